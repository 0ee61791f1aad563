//! What would become of each row.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Create,
    Update,
    UpToDate,
    Refuse,
}

/// A state a row, by the row's number in the spreadsheet: one byte each.
#[derive(Clone, Debug, Default)]
pub struct States(Vec<Option<State>>);

impl States {
    pub(super) fn set(&mut self, row: u32, state: State) {
        let at = usize::try_from(row).unwrap_or(usize::MAX);
        if self.0.len() <= at {
            self.0.resize(at + 1, None);
        }
        self.0[at] = Some(state);
    }

    /// None for a row that is no client: a header, an empty row.
    pub fn of(&self, row: u32) -> Option<State> {
        self.0.get(usize::try_from(row).ok()?).copied().flatten()
    }

    pub fn rows(&self) -> impl Iterator<Item = (u32, State)> {
        self.0.iter().zip(0..).filter_map(|(state, row)| state.map(|state| (row, state)))
    }
}
