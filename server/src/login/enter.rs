//! Logging in by a local account: password, a new one where it was one-time, second factor.

use super::account::Account;
use super::factor::{self, Enrolment};
use super::sessions::Beginning;
use super::{Login, Session, is_account, password};
use crate::sqlite::store;
use kotodigi::journal::Broken;
use kotodigi::words::Text;
use rusqlite::params;
use std::fmt;

/// The way in that asks nobody else.
pub const LOCAL: &str = "local";

/// What somebody at the door says.
#[derive(Clone)]
pub struct Attempt {
    pub account: String,
    pub password: String,
    /// Instead of a one-time one; or, with a code, instead of the one that was.
    pub new_password: Option<String>,
    pub code: Option<String>,
    pub peer: String,
}

impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt").field("peer", &self.peer).finish_non_exhaustive()
    }
}

/// How far one got.
#[derive(Debug)]
pub enum Entered {
    /// The password was one-time: say a new one with it.
    NewPassword,
    /// Enrol the second factor, then say its code.
    EnrolFactor(Enrolment),
    /// Say the code of the second factor.
    Factor,
    In(Opened),
}

/// A session that has begun.
#[derive(Clone)]
pub struct Opened {
    pub secret: String,
    pub session: Session,
    /// Other open sessions of the account: its owner should know of them.
    pub others: Vec<Session>,
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened").field("session", &self.session).finish_non_exhaustive()
    }
}

/// Why one does not get in.
#[derive(Debug)]
pub enum NoEntry {
    /// Account, password or code is wrong; which of them, nobody is told.
    Refused,
    /// Too many failures: so many ms to wait.
    Wait(i64),
    /// The new password will not do.
    Weak(Text),
    Broken(Broken),
}

impl From<Broken> for NoEntry {
    fn from(broken: Broken) -> Self {
        NoEntry::Broken(broken)
    }
}

impl Login {
    /// Takes a password and, step by step, what else is needed. The same is done for accounts nobody has.
    pub fn enter(&self, attempt: &Attempt, now: i64) -> Result<Entered, NoEntry> {
        let Attempt { account, password, peer, .. } = attempt;
        let found = if is_account(account) { Account::read(&self.file(), account)? } else { None };
        // A closed account and one that never was are told apart for the operator only.
        let named = if found.is_some() { account.as_str() } else { "-" };
        let counted = match self.count(account, peer, now)? {
            Ok(counted) => counted,
            Err(wait) => {
                self.note(now, named, "waiting", "", peer)?;
                return Err(NoEntry::Wait(wait));
            }
        };
        let one = found.unwrap_or_default();
        let usable = one.usable(now).filter(|_| self.settings.local);
        if !password::fits(password, usable)? {
            self.note(now, named, "refused", "", peer)?;
            return Err(NoEntry::Refused);
        }
        let entered = self.second(attempt, one, now);
        match &entered {
            Err(NoEntry::Refused) => self.note(now, account, "factor_refused", "", peer)?,
            Ok(Entered::In(_)) => self.uncount(&counted, true)?,
            _ => self.uncount(&counted, false)?,
        }
        entered
    }

    /// The password was right.
    fn second(&self, attempt: &Attempt, mut one: Account, now: i64) -> Result<Entered, NoEntry> {
        let Attempt { account, peer, .. } = attempt;
        let new = attempt.new_password.as_deref();
        if let Some(weak) = new.and_then(|new| password::weakness(new, account, &attempt.password)) {
            return Err(NoEntry::Weak(weak));
        }
        if one.once {
            let Some(new) = new else { return Ok(Entered::NewPassword) };
            self.change_password(&mut one, new, attempt, now)?;
        }
        let (secret, enrolled) = match (&one.factor, &one.pending) {
            (Some(factor), _) => (factor, true),
            (None, Some(pending)) if attempt.code.is_some() => (pending, false),
            (None, pending) => {
                return Ok(Entered::EnrolFactor(factor::enrolment(&self.file(), account, pending.as_deref())?));
            }
        };
        let Some(code) = &attempt.code else { return Ok(Entered::Factor) };
        if !factor::spend(&self.file(), account, secret, code, now)? {
            return Err(NoEntry::Refused);
        }
        if !enrolled {
            let enrol = "UPDATE accounts SET factor = pending, pending = NULL, until = NULL WHERE account = ?1";
            self.file().execute(enrol, [account]).map_err(store)?;
            self.note(now, account, "factor_enrolled", "", peer)?;
        }
        if let Some(new) = new.filter(|_| !one.once) {
            self.change_password(&mut one, new, attempt, now)?;
            self.end_all(account, now)?;
        }
        let password = one.password.as_deref();
        let way = Beginning { account, way: LOCAL, peer, factor_at: Some(now), password };
        self.opened(&way, now)?.map(Entered::In).ok_or(NoEntry::Refused)
    }

    fn change_password(&self, one: &mut Account, new: &str, attempt: &Attempt, now: i64) -> Result<(), NoEntry> {
        let hash = password::hash(new)?;
        let change = "UPDATE accounts SET password = ?3, once = 0 WHERE account = ?1 AND password = ?2";
        let changed = self.file().execute(change, params![attempt.account, one.password, hash]).map_err(store)?;
        if changed == 0 {
            return Err(NoEntry::Refused);
        }
        one.password = Some(hash);
        self.note(now, &attempt.account, "password_changed", "", &attempt.peer)?;
        Ok(())
    }

    /// Begins a session and tells of the account's others.
    pub(super) fn opened(&self, way: &Beginning<'_>, now: i64) -> Result<Option<Opened>, Broken> {
        let Some((secret, session)) = self.begin(way, now)? else { return Ok(None) };
        self.note(now, way.account, "login", way.way, way.peer)?;
        let others: Vec<Session> =
            self.sessions_of(way.account, now).into_iter().filter(|other| other.id != session.id).collect();
        if !others.is_empty() {
            self.note(now, way.account, "second_session", way.way, way.peer)?;
        }
        Ok(Some(Opened { secret, session, others }))
    }

    /// The second factor once more, for what wants it fresh. The session goes on under the secret returned.
    pub fn renew_factor(&self, secret: &str, code: &str, peer: &str, now: i64) -> Result<String, NoEntry> {
        let session = self.session(secret, now).ok_or(NoEntry::Refused)?;
        let account = &session.account;
        let counted = self.count(account, peer, now)?.map_err(NoEntry::Wait)?;
        let right = {
            let db = self.file();
            let one = Account::read(&db, account)?.filter(|one| !one.closed);
            match one.and_then(|one| one.factor).filter(|_| session.way == LOCAL) {
                Some(factor) => factor::spend(&db, account, &factor, code, now)?,
                None => false,
            }
        };
        if !right {
            self.note(now, account, "factor_refused", "", peer)?;
            return Err(NoEntry::Refused);
        }
        self.uncount(&counted, true)?;
        let risen = self.rise(secret, now)?.ok_or(NoEntry::Refused)?;
        self.note(now, account, "factor_renewed", "", peer)?;
        Ok(risen)
    }
}
