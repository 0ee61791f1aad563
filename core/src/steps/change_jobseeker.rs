//! Change of jobseeker status · työnhakijuus muuttuu · status som arbetssökande ändras (§ 3): responsibility
//! moves between the employment authority and the municipality.

use super::{ON, Scene, Step, problem, read, today_told, with_empty, with_source, with_yes};
use crate::access::Group;
use crate::case::Case;
use crate::client::{SOURCE, SOURCE_DETAIL};
use crate::event::{Event, JobseekerChanged};
use crate::form::{Kind, input};
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "change_jobseeker",
    event: "jobseeker_changed",
    group: Group::Facts,
    name: text("Muuta työnhakijatietoa", "Ändra status som arbetssökande", "Change jobseeker status"),
    form: &[
        ON,
        input(
            "registered",
            Kind::YesNo,
            text("Rekisteröity työnhakijaksi", "Registrerad som arbetssökande", "Registered as a jobseeker"),
        )
        .required(),
        input("unemployed", Kind::YesNo, text("Työtön", "Arbetslös", "Unemployed")).required(),
        input("note", Kind::Line(300), text("Huomautus", "Anmärkning", "Note")),
        SOURCE,
        SOURCE_DETAIL,
    ],
    open: |case, _| super::living(case),
    start: |_, scene| today_told(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: JobseekerChanged =
        read(with_yes(with_source(with_empty(filled, &["note"]))?, &["registered", "unemployed"]))?;
    super::day_has_come(case, scene, "on", event.on)?;
    if case.jobseeker.is_some_and(|now| (now.registered, now.unemployed) == (event.registered, event.unemployed)) {
        let what = text("Tieto on jo näin.", "Uppgiften är redan sådan.", "It says so already.");
        return Err(No::Problems(vec![problem("registered", what)]));
    }
    Ok(vec![event.into()])
}
