//! Answer a request of the person · vastaa tietopyyntöön · besvara en begäran om uppgifter. The text that is sent stands
//! in the record.

use super::{ON, Scene, Step, problem, read, record_request, refuse, today};
use crate::access::Group;
use crate::case::{Case, Request};
use crate::client::Field;
use crate::event::{Event, RequestAnswered};
use crate::form::{self, Choice, Kind, choice, input};
use crate::law::{data_subject, s073_data, s077_erasure};
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::words::{Lang, Text, text};
use serde_json::{Map, Value};

const DECISIONS: [Choice; 3] = [
    choice("granted", text("Pyyntö toteutettu", "Begäran har uppfyllts", "Granted")),
    choice("partly", text("Toteutettu osittain", "Delvis uppfylld", "Granted in part")),
    choice("refused", text("Ei voitu toteuttaa", "Kunde inte uppfyllas", "Refused")),
];

pub const STEP: Step = Step {
    kind: "answer_request",
    event: "request_answered",
    group: Group::DataSubject,
    name: text("Vastaa tietopyyntöön", "Besvara en begäran om uppgifter", "Answer a request of the person"),
    form: &[
        input(
            "request",
            Kind::Number(1, u32::MAX as i64),
            text("Pyynnön merkintä", "Begärans anteckning", "Entry of the request"),
        )
        .hint(text("Numero näkyy aikajanalla", "Numret syns på tidslinjen", "The timeline shows the number"))
        .required(),
        ON,
        input("decision", Kind::One(&DECISIONS), text("Ratkaisu", "Avgörande", "Decision")).required(),
        input("text", Kind::Long(4000), text("Vastaus henkilölle", "Svar till personen", "Answer to the person"))
            .required(),
    ],
    open,
    start,
    decide,
};

fn open(case: &Case, _: &Scene<'_>) -> Result<(), Refusal> {
    if case.open_requests().next().is_some() {
        return Ok(());
    }
    Err(refuse(
        "no_open_request",
        text(
            "Avointa tietopyyntöä ei ole.",
            "Det finns ingen obesvarad begäran om uppgifter.",
            "No request waits for an answer.",
        ),
        text("Kirjaa pyyntö ensin.", "Anteckna först begäran.", "Record the request first."),
        data_subject::ANSWER,
    ))
}

/// The request that has waited longest, with the answer the law gives.
fn start(case: &Case, scene: &Scene<'_>) -> Map<String, Value> {
    let mut start = today(scene);
    if let Some(request) = case.open_requests().min_by_key(|request| request.on) {
        start.insert("request".into(), request.number.into());
        if let Some((decision, answer)) = known_answer(case, request) {
            start.insert("decision".into(), decision.into());
            start.insert("text".into(), answer.into());
        }
    }
    start
}

/// What the law answers by itself, in the client's language; where that is none of ours, in Finnish and English.
fn known_answer(case: &Case, request: &Request) -> Option<(&'static str, String)> {
    let (decision, answer, cite): (_, Text, _) = match &*request.kind {
        "restriction" => ("refused", RESTRICTION, s073_data::CITE_RESTRICTION),
        "erasure" => ("refused", ERASURE, s077_erasure::CITE),
        _ => return None,
    };
    let kept = s077_erasure::KEPT_AFTER_END.at(request.on).value;
    let kept = s077_erasure::KEPT_AFTER_END.say(kept);
    let says = |lang| phrase!(answer, cite, data_subject::RESTRICTION, request.on, kept.clone()).say(lang);
    let text = match Lang::parse(case.value(Field::ServiceLanguage)) {
        Some(lang) => says(lang),
        None => format!("{}\n\n{}", says(Lang::Fi), says(Lang::En)),
    };
    Some((decision, text))
}

const RESTRICTION: Text = text(
    "Pyysit {2}, että tietojesi käsittelyä rajoitetaan. Pyyntöä ei voida toteuttaa: {0} mukaan oikeutta käsittelyn rajoittamiseen ({1}) ei ole, kun kyse on tiedoista, joita kotoutumislain mukaan saa käsitellä. Voit silti pyytää virheellisen tiedon oikaisemista. Jos olet eri mieltä, voit ottaa yhteyttä tietosuojavaltuutettuun (tietosuoja.fi).",
    "Du bad {2} att behandlingen av dina uppgifter begränsas. Begäran kan inte uppfyllas: enligt {0} gäller rätten till begränsning av behandlingen ({1}) inte de uppgifter som får behandlas enligt integrationslagen. Du kan ändå begära att en felaktig uppgift rättas. Om du är av annan åsikt kan du kontakta dataombudsmannen (tietosuoja.fi/sv).",
    "On {2} you asked that the processing of your data be restricted. This can't be done: by {0}, the right to restriction of processing ({1}) does not cover the data that may be processed under the Integration Act. You can still ask that a wrong fact be corrected. If you disagree, you can contact the Data Protection Ombudsman (tietosuoja.fi/en).",
);
const ERASURE: Text = text(
    "Pyysit {2}, että tietosi poistetaan. Tietoja ei voida poistaa vielä: ne säilytetään lain mukaan, ja ne poistetaan, kun asiakkuuden päättymisestä on kulunut {3} ({0}). Voit silti pyytää virheellisen tiedon oikaisemista. Jos olet eri mieltä, voit ottaa yhteyttä tietosuojavaltuutettuun (tietosuoja.fi).",
    "Du bad {2} att dina uppgifter raderas. Uppgifterna kan inte raderas ännu: enligt lag bevaras de, och de raderas när {3} har gått sedan kundrelationen upphörde ({0}). Du kan ändå begära att en felaktig uppgift rättas. Om du är av annan åsikt kan du kontakta dataombudsmannen (tietosuoja.fi/sv).",
    "On {2} you asked that your data be erased. They can't be erased yet: by law they are kept, and they are erased once {3} have passed since the client relationship ended ({0}). You can still ask that a wrong fact be corrected. If you disagree, you can contact the Data Protection Ombudsman (tietosuoja.fi/en).",
);

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: RequestAnswered = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    let request = case.open_requests().find(|request| request.number == event.request);
    let Some(request) = request else {
        let what = text(
            "Tällä numerolla ei ole avointa tietopyyntöä.",
            "Det finns ingen obesvarad begäran med detta nummer.",
            "No request waits for an answer under this number.",
        );
        return Err(No::Problems(vec![problem("request", what)]));
    };
    super::not_before("on", event.on, Some(request.on))?;
    Ok(vec![event.into()])
}

/// What was asked for, in words.
pub fn asked_for(request: &Request, lang: Lang) -> String {
    form::say(Kind::One(&record_request::KINDS), &request.kind, lang)
}
