//! People of one family, as far as a file tells: a shared number, or a shared address.

use serde::Serialize;

/// Why some rows are proposed as one household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Household {
    pub rows: Vec<u32>,
    pub why: Shared,
}
