//! A server of its own process, and what it says.

#![allow(dead_code, reason = "each test takes what it needs")]

pub mod desk;
pub mod here;
pub mod keyed;
pub mod old_register;
pub mod production;

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub fn kotodigi(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kotodigi"));
    command.args(arguments);
    command
}

/// Exit, stdout, stderr.
pub fn ran(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = kotodigi(arguments).output().unwrap();
    let said = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), said(stdout), said(stderr))
}

pub struct Running {
    pub child: Child,
    /// As it says it: `http://127.0.0.1:1234`.
    pub root: String,
    /// Lines it showed before.
    pub shown: Vec<String>,
    said: Arc<Mutex<String>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Running {
    pub fn start(data: &Path, more: &[&str]) -> Running {
        let mut command = kotodigi(&["serve", "--training", "--listen", "127.0.0.1:0", "--data"]);
        command.arg(data).args(more);
        Running::of(command)
    }

    pub fn of(mut command: Command) -> Running {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (errors, heard) = (BufReader::new(child.stderr.take().unwrap()), said.clone());
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                heard.lock().unwrap().push_str(&(line + "\n"));
            }
        });
        // What is shown at a first start comes before the address.
        let (mut shown, mut root) = (Vec::new(), String::new());
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            root = line.unwrap().trim().to_owned();
            if root.starts_with("http") {
                break;
            }
            shown.push(root.clone());
        }
        assert!(root.starts_with("http"), "{root} {}", said.lock().unwrap());
        Running { child, root, shown, said }
    }

    pub fn address(&self) -> &str {
        self.root.split_once("://").unwrap().1
    }

    /// What stands on stderr so far.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until the log says something.
    pub fn says(&self, words: &str) -> String {
        let start = Instant::now();
        while !self.said().contains(words) {
            assert!(start.elapsed() < Duration::from_secs(10), "{words} is not in {}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
        self.said()
    }

    pub fn user(&self, officer: &str) -> User {
        let mut user = User { root: self.root.clone(), cookie: String::new() };
        let got = user.ask("POST", "/api/session", Some(&json!({"officer": officer})), &[]);
        assert_eq!(got.status, 200, "{}", got.text);
        user.cookie = got.header("set-cookie").split(';').next().unwrap().to_owned();
        user
    }
}

pub struct User {
    pub root: String,
    pub cookie: String,
}

pub struct Got {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub text: String,
    pub body: Value,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl User {
    pub fn ask(&self, method: &str, path: &str, body: Option<&Value>, more: &[(&str, &str)]) -> Got {
        let config = ureq::Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true);
        let agent: ureq::Agent = config.build().into();
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.root));
        // Who comes in is entered in handling a contact; the rest is work on the plan.
        let contact = path == "/api/clients" || path.ends_with("_contact");
        let purpose = if contact { "contact" } else { "plan" };
        for (name, value) in [("Koto-Purpose", purpose), ("Accept-Language", "en")] {
            if !more.iter().any(|(other, _)| *other == name) {
                request = request.header(name, value);
            }
        }
        if !self.cookie.is_empty() {
            request = request.header("Cookie", &self.cookie);
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let sent = match body {
            Some(body) => agent.run(request.header("Content-Type", "application/json").body(body.to_string()).unwrap()),
            None => agent.run(request.body(()).unwrap()),
        };
        let mut response = sent.unwrap();
        let text = String::from_utf8_lossy(&response.body_mut().read_to_vec().unwrap()).into_owned();
        let body = serde_json::from_str(&text).unwrap_or_default();
        Got { status: response.status().as_u16(), headers: response.headers().clone(), text, body }
    }

    pub fn get(&self, path: &str) -> Got {
        self.ask("GET", path, None, &[])
    }

    pub fn post(&self, path: &str, body: &Value, more: &[(&str, &str)]) -> Got {
        self.ask("POST", path, Some(body), more)
    }

    pub fn register(&self, family_name: &str) -> String {
        let got = self.post("/api/clients", &oili(family_name), &[]);
        assert_eq!(got.status, 201, "{}", got.text);
        got.body["client"].as_str().unwrap().to_owned()
    }
}

pub fn oili(family_name: &str) -> Value {
    json!({"family_name": family_name, "given_names": "Oili", "municipality": "297", "source": "client"})
}

pub fn contact() -> Value {
    json!({"on": "2026-01-30", "way": "request", "matter": "Pyytää arviointia", "source": "client"})
}
