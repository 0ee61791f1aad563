//! Sessions: held in memory, written to the file, so that they outlive a restart and end at once when they have to.
//! Only the hash of a secret is kept. Locks are taken in one order: the sessions, then the file.

use super::{Login, secret};
use crate::sqlite::{hash, store};
use kotodigi::entry::Hash;
use kotodigi::journal::Broken;
use rusqlite::{Connection, params};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// When a session was last used is written at most so often.
const WRITTEN_MS: i64 = 60_000;

/// Somebody at work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Session {
    /// To tell one from another; opens nothing.
    pub id: Uuid,
    pub account: String,
    /// `local`, or the issuer's id.
    pub way: String,
    pub peer: String,
    pub began: i64,
    pub used: i64,
    /// When the second factor was last given; None where an issuer does not say.
    pub factor_at: Option<i64>,
}

#[derive(Debug)]
struct Held {
    session: Session,
    /// `used` as it stands in the file.
    written: i64,
}

#[derive(Debug, Default)]
pub(super) struct Sessions(Mutex<HashMap<Hash, Held>>);

/// What a new session is begun with.
#[derive(Debug)]
pub(super) struct Beginning<'a> {
    pub account: &'a str,
    pub way: &'a str,
    pub peer: &'a str,
    pub factor_at: Option<i64>,
    /// The hash the password was held against: if it has changed since, nothing begins.
    pub password: Option<&'a str>,
}

impl Sessions {
    pub fn read(db: &Connection) -> Result<Sessions, Broken> {
        let ask = "SELECT secret, id, account, way, peer, began, used, factor_at FROM sessions";
        let mut ask = db.prepare(ask).map_err(store)?;
        let rows = ask.query_map([], |row| {
            let (key, id): (Vec<u8>, [u8; 16]) = (row.get(0)?, row.get(1)?);
            let session = Session {
                id: Uuid::from_bytes(id),
                account: row.get(2)?,
                way: row.get(3)?,
                peer: row.get(4)?,
                began: row.get(5)?,
                used: row.get(6)?,
                factor_at: row.get(7)?,
            };
            Ok(hash(&key).map(|key| (key, Held { written: session.used, session })))
        });
        let held: Vec<_> = rows.and_then(Iterator::collect).map_err(store)?;
        Ok(Sessions(Mutex::new(held.into_iter().flatten().collect())))
    }

    fn held(&self) -> MutexGuard<'_, HashMap<Hash, Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn last_used(&self, account: &str) -> Option<i64> {
        let held = self.held();
        held.values().filter(|held| held.session.account == account).map(|held| held.session.used).max()
    }
}

fn key(secret: &str) -> Hash {
    Hash::of(&[secret.as_bytes()])
}

impl Login {
    fn lives(&self, session: &Session, now: i64) -> bool {
        let (idle, longest) = (self.settings.idle_seconds, self.settings.longest_seconds);
        now - session.used < i64::from(idle) * 1000 && now - session.began < i64::from(longest) * 1000
    }

    /// Who works in the session with this secret, if it has not ended. This is a use of it.
    pub fn session(&self, secret: &str, now: i64) -> Option<Session> {
        let key = key(secret);
        let (session, write) = {
            let mut held = self.sessions.held();
            let one = held.get_mut(&key)?;
            if !self.lives(&one.session, now) {
                held.remove(&key);
                drop(self.file().execute("DELETE FROM sessions WHERE secret = ?1", [key.0]));
                return None;
            }
            one.session.used = one.session.used.max(now);
            let write = now - one.written >= WRITTEN_MS;
            if write {
                one.written = now;
            }
            (one.session.clone(), write)
        };
        if write {
            // If it can't be written the session ends a minute early after a restart.
            drop(self.file().execute("UPDATE sessions SET used = ?2 WHERE secret = ?1", params![key.0, now]));
        }
        Some(session)
    }

