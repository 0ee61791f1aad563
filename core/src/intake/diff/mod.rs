//! Dual run: an extract of an old register beside this one, field by field, until they agree.
//!
//! Each difference has an id of what differs. Somebody settles it once; it comes back only when a value changes.

mod homes;
mod sign;
mod told;

pub use sign::{Signing, Verdict, sign_off};
pub use told::{Difference, Dual, DualCounts, Stood, What};

use self::homes::Homes;
use super::check::Likeness;
use super::load::compare::{person, sight, theirs};
use super::load::course::differing;
use super::load::facts::{field_of, values};
use super::load::loading::of_system;
use super::load::workers::Workers;
use super::load::{Course, INTAKE, facts, households};
use super::rows::IntakeRow;
use crate::access::{FieldClass, Purpose};
use crate::case::Case;
use crate::client::{Field, From};
use crate::entry::{ClientId, Hash};
use crate::event::Event;
use crate::office::{Office, Visit};
use crate::officer::Officer;
use crate::refusal::No;
use crate::register::Row;
use std::collections::HashSet;

/// Compares an extract with the register in one go. It shows clients: the caller logs the look before it is told.
pub fn diff(office: &Office, visit: &Visit<'_>, system: &str, rows: &[IntakeRow]) -> Result<Dual, No> {
    let mut diffing = Diffing::begin(office, visit, system)?;
    for row in rows {
        diffing.add(office, visit.by, row)?;
    }
    diffing.finish(office, visit.by)
}

/// A comparison on its way, row by row, so that nobody has to wait for all of it.
#[derive(Debug)]
pub struct Diffing {
    system: String,
    dual: Dual,
    met: HashSet<ClientId>,
    workers: Workers,
    homes: Homes,
}

impl Diffing {
    pub fn begin(office: &Office, visit: &Visit<'_>, system: &str) -> Result<Diffing, No> {
        office.allowed(visit, Purpose::DataQuality, None, INTAKE)?;
        let workers = Workers::of(office, visit.by);
        Ok(Diffing {
            system: system.to_owned(),
            dual: Dual::default(),
            met: HashSet::new(),
            workers,
            homes: Homes::default(),
        })
    }

    pub fn add(&mut self, office: &Office, by: &Officer, row: &IntakeRow) -> Result<(), No> {
        self.dual.counts.in_file += 1;
        // Who is not for this officer is as if not there, as in a check (`Against`).
        match person(office.register(), row).filter(|(known, _)| theirs(office, by, known)) {
            None => {
                self.dual.counts.only_in_file += 1;
                let id = id_of(&[&self.system, What::OnlyInFile.id(), &content(row)]);
                let settled = office.is_signed(&id);
                self.keep(settled, || Difference {
                    id,
                    client: None,
                    client_number: String::new(),
                    row: Some(row.row),
                    part: row.part.clone(),
                    what: What::OnlyInFile,
                    known_by: None,
                    register: None,
                    file: Some(facts::name(&values(row))),
                    wording: None,
                    why: None,
                });
            }
            Some((known, likeness)) => {
                self.dual.counts.in_both += 1;
                self.met.insert(known.id);
                self.homes.note(known.id, row);
                self.fields(office, by, (known, likeness), row)?;
            }
        }
        Ok(())
    }

    fn fields(
        &mut self,
        office: &Office,
        by: &Officer,
        (known, likeness): (&Row, Likeness),
        row: &IntakeRow,
    ) -> Result<(), No> {
        let sight = sight(office, by, known);
        let case = office.case(known.id)?;
        let wordings = facts::wordings(row);
        let stays = facts::news(&case, row, &self.workers).stays;
        for (field, value) in values(row) {
            if case.value(field) == value {
                continue;
            }
            let tells = sight.tells(field.input());
            if !tells && sight.is_masked() {
                self.dual.counts.not_shown += 1;
                continue;
            }
            let id = if tells {
                id_of_field(&self.system, known.id, field, case.value(field), &value)
            } else {
                id_of_unseen(&self.system, &case, field, &value)
            };
            let settled = is_settled(&case, &id);
            self.keep(settled, || Difference {
                id,
                client: Some(known.id),
                client_number: known.shown_number(),
                row: Some(row.row),
                part: row.part.clone(),
                what: What::Field(field),
                known_by: Some(likeness),
                register: stood(&case, field, !tells),
                wording: wordings.get(field.key()).cloned(),
                file: Some(value),
                why: stays.iter().find(|(what, _)| *what == What::Field(field)).map(|(_, why)| *why),
            });
        }
        for one in differing(&case, row, &self.workers) {
            let id = one.id(&self.system, &case);
            let settled = is_settled(&case, &id);
            self.keep(settled, || Difference {
                id,
                client: Some(known.id),
                client_number: known.shown_number(),
                row: Some(row.row),
                part: row.part.clone(),
                what: What::Course(one.course),
                known_by: Some(likeness),
                register: one.here.map(|here| {
                    // What was assessed and planned is not opened for moving data.
                    let hidden = !sight.shown.has(FieldClass::Casework);
                    Stood {
                        value: if hidden { String::new() } else { one.value },
                        hidden,
                        by: here.entry.by.clone(),
                        at: here.entry.at,
                        changed_here: !here.taken_over,
                        source: here.entry.event.as_ref().and_then(Event::source).filter(|_| here.taken_over).cloned(),
                    }
                }),
                wording: wordings.get(one.course.id()).cloned(),
                file: Some(one.file),
                why: one.why,
            });
        }
        Ok(())
    }

