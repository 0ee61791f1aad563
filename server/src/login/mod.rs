//! Who logs in: local accounts, logins from an issuer (OpenID Connect), sessions. What an account may do stands
//! elsewhere (`core/src/rights/`); this knows no client and no right.
//!
//! Everything secret stands in one file of the data directory, `login.sqlite`, and never in the journal: password
//! hashes, secrets of second factors, hashes of session secrets, links of issuers, waits, and the list of what
//! happened at the door ([`Event`]) for the operator.
//!
//! ```text
//! let login = Login::open(&folder.join("login.sqlite"), settings)?;      // settings.faults() was empty
//! login.invite("aino.korhonen", now)? -> one-time password, 7 days      // ends what was open before
//! login.session(secret, now) -> Option<Session { account, factor_at, began, … }>
//! login.end_all("aino.korhonen", now)?                                  // right removed: dead at the next request
//! login.end_every(now)?                                                // after a restore
//! login.close("aino.korhonen", now)?                                    // no login any more, until invited again
//! login.last_seen("aino.korhonen")? -> Option<ms>                       // for accounts nobody uses
//! login.accounts()? -> all of them, with when they were made, seen and closed
//! login.is_empty()?                                                     // a first start: invite an administrator
//! login.events(100)? -> what happened at the door, newest first
//! login.link("kuopio", "subject at the issuer", "aino.korhonen", now)?
//! ```
//! `now` is milliseconds since 1970. Every method is quick but those that take a password
//! ([`Login::enter`], [`Login::invite`]): they cost 64 MiB and some tenths of a second, [`Login::place`] first.

mod account;
mod enter;
mod events;
mod factor;
mod file;
mod oidc;
mod password;
mod sessions;
mod settings;
mod waits;

use kotodigi::journal::Broken;
use rusqlite::Connection;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};

pub use account::{Listed, is_account};
pub use enter::{Attempt, Entered, LOCAL, NoEntry, Opened};
pub use events::Event;
pub use factor::Enrolment;
pub use oidc::{Begun, NoIssuer, Returned};
pub use sessions::Session;
pub use settings::{Issuer, Name, Settings};

/// In the data directory, beside the journal.
pub const FILE: &str = "login.sqlite";
/// Passwords reckoned at once; each takes 64 MiB and a core.
const AT_ONCE: usize = 2;
/// Calls to issuers under way at once.
const CALLS: usize = 8;
/// How long one waits for a place.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub struct Login {
    settings: Settings,
    file: Mutex<Connection>,
    sessions: sessions::Sessions,
    issuers: oidc::Issuers,
    places: Semaphore,
    calls: Semaphore,
}

impl Login {
    pub fn open(file: &Path, settings: Settings) -> Result<Login, Broken> {
        let connection = file::open(file)?;
        let sessions = sessions::Sessions::read(&connection)?;
        let issuers = oidc::Issuers::of(&settings)?;
        let (places, calls) = (Semaphore::new(AT_ONCE), Semaphore::new(CALLS));
        Ok(Login { settings, file: Mutex::new(connection), sessions, issuers, places, calls })
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A place to reckon a password in; None when too many wait.
    pub async fn place(&self) -> Option<SemaphorePermit<'_>> {
        tokio::time::timeout(PATIENCE, self.places.acquire()).await.ok()?.ok()
    }

    /// A place to call an issuer in ([`Login::send_to`], [`Login::returned`]).
    pub async fn call_place(&self) -> Option<SemaphorePermit<'_>> {
        tokio::time::timeout(PATIENCE, self.calls.acquire()).await.ok()?.ok()
    }

    fn file(&self) -> MutexGuard<'_, Connection> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// 256 bits nobody can foresee, as 64 hexadecimal digits.
fn secret() -> Result<String, Broken> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|why| Broken::Store(format!("no chance to be had: {why}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
