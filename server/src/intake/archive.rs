//! The archive of what does not go into the register: a file nobody else reads, there whole once the load is done.

use kotodigi::intake::load::Loaded;
use serde_json::Value;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// What takes the lines of an archive, its head first.
pub trait Lines {
    fn add(&mut self, line: &str) -> io::Result<()>;
}

/// Lines gathered beside the place they go to.
#[derive(Debug)]
pub struct Archive {
    to: PathBuf,
    gathered: PathBuf,
    out: BufWriter<File>,
    head: Option<String>,
    lines: u32,
}

impl Archive {
    pub fn begin(to: &Path) -> io::Result<Archive> {
        let gathered = beside(to, "rows.new");
        Ok(Archive { to: to.to_owned(), out: BufWriter::new(private(&gathered)?), gathered, head: None, lines: 0 })
    }

    /// Puts it in its place, with the run that loaded the rest, who made it and when. So many lines.
    pub fn end(mut self, loaded: &Loaded, by: &str, at: i64) -> io::Result<u32> {
        self.out.flush()?;
        let head = head(self.head.as_deref(), loaded, by, at)?;
        let new = beside(&self.to, "new");
        let mut whole = BufWriter::new(private(&new)?);
        writeln!(whole, "{head}")?;
        io::copy(&mut BufReader::new(File::open(&self.gathered)?), &mut whole)?;
        whole.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&new, &self.to)?;
        Ok(self.lines)
    }
}

impl Lines for Archive {
    fn add(&mut self, line: &str) -> io::Result<()> {
        if self.head.is_none() {
            self.head = Some(line.to_owned());
            return Ok(());
        }
        self.lines += 1;
        writeln!(self.out, "{line}")
    }
}

/// The head, once it is known which run loaded the rest, who made it and when.
pub(super) fn head(head: Option<&str>, loaded: &Loaded, by: &str, at: i64) -> io::Result<Value> {
    let mut head: Value = serde_json::from_str(head.unwrap_or("{}"))?;
    head["run"] = loaded.run.map(|run| run.to_string()).unwrap_or_default().into();
    head["made_by"] = by.into();
    head["made_at"] = at.into();
    Ok(head)
}

impl Drop for Archive {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.gathered));
    }
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{ending}"));
    file.with_file_name(name)
}

/// People's data: nobody else on the machine has business in it.
pub fn private(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}
