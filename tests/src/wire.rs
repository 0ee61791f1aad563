//! A server in this process, asked over real HTTP, and who asks it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use crate::NoLog;
use kotodigi::access::Purpose;
use kotodigi::office::LookLog;
use kotodigi::steps::Directory;
use kotodigi::words::Lang;
use kotodigi_server::clock;
use kotodigi_server::directory::DataDir;
use kotodigi_server::house::{Asker, House};
use kotodigi_server::http::{self, Serving};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// The day of law of these servers.
pub const ON: &str = "2027-01-31";

#[derive(Debug)]
pub struct Server {
    pub serving: Serving,
    pub house: Arc<House>,
    pub folder: TempDir,
}

/// Whoever asks, on a connection that is kept.
#[derive(Clone, Debug)]
pub struct User {
    agent: ureq::Agent,
    root: String,
    pub headers: Vec<(&'static str, String)>,
}

#[derive(Clone, Debug)]
pub struct Got {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub text: String,
}

impl Server {
    /// One whose log of looks keeps nothing: for what is asked many thousand times.
    pub fn swift() -> Server {
        Server::logging(|_| Arc::new(NoLog))
    }

    pub fn logging(log: impl FnOnce(&DataDir) -> Arc<dyn LookLog>) -> Server {
        let folder = in_memory();
        let directory = DataDir::create(folder.path(), Directory::Training, ON.parse().unwrap()).unwrap();
        let log = log(&directory);
        let house = Arc::new(House::logging_to(directory, log).unwrap());
        let serving = http::start(Arc::clone(&house), "127.0.0.1:0").unwrap();
        Server { serving, house, folder }
    }

    pub fn stranger(&self) -> User {
        let config = ureq::Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true);
        let root = format!("http://{}", self.serving.address);
        User { agent: config.build().into(), root, headers: vec![("Accept-Language", "en".into())] }
    }

    /// Somebody at work, for a purpose.
    pub fn user(&self, officer: &str, purpose: Purpose) -> User {
        let mut user = self.stranger();
        let chosen = user.post("/api/session", &json!({"officer": officer}));
        assert_eq!(chosen.status, 200, "{officer}: {}", chosen.text);
        let cookie = chosen.headers["set-cookie"].to_str().unwrap().to_owned();
        user.headers.push(("Cookie", cookie.split(';').next().unwrap().to_owned()));
        user.headers.push(("Koto-Purpose", purpose.code().to_owned()));
        user
    }

    /// The same person past the wire, having just given a second factor.
    pub fn with_factor(&self, officer: &str, purpose: Purpose) -> Asker {
        let by = self.house.officer(officer).unwrap().unwrap();
        Asker { by, purpose, lang: Lang::En, factor_at: Some(clock::now()), from: "127.0.0.1".to_owned() }
    }
}

/// Where a durable commit costs next to nothing, if there is such a place.
fn in_memory() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

impl User {
    #[must_use]
    pub fn for_purpose(&self, purpose: Purpose) -> User {
        let mut user = self.clone();
        user.headers.retain(|(name, _)| *name != "Koto-Purpose");
        user.headers.push(("Koto-Purpose", purpose.code().to_owned()));
        user
    }

    /// None when what is asked can't be sent at all.
    pub fn try_ask(&self, method: &str, path: &str, body: Option<&str>, more: &[(&str, &str)]) -> Option<Got> {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.root));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let sent = match body {
            Some(body) => {
                let request = request.header("Content-Type", "application/json").body(body.to_owned()).ok()?;
                self.agent.run(request)
            }
            None => self.agent.run(request.body(()).ok()?),
        };
        let mut response = sent.ok()?;
        let text = response.body_mut().read_to_string().ok()?;
        Some(Got { status: response.status().as_u16(), headers: response.headers().clone(), text })
    }

    pub fn ask(&self, method: &str, path: &str, body: Option<&str>, more: &[(&str, &str)]) -> Got {
        self.try_ask(method, path, body, more).unwrap_or_else(|| panic!("{method} {path} was not answered"))
    }

    pub fn get(&self, path: &str) -> Got {
        self.ask("GET", path, None, &[])
    }

    pub fn post(&self, path: &str, body: &Value) -> Got {
        self.ask("POST", path, Some(&body.to_string()), &[])
    }

    /// A step, from a version of the record.
    pub fn change(&self, client: &str, step: &str, version: &str, body: &Value) -> Got {
        let path = format!("/api/clients/{client}/{step}");
        self.ask("POST", &path, Some(&body.to_string()), &[("If-Match", &format!("\"{version}\""))])
    }
}

impl Got {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// A receipt's id; a deed that was not done ends the test.
    pub fn made(&self) -> String {
        let made = self.json();
        made["client"].as_str().unwrap_or_else(|| panic!("{}: {}", self.status, self.text)).to_owned()
    }
}
