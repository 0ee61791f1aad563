//! What was answered to a change that named a key: kept for a day in its own file, so that a repeat gives the same
//! answer. No name of an officer, no address and no content of a request stands in it, only hashes; an answer is a
//! receipt. Not part of a backup: after a restore the effects it tells of may not be there.

mod turn;

use crate::sqlite::{connect, hash, store};
use kotodigi::entry::Hash;
use kotodigi::journal::Broken;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub use turn::{Claim, Turn};

pub const FILE: &str = "idempotency.sqlite";
const DAY_MS: i64 = 24 * 3_600_000;

/// `key` is of officer and key, `request` of method, path and body, `marks` of the chances the change was to draw:
/// by them it is known again in the journal. Without a status it was begun, and nobody has said how it ended.
const LAYOUT: &[&str] = &["
    CREATE TABLE answers (
        key BLOB PRIMARY KEY,
        request BLOB NOT NULL,
        marks BLOB NOT NULL,
        named BLOB,
        begun INTEGER NOT NULL,
        position INTEGER NOT NULL,
        status INTEGER,
        etag TEXT,
        location TEXT,
        kind TEXT,
        body BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX answers_begun ON answers (begun);
"];

/// A change as it is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub key: Hash,
    pub request: Hash,
    /// Of the chances it will draw.
    pub marks: Vec<Hash>,
    /// The id of what it makes, where that is no secret and stands nowhere else.
    pub named: Option<[u8; 16]>,
}

/// An answer as it was given. Without a body it was too large to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub status: u16,
    pub etag: Option<String>,
    pub location: Option<String>,
    pub kind: Option<String>,
    pub body: Option<Vec<u8>>,
}

/// What was begun with these marks, when the journal stood at this position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOpen {
    pub marks: Vec<Hash>,
    pub position: u64,
    pub named: Option<[u8; 16]>,
}

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing was; now it is begun.
    Begun,
    /// It was begun before, and never ended.
    LeftOpen(LeftOpen),
    Done(Kept),
    /// It was used for another request.
    Other,
}

#[derive(Debug)]
pub struct Once {
    file: PathBuf,
    /// None until the first change with a key, and after a failed write.
    db: Mutex<Option<Connection>>,
    under_way: turn::UnderWay,
}

impl Once {
    pub fn of(folder: &Path) -> Once {
        Once { file: folder.join(FILE), db: Mutex::default(), under_way: Mutex::new(HashMap::new()).into() }
    }

    /// Durable when it returns: a change is made only behind it.
    pub fn begin(&self, asked: &Asked, now: i64, position: u64) -> Result<Known, Broken> {
        self.at_file(|db| begin(db, asked, now, position))
    }

    /// Keeps the answer of what was begun.
    pub fn end(&self, key: Hash, kept: &Kept) -> Result<(), Broken> {
        self.at_file(|db| {
            db.execute(
                "UPDATE answers SET status = $1, etag = $2, location = $3, kind = $4, body = $5 WHERE key = $6",
                params![kept.status, kept.etag, kept.location, kept.kind, kept.body, key.0],
            )
        })
        .map(|_| ())
    }

    /// What was left open had no effect, and is begun again.
    pub fn begin_again(&self, asked: &Asked, position: u64) -> Result<(), Broken> {
        self.at_file(|db| {
            db.execute(
                "UPDATE answers SET marks = $1, position = $2, named = $3 WHERE key = $4",
                params![packed(&asked.marks), signed(position), asked.named, asked.key.0],
            )
        })
        .map(|_| ())
    }

    /// Nothing came of it: the key is free again.
    pub fn release(&self, key: Hash) -> Result<(), Broken> {
        self.at_file(|db| db.execute("DELETE FROM answers WHERE key = $1 AND status IS NULL", [key.0])).map(|_| ())
    }

