//! Tell a municipality of an anomaly in the logs · ilmoita poikkeamasta · anmäl en avvikelse (§ 79 (3)).

use super::{Deed, Scene, nothing, problem, said};
use crate::access::{Action, Resource};
use crate::codes;
use crate::event::{AnomalyReported, Event};
use crate::form::{Kind, input};
use crate::law::facts::Employer;
use crate::officer::Organisation;
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const DEED: Deed = Deed {
    kind: "report_anomaly",
    name: text(
        "Ilmoita poikkeamasta kunnalle",
        "Anmäl en avvikelse till kommunen",
        "Tell a municipality of an anomaly",
    ),
    asks: (Resource::Anomalies, Action::Report),
    has_subject: false,
    form: &[
        input("municipality", Kind::Code(codes::municipalities), text("Kunta", "Kommun", "Municipality")).required(),
        input("officer", Kind::Line(64), text("Käyttäjätunnus", "Användarnamn", "Account")).required(),
        input(
            "what",
            Kind::Long(2000),
            text("Mitä lokista havaittiin", "Vad som upptäcktes i loggen", "What was seen in the log"),
        )
        .hint(text("Ei asiakkaiden tietoja", "Inga kunduppgifter", "No client data"))
        .required(),
    ],
    start: nothing,
    open: |_| Ok(()),
    decide,
};

fn decide(scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Event, No> {
    let officer = said(&filled, "officer").to_owned();
    if scene.office.officer(&officer).is_none() && scene.office.rights().account(&officer).is_none() {
        let what =
            text("Tällaista tunnusta ei ole.", "Det finns inget sådant användarnamn.", "There is no such account.");
        return Err(No::Problems(vec![problem("officer", what)]));
    }
    let code = said(&filled, "municipality").to_owned();
    let organisation = Organisation { kind: Employer::Municipality, code }.id();
    Ok(AnomalyReported { anomaly: scene.new, organisation, officer, what: said(&filled, "what").to_owned() }.into())
}
