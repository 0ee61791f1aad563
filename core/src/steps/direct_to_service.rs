//! Direct the client to a service · ohjaa palveluun · hänvisa till service (§ 20 (5)).

use super::{ON, Scene, Step, read, today, with_empty};
use crate::access::Group;
use crate::case::Case;
use crate::event::{DirectedToService, Event};
use crate::form::{Kind, input};
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "direct_to_service",
    event: "directed_to_service",
    group: Group::Plan,
    name: text("Ohjaa palveluun", "Hänvisa till service", "Direct to a service"),
    form: &[
        ON,
        input(
            "service",
            Kind::Line(200),
            text("Palvelu tai koulutus", "Service eller utbildning", "Service or training"),
        )
        .required(),
        input("provider", Kind::Line(200), text("Järjestäjä", "Anordnare", "Provider")),
    ],
    open: |case, _| super::plan_in_hand(case),
    start: |_, scene| today(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: DirectedToService = read(with_empty(filled, &["provider"]))?;
    super::day_has_come(case, scene, "on", event.on)?;
    super::after_plan(case, "on", event.on)?;
    Ok(vec![event.into()])
}
