//! A server people log in to, for tests.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use crate::visitor::{Got, Visitor};
use kotodigi::steps::Directory;
use kotodigi_server::clock;
use kotodigi_server::directory::DataDir;
use kotodigi_server::house::House;
use kotodigi_server::http::{self, Serving, Setup};
use kotodigi_server::login::{Attempt, Entered, Login, Settings};
use serde_json::{Value, json};
use std::net::IpAddr;
use std::sync::Arc;
use tempfile::TempDir;

pub const COOKIE: &str = "__Host-koto-session";
pub const AINO: &str = "aino.korhonen";
/// The password everybody has here.
pub const OWN: &str = "lusikka juna pilvi seitsemän";

#[derive(Debug)]
pub struct Server {
    serving: Serving,
    pub login: Arc<Login>,
    pub folder: TempDir,
    settings: Settings,
    trusted: Vec<IpAddr>,
}

impl Server {
    /// 127.0.0.1 is our proxy here: a test says by a header which address it comes from.
    pub fn start() -> Server {
        Server::with(Settings::default(), &["127.0.0.1"])
    }

    pub fn with(settings: Settings, trusted: &[&str]) -> Server {
        let trusted = trusted.iter().map(|address| address.parse().unwrap()).collect();
        Server::at(tempfile::tempdir().unwrap(), settings, trusted)
    }

    fn at(folder: TempDir, settings: Settings, trusted: Vec<IpAddr>) -> Server {
        let data = folder.path().join("data");
        let directory = DataDir::create(&data, Directory::Training, "2027-01-31".parse().unwrap())
            .or_else(|_| DataDir::open(&data, Directory::Training))
            .unwrap();
        let login = Arc::new(Login::open(&data.join("login.sqlite"), settings.clone()).unwrap());
        let setup =
            Setup { login: Some(Arc::clone(&login)), proxies: trusted.clone().into(), https: true, ..Setup::default() };
        let house = Arc::new(House::open(directory).unwrap());
        let serving = http::start_as(house, "127.0.0.1:0", setup).unwrap();
        Server { serving, login, folder, settings, trusted }
    }

    /// The server once more, on the same directory.
    #[must_use]
    pub fn again(self) -> Server {
        let Server { serving, login, folder, settings, trusted } = self;
        drop((serving, login));
        Server::at(folder, settings, trusted)
    }

    pub fn root(&self) -> String {
        format!("http://{}", self.serving.address)
    }

    pub fn visitor(&self) -> Visitor {
        Visitor::at(&self.root())
    }

    pub fn from(&self, address: &str) -> Visitor {
        self.visitor().with("X-Forwarded-For", address)
    }

    /// An account that came in a while ago, and has its own password and second factor.
    pub fn account(&self, account: &str) {
        let then = clock::now() - 90_000;
        let once = self.login.invite(account, then).unwrap();
        self.login.enter(&attempt(account, &once, Some(OWN), None), then).unwrap();
        let code = self.login.code(account, then);
        assert!(matches!(self.login.enter(&attempt(account, OWN, None, code), then), Ok(Entered::In(_))));
        self.login.end_all(account, then).unwrap();
    }

    /// The code of `n` steps from now.
    pub fn code(&self, account: &str, n: i64) -> String {
        self.login.code(account, clock::now() + n * 30_000).unwrap()
    }

    pub fn enter(&self, visitor: &Visitor, account: &str, n: i64) -> Got {
        visitor.post("/api/login", &json!({"account": account, "password": OWN, "code": self.code(account, n)}))
    }

    /// What happened at the door: what, whose account, from where.
    pub fn happened(&self) -> Vec<(String, String, String)> {
        let events = self.login.events(1000).unwrap();
        events.into_iter().map(|event| (event.what, event.account, event.peer)).collect()
    }

    pub fn times(&self, what: &str, peer: &str) -> i64 {
        let events = self.login.events(1000).unwrap();
        events.iter().filter(|event| event.what == what && event.peer == peer).map(|event| event.times).sum()
    }

    /// Why the last return from an issuer was refused.
    pub fn said(&self) -> String {
        let events = self.login.events(50).unwrap();
        events.into_iter().find(|event| event.what == "issuer_refused").map(|event| event.detail).unwrap_or_default()
    }

    /// The session of a browser, newest first where there are more.
    pub fn session(&self, visitor: &Visitor) -> Value {
        visitor.get("/api/session/all").body["sessions"][0].clone()
    }
}

pub fn attempt(account: &str, password: &str, new_password: Option<&str>, code: Option<String>) -> Attempt {
    let new_password = new_password.map(str::to_owned);
    Attempt { account: account.into(), password: password.into(), new_password, code, peer: "192.0.2.1".into() }
}

pub fn wrong(visitor: &Visitor, account: &str) -> Got {
    visitor.post("/api/login", &json!({"account": account, "password": "ei se ole tämä"}))
}
