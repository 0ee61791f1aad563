//! The end of a load: everything is judged once more against the register as it is now, and one append makes the
//! run visible.

use super::super::diff::What;
use super::super::field::Field as Column;
use super::super::rows::IntakeRow;
use super::course::Takes;
use super::facts::News;
use super::households::Joins;
use super::loading::{Fate, Loading, Phase};
use super::workers::Workers;
use super::{Loaded, compare, facts};
use crate::case::Case;
use crate::client::Field;
use crate::entry::ClientId;
use crate::event::{ClientWithdrawn, FactsCorrected, HouseholdJoined, ImportLoaded};
use crate::office::{Change, Office, Said, Visit};
use crate::refusal::No;
use crate::register::Row;
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// What goes into the last append.
#[derive(Default)]
struct Last<'a> {
    loaded: Loaded,
    changes: BTreeMap<ClientId, Change<'a>>,
    /// Client numbers given in this append.
    given: u64,
    /// Staged clients who came in by another way meanwhile, and the household of the one who is there.
    replaced: BTreeMap<ClientId, Option<ClientId>>,
    /// Whom a row has been taken for: a second row changes nothing.
    taken: HashSet<ClientId>,
    /// Who joins a household.
    joins: Joins,
}

impl Loading<'_> {
    /// Makes the run visible, all or nothing. Rows whose clients moved, came or went meanwhile are judged as they
    /// are now.
    pub fn close(mut self, office: &mut Office, visit: &mut Visit<'_>) -> Result<Loaded, No> {
        while self.step(office, visit)?.phase != Phase::Ready {}
        office.settings().intake.two(office.directory(), &self.counts, visit.by, self.terms.second)?;
        let said = Said { by: visit.by, at: visit.at };
        self.workers = Workers::of(office, visit.by);
        let mut last = Last { joins: self.households.settle(office, visit.by)?, ..Last::default() };
        last.loaded.conflicts = u32::try_from(last.joins.stay.len()).unwrap_or(u32::MAX);
        let joining: HashSet<ClientId> = last.joins.joining.keys().copied().collect();
        for (row, fate) in self.rows.iter().zip(&self.fates) {
            match *fate {
                Fate::Twice => last.loaded.twice += 1,
                Fate::Staged(id) => match compare::person(office.register(), row) {
                    None => last.loaded.created += 1,
                    Some((known, _)) => {
                        let theirs = compare::theirs(office, visit.by, known);
                        last.replaced.insert(id, theirs.then_some(known.household));
                        last.withdraw(office, said, id, self.run)?;
                        last.known(office, said, (&self, row))?;
                    }
                },
                // Nothing was entered since it was looked at, and nobody moved into the client's household.
                Fate::Known(id, number, false)
                    if self.stands(office, visit, id, number) && !last.joins.joining.contains_key(&id) =>
                {
                    last.loaded.unchanged += 1;
                    last.loaded.conflicts += self.stay_of(row);
                    last.taken.insert(id);
                }
                _ => match compare::person(office.register(), row) {
                    Some(_) => last.known(office, said, (&self, row))?,
                    None => last.create(office, (said, visit.chance), (&self, row)),
                },
            }
        }
        last.join_anew(office, said, &self)?;
        let Last { loaded, changes, .. } = last;
        if changes.is_empty() && !self.begun {
            return Ok(loaded);
        }
        let closing = ImportLoaded {
            run: self.run,
            system: self.system.clone(),
            file_hash: self.origin.file_hash.to_owned(),
            rows: self.counts.sound,
            clients: loaded.created,
            organisation: super::organisation(visit.by),
            came: self.counts.came,
            updated: loaded.updated,
            unchanged: loaded.unchanged,
            second: self.terms.second.map(|second| second.id.clone()).unwrap_or_default(),
            counts_accepted: self.terms.counts_accepted,
            content_hash: self.terms.content_hash.to_owned(),
        };
        office.write(visit.chance, changes.into_values().collect(), vec![(said, closing.into())])?;
        let (households, together) = self.households.made(office, &joining);
        Ok(Loaded { run: Some(self.run), households, together, ..loaded })
    }

    /// Conflicts of a row that nothing happened to since it was compared.
    fn stay_of(&self, row: &IntakeRow) -> u32 {
        let from = self.told.partition_point(|told| told.row < row.row);
        let of_row = self.told[from..].iter().take_while(|told| told.row == row.row);
        let stay = of_row.filter(|told| !told.why.is_only_unknown() && told.what != What::Household).count();
        u32::try_from(stay).unwrap_or(u32::MAX)
    }

    fn stands(&self, office: &Office, visit: &Visit<'_>, id: ClientId, number: u32) -> bool {
        let row = office.register().row(id).filter(|row| row.head.number == number);
        row.is_some_and(|row| compare::theirs(office, visit.by, row))
    }
}

