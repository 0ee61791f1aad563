//! Rows are read some ahead of their check. So the places of their identity codes in the table of all codes are asked
//! for together, where each alone would wait for memory; and somebody who has a second processor may read beside.

use super::seen::Seen;
use crate::intake::read::OldRegister;
use crate::intake::read::records::{Place, Records};
use csv::ByteRecord;

const ROWS: usize = 64;
/// A few rows of the usual kind; long ones are not gathered.
const BYTES: usize = 64 << 10;

/// Rows that were read and not yet checked; none are left when it has none.
#[derive(Debug, Default)]
pub struct Batch {
    rows: Vec<(Place, ByteRecord)>,
    /// Those that were checked, to be filled again.
    spent: Vec<ByteRecord>,
    /// Marks up to here that nobody closed.
    pub recoveries: u32,
}

impl Batch {
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes the place of the last record by the next.
    fn next(&mut self, record: &mut ByteRecord) -> Option<Place> {
        let (place, next) = self.rows.pop()?;
        let last = std::mem::replace(record, next);
        if last.as_slice().len() < BYTES {
            self.spent.push(last);
        }
        Some(place)
    }
}

/// The rows of a file below its header, some at a time.
#[derive(Debug)]
pub struct Batches<'r>(Records<'r>);

impl<'r> Batches<'r> {
    pub fn of(register: &'r OldRegister<'_>) -> Batches<'r> {
        Batches(register.records())
    }

    /// The next rows, in the place of those that were checked.
    pub fn next(&mut self, batch: &mut Batch) {
        let mut bytes = 0;
        while batch.rows.len() < ROWS && bytes < BYTES {
            let mut record = batch.spent.pop().unwrap_or_default();
            let Some(place) = self.0.next(&mut record) else { break };
            bytes += record.as_slice().len();
            batch.rows.push((place, record));
        }
        batch.recoveries = self.0.recoveries;
        batch.rows.reverse();
    }
}

/// Puts the next rows in the place of those that were checked.
pub type Feed<'f> = dyn FnMut(&mut Batch) + 'f;

pub struct Ahead<'f> {
    feed: Box<Feed<'f>>,
    /// The column of identity codes.
    identity: Option<usize>,
    pub batch: Batch,
}

impl std::fmt::Debug for Ahead<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ahead").field("identity", &self.identity).field("batch", &self.batch).finish_non_exhaustive()
    }
}

impl<'f> Ahead<'f> {
    pub fn of(feed: Box<Feed<'f>>, identity: Option<usize>) -> Ahead<'f> {
        Ahead { feed, identity, batch: Batch::default() }
    }

    /// The next record takes the place of the last one.
    pub fn next(&mut self, record: &mut ByteRecord, seen: &Seen) -> Option<Place> {
        if self.batch.is_empty() {
            (self.feed)(&mut self.batch);
            if let Some(at) = self.identity {
                seen.expect(self.batch.rows.iter().rev().filter_map(|(_, record)| record.get(at)));
            }
        }
        self.batch.next(record)
    }
}
