//! The data directory of one register: what it is for, who has it open, and, for training, which day it is.

mod hold;
mod mark;
mod upgrade;

use crate::clock;
use crate::erasure::{self, ErasedList};
use chrono::NaiveDate;
use kotodigi::journal::Broken;
use kotodigi::steps;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub use hold::Hold;
pub use mark::{FORMAT, Mark};
pub(crate) use upgrade::register_of;

/// Stands in a directory that is being filled from a backup and is not to be opened yet.
const RESTORING: &str = "restoring";

/// Why a directory can't be used.
#[derive(Debug)]
pub enum Shut {
    /// There is no register in it.
    Empty(PathBuf),
    /// There is something in it already.
    Taken(PathBuf),
    /// It was made for the other kind.
    Other {
        folder: PathBuf,
        is: steps::Directory,
        wanted: steps::Directory,
    },
    /// Another process works in it.
    InUse {
        folder: PathBuf,
        by: String,
    },
    /// A backup was not restored to its end.
    Restoring(PathBuf),
    /// The file is no backup, or not whole.
    NotABackup {
        file: PathBuf,
        why: String,
    },
    /// There is no list of those who were erased.
    NoErasedList(PathBuf),
    /// The list belongs to another register.
    OtherErasedList(PathBuf),
    /// The list would stand in the directory itself, and go with it.
    ErasedListInside(PathBuf),
    /// The list has fewer lines than it had when the backup was made.
    OldErasedList {
        file: PathBuf,
        lines: usize,
        had: usize,
    },
    Broken(Broken),
}

/// A directory this process may write in for as long as it has this.
#[derive(Debug)]
pub struct DataDir {
    folder: PathBuf,
    mark: Mark,
    hold: Hold,
    /// The backup made before this opening brought the directory to a newer format.
    upgraded: Option<PathBuf>,
}

impl From<io::Error> for Shut {
    fn from(why: io::Error) -> Self {
        Shut::Broken(Broken::Store(why.to_string()))
    }
}

impl DataDir {
    pub fn create(folder: &Path, kind: steps::Directory, on: NaiveDate) -> Result<DataDir, Shut> {
        make(folder)?;
        if fs::read_dir(folder)?.next().is_some() {
            return Err(Shut::Taken(folder.to_owned()));
        }
        let mark = Mark { kind, format: FORMAT, on, register: new_id()?, erased: None };
        let hold = Hold::take(folder)?;
        mark.write(folder)?;
        Ok(DataDir { folder: folder.to_owned(), mark, hold, upgraded: None })
    }

    /// Opens a directory for what it was made for, and keeps others out. One of an older format is backed up and
    /// brought up to date; whoever is on the list of the erased and stands in it is erased before anybody sees it.
    pub fn open(folder: &Path, wanted: steps::Directory) -> Result<DataDir, Shut> {
        if folder.join(RESTORING).exists() {
            return Err(Shut::Restoring(folder.to_owned()));
        }
        let mark = Mark::read(folder)?;
        if mark.kind != wanted {
            return Err(Shut::Other { folder: folder.to_owned(), is: mark.kind, wanted });
        }
        let hold = Hold::take(folder)?;
        let (mark, upgraded) = upgrade::up_to_date(folder, mark)?;
        let directory = DataDir { folder: folder.to_owned(), mark, hold, upgraded };
        erasure::catch_up(&directory)?;
        Ok(directory)
    }

    /// Whether there is a register in the folder, and of which kind.
    pub fn kind_of(folder: &Path) -> Result<steps::Directory, Shut> {
        Mark::read(folder).map(|mark| mark.kind)
    }

    pub fn kind(&self) -> steps::Directory {
        self.mark.kind
    }

    /// The day of law: of real clients it is today, of made-up ones the day somebody set.
    pub fn on(&self) -> NaiveDate {
        match self.mark.kind {
            steps::Directory::Production => clock::today(),
            steps::Directory::Training => self.mark.on,
        }
    }

