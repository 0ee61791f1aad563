//! What the reading process says: lines of JSON, one thing a line.

use super::report::Group;
use kotodigi::intake::check::Met;
use kotodigi::intake::{Household, IdentityCodes, IntakeRow, Mapping, Would};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    Opened(Box<Opened>),
    /// So many rows have been looked at.
    Progress(u32),
    Row(IntakeRow),
    /// A line of the archive; its head is the first.
    Archived(String),
    /// Every row is said: how do they stand to the register?
    Compare,
    /// The report as it was ordered, piece by piece.
    Said(String),
    Checked(Box<Checked>),
    /// The file is no register: code and sentence.
    Fault(String, String),
}

/// What was found before any cell was checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// SHA-256 of the file.
    pub file_hash: String,
    pub header: Vec<String>,
    /// How the file was read and what told it, in the language of the order.
    pub detected: serde_json::Value,
    pub mapping: Mapping,
    /// The kept mapping that was taken.
    pub saved: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Checked {
    pub rows: u32,
    /// Findings in all, also of those that are too many to be told one by one.
    pub errors: u32,
    pub warnings: u32,
    pub would: Would,
    /// Rows of other parts that belong to no client.
    pub without_client: u32,
    /// Rows of other parts left out because a later one of the same client was taken.
    pub older: u32,
    /// People for whom a directory is made or not.
    pub identity_codes: IdentityCodes,
    /// Rows that perhaps are one family.
    pub households: Vec<Household>,
    /// Nothing to remark.
    pub clean: bool,
    /// What was found, without what stands in the cells.
    pub groups: Vec<Group>,
}

/// How rows stand to the register, by their row.
pub type Standings = BTreeMap<u32, Met>;
