//! One file of anchors: a line is added behind the last, and is on the disk when that has been done.

use super::Heads;
use kotodigi::record::anchor::Anchor;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// More than the longest line.
const TAIL: u64 = 4096;

pub(super) fn open(file: &Path) -> io::Result<File> {
    let made = !file.exists();
    let mut options = OpenOptions::new();
    options.create(true).read(true).append(true);
    let opened = options.open(file)?;
    if made && let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(opened)
}

/// Adds the heads if they have moved since the last line. Says whether that line was ahead of them.
pub(super) fn add(path: &Path, at: i64, heads: Heads) -> io::Result<bool> {
    let nothing = heads.journal.position == 0 && heads.looks.position == 0;
    if nothing && !path.exists() {
        return Ok(false);
    }
    let mut file = open(path)?;
    let tail = tail(&mut file)?;
    let last = tail.lines().next_back();
    let known = last.and_then(Anchor::parse);
    let ahead =
        |known: Anchor| known.journal.position > heads.journal.position || known.looks.position > heads.looks.position;
    if known.is_some_and(|known| (known.journal, known.looks) == (heads.journal, heads.looks)) {
        return Ok(false);
    }
    let previous = last.map(Anchor::hash_of).unwrap_or_default();
    let line = Anchor { at, journal: heads.journal, looks: heads.looks, previous }.line()?;
    // A power cut may have left half a line; it is ended, and the new one names it.
    let ending = if tail.is_empty() || tail.ends_with('\n') { "" } else { "\n" };
    file.write_all(format!("{ending}{line}\n").as_bytes())?;
    file.sync_all()?;
    Ok(known.is_some_and(ahead))
}

/// The end of the file; what is cut off at its beginning is no whole line.
fn tail(file: &mut File) -> io::Result<String> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
