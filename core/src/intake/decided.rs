//! What somebody decided of whole rows: that a row stays out, or who its person is. A check only ever says "perhaps";
//! this is the answer to it.

use super::fault::{Fault, FaultKind};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The decision about one row of the clients' table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowMend {
    /// The row a spreadsheet shows.
    pub row: u32,
    pub is: Whose,
}

/// Whose row it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Whose {
    /// Nobody's: the row stays out.
    LeftOut,
    /// Somebody else than everybody who is like them.
    Another,
    /// The client's of the register with this number, as it is shown: `K-000123`.
    Client(String),
}

const LEFT_OUT: &str = "left_out";
const ANOTHER: &str = "another_person";

impl From<String> for Whose {
    fn from(said: String) -> Whose {
        match said.trim() {
            LEFT_OUT => Whose::LeftOut,
            ANOTHER => Whose::Another,
            number => Whose::Client(number.to_ascii_uppercase()),
        }
    }
}

impl From<Whose> for String {
    fn from(whose: Whose) -> String {
        match whose {
            Whose::LeftOut => LEFT_OUT.to_owned(),
            Whose::Another => ANOTHER.to_owned(),
            Whose::Client(number) => number,
        }
    }
}

impl Whose {
    /// The client's number, where it is written as one.
    pub fn number(&self) -> Option<u64> {
        let Whose::Client(shown) = self else { return None };
        number_of(shown)
    }
}

/// `K-000123` as the number it shows.
pub fn number_of(shown: &str) -> Option<u64> {
    let digits = shown.strip_prefix("K-").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    digits.and_then(|digits| digits.parse().ok())
}

/// Each row is decided once and in words that mean something.
pub(super) fn fit(rows: &[RowMend]) -> Result<(), Fault> {
    let mut decided = HashSet::new();
    for RowMend { row, is } in rows {
        if !decided.insert(row) {
            return Err(FaultKind::MendRowTwice.with(*row));
        }
        if let Whose::Client(said) = is
            && is.number().is_none()
        {
            return Err(FaultKind::MendRowWhose.with_both(*row, said.clone()));
        }
    }
    Ok(())
}
