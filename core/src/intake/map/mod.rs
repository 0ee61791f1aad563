//! Which column is which field: by its header, by what its cells look like, or as somebody says.

pub mod chronology;
pub mod content;
pub mod people;
pub mod plan;
pub mod propose;
pub mod words;

use super::field::Field;
use serde::{Deserialize, Serialize};

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

/// The columns of a file in their order, or the columns of a mapping file in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping {
    pub columns: Vec<Mapped>,
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
        Mapping { columns }
    }

    pub fn field_of(&self, column: &str) -> Option<Field> {
        self.columns.iter().find(|m| m.column == column).map(|m| m.field)
    }
}
