//! A change, or the client's request for a review · muutos tai tarkistuspyyntö · förändring eller begäran om
//! översyn (§ 22).

use super::{ON, Scene, Step, read, today_told, with_source};
use crate::access::Group;
use crate::case::Case;
use crate::client::{SOURCE, SOURCE_DETAIL};
use crate::event::{ChangeNoted, Event};
use crate::form::{Kind, input};
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "note_change",
    event: "change_noted",
    group: Group::Plan,
    name: text(
        "Kirjaa muutos tai tarkistuspyyntö",
        "Anteckna förändring eller begäran om översyn",
        "Record a change or a request for a review",
    ),
    form: &[
        ON,
        input(
            "what",
            Kind::Long(1000),
            text(
                "Mikä muuttui, tai mitä asiakas pyytää?",
                "Vad ändrades, eller vad ber kunden om?",
                "What changed, or what does the client ask for?",
            ),
        )
        .required(),
        SOURCE,
        SOURCE_DETAIL,
    ],
    open: |case, _| super::plan_in_hand(case),
    start: |_, scene| today_told(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: ChangeNoted = read(with_source(filled)?)?;
    super::day_has_come(case, scene, "on", event.on)?;
    super::after_plan(case, "on", event.on)?;
    Ok(vec![event.into()])
}
