//! The file that says what a directory is for.

use super::{Shut, beside, sync_folder};
use crate::erasure::ErasedList;
use chrono::NaiveDate;
use kotodigi::journal::Broken;
use kotodigi::steps;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub const MARK: &str = "koto-digi.json";
/// 2: content may be erased, the register has an id.
pub const FORMAT: u32 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub kind: steps::Directory,
    pub format: u32,
    /// The day of law of a training register.
    pub on: NaiveDate,
    /// Which register this is, in every backup of it; none in format 1.
    #[serde(default)]
    pub register: Uuid,
    /// Where the list of the erased is kept, if not beside the directory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<PathBuf>,
}

impl Mark {
    pub fn read(folder: &Path) -> Result<Mark, Shut> {
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
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let new = folder.join(format!("{MARK}.new"));
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()?;
        fs::rename(&new, folder.join(MARK))?;
        sync_folder(folder)
    }

    pub fn erased_list(&self, folder: &Path) -> Result<ErasedList, Shut> {
        let file = match &self.erased {
            Some(file) => file.clone(),
            None => beside(folder, ".erased.jsonl")?,
        };
        Ok(ErasedList::new(file, self.register))
    }
}
