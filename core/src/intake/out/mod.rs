//! And out again: all clients of a municipality in an open format that intake reads back.
//!
//! Two files of JSON lines, one client a line. The first has the values that hold now, by the ids of the fields of
//! intake (`intake::Field::is_exported`), by which intake knows its own columns again: texts, days as `2026-01-31`,
//! codes, `yes` and `no`. `client_number` is the number in the old register where there was one that the officer sees,
//! else ours; `household` is the number of the first of those who live together. The second has the whole record: every entry with its number, moment, officer,
//! kind, version and content as written. It is given of clients of whom the officer sees everything. What is left out
//! is counted and named ([`Left`]), and a text goes with the files ([`Export::readme`]).

mod left;
mod readme;

pub use left::{Left, Reason};
pub use readme::Made;

use super::field::Field as Column;
use super::load::INTAKE;
use super::load::facts::field_of;
use crate::access::{self, Action, BETRAYING, ClassSet, FieldClass, Protection, Purpose, Relation, Resource, Sight};
use crate::case::{Case, Recorded};
use crate::client::Field;
use crate::entry::ClientId;
use crate::event::Event;
use crate::journal::Broken;
use crate::office::{Logged, Look, Office, Visit};
use crate::officer::{Officer, Role};
use crate::refusal::No;
use crate::register::{Row, shown_number};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Whom an export gives out, and how many it leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Export {
    pub municipality: String,
    /// In the order of their numbers.
    #[serde(skip)]
    pub clients: Vec<ClientId>,
    /// Clients whose whole record the officer sees.
    pub whole: u32,
    /// Clients of whom something is masked.
    pub masked: u32,
    /// Classes of data that the purpose does not open.
    pub without: Vec<&'static str>,
    /// All that is missing, with the number of clients.
    pub left: Vec<Left>,
}

/// An export that stays shut until its look is logged; so does a refusal.
#[derive(Debug)]
pub struct Exporting {
    pub look: Look,
    export: Result<Export, No>,
}

impl Exporting {
    pub fn release(self, _: Logged) -> Result<Export, No> {
        self.export
    }
}

/// The lines of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    pub client: String,
    /// None where not everything of the record is shown.
    pub record: Option<String>,
}

/// Who of a municipality's clients can be given out to an officer. Moving registers is intake's task; whoever answers
/// the requests of data subjects may take out whole records.
pub fn export(office: &Office, visit: &Visit<'_>, purpose: Purpose, municipality: &str) -> Exporting {
    let (allowed, decision) = match may(visit.by, purpose, municipality) {
        Some(decision) => (Ok(()), decision),
        None => {
            let (resource, action) = INTAKE;
            let no = access::decide_plain(visit.by, purpose, resource, action);
            (Err(No::Denied(no.refusal())), no)
        }
    };
    let look = Look::of(visit, purpose, "export", &decision, allowed.is_ok(), None);
    let export = allowed.map(|()| {
        let mut export = Export { municipality: municipality.to_owned(), ..Export::default() };
        let mut rows: Vec<&Row> = office.register().rows().filter(|row| *row.municipality == *municipality).collect();
        rows.sort_by_key(|row| row.client_number);
        let mut shown = ClassSet::all();
        let (mut protected, mut unseen) = (0, 0);
        let mut closed = vec![0_u32; FieldClass::ALL.len()];
        for row in rows {
            let sight = office.sight(visit, purpose, Some(row));
            if !sight.is_seen() {
                *if office.register().is_guarded(row) { &mut protected } else { &mut unseen } += 1;
                continue;
            }
            let masked = if sight.is_masked() { BETRAYING } else { ClassSet::NONE };
            for (class, count) in FieldClass::ALL.iter().zip(&mut closed) {
                *count += u32::from(!sight.shown.has(*class) && !masked.has(*class));
            }
            shown = if sight.is_masked() { shown } else { sight.shown };
            export.whole += u32::from(is_whole(&sight));
            export.masked += u32::from(sight.is_masked());
            export.clients.push(row.id);
        }
        export.without = FieldClass::ALL.iter().filter(|class| !shown.has(**class)).map(|class| class.id()).collect();
        let given = u32::try_from(export.clients.len()).unwrap_or(u32::MAX);
        let whole = [(Reason::Protected, protected), (Reason::Unseen, unseen), (Reason::Masked, export.masked)];
        let classes = FieldClass::ALL.iter().map(|class| Reason::Class(*class)).zip(closed);
        let left = whole.into_iter().chain(classes).chain([(Reason::Record, given - export.whole)]);
        export.left = left.filter(|(_, many)| *many > 0).map(|(why, how_many)| Left { why, how_many }).collect();
        export
    });
    let clients = export.as_ref().map(|export| export.clients.clone()).unwrap_or_default();
    Exporting { look: Look { clients, ..look }, export }
}

