//! How much memory and time a file gets.

use rustix::process::{Resource, Rlimit, setrlimit};
use std::io;
use std::time::Duration;

/// Memory beside the file itself.
const BESIDE: u64 = 256 << 20;
const LEAST: Duration = Duration::from_secs(10);
/// So many bytes get a second more.
const A_SECOND: u64 = 4 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub memory: u64,
    pub time: Duration,
}

impl Bounds {
    /// Of a file of so many bytes. It stands in memory once as it is, and once more where it is turned into UTF-8.
    pub fn of(bytes: u64) -> Bounds {
        Bounds {
            memory: BESIDE.saturating_add(bytes.saturating_mul(2)),
            time: LEAST + Duration::from_secs(bytes / A_SECOND),
        }
    }
}

/// No copy of what is in memory is ever written to a disk when the process dies, nor anything else.
pub(super) fn write_nothing() -> io::Result<()> {
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)
}

pub(super) fn take_no_more_than(memory: u64) -> io::Result<()> {
    limit(Resource::Data, memory)
}

fn limit(what: Resource, most: u64) -> io::Result<()> {
    Ok(setrlimit(what, Rlimit { current: Some(most), maximum: Some(most) })?)
}
