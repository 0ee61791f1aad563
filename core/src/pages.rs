//! Puts together what a page shows, in the reader's language, from the record and the law.

mod client;
mod deed;
mod erasure;
mod extract;
mod log;
mod notices;
mod officer_log;
mod processing;
mod rights;
mod roles;
mod sources;
mod told;
mod work;

pub(crate) use deed::page as deed;
pub use processing::page as processing;

use crate::access::{Action, FieldClass, Resource};
use crate::access::{Purpose, Sight};
use crate::case::Case;
use crate::client::Field;
use crate::deeds::Deed;
use crate::entry::ClientId;
use crate::form::Kind;
use crate::office::{LookLog, Office, Sights, Visit};
use crate::officer::Officer;
use crate::refusal::No;
use crate::register::{Row, shown_number};
use crate::steps::{self, Step};
use crate::views::{Answer, FormPage, Hit, Question, SearchPage, StepLine};
use crate::words::Lang;
use serde_json::Map;
use uuid::Uuid;

/// Hits a search shows at most.
const HITS: usize = 50;

pub(crate) fn answer(
    office: &Office,
    visit: &Visit<'_>,
    (purpose, log): (Purpose, &dyn LookLog),
    sight: Sight,
    question: &Question,
) -> Result<Answer, No> {
    let sights = Sights::new(office, visit, purpose);
    Ok(match question {
        Question::Work(ask) => Answer::Work(work::page(&sights, ask)?),
        Question::Search(ask) => Answer::Search(search(&sights, &ask.text)),
        Question::Client(id) => Answer::Client(Box::new(client::page(office, visit, purpose, sight, *id)?)),
        Question::Form { client, step } => Answer::Form(form(office, visit, purpose, (*client, step))?),
        Question::Rights => Answer::Rights(rights::page(office, visit, purpose)),
        Question::Notices => Answer::Notices(notices::page(&sights)),
        Question::Erasure => Answer::Erasure(erasure::page(office, visit, purpose)?),
        Question::Anomalies => Answer::Anomalies(notices::anomalies(office, visit, purpose)),
        Question::Roles => Answer::Roles(roles::page(visit.lang)),
        Question::Why(ask) => Answer::Why(roles::why(office, visit, purpose, ask)?),
        Question::ClientLog(id) => Answer::ClientLog(Box::new(log::page(office, visit, log, sight, (*id, false))?)),
        Question::ClientLogCopy(id) => Answer::ClientLog(Box::new(log::page(office, visit, log, sight, (*id, true))?)),
        Question::OfficerLog(ask) => Answer::OfficerLog(officer_log::page(&sights, log, ask)?),
        Question::Extract(id) => Answer::Extract(Box::new(extract::page(office, visit, (purpose, log), sight, *id)?)),
        Question::Processing => Answer::Processing(Box::new(processing::page(visit.lang))),
        // Its own line of the policy decides: the door asks for its page there.
        Question::Deed { .. } => return Err(No::Absent),
    })
}

/// The clients an answer shows, for the log.
pub(crate) fn clients(answer: &Answer) -> Vec<ClientId> {
    match answer {
        Answer::Work(page) => page.tasks.iter().map(|task| task.client).collect(),
        Answer::Search(page) => page.hits.iter().map(|hit| hit.client).collect(),
        Answer::Client(page) => [page.client].into_iter().chain(page.household.iter().map(|hit| hit.client)).collect(),
        Answer::Form(page) => page.client.into_iter().collect(),
        Answer::OfficerLog(page) => page.clients(),
        _ => Vec::new(),
    }
}

fn search(sights: &Sights<'_, '_>, text: &str) -> SearchPage {
    let register = sights.office.register();
    let mut rows = register.search(text, HITS + 1, |row| sights.of(row).is_seen());
    let more = rows.len() > HITS;
    rows.truncate(HITS);
    SearchPage { hits: rows.into_iter().map(|row| hit(sights, row)).collect(), more }
}

fn hit(sights: &Sights<'_, '_>, row: &Row) -> Hit {
    let sight = sights.of(row);
    Hit {
        client: row.id,
        client_number: row.shown_number(),
        name: row.name.to_string(),
        birth_date: row.birth_date,
        municipality: seen_municipality(&sight, row, sights.visit.lang),
        masked: sight.is_masked(),
    }
}

