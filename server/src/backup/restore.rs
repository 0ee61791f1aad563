//! Putting a backup back. The directory opens when everybody on the list of the erased is erased in it again.

use super::archive::{self, Contents};
use super::verify_folder;
use crate::directory::{self, FORMAT, Mark, Shut, beside, journal_in};
use crate::erasure::{self, ErasedList};
use crate::sqlite::SqliteJournal;
use kotodigi::journal::Broken;
use std::fs;
use std::path::{Path, PathBuf};

/// What was put back.
#[derive(Debug)]
pub struct Restored {
    pub contents: Contents,
    /// Clients the list of the erased took away again.
    pub erased_again: usize,
}

/// Where the list of the erased is.
#[derive(Clone, Copy, Debug)]
pub enum Erased<'a> {
    /// Beside the directory.
    Beside,
    At(&'a Path),
    /// Somebody vouches for it that nobody was ever erased from this register.
    NobodyEver,
}

/// Fills an empty folder, or one a restore was stopped in.
pub fn restore(file: &Path, folder: &Path, erased: Erased<'_>) -> Result<Restored, Shut> {
    let contents = archive::contents(file)?;
    if contents.directory_format > FORMAT {
        let newer = format!("format {}: newer program needed", contents.directory_format);
        return Err(Shut::NotABackup { file: file.to_owned(), why: newer });
    }
    let own = match erased {
        Erased::At(file) => Some(std::path::absolute(file)?),
        Erased::Beside | Erased::NobodyEver => None,
    };
    let list_file = own.clone().map_or_else(|| beside(folder, ".erased.jsonl"), Ok)?;
    let list = ErasedList::new(list_file, contents.register);
    fits(&list, &contents, !matches!(erased, Erased::NobodyEver))?;

    let hold = begin(folder)?;
    archive::unpack(file, folder)?;
    // There may have been no look yet.
    directory::make(&directory::looks_in(folder))?;
    let before = verify_folder(folder)?;
    if before.journal != contents.journal {
        return Err(Shut::NotABackup { file: file.to_owned(), why: "the journal ends elsewhere".into() });
    }
    let mark = Mark { format: FORMAT, register: contents.register, erased: own, ..Mark::read(folder)? };
    mark.write(folder)?;
    let journal = journal_in(folder);
    // Brings the layout up to date, and the list too, if it was lost.
    erasure::complete(&SqliteJournal::open(&journal, mark.kind).map_err(Shut::Broken)?, &list)?;
    let erased_again = erasure::in_folder(&journal, &list, mark.kind, mark.on)?;
    // Whoever is erased now is gone from the unused parts of the file as well.
    drop(SqliteJournal::open(&journal, mark.kind).map_err(Shut::Broken)?);
    if SqliteJournal::residue(&journal).map_err(Shut::Broken)? {
        return Err(Shut::Broken(Broken::Store("what was erased could not be taken out of the file".into())));
    }
    verify_folder(folder)?;
    // Who was logged in when the backup was made is not logged in now.
    let login = folder.join(crate::login::FILE);
    if login.exists() {
        let login = crate::login::Login::open(&login, crate::login::Settings::default()).map_err(Shut::Broken)?;
        login.end_every(crate::clock::now()).map_err(Shut::Broken)?;
    }
    directory::sync_folder(&directory::looks_in(folder))?;
    directory::end_restoring(folder)?;
    drop(hold);
    Ok(Restored { contents, erased_again })
}

/// The right list, and not an older copy of it.
fn fits(list: &ErasedList, contents: &Contents, must_be: bool) -> Result<(), Shut> {
    let lines = list.erased()?.len();
    if must_be && !list.file().exists() {
        return Err(Shut::NoErasedList(list.file().to_owned()));
    }
    if lines < contents.erased {
        return Err(Shut::OldErasedList { file: list.file().to_owned(), lines, had: contents.erased });
    }
    Ok(())
}

fn begin(folder: &Path) -> Result<directory::Hold, Shut> {
    let empty = match fs::read_dir(folder) {
        Ok(mut found) => found.next().is_none(),
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => true,
        Err(why) => return Err(why.into()),
    };
    if !empty && !directory::is_restoring(folder) {
        return Err(Shut::Taken(folder.to_owned()));
    }
    let hold = directory::begin_restoring(folder)?;
    // What a restore that was stopped left behind.
    for found in fs::read_dir(folder)? {
        let path: PathBuf = found?.path();
        if path.is_dir() {
            fs::remove_dir_all(path)?;
        } else if !path.file_name().is_some_and(|name| directory::belongs_to_hold(&name.to_string_lossy())) {
            fs::remove_file(path)?;
        }
    }
    Ok(hold)
}