/// Whether an officer may take out a municipality's data for a purpose, and by which rule.
pub fn may(by: &Officer, purpose: Purpose, municipality: &str) -> Option<access::Decision> {
    let intake = access::decide_plain(by, purpose, INTAKE.0, INTAKE.1);
    let whole = access::decide(by, purpose, Resource::Extract, Action::See, |right| {
        let relation = if right.reaches(municipality) { Relation::Own } else { Relation::None };
        (relation, Protection::Open)
    });
    [intake, whole].into_iter().find(|decision| decision.allowed)
}

/// Whose task it is to take a municipality's data out: for intake, without whole records; for data subjects, with them.
pub fn whose(purpose: Purpose) -> Vec<Role> {
    let intake = access::roles(purpose, INTAKE, Relation::None);
    let whole = access::roles(purpose, (Resource::Extract, Action::See), Relation::Own);
    intake.chain(whole).collect()
}

fn is_whole(sight: &Sight) -> bool {
    sight.shown == ClassSet::all() && !sight.is_masked()
}

/// The lines of one client of an export as the record stands now; nothing where the officer does not see it any more.
pub fn lines(office: &Office, visit: &Visit<'_>, purpose: Purpose, client: ClientId) -> Result<Option<Lines>, Broken> {
    let Some(row) = office.register().row(client) else { return Ok(None) };
    let sight = office.sight(visit, purpose, Some(row));
    if !sight.is_seen() {
        return Ok(None);
    }
    let case = office.case(client)?;
    let number = number_of(row, &sight);
    let record = is_whole(&sight).then(|| {
        let entries: Vec<Value> = case.entries.iter().map(entry).collect();
        json!({ "client_number": number, "number_here": row.shown_number(), "entries": entries }).to_string()
    });
    let whose = Whose { office, visit, purpose, row, case: &case, sight: &sight };
    Ok(Some(Lines { client: Value::Object(whose.values()).to_string(), record }))
}

/// The number by which the client is known in what is given out. An old register's number tells whose register it was.
fn number_of(row: &Row, sight: &Sight) -> String {
    let old = !row.old_number.is_empty() && sight.shown.has(Field::OldNumber.class());
    if old { row.old_number.to_string() } else { shown_number(row.client_number) }
}

/// What an export knows of a client.
struct Whose<'a, 'v> {
    office: &'a Office,
    visit: &'a Visit<'v>,
    purpose: Purpose,
    row: &'a Row,
    case: &'a Case,
    sight: &'a Sight,
}

impl Whose<'_, '_> {
    fn values(&self) -> Map<String, Value> {
        let columns = Column::ALL.iter().filter(|column| column.is_exported());
        let values = columns.map(|column| (column.id().to_owned(), self.value(*column)));
        values.filter(|(_, value)| !value.is_empty()).map(|(id, value)| (id, value.into())).collect()
    }

    /// Empty where there is none, or none for this officer.
    fn value(&self, column: Column) -> String {
        let class = |class: FieldClass, value: &dyn Fn() -> String| {
            if self.sight.shown.has(class) { value() } else { String::new() }
        };
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let (case, casework) = (self.case, FieldClass::Casework);
        match column {
            Column::ClientNumber => number_of(self.row, self.sight),
            Column::Household => class(FieldClass::Background, &|| self.household()),
            Column::Jobseeker => class(casework, &|| {
                case.jobseeker.map_or("", |now| if now.registered { "yes" } else { "no" }).to_owned()
            }),
            Column::AssessmentOn => class(casework, &|| day(case.assessment.and_then(|done| done.finished_on))),
            Column::PlanFrom => class(casework, &|| day(case.plans.last().map(|plan| plan.on))),
            Column::PlanUntil => class(casework, &|| day(case.plans.last().and_then(|plan| plan.until))),
            Column::EndedOn => class(casework, &|| day(case.ended_on)),
            Column::Worker => class(casework, &|| case.worker.clone().unwrap_or_default()),
            fact => match field_of(fact).filter(|field| self.sight.tells(field.input())) {
                Some(field) => case.value(field).to_owned(),
                None => String::new(),
            },
        }
    }

    /// The number of the first of those who live together, as the officer sees that one.
    fn household(&self) -> String {
        let register = self.office.register();
        if register.household(self.row).nth(1).is_none() {
            return String::new();
        }
        let first = register.household(self.row).min_by_key(|other| other.client_number);
        let number = |row: &Row| number_of(row, &self.office.sight(self.visit, self.purpose, Some(row)));
        first.map(number).unwrap_or_default()
    }
}

fn entry(entry: &Recorded) -> Value {
    let (kind, version) = entry.event.as_ref().map_or(("", 0), Event::kind);
    let payload = entry.event.as_ref().and_then(|event| event.payload().ok());
    let payload: Option<Value> = payload.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let (number, at, by, annulled_by) = (entry.number, entry.at, &entry.by, entry.annulled_by);
    json!({ "number": number, "at": at, "by": by, "kind": kind, "version": version, "annulled_by": annulled_by, "content": payload })
}
