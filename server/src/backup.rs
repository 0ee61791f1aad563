//! Backups: made while the server works, one file each, and put back whole or not at all.

mod archive;
mod make;
mod restore;

pub use archive::{Contents, Part};
pub use make::make;
pub use restore::{Erased, Restored, restore};

use crate::directory::{Shut, journal_in, looks_in};
use crate::looks;
use crate::sqlite::SqliteJournal;
use kotodigi::entry::{Hash, Head};
use kotodigi::journal;
use std::fs;
use std::path::{Path, PathBuf};

/// Says when the last backup of a directory was made.
const LAST: &str = "last-backup";

/// When the last backup of this directory was made, in milliseconds since 1970.
pub fn last(folder: &Path) -> Option<i64> {
    fs::read_to_string(folder.join(LAST)).ok()?.trim().parse().ok()
}

/// What both chains end with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    pub journal: Head,
    pub looks: (u64, Hash),
}

/// Walks both chains of a folder that has the shape of a data directory.
fn verify_folder(folder: &Path) -> Result<Verified, Shut> {
    let chains = || {
        let journal = journal::verify(&SqliteJournal::snapshot(&journal_in(folder))?)?;
        let looks = if looks_in(folder).exists() { looks::verify(&looks_in(folder))? } else { (0, Hash::default()) };
        Ok(Verified { journal, looks })
    };
    chains().map_err(Shut::Broken)
}

/// Checks every sum of a backup and walks its chains, in a folder that is gone afterwards.
pub fn verify(file: &Path) -> Result<Verified, Shut> {
    let scratch = Scratch::new(file, ".verify")?;
    archive::unpack(file, &scratch.0)?;
    verify_folder(&scratch.0)
}

/// A folder beside a file for as long as this is there; nobody else on the machine can look into it.
struct Scratch(PathBuf);

impl Scratch {
    fn new(file: &Path, ending: &str) -> Result<Scratch, Shut> {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        let folder = PathBuf::from(name);
        // What a process that was killed left behind.
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        crate::directory::make(&folder)?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
