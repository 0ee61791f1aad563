//! People of the file who live together, as somebody accepted: new ones and those who are here join one household.

use super::compare;
use super::conflict::Why;
use crate::case::{Case, Recorded};
use crate::entry::ClientId;
use crate::event::Event;
use crate::intake::household;
use crate::journal::Broken;
use crate::office::Office;
use crate::officer::Officer;
use crate::register::Row;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The household each row belongs to, and its id once one of its people is known.
#[derive(Debug, Default)]
pub(super) struct Households {
    of: HashMap<u32, usize>,
    groups: Vec<Group>,
}

#[derive(Clone, Debug, Default)]
struct Group {
    /// Those who are in the register, by their rows.
    here: Vec<(u32, ClientId)>,
    /// Those whom the run brings.
    staged: Vec<ClientId>,
    id: Option<ClientId>,
}

/// What becomes of those who are here.
#[derive(Debug, Default)]
pub(super) struct Joins {
    /// The household each of them joins, and the row that says so.
    pub joining: BTreeMap<ClientId, (ClientId, u32)>,
    pub stay: Vec<(u32, ClientId, Why)>,
    /// Staged ones whose household is another by now.
    pub moved: Vec<(ClientId, ClientId)>,
}

impl Households {
    pub fn of(accepted: &[Vec<u32>]) -> Households {
        let accepted = household::joined(accepted);
        let of = accepted.iter().enumerate().flat_map(|(at, rows)| rows.iter().map(move |row| (*row, at))).collect();
        Households { of, groups: vec![Group::default(); accepted.len()] }
    }

    fn group(&mut self, row: u32) -> Option<&mut Group> {
        self.of.get(&row).and_then(|at| self.groups.get_mut(*at))
    }

    /// Somebody of the row's household is in the register.
    pub fn here(&mut self, row: u32, client: ClientId) {
        if let Some(group) = self.group(row) {
            group.here.push((row, client));
        }
    }

    /// Somebody of it was staged before, in this household.
    pub fn staged(&mut self, row: u32, client: ClientId, household: ClientId) {
        if let Some(group) = self.group(row) {
            group.staged.push(client);
            group.id.get_or_insert(household);
        }
    }

    /// The household a new client joins; the first begins it and joins none.
    pub fn joins(&mut self, row: u32, client: ClientId) -> Option<ClientId> {
        let group = self.group(row)?;
        group.staged.push(client);
        let household = *group.id.get_or_insert(client);
        Some(household).filter(|household| *household != client)
    }

    /// Who of those who are here joins whom, by the same rules as in daily work; nobody is taken out of a household.
    pub fn settle(&mut self, office: &Office, by: &Officer) -> Result<Joins, Broken> {
        let mut joins = Joins::default();
        for group in &mut self.groups {
            let seen =
                |client: &ClientId| office.register().row(*client).filter(|row| compare::theirs(office, by, row));
            let mut here: Vec<(u32, &Row, Case)> = Vec::new();
            for (row, client) in &group.here {
                if let Some(known) = seen(client) {
                    here.push((*row, known, office.case(known.id)?));
                }
            }
            let target = largest(office, &here);
            if let Some(target) = target {
                group.id = Some(target);
            }
            for (row, known, case) in here.into_iter().filter(|(_, known, _)| Some(known.household) != target) {
                match (stays(office, known, &case), target) {
                    (Some(why), _) => joins.stay.push((row, known.id, why)),
                    (None, Some(target)) => drop(joins.joining.insert(known.id, (target, row))),
                    (None, None) => {}
                }
            }
            let Some(target) = target else { continue };
            joins.moved.extend(group.staged.iter().map(|client| (*client, target)));
        }
        Ok(joins)
    }

    /// After the run: households that somebody came into by it, and how many of the file's people live in them.
    pub fn made(&self, office: &Office, joining: &HashSet<ClientId>) -> (u32, u32) {
        let (mut households, mut together) = (0, 0);
        for group in &self.groups {
            let mut homes: BTreeMap<ClientId, (u32, bool)> = BTreeMap::new();
            let here = group.here.iter().map(|(_, client)| (*client, joining.contains(client)));
            for (client, new) in here.chain(group.staged.iter().map(|client| (*client, true))) {
                let Some(row) = office.register().row(client) else { continue };
                let home = homes.entry(row.household).or_default();
                *home = (home.0 + 1, home.1 || new);
            }
            for (people, _) in homes.into_values().filter(|(people, new)| *people > 1 && *new) {
                households += 1;
                together += people;
            }
        }
        (households, together)
    }
}

/// The household that most live in already; of two alike the one of the first row. Whoever has left one, or is
/// no client any more, offers none.
fn largest(office: &Office, here: &[(u32, &Row, Case)]) -> Option<ClientId> {
    let size = |row: &Row| office.register().household(row).count();
    let offering = here.iter().rev().filter(|(.., case)| case.ended_on.is_none() && !has_left(case));
    offering.max_by_key(|(_, row, _)| size(row)).map(|(_, row, _)| row.household)
}

/// Why somebody who is here does not join.
pub(crate) fn stays(office: &Office, known: &Row, case: &Case) -> Option<Why> {
    if case.ended_on.is_some() {
        Some(Why::EndedHere)
    } else if office.register().household(known).nth(1).is_some() {
        Some(Why::LivesWithOthers)
    } else if has_left(case) {
        Some(Why::LeftHousehold)
    } else {
        None
    }
}

/// Whether the last that was entered of the client's household is that they left it.
fn has_left(case: &Case) -> bool {
    told(case).is_some_and(|entry| matches!(entry.event, Some(Event::HouseholdLeft(_))))
}

/// The newest entry that tells of the client's household and counts.
pub(crate) fn told(case: &Case) -> Option<&Recorded> {
    let mut counted = case.entries.iter().rev().filter(|entry| entry.annulled_by.is_none());
    counted.find(|entry| matches!(entry.event, Some(Event::HouseholdLeft(_) | Event::HouseholdJoined(_))))
}
