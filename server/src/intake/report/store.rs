//! Where the reports of a register are kept: `intake/RUN.json` in its data directory.

use super::Migration;
use crate::directory::{make, sync_folder};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use uuid::Uuid;

const FOLDER: &str = "intake";

pub(in crate::intake) fn place(folder: &Path) -> io::Result<PathBuf> {
    let place = folder.join(FOLDER);
    make(&place)?;
    Ok(place)
}

fn file(folder: &Path, run: Uuid) -> PathBuf {
    folder.join(FOLDER).join(format!("{run}.json"))
}

/// Keeps a sealed report of a run, whole or not at all.
pub(super) fn keep(folder: &Path, run: Uuid, sealed: &str) -> io::Result<()> {
    write(folder, &file(folder, run), sealed)
}

/// Whole or not at all, for nobody else on the machine.
pub(in crate::intake) fn write(folder: &Path, to: &Path, text: &str) -> io::Result<()> {
    let place = place(folder)?;
    let new = to.with_extension("new");
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&new)?;
    written.write_all(text.as_bytes())?;
    written.sync_all()?;
    fs::rename(&new, to)?;
    sync_folder(&place)
}

fn draft_of(folder: &Path, run: Uuid) -> PathBuf {
    folder.join(FOLDER).join(format!("{run}.draft"))
}

/// What a report is made of, put down before the run is closed: if the machine stops before it is signed, the journal
/// alone would not know the columns and the findings. It holds no more than the report.
pub fn draft(folder: &Path, report: &Migration) -> io::Result<()> {
    write(folder, &draft_of(folder, report.run), &serde_json::to_string(report)?)
}

/// One that can't be read any more is none.
pub(super) fn drafted(folder: &Path, run: Uuid) -> io::Result<Option<Migration>> {
    match fs::read(draft_of(folder, run)) {
        Ok(kept) => Ok(serde_json::from_slice(&kept).ok()),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(why),
    }
}

pub fn forget_draft(folder: &Path, run: Uuid) -> io::Result<()> {
    match fs::remove_file(draft_of(folder, run)) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
        _ => Ok(()),
    }
}

/// The sealed report of a run; none where the machine stopped before, or an older program loaded.
pub fn kept(folder: &Path, run: Uuid) -> io::Result<Option<String>> {
    match fs::read_to_string(file(folder, run)) {
        Ok(sealed) => Ok(Some(sealed)),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(why),
    }
}

/// Every sealed report there is, of runs that were undone too.
pub fn every(folder: &Path) -> io::Result<Vec<String>> {
    let listed = match fs::read_dir(folder.join(FOLDER)) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        listed => listed?,
    };
    let files = listed.filter_map(|file| Some(file.ok()?.path()));
    files.filter(|file| file.extension().is_some_and(|ending| ending == "json")).map(fs::read_to_string).collect()
}
