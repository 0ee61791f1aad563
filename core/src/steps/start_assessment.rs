//! Start the assessment of skills and of the need for integration services · arvioinnin aloitus · bedömningen
//! inleds (§ 14).

use super::{ON, Scene, Step, facts_on, read, refuse, today, with_empty};
use crate::access::Group;
use crate::case::Case;
use crate::client::Field;
use crate::event::{AssessmentStarted, Event};
use crate::form::{Kind, input};
use crate::law::Law;
use crate::law::s014_assessment::{self, Duty};
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::words::text;
use chrono::NaiveDate;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "start_assessment",
    event: "assessment_started",
    group: Group::Assessment,
    name: text("Aloita arviointi", "Inled bedömningen", "Start the assessment"),
    form: &[ON, input("note", Kind::Long(1000), text("Huomautus", "Anmärkning", "Note"))],
    open,
    start: |_, scene| today(scene),
    decide,
};

/// What was done in time may be recorded late: the form opens as long as any day has held a ground.
fn open(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    under_way(case)?;
    let in_time = case.date(Field::FirstRightOn).filter(|first| *first <= scene.on);
    open_on(case, scene.on).or_else(|refusal| in_time.map_or(Err(refusal), |first| open_on(case, first)))
}

fn under_way(case: &Case) -> Result<(), Refusal> {
    super::living(case)?;
    if case.assessment.is_some_and(|a| a.started_on.is_some() && a.finished_on.is_none()) {
        return Err(refuse(
            "assessment_under_way",
            text(
                "Arviointi on jo aloitettu.",
                "Bedömningen har redan inletts.",
                "The assessment has been started already.",
            ),
            text("Saata arviointi valmiiksi.", "Slutför bedömningen.", "Finish the assessment."),
            s014_assessment::CITE,
        ));
    }
    Ok(())
}

fn open_on(case: &Case, on: NaiveDate) -> Result<(), Refusal> {
    let facts = facts_on(case, on);
    let found = s014_assessment::decide(&Law::IN_FORCE, &facts);
    if found.duty != Duty::No {
        return Ok(());
    }
    let (why, next) = match (facts.first_right_on, found.last_day) {
        (None, _) => (
            text(
                "Ensimmäisen oleskeluoikeuden päivää ei tiedetä.",
                "Dagen för den första uppehållsrätten är inte känd.",
                "The day of the first right of residence is not known.",
            )
            .into(),
            text(
                "Lisää päivä asiakkaan tietoihin.",
                "Lägg till dagen i kundens uppgifter.",
                "Add the day to the client's facts.",
            ),
        ),
        (Some(_), Some(last)) if on > last => (
            phrase!(
                text(
                    "Arvioinnin määräaika päättyi {0}.",
                    "Tidsfristen för bedömningen gick ut {0}.",
                    "The time for the assessment ended on {0}.",
                ),
                last
            ),
            text(
                "Ohjaa asiakas muihin palveluihin. Ihmiskaupan uhrin arviointi on mahdollinen, jos hänet tavoitettiin vasta nyt: merkitse se tietoihin.",
                "Hänvisa kunden till andra tjänster. Ett offer för människohandel kan bedömas om personen nåddes först nu: anteckna det i uppgifterna.",
                "Direct the client to other services. A victim of trafficking may be assessed if reached only now: record that fact.",
            ),
        ),
        (Some(first), _) if on < first => (
            phrase!(
                text(
                    "Päivä on ennen ensimmäistä oleskeluoikeutta ({0}).",
                    "Dagen är före den första uppehållsrätten ({0}).",
                    "The day is before the first right of residence ({0})."
                ),
                first
            ),
            text("Tarkista päivät.", "Kontrollera dagarna.", "Check the days."),
        ),
        _ => (
            text(
                "Mikään arvioinnin perusteista ei täyty.",
                "Ingen av grunderna för bedömning är uppfylld.",
                "None of the grounds for the assessment holds.",
            )
            .into(),
            text(
                "Täydennä tiedot (työttömyys, suojelu, tuet) tai kirjaa pyyntö ja käsittele se.",
                "Komplettera uppgifterna (arbetslöshet, skydd, stöd) eller anteckna en begäran och behandla den.",
                "Complete the facts (unemployment, protection, benefits), or record a request and handle it.",
            ),
        ),
    };
    Err(refuse("no_ground_for_assessment", why, next, *found.cite))
}

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let mut filled = with_empty(filled, &["note"]);
    filled.insert("grounds".into(), Value::Array(Vec::new()));
    let mut event: AssessmentStarted = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    open_on(case, event.on)?;
    let found = s014_assessment::decide(&Law::IN_FORCE, &facts_on(case, event.on));
    event.grounds = found.grounds.iter().collect();
    Ok(vec![event.into()])
}
