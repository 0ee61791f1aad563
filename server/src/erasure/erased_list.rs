//! Who was erased: ids, one line each, in a file outside the directory and its backups. An older backup that brings
//! them back is erased by it again.

use crate::directory::{Shut, sync_folder};
use kotodigi::entry::{ClientId, Hash};
use kotodigi::journal::Broken;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The file, and the register it must belong to.
#[derive(Clone, Debug)]
pub struct ErasedList {
    file: PathBuf,
    register: Uuid,
}

/// A line of the file: ids and hashes, nothing of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub client: ClientId,
    /// The last entry whose content went, and the hash of its header.
    pub upto: u32,
    pub hash: Hash,
    /// Milliseconds since 1970 UTC.
    pub at: i64,
    /// Id of the list that people approved.
    pub list: String,
    /// The line before was written and the erasure then failed: nothing was erased.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub taken_back: bool,
}

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Begins {
    register: Uuid,
}

impl ErasedList {
    pub(crate) fn new(file: PathBuf, register: Uuid) -> ErasedList {
        ErasedList { file, register }
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    /// All lines; none when there is no file. A last line without its end was never acknowledged.
    pub fn lines(&self) -> Result<Vec<Line>, Shut> {
        let text = match fs::read_to_string(&self.file) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            read => read.map_err(|why| self.failed(&why))?,
        };
        let whole = &text[..whole(&text)];
        let wrong = |n: usize, why: &dyn std::fmt::Display| {
            let why = format!("{}, line {n}: {why}", self.file.display());
            Shut::Broken(Broken::Store(why))
        };
        let mut lines = whole.lines().enumerate().map(|(n, line)| (n + 1, line));
        let Some((_, first)) = lines.next() else { return Ok(Vec::new()) };
        let begins: Begins = serde_json::from_str(first).map_err(|why| wrong(1, &why))?;
        if begins.register != self.register {
            return Err(Shut::OtherErasedList(self.file.clone()));
        }
        lines.map(|(n, line)| serde_json::from_str(line).map_err(|why| wrong(n, &why))).collect()
    }

    /// Those who are erased, each with the last line about them.
    pub fn erased(&self) -> Result<BTreeMap<ClientId, Line>, Shut> {
        let mut erased = BTreeMap::new();
        for line in self.lines()? {
            if line.taken_back {
                erased.remove(&line.client);
            } else {
                erased.insert(line.client, line);
            }
        }
        Ok(erased)
    }

    /// Appends lines; they are on the disk when it answers.
    pub fn add(&self, lines: &[Line]) -> Result<(), Shut> {
        // What can't be read, or is another register's, is not written to.
        self.lines()?;
        self.append(lines).map_err(|why| self.failed(&why))
    }

    fn failed(&self, why: &io::Error) -> Shut {
        Shut::Broken(Broken::Store(format!("{}: {why}", self.file.display())))
    }

    fn append(&self, lines: &[Line]) -> io::Result<()> {
        if lines.is_empty() && self.file.exists() {
            return Ok(());
        }
        let is_new = !self.file.exists();
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&self.file)?;
        let text = fs::read_to_string(&self.file)?;
        file.set_len(whole(&text) as u64)?;
        let mut out = Vec::new();
        if whole(&text) == 0 {
            push(&mut out, &Begins { register: self.register })?;
        }
        for line in lines {
            push(&mut out, line)?;
        }
        file.write_all(&out)?;
        file.sync_all()?;
        if let (true, Some(folder)) = (is_new, self.file.parent()) {
            sync_folder(folder)?;
        }
        Ok(())
    }

    /// What another file of the same register says and this one does not.
    pub(crate) fn take_over(&self, old: &ErasedList) -> Result<(), Shut> {
        let known = self.erased()?;
        let new: Vec<Line> = old.erased()?.into_values().filter(|line| !known.contains_key(&line.client)).collect();
        self.add(&new)
    }
}

/// So many bytes are whole lines.
fn whole(text: &str) -> usize {
    text.rfind('\n').map_or(0, |end| end + 1)
}

fn push(out: &mut Vec<u8>, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.push(b'\n');
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    #[test]
    fn a_line_cut_short_is_not_one_and_does_not_spoil_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let list = ErasedList::new(folder.path().join("erased.jsonl"), Uuid::from_u128(7));
        let line = |n| Line {
            client: Uuid::from_u128(n),
            upto: 3,
            hash: Hash::default(),
            at: 1,
            list: "l".into(),
            taken_back: false,
        };
        list.add(&[line(1)]).unwrap();
        let mut file = File::options().append(true).open(list.file()).unwrap();
        file.write_all(b"{\"client\":\"0000").unwrap();
        assert_eq!(list.lines().unwrap(), [line(1)]);
        list.add(&[line(2)]).unwrap();
        assert_eq!(list.lines().unwrap(), [line(1), line(2)]);
        list.add(&[Line { taken_back: true, ..line(1) }]).unwrap();
        assert_eq!(list.erased().unwrap().into_keys().collect::<Vec<_>>(), [Uuid::from_u128(2)]);
        let other = ErasedList::new(list.file().to_owned(), Uuid::from_u128(8));
        assert!(matches!(other.add(&[line(3)]), Err(Shut::OtherErasedList(_))));
    }
}
