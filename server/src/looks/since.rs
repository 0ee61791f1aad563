//! How many looks there are since a moment. Positions go on without gaps and, clocks going forward, so do moments:
//! a few rows tell it, however long the log.

use super::segment;
use crate::sqlite::store;
use kotodigi::journal::Broken;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

pub fn since(folder: &Path, at: i64) -> Result<u64, Broken> {
    // Months are of UTC: the first day in Finland begins in the month before.
    segment::months(folder)?.iter().rev().take(2).map(|month| in_month(folder, month, at)).sum()
}

fn in_month(folder: &Path, month: &str, at: i64) -> Result<u64, Broken> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(segment::file(folder, month), flags).map_err(store)?;
    db.pragma_update(None, "query_only", true).map_err(store)?;
    found(&db, at).map_err(store)
}

fn found(db: &Connection, at: i64) -> rusqlite::Result<u64> {
    let (first, last): (Option<i64>, Option<i64>) =
        db.query_row("SELECT min(position), max(position) FROM looks", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (Some(first), Some(last)) = (first, last) else { return Ok(0) };
    let mut moment = db.prepare("SELECT at FROM looks WHERE position = $1")?;
    // The first position that is not before the moment.
    let (mut low, mut high) = (first, last + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        if moment.query_row([middle], |row| row.get::<_, i64>(0))? < at { low = middle + 1 } else { high = middle }
    }
    Ok(u64::try_from(last + 1 - low).unwrap_or_default())
}
