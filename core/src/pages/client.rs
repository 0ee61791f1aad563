//! The client page: facts with their source, timeline, what the law says, what can be done now.

use super::told::Told;
use crate::access::{Action, FieldClass, Protection, Purpose, Resource, Sight};
use crate::case::{Case, Recorded};
use crate::client::{Fact, Field, Source};
use crate::entry::ClientId;
use crate::event::Event;
use crate::explain::Explained;
use crate::form::{self, Input, Kind};
use crate::law::{Facts, Law, data_subject, s005_integration_client};
use crate::office::{Office, Visit};
use crate::phrase;
use crate::refusal::No;
use crate::register::shown_number;
use crate::steps::STEPS;
use crate::views::{ClientPage, EntryLine, FactLine, StepLine};
use crate::words::{Lang, Text, text};
use serde_json::Value;

pub(super) fn page(
    office: &Office,
    visit: &Visit<'_>,
    purpose: Purpose,
    sight: Sight,
    id: ClientId,
) -> Result<ClientPage, No> {
    let row = office.register().row(id).ok_or(No::Absent)?;
    let case = office.case(id)?;
    let (lang, scene) = (visit.lang, office.scene(visit.by, sight));
    let told = Told { rights: office.rights(), lang, sight };
    let shows = |class| sight.shown.has(class);
    let steps = STEPS
        .iter()
        .filter(|step| step.kind != "register_client")
        .map(|step| StepLine {
            kind: step.kind.to_owned(),
            name: step.name.say(lang).to_owned(),
            refused: office
                .allowed(visit, purpose, Some(row), (Resource::Steps(step.group), Action::Change))
                .and_then(|_| Ok((step.open)(&case, &scene)?))
                .err()
                .map(|no| no.view(lang)),
        })
        .collect();
    let told_by_law = findings(&case, office, &told);
    let casework = shows(FieldClass::Casework);
    Ok(ClientPage {
        client: id,
        version: case.head.number,
        client_number: shown_number(case.client_number),
        name: case.full_name(),
        on: office.on(),
        age: case.date(Field::BirthDate).map(|birth| crate::dates::age_on(birth, office.on())),
        worker: case.worker.as_deref().map(|id| told.rights.name(id)).unwrap_or_default().to_owned(),
        responsible: if casework { told_by_law.responsible } else { String::new() },
        status: if casework { status(&case, office, lang) } else { String::new() },
        relation: (sight.relation.id().to_owned(), sight.relation.name().say(lang).to_owned()),
        protection: (sight.protection.id().to_owned(), sight.protection.name().say(lang).to_owned()),
        open_until: sight.opening.and_then(|id| office.rights().openings().find(|o| o.id == id)).map(|o| o.until),
        hidden: super::told::hidden(office, visit, purpose, row, &sight),
        household: super::household(office, visit, purpose, row),
        facts: facts_of(&case, &told),
        timeline: case.entries.iter().rev().map(|entry| entry_line(entry, &told)).collect(),
        findings: told_by_law.findings,
        steps,
        deeds: if sight.protection == Protection::Masked {
            super::deed_lines(office, visit, purpose, Some(id), |deed| deed.asks.0 == Resource::Protected)
        } else {
            Vec::new()
        },
    })
}

/// What the law says of a case today.
pub(super) struct ToldByLaw {
    pub responsible: String,
    pub findings: Vec<Explained>,
}

pub(super) fn findings(case: &Case, office: &Office, told: &Told<'_>) -> ToldByLaw {
    let mut facts = case.law_facts();
    facts.on = Some(office.on());
    let mut explanation = crate::explain::explain(&facts, told.lang);
    let responsible = explanation.answer_of(crate::law::Rule::ResponsibleAuthority).unwrap_or_default().to_owned();
    // A finding tells the facts it rests on: whoever does not see those does not see it.
    let shows = |class| told.sight.shown.has(class);
    explanation.findings.retain(|finding| finding.facts_used.iter().all(|fact| shows(class_of(&fact.name))));
    for fact in explanation.findings.iter_mut().flat_map(|finding| &mut finding.facts_used) {
        fact.source = super::sources::source(case, &facts, &fact.name, told);
    }
    ToldByLaw { responsible, findings: explanation.findings }
}

