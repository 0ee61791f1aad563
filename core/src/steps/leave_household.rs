//! Leave the household · erota taloudesta · lämna hushållet.

use super::{ON, Scene, Step, read, today, with_empty};
use crate::access::Group;
use crate::case::Case;
use crate::event::{Event, HouseholdLeft};
use crate::form::{Kind, input};
use crate::refusal::{No, Refusal};
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "leave_household",
    event: "household_left",
    group: Group::Facts,
    name: text("Erota taloudesta", "Lämna hushållet", "Leave the household"),
    form: &[ON, input("note", Kind::Line(300), text("Huomautus", "Anmärkning", "Note"))],
    open,
    start: |_, scene| today(scene),
    decide,
};

fn open(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    let with_others = scene.register.row(case.id).is_some_and(|row| scene.register.household(row).count() > 1);
    if with_others {
        return Ok(());
    }
    Err(Refusal {
        code: "lives_alone",
        why: text(
            "Asiakasta ei ole liitetty kenenkään kanssa samaan talouteen.",
            "Kunden är inte ansluten till samma hushåll som någon annan.",
            "The client has not been joined to anybody's household.",
        )
        .into(),
        next: text("Liitä ensin talouteen.", "Anslut först till ett hushåll.", "Join a household first.").into(),
        cite: None,
    })
}

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: HouseholdLeft = read(with_empty(filled, &["note"]))?;
    super::day_has_come(case, scene, "on", event.on)?;
    Ok(vec![event.into()])
}