    /// Sets the day of a training register; it is still that day after a restart.
    pub fn turn_to(&mut self, on: NaiveDate) -> Result<(), Broken> {
        let mark = Mark { on, ..self.mark.clone() };
        mark.write(&self.folder).map_err(|why| Broken::Store(why.to_string()))?;
        self.mark = mark;
        Ok(())
    }

    /// Says where this process can be reached, for whoever finds the directory in use.
    pub fn reached_at(&self, address: &str) -> io::Result<()> {
        self.hold.reached_at(address)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The list of the erased, which stands outside the directory and its backups.
    pub fn erased_list(&self) -> Result<ErasedList, Shut> {
        self.mark.erased_list(&self.folder)
    }

    /// Keeps the list of the erased in this file from now on; what stands in the old one is taken over, and whoever
    /// stands in the new one is erased.
    pub fn keep_erased_in(&mut self, file: &Path) -> Result<(), Shut> {
        let file = std::path::absolute(file)?;
        let old = self.erased_list()?;
        if old.file() == file {
            return Ok(());
        }
        if file.starts_with(std::path::absolute(&self.folder)?) || file.starts_with(fs::canonicalize(&self.folder)?) {
            return Err(Shut::ErasedListInside(file));
        }
        let mark = Mark { erased: Some(file), ..self.mark.clone() };
        mark.erased_list(&self.folder)?.take_over(&old)?;
        mark.write(&self.folder)?;
        self.mark = mark;
        erasure::catch_up(self).map(|_| ())
    }

    /// The backup that was made because this opening brought the directory to a newer format.
    pub fn upgraded(&self) -> Option<&Path> {
        self.upgraded.as_deref()
    }

    pub fn format(&self) -> u32 {
        self.mark.format
    }

    pub fn journal(&self) -> PathBuf {
        journal_in(&self.folder)
    }

    pub fn looks(&self) -> PathBuf {
        looks_in(&self.folder)
    }

    pub fn anchors(&self) -> PathBuf {
        anchors_in(&self.folder)
    }
}

pub fn journal_in(folder: &Path) -> PathBuf {
    folder.join("journal.sqlite")
}

/// Heads of both chains, minute by minute.
pub fn anchors_in(folder: &Path) -> PathBuf {
    folder.join("anchors.jsonl")
}

pub fn looks_in(folder: &Path) -> PathBuf {
    folder.join("looks")
}

fn new_id() -> Result<Uuid, Shut> {
    let bytes = clock::chance().map_err(|why| Shut::Broken(Broken::Store(why.to_string())))?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// A path beside the folder: its name with an ending.
pub fn beside(folder: &Path, ending: &str) -> io::Result<PathBuf> {
    let folder = fs::canonicalize(folder).or_else(|_| std::path::absolute(folder))?;
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    Ok(folder.with_file_name(name))
}

/// Marks a folder as being filled from a backup: nobody opens it before it is whole.
pub(crate) fn begin_restoring(folder: &Path) -> Result<Hold, Shut> {
    make(folder)?;
    let hold = Hold::take(folder)?;
    File::create(folder.join(RESTORING))?.sync_all()?;
    sync_folder(folder)?;
    Ok(hold)
}

pub(crate) fn is_restoring(folder: &Path) -> bool {
    folder.join(RESTORING).exists()
}

/// What stays while a directory is filled anew.
pub(crate) fn belongs_to_hold(name: &str) -> bool {
    name == RESTORING || hold::is_of_it(name)
}

pub(crate) fn end_restoring(folder: &Path) -> io::Result<()> {
    fs::remove_file(folder.join(RESTORING))?;
    sync_folder(folder)
}

/// Nobody else on the machine has business in it.
pub(crate) fn make(folder: &Path) -> io::Result<()> {
    let mut new = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut new, 0o700);
    new.recursive(true).create(folder)
}

#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(crate) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
