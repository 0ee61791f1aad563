//! People of the file who live together, as somebody accepted: the new ones among them join one household.

use crate::entry::ClientId;
use std::collections::HashMap;

/// The household each row belongs to, and its id once one of its people is known.
#[derive(Debug, Default)]
pub(super) struct Households {
    of: HashMap<u32, usize>,
    ids: Vec<Option<ClientId>>,
}

impl Households {
    pub fn of(accepted: &[Vec<u32>]) -> Households {
        let of = accepted.iter().enumerate().flat_map(|(at, rows)| rows.iter().map(move |row| (*row, at))).collect();
        Households { of, ids: vec![None; accepted.len()] }
    }

    /// Somebody of the row's household is in the register, or was staged, in this household.
    pub fn known(&mut self, row: u32, household: ClientId) {
        if let Some(id) = self.of.get(&row).and_then(|at| self.ids.get_mut(*at)) {
            id.get_or_insert(household);
        }
    }

    /// The household a new client joins; the first begins it and joins none.
    pub fn joins(&mut self, row: u32, client: ClientId) -> Option<ClientId> {
        let id = self.of.get(&row).and_then(|at| self.ids.get_mut(*at))?;
        let household = *id.get_or_insert(client);
        Some(household).filter(|household| *household != client)
    }
}
