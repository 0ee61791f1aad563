//! The person uses a right of the data subject · kirjaa henkilön tietopyyntö · anteckna personens begäran om uppgifter.

use super::{ON, Scene, Step, read, today};
use crate::access::Group;
use crate::case::Case;
use crate::event::{Event, RequestReceived};
use crate::form::{Choice, Kind, choice, input};
use crate::law::cite::Cite;
use crate::law::{data_subject, s073_data};
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

/// Which right, and where it stands.
pub const KINDS: [Choice; 6] = [
    choice("access", text("Omien tietojen tarkastaminen", "Insyn i egna uppgifter", "Access to one's own data")),
    choice(
        "log",
        text(
            "Tieto siitä, kuka on katsonut tietoja",
            "Uppgift om vem som har läst uppgifterna",
            "Who has looked at the data",
        ),
    ),
    choice("correction", text("Tiedon oikaiseminen", "Rättelse av en uppgift", "Correction of a fact")),
    choice("restriction", text("Käsittelyn rajoittaminen", "Begränsning av behandlingen", "Restriction of processing")),
    choice("objection", text("Käsittelyn vastustaminen", "Invändning mot behandlingen", "Objection to the processing")),
    choice("erasure", text("Tietojen poistaminen", "Radering av uppgifter", "Erasure of data")),
];

const WAYS: [Choice; 5] = [
    choice("visit", text("Käynti", "Besök", "Visit")),
    choice("letter", text("Kirje", "Brev", "Letter")),
    choice("email", text("Sähköposti", "E-post", "Email")),
    choice("phone", text("Puhelin", "Telefon", "Phone")),
    choice("e_service", text("Sähköinen asiointi", "E-tjänst", "E-service")),
];

pub const STEP: Step = Step {
    kind: "record_request",
    event: "request_received",
    group: Group::DataSubject,
    name: text("Kirjaa henkilön tietopyyntö", "Anteckna personens begäran", "Record a request of the person"),
    form: &[
        ON.hint(text(
            "Päivä, jona pyyntö saapui: vastausaika lasketaan siitä",
            "Dagen då begäran kom in: svarstiden räknas från den",
            "The day the request came: the time to answer runs from it",
        )),
        input("kind", Kind::One(&KINDS), text("Mitä pyydetään", "Vad som begärs", "What is asked for")).required(),
        input("way", Kind::One(&WAYS), text("Miten pyyntö tuli", "Hur begäran kom in", "How it came")).required(),
        input("what", Kind::Long(2000), text("Pyynnön sisältö", "Begärans innehåll", "What the request says"))
            .required(),
    ],
    // Whose data is stored has these rights, also when the relationship has ended.
    open: |_, _| Ok(()),
    start: |_, scene| today(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: RequestReceived = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    Ok(vec![event.into()])
}

/// Where the right stands; of restriction, where it is taken away.
pub fn cite(kind: &str) -> Cite {
    match kind {
        "correction" => data_subject::CORRECTION,
        "restriction" => s073_data::CITE_RESTRICTION,
        "objection" => data_subject::OBJECTION,
        "erasure" => data_subject::ERASURE,
        _ => data_subject::ACCESS,
    }
}
