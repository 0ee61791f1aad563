//! Rows a load left out because they are about clients its loader does not see. The loader is told how many; which ones
//! they are is for a supervisor who may know of protected people. `intake/RUN.left` holds ids and numbers of rows, and
//! goes when it was dealt with, with the run, or after a month: erasure does not reach it.

use super::report::{Person, place, write};
use kotodigi::entry::ClientId;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const ENDING: &str = "left";
pub const KEPT_MS: i64 = 30 * 24 * 3_600_000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The run; where nothing else was loaded, the one that was not begun.
    pub run: Uuid,
    pub organisation: String,
    pub system: String,
    pub file: String,
    pub loaded_by: Person,
    pub at: i64,
    pub rows: Vec<LeftRow>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftRow {
    pub row: u32,
    pub client: ClientId,
}

fn file(folder: &Path, run: Uuid) -> io::Result<PathBuf> {
    Ok(place(folder)?.join(format!("{run}.{ENDING}")))
}

pub fn keep(folder: &Path, left: &Left) -> io::Result<()> {
    if left.rows.is_empty() {
        return forget(folder, left.run).map(|_| ());
    }
    write(folder, &file(folder, left.run)?, &serde_json::to_string(left)?)
}

/// Whether there was one.
pub fn forget(folder: &Path, run: Uuid) -> io::Result<bool> {
    match fs::remove_file(file(folder, run)?) {
        Ok(()) => Ok(true),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(why) => Err(why),
    }
}

/// All that was not dealt with, the newest first; what is too old goes.
pub fn all(folder: &Path, now: i64) -> io::Result<Vec<Left>> {
    let mut all = Vec::new();
    for found in fs::read_dir(place(folder)?)? {
        let path = found?.path();
        if path.extension().is_none_or(|ending| ending != ENDING) {
            continue;
        }
        let left: Left = serde_json::from_slice(&fs::read(&path)?)?;
        if left.at + KEPT_MS < now {
            fs::remove_file(&path)?;
        } else {
            all.push(left);
        }
    }
    all.sort_by_key(|left| (std::cmp::Reverse(left.at), left.run));
    Ok(all)
}