fn seen_municipality(sight: &Sight, row: &Row, lang: Lang) -> String {
    if sight.shown.has(FieldClass::Residence) { municipality(&row.municipality, lang) } else { String::new() }
}

/// Who lives with the client, of those the officer sees.
fn household(office: &Office, visit: &Visit<'_>, purpose: Purpose, row: &Row) -> Vec<Hit> {
    let sights = Sights::new(office, visit, purpose);
    let others = office.register().household(row).filter(|other| other.id != row.id);
    others.filter(|other| sights.of(other).is_seen()).map(|other| hit(&sights, other)).collect()
}

/// Deeds that can be done to a subject, with why one can't.
fn deed_lines(
    office: &Office,
    visit: &Visit<'_>,
    purpose: Purpose,
    subject: Option<Uuid>,
    wanted: impl Fn(&Deed) -> bool,
) -> Vec<StepLine> {
    let row = subject.and_then(|id| office.register().row(id));
    crate::deeds::DEEDS
        .iter()
        .filter(|deed| deed.has_subject == subject.is_some() && wanted(deed))
        .map(|deed| {
            let refused = office.allowed(visit, purpose, row, deed.asks).and_then(|decision| {
                (deed.open)(&office.deed_scene(visit, purpose, subject, decision.right, Uuid::nil()))
            });
            StepLine {
                kind: deed.kind.to_owned(),
                name: deed.name.say(visit.lang).to_owned(),
                refused: refused.err().map(|no| no.view(visit.lang)),
            }
        })
        .collect()
}

fn municipality(code: &str, lang: Lang) -> String {
    crate::codes::municipalities().name(code, lang).to_owned()
}

fn form(
    office: &Office,
    visit: &Visit<'_>,
    purpose: Purpose,
    (client, kind): (Option<ClientId>, &str),
) -> Result<FormPage, No> {
    let step = steps::find(kind).ok_or(No::Absent)?;
    let row = client.and_then(|id| office.register().row(id));
    let case = match client {
        Some(id) => office.case(id)?,
        None => Case::default(),
    };
    if client.is_some() != (step.kind != "register_client") {
        return Err(No::Absent);
    }
    let sight = if client.is_some() { office.sight(visit, purpose, row) } else { Sight::of_new(visit.by, purpose) };
    let scene = office.scene(visit.by, sight);
    let refused = office
        .allowed(visit, purpose, row, (Resource::Steps(step.group), Action::Change))
        .and_then(|_| Ok((step.open)(&case, &scene)?))
        .err()
        .map(|no| no.view(visit.lang));
    let hidden = hidden_inputs(step, &sight);
    let mut values = if refused.is_some() { Map::new() } else { (step.start)(&case, &scene) };
    values.retain(|key, _| !hidden.contains(key));
    Ok(FormPage {
        step: step.kind.to_owned(),
        client,
        hidden,
        officers: officers(office, visit, step),
        version: case.head.number,
        client_number: if client.is_some() { shown_number(case.client_number) } else { String::new() },
        name: [Field::FamilyName, Field::GivenNames].map(|field| case.value(field)).join(" ").trim().to_owned(),
        values,
        refused,
    })
}

/// Workers of the officer's own municipalities, where the form asks for one.
fn officers(office: &Office, visit: &Visit<'_>, step: &Step) -> Vec<(String, String)> {
    if !step.form.iter().any(|input| matches!(input.kind, Kind::Officer)) {
        return Vec::new();
    }
    let own = |officer: &Officer| {
        officer.rights.iter().any(|right| {
            steps::is_worker(right.role)
                && right.scope.iter().any(|code| visit.by.rights.iter().any(|mine| mine.reaches(code)))
        })
    };
    let mut officers: Vec<(String, String)> =
        office.officers().filter(own).map(|officer| (officer.id, officer.name)).collect();
    officers.sort_by(|a, b| a.1.cmp(&b.1));
    officers
}

/// Inputs of facts the officer does not see.
fn hidden_inputs(step: &Step, sight: &Sight) -> Vec<String> {
    let facts = step.form.iter().filter(|input| Field::parse(input.key).is_some());
    facts.filter(|input| !sight.tells(input)).map(|input| input.key.to_owned()).collect()
}
