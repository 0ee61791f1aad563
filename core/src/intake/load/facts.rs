//! A row of an old register as facts and events of our record, each with where it came from.

use super::super::diff::{self, Verdict};
use super::super::field::Field as Column;
use super::super::rows::{IntakeRow, Value};
use crate::case::Case;
use crate::client::{Field, From, Source};
use crate::event::{
    AssessmentTakenOver, ClientRegistered, Event, JobseekerChanged, PlanTakenOver, RelationshipEnded, Values, Wordings,
};
use crate::law::identity_code;
use chrono::NaiveDate;
use uuid::Uuid;

/// The first block of a run's id, enough to tell runs apart in a text.
pub(crate) fn short(run: Uuid) -> String {
    run.simple().to_string().chars().take(8).collect()
}

/// Provenance of everything a row says: the old register, the run (or what else brought it), the place in the file.
pub(crate) fn source(system: &str, run: &str, row: &IntakeRow) -> Source {
    Source { from: From::OldRegister, detail: format!("{system} / {run} / {}", place(row)) }
}

/// Where in the file a row stood.
pub(crate) fn place(row: &IntakeRow) -> String {
    row.row.to_string()
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

/// Values of the row that the record lacks or that the old register has changed. What somebody here has
/// corrected since stays as corrected, and so does what somebody signed in a dual run.
pub(crate) fn news(case: &Case, row: &IntakeRow) -> Values {
    let mut news = values(row);
    news.retain(|field, value| match case.facts.get(field).and_then(|history| history.last()) {
        None => true,
        Some(fact) => {
            fact.source.from == From::OldRegister && fact.value != *value && !signed(case, *field, (&fact.value, value))
        }
    });
    news
}

/// Whether somebody has said that the register is right where a file says this.
fn signed(case: &Case, field: Field, (here, there): (&str, &str)) -> bool {
    case.entries.iter().filter(|entry| entry.annulled_by.is_none()).any(|entry| match &entry.event {
        Some(Event::DifferenceSignedOff(e)) => {
            e.right == Verdict::Register.id()
                && e.difference == diff::id_of_field(&e.system, case.id, field, here, there)
        }
        _ => false,
    })
}

/// What is entered of a client who comes with a row.
pub(super) fn new_client(row: &IntakeRow, client_number: u64, source: Source, run: Uuid, on: NaiveDate) -> Vec<Event> {
    let (facts, wordings) = (values(row), wordings(row));
    let mut events: Vec<Event> =
        vec![ClientRegistered { client_number, facts, source: source.clone(), run: Some(run), wordings }.into()];
    if let Some(registered) = row.mark(Column::Jobseeker) {
        let unemployed = if registered { None } else { Some(false) };
        events
            .push(JobseekerChanged { on, registered, unemployed, note: String::new(), source: source.clone() }.into());
    }
    if let Some(day) = row.day(Column::AssessmentOn) {
        events.push(AssessmentTakenOver { on: day, source: source.clone() }.into());
    }
    if let Some(day) = row.day(Column::PlanFrom) {
        events.push(PlanTakenOver { on: day, until: row.day(Column::PlanUntil), source }.into());
    }
    if let Some(day) = row.day(Column::EndedOn) {
        // Old registers tell that it ended, and why in words of their own.
        events.push(RelationshipEnded { on: day, reason: "other".to_owned(), note: String::new() }.into());
    }
    events
}
