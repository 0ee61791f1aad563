//! A register for real clients: its first start, accounts with two factors, rights.

use super::{Running, User, kotodigi};
use kotodigi_server::login::{Login, Settings};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

const OWN: &str = "lusikka juna pilvi seitsemän";
pub const CONTROL: (&str, &str) = ("Koto-Purpose", "access_control");
const FROM: &str = "2026-01-01";
const UNTIL: &str = "2099-12-31";

pub fn start(data: &Path) -> Running {
    start_with(data, &[])
}

pub fn start_with(data: &Path, more: &[&str]) -> Running {
    let mut command = kotodigi(&["serve", "--lang", "en", "--listen", "127.0.0.1:0", "--data"]);
    command.arg(data).args(more);
    Running::of(command)
}

pub fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

/// The first administrator's one-time password, as it is shown.
pub fn once(server: &Running) -> String {
    assert_eq!(server.shown.len(), 1, "{:?}", server.shown);
    server.shown[0].split("one-time password ").nth(1).unwrap().split(". ").next().unwrap().to_owned()
}

pub fn code(data: &Path, account: &str, at: i64) -> String {
    Login::open(&data.join("login.sqlite"), Settings::default()).unwrap().code(account, at).unwrap()
}

/// Logs in with a one-time password: an own password, a second factor, a session.
pub fn log_in(server: &Running, data: &Path, account: &str, once: &str) -> User {
    let mut user = User { root: server.root.clone(), cookie: String::new() };
    let say = |user: &User, body: Value| user.post("/api/login", &body, &[]);
    let first = say(&user, json!({"account": account, "password": once}));
    assert_eq!(first.body["next"], "new_password", "{}", first.text);
    let enrol = say(&user, json!({"account": account, "password": once, "new_password": OWN}));
    assert_eq!(enrol.body["next"], "enrol_factor", "{}", enrol.text);
    let done = say(&user, json!({"account": account, "password": OWN, "code": code(data, account, now())}));
    assert_eq!(done.body["next"], "done", "{}", done.text);
    let cookie = done.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-koto-session=") && cookie.contains("Secure") && cookie.contains("HttpOnly"));
    assert!(cookie.contains("SameSite=Strict") && done.header("strict-transport-security").contains("max-age="));
    user.cookie = cookie.split(';').next().unwrap().to_owned();
    user
}

/// Shows the second factor again. Each step of time is good for one code: that of the next one is taken.
pub fn show_factor(user: &mut User, data: &Path, account: &str) {
    let shown = user.post("/api/session/factor", &json!({"code": code(data, account, now() + 30_000)}), &[]);
    assert_eq!(shown.status, 200, "{}", shown.text);
    user.cookie = shown.header("set-cookie").split(';').next().unwrap().to_owned();
}

pub fn done(user: &User, path: &str, body: &Value) -> String {
    let got = user.post(path, body, &[CONTROL]);
    assert_eq!(got.status, 200, "{path}: {}", got.text);
    got.body["client"].as_str().unwrap().to_owned()
}

pub fn invited(user: &User, account: &str) -> String {
    let got = user.post("/api/login/invite", &json!({"account": account}), &[CONTROL]);
    assert_eq!(got.status, 200, "{}", got.text);
    got.body["password"].as_str().unwrap().to_owned()
}

/// A municipality whose administrator works, and KEHA's administrator who opens what that one grants.
pub struct Town<'a> {
    pub server: &'a Running,
    pub data: &'a Path,
    pub keha: &'a User,
    pub code: &'a str,
    pub administrator: User,
}

impl<'a> Town<'a> {
    pub fn enrolled(server: &'a Running, data: &'a Path, keha: &'a User, code: &'a str, account: &str) -> Town<'a> {
        let enrol = json!({"municipality": code, "account": account, "name": account, "notice": "1/2026",
            "from": FROM, "until": UNTIL});
        done(keha, "/api/deeds/enrol_municipality", &enrol);
        let administrator = log_in(server, data, account, &invited(keha, account));
        Town { server, data, keha, code, administrator }
    }

    /// Somebody of the municipality with a right in force, logged in.
    pub fn employs(&self, account: &str, role: &str, more: &Value) -> User {
        let mut asked = json!({"account": account, "name": account, "employer": "municipality",
            "organisation": self.code, "role": role, "scope": [{"municipality": self.code}], "from": FROM,
            "until": UNTIL, "reason": "Moves the old register in"});
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let right = done(&self.administrator, "/api/deeds/request_right", &asked);
        done(&self.administrator, &format!("/api/deeds/grant_right/{right}"), &Value::Null);
        done(self.keha, &format!("/api/deeds/open_right/{right}"), &Value::Null);
        log_in(self.server, self.data, account, &invited(&self.administrator, account))
    }
}
