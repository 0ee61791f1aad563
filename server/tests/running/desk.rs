//! A folder with files of old registers and registers, and `kotodigi import` on them.

use super::ran;
use std::path::PathBuf;
use tempfile::{TempDir, tempdir};

pub struct Desk(pub TempDir);

impl Desk {
    pub fn new() -> Desk {
        Desk(tempdir().unwrap())
    }

    pub fn at(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.at(name)
    }

    /// An `import` command in Finnish; exit, stdout, stderr.
    pub fn import(&self, command: &[&str]) -> (i32, String, String) {
        ran(&[&["import"], command].concat())
    }

    /// The same on the register `data`, in an officer's name.
    pub fn by(&self, officer: &str, data: &str, command: &[&str]) -> (i32, String, String) {
        self.import(&[command, &["--data", &self.at(data), "--as", officer]].concat())
    }
}
