//! Answer an anomaly: what caused it, what was done · vastaa poikkeamaan · svara på en avvikelse (§ 79 (3)).

use super::{Deed, Scene, nothing, refuse, said};
use crate::access::{Action, Resource};
use crate::event::{AnomalyAnswered, Event};
use crate::form::{Kind, input};
use crate::law::s079_use;
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const DEED: Deed = Deed {
    kind: "answer_anomaly",
    name: text("Vastaa poikkeamaan", "Svara på avvikelsen", "Answer the anomaly"),
    asks: (Resource::Anomalies, Action::Answer),
    has_subject: true,
    form: &[
        input("cause", Kind::Long(2000), text("Mistä poikkeama johtui", "Vad avvikelsen berodde på", "What caused it"))
            .required(),
        input(
            "measures",
            Kind::Long(2000),
            text("Mihin toimiin ryhdyttiin", "Vilka åtgärder som vidtogs", "What was done"),
        )
        .required(),
    ],
    start: nothing,
    open,
    decide,
};

fn open(scene: &Scene<'_>) -> Result<(), No> {
    let anomaly = scene.office.rights().anomalies().iter().find(|anomaly| Some(anomaly.id) == scene.subject);
    let theirs = |of: &String| scene.by.rights.iter().any(|right| right.organisation.id() == *of);
    let anomaly = anomaly.filter(|anomaly| theirs(&anomaly.organisation)).ok_or(No::Absent)?;
    if anomaly.answered.is_none() {
        return Ok(());
    }
    Err(refuse(
        "answered",
        text("Tähän on jo vastattu.", "Detta är redan besvarat.", "This is answered already."),
        text("Katso vastaus listalta.", "Se svaret i listan.", "See the answer on the list."),
        s079_use::ANOMALIES,
    ))
}

fn decide(scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Event, No> {
    open(scene)?;
    let (cause, measures) = (said(&filled, "cause").to_owned(), said(&filled, "measures").to_owned());
    Ok(AnomalyAnswered { anomaly: scene.subject.unwrap_or_default(), cause, measures }.into())
}