    /// Whom the register has from the same old register and the file has not, and the counts side by side.
    pub fn finish(mut self, office: &Office, by: &Officer) -> Result<Dual, No> {
        for one in std::mem::take(&mut self.homes).differing(office, by, &self.system)? {
            let settled = match one.client {
                Some(client) => is_settled(&office.case(client)?, &one.id),
                None => false,
            };
            self.keep(settled, || one);
        }
        let here: Vec<ClientId> = of_system(office, by, &self.system).collect();
        for client in here {
            self.dual.counts.in_register += 1;
            if self.met.contains(&client) {
                continue;
            }
            self.dual.counts.only_in_register += 1;
            let Some(row) = office.register().row(client) else { continue };
            let id = id_of(&[&self.system, &client.to_string(), What::OnlyInRegister.id()]);
            let settled = is_settled(&office.case(client)?, &id);
            self.keep(settled, || Difference {
                id,
                client: Some(client),
                client_number: row.shown_number(),
                row: None,
                part: None,
                what: What::OnlyInRegister,
                known_by: None,
                register: None,
                file: None,
                wording: None,
                why: None,
            });
        }
        Ok(self.dual)
    }

    fn keep(&mut self, settled: bool, difference: impl FnOnce() -> Difference) {
        self.dual.counts.differences += 1;
        if settled {
            self.dual.counts.signed += 1;
        } else {
            self.dual.differences.push(difference());
        }
    }
}

/// The value the register holds, and who changed it since the old register told it.
fn stood(case: &Case, field: Field, hidden: bool) -> Option<Stood> {
    let fact = case.facts.get(&field)?.last()?;
    Some(Stood {
        value: if hidden { String::new() } else { fact.value.clone() },
        hidden,
        by: fact.by.clone(),
        at: fact.at,
        changed_here: fact.source.from != From::OldRegister,
        source: Some(fact.source.clone()),
    })
}

fn is_settled(case: &Case, id: &str) -> bool {
    case.entries.iter().any(|entry| {
        entry.annulled_by.is_none() && matches!(&entry.event, Some(Event::DifferenceSignedOff(e)) if e.difference == id)
    })
}

/// Of a fact of a client: what is here, and what a file says.
pub(super) fn id_of_field(system: &str, client: ClientId, field: Field, here: &str, there: &str) -> String {
    id_of(&[system, &client.to_string(), field.key(), here, there])
}

/// Of a fact whose value the purpose does not open: which entry is here, for whoever guesses a value can reckon an id.
pub(super) fn id_of_unseen(system: &str, case: &Case, field: Field, there: &str) -> String {
    let entry = case.facts.get(&field).and_then(|history| history.last()).map_or(0, |fact| fact.number);
    id_of(&[system, &case.id.to_string(), field.key(), &format!("entry {entry}"), there])
}

/// Of something of a client's course: which entry is here, and what a file says.
pub(super) fn id_of_course(system: &str, client: ClientId, course: Course, entry: u32, there: &str) -> String {
    id_of(&[system, &client.to_string(), course.id(), &format!("entry {entry}"), there])
}

/// Of who lives together: which entry is here, and the number that a file gives the household.
fn id_of_home(system: &str, client: ClientId, case: &Case, number: &str) -> String {
    let entry = households::told(case).map_or(0, |entry| entry.number);
    id_of(&[system, &client.to_string(), What::Household.id(), &format!("entry {entry}"), number])
}

/// Texts behind their length, so that no two lists of texts are the same bytes.
fn id_of(parts: &[&str]) -> String {
    let mut bytes = b"koto-digi difference 1\0".to_vec();
    for part in parts {
        bytes.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    Hash::of(&[&bytes]).to_string()
}

/// All a row says, in the order of our fields.
fn content(row: &IntakeRow) -> String {
    let mut said: Vec<String> = row
        .values
        .iter()
        .map(|(column, value)| {
            let key = field_of(*column).map_or(column.id(), Field::key);
            format!("{key}\u{1f}{}", facts::canonical(value))
        })
        .collect();
    said.sort();
    said.join("\u{1e}")
}
