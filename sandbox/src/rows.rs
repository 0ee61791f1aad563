//! How an entry stands in the tables, and the only SQL the journal speaks.
//!
//! GlueSQL 0.20 answers some SQL wrongly without a word (tests/tests/gluesql.rs pins it down), so these texts keep
//! to one table each, equality and ranges on the primary key, and order by it. Bytes are BYTEA, ids TEXT.

use gluesql_core::data::Value;
use kotodigi::entry::{Content, Entry, Hash, Head, Header};
use kotodigi::journal::Broken;
use uuid::Uuid;

pub const CREATE: &str = r#"
CREATE TABLE entries (
    "position" INTEGER PRIMARY KEY, client TEXT NOT NULL, number INTEGER NOT NULL, "at" INTEGER NOT NULL,
    "by" TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, previous BYTEA NOT NULL,
    content BYTEA NOT NULL, salt BYTEA NULL, payload BYTEA NULL, hash BYTEA NOT NULL
);
CREATE TABLE head (id INTEGER PRIMARY KEY, "position" INTEGER NOT NULL, hash BYTEA NOT NULL);
"#;
pub const HEAD: &str = r#"SELECT "position", hash FROM head WHERE id = 1"#;
pub const ONE: &str = r#"SELECT "position", client, number, "at", "by", kind, version, previous, content, salt, payload, hash
FROM entries WHERE "position" = $1"#;
pub const BETWEEN: &str = r#"SELECT "position", client, number, "at", "by", kind, version, previous, content, salt, payload, hash
FROM entries WHERE "position" > $1 AND "position" <= $2 ORDER BY "position""#;
pub const BEYOND: &str = r#"DELETE FROM entries WHERE "position" > $1"#;

/// A position as SQL counts; the journal of a browser never gets near the end.
pub fn place(position: u64) -> Result<i64, Broken> {
    i64::try_from(position).map_err(|_| Broken::Store(format!("position {position} is too large for the table")))
}

pub fn row_of(entry: &Entry) -> Result<Vec<Value>, Broken> {
    let header = &entry.header;
    let content = entry.content.as_ref();
    Ok(vec![
        Value::I64(place(header.position)?),
        Value::Str(header.client.to_string()),
        Value::I64(header.number.into()),
        Value::I64(header.at),
        Value::Str(header.by.clone()),
        Value::Str(header.kind.clone()),
        Value::I64(header.version.into()),
        Value::Bytea(header.previous.0.to_vec()),
        Value::Bytea(header.content.0.to_vec()),
        content.map_or(Value::Null, |content| Value::Bytea(content.salt.to_vec())),
        content.map_or(Value::Null, |content| Value::Bytea(content.payload.clone())),
        Value::Bytea(entry.hash.0.to_vec()),
    ])
}

pub fn head_row(head: Head) -> Result<Vec<Value>, Broken> {
    Ok(vec![Value::I64(1), Value::I64(place(head.position)?), Value::Bytea(head.hash.0.to_vec())])
}

pub fn entry_from(row: Vec<Value>) -> Result<Entry, Broken> {
    read_entry(row).ok_or_else(|| Broken::Store("a row of the table entries can't be read".into()))
}

pub fn head_from(row: Vec<Value>) -> Result<Head, Broken> {
    let read = || match <[Value; 2]>::try_from(row).ok()? {
        [Value::I64(position), Value::Bytea(hash)] => {
            Some(Head { position: position.try_into().ok()?, hash: sha(hash)? })
        }
        _ => None,
    };
    read().ok_or_else(|| Broken::Store("the row of the table head can't be read".into()))
}

fn read_entry(row: Vec<Value>) -> Option<Entry> {
    let [
        Value::I64(position),
        Value::Str(client),
        Value::I64(number),
        Value::I64(at),
        Value::Str(by),
        Value::Str(kind),
        Value::I64(version),
        Value::Bytea(previous),
        Value::Bytea(content),
        salt,
        payload,
        Value::Bytea(hash),
    ] = <[Value; 12]>::try_from(row).ok()?
    else {
        return None;
    };
    let header = Header {
        position: position.try_into().ok()?,
        client: Uuid::parse_str(&client).ok()?,
        number: number.try_into().ok()?,
        at,
        by,
        kind,
        version: version.try_into().ok()?,
        previous: sha(previous)?,
        content: sha(content)?,
    };
    let content = match (salt, payload) {
        (Value::Bytea(salt), Value::Bytea(payload)) => Some(Content { salt: salt.try_into().ok()?, payload }),
        (Value::Null, Value::Null) => None,
        _ => return None,
    };
    Some(Entry { header, hash: sha(hash)?, content })
}

fn sha(bytes: Vec<u8>) -> Option<Hash> {
    bytes.try_into().ok().map(Hash)
}
