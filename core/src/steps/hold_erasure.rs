//! Keep a client's data beyond the time of § 77 · keskeytä poistaminen · skjut upp raderingen: a task laid down by
//! law or a pending matter needs them.

use super::{ON, Scene, Step, problem, read, today};
use crate::access::Group;
use crate::case::Case;
use crate::event::{ErasureHeld, Event};
use crate::form::{Kind, input};
use crate::phrase;
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "hold_erasure",
    event: "erasure_held",
    group: Group::DataSubject,
    name: text("Keskeytä tietojen poistaminen", "Skjut upp raderingen av uppgifter", "Hold the erasure of data"),
    form: &[
        ON,
        input(
            "reason",
            Kind::Long(500),
            text(
                "Mihin lakisääteiseen tehtävään tai vireillä olevaan asiaan tietoja tarvitaan?",
                "För vilken lagstadgad uppgift eller vilket anhängigt ärende behövs uppgifterna?",
                "For which statutory task or pending matter are the data needed?",
            ),
        )
        .required(),
        input("until", Kind::Date, text("Enintään asti", "Längst till och med", "Until, at the latest"))
            .hint(text(
                "Keskeytys päättyy tänä päivänä itsestään",
                "Uppskovet upphör av sig självt denna dag",
                "The hold ends by itself on this day",
            ))
            .required(),
    ],
    open: |_, _| Ok(()),
    start: |_, scene| today(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: ErasureHeld = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    if event.until <= scene.on {
        let what = text(
            "Päivän on oltava tulevaisuudessa (tänään on {0}).",
            "Dagen ska vara i framtiden (i dag är {0}).",
            "The day must be in the future (today is {0}).",
        );
        return Err(No::Problems(vec![problem("until", phrase!(what, scene.on))]));
    }
    Ok(vec![event.into()])
}
