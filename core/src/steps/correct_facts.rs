//! Correct a fact with its source · oikaise tieto · rätta en uppgift. The earlier value stays in the history.

use super::{Scene, Step, problem, register_client};
use crate::access::Group;
use crate::case::Case;
use crate::client::{Field, SOURCE, SOURCE_DETAIL};
use crate::event::{Event, FactsCorrected, Wordings};
use crate::form::{Input, Kind, input};
use crate::refusal::{No, Problem};
use crate::words::{Text, text};
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "correct_facts",
    event: "facts_corrected",
    group: Group::Facts,
    name: text("Täydennä tai oikaise tietoja", "Komplettera eller rätta uppgifter", "Add or correct facts"),
    form: &FORM,
    open: |case, _| super::living(case),
    start,
    decide,
};

const LENGTH: usize = Field::ALL.len() + 3;
const FORM: [Input; LENGTH] = {
    let mut form = [SOURCE; LENGTH];
    let mut i = 0;
    while i < Field::ALL.len() {
        form[i] = *Field::ALL[i].input();
        i += 1;
    }
    form[i + 1] = SOURCE_DETAIL;
    form[i + 2] = REASON;
    form
};
const REASON: Input =
    input("reason", Kind::Line(300), text("Miksi tietoa muutetaan?", "Varför ändras uppgiften?", "Why is it changed?"))
        .required();

fn start(case: &Case, _: &Scene<'_>) -> Map<String, Value> {
    case.facts.keys().map(|field| (field.key().to_owned(), case.value(*field).into())).collect()
}

/// The form holds every fact; what did not change is not recorded again, an emptied one is recorded as empty.
fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let (mut facts, source, rest) = register_client::split(filled)?;
    let seen = |field: &Field| scene.sight.tells(field.input());
    let mut problems: Vec<Problem> =
        facts.keys().filter(|field| !seen(field)).map(|field| problem(field.key(), UNSEEN)).collect();
    for field in case.facts.keys().filter(|field| seen(field) && !case.value(**field).is_empty()) {
        facts.entry(*field).or_default();
    }
    facts.retain(|field, value| case.value(*field) != value);
    problems.extend(register_client::check(case, scene, &facts));
    for field in [Field::FamilyName, Field::GivenNames] {
        if facts.get(&field).is_some_and(String::is_empty) {
            problems.push(problem(
                field.key(),
                text("Nimeä ei voi poistaa.", "Namnet kan inte tas bort.", "A name can't be removed."),
            ));
        }
    }
    if facts.get(&Field::Municipality).is_some_and(String::is_empty) {
        let what = text(
            "Kotikuntaa ei voi jättää tyhjäksi.",
            "Hemkommunen kan inte lämnas tom.",
            "The municipality can't be left empty.",
        );
        problems.push(problem(Field::Municipality.key(), what));
    }
    if facts.is_empty() {
        problems
            .push(problem("", text("Mikään tieto ei muuttunut.", "Ingen uppgift ändrades.", "Nothing was changed.")));
    }
    if !problems.is_empty() {
        return Err(No::Problems(problems));
    }
    let reason = rest.get("reason").and_then(Value::as_str).unwrap_or_default().to_owned();
    let guarded = facts.get(&Field::NonDisclosure).is_some_and(|value| value == "yes");
    let mut events: Vec<Event> =
        vec![FactsCorrected { facts, source, reason, run: None, wordings: Wordings::new() }.into()];
    if guarded && case.worker.is_none() {
        events.extend(register_client::keeper(scene));
    }
    Ok(events)
}

const UNSEEN: Text = text(
    "Et näe tätä tietoa tässä käyttötarkoituksessa, joten sitä ei voi muuttaa.",
    "Du ser inte denna uppgift för detta ändamål, så den kan inte ändras.",
    "You do not see this for this purpose, so it can't be changed.",
);
