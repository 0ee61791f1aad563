//! End of client relationship · asiakkuuden päättyminen · kundrelationens slut: from this day § 77 counts.

use super::{Scene, Step, read, refuse, today};
use crate::access::Group;
use crate::case::Case;
use crate::event::{Event, RelationshipEnded};
use crate::form::{Choice, Kind, choice, input};
use crate::law::s005_integration_client;
use crate::refusal::{No, Refusal};
use crate::words::text;
use serde_json::{Map, Value};

const REASONS: [Choice; 6] = [
    choice("integrated", text("Tavoitteet saavutettu", "Målen har nåtts", "Goals reached")),
    choice("work_or_study", text("Työ tai opiskelu", "Arbete eller studier", "Work or study")),
    choice("moved_away", text("Muutti pois", "Flyttade bort", "Moved away")),
    choice(
        "handed_over",
        text(
            "Siirtyi toisen viranomaisen asiakkaaksi",
            "Blev kund hos en annan myndighet",
            "Became another authority's client",
        ),
    ),
    choice("died", text("Kuollut", "Avliden", "Died")),
    choice("other", text("Muu syy", "Annan orsak", "Other reason")),
];

pub const STEP: Step = Step {
    kind: "end_relationship",
    event: "relationship_ended",
    group: Group::End,
    name: text("Päätä asiakkuus", "Avsluta kundrelationen", "End the client relationship"),
    form: &[
        input("on", Kind::Date, text("Päättymispäivä", "Slutdatum", "Last day")).required(),
        input("reason", Kind::One(&REASONS), text("Syy", "Orsak", "Reason")).required(),
        input("note", Kind::Long(1000), text("Lisätietoja", "Mer information", "More")),
    ],
    open,
    start: |_, scene| today(scene),
    decide,
};

fn open(case: &Case, _: &Scene<'_>) -> Result<(), Refusal> {
    super::living(case)?;
    if case.plan().is_none() {
        return Ok(());
    }
    Err(refuse(
        "plan_still_open",
        text(
            "Asiakkaalla on kotoutumissuunnitelma, jota ei ole päätetty.",
            "Kunden har en integrationsplan som inte har avslutats.",
            "The client has an integration plan that has not been ended.",
        ),
        text("Päätä ensin suunnitelma.", "Avsluta först planen.", "End the plan first."),
        s005_integration_client::CITE,
    ))
}

fn decide(case: &Case, scene: &Scene<'_>, mut filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    filled.entry("note").or_insert_with(|| "".into());
    let event: RelationshipEnded = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    super::not_before("on", event.on, case.last_on())?;
    Ok(vec![event.into()])
}
