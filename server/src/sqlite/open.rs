//! How a file of ours is opened, and the layout of the journal's.

use kotodigi::journal::Broken;
use kotodigi::steps::Directory;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, ffi};
use std::path::Path;
use std::time::Duration;

/// Each line brings the file one `user_version` further; a line once released never changes.
const LAYOUT: &[&str] = &[
    "
    CREATE TABLE about (kind TEXT NOT NULL, format INTEGER NOT NULL, opened INTEGER NOT NULL) STRICT;
    CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
    CREATE TABLE entries (
        position INTEGER PRIMARY KEY,
        client BLOB NOT NULL,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by TEXT NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        previous BLOB NOT NULL,
        content BLOB NOT NULL,
        salt BLOB,
        payload BLOB,
        hash BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX entries_of_client ON entries (client, number);
    INSERT INTO head VALUES (1, 0, zeroblob(32));
",
    "
    ALTER TABLE about ADD COLUMN residue INTEGER NOT NULL DEFAULT 0;
    UPDATE about SET format = 2;
",
];

/// Format of the entries in the file. Since 2 content may be erased.
const FORMAT: u32 = 2;

/// What SQLite says, as the journal says it.
pub(crate) fn store(fault: rusqlite::Error) -> Broken {
    Broken::Store(fault.to_string())
}

/// The version of SQLite in this binary.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// A connection that commits durably and trusts nothing in the file; brings the layout up to date.
pub(crate) fn connect(file: &Path, layout: &[&str]) -> rusqlite::Result<Connection> {
    let mut db = Connection::open(file)?;
    guard(&db)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    // What is deleted is overwritten, not only let go.
    db.pragma_update(None, "secure_delete", true)?;
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let stands = stands(&tx, layout)?;
    for step in &layout[stands..] {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", u32::try_from(layout.len()).unwrap_or(u32::MAX))?;
    tx.commit()?;
    Ok(db)
}

/// The file's layout, if this program knows it.
fn stands(db: &Connection, layout: &[&str]) -> rusqlite::Result<usize> {
    let stands: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if stands as usize > layout.len() {
        let newer = format!("the file has layout {stands}, this program knows {}: newer program needed", layout.len());
        return Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_ERROR), Some(newer)));
    }
    Ok(stands as usize)
}

fn guard(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(Duration::from_secs(5))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.pragma_update(None, "trusted_schema", false)
}

/// The writer of a journal; a new file is marked with the directory's kind.
pub(super) fn writer(file: &Path, kind: Directory) -> Result<Connection, Broken> {
    let db = connect(file, LAYOUT).map_err(store)?;
    db.execute(
        "INSERT INTO about (kind, format, opened) SELECT $1, $2, 0 WHERE NOT EXISTS (SELECT 1 FROM about)",
        rusqlite::params![word(kind), FORMAT],
    )
    .map_err(store)?;
    belongs_to(&db, kind)?;
    opened(&db).map_err(store)?;
    if residue(&db).map_err(store)? {
        // The process that erased stopped before this, or somebody was reading; if somebody still is, the next
        // opening does it.
        drop(scrub(&db));
    }
    Ok(db)
}

/// Something erased may still stand in pages let go or in the write-ahead log.
pub(super) fn residue(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row("SELECT residue FROM about", [], |row| row.get(0))
}

/// Writes the whole file anew and empties the write-ahead log. What a careful writer deletes is overwritten
/// (`secure_delete`); copies in pages let go by another program, or before that was set, go only this way.
pub(super) fn scrub(db: &Connection) -> Result<(), Broken> {
    db.execute_batch("VACUUM").map_err(store)?;
    let busy: bool = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(store)?;
    if busy {
        return Err(Broken::Store("somebody is reading the journal; what was erased still stands in its log".into()));
    }
    db.execute("UPDATE about SET residue = 0", []).map_err(store)?;
    Ok(())
}

/// The writer once more, after a failed write.
pub(super) fn again(file: &Path) -> Result<Connection, Broken> {
    let db = connect(file, LAYOUT).map_err(store)?;
    begun_for(&db)?;
    opened(&db).map_err(store)?;
    Ok(db)
}

fn opened(db: &Connection) -> rusqlite::Result<usize> {
    db.execute("UPDATE about SET opened = opened + 1", [])
}

/// A file of ours as it stands now, whoever writes to it meanwhile, as a file of its own. In one step: going page by
/// page would begin anew at every write.
pub(crate) fn copy(from: &Path, to: &Path) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(from, flags)?;
    guard(&db)?;
    db.execute("VACUUM INTO $1", [to.to_string_lossy()]).map(|_| ())
}

pub(super) fn reader(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file, flags)?;
    guard(&db)?;
    db.pragma_update(None, "query_only", true)?;
    Ok(db)
}

/// Whether this program can read the file a reader opened.
pub(super) fn readable(db: &Connection) -> Result<(), Broken> {
    stands(db, LAYOUT).map_err(store)?;
    begun_for(db).map(|_| ())
}

fn belongs_to(db: &Connection, kind: Directory) -> Result<(), Broken> {
    let found = begun_for(db)?;
    if found != word(kind) {
        return Err(Broken::Store(format!("the journal was begun for {found}, not for {}", word(kind))));
    }
    Ok(())
}

/// The kind of directory the journal was begun for, if its format is the one known.
fn begun_for(db: &Connection) -> Result<String, Broken> {
    let (found, format): (String, u32) =
        db.query_row("SELECT kind, format FROM about", [], |row| Ok((row.get(0)?, row.get(1)?))).map_err(store)?;
    match format {
        1..=FORMAT => Ok(found),
        newer if newer > FORMAT => Err(Broken::Store(format!("the journal has format {format}: newer program needed"))),
        _ => Err(Broken::Store(format!("the journal has format {format}, which no program wrote"))),
    }
}

pub(crate) fn word(kind: Directory) -> &'static str {
    match kind {
        Directory::Training => "training",
        Directory::Production => "production",
    }
}
