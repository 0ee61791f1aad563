//! Puts together what a page shows, in the reader's language, from the record and the law.

mod client;
mod sources;
mod work;

use crate::client::Field;
use crate::entry::ClientId;
use crate::office::{Office, Visit};
use crate::refusal::No;
use crate::register::shown_number;
use crate::steps;
use crate::views::{Answer, FormPage, Hit, Question, SearchPage};
use crate::words::Lang;
use serde_json::Map;

/// Hits a search shows at most.
const HITS: usize = 50;

pub(crate) fn answer(office: &Office, visit: &Visit<'_>, question: &Question) -> Result<Answer, No> {
    match question {
        Question::Work(ask) => work::page(office, visit, ask).map(Answer::Work),
        Question::Search(ask) => Ok(Answer::Search(search(office, &ask.text, visit.lang))),
        Question::Client(id) => client::page(office, visit, *id).map(|page| Answer::Client(Box::new(page))),
        Question::Form { client, step } => form(office, visit, *client, step).map(Answer::Form),
    }
}

/// The clients an answer shows, for the log.
pub(crate) fn clients(answer: &Answer) -> Vec<ClientId> {
    match answer {
        Answer::Work(page) => page.tasks.iter().map(|task| task.client).collect(),
        Answer::Search(page) => page.hits.iter().map(|hit| hit.client).collect(),
        Answer::Client(page) => vec![page.client],
        Answer::Form(page) => page.client.into_iter().collect(),
    }
}

fn search(office: &Office, text: &str, lang: Lang) -> SearchPage {
    let mut rows = office.register().search(text, HITS + 1);
    let more = rows.len() > HITS;
    rows.truncate(HITS);
    let hits = rows
        .into_iter()
        .map(|row| Hit {
            client: row.id,
            client_number: row.shown_number(),
            name: row.name.to_string(),
            birth_date: row.birth_date,
            municipality: municipality(&row.municipality, lang),
        })
        .collect();
    SearchPage { hits, more }
}

fn municipality(code: &str, lang: Lang) -> String {
    crate::codes::municipalities().name(code, lang).to_owned()
}

fn form(office: &Office, visit: &Visit<'_>, client: Option<ClientId>, kind: &str) -> Result<FormPage, No> {
    let step = steps::find(kind).ok_or(No::Absent)?;
    let case = match client {
        Some(id) => office.register().row(id).ok_or(No::Absent).and_then(|_| Ok(office.case(id)?))?,
        None => crate::case::Case::default(),
    };
    if client.is_some() != (step.kind != "register_client") {
        return Err(No::Absent);
    }
    let scene = office.scene(visit.by);
    let refused = (step.open)(&case, &scene).err().map(|refusal| No::Refused(refusal).view(visit.lang));
    Ok(FormPage {
        step: step.kind.to_owned(),
        client,
        version: case.head.number,
        client_number: if client.is_some() { shown_number(case.client_number) } else { String::new() },
        name: [Field::FamilyName, Field::GivenNames].map(|field| case.value(field)).join(" ").trim().to_owned(),
        values: if refused.is_some() { Map::new() } else { (step.start)(&case, &scene) },
        refused,
    })
}
