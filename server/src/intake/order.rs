//! What the reading process is told: one line of JSON before the file.

use chrono::NaiveDate;
use kotodigi::intake::{Mapping, Mends, Reading};
use kotodigi::words::Lang;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Where the bytes are.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// So many bytes come behind the order.
    Sent(u64),
    /// The command line names a file, which is read where it is: no second copy.
    File(PathBuf),
}

/// How the report is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Text,
    #[default]
    Json,
    Html,
}

/// A mapping that was kept, by its name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Saved {
    pub name: String,
    pub mapping: Mapping,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    pub source: Source,
    /// What the report calls the file.
    pub name: String,
    pub lang: Lang,
    /// The day of the check.
    pub on: NaiveDate,
    pub mapping: Option<Mapping>,
    /// What people decided of single cells of this file.
    #[serde(default)]
    pub mends: Mends,
    /// How it is to be read; else as the mapping says, else as is detected.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// Without a mapping: the first of these that names every column of the file.
    #[serde(default)]
    pub saved: Vec<Saved>,
    /// Municipalities whose clients are loaded, where it is known who loads.
    #[serde(default)]
    pub ours: Vec<String>,
    /// The sound rows are wanted.
    pub rows: bool,
    /// What does not go into the register goes into an archive of this system.
    #[serde(default)]
    pub archive: Option<String>,
    /// The rows are compared with a register before the report is made.
    pub compare: bool,
    pub format: Format,
    /// Bytes of memory the reading may take.
    pub memory: u64,
}
