//! Dual run: an extract of an old register beside this one, field by field, until they agree.
//!
//! Each difference has an id of what differs. Somebody settles it once; it comes back only when a value changes.

mod homes;
mod ids;
mod sides;
mod sign;
mod signed;
mod told;
mod worded;

use ids::{id_of, id_of_home};
pub(super) use ids::{id_of_course, id_of_field, id_of_unseen};
pub use sides::{Side, Thing};
pub use sign::{REASON, Signing, Verdict, gone, sign_off};
pub use signed::{Settled, Signature};
pub use told::{Difference, Dual, DualCounts, Stood, What};

use self::homes::Homes;
use self::ids::content;
use self::sides::Sides;
use self::signed::signature;
use super::check::Likeness;
use super::load::compare::{person, sight, theirs};
use super::load::course::differing;
use super::load::facts::values;
use super::load::loading::of_system;
use super::load::workers::Workers;
use super::load::{INTAKE, facts};
use super::rows::IntakeRow;
use crate::access::{FieldClass, Purpose};
use crate::case::Case;
use crate::client::{Field, From};
use crate::entry::ClientId;
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
    sides: Sides,
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
            sides: Sides::default(),
        })
    }

    pub fn add(&mut self, office: &Office, by: &Officer, row: &IntakeRow) -> Result<(), No> {
        self.dual.counts.in_file += 1;
        self.sides.row(row);
        // Who is not for this officer is as if not there, as in a check (`Against`).
        match person(office.register(), row).filter(|(known, _)| theirs(office, by, known)) {
            None => {
                self.dual.counts.only_in_file += 1;
                let id = id_of(&[&self.system, What::OnlyInFile.id(), &content(row)]);
                let settled = office.signed(&id).cloned();
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
        if self.met.insert(known.id) {
            self.sides.client(known, &case);
            self.taken(&case, known, row, &sight);
        }
        // What somebody wrote of a protected person is masked, as all free text.
        let told = |signature: Option<Signature>| {
            signature.map(|one| Signature { reason: if sight.is_masked() { String::new() } else { one.reason }, ..one })
        };
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
            let settled = told(signature(&case, &id));
            let (part, at) = facts::column_of(field).map_or((None, row.row), |column| row.place(column));
            self.keep(settled, || Difference {
                id,
                client: Some(known.id),
                client_number: known.shown_number(),
                row: Some(at),
                part: part.map(str::to_owned),
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
            let settled = told(signature(&case, &id));
            let (part, at) = row.place(one.course.column());
            self.keep(settled, || Difference {
                id,
                client: Some(known.id),
                client_number: known.shown_number(),
                row: Some(at),
                part: part.map(str::to_owned),
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
                Some(client) => self.signature(office, by, client, &one.id)?,
                None => None,
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
            let settled = self.signature(office, by, client, &id)?;
            self.sides.client(row, &office.case(client)?);
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
        self.dual.sides = self.sides.finish();
        Ok(self.dual)
    }

    fn keep(&mut self, settled: Option<Signature>, difference: impl FnOnce() -> Difference) {
        self.dual.counts.differences += 1;
        match settled {
            Some(signature) => {
                self.dual.counts.signed += 1;
                let difference = difference();
                self.dual.settled.retain(|taken| taken.difference.id != difference.id);
                self.dual.settled.push(Settled { difference, signature });
            }
            None => self.dual.differences.push(difference()),
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
