//! People of one family, as far as a file tells: a shared number, or a shared address.

use crate::entry::Hash;
use crate::words::{Text, text};
use serde::{Deserialize, Serialize};

/// Why some rows are proposed as one household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shared {
    /// The same family or household number.
    Number,
    /// The same address.
    Address,
    /// The same address and family name.
    AddressAndName,
}

/// Rows that perhaps are one household; somebody decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    pub rows: Vec<u32>,
    pub why: Shared,
}

impl Household {
    /// By what somebody accepts it: another when its rows are others.
    pub fn id(&self) -> String {
        let rows: Vec<u8> = self.rows.iter().flat_map(|row| row.to_be_bytes()).collect();
        Hash::of(&[b"koto-digi household 1\0", &rows]).to_string().chars().take(8).collect()
    }
}

impl Shared {
    pub const fn label(self) -> Text {
        match self {
            Shared::Number => text("sama perheen numero", "samma familjenummer", "the same family number"),
            Shared::Address => text("sama osoite", "samma adress", "the same address"),
            Shared::AddressAndName => {
                text("sama osoite ja sukunimi", "samma adress och efternamn", "the same address and family name")
            }
        }
    }
}
