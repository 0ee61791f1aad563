//! End of client relationship · asiakkuuden päättyminen · kundrelationens slut: from this day § 77 counts.

use super::{Scene, Step, read, today};
use crate::case::Case;
use crate::event::{Event, RelationshipEnded};
use crate::form::{Choice, Kind, choice, input};
use crate::refusal::No;
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
    name: text("Päätä asiakkuus", "Avsluta kundrelationen", "End the client relationship"),
    form: &[
        input("on", Kind::Date, text("Päättymispäivä", "Slutdatum", "Last day")).required(),
        input("reason", Kind::One(&REASONS), text("Syy", "Orsak", "Reason")).required(),
        input("note", Kind::Long(1000), text("Lisätietoja", "Mer information", "More")),
    ],
    open: |case, _| super::living(case),
    start: |_, scene| today(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, mut filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    filled.entry("note").or_insert_with(|| "".into());
    let event: RelationshipEnded = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    Ok(vec![event.into()])
}
