//! `login.sqlite`: its layout.

use crate::sqlite::{connect, store};
use kotodigi::journal::Broken;
use rusqlite::Connection;
use std::path::Path;

/// Each line brings the file one `user_version` further; a line once released never changes. `password` is a PHC
/// string; `once` says it is to be replaced, `until` when an invitation ends. `step` is the last step of the second
/// factor that was used. A session stands under the hash of its secret, a wait under the hash of what waits.
const LAYOUT: &[&str] = &["
    CREATE TABLE accounts (
        account TEXT PRIMARY KEY,
        made INTEGER NOT NULL,
        password TEXT,
        once INTEGER NOT NULL DEFAULT 0,
        until INTEGER,
        pending BLOB,
        factor BLOB,
        step INTEGER NOT NULL DEFAULT 0,
        seen INTEGER,
        closed INTEGER
    ) STRICT;
    CREATE TABLE links (
        issuer TEXT NOT NULL,
        subject TEXT NOT NULL,
        account TEXT NOT NULL,
        PRIMARY KEY (issuer, subject)
    ) STRICT;
    CREATE TABLE sessions (
        secret BLOB PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        account TEXT NOT NULL,
        way TEXT NOT NULL,
        peer TEXT NOT NULL,
        began INTEGER NOT NULL,
        used INTEGER NOT NULL,
        factor_at INTEGER
    ) STRICT;
    CREATE TABLE waits (who BLOB PRIMARY KEY, level REAL NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL) STRICT;
    CREATE INDEX waits_at ON waits (at);
    CREATE TABLE events (
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        last INTEGER NOT NULL,
        times INTEGER NOT NULL,
        account TEXT NOT NULL,
        what TEXT NOT NULL,
        detail TEXT NOT NULL,
        peer TEXT NOT NULL
    ) STRICT;
    CREATE INDEX events_last ON events (last);
"];

pub(super) fn open(file: &Path) -> Result<Connection, Broken> {
    own(file)?;
    let db = connect(file, LAYOUT).map_err(store)?;
    // What was a secret is overwritten when it goes.
    db.pragma_update(None, "secure_delete", true).map_err(store)?;
    Ok(db)
}

/// Nobody else on the machine reads it; the directory is shut to others too.
fn own(file: &Path) -> Result<(), Broken> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop).map_err(|why| Broken::Store(format!("{}: {why}", file.display())))
}
