//! Load: sound rows become clients and entries of one run, all or none; the same file again changes nothing;
//! a run is taken back by new entries.

use super::check::Standing;
use super::field::Field as Column;
use super::rows::{IntakeRow, Value};
use crate::access::{self, Action, Protection, Purpose, Relation, Resource};
use crate::case::Case;
use crate::client::{Field, From, Source};
use crate::entry::ClientId;
use crate::event::{
    AssessmentTakenOver, ClientRegistered, ClientWithdrawn, EntryAnnulled, Event, FactsCorrected, ImportLoaded,
    ImportUndone, JobseekerChanged, PlanTakenOver, Values,
};
use crate::journal::Broken;
use crate::law::identity_code;
use crate::office::{Change, Office, Said, Visit};
use crate::officer::Officer;
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::register::{Register, Row};
use crate::steps::Directory;
use crate::words::text;
use chrono::NaiveDate;
use uuid::Uuid;

/// What the policy is asked for intake.
pub const INTAKE: (Resource, Action) = (Resource::Import, Action::Change);

/// What a load did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Loaded {
    /// The run, by which it can be undone; none when nothing changed.
    pub run: Option<Uuid>,
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    /// Rows of clients whom the loader does not see.
    pub elsewhere: u32,
}

/// Where the file came from, as provenance names it.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The old register, in the loader's words: a file name will do.
    pub system: &'a str,
    /// SHA-256 of the file.
    pub file_hash: &'a str,
}

/// How a row stands to the register before an officer, with the client it was compared with.
pub fn compare(office: &Office, by: &Officer, row: &IntakeRow) -> (Option<ClientId>, Standing) {
    let Some(known) = person(office.register(), row) else { return (None, Standing::Unknown) };
    if !theirs(office, by, known) {
        return (None, Standing::Elsewhere);
    }
    let standing = match office.case(known.id) {
        Ok(case) if news(&case, row).is_empty() => Standing::Same,
        _ => Standing::Differs,
    };
    (Some(known.id), standing)
}

/// Intake reaches clients of the loader's own municipalities and whom its own runs brought in, wherever they live;
/// protected ones by the special right.
fn theirs(office: &Office, by: &Officer, row: &Row) -> bool {
    let guarded = office.register().is_guarded(row);
    let run = row.run.and_then(|run| office.run(run));
    access::decide(by, Purpose::DataQuality, Resource::Client, Action::See, |right| {
        let brought = run.is_some_and(|run| run.organisation == right.organisation.id());
        let near = brought || right.reaches(&row.municipality);
        let relation = if near { Relation::Own } else { Relation::None };
        let protection = match (guarded, right.protected) {
            (false, _) => Protection::Open,
            (true, true) => Protection::Masked,
            (true, false) => Protection::Closed,
        };
        (relation, protection)
    })
    .allowed
}

/// The client a row is about: by identity code, else by the old register's number, name and date of birth.
fn person<'a>(register: &'a Register, row: &IntakeRow) -> Option<&'a Row> {
    if let Some(code) = row.text(Column::IdentityCode) {
        return register.with_code(code);
    }
    let name = values(row);
    let name = format!(
        "{} {}",
        name.get(&Field::FamilyName).map_or("", String::as_str),
        name.get(&Field::GivenNames).map_or("", String::as_str)
    );
    register
        .with_old_number(row.text(Column::ClientNumber)?)
        .find(|known| *known.name == *name.trim() && known.birth_date == row.day(Column::BirthDate))
}

