//! One month of the log of looks.

use super::{Kept, index};
use crate::sqlite::{connect, hash, store};
use chrono::DateTime;
use kotodigi::entry::{ClientId, Hash};
use kotodigi::journal::{Broken, ChainFault};
use kotodigi::office::Look;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params};
use std::path::{Path, PathBuf};

/// `begins` and `after` are where the month before ended; `opened` counts how often it was opened.
const LAYOUT: &[&str] = &["
    CREATE TABLE about (begins INTEGER NOT NULL, after BLOB NOT NULL, opened INTEGER NOT NULL) STRICT;
    CREATE TABLE looks (
        position INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        by TEXT NOT NULL,
        purpose TEXT NOT NULL,
        what TEXT NOT NULL,
        rule TEXT NOT NULL,
        allowed INTEGER NOT NULL,
        clients BLOB NOT NULL,
        hash BLOB NOT NULL
    ) STRICT;
"];
const COLUMNS: &str = "position, at, by, purpose, what, rule, allowed, clients, hash";

/// The last look of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub position: u64,
    pub hash: Hash,
}

#[derive(Debug)]
pub(super) struct Segment {
    pub month: String,
    pub end: End,
    db: Connection,
}

impl Segment {
    /// Opens a month; a new one goes on where the month before ended.
    pub fn open(folder: &Path, month: &str, before: Option<End>) -> Result<Segment, Broken> {
        let db = connect(&file(folder, month), LAYOUT).map_err(store)?;
        let before = before.unwrap_or(End { position: 0, hash: Hash::default() });
        // A failed commit may have left frames in the log; this commit goes over them.
        db.execute(
            "INSERT INTO about SELECT $1, $2, 0 WHERE NOT EXISTS (SELECT 1 FROM about)",
            params![signed(before.position), before.hash.0],
        )
        .and_then(|_| db.execute("UPDATE about SET opened = opened + 1", []))
        .map_err(store)?;
        let begins = begins(&db)?;
        let last = db
            .query_row("SELECT position, hash FROM looks ORDER BY position DESC LIMIT 1", [], end)
            .optional()
            .map_err(store)?;
        let end = last.transpose()?.unwrap_or(begins);
        Ok(Segment { month: month.to_owned(), end, db })
    }

    /// One transaction, one durable commit for all of them.
    pub fn keep<'a>(&mut self, looks: impl Iterator<Item = &'a Look>) -> Result<(), Broken> {
        let mut end = self.end;
        let tx = self.db.transaction().map_err(store)?;
        let mut insert =
            tx.prepare_cached("INSERT INTO looks VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)").map_err(store)?;
        for look in looks {
            let kept = Kept {
                at: look.at,
                by: look.by.to_owned(),
                purpose: look.purpose.choice().code.to_owned(),
                what: look.what.to_string(),
                rule: look.rule.to_string(),
                allowed: look.allowed,
                clients: look.clients.clone(),
            };
            end = kept.after(end);
            insert
                .execute(params![
                    signed(end.position),
                    kept.at,
                    kept.by,
                    kept.purpose,
                    kept.what,
                    kept.rule,
                    kept.allowed,
                    packed(&kept.clients),
                    end.hash.0
                ])
                .map_err(store)?;
        }
        drop(insert);
        tx.commit().map_err(store)?;
        self.end = end;
        Ok(())
    }
}

