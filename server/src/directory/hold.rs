//! One process at a time works in a data directory; who it is stands beside the lock.

use super::Shut;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

const LOCK: &str = "in-use";
/// A file of its own: on some systems nobody else can read a locked one.
const HOLDER: &str = "in-use-by";

/// Whether a file is the lock or says who has it.
pub(super) fn is_of_it(name: &str) -> bool {
    [LOCK, HOLDER].contains(&name)
}

/// The lock; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Hold {
    holder: PathBuf,
    _lock: File,
}

impl Hold {
    pub(super) fn take(folder: &Path) -> Result<Hold, Shut> {
        let lock = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
        let holder = folder.join(HOLDER);
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let by = fs::read_to_string(&holder).unwrap_or_default().trim().to_owned();
                return Err(Shut::InUse { folder: folder.to_owned(), by });
            }
            Err(TryLockError::Error(why)) => return Err(why.into()),
        }
        let hold = Hold { holder, _lock: lock };
        hold.write("")?;
        Ok(hold)
    }

    pub(super) fn reached_at(&self, address: &str) -> io::Result<()> {
        self.write(&format!("{address} "))
    }

    fn write(&self, address: &str) -> io::Result<()> {
        fs::write(&self.holder, format!("{address}(pid {})\n", std::process::id()))
    }
}
