//! New clients of a load, written under the run in small transactions that nobody sees.

use super::super::field::Field as Column;
use super::course::Takes;
use super::facts;
use super::loading::{Fate, Loading, gone, open_of};
use crate::case::Case;
use crate::entry::ClientId;
use crate::event::{HouseholdJoined, ImportBegun};
use crate::office::{Change, Office, Said, Visit};
use crate::officer::Officer;
use crate::refusal::No;
use uuid::Uuid;

impl Loading<'_> {
    /// One transaction of new clients whom nobody sees.
    pub(super) fn write(&mut self, office: &mut Office, visit: &mut Visit<'_>) -> Result<(), No> {
        let said = Said { by: visit.by, at: visit.at };
        let mut number = office.register().next_client_number();
        let mut changes = Vec::with_capacity(self.terms.batch);
        let mut wrote = Vec::with_capacity(self.terms.batch);
        let mut at = self.at;
        while at < self.rows.len() && changes.len() < self.terms.batch.max(1) {
            if matches!(self.fates[at], Fate::New) {
                let row = &self.rows[at];
                // The same load may be driven from two places.
                let place = facts::place(&self.system, self.run, row);
                if let Some(staged) = office.open_run(self.run).and_then(|open| open.at_place(&place)) {
                    self.fates[at] = Fate::Staged(staged.id);
                    at += 1;
                    continue;
                }
                let id = id_of_new(self.run, at, (visit.chance)());
                let mut change = Change::of(Case { id, ..Case::default() });
                let takes = Takes::of_new(row, &self.workers);
                for event in facts::new_client(row, number, &self.stamp(office), takes) {
                    change.add(said, event);
                }
                if let Some(household) = self.households.joins(row.row, id) {
                    let source = Some(self.stamp(office).source_of(row, Column::Household));
                    change.add(said, HouseholdJoined { on: office.on(), household, source }.into());
                }
                number += 1;
                changes.push(change);
                wrote.push((at, id));
            }
            at += 1;
        }
        if changes.is_empty() {
            self.at = at;
            return Ok(());
        }
        if !self.begun && open_of(office, visit.by, self.origin.file_hash).is_some() {
            return Err(gone());
        }
        let own = if self.begun { Vec::new() } else { vec![(said, self.beginning(visit.by).into())] };
        office.write(visit.chance, changes, own)?;
        self.begun = true;
        for (at, id) in wrote {
            self.fates[at] = Fate::Staged(id);
        }
        self.at = at;
        Ok(())
    }

    fn beginning(&self, by: &Officer) -> ImportBegun {
        ImportBegun {
            run: self.run,
            system: self.system.clone(),
            file_hash: self.origin.file_hash.to_owned(),
            rows: self.counts.sound,
            organisation: super::organisation(by),
        }
    }
}

/// Ids of one run stand side by side and in its order, as client numbers do: a journal that keeps an index of clients
/// writes at one place in it, not at a new one for each. Ninety-six bits are left to chance, half of them each time.
fn id_of_new(run: Uuid, at: usize, chance: [u8; 16]) -> ClientId {
    let mut id = chance;
    id[..6].copy_from_slice(&run.as_bytes()[..6]);
    id[6..10].copy_from_slice(&u32::try_from(at).unwrap_or(u32::MAX).to_be_bytes());
    Uuid::from_bytes(id)
}
