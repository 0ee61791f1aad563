//! How much may come out of a package: counted as it comes, whatever the package says.

use crate::intake::fault::{Fault, FaultKind};
use std::cell::Cell;

/// Kept in memory at a time.
const KEPT_AT_MOST: usize = 192 << 20;
/// Read through and let go: a sheet is more bytes than its cells.
const STREAMED_AT_MOST: u64 = 768 << 20;
/// One part may grow so many times its packed size; tables grow some tens of times at the most.
const GROWTH_AT_MOST: u64 = 250;
/// A part that stays below this may grow as it likes.
const SMALL: u64 = 16 << 20;

#[derive(Debug, Default)]
pub struct Budget {
    kept: Cell<usize>,
    streamed: Cell<u64>,
}

impl Budget {
    /// Room for bytes that stay, or a sentence that names the part.
    pub fn keep(&self, bytes: usize, part: &str) -> Result<(), Fault> {
        let kept = self.kept.get().saturating_add(bytes);
        if kept > KEPT_AT_MOST {
            return Err(too_large(part, KEPT_AT_MOST as u64));
        }
        self.kept.set(kept);
        Ok(())
    }

    pub fn let_go(&self, bytes: usize) {
        self.kept.set(self.kept.get().saturating_sub(bytes));
    }

    /// Counts bytes that were unpacked; whether there may be more.
    pub(super) fn stream(&self, bytes: usize) -> bool {
        let streamed = self.streamed.get() + bytes as u64;
        self.streamed.set(streamed);
        streamed <= STREAMED_AT_MOST
    }
}

/// What a part of this packed size may become.
pub(super) fn growth(packed: usize) -> u64 {
    (packed as u64).saturating_mul(GROWTH_AT_MOST).max(SMALL)
}

pub(super) fn too_large(part: &str, at_most: u64) -> Fault {
    FaultKind::UnpackedTooLarge.with_both(part.to_owned(), usize::try_from(at_most >> 20).unwrap_or(0))
}

pub(super) const fn streamed_at_most() -> u64 {
    STREAMED_AT_MOST
}
