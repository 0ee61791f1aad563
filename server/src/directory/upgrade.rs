//! A directory that an older program made: backed up as it is, then brought up to date.

use super::{FORMAT, Mark, Shut, beside, journal_in, new_id};
use crate::backup;
use crate::clock;
use crate::sqlite::SqliteJournal;
use kotodigi::journal::Journal;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The mark of a directory of the newest format, and the backup if one had to be made. Stopped anywhere on the
/// way, the next opening begins anew with another backup.
pub(super) fn up_to_date(folder: &Path, mark: Mark) -> Result<(Mark, Option<PathBuf>), Shut> {
    if mark.format == FORMAT {
        return Ok((mark, None));
    }
    let backup = free(folder, mark.format)?;
    let journal = journal_in(folder);
    let made = journal.exists().then(|| backup::make(folder, &backup)).transpose()?;
    let mark = Mark { format: FORMAT, register: register_of(folder, &mark)?, ..mark };
    // Opening brings the journal's own layout and format up to date.
    drop(SqliteJournal::open(&journal, mark.kind).map_err(Shut::Broken)?);
    mark.write(folder)?;
    Ok((mark, made.map(|_| backup)))
}

/// Which register it is. One begun before registers had ids has it from its first entry, so that all its backups
/// are of the same register.
pub(crate) fn register_of(folder: &Path, mark: &Mark) -> Result<Uuid, Shut> {
    if !mark.register.is_nil() {
        return Ok(mark.register);
    }
    let mut first = None;
    if journal_in(folder).exists() {
        let journal = SqliteJournal::snapshot(&journal_in(folder)).map_err(Shut::Broken)?;
        let stop = kotodigi::journal::Broken::Store(String::new());
        // The walk is ended by an error once it has what it wants.
        drop(journal.replay(0, &mut |entry| {
            first = Some(entry.hash);
            Err(stop.clone())
        }));
    }
    match first.and_then(|hash| hash.0.first_chunk::<16>().copied()) {
        Some(bytes) => Ok(uuid::Builder::from_custom_bytes(bytes).into_uuid()),
        None => new_id(),
    }
}

/// A name nobody has: day and format, and a number where that is taken.
fn free(folder: &Path, format: u32) -> Result<PathBuf, Shut> {
    let today = clock::today();
    for n in 1u32.. {
        let more = if n == 1 { String::new() } else { format!("-{n}") };
        let file = beside(folder, &format!(".{today}-format-{format}{more}.backup"))?;
        if !file.exists() {
            return Ok(file);
        }
    }
    Err(Shut::Taken(folder.to_owned()))
}
