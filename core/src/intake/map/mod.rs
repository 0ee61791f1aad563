//! Which column is which field: by its header, by what its cells look like, or as somebody says.

mod birth;
mod compose;
pub mod constant;
pub mod content;
pub mod file;
pub mod fit;
pub mod guard;
mod own;
pub mod people;
pub mod plan;
pub mod propose;
pub mod words;

use super::field::Field;
use super::read::reading::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a column was taken for a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    Header,
    Content,
    Both,
    /// Nothing was recognised.
    Nothing,
    /// Somebody said so.
    #[default]
    Given,
}

/// One column and its field. A whole name stands twice: for the part that comes first, then for the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapped {
    pub column: String,
    pub field: Field,
    /// In percent.
    #[serde(default = "sure")]
    pub confidence: u8,
    #[serde(default)]
    pub evidence: Evidence,
    /// Which column of the file, where two have the same header.
    #[serde(skip)]
    pub at: Option<usize>,
}

/// A value that every client gets whose own cell is empty or who has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constant {
    pub field: Field,
    pub value: String,
}

/// Old wordings and what they mean: a code, `yes` or `no`, or nothing.
pub type Wordings = BTreeMap<String, String>;

/// The columns of a file in their order, or those of a mapping file in any order; what stands for everybody; what
/// the old register's words mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mapping {
    pub columns: Vec<Mapped>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<Constant>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<Field, Wordings>,
    /// How the file is to be read: what was detected or said when the mapping was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
}

const fn sure() -> u8 {
    100
}

impl Mapping {
    /// A mapping somebody wrote: pairs of header and field.
    pub fn given(pairs: impl IntoIterator<Item = (String, Field)>) -> Mapping {
        let columns = pairs
            .into_iter()
            .map(|(column, field)| Mapped { column, field, confidence: 100, evidence: Evidence::Given, at: None })
            .collect();
        Mapping { columns, ..Mapping::default() }
    }

    /// Every column of the file, and no other.
    pub fn knows(&self, header: &[String]) -> bool {
        header.iter().all(|name| self.field_of(name).is_some())
            && self.columns.iter().all(|of| header.contains(&of.column))
    }

    pub fn field_of(&self, column: &str) -> Option<Field> {
        self.columns.iter().find(|m| m.column == column).map(|m| m.field)
    }
}
