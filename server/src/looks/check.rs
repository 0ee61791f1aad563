//! The chain of looks, walked through every month.

use super::row::Kept;
use super::segment::{self, Reader, begins};
use crate::sqlite::store;
use kotodigi::entry::{Hash, Head};
use kotodigi::journal::{Broken, ChainFault};
use std::path::Path;

/// What is wrong, and in which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenFile {
    pub file: String,
    pub broken: Broken,
}

/// Walks every month, tells each end that was passed, and names the first broken look and its file.
pub fn walk(folder: &Path, passed: &mut dyn FnMut(Head)) -> Result<Head, BrokenFile> {
    let named = |file: &str| {
        let file = file.to_owned();
        move |broken| BrokenFile { file: file.clone(), broken }
    };
    let mut end = Head::default();
    for month in segment::months(folder).map_err(named("looks"))? {
        end = month_from(folder, &month, end, passed).map_err(named(&segment::name(&month)))?;
    }
    Ok(end)
}

/// Walks every segment and gives how many looks there are and the hash of the last, or the first broken one.
pub fn verify(folder: &Path) -> Result<(u64, Hash), Broken> {
    let end = walk(folder, &mut |_| {}).map_err(|found| found.broken)?;
    Ok((end.position, end.hash))
}

/// A month that does not begin where the one before ended, or the first one elsewhere than at nothing, follows
/// upon what is gone.
fn month_from(folder: &Path, month: &str, before: Head, passed: &mut dyn FnMut(Head)) -> Result<Head, Broken> {
    let Reader { db, columns } = Reader::of(folder, month)?;
    db.execute_batch("BEGIN").map_err(store)?;
    let mut end = begins(&db)?;
    if before != end {
        let fault = if end.position == before.position { ChainFault::Previous } else { ChainFault::Position };
        return Err(Broken::Chain { position: end.position.min(before.position) + 1, fault });
    }
    let mut ask = db.prepare(&format!("SELECT {columns} FROM looks ORDER BY position")).map_err(store)?;
    let mut rows = ask.query([]).map_err(store)?;
    while let Some(row) = rows.next().map_err(store)? {
        let position = end.position + 1;
        let (kept, stored) = Kept::read(row)?;
        let next = kept.after(end);
        if stored.position != position {
            return Err(Broken::Chain { position, fault: ChainFault::Position });
        }
        if stored != next {
            return Err(Broken::Chain { position, fault: ChainFault::Content });
        }
        passed(next);
        end = next;
    }
    Ok(end)
}
