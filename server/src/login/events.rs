//! What happened at the door, for the operator: a row each with account and address, and a line in the log without
//! them. No secret and no client stands in it, and no word a stranger typed: people type passwords where the name belongs.

use super::Login;
use crate::log::{self, Level};
use crate::sqlite::store;
use kotodigi::journal::Broken;
use rusqlite::params;
use serde::Serialize;

/// So many are kept.
const MOST: i64 = 100_000;
/// The same thing within this time is counted, not written again: a flood doesn't push the rest out.
const SAME_MS: i64 = 60_000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    pub at: i64,
    /// The last time and how often, where it happened again within a minute.
    pub last: i64,
    pub times: i64,
    /// `-` where no such account is known.
    pub account: String,
    /// `login`, `refused`, `waiting`, `second_session`, `password_changed`, `factor_enrolled`, `factor_refused`,
    /// `factor_renewed`, `issuer_refused`, `logout`, `sessions_ended`, `invited`, `linked`, `closed`, `head_too_large`,
    /// `cross_site`.
    pub what: String,
    pub detail: String,
    pub peer: String,
}

impl Login {
    pub(crate) fn note(&self, now: i64, account: &str, what: &str, detail: &str, peer: &str) -> Result<(), Broken> {
        let level = if matches!(what, "login" | "logout") { Level::Info } else { Level::Warn };
        log::line(level, "door", &[("what", what.into()), ("detail", detail.into())]);
        let db = self.file();
        let again = "UPDATE events SET times = times + 1, last = ?1 WHERE number = (SELECT max(number) FROM events
            WHERE number > (SELECT max(number) FROM events) - 50
                AND at > ?2 AND account = ?3 AND what = ?4 AND detail = ?5 AND peer = ?6)";
        let again = db.execute(again, params![now, now - SAME_MS, account, what, detail, peer]).map_err(store)?;
        if again == 0 {
            let new =
                "INSERT INTO events (at, last, times, account, what, detail, peer) VALUES (?1, ?1, 1, ?2, ?3, ?4, ?5)";
            db.execute(new, params![now, account, what, detail, peer]).map_err(store)?;
            let oldest = db.last_insert_rowid() - MOST;
            db.execute("DELETE FROM events WHERE number <= ?1", [oldest]).map_err(store)?;
        }
        Ok(())
    }

    /// What happened last, newest first.
    pub fn events(&self, most: u32) -> Result<Vec<Event>, Broken> {
        let db = self.file();
        let ask =
            "SELECT at, last, times, account, what, detail, peer FROM events ORDER BY last DESC, number DESC LIMIT ?1";
        let mut ask = db.prepare(ask).map_err(store)?;
        let rows = ask.query_map([most], |row| {
            Ok(Event {
                at: row.get(0)?,
                last: row.get(1)?,
                times: row.get(2)?,
                account: row.get(3)?,
                what: row.get(4)?,
                detail: row.get(5)?,
                peer: row.get(6)?,
            })
        });
        rows.and_then(Iterator::collect).map_err(store)
    }
}
