//! The data directory of one register: what it is for, who has it open, and, for training, which day it is.

mod hold;

use chrono::NaiveDate;
use kotodigi::journal::Broken;
use kotodigi::steps;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use hold::Hold;

/// The file that says what the directory is for.
const MARK: &str = "koto-digi.json";
const FORMAT: u32 = 1;

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
    /// Real clients need what this version has not got.
    NotReady,
    /// Another process works in it.
    InUse {
        folder: PathBuf,
        by: String,
    },
    Broken(Broken),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    kind: steps::Directory,
    format: u32,
    /// The day of law of a training register.
    on: NaiveDate,
}

/// A directory this process may write in for as long as it has this.
#[derive(Debug)]
pub struct DataDir {
    folder: PathBuf,
    mark: Mark,
    hold: Hold,
}

impl From<io::Error> for Shut {
    fn from(why: io::Error) -> Self {
        Shut::Broken(Broken::Store(why.to_string()))
    }
}

impl DataDir {
    /// Makes a directory; training ones only, so far.
    pub fn create(folder: &Path, kind: steps::Directory, on: NaiveDate) -> Result<DataDir, Shut> {
        if kind == steps::Directory::Production {
            return Err(Shut::NotReady);
        }
        make(folder)?;
        if fs::read_dir(folder)?.next().is_some() {
            return Err(Shut::Taken(folder.to_owned()));
        }
        let mark = Mark { kind, format: FORMAT, on };
        let hold = Hold::take(folder)?;
        write(folder, &mark)?;
        Ok(DataDir { folder: folder.to_owned(), mark, hold })
    }

    /// Opens a directory for what it was made for, and keeps others out.
    pub fn open(folder: &Path, wanted: steps::Directory) -> Result<DataDir, Shut> {
        let mark = read(folder)?;
        if mark.kind != wanted {
            return Err(Shut::Other { folder: folder.to_owned(), is: mark.kind, wanted });
        }
        if wanted == steps::Directory::Production {
            return Err(Shut::NotReady);
        }
        let hold = Hold::take(folder)?;
        Ok(DataDir { folder: folder.to_owned(), mark, hold })
    }

    /// Whether there is a register in the folder, and of which kind.
    pub fn kind_of(folder: &Path) -> Result<steps::Directory, Shut> {
        read(folder).map(|mark| mark.kind)
    }

    pub fn kind(&self) -> steps::Directory {
        self.mark.kind
    }

    pub fn on(&self) -> NaiveDate {
        self.mark.on
    }

    /// Sets the day of a training register; it is still that day after a restart.
    pub fn turn_to(&mut self, on: NaiveDate) -> Result<(), Broken> {
        let mark = Mark { on, ..self.mark };
        write(&self.folder, &mark).map_err(|why| Broken::Store(why.to_string()))?;
        self.mark = mark;
        Ok(())
    }

    /// Says where this process can be reached, for whoever finds the directory in use.
    pub fn reached_at(&self, address: &str) -> io::Result<()> {
        self.hold.reached_at(address)
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

fn read(folder: &Path) -> Result<Mark, Shut> {
    let bytes = match fs::read(folder.join(MARK)) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Err(Shut::Empty(folder.to_owned())),
        read => read?,
    };
    let broken = |why: String| Shut::Broken(Broken::Store(format!("{MARK}: {why}")));
    let mark: Mark = serde_json::from_slice(&bytes).map_err(|why| broken(why.to_string()))?;
    if mark.format > FORMAT {
        return Err(broken(format!("format {}: newer program needed", mark.format)));
    }
    Ok(mark)
}

/// The old mark or the new one stands there, whenever the machine stops.
fn write(folder: &Path, mark: &Mark) -> io::Result<()> {
    let new = folder.join(format!("{MARK}.new"));
    let mut file = File::create(&new)?;
    file.write_all(&serde_json::to_vec(mark)?)?;
    file.sync_all()?;
    fs::rename(&new, folder.join(MARK))?;
    sync_folder(folder)
}

/// Nobody else on the machine has business in it.
fn make(folder: &Path) -> io::Result<()> {
    let mut new = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut new, 0o700);
    new.recursive(true).create(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
