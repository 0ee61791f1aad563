//! From clients to the looks that showed them: a file beside each month of the log, made from it by a thread of
//! its own so that no look waits for it, and made again when it is lost.

use super::row::{signed, unpacked};
use super::segment::{Reader, months};
use crate::sqlite::{connect, store};
use kotodigi::entry::{ClientId, Hash};
use kotodigi::journal::Broken;
use rusqlite::{Connection, OpenFlags, params};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

const LAYOUT: &[&str] = &["
    CREATE TABLE reached (position INTEGER NOT NULL) STRICT;
    INSERT INTO reached VALUES (0);
    CREATE TABLE shown (client BLOB, look INTEGER, PRIMARY KEY (client, look)) STRICT, WITHOUT ROWID;
"];
/// Looks one transaction takes. Only full slices are indexed: the rest is as quickly read through, and a page of
/// the index is written once for many looks.
const SLICE: i64 = 4096;
const BETWEEN: Duration = Duration::from_millis(100);

/// Until the other end of `open` is dropped.
pub(super) fn keep_up(folder: &Path, open: &Receiver<()>) {
    let mut at: Option<Indexing> = None;
    while open.recv_timeout(BETWEEN) == Err(RecvTimeoutError::Timeout) {
        // A failure loses nothing: the looks are in the log, and the next round begins anew.
        at = round(folder, at, open).unwrap_or(None);
    }
}

/// Brings the month in hand to its end, then those after it.
fn round(folder: &Path, mut at: Option<Indexing>, open: &Receiver<()>) -> Result<Option<Indexing>, Broken> {
    let from = at.as_ref().map(|at| at.month.clone()).unwrap_or_default();
    for month in months(folder)?.into_iter().filter(|month| *month >= from) {
        let mut indexing = match at.take().filter(|at| at.month == month) {
            Some(indexing) => indexing,
            None => Indexing::open(folder, month)?,
        };
        while indexing.further()? && open.try_recv() != Err(std::sync::mpsc::TryRecvError::Disconnected) {}
        at = Some(indexing);
    }
    Ok(at)
}

struct Indexing {
    month: String,
    looks: Connection,
    index: Connection,
}

impl Indexing {
    fn open(folder: &Path, month: String) -> Result<Indexing, Broken> {
        let looks = Reader::of(folder, &month)?.db;
        let index = connect(&file(folder, &month), LAYOUT).map_err(store)?;
        // After a power cut it may stand a little behind; it is never wrong.
        index.pragma_update(None, "synchronous", "NORMAL").map_err(store)?;
        Ok(Indexing { month, looks, index })
    }

    /// A slice further; says whether there is more.
    fn further(&mut self) -> Result<bool, Broken> {
        let reached = reached(&self.index)?;
        let (mut last, mut looks) = (reached, 0);
        let mut pairs: Vec<([u8; 16], i64)> = Vec::new();
        let mut ask = self
            .looks
            .prepare_cached("SELECT position, clients FROM looks WHERE position > $1 ORDER BY position LIMIT $2")
            .map_err(store)?;
        let mut found = ask.query([reached, SLICE]).map_err(store)?;
        while let Some(row) = found.next().map_err(store)? {
            let clients: Vec<u8> = row.get(1).map_err(store)?;
            let clients = unpacked(&clients).unwrap_or_default();
            last = row.get(0).map_err(store)?;
            looks += 1;
            pairs.extend(clients.into_iter().map(|client| (client.into_bytes(), last)));
        }
        if looks < SLICE {
            return Ok(false);
        }
        // In the order of the index, so that each of its pages is written once.
        pairs.sort_unstable();
        let tx = self.index.transaction().map_err(store)?;
        {
            let mut insert = tx.prepare_cached("INSERT OR IGNORE INTO shown VALUES ($1, $2)").map_err(store)?;
            for (client, look) in &pairs {
                insert.execute(params![client, look]).map_err(store)?;
            }
        }
        tx.execute("UPDATE reached SET position = $1", [last]).map_err(store)?;
        tx.commit().map_err(store)?;
        Ok(true)
    }
}

fn file(folder: &Path, month: &str) -> PathBuf {
    folder.join(format!("shown-{month}.sqlite"))
}

fn reached(index: &Connection) -> Result<i64, Broken> {
    index.query_row("SELECT position FROM reached", [], |row| row.get(0)).map_err(store)
}

/// Looks the index knows, and the position up to which it knows them.
pub(super) fn of_client(folder: &Path, month: &str, client: ClientId) -> Result<(Vec<i64>, i64), Broken> {
    let file = file(folder, month);
    if !file.exists() {
        return Ok((Vec::new(), signed(0)));
    }
    let index = connect(&file, LAYOUT).map_err(store)?;
    // Before the looks: what is indexed meanwhile is then found twice rather than never.
    let reached = reached(&index)?;
    let mut ask =
        index.prepare("SELECT look FROM shown WHERE client = $1 AND look <= $2 ORDER BY look").map_err(store)?;
    let looks = ask.query_map(params![client.as_bytes(), reached], |row| row.get(0)).map_err(store)?;
    Ok((looks.collect::<Result<_, _>>().map_err(store)?, reached))
}

/// Files of the index that lead elsewhere than the looks they were made from.
pub fn index_agrees(folder: &Path) -> Result<Vec<String>, Broken> {
    let mut differing = Vec::new();
    for month in months(folder)? {
        let file = file(folder, &month);
        if file.exists() && !agrees(folder, &month, &file)? {
            differing.push(format!("shown-{month}.sqlite"));
        }
    }
    Ok(differing)
}

/// Both are summed up, each in its own order: pairs of a client and a look, hashed and added.
fn agrees(folder: &Path, month: &str, file: &Path) -> Result<bool, Broken> {
    let index = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(store)?;
    index.pragma_update(None, "query_only", true).and_then(|()| index.execute_batch("BEGIN")).map_err(store)?;
    let reached = reached(&index)?;
    let mut known = 0u128;
    let mut ask = index.prepare("SELECT client, look FROM shown").map_err(store)?;
    let mut rows = ask.query([]).map_err(store)?;
    while let Some(row) = rows.next().map_err(store)? {
        let (client, look): (Vec<u8>, i64) = (row.get(0).map_err(store)?, row.get(1).map_err(store)?);
        known = known.wrapping_add(pair(&client, look));
    }
    let Reader { db, .. } = Reader::of(folder, month)?;
    let mut held = 0u128;
    let mut ask = db.prepare("SELECT position, clients FROM looks WHERE position <= $1").map_err(store)?;
    let mut rows = ask.query([reached]).map_err(store)?;
    while let Some(row) = rows.next().map_err(store)? {
        let (look, clients): (i64, Vec<u8>) = (row.get(0).map_err(store)?, row.get(1).map_err(store)?);
        let mut clients = unpacked(&clients).unwrap_or_default();
        clients.sort_unstable();
        clients.dedup();
        held = clients.iter().fold(held, |sum, client| sum.wrapping_add(pair(client.as_bytes(), look)));
    }
    Ok(known == held)
}

fn pair(client: &[u8], look: i64) -> u128 {
    let Hash(hash) = Hash::of(&[client, &look.to_be_bytes()]);
    hash.iter().take(16).fold(0, |sum, byte| sum << 8 | u128::from(*byte))
}