impl Kept {
    /// The chain: texts stand behind their length, numbers big-endian.
    fn after(&self, before: End) -> End {
        let mut bytes = b"koto-digi look 1\0".to_vec();
        let position = before.position + 1;
        bytes.extend_from_slice(&before.hash.0);
        bytes.extend_from_slice(&position.to_be_bytes());
        bytes.extend_from_slice(&self.at.to_be_bytes());
        for text in [&self.by, &self.purpose, &self.what, &self.rule] {
            bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes.push(u8::from(self.allowed));
        bytes.extend_from_slice(&packed(&self.clients));
        End { position, hash: Hash::of(&[&bytes]) }
    }
}

/// `2026-11`, in UTC.
pub(super) fn month(at: i64) -> String {
    DateTime::from_timestamp_millis(at).unwrap_or_default().format("%Y-%m").to_string()
}

pub(super) fn file(folder: &Path, month: &str) -> PathBuf {
    folder.join(format!("looks-{month}.sqlite"))
}

/// Months there are, oldest first.
pub(super) fn months(folder: &Path) -> Result<Vec<String>, Broken> {
    let failed = |why: std::io::Error| Broken::Store(why.to_string());
    let mut months = Vec::new();
    for found in std::fs::read_dir(folder).map_err(failed)? {
        let name = found.map_err(failed)?.file_name();
        if let Some(month) = name.to_str().and_then(|n| n.strip_prefix("looks-")?.strip_suffix(".sqlite")) {
            months.push(month.to_owned());
        }
    }
    months.sort();
    Ok(months)
}

pub(super) fn newest(folder: &Path) -> Result<Option<String>, Broken> {
    Ok(months(folder)?.pop())
}

pub(super) fn reader(folder: &Path, month: &str) -> Result<Connection, Broken> {
    let db = Connection::open_with_flags(file(folder, month), OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(store)?;
    db.pragma_update(None, "query_only", true).map_err(store)?;
    Ok(db)
}

/// What the index knows, then the looks that are not in it yet; newest first.
pub(super) fn at_client(folder: &Path, month: &str, client: ClientId) -> Result<Vec<Kept>, Broken> {
    let (known, reached) = index::of_client(folder, month, client)?;
    let db = reader(folder, month)?;
    let mut found = Vec::new();
    let mut one = db.prepare(&format!("SELECT {COLUMNS} FROM looks WHERE position = $1")).map_err(store)?;
    for look in known {
        found.push(one.query_row([look], read).map_err(store)?.0);
    }
    let mut rest = db.prepare(&format!("SELECT {COLUMNS} FROM looks WHERE position > $1")).map_err(store)?;
    let mut rows = rest.query([reached]).map_err(store)?;
    while let Some(row) = rows.next().map_err(store)? {
        let (kept, _) = read(row).map_err(store)?;
        if kept.clients.contains(&client) {
            found.push(kept);
        }
    }
    found.reverse();
    Ok(found)
}

/// Walks one month; `before` is where the month before ended, if that is still there.
pub(super) fn verify(folder: &Path, month: &str, before: Option<End>) -> Result<End, Broken> {
    let db = reader(folder, month)?;
    db.execute_batch("BEGIN").map_err(store)?;
    let mut end = begins(&db)?;
    if before.is_some_and(|before| before != end) {
        return Err(Broken::Chain { position: end.position, fault: ChainFault::Previous });
    }
    let mut ask = db.prepare(&format!("SELECT {COLUMNS} FROM looks ORDER BY position")).map_err(store)?;
    let mut rows = ask.query([]).map_err(store)?;
    while let Some(row) = rows.next().map_err(store)? {
        let (kept, stored) = read(row).map_err(store)?;
        let next = kept.after(end);
        if stored.is_none_or(|stored| stored.position != next.position) {
            return Err(Broken::Chain { position: next.position, fault: ChainFault::Position });
        }
        if stored != Some(next) {
            return Err(Broken::Chain { position: next.position, fault: ChainFault::Content });
        }
        end = next;
    }
    Ok(end)
}

fn read(row: &Row<'_>) -> rusqlite::Result<(Kept, Option<End>)> {
    let clients: Vec<u8> = row.get(7)?;
    let kept = Kept {
        at: row.get(1)?,
        by: row.get(2)?,
        purpose: row.get(3)?,
        what: row.get(4)?,
        rule: row.get(5)?,
        allowed: row.get(6)?,
        clients: clients.chunks_exact(16).filter_map(|id| ClientId::from_slice(id).ok()).collect(),
    };
    let (position, bytes): (i64, Vec<u8>) = (row.get(0)?, row.get(8)?);
    Ok((kept, hash(&bytes).map(|hash| End { position: position.unsigned_abs(), hash })))
}

fn begins(db: &Connection) -> Result<End, Broken> {
    db.query_row("SELECT begins, after FROM about", [], end).map_err(store)?
}

fn end(row: &Row<'_>) -> rusqlite::Result<Result<End, Broken>> {
    let (position, bytes): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
    let hash = hash(&bytes).ok_or_else(|| Broken::Store("the log of looks holds no hash where one belongs".into()));
    Ok(hash.map(|hash| End { position: position.unsigned_abs(), hash }))
}

fn packed(clients: &[ClientId]) -> Vec<u8> {
    clients.iter().flat_map(|client| *client.as_bytes()).collect()
}

pub(super) fn signed(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}