    /// A new secret for a new session; None where the account was closed or began anew meanwhile.
    pub(super) fn begin(&self, new: &Beginning<'_>, now: i64) -> Result<Option<(String, Session)>, Broken> {
        let secret = secret()?;
        let id = Uuid::from_bytes(crate::clock::chance().map_err(|why| Broken::Store(why.to_string()))?);
        let session = Session {
            id,
            account: new.account.into(),
            way: new.way.into(),
            peer: new.peer.into(),
            began: now,
            used: now,
            factor_at: new.factor_at,
        };
        let mut held = self.sessions.held();
        let mut db = self.file();
        let tx = db.transaction().map_err(store)?;
        let seen =
            "UPDATE accounts SET seen = ?2 WHERE account = ?1 AND closed IS NULL AND (?3 IS NULL OR password = ?3)";
        if tx.execute(seen, params![new.account, now, new.password]).map_err(store)? == 0 {
            return Ok(None);
        }
        let ended: Vec<Hash> = held.iter().filter(|(_, one)| !self.lives(&one.session, now)).map(|(k, _)| *k).collect();
        for old in &ended {
            tx.execute("DELETE FROM sessions WHERE secret = ?1", [old.0]).map_err(store)?;
        }
        tx.execute(
            "INSERT INTO sessions (secret, id, account, way, peer, began, used, factor_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)",
            params![key(&secret).0, id.as_bytes(), new.account, new.way, new.peer, now, new.factor_at],
        )
        .map_err(store)?;
        tx.commit().map_err(store)?;
        held.retain(|key, _| !ended.contains(key));
        held.insert(key(&secret), Held { session: session.clone(), written: now });
        Ok(Some((secret, session)))
    }

    /// The second factor was given again: the session goes on under a new secret, its end stays.
    pub(super) fn rise(&self, old: &str, now: i64) -> Result<Option<String>, Broken> {
        let secret = secret()?;
        let mut held = self.sessions.held();
        if !held.contains_key(&key(old)) {
            return Ok(None);
        }
        let rise = "UPDATE sessions SET secret = ?2, factor_at = ?3, used = ?3 WHERE secret = ?1";
        self.file().execute(rise, params![key(old).0, key(&secret).0, now]).map_err(store)?;
        let Some(mut one) = held.remove(&key(old)) else { return Ok(None) };
        (one.session.factor_at, one.session.used, one.written) = (Some(now), now, now);
        held.insert(key(&secret), one);
        Ok(Some(secret))
    }

    /// The one who works goes.
    pub fn end(&self, secret: &str, now: i64) -> Result<(), Broken> {
        let gone = self.sessions.held().remove(&key(secret));
        self.file().execute("DELETE FROM sessions WHERE secret = ?1", [key(secret).0]).map_err(store)?;
        gone.map_or(Ok(()), |one| self.note(now, &one.session.account, "logout", "", &one.session.peer))
    }

    /// Ends every session of an account: the next request is refused. How many there were.
    pub fn end_all(&self, account: &str, now: i64) -> Result<usize, Broken> {
        self.end_but(account, None, now)
    }

    /// Ends every session there is: a directory that comes from a backup must not bring old ones back.
    pub fn end_every(&self, now: i64) -> Result<(), Broken> {
        {
            let mut held = self.sessions.held();
            held.clear();
            self.file().execute("DELETE FROM sessions", []).map_err(store)?;
        }
        self.note(now, "-", "sessions_ended", "all", "")
    }

    /// Ends the account's other sessions.
    pub fn end_others(&self, secret: &str, account: &str, now: i64) -> Result<usize, Broken> {
        self.end_but(account, Some(key(secret)), now)
    }

    /// Ends one session of an account; whether there was one.
    pub fn end_one(&self, account: &str, id: Uuid, now: i64) -> Result<bool, Broken> {
        let ended = {
            let mut held = self.sessions.held();
            let before = held.len();
            held.retain(|_, one| one.session.account != account || one.session.id != id);
            let end = "DELETE FROM sessions WHERE account = ?1 AND id = ?2";
            self.file().execute(end, params![account, id.as_bytes()]).map_err(store)?;
            held.len() < before
        };
        if ended {
            self.note(now, account, "sessions_ended", "one", "")?;
        }
        Ok(ended)
    }

    fn end_but(&self, account: &str, stays: Option<Hash>, now: i64) -> Result<usize, Broken> {
        let ended = {
            let mut held = self.sessions.held();
            let before = held.len();
            held.retain(|key, one| one.session.account != account || Some(*key) == stays);
            let end = "DELETE FROM sessions WHERE account = ?1 AND secret IS NOT ?2";
            self.file().execute(end, params![account, stays.map(|key| key.0)]).map_err(store)?;
            before - held.len()
        };
        if ended > 0 {
            self.note(now, account, "sessions_ended", "", "")?;
        }
        Ok(ended)
    }

    /// The account's open sessions, the newest first.
    pub fn sessions_of(&self, account: &str, now: i64) -> Vec<Session> {
        let held = self.sessions.held();
        let open = held.values().map(|one| &one.session).filter(|one| one.account == account && self.lives(one, now));
        let mut open: Vec<Session> = open.cloned().collect();
        open.sort_by_key(|one| std::cmp::Reverse((one.began, one.id)));
        open
    }
}
