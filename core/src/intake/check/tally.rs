//! What is kept of a check while it goes over the rows.

use super::known::{Known, Met, Standing};
use super::pass::Pass;
use super::state::{State, States};
use crate::intake::decided::Whose;
use crate::intake::field::Field;
use crate::intake::finding::{Finding, Kind};
use crate::intake::household::Household;
use crate::intake::map::Mapping;
use crate::intake::read::OldRegister;
use crate::intake::report::{Count, IdentityCodes, Report, Sample, Would};
use crate::register;
use std::collections::HashMap;

/// More findings than anybody reads: the rest is only counted, so that a hostile file stays small in memory.
const FINDINGS_AT_MOST: usize = 100_000;

/// Rows shown of each state.
const SAMPLES: usize = 5;

/// Where a person is told of: the first of these that the file has.
const PERSON: [Field; 4] = [Field::IdentityCode, Field::ClientNumber, Field::FamilyName, Field::GivenNames];

/// A finding of the last row, by the file's own header; of no column of the file, by the field's id.
fn at(pass: &Pass<'_>, fields: &[Field], kind: Kind) -> Finding {
    let Some(at) = fields.iter().find_map(|field| pass.plan.at(*field)) else {
        return Finding::of(pass.number(), fields.first().map_or("", |field| field.id()), kind);
    };
    let place = pass.register.origin(pass.number(), at);
    let part = place.part.map(str::to_owned);
    Finding { part, number: place.number, ..Finding::of(place.row, place.column, kind) }
}

#[derive(Debug)]
pub(super) struct Tally {
    pub rows: u32,
    pub identity_codes: IdentityCodes,
    pub households: Vec<Household>,
    findings: Vec<Finding>,
    /// Findings that are only counted.
    pub left_out: usize,
    counts: HashMap<(Kind, String), u32>,
    would: Would,
    states: States,
    samples: Vec<Sample>,
}

impl Tally {
    pub fn new() -> Tally {
        Tally {
            rows: 0,
            identity_codes: IdentityCodes::default(),
            households: Vec::new(),
            findings: Vec::new(),
            left_out: 0,
            counts: HashMap::new(),
            would: Would::default(),
            states: States::default(),
            samples: Vec::new(),
        }
    }

    pub fn keep(&mut self, findings: &mut Vec<Finding>) {
        for finding in findings.drain(..) {
            self.keep_one(finding);
        }
    }

    /// One that is not told by itself.
    pub fn count_one(&mut self, kind: Kind, column: &str) {
        *self.counts.entry((kind, column.to_owned())).or_default() += 1;
        self.left_out += 1;
    }

    pub fn keep_one(&mut self, finding: Finding) {
        match self.counts.get_mut(&(finding.kind, finding.column.clone())) {
            Some(count) => *count += 1,
            None => _ = self.counts.insert((finding.kind, finding.column.clone()), 1),
        }
        if self.findings.len() < FINDINGS_AT_MOST {
            self.findings.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    pub fn sound(&mut self, pass: &Pass<'_>, known: Option<&dyn Known>) {
        // Without a register nobody knows what the row brings to the client whose it was decided to be.
        let number = pass.whose.and_then(Whose::number);
        let here = if number.is_some() { Standing::Differs } else { Standing::Unknown };
        let met = known.map_or_else(|| Met::from(here), |known| known.meet(&pass.row()));
        if met.missing {
            let shown = number.map(register::shown_number).unwrap_or_default();
            self.keep_one(Finding { more: vec![shown.into()], ..at(pass, &PERSON, Kind::NoSuchClient) });
            return self.is(State::Refuse, pass);
        }
        let decided = pass.whose.is_some();
        let state = match met.standing {
            Standing::Unknown => State::Create,
            Standing::Same => State::UpToDate,
            Standing::Differs => State::Update,
            Standing::Elsewhere => State::Refuse,
        };
        let client = met.client.clone();
        if met.standing == Standing::Elsewhere {
            self.keep_one(at(pass, &PERSON, Kind::RegisteredElsewhere));
        } else if let Some(by) = met.by.filter(|_| met.standing == Standing::Unknown && !decided) {
            let more = vec![met.client.into(), by.text().into()];
            self.keep_one(Finding { more, ..at(pass, &PERSON, Kind::RegisteredPerhaps) });
        }
        if met.named_otherwise && !decided {
            let more = vec![client.into()];
            self.keep_one(Finding { more, ..at(pass, &PERSON, Kind::NamedOtherwise) });
        }
        if !met.number_of.is_empty() && !decided {
            let value = pass.row().text(Field::ClientNumber).unwrap_or_default().to_owned();
            let finding = at(pass, &[Field::ClientNumber], Kind::ClientNumberOfAnother);
            self.keep_one(Finding { value, more: vec![met.number_of.into()], ..finding });
        }
        self.is(state, pass);
    }

    pub fn refused(&mut self, pass: &Pass<'_>) {
        self.is(State::Refuse, pass);
    }

    fn is(&mut self, state: State, pass: &Pass<'_>) {
        self.rows += 1;
        let (count, row) = match state {
            State::Create => (&mut self.would.create, pass.number()),
            State::Update => (&mut self.would.update, pass.number()),
            State::UpToDate => (&mut self.would.unchanged, pass.number()),
            State::Refuse => (&mut self.would.reject, pass.number()),
        };
        *count += 1;
        if usize::try_from(*count).is_ok_and(|count| count <= SAMPLES) {
            self.samples.push(Sample { row, state, values: pass.row().values });
        }
        self.states.set(row, state);
    }

    pub fn report(self, register: &OldRegister<'_>, mapping: &Mapping) -> Report {
        let count = |((kind, column), count)| Count { kind, column, count };
        let mut counts: Vec<Count> = self.counts.into_iter().map(count).collect();
        counts.sort_by(|a, b| a.order().cmp(&b.order()));
        Report {
            rows: self.rows,
            // Of the file as it came: parts that were joined have been written anew.
            encoding: register.detected().encoding.name(),
            separator: register.detected().separator.unwrap_or(char::from(register.separator)),
            detected: register.detected().clone(),
            mapping: mapping.clone(),
            findings: self.findings,
            counts,
            would: self.would,
            states: self.states,
            samples: self.samples,
            households: self.households,
            file_hash: None,
            left_out: self.left_out,
            identity_codes: self.identity_codes,
        }
    }
}
