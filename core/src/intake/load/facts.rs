//! A row of an old register as facts and events of our record, each with where it came from.

use super::super::diff::{self, Verdict, What};
use super::super::field::Field as Column;
use super::super::rows::{IntakeRow, Value};
use super::conflict::Why;
use super::course::Takes;
use super::workers::Workers;
use crate::case::Case;
use crate::client::{Fact, Field, From, Source};
use crate::event::{ClientRegistered, Event, Values, Wordings};
use crate::law::identity_code;
use chrono::NaiveDate;
use uuid::Uuid;

/// The first block of a run's id, enough to tell runs apart in a text.
pub(crate) fn short(run: Uuid) -> String {
    run.simple().to_string().chars().take(8).collect()
}

/// Provenance of everything a row says: the old register, the run, the row.
fn source(system: &str, run: &str, row: u32) -> Source {
    Source::of(From::OldRegister, format!("{system} / {run} / {row}"))
}

/// The same as a text by which a row of a run is known again.
pub(super) fn place(system: &str, run: Uuid, row: &IntakeRow) -> String {
    source(system, &short(run), row.row).detail
}

/// The column a fact comes from.
pub(crate) fn column_of(field: Field) -> Option<Column> {
    if field == Field::OldNumber { Some(Column::ClientNumber) } else { Column::parse(field.key()) }
}

/// What the file said where a mend or a list of values changed it.
pub(crate) fn wordings(row: &IntakeRow) -> Wordings {
    let key = |column: Column| field_of(column).map_or(column.id(), Field::key).to_owned();
    row.originals.iter().map(|(column, said)| (key(*column), said.clone())).collect()
}

/// The facts of a row in canonical form.
pub(crate) fn values(row: &IntakeRow) -> Values {
    let mut values = Values::new();
    for (column, value) in &row.values {
        if let Some(field) = field_of(*column) {
            values.insert(field, canonical(value));
        }
    }
    if let Some(Ok(code)) = values.get(&Field::IdentityCode).map(|code| identity_code::parse(code)) {
        values.entry(Field::BirthDate).or_insert_with(|| code.birth_date.to_string());
    }
    values
}

pub(crate) fn canonical(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Day(day) => day.to_string(),
        Value::Code(code) => (*code).to_owned(),
        Value::Mark(yes) => if *yes { "yes" } else { "no" }.to_owned(),
    }
}

pub(crate) fn name(values: &Values) -> String {
    let part = |field| values.get(&field).map_or("", String::as_str);
    format!("{} {}", part(Field::FamilyName), part(Field::GivenNames)).trim().to_owned()
}

/// The fact a column holds; what has no fact becomes an entry of its own, or nothing.
pub(crate) fn field_of(column: Column) -> Option<Field> {
    match column {
        Column::ClientNumber => Some(Field::OldNumber),
        other => Field::parse(other.id()),
    }
}

/// What a row of a client who is here brings.
#[derive(Debug, Default)]
pub(crate) struct News {
    /// Values that the record lacks or that the old register has changed.
    pub facts: Values,
    /// What it tells of the course and the record lacks.
    pub takes: Takes,
    /// What differs and stays as it is here.
    pub stays: Vec<(What, Why)>,
}

impl News {
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.takes.is_empty()
    }
}

/// What somebody here has corrected or done since stays, and so does what somebody signed in a dual run.
pub(crate) fn news(case: &Case, row: &IntakeRow, workers: &Workers) -> News {
    let (takes, course) = Takes::of_known(case, row, workers);
    let mut news = News { takes, ..News::default() };
    for (field, value) in values(row) {
        let history = case.facts.get(&field).map_or(&[][..], Vec::as_slice);
        match history.last() {
            Some(fact) if fact.value == value || signed(case, field, (&fact.value, &value)) => {}
            Some(fact) if fact.source.from != From::OldRegister => news.stays.push((What::Field(field), Why::MadeHere)),
            Some(fact) if is_settled_since(case, fact) && history.iter().any(|earlier| earlier.value == value) => {
                news.stays.push((What::Field(field), Why::SettledSince));
            }
            _ => drop(news.facts.insert(field, value)),
        }
    }
    news.stays.extend(course.into_iter().map(|(course, why)| (What::Course(course), why)));
    news
}

/// Whether somebody put the value in by signing a difference of a dual run.
fn is_settled_since(case: &Case, fact: &Fact) -> bool {
    case.entries.iter().filter(|entry| entry.annulled_by.is_none() && entry.number > fact.number).any(|entry| {
        matches!(&entry.event, Some(Event::DifferenceSignedOff(e)) if e.right == Verdict::File.id())
            && (entry.at, &entry.by) == (fact.at, &fact.by)
    })
}

/// Whether somebody has said that the register is right where a file says this.
fn signed(case: &Case, field: Field, (here, there): (&str, &str)) -> bool {
    case.entries.iter().filter(|entry| entry.annulled_by.is_none()).any(|entry| match &entry.event {
        Some(Event::DifferenceSignedOff(e)) if e.right == Verdict::Register.id() && e.what == field.key() => {
            e.difference == diff::id_of_field(&e.system, case.id, field, here, there)
                || e.difference == diff::id_of_unseen(&e.system, case, field, there)
        }
        _ => false,
    })
}

/// What is entered of a client who comes with a row.
pub(super) fn new_client(row: &IntakeRow, client_number: u64, stamp: &Stamp<'_>, takes: Takes) -> Vec<Event> {
    let (mut facts, wordings) = (values(row), wordings(row));
    if let Some(home) = stamp.home {
        facts.entry(Field::Municipality).or_insert_with(|| home.to_owned());
    }
    let run = Some(stamp.run);
    let mut events: Vec<Event> =
        vec![ClientRegistered { client_number, facts, source: stamp.source(row), run, wordings }.into()];
    events.extend(takes.events(stamp.on, &|column| stamp.source_of(row, column)));
    events
}

/// What every entry of a run says of where it is from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp<'a> {
    pub system: &'a str,
    pub run: Uuid,
    pub on: NaiveDate,
    /// Where a client lives whose row does not tell it: without a municipality nobody would see them.
    pub home: Option<&'a str>,
}

impl Stamp<'_> {
    /// Of a cell of a client who was here already: the run is taken back by it.
    pub fn on_known(&self, row: &IntakeRow, column: Column) -> Source {
        Source { run: Some(self.run), ..self.source_of(row, column) }
    }

    /// Of a row as a whole.
    pub fn source(&self, row: &IntakeRow) -> Source {
        Source { part: row.part.clone(), ..source(self.system, &short(self.run), row.row) }
    }

    /// Of one of its cells, which may stand elsewhere in the extract.
    pub fn source_of(&self, row: &IntakeRow, column: Column) -> Source {
        let (part, at) = row.place(column);
        Source { part: part.map(str::to_owned), ..source(self.system, &short(self.run), at) }
    }
}
