//! The end of a load: everything is judged once more against the register as it is now, and one append makes the
//! run visible.

use super::super::rows::IntakeRow;
use super::loading::{Fate, Loading, Phase};
use super::{Loaded, compare, facts};
use crate::case::Case;
use crate::entry::ClientId;
use crate::event::{ClientWithdrawn, FactsCorrected, HouseholdJoined, ImportLoaded};
use crate::office::{Change, Office, Said, Visit};
use crate::refusal::No;
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
}

impl Loading<'_> {
    /// Makes the run visible, all or nothing. Rows whose clients moved, came or went meanwhile are judged as they
    /// are now.
    pub fn close(mut self, office: &mut Office, visit: &mut Visit<'_>) -> Result<Loaded, No> {
        while self.step(office, visit)?.phase != Phase::Ready {}
        office.settings().intake.two(office.directory(), &self.counts, visit.by, self.terms.second)?;
        let said = Said { by: visit.by, at: visit.at };
        let mut last = Last::default();
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
                Fate::Known(id, number, false) if self.stands(office, visit, id, number) => {
                    last.loaded.unchanged += 1;
                    last.taken.insert(id);
                }
                _ => match compare::person(office.register(), row) {
                    Some(_) => last.known(office, said, (&self, row))?,
                    None => last.create(office, (said, visit.chance), (&self, row)),
                },
            }
        }
        last.join_anew(office, said, self.run)?;
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
        };
        office.write(visit.chance, changes.into_values().collect(), vec![(said, closing.into())])?;
        Ok(Loaded { run: Some(self.run), ..loaded })
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
        let news = facts::news(&case, row);
        if news.is_empty() {
            self.loaded.unchanged += 1;
            return Ok(());
        }
        self.loaded.updated += 1;
        let run = facts::short(load.run);
        let source = facts::source(&load.system, &run, row);
        let mut wordings = facts::wordings(row);
        wordings.retain(|field, _| crate::client::Field::parse(field).is_some_and(|field| news.contains_key(&field)));
        let mut change = Change::of(case);
        let corrected = FactsCorrected { facts: news, source, reason: run, run: Some(load.run), wordings };
        change.add(said, corrected.into());
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
        let source = facts::source(&load.system, &facts::short(load.run), row);
        let mut change = Change::of(Case { id, ..Case::default() });
        for event in facts::new_client(row, number, source, load.run, office.on()) {
            change.add(said, event);
        }
        self.given += 1;
        self.loaded.created += 1;
        self.changes.insert(id, change);
    }

    /// Whoever was to live with a staged client now lives with the one who is there instead.
    fn join_anew(&mut self, office: &Office, said: Said<'a>, run: Uuid) -> Result<(), No> {
        if self.replaced.is_empty() {
            return Ok(());
        }
        let staged = office.open_run(run).into_iter().flat_map(|open| open.staged.values());
        let moving: Vec<(ClientId, ClientId)> = staged
            .filter(|row| !self.replaced.contains_key(&row.id))
            .filter_map(|row| Some((row.id, (*self.replaced.get(&row.household)?)?)))
            .collect();
        for (id, household) in moving {
            let mut change = Change::of(office.staged_case(id)?);
            change.add(said, HouseholdJoined { on: office.on(), household }.into());
            self.changes.insert(id, change);
        }
        Ok(())
    }
}
