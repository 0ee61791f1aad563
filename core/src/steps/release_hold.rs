//! The data are no longer needed beyond the time of § 77 · päätä poistamisen keskeytys · avsluta uppskovet.

use super::{ON, Scene, Step, read, refuse, today};
use crate::access::Group;
use crate::case::Case;
use crate::event::{ErasureReleased, Event};
use crate::form::{Kind, input};
use crate::law::s077_erasure;
use crate::refusal::{No, Refusal};
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "release_hold",
    event: "erasure_released",
    group: Group::DataSubject,
    name: text("Päätä poistamisen keskeytys", "Avsluta uppskovet med radering", "End the hold of erasure"),
    form: &[ON, input("reason", Kind::Line(300), text("Miksi?", "Varför?", "Why?")).required()],
    open,
    start: |_, scene| today(scene),
    decide,
};

fn open(case: &Case, _: &Scene<'_>) -> Result<(), Refusal> {
    if case.hold.is_some() {
        return Ok(());
    }
    Err(refuse(
        "nothing_held",
        text(
            "Asiakkaan tietojen poistamista ei ole keskeytetty.",
            "Raderingen av kundens uppgifter har inte skjutits upp.",
            "The erasure of the client's data is not held.",
        ),
        text("Mitään ei tarvitse tehdä.", "Ingenting behöver göras.", "There is nothing to do."),
        s077_erasure::CITE,
    ))
}

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: ErasureReleased = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    Ok(vec![event.into()])
}