/// The facts of a row in canonical form.
fn values(row: &IntakeRow) -> Values {
    let mut values = Values::new();
    for (column, value) in &row.values {
        let Some(field) = field_of(*column) else { continue };
        let value = match value {
            Value::Text(text) => text.clone(),
            Value::Day(day) => day.to_string(),
            Value::Code(code) => (*code).to_owned(),
            Value::Mark(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        };
        values.insert(field, value);
    }
    if let Some(Ok(code)) = values.get(&Field::IdentityCode).map(|code| identity_code::parse(code)) {
        values.entry(Field::BirthDate).or_insert_with(|| code.birth_date.to_string());
    }
    values
}

fn field_of(column: Column) -> Option<Field> {
    match column {
        Column::ClientNumber => Some(Field::OldNumber),
        Column::AssessmentOn
        | Column::PlanFrom
        | Column::PlanUntil
        | Column::Jobseeker
        | Column::Refused
        | Column::Ignored => None,
        other => Field::parse(other.id()),
    }
}

/// Values of the row that the record lacks or that the old register has changed. What somebody here has
/// corrected since stays as corrected.
fn news(case: &Case, row: &IntakeRow) -> Values {
    let mut news = values(row);
    news.retain(|field, value| match case.facts.get(field).and_then(|history| history.last()) {
        None => true,
        Some(fact) => fact.source.from == From::OldRegister && fact.value != *value,
    });
    news
}

/// Loads rows as one run. `rows` are the sound ones of a checked file.
pub fn load(office: &mut Office, visit: Visit<'_>, origin: Origin<'_>, rows: &[IntakeRow]) -> Result<Loaded, No> {
    office.allowed(&visit, Purpose::DataQuality, None, INTAKE)?;
    fits_directory(office.directory(), rows)?;
    let run = Uuid::from_bytes((visit.chance)());
    let said = Said { by: visit.by, at: visit.at };
    let mut loaded = Loaded::default();
    let mut number = office.register().next_client_number();
    let mut changes: Vec<Change<'_>> = Vec::with_capacity(rows.len());
    for row in rows {
        let source =
            Source { from: From::OldRegister, detail: format!("{} / {} / {}", origin.system, short(run), row.row) };
        match person(office.register(), row) {
            // Not told whose, nor where: the row stays out, as the check says.
            Some(known) if !theirs(office, visit.by, known) => loaded.elsewhere += 1,
            None => {
                let id = Uuid::from_bytes((visit.chance)());
                let mut change = Change::of(Case { id, ..Case::default() });
                for event in new_client(row, number, source, run, office.on()) {
                    change.add(said, event);
                }
                number += 1;
                loaded.created += 1;
                changes.push(change);
            }
            Some(known) => {
                let case = office.case(known.id)?;
                let facts = news(&case, row);
                if facts.is_empty() {
                    loaded.unchanged += 1;
                } else {
                    loaded.updated += 1;
                    let mut change = Change::of(case);
                    change.add(said, FactsCorrected { facts, source, reason: short(run), run: Some(run) }.into());
                    changes.push(change);
                }
            }
        }
    }
    if changes.is_empty() {
        return Ok(loaded);
    }
    let closing = ImportLoaded {
        run,
        system: origin.system.to_owned(),
        file_hash: origin.file_hash.to_owned(),
        rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        clients: loaded.created,
        organisation: visit.by.first().map(|right| right.organisation.id()).unwrap_or_default(),
    };
    office.write(visit.chance, changes, vec![(said, closing.into())])?;
    Ok(Loaded { run: Some(run), ..loaded })
}

/// The first block of a run's id, enough to tell runs apart in a text.
fn short(run: Uuid) -> String {
    run.simple().to_string().chars().take(8).collect()
}

fn new_client(row: &IntakeRow, client_number: u64, source: Source, run: Uuid, on: NaiveDate) -> Vec<Event> {
    let mut events: Vec<Event> =
        vec![ClientRegistered { client_number, facts: values(row), source: source.clone(), run: Some(run) }.into()];
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
    events
}

/// A training register takes no real people, a real one no made-up ones.
fn fits_directory(directory: Directory, rows: &[IntakeRow]) -> Result<(), No> {
    let wrong = match directory {
        Directory::Training => identity_code::Kind::Ordinary,
        Directory::Production => identity_code::Kind::Artificial,
    };
    let Some(row) = rows.iter().find(|row| row.identity_kind == Some(wrong)) else { return Ok(()) };
    let (why, next) = match directory {
        Directory::Training => (
            text(
                "Rivillä {0} on tavallinen henkilötunnus. Harjoitusrekisteriin ei tuoda oikeita ihmisiä.",
                "På rad {0} finns en vanlig personbeteckning. Verkliga personer tas inte in i ett övningsregister.",
                "Row {0} has an ordinary identity code. Real people are not brought into a training register.",
            ),
            text(
                "Käytä aineistoa, jossa on vain keksittyjä henkilötunnuksia (900–999).",
                "Använd ett material med endast påhittade personbeteckningar (900–999).",
                "Use a file with made-up identity codes only (900–999).",
            ),
        ),
        Directory::Production => (
            text(
                "Rivillä {0} on keksitty henkilötunnus. Keksittyjä ihmisiä ei tuoda oikeaan rekisteriin.",
                "På rad {0} finns en påhittad personbeteckning. Påhittade personer tas inte in i ett verkligt register.",
                "Row {0} has a made-up identity code. Made-up people are not brought into a real register.",
            ),
            text(
                "Tuo tiedosto harjoitusrekisteriin.",
                "Ta in filen i ett övningsregister.",
                "Load the file into a training register.",
            ),
        ),
    };
    Err(Refusal { code: "wrong_directory", why: phrase!(why, row.row), next: next.into(), cite: None }.into())
}

/// Takes back a run: its clients leave the register, by new entries. Refused where work has been built on it.
pub fn undo(office: &mut Office, visit: Visit<'_>, run: Uuid) -> Result<u32, No> {
    office.allowed(&visit, Purpose::DataQuality, None, INTAKE)?;
    // A run is taken back by those it belongs to; another's is as if not there.
    let own = |organisation: &str| visit.by.rights.iter().any(|right| right.organisation.id() == organisation);
    let clients = office.run(run).filter(|run| own(&run.organisation)).ok_or(No::Absent)?;
    let clients: Vec<ClientId> = clients.clients.iter().copied().collect();
    let said = Said { by: visit.by, at: visit.at };
    let mut changes: Vec<Change<'_>> = Vec::with_capacity(clients.len());
    let mut built_on = Vec::new();
    for id in clients {
        let case = office.case(id)?;
        let events: Vec<Event> = if case.run == Some(run) {
            if case.worked_on_since_intake() {
                built_on.push(crate::register::shown_number(case.client_number));
            }
            vec![ClientWithdrawn { run }.into()]
        } else {
            let annul = |number| EntryAnnulled { number, reason: short(run) }.into();
            case.corrections_of(run).map(annul).collect()
        };
        let mut change = Change::of(case);
        events.into_iter().for_each(|event| change.add(said, event));
        changes.push(change);
    }
    if !built_on.is_empty() {
        built_on.sort();
        let first: Vec<String> = built_on.iter().take(5).cloned().collect();
        return Err(Refusal {
            code: "run_built_on",
            why: phrase!(
                text(
                    "Tuonnin jälkeen on kirjattu merkintöjä {0} asiakkaalle ({1}).",
                    "Efter importen har anteckningar gjorts för {0} kunder ({1}).",
                    "Since the intake, entries were made on {0} clients ({1}).",
                ),
                built_on.len(),
                first.join(", ")
            ),
            next: text(
                "Mitätöi ne ensin, jos tuonti todella on peruttava.",
                "Annullera dem först om importen verkligen måste tas tillbaka.",
                "Annul them first, if the intake really has to be undone.",
            )
            .into(),
            cite: None,
        }
        .into());
    }
    let many = u32::try_from(changes.len()).map_err(|why| No::Broken(Broken::Store(why.to_string())))?;
    office.write(visit.chance, changes, vec![(said, ImportUndone { run }.into())])?;
    Ok(many)
}
