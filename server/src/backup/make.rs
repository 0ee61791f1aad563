//! Making a backup, also from another process while the server works in the directory.

use super::archive::{self, Contents};
use super::{LAST, Scratch, verify_folder};
use crate::clock;
use crate::directory::{Mark, Shut, anchors_in, is_restoring, journal_in, looks_in, register_of, sync_folder};
use crate::once;
use crate::sqlite::{copy, store};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The lock, who has it, what is half written, the index of looks, which is made anew from the log, when the last
/// backup was made, and the answers to keys: they tell of effects that may not be there after a restore.
fn stays(name: &str) -> bool {
    const ENDS: [&str; 5] = ["-wal", "-shm", "-journal", ".new", ".erased.jsonl"];
    ["in-use", "in-use-by", "restoring", LAST, once::FILE, FIRST].contains(&name)
        || name.starts_with("shown-")
        || ENDS.iter().any(|end| name.ends_with(end))
}

/// The way in of the first administrator, where a service manager started the server.
const FIRST: &str = "first-administrator";

/// Writes the directory as it stands now into one file. Everything acknowledged before the call is in it. The file
/// is there whole and verified, or not at all.
pub fn make(folder: &Path, file: &Path) -> Result<Contents, Shut> {
    if is_restoring(folder) {
        return Err(Shut::Restoring(folder.to_owned()));
    }
    let mark = Mark::read(folder)?;
    let register = register_of(folder, &mark)?;
    let erased = Mark { register, ..mark.clone() }.erased_list(folder)?.erased()?.len();
    let scratch = Scratch::new(file, ".parts")?;
    let mut names = Vec::new();
    for from in in_order(folder)? {
        let Ok(name) = from.strip_prefix(folder) else { continue };
        let name = name.to_string_lossy().replace('\\', "/");
        let to = scratch.0.join(&name);
        if name.ends_with(".sqlite") {
            crate::directory::make(to.parent().unwrap_or(&scratch.0))?;
            copy(&from, &to).map_err(|why| Shut::Broken(store(why)))?;
        } else {
            archive::copy_plain(&from, &to)?;
        }
        names.push(name);
    }
    let verified = verify_folder(&scratch.0)?;
    let part = |name: String| {
        let copy = scratch.0.join(&name);
        archive::part(name, &copy)
    };
    let contents = Contents {
        format: Contents::NEWEST,
        made_at: clock::now(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        register,
        kind: mark.kind,
        directory_format: mark.format,
        journal: verified.journal,
        looks: verified.looks.0,
        erased,
        parts: names.into_iter().map(part).collect::<io::Result<_>>()?,
    };
    let new = PathBuf::from(format!("{}.new", file.display()));
    // Read back from the file itself: what was verified above is what stands in it.
    let packed = archive::pack(&scratch.0, &contents, &new).map_err(Shut::from).and_then(|()| archive::check(&new));
    if let Err(why) = packed {
        drop(fs::remove_file(&new));
        return Err(why);
    }
    fs::rename(&new, file)?;
    sync_folder(std::path::absolute(file)?.parent().unwrap_or(Path::new("/")))?;
    // The backup is there; whoever watches its age hears of it late at worst.
    drop(fs::write(folder.join(LAST), contents.made_at.to_string()));
    Ok(contents)
}

/// The journal first and the rest after it: a write in the journal then has its look, and whatever else was written
/// before it, in the same backup.
fn in_order(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for found in fs::read_dir(at)? {
            let found = found?;
            let (path, kind) = (found.path(), found.file_type()?);
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && !stays(&found.file_name().to_string_lossy()) {
                files.push(path);
            }
        }
    }
    let (journal, looks) = (journal_in(folder), looks_in(folder));
    // Anchors first: what is anchored after that stands in the chains that are copied later.
    let anchors = anchors_in(folder);
    files.sort_by_key(|file| (*file != anchors, *file != journal, !file.starts_with(&looks), file.clone()));
    Ok(files)
}
