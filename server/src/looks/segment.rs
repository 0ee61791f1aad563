//! One month of the log of looks: a file.

use super::row::{COLUMNS, INSERT, Kept, signed};
use crate::sqlite::{connect, hash, store};
use chrono::DateTime;
use kotodigi::entry::Head;
use kotodigi::journal::Broken;
use kotodigi::office::Look;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params};
use std::path::{Path, PathBuf};

/// `begins` and `after` are where the month before ended; `opened` counts how often it was opened. The second line
/// came with looks of version 2: older files stay as they are, only the one that is written to is brought up to it.
const LAYOUT: &[&str] = &[
    "
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
",
    "
    ALTER TABLE looks ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE looks ADD COLUMN organisation TEXT NOT NULL DEFAULT '';
    ALTER TABLE looks ADD COLUMN by_right BLOB;
    ALTER TABLE looks ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE looks ADD COLUMN masked INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE looks ADD COLUMN peer TEXT NOT NULL DEFAULT '';
    ALTER TABLE looks ADD COLUMN opening BLOB;
    CREATE INDEX looks_at ON looks (at);
",
];

#[derive(Debug)]
pub(super) struct Segment {
    pub month: String,
    pub end: Head,
    db: Connection,
}

impl Segment {
    /// Opens a month; a new one goes on where the month before ended.
    pub fn open(folder: &Path, month: &str, before: Option<Head>) -> Result<Segment, Broken> {
        let db = connect(&file(folder, month), LAYOUT).map_err(store)?;
        let before = before.unwrap_or_default();
        // A failed commit may have left frames in the log; this commit goes over them.
        db.execute(
            "INSERT INTO about SELECT $1, $2, 0 WHERE NOT EXISTS (SELECT 1 FROM about)",
            params![signed(before.position), before.hash.0],
        )
        .and_then(|_| db.execute("UPDATE about SET opened = opened + 1", []))
        .map_err(store)?;
        let end = end(&db)?;
        Ok(Segment { month: month.to_owned(), end, db })
    }

    /// One transaction, one durable commit for all of them.
    pub fn keep<'a>(&mut self, looks: impl Iterator<Item = &'a Look>) -> Result<(), Broken> {
        let mut end = self.end;
        let tx = self.db.transaction().map_err(store)?;
        let mut insert = tx.prepare_cached(INSERT).map_err(store)?;
        for look in looks {
            end = Kept::of(look).insert(&mut insert, end).map_err(store)?;
        }
        drop(insert);
        tx.commit().map_err(store)?;
        self.end = end;
        Ok(())
    }
}

/// A month opened for reading as it stands.
pub(super) struct Reader {
    pub db: Connection,
    /// What its rows are read by.
    pub columns: &'static str,
}

impl Reader {
    pub fn of(folder: &Path, month: &str) -> Result<Reader, Broken> {
        let db = Connection::open_with_flags(file(folder, month), OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(store)?;
        db.pragma_update(None, "query_only", true).map_err(store)?;
        let layout: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(store)?;
        let unknown = || Broken::Store(format!("{} has layout {layout}: newer program needed", name(month)));
        let columns = layout.checked_sub(1).and_then(|line| COLUMNS.get(line as usize)).ok_or_else(unknown)?;
        Ok(Reader { db, columns })
    }
}

/// `2026-11`, in UTC.
pub(super) fn month(at: i64) -> String {
    DateTime::from_timestamp_millis(at).unwrap_or_default().format("%Y-%m").to_string()
}

pub(super) fn name(month: &str) -> String {
    format!("looks-{month}.sqlite")
}

pub(super) fn file(folder: &Path, month: &str) -> PathBuf {
    folder.join(name(month))
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
    // One that is being made, or was when the power went, begins when it is opened for writing.
    while let Some(newest) = months.last()
        && !is_begun(folder, newest).map_err(store)?
    {
        months.pop();
    }
    Ok(months)
}

fn is_begun(folder: &Path, month: &str) -> rusqlite::Result<bool> {
    let db = Connection::open_with_flags(file(folder, month), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    db.pragma_update(None, "query_only", true)?;
    let made =
        db.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'looks')", [], |row| row.get(0))?;
    Ok(made
        && db.query_row("SELECT EXISTS (SELECT 1 FROM about) OR EXISTS (SELECT 1 FROM looks)", [], |row| row.get(0))?)
}

pub(super) fn newest(folder: &Path) -> Result<Option<String>, Broken> {
    Ok(months(folder)?.pop())
}

/// Where the month before ended.
pub(super) fn begins(db: &Connection) -> Result<Head, Broken> {
    db.query_row("SELECT begins, after FROM about", [], head).map_err(store)?
}

/// The last look of a month, as stored.
pub(super) fn end(db: &Connection) -> Result<Head, Broken> {
    let last = db
        .query_row("SELECT position, hash FROM looks ORDER BY position DESC LIMIT 1", [], head)
        .optional()
        .map_err(store)?;
    last.unwrap_or_else(|| begins(db))
}

fn head(row: &Row<'_>) -> rusqlite::Result<Result<Head, Broken>> {
    let (position, bytes): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
    let hash = hash(&bytes).ok_or_else(|| Broken::Store("the log of looks holds no hash where one belongs".into()));
    Ok(hash.map(|hash| Head { position: position.unsigned_abs(), hash }))
}
