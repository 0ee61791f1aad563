//! A register that a load makes where there is none. It stays only if the load brought something into it.

use super::super::Stopped;
use crate::clock;
use crate::directory::DataDir;
use crate::house::House;
use kotodigi::phrase;
use kotodigi::steps::Directory;
use kotodigi::words::{Lang, Text, text};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(super) struct Made {
    folder: PathBuf,
    /// The uppermost folder that was made; none where an empty one stood.
    uppermost: Option<PathBuf>,
}

/// A register for real people is begun by `serve`, which gives its first administrator a password; here an empty
/// directory becomes one for training, and that is said.
pub(super) fn make(folder: &Path, lang: Lang) -> Result<(House, Made), Stopped> {
    let missing = folder.ancestors().take_while(|place| !place.as_os_str().is_empty() && !place.exists());
    let made = Made { folder: folder.to_owned(), uppermost: missing.last().map(Path::to_owned) };
    match DataDir::create(folder, Directory::Training, clock::today()).and_then(House::open) {
        Ok(house) => Ok((house, made)),
        Err(shut) => {
            // What others put there is left alone.
            if made.uppermost.is_some() {
                drop(made.take_away());
            }
            Err(shut.stop(lang))
        }
    }
}

impl Made {
    /// Says that the register is there to stay.
    pub fn stays(&self, lang: Lang) {
        eprintln!("{}", phrase!(MADE, self.folder.display().to_string()).say(lang));
    }

    /// As if it had never been made.
    pub fn take_away(self) -> io::Result<()> {
        if let Some(uppermost) = &self.uppermost {
            return fs::remove_dir_all(uppermost);
        }
        for inside in fs::read_dir(&self.folder)? {
            let inside = inside?;
            if inside.file_type()?.is_dir() {
                fs::remove_dir_all(inside.path())?;
            } else {
                fs::remove_file(inside.path())?;
            }
        }
        Ok(())
    }
}

/// Whether anything was written into a register that was made for a load: then the same file goes on.
pub(super) fn is_begun(house: &House) -> bool {
    house.with(|office| office.open_runs().next().is_some() || office.runs().next().is_some()).unwrap_or(true)
}

const MADE: Text = text(
    "Hakemistoon {0} tehtiin harjoitusrekisteri.",
    "Ett övningsregister skapades i katalogen {0}.",
    "A training register was made in {0}.",
);