impl<'a> Last<'a> {
    /// A staged client stays unseen for ever.
    fn withdraw(&mut self, office: &Office, said: Said<'a>, id: ClientId, run: Uuid) -> Result<(), No> {
        let mut change = Change::of(office.staged_case(id)?);
        change.add(said, ClientWithdrawn { run }.into());
        self.changes.insert(id, change);
        Ok(())
    }

    /// A row of somebody in the register.
    fn known(&mut self, office: &Office, said: Said<'a>, (load, row): (&Loading<'_>, &IntakeRow)) -> Result<(), No> {
        let Some((known, _)) = compare::person(office.register(), row) else { return Ok(()) };
        if !compare::theirs(office, said.by, known) {
            self.loaded.elsewhere += 1;
            return Ok(());
        }
        if !self.taken.insert(known.id) {
            self.loaded.twice += 1;
            return Ok(());
        }
        let case = office.case(known.id)?;
        let News { facts: corrected, takes, stays } = facts::news(&case, row, &load.workers);
        let stay = stays.iter().filter(|(_, why)| !why.is_only_unknown()).count();
        self.loaded.conflicts += u32::try_from(stay).unwrap_or(u32::MAX);
        let joining = self.joins.joining.remove(&known.id);
        if corrected.is_empty() && takes.is_empty() && joining.is_none() {
            self.loaded.unchanged += 1;
            return Ok(());
        }
        self.loaded.updated += 1;
        let (run, stamp) = (Some(load.run), load.stamp(office));
        let mut change = Change::of(case);
        if !corrected.is_empty() {
            let mut wordings = facts::wordings(row);
            wordings.retain(|field, _| Field::parse(field).is_some_and(|field| corrected.contains_key(&field)));
            let (source, reason) = (stamp.source(row), facts::short(load.run));
            change.add(said, FactsCorrected { facts: corrected, source, reason, run, wordings }.into());
        }
        for event in takes.events(stamp.on, &|column| stamp.on_known(row, column)) {
            change.add(said, event);
        }
        if let Some((household, _)) = joining {
            let source = Some(stamp.on_known(row, Column::Household));
            change.add(said, HouseholdJoined { on: stamp.on, household, source }.into());
        }
        self.changes.insert(known.id, change);
        Ok(())
    }

    /// Somebody who was in the register when the row was looked at, and is not any more.
    fn create(
        &mut self,
        office: &Office,
        (said, chance): (Said<'a>, &mut dyn FnMut() -> [u8; 16]),
        (load, row): (&Loading<'_>, &IntakeRow),
    ) {
        let id = Uuid::from_bytes(chance());
        let number = office.register().next_client_number() + self.given;
        let takes = Takes::of_new(row, &load.workers);
        let mut change = Change::of(Case { id, ..Case::default() });
        for event in facts::new_client(row, number, &load.stamp(office), takes) {
            change.add(said, event);
        }
        self.given += 1;
        self.loaded.created += 1;
        self.changes.insert(id, change);
    }

    /// Whoever was to live with a staged client now lives with the one who is there instead.
    fn join_anew(&mut self, office: &Office, said: Said<'a>, load: &Loading<'_>) -> Result<(), No> {
        let mut moving: BTreeMap<ClientId, ClientId> = std::mem::take(&mut self.joins.moved).into_iter().collect();
        let Some(open) = office.open_run(load.run) else { return Ok(()) };
        let homes = |row: &Row| Some((row.id, (*self.replaced.get(&row.household)?)?));
        moving.extend(open.staged.values().filter_map(homes));
        moving.retain(|id, household| {
            !self.replaced.contains_key(id) && open.staged.get(id).is_some_and(|row| row.household != *household)
        });
        let stamp = load.stamp(office);
        for (row, fate) in load.rows.iter().zip(&load.fates) {
            let Fate::Staged(id) = *fate else { continue };
            let Some(household) = moving.remove(&id) else { continue };
            let mut change = Change::of(office.staged_case(id)?);
            let source = Some(stamp.on_known(row, Column::Household));
            change.add(said, HouseholdJoined { on: stamp.on, household, source }.into());
            self.changes.insert(id, change);
        }
        Ok(())
    }
}
