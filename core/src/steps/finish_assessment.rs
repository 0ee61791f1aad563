//! Finish the assessment · saata arviointi valmiiksi · slutför bedömningen (§ 14, decrees 869/2024 and 874/2024).

use super::{AUTHORS, ON, Scene, Step, problem, read, refuse, today_by_me, with_source, with_yes};
use crate::access::Group;
use crate::case::Case;
use crate::client::{Field, SOURCE, SOURCE_DETAIL};
use crate::codes;
use crate::event::{AssessmentFinished, Event};
use crate::form::{Choice, Input, Kind, choice, input};
use crate::law::s014_assessment::{self, FURTHER, TOLD, TOPICS};
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::words::text;
use serde_json::{Map, Value};

const NUMBERED: [&str; 9] =
    ["topic_1", "topic_2", "topic_3", "topic_4", "topic_5", "topic_6", "topic_7", "topic_8", "topic_9"];
const TOLD_CHOICES: [Choice; 4] =
    [choice("1", TOLD[0]), choice("2", TOLD[1]), choice("3", TOLD[2]), choice("4", TOLD[3])];
const FURTHER_CHOICES: [Choice; 6] = [
    choice("1", FURTHER[0]),
    choice("2", FURTHER[1]),
    choice("3", FURTHER[2]),
    choice("4", FURTHER[3]),
    choice("5", FURTHER[4]),
    choice("6", FURTHER[5]),
];

const FORM: [Input; 19] = {
    let mut form = [ON; 19];
    let mut i = 0;
    while i < NUMBERED.len() {
        form[1 + i] = input(NUMBERED[i], Kind::Long(4000), TOPICS[i]).required();
        i += 1;
    }
    form[10] = input(
        "further",
        Kind::Many(&FURTHER_CHOICES),
        text("Tarkentavat toimenpiteet", "Preciserande åtgärder", "Further measures"),
    );
    form[11] = input(
        "told",
        Kind::Many(&TOLD_CHOICES),
        text("Asiakkaalle on kerrottu", "Kunden har informerats om", "The client was told of"),
    )
    .required();
    form[12] = input(
        "language",
        Kind::Code(codes::languages),
        text("Arvioinnin kieli", "Bedömningens språk", "Language of the assessment"),
    )
    .required();
    form[13] = input("interpreted", Kind::YesNo, text("Tulkki oli mukana", "Tolk var med", "An interpreter took part"))
        .required();
    form[14] = input(
        "needs_plan",
        Kind::YesNo,
        text("Tarvitsee kotoutumissuunnitelman", "Behöver en integrationsplan", "Needs an integration plan"),
    )
    .required();
    form[15] = input(
        "next",
        Kind::Line(500),
        text(
            "Suunnitelman laadinta-aika tai muu ohjaus",
            "Tidpunkt för planen eller annan hänvisning",
            "When the plan is made, or other guidance",
        ),
    )
    .required();
    form[16] = AUTHORS;
    form[17] = SOURCE;
    form[18] = SOURCE_DETAIL;
    form
};

pub const STEP: Step = Step {
    kind: "finish_assessment",
    event: "assessment_finished",
    group: Group::Assessment,
    name: text("Saata arviointi valmiiksi", "Slutför bedömningen", "Finish the assessment"),
    form: &FORM,
    open,
    start: |case, scene| {
        let mut start = today_by_me(scene);
        for (key, field) in [("language", Field::ServiceLanguage), ("interpreted", Field::Interpreter)] {
            start.insert(key.into(), case.value(field).into());
        }
        start
    },
    decide,
};

fn open(case: &Case, _: &Scene<'_>) -> Result<(), Refusal> {
    super::living(case)?;
    if case.assessment.is_some_and(|a| a.started_on.is_some() && a.finished_on.is_none()) {
        return Ok(());
    }
    Err(refuse(
        "no_assessment_under_way",
        text("Keskeneräistä arviointia ei ole.", "Det finns ingen pågående bedömning.", "No assessment is under way."),
        text("Aloita arviointi.", "Inled bedömningen.", "Start the assessment."),
        s014_assessment::CITE,
    ))
}

fn decide(case: &Case, scene: &Scene<'_>, mut filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let topics = NUMBERED.iter().filter_map(|key| Some(((*key).to_owned(), filled.remove(*key)?))).collect();
    filled.insert("topics".into(), Value::Object(topics));
    filled.entry("further").or_insert_with(|| Value::Array(Vec::new()));
    let event: AssessmentFinished = read(with_yes(with_source(filled)?, &["interpreted", "needs_plan"]))?;
    super::day_has_come(case, scene, "on", event.on)?;
    let mut problems = Vec::new();
    if let Some(started) = case.assessment.and_then(|a| a.started_on).filter(|started| event.on < *started) {
        let what = text(
            "Arviointi aloitettiin vasta {0}.",
            "Bedömningen inleddes först {0}.",
            "The assessment was started on {0} only.",
        );
        problems.push(problem("on", phrase!(what, started)));
    }
    if TOLD_CHOICES.iter().any(|told| !event.told.iter().any(|code| code == told.code)) {
        let what = text(
            "Alkuhaastattelussa on kerrottava kaikki nämä asiat ({0}).",
            "I den inledande intervjun ska alla dessa saker berättas ({0}).",
            "All of these must be told in the initial interview ({0}).",
        );
        problems.push(problem("told", phrase!(what, s014_assessment::CITE_TOLD)));
    }
    if problems.is_empty() { Ok(vec![event.into()]) } else { Err(No::Problems(problems)) }
}
