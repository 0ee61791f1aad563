//! Logging in to a real register: what is typed, and what the server asks for next.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How one can log in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Doors {
    /// Accounts of the register's own, for pilots.
    pub local: bool,
    #[serde(default)]
    pub issuers: Vec<Issuer>,
}

/// An identification service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Issuer {
    pub id: String,
    pub name: String,
}

/// What is typed so far. It stays in the page's memory and goes only in a body.
#[derive(Clone, Default, Serialize)]
pub struct Entry {
    pub account: String,
    pub password: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry").field("account", &self.account).finish_non_exhaustive()
    }
}

/// What comes next: `new_password`, `enrol_factor`, `factor`, `done`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LoginStep {
    pub next: String,
    /// Of a second factor that is enrolled now: to be typed, or read from a picture.
    #[serde(default)]
    pub secret: Option<String>,
    #[serde(default)]
    pub uri: Option<String>,
}

/// One of one's own sessions, as the server tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    pub id: String,
    /// `local`, or the issuer's id.
    pub way: String,
    /// The address it came from.
    pub peer: String,
    pub began: i64,
    pub used: i64,
}

impl OpenSession {
    /// Those of an answer, the last used first. Read by hand: a reader made for them weighs kilobytes on the page.
    pub(super) fn all(answer: &Map<String, Value>) -> Vec<OpenSession> {
        let all = answer.get("sessions").and_then(Value::as_array).into_iter().flatten();
        let one = |of: &Value| {
            let text = |key: &str| of[key].as_str().unwrap_or_default().to_owned();
            let moment = |key: &str| of[key].as_i64().unwrap_or_default();
            OpenSession {
                id: text("id"),
                way: text("way"),
                peer: text("peer"),
                began: moment("began"),
                used: moment("used"),
            }
        };
        let mut all: Vec<OpenSession> = all.map(one).collect();
        all.sort_by_key(|session| -session.used);
        all
    }
}
