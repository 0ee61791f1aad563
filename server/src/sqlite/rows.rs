//! Rows of the journal's file, and entries.

use super::{hash, store};
use kotodigi::entry::{ClientId, Content, Entry, Hash, Head, Header};
use kotodigi::journal::Broken;
use rusqlite::{Connection, Row, Statement, params};

macro_rules! columns {
    () => {
        "position, client, number, at, by, kind, version, previous, content, salt, payload"
    };
}

pub(super) const INSERT: &str =
    concat!("INSERT INTO entries (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
pub(super) const REPLAY: &str = concat!("SELECT ", columns!(), " FROM entries WHERE position > $1 ORDER BY position");
pub(super) const OF_CLIENT: &str = concat!("SELECT ", columns!(), " FROM entries WHERE client = $1 ORDER BY number");
pub(super) const BY_CLIENT: &str = concat!("SELECT ", columns!(), " FROM entries ORDER BY client, number");

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
        ])
        .map_err(store)?;
    Ok(())
}

pub(super) fn entry(row: &Row<'_>) -> Result<Entry, Broken> {
    let bytes = |column| -> Result<Option<&[u8]>, Broken> {
        row.get_ref(column).map_err(store)?.as_blob_or_null().map_err(|_| damaged("entries"))
    };
    let sum = |column| -> Result<Hash, Broken> { bytes(column)?.and_then(hash).ok_or_else(|| damaged("entries")) };
    let client = bytes(1)?.and_then(|id| ClientId::from_slice(id).ok()).ok_or_else(|| damaged("entries"))?;
    let header = Header {
        position: u64::try_from(row.get::<_, i64>(0).map_err(store)?).map_err(|_| damaged("entries"))?,
        client,
        number: row.get(2).map_err(store)?,
        at: row.get(3).map_err(store)?,
        by: row.get(4).map_err(store)?,
        kind: row.get(5).map_err(store)?,
        version: row.get(6).map_err(store)?,
        previous: sum(7)?,
        content: sum(8)?,
    };
    let content = match (bytes(9)?, bytes(10)?) {
        (Some(salt), Some(payload)) => {
            Some(Content { salt: salt.try_into().map_err(|_| damaged("entries"))?, payload: payload.to_vec() })
        }
        _ => None,
    };
    Ok(Entry { header, content })
}

fn damaged(table: &str) -> Broken {
    Broken::Store(format!("the table {table} holds something no entry can be"))
}