/// What a fact of the law belongs to; what no field holds comes from the work on the case.
fn class_of(fact: &str) -> FieldClass {
    match fact {
        "on" => FieldClass::Identity,
        "social_assistance_non_temporary" => Field::SocialAssistance.class(),
        "period_starts_on" => Field::FirstMunicipalityOn.class(),
        fact => Field::parse(fact).map_or(FieldClass::Casework, Field::class),
    }
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

pub(super) fn facts_of(case: &Case, told: &Told<'_>) -> Vec<FactLine> {
    Field::ALL
        .iter()
        .filter(|field| told.sight.tells(field.input()))
        .filter_map(|field| {
            let history = case.facts.get(field)?;
            let (last, earlier) = history.split_last()?;
            if last.value.is_empty() && earlier.is_empty() {
                return None;
            }
            let input = field.input();
            let say = |fact: &Fact| form::say(input.kind, &fact.value, told.lang);
            Some(FactLine {
                field: field.key().to_owned(),
                name: input.name.say(told.lang).to_owned(),
                value: say(last),
                said: told.said(last),
                earlier: earlier.iter().rev().map(|fact| (say(fact), told.said(fact))).collect(),
            })
        })
        .collect()
}

pub(super) fn entry_line(entry: &Recorded, told: &Told<'_>) -> EntryLine {
    let erased = text("Poistettu merkintä", "Raderad anteckning", "Erased entry");
    let plain = text("Merkintä", "Anteckning", "Entry");
    let opens = entry.event.as_ref().is_none_or(|event| told.sight.shown.has(class_of_event(event)));
    let name = entry.event.as_ref().map_or(erased, Event::name);
    EntryLine {
        number: entry.number,
        name: if opens { name } else { plain }.say(told.lang).to_owned(),
        on: entry.event.as_ref().and_then(Event::on),
        at: entry.at,
        by: told.rights.name(&entry.by).to_owned(),
        details: entry.event.as_ref().filter(|_| opens).map(|event| details(event, told)).unwrap_or_default(),
        annulled_by: entry.annulled_by,
    }
}

/// Facts open field by field; what else was entered is the work on the case.
fn class_of_event(event: &Event) -> FieldClass {
    match event {
        Event::ClientRegistered(_)
        | Event::FactsCorrected(_)
        | Event::WorkerAssigned(_)
        | Event::HouseholdJoined(_)
        | Event::HouseholdLeft(_)
        | Event::ContactMade(_)
        | Event::ContactHandled(_) => FieldClass::Identity,
        _ => FieldClass::Casework,
    }
}

/// What an event holds, in the words of the form it was recorded with.
fn details(event: &Event, told: &Told<'_>) -> Vec<(String, String)> {
    let (kind, _) = event.kind();
    let form = STEPS.iter().find(|step| step.event == kind).map_or(&[] as &[Input], |step| step.form);
    let payload = event.payload().ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let Some(Value::Object(payload)) = payload else { return Vec::new() };
    // Facts and topics stand in a map of their own.
    let inner = ["facts", "topics"].iter().find_map(|key| payload.get(*key).and_then(Value::as_object));
    let values = inner.unwrap_or(&payload);
    let mut details: Vec<(String, String)> = form
        .iter()
        .filter(|input| input.key != "on" && input.key != "source" && told.sight.tells(input))
        .filter_map(|input| Some((input, values.get(input.key).or_else(|| payload.get(input.key))?)))
        .map(|(input, value)| (input.name.say(told.lang).to_owned(), say_value(input, value, told)))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    if let Some(source) = payload.get("source").and_then(|s| serde_json::from_value::<Source>(s.clone()).ok()) {
        let name = text("Lähde", "Källa", "Source").say(told.lang).to_owned();
        details.push((name, told.source(&source)));
    }
    if let Event::RequestReceived(request) = event {
        let name = text("Vastattava viimeistään", "Besvaras senast", "To be answered by").say(told.lang).to_owned();
        let due = phrase!(DUE, data_subject::answer_due(request.on), data_subject::ANSWER);
        details.push((name, due.say(told.lang)));
    }
    details
}

const DUE: Text = text("{0} ({1})", "{0} ({1})", "{0} ({1})");

fn say_value(input: &Input, value: &Value, told: &Told<'_>) -> String {
    let lang = told.lang;
    match (input.kind, value) {
        (Kind::Rows(form, _), Value::Array(rows)) => rows
            .iter()
            .map(|row| {
                form.iter()
                    .filter_map(|input| Some(say_value(input, row.get(input.key)?, told)))
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
        (Kind::Officer, Value::String(id)) => told.rights.name(id).to_owned(),
        (kind, Value::String(value)) => form::say(kind, value, lang),
        (kind, Value::Bool(yes)) => form::say(kind, if *yes { "yes" } else { "no" }, lang),
        (_, Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
