//! Who lives together by the file and not by the register.

use super::{Difference, Stood, What, id_of_home};
use crate::entry::ClientId;
use crate::event::Event;
use crate::intake::field::Field as Column;
use crate::intake::load::compare::theirs;
use crate::intake::load::households::{stays, told};
use crate::intake::rows::IntakeRow;
use crate::journal::Broken;
use crate::office::Office;
use crate::officer::Officer;
use crate::register::Row;
use std::collections::BTreeMap;

/// Those who are in both, by the number of their household in the file.
#[derive(Debug, Default)]
pub(super) struct Homes(BTreeMap<String, Vec<There>>);

#[derive(Debug)]
struct There {
    client: ClientId,
    row: u32,
    part: Option<String>,
}

impl Homes {
    pub fn note(&mut self, client: ClientId, row: &IntakeRow) {
        if let Some(number) = row.text(Column::Household) {
            let there = There { client, row: row.row, part: row.part.clone() };
            self.0.entry(number.to_owned()).or_default().push(there);
        }
    }

    /// Whoever lives elsewhere than most of the household.
    pub fn differing(self, office: &Office, by: &Officer, system: &str) -> Result<Vec<Difference>, Broken> {
        let mut found = Vec::new();
        for (number, there) in self.0 {
            let known: Vec<(There, &Row)> = there
                .into_iter()
                .filter_map(|one| Some((office.register().row(one.client)?, one)))
                .map(|(row, one)| (one, row))
                .collect();
            let size = |row: &Row| office.register().household(row).count();
            let Some(most) = known.iter().rev().max_by_key(|(_, row)| size(row)).map(|(_, row)| row.household) else {
                continue;
            };
            for (one, row) in known.into_iter().filter(|(_, row)| row.household != most) {
                found.push(difference(office, by, (system, &number), one, row)?);
            }
        }
        found.sort_by_key(|one| one.row);
        Ok(found)
    }
}

fn difference(
    office: &Office,
    by: &Officer,
    (system, number): (&str, &str),
    there: There,
    row: &Row,
) -> Result<Difference, Broken> {
    let case = office.case(row.id)?;
    let others = office.register().household(row).filter(|other| other.id != row.id && theirs(office, by, other));
    let mut others: Vec<String> = others.map(Row::shown_number).collect();
    others.sort();
    let register = told(&case).map(|entry| Stood {
        value: others.join(", "),
        hidden: false,
        by: entry.by.clone(),
        at: entry.at,
        changed_here: !case.is_taken_over(entry),
        source: entry.event.as_ref().and_then(Event::source).cloned(),
    });
    Ok(Difference {
        id: id_of_home(system, row.id, &case, number),
        client: Some(row.id),
        client_number: row.shown_number(),
        row: Some(there.row),
        part: there.part,
        what: What::Household,
        known_by: None,
        register,
        file: Some(number.to_owned()),
        wording: None,
        why: stays(office, row, &case),
    })
}
