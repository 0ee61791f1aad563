//! The file of a backup: a tar, so that any system can open it, with a list of its parts and their sums in front.

use crate::directory::Shut;
use kotodigi::entry::{Hash, Head};
use kotodigi::steps::Directory;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Component, Path};
use uuid::Uuid;

const FORMAT: u32 = 1;
const CONTENTS: &str = "backup.json";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    pub format: u32,
    /// Milliseconds since 1970 UTC.
    pub made_at: i64,
    /// The program that made it.
    pub program: String,
    pub register: Uuid,
    pub kind: Directory,
    pub directory_format: u32,
    /// Where the journal stood, and how many looks there were.
    pub journal: Head,
    pub looks: u64,
    /// How many were on the list of the erased. Who they are does not stand here.
    pub erased: usize,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Path in the data directory, with `/`.
    pub name: String,
    pub size: u64,
    pub sha256: Hash,
}

impl Contents {
    pub(super) const NEWEST: u32 = FORMAT;
}

/// The part a file is.
pub(super) fn part(name: String, file: &Path) -> io::Result<Part> {
    let mut summed = Summed::new(None);
    let size = io::copy(&mut File::open(file)?, &mut summed)?;
    Ok(Part { name, size, sha256: summed.sum() })
}

/// Writes the parts of a folder into one file, which is on the disk when it answers.
pub(super) fn pack(folder: &Path, contents: &Contents, file: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut tar = tar::Builder::new(options.open(file)?);
    let listed = serde_json::to_vec_pretty(contents)?;
    tar.append_data(&mut header(listed.len() as u64), CONTENTS, &*listed)?;
    for part in &contents.parts {
        tar.append_data(&mut header(part.size), &part.name, File::open(folder.join(&part.name))?)?;
    }
    tar.into_inner()?.sync_all()
}

fn header(size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header
}

/// What the file says it holds.
pub(super) fn contents(file: &Path) -> Result<Contents, Shut> {
    let mut tar = tar::Archive::new(File::open(file).map_err(|why| not(file, why))?);
    let first = tar.entries().map_err(|why| not(file, why))?.next();
    let mut first = first.ok_or_else(|| not(file, "it is empty"))?.map_err(|why| not(file, why))?;
    if &*first.path_bytes() != CONTENTS.as_bytes() {
        return Err(not(file, format!("{CONTENTS} is not in front")));
    }
    let mut listed = Vec::new();
    first.read_to_end(&mut listed).map_err(|why| not(file, why))?;
    let contents: Contents = serde_json::from_slice(&listed).map_err(|why| not(file, why))?;
    if contents.format > FORMAT {
        return Err(not(file, format!("format {}: newer program needed", contents.format)));
    }
    Ok(contents)
}

/// Unpacks into an empty folder what the file lists, each part with its sum, and nothing else.
pub(super) fn unpack(file: &Path, into: &Path) -> Result<Contents, Shut> {
    walk(file, Some(into))
}

/// Checks the sums and writes nothing.
pub(super) fn check(file: &Path) -> Result<Contents, Shut> {
    walk(file, None)
}

fn walk(file: &Path, into: Option<&Path>) -> Result<Contents, Shut> {
    let contents = contents(file)?;
    let mut tar = tar::Archive::new(File::open(file)?);
    let mut parts = contents.parts.iter();
    for entry in tar.entries()?.skip(1) {
        let mut entry = entry.map_err(|why| not(file, why))?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let Some(part) = parts.next().filter(|part| part.name == name && is_inside(&name)) else {
            return Err(not(file, format!("{name} is not what the list of parts says")));
        };
        let mut summed = Summed::new(into.map(|into| create(&into.join(&name))).transpose()?);
        let size = io::copy(&mut entry, &mut summed).map_err(|why| not(file, why))?;
        if let Some(out) = &summed.out {
            out.sync_all()?;
        }
        if size != part.size || summed.sum() != part.sha256 {
            return Err(not(file, format!("{name} is damaged")));
        }
    }
    match parts.next() {
        None => Ok(contents),
        Some(part) => Err(not(file, format!("{} is missing", part.name))),
    }
}

fn create(file: &Path) -> io::Result<File> {
    if let Some(folder) = file.parent() {
        crate::directory::make(folder)?;
    }
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// No part is written outside the folder, whatever the file says.
fn is_inside(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

fn not(file: &Path, why: impl std::fmt::Display) -> Shut {
    Shut::NotABackup { file: file.to_owned(), why: why.to_string() }
}

/// Sums what goes through to a file, or to nowhere.
struct Summed {
    out: Option<File>,
    sha: Sha256,
}

impl Summed {
    fn new(out: Option<File>) -> Self {
        Summed { out, sha: Sha256::new() }
    }

    fn sum(self) -> Hash {
        Hash(self.sha.finalize().into())
    }
}

impl Write for Summed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.as_mut().map_or(Ok(bytes.len()), |out| out.write(bytes))?;
        self.sha.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.as_mut().map_or(Ok(()), File::flush)
    }
}

/// Copies a file that is no database.
pub(super) fn copy_plain(from: &Path, to: &Path) -> io::Result<()> {
    let bytes = fs::read(from)?;
    create(to)?.write_all(&bytes)
}
