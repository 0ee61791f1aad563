//! End the integration plan · päätä kotoutumissuunnitelma · avsluta integrationsplanen (§ 23).

use super::{ON, Scene, Step, read, today, with_empty};
use crate::access::Group;
use crate::case::Case;
use crate::event::{Event, PlanEnded};
use crate::form::{Choice, Kind, choice, input};
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

const REASONS: [Choice; 6] = [
    choice("goals_reached", text("Tavoitteet saavutettu", "Målen har nåtts", "Goals reached")),
    choice("work", text("Työllistyi", "Fick arbete", "Found work")),
    choice("study", text("Siirtyi opiskelemaan", "Började studera", "Went on to study")),
    choice("time_over", text("Kesto täyttyi", "Tiden gick ut", "Its time is over")),
    choice("moved_away", text("Muutti pois", "Flyttade bort", "Moved away")),
    choice("other", text("Muu syy", "Annan orsak", "Other reason")),
];

pub const STEP: Step = Step {
    kind: "end_plan",
    event: "plan_ended",
    group: Group::Plan,
    name: text("Päätä suunnitelma", "Avsluta planen", "End the plan"),
    form: &[
        ON,
        input("reason", Kind::One(&REASONS), text("Syy", "Orsak", "Reason")).required(),
        input(
            "note",
            Kind::Long(1000),
            text("Jatko-ohjaus ja lisätiedot", "Fortsatt hänvisning och mer information", "Onward guidance and more"),
        ),
    ],
    open: |case, _| super::plan_in_hand(case),
    start: |_, scene| today(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: PlanEnded = read(with_empty(filled, &["note"]))?;
    super::day_has_come(case, scene, "on", event.on)?;
    super::after_plan(case, "on", event.on)?;
    super::not_before("on", event.on, case.plan().and_then(|plan| plan.last_review_on.max(plan.directed_on)))?;
    Ok(vec![event.into()])
}
