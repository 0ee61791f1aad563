//! Logging in to a real register: what is typed, and what the server asks for next.

use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OpenSession {
    pub id: String,
    /// `local`, or the issuer's id.
    pub way: String,
    /// The address it came from.
    pub peer: String,
    pub began: i64,
    pub used: i64,
}

#[derive(Deserialize)]
pub(super) struct OpenSessions {
    pub sessions: Vec<OpenSession>,
}
