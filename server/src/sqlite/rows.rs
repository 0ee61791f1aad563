//! Rows of the journal's file, and entries.

use super::{hash, store};
use kotodigi::entry::{ClientId, Content, Entry, Hash, Head, Header};
use kotodigi::journal::Broken;
use rusqlite::{Connection, Row, Statement, params};

macro_rules! columns {
    () => {
        "position, client, number, at, by, kind, version, previous, content, salt, payload, hash"
    };
}

pub(super) const INSERT: &str =
    concat!("INSERT INTO entries (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
pub(super) const REPLAY: &str = concat!("SELECT ", columns!(), " FROM entries WHERE position > $1 ORDER BY position");
pub(super) const OF_CLIENT: &str = concat!("SELECT ", columns!(), " FROM entries WHERE client = $1 ORDER BY number");
pub(super) const LAST_KIND: &str = "SELECT kind FROM entries WHERE client = $1 ORDER BY number DESC LIMIT 1";
pub(super) const ERASED: &str =
    concat!("SELECT ", columns!(), " FROM entries WHERE kind = 'content_erased' AND number > 1 ORDER BY position");
pub(super) const BY_CLIENT: &str = concat!("SELECT ", columns!(), " FROM entries ORDER BY client, number");

/// All rows, or those after a position. All includes what no journal writes, a row before the first: a client's
/// record is read from it too.
pub(super) fn after(position: u64) -> i64 {
    if position == 0 { i64::MIN } else { whole(position) }
}

/// SQLite counts with a sign; no journal comes near the end of it.
pub(super) fn whole(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

pub(super) fn head(db: &Connection) -> Result<Head, Broken> {
    let (position, bytes): (i64, Vec<u8>) = db
        .prepare_cached("SELECT position, hash FROM head")
        .and_then(|mut ask| ask.query_row([], |row| Ok((row.get(0)?, row.get(1)?))))
        .map_err(store)?;
    let position = u64::try_from(position).map_err(|_| damaged("head"))?;
    Ok(Head { position, hash: hash(&bytes).ok_or_else(|| damaged("head"))? })
}

pub(super) fn insert(statement: &mut Statement<'_>, entry: &Entry) -> Result<(), Broken> {
    let (header, content) = (&entry.header, entry.content.as_ref());
    statement
        .execute(params![
            whole(header.position),
            header.client.as_bytes(),
            header.number,
            header.at,
            header.by,
            header.kind,
            header.version,
            header.previous.0,
            header.content.0,
            content.map(|content| content.salt),
            content.map(|content| &content.payload),
            entry.hash.0,
        ])
        .map_err(store)?;
    Ok(())
}

/// Salt and payload go together; the row says from then on that its content is gone.
pub(super) fn erase(db: &Connection, position: u64) -> Result<(), Broken> {
    let sql = "UPDATE entries SET salt = NULL, payload = NULL WHERE position = $1";
    db.prepare_cached(sql).and_then(|mut update| update.execute([whole(position)])).map_err(store)?;
    Ok(())
}

pub(super) fn entry(row: &Row<'_>) -> Result<Entry, Broken> {
    let position: i64 = row.get(0).map_err(store)?;
    read(row, position).ok_or_else(|| Broken::Store(format!("the row of entry {position} holds what no entry can be")))
}

fn read(row: &Row<'_>, position: i64) -> Option<Entry> {
    let bytes = |column| row.get_ref(column).ok()?.as_blob_or_null().ok();
    let sum = |column| -> Option<Hash> { hash(bytes(column)??) };
    let header = Header {
        position: position.try_into().ok()?,
        client: ClientId::from_slice(bytes(1)??).ok()?,
        number: row.get(2).ok()?,
        at: row.get(3).ok()?,
        by: row.get(4).ok()?,
        kind: row.get(5).ok()?,
        version: row.get(6).ok()?,
        previous: sum(7)?,
        content: sum(8)?,
    };
    let content = match (bytes(9)?, bytes(10)?) {
        (Some(salt), Some(payload)) => Some(Content { salt: salt.try_into().ok()?, payload: payload.to_vec() }),
        (None, None) => None,
        // They are written together and go together.
        _ => return None,
    };
    Some(Entry { header, hash: sum(11)?, content })
}

fn damaged(table: &str) -> Broken {
    Broken::Store(format!("the table {table} holds what can't be in it"))
}