    fn at_file<T>(&self, work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Result<T, Broken> {
        let mut slot = self.db.lock().unwrap_or_else(PoisonError::into_inner);
        let mut db = match slot.take() {
            Some(db) => db,
            None => open(&self.file).map_err(store)?,
        };
        let done = work(&mut db).map_err(store);
        if done.is_ok() {
            *slot = Some(db);
        }
        done
    }
}

fn open(file: &Path) -> rusqlite::Result<Connection> {
    let db = connect(file, LAYOUT)?;
    // What is forgotten is gone from the file.
    db.pragma_update(None, "secure_delete", true)?;
    Ok(db)
}

fn begin(db: &mut Connection, asked: &Asked, now: i64, position: u64) -> rusqlite::Result<Known> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.prepare_cached("DELETE FROM answers WHERE begun < $1")?.execute([now - DAY_MS])?;
    let found = tx
        .prepare_cached(
            "SELECT request, marks, position, status, etag, location, kind, body, named FROM answers WHERE key = $1",
        )?
        .query_row([asked.key.0], |row| known(row, asked))
        .optional()?;
    let known = match found {
        Some(known) => known,
        None => {
            tx.prepare_cached(
                "INSERT INTO answers (key, request, marks, named, begun, position) VALUES ($1, $2, $3, $4, $5, $6)",
            )?
            .execute(params![
                asked.key.0,
                asked.request.0,
                packed(&asked.marks),
                asked.named,
                now,
                signed(position)
            ])?;
            Known::Begun
        }
    };
    tx.commit()?;
    Ok(known)
}

fn packed(marks: &[Hash]) -> Vec<u8> {
    marks.iter().flat_map(|mark| mark.0).collect()
}

fn signed(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

fn known(row: &Row<'_>, asked: &Asked) -> rusqlite::Result<Known> {
    let request: Vec<u8> = row.get(0)?;
    if hash(&request) != Some(asked.request) {
        return Ok(Known::Other);
    }
    let position = u64::try_from(row.get::<_, i64>(2)?).unwrap_or_default();
    let Some(status) = row.get(3)? else {
        let marks: Vec<u8> = row.get(1)?;
        let marks = marks.chunks(32).filter_map(hash).collect();
        return Ok(Known::LeftOpen(LeftOpen { marks, position, named: row.get(8)? }));
    };
    Ok(Known::Done(Kept { status, etag: row.get(4)?, location: row.get(5)?, kind: row.get(6)?, body: row.get(7)? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(key: &str, request: &str) -> Asked {
        Asked {
            key: Hash::of(&[key.as_bytes()]),
            request: Hash::of(&[request.as_bytes()]),
            marks: vec![Hash([3; 32]), Hash([4; 32])],
            named: Some([5; 16]),
        }
    }

    #[test]
    fn a_key_is_remembered_for_a_day_and_then_free() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept { status: 201, etag: None, location: None, kind: None, body: Some(b"{}".to_vec()) };
        let once = Once::of(folder.path());
        let (one, other) = (asked("a", "x"), asked("a", "y"));
        assert_eq!(once.begin(&one, 0, 7).unwrap(), Known::Begun);
        let open = |position| Known::LeftOpen(LeftOpen { marks: one.marks.clone(), position, named: Some([5; 16]) });
        assert_eq!(once.begin(&one, 1, 9).unwrap(), open(7));
        once.begin_again(&one, 9).unwrap();
        assert_eq!(once.begin(&one, 1, 12).unwrap(), open(9));
        once.end(one.key, &kept).unwrap();
        drop(once);
        let once = Once::of(folder.path());
        assert_eq!(once.begin(&other, 2, 9).unwrap(), Known::Other);
        assert_eq!(once.begin(&one, DAY_MS, 9).unwrap(), Known::Done(kept));
        // What is done is not released.
        once.release(one.key).unwrap();
        assert_ne!(once.begin(&one, DAY_MS, 9).unwrap(), Known::Begun);
        assert_eq!(once.begin(&other, DAY_MS + 1, 9).unwrap(), Known::Begun);
        once.release(one.key).unwrap();
        assert_eq!(once.begin(&one, DAY_MS + 2, 9).unwrap(), Known::Begun);
    }

    #[test]
    fn a_folder_that_is_gone_is_a_fault() {
        let once = Once::of(Path::new("/nowhere/at/all"));
        assert!(once.begin(&asked("a", "x"), 0, 0).is_err());
    }
}
