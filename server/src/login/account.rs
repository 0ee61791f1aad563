//! Accounts: invited, linked, closed.

use super::{Login, password};
use crate::sqlite::store;
use kotodigi::journal::Broken;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

const DAY_MS: i64 = 86_400_000;

/// Whether this can be an account: what a person can read, and nothing a page or a log could misread.
pub fn is_account(account: &str) -> bool {
    (1..=128).contains(&account.len())
        && account.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-@".contains(&b))
        && account.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// An account as it stands in the file.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// None: logs in by an issuer only.
    pub password: Option<String>,
    pub once: bool,
    pub until: Option<i64>,
    pub pending: Option<Vec<u8>>,
    pub factor: Option<Vec<u8>>,
    pub closed: bool,
}

/// An account, for those who administer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    pub account: String,
    pub made: i64,
    pub last_seen: Option<i64>,
    pub closed: Option<i64>,
    /// Has a password of its own and a second factor here.
    pub local: bool,
}

impl Account {
    pub fn read(db: &Connection, account: &str) -> Result<Option<Account>, Broken> {
        let ask = "SELECT password, once, until, pending, factor, closed FROM accounts WHERE account = ?1";
        db.prepare_cached(ask)
            .and_then(|mut ask| {
                ask.query_row([account], |row| {
                    Ok(Account {
                        password: row.get(0)?,
                        once: row.get(1)?,
                        until: row.get(2)?,
                        pending: row.get(3)?,
                        factor: row.get(4)?,
                        closed: row.get::<_, Option<i64>>(5)?.is_some(),
                    })
                })
                .optional()
            })
            .map_err(store)
    }

    /// The hash to hold a password against, while there is one.
    pub fn usable(&self, now: i64) -> Option<&str> {
        let open = !self.closed && self.until.is_none_or(|until| now < until);
        self.password.as_deref().filter(|_| open)
    }
}

impl Login {
    /// Makes an account, or begins an old one anew: a one-time password for the person, on paper or by a message of
    /// another way. Its password and second factor before, and its sessions, are gone.
    pub fn invite(&self, account: &str, now: i64) -> Result<String, Broken> {
        if !is_account(account) {
            return Err(Broken::Store("an account is 1 to 128 of a-z, 0-9, . _ - @".into()));
        }
        let once = password::one_time()?;
        let hash = password::hash(&once)?;
        let until = now + i64::from(self.settings.invitation_days) * DAY_MS;
        self.file()
            .execute(
                "INSERT INTO accounts (account, made, password, once, until) VALUES (?1, ?2, ?3, 1, ?4)
                 ON CONFLICT (account) DO UPDATE SET password = ?3, once = 1, until = ?4,
                     pending = NULL, factor = NULL, step = 0, closed = NULL",
                params![account, now, hash, until],
            )
            .map_err(store)?;
        self.end_all(account, now)?;
        self.note(now, account, "invited", "", "")?;
        Ok(once)
    }

    /// Nobody logs in by this account any more, until it is invited or linked again; its sessions are dead.
    pub fn close(&self, account: &str, now: i64) -> Result<(), Broken> {
        {
            let mut db = self.file();
            let tx = db.transaction().map_err(store)?;
            let shut = "INSERT INTO accounts (account, made, closed) VALUES (?1, ?2, ?2) ON CONFLICT (account)
                DO UPDATE SET password = NULL, pending = NULL, factor = NULL, closed = ?2";
            tx.execute(shut, params![account, now]).map_err(store)?;
            tx.execute("DELETE FROM links WHERE account = ?1", [account]).map_err(store)?;
            tx.commit().map_err(store)?;
        }
        self.end_all(account, now)?;
        self.note(now, account, "closed", "", "")
    }

    /// The person an issuer knows by this value of its `account_claim` is this account.
    pub fn link(&self, issuer: &str, subject: &str, account: &str, now: i64) -> Result<(), Broken> {
        if !is_account(account) || !self.settings.issuers.iter().any(|known| known.id == issuer) {
            return Err(Broken::Store(format!("no such issuer ({issuer}), or no account (a-z, 0-9, . _ - @)")));
        }
        {
            let mut db = self.file();
            let tx = db.transaction().map_err(store)?;
            tx.execute(
                "INSERT INTO links (issuer, subject, account) VALUES (?1, ?2, ?3)
                 ON CONFLICT (issuer, subject) DO UPDATE SET account = ?3",
                params![issuer, subject, account],
            )
            .map_err(store)?;
            tx.execute(
                "INSERT INTO accounts (account, made) VALUES (?1, ?2)
                 ON CONFLICT (account) DO UPDATE SET closed = NULL",
                params![account, now],
            )
            .map_err(store)?;
            tx.commit().map_err(store)?;
        }
        self.note(now, account, "linked", issuer, "")
    }

    /// When the account was last at work here; None: never, or no such account.
    pub fn last_seen(&self, account: &str) -> Result<Option<i64>, Broken> {
        let used = self.sessions.last_used(account);
        let seen: Option<Option<i64>> = self
            .file()
            .query_row("SELECT seen FROM accounts WHERE account = ?1", [account], |row| row.get(0))
            .optional()
            .map_err(store)?;
        Ok(seen.flatten().max(used))
    }

    /// All accounts, closed ones too, by name.
    pub fn accounts(&self) -> Result<Vec<Listed>, Broken> {
        let mut listed: Vec<Listed> = {
            let db = self.file();
            let ask = "SELECT account, made, seen, closed, factor IS NOT NULL FROM accounts ORDER BY account";
            let mut ask = db.prepare(ask).map_err(store)?;
            let rows = ask.query_map([], |row| {
                let (account, made, last_seen) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(Listed { account, made, last_seen, closed: row.get(3)?, local: row.get(4)? })
            });
            rows.and_then(Iterator::collect).map_err(store)?
        };
        for one in &mut listed {
            one.last_seen = one.last_seen.max(self.sessions.last_used(&one.account));
        }
        Ok(listed)
    }

    /// Whether anybody was ever invited or linked: a first start makes an administrator.
    pub fn is_empty(&self) -> Result<bool, Broken> {
        self.file().query_row("SELECT NOT EXISTS (SELECT 1 FROM accounts)", [], |row| row.get(0)).map_err(store)
    }
}
