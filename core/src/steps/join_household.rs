//! Join a household: who lives together, by client number · liitä talouteen · anslut till hushåll (§ 73 (1) item 2).
//! Non-disclosure of one is then everybody's.

use super::{ON, Scene, Step, problem, today};
use crate::access::Group;
use crate::case::Case;
use crate::event::{Event, HouseholdJoined};
use crate::form::{Kind, input};
use crate::refusal::No;
use crate::words::{Text, text};
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "join_household",
    event: "household_joined",
    group: Group::Facts,
    name: text("Liitä samaan talouteen", "Anslut till samma hushåll", "Join a household"),
    form: &[
        ON,
        input(
            "with",
            Kind::Line(20),
            text(
                "Kenen kanssa asuu (asiakasnumero)",
                "Vem kunden bor med (kundnummer)",
                "Whom the client lives with (client number)",
            ),
        )
        .required(),
    ],
    open: |case, _| super::living(case),
    start: |_, scene| today(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let said = |key: &str| filled.get(key).and_then(Value::as_str).unwrap_or_default();
    let on = crate::dates::parse_iso(said("on")).unwrap_or_default();
    super::day_has_come(case, scene, "on", on)?;
    let number = said("with").to_ascii_uppercase();
    let number = number.strip_prefix("K-").unwrap_or(&number).parse().unwrap_or(0);
    // Only of one's own: an answer about others would tell that they are there.
    let seen = |row: &&crate::register::Row| {
        scene.sees(row) || row.worker.as_deref() == Some(&*scene.by.id) || row.id == case.id
    };
    let wrong = |what: Text| Err(No::Problems(vec![problem("with", what)]));
    match scene.register.with_number(number).filter(seen) {
        None => wrong(NOBODY),
        Some(row) if row.id == case.id => wrong(SELF),
        Some(row) if row.household == case.household() => wrong(ALREADY),
        Some(row) => Ok(vec![HouseholdJoined { on, household: row.household, source: None }.into()]),
    }
}

const NOBODY: Text = text(
    "Tällä numerolla ei ole asiakasta, jonka näet. Tarkista numero.",
    "Det finns ingen kund med det numret som du ser. Kontrollera numret.",
    "There is no client of that number whom you see. Check the number.",
);
const SELF: Text = text("Tämä on asiakas itse.", "Detta är kunden själv.", "This is the client.");
const ALREADY: Text =
    text("He ovat jo samassa taloudessa.", "De är redan i samma hushåll.", "They are in one household already.");
