//! Looks that are asked for: of a client, since a moment, the newest.

use super::index;
use super::row::Kept;
use super::segment::{self, Reader};
use crate::sqlite::store;
use kotodigi::entry::{ClientId, Head};
use kotodigi::journal::Broken;
use rusqlite::params;
use std::cmp::Reverse;
use std::path::Path;

/// Every look that showed this client or was refused it, newest first.
pub fn at_client(folder: &Path, client: ClientId) -> Result<Vec<Kept>, Broken> {
    let mut found = Vec::new();
    for month in segment::months(folder)?.iter().rev() {
        found.extend(at_client_in(folder, month, client)?);
    }
    Ok(found)
}

/// What the index knows, then the looks that are not in it yet; newest first.
fn at_client_in(folder: &Path, month: &str, client: ClientId) -> Result<Vec<Kept>, Broken> {
    let (known, reached) = index::of_client(folder, month, client)?;
    let Reader { db, columns } = Reader::of(folder, month)?;
    let mut found = Vec::new();
    let mut one = db.prepare(&format!("SELECT {columns} FROM looks WHERE position = $1")).map_err(store)?;
    for look in known {
        found.push(one.query_row([look], |row| Ok(Kept::read(row))).map_err(store)??.0);
    }
    let mut rest = db.prepare(&format!("SELECT {columns} FROM looks WHERE position > $1")).map_err(store)?;
    let mut rows = rest.query([reached]).map_err(store)?;
    while let Some(row) = rows.next().map_err(store)? {
        let (kept, _) = Kept::read(row)?;
        if kept.clients.contains(&client) {
            found.push(kept);
        }
    }
    found.reverse();
    Ok(found)
}

/// Looks since a moment, newest first, so many at most.
pub fn recent(folder: &Path, at: i64, most: usize) -> Result<Vec<Kept>, Broken> {
    let mut found = Vec::new();
    // A look stands in its own month or a later one, never in one before.
    let oldest = segment::month(at);
    for month in segment::months(folder)?.iter().rev().take_while(|month| **month >= oldest) {
        let left = i64::try_from(most - found.len()).unwrap_or(i64::MAX);
        let Reader { db, columns } = Reader::of(folder, month)?;
        let sql = format!("SELECT {columns} FROM looks WHERE at >= $1 ORDER BY at DESC, position DESC LIMIT $2");
        let mut ask = db.prepare(&sql).map_err(store)?;
        let mut rows = ask.query(params![at, left]).map_err(store)?;
        while let Some(row) = rows.next().map_err(store)? {
            found.push(Kept::read(row)?.0);
        }
    }
    // After a clock went back a later month holds an earlier moment.
    found.sort_by_key(|kept| Reverse(kept.at));
    Ok(found)
}

/// The newest look of the log, as stored.
pub fn head(folder: &Path) -> Result<Head, Broken> {
    if !folder.exists() {
        return Ok(Head::default());
    }
    match segment::newest(folder)? {
        Some(month) => segment::end(&Reader::of(folder, &month)?.db),
        None => Ok(Head::default()),
    }
}
