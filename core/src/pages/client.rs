//! The client page: facts with their source, timeline, what the law says, what can be done now.

use crate::case::{Case, Recorded};
use crate::client::{Fact, Field, Source};
use crate::entry::ClientId;
use crate::event::Event;
use crate::form::{self, Input, Kind};
use crate::law::{Facts, Law, s005_integration_client};
use crate::office::{Office, Visit};
use crate::officer;
use crate::phrase;
use crate::refusal::No;
use crate::register::shown_number;
use crate::steps::STEPS;
use crate::views::{ClientPage, EntryLine, FactLine, Said, StepLine};
use crate::words::{Lang, text};
use serde_json::Value;

pub(super) fn page(office: &Office, visit: &Visit<'_>, id: ClientId) -> Result<ClientPage, No> {
    office.register().row(id).ok_or(No::Absent)?;
    let case = office.case(id)?;
    let (lang, scene) = (visit.lang, office.scene(visit.by));
    let steps = STEPS
        .iter()
        .filter(|step| step.kind != "register_client")
        .map(|step| StepLine {
            kind: step.kind.to_owned(),
            name: step.name.say(lang).to_owned(),
            refused: (step.open)(&case, &scene).err().map(|refusal| No::Refused(refusal).view(lang)),
        })
        .collect();
    let mut facts = case.law_facts();
    facts.on = Some(office.on());
    let mut explanation = crate::explain::explain(&facts, lang);
    for fact in explanation.findings.iter_mut().flat_map(|finding| &mut finding.facts_used) {
        fact.source = super::sources::source(&case, &facts, &fact.name, lang);
    }
    Ok(ClientPage {
        client: id,
        version: case.head.number,
        client_number: shown_number(case.client_number),
        name: case.full_name(),
        on: office.on(),
        age: case.date(Field::BirthDate).map(|birth| crate::dates::age_on(birth, office.on())),
        worker: case.worker.as_deref().map(officer::name).unwrap_or_default().to_owned(),
        responsible: explanation.answer_of(crate::law::Rule::ResponsibleAuthority).unwrap_or_default().to_owned(),
        status: status(&case, office, lang),
        facts: facts_of(&case, lang),
        timeline: case.entries.iter().rev().map(|entry| entry_line(entry, lang)).collect(),
        findings: explanation.findings,
        steps,
    })
}

fn status(case: &Case, office: &Office, lang: Lang) -> String {
    let on = office.on();
    match (case.ended_on, case.plan()) {
        (Some(day), _) => phrase!(
            text("Asiakkuus päättynyt {0}", "Kundrelationen avslutad {0}", "Client relationship ended on {0}"),
            day
        )
        .say(lang),
        (None, Some(_))
            if s005_integration_client::is_one(&Law::IN_FORCE, &Facts { on: Some(on), ..case.law_facts() }) =>
        {
            text("Kotoutuja-asiakas", "Integrationskund", "Integration client").say(lang).to_owned()
        }
        (None, Some(_)) => text(
            "Asiakas, suunnitelman voimassaolo päättynyt",
            "Kund, planens giltighet har gått ut",
            "Client, the plan has run out",
        )
        .say(lang)
        .to_owned(),
        (None, None) => {
            text("Asiakas, ei voimassa olevaa suunnitelmaa", "Kund utan gällande plan", "Client without a valid plan")
                .say(lang)
                .to_owned()
        }
    }
}

fn facts_of(case: &Case, lang: Lang) -> Vec<FactLine> {
    Field::ALL
        .iter()
        .filter_map(|field| {
            let history = case.facts.get(field)?;
            let (last, earlier) = history.split_last()?;
            if last.value.is_empty() && earlier.is_empty() {
                return None;
            }
            let input = field.input();
            let say = |fact: &Fact| form::say(input.kind, &fact.value, lang);
            Some(FactLine {
                field: field.key().to_owned(),
                name: input.name.say(lang).to_owned(),
                value: say(last),
                said: said(last, lang),
                earlier: earlier.iter().rev().map(|fact| (say(fact), said(fact, lang))).collect(),
            })
        })
        .collect()
}

fn said(fact: &Fact, lang: Lang) -> Said {
    Said { source: say_source(&fact.source, lang), by: officer::name(&fact.by).to_owned(), at: fact.at }
}

pub(super) fn say_source(source: &Source, lang: Lang) -> String {
    let from = source.from.text().say(lang);
    if source.detail.is_empty() { from.to_owned() } else { format!("{from}: {}", source.detail) }
}

fn entry_line(entry: &Recorded, lang: Lang) -> EntryLine {
    let erased = text("Poistettu merkintä", "Raderad anteckning", "Erased entry");
    EntryLine {
        number: entry.number,
        name: entry.event.as_ref().map_or(erased, Event::name).say(lang).to_owned(),
        on: entry.event.as_ref().and_then(Event::on),
        at: entry.at,
        by: officer::name(&entry.by).to_owned(),
        details: entry.event.as_ref().map(|event| details(event, lang)).unwrap_or_default(),
        annulled_by: entry.annulled_by,
    }
}

/// What an event holds, in the words of the form it was recorded with.
fn details(event: &Event, lang: Lang) -> Vec<(String, String)> {
    let (kind, _) = event.kind();
    let form = STEPS.iter().find(|step| step.event == kind).map_or(&[] as &[Input], |step| step.form);
    let payload = event.payload().ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let Some(Value::Object(payload)) = payload else { return Vec::new() };
    // Facts and topics stand in a map of their own.
    let inner = ["facts", "topics"].iter().find_map(|key| payload.get(*key).and_then(Value::as_object));
    let values = inner.unwrap_or(&payload);
    let mut details: Vec<(String, String)> = form
        .iter()
        .filter(|input| input.key != "on" && input.key != "source")
        .filter_map(|input| Some((input, values.get(input.key).or_else(|| payload.get(input.key))?)))
        .map(|(input, value)| (input.name.say(lang).to_owned(), say_value(input, value, lang)))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    if let Some(source) = payload.get("source").and_then(|s| serde_json::from_value::<Source>(s.clone()).ok()) {
        let name = text("Lähde", "Källa", "Source").say(lang).to_owned();
        details.push((name, say_source(&source, lang)));
    }
    details
}

fn say_value(input: &Input, value: &Value, lang: Lang) -> String {
    match (input.kind, value) {
        (Kind::Rows(form, _), Value::Array(rows)) => rows
            .iter()
            .map(|row| {
                form.iter()
                    .filter_map(|input| Some(say_value(input, row.get(input.key)?, lang)))
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(" — ")
            })
            .collect::<Vec<_>>()
            .join("\n"),
        (Kind::Many(choices), Value::Array(codes)) => codes
            .iter()
            .filter_map(Value::as_str)
            .map(|code| form::say(Kind::One(choices), code, lang))
            .collect::<Vec<_>>()
            .join("; "),
        (Kind::Officer, Value::String(id)) => officer::name(id).to_owned(),
        (kind, Value::String(value)) => form::say(kind, value, lang),
        (kind, Value::Bool(yes)) => form::say(kind, if *yes { "yes" } else { "no" }, lang),
        (_, Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
