//! Assign or reassign a worker · nimeä vastuutyöntekijä · utse ansvarig handläggare.

use super::{Scene, Step, problem, read, today};
use crate::access::Group;
use crate::case::Case;
use crate::event::{Event, WorkerAssigned};
use crate::form::{Kind, input};
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "assign_worker",
    event: "worker_assigned",
    group: Group::Assign,
    name: text("Nimeä vastuutyöntekijä", "Utse ansvarig handläggare", "Assign a worker"),
    form: &[
        input("on", Kind::Date, text("Mistä päivästä", "Från och med", "From")).required(),
        input("worker", Kind::Officer, text("Vastuutyöntekijä", "Ansvarig handläggare", "Worker")).required(),
    ],
    open: |case, _| super::living(case),
    start: |_, scene| {
        let mut start = today(scene);
        start.insert("worker".into(), scene.by.id.clone().into());
        start
    },
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: WorkerAssigned = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    let works = scene
        .officer(&event.worker)
        .is_some_and(|officer| officer.rights.iter().any(|right| super::is_worker(right.role)));
    let wrong = if !works {
        text(
            "Rekisterissä ei ole tällaista työntekijää.",
            "Det finns ingen sådan handläggare i registret.",
            "The register has no such worker.",
        )
    } else if case.worker.as_deref() == Some(&event.worker) {
        text("Hän on jo vastuutyöntekijä.", "Personen är redan ansvarig handläggare.", "This is the worker already.")
    } else {
        return Ok(vec![event.into()]);
    };
    Err(No::Problems(vec![problem("worker", wrong)]))
}
