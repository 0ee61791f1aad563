//! Where the reports of a register are kept: `intake/RUN.json` in its data directory.

use crate::directory::{make, sync_folder};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use uuid::Uuid;

const FOLDER: &str = "intake";

pub(super) fn place(folder: &Path) -> io::Result<PathBuf> {
    let place = folder.join(FOLDER);
    make(&place)?;
    Ok(place)
}

fn file(folder: &Path, run: Uuid) -> PathBuf {
    folder.join(FOLDER).join(format!("{run}.json"))
}

/// Keeps a sealed report of a run, whole or not at all.
pub fn keep(folder: &Path, run: Uuid, sealed: &str) -> io::Result<()> {
    let place = place(folder)?;
    let new = place.join(format!("{run}.new"));
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&new)?;
    written.write_all(sealed.as_bytes())?;
    written.sync_all()?;
    fs::rename(&new, file(folder, run))?;
    sync_folder(&place)
}

/// The sealed report of a run; none for a run that was loaded by an older program.
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
