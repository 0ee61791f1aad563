//! Draw up an integration plan · laadi kotoutumissuunnitelma · utarbeta en integrationsplan (§ 16, 18–20, 23).

use super::{AUTHORS, ON, Scene, Step, facts_on, problem, read, refuse, today_by_me, with_empty, with_source};
use crate::access::Group;
use crate::case::Case;
use crate::client::{SOURCE, SOURCE_DETAIL};
use crate::event::{Event, PlanDrawnUp};
use crate::form::{Input, Kind, input};
use crate::law::{Law, s020_plan, s022_review, s023_duration};
use crate::phrase;
use crate::refusal::{No, Problem, Refusal};
use crate::words::text;
use chrono::NaiveDate;
use serde_json::{Map, Value};

const SERVICE: [Input; 2] = [
    input("name", Kind::Line(200), text("Palvelu", "Tjänst", "Service")).required(),
    input(
        "reason",
        Kind::Line(500),
        text("Miksi se edistää tavoitetta?", "Varför främjar den målet?", "Why does it serve the goal?"),
    )
    .required(),
];

pub const STEP: Step = Step {
    kind: "draw_up_plan",
    event: "plan_drawn_up",
    group: Group::Plan,
    name: text("Laadi kotoutumissuunnitelma", "Utarbeta integrationsplan", "Draw up an integration plan"),
    form: &[
        ON,
        input("until", Kind::Date, text("Voimassa viimeistään", "Gäller till", "Valid until")).required(),
        input("long_goal", Kind::Long(2000), text("Pidemmän aikavälin tavoite", "Långsiktigt mål", "Long-term goal"))
            .required(),
        input(
            "plan_goal",
            Kind::Long(2000),
            text("Tavoite suunnitelman aikana", "Mål under planens tid", "Goal during the plan"),
        )
        .required(),
        input("services", Kind::Rows(&SERVICE, 20), text("Sovitut palvelut", "Avtalade tjänster", "Agreed services"))
            .required(),
        input(
            "language_studies",
            Kind::Long(1000),
            text("Suomen tai ruotsin opinnot", "Studier i finska eller svenska", "Studies of Finnish or Swedish"),
        )
        .required(),
        input(
            "participation",
            Kind::Long(1000),
            text(
                "Järjestö- ja muu osallistuminen",
                "Deltagande i organisationer och annat",
                "Taking part in associations and other activities",
            ),
        ),
        input(
            "follow_up",
            Kind::Long(1000),
            text("Miten toteutumista seurataan?", "Hur följs genomförandet upp?", "How is it followed up?"),
        )
        .required(),
        input(
            "next_review_on",
            Kind::Date,
            text("Suunniteltu tarkistuspäivä", "Planerad dag för översyn", "Planned day of review"),
        )
        .required(),
        AUTHORS,
        SOURCE,
        SOURCE_DETAIL,
    ],
    open,
    start: |case, scene| {
        let mut start = today_by_me(scene);
        start.insert("until".into(), last_day(case, scene.on).to_string().into());
        start.insert("next_review_on".into(), s022_review::next(&Law::IN_FORCE, scene.on).to_string().into());
        start
    },
    decide,
};

fn open(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    super::living(case)?;
    if let Some(plan) = case.plan().filter(|plan| plan.until.is_none_or(|until| scene.on <= until)) {
        return Err(refuse(
            "plan_in_hand",
            phrase!(
                text(
                    "Asiakkaalla on jo suunnitelma, laadittu {0}.",
                    "Kunden har redan en plan, utarbetad {0}.",
                    "The client has a plan already, drawn up on {0}."
                ),
                plan.on
            ),
            text("Tarkista tai päätä se.", "Se över eller avsluta den.", "Review or end it."),
            s020_plan::CITE_NEED,
        ));
    }
    // What was done in time may be recorded late: the day decides when it is told.
    let in_time = case.assessment.and_then(|assessment| assessment.finished_on).filter(|on| *on <= scene.on);
    open_on(case, scene.on).or_else(|refusal| in_time.map_or(Err(refusal), |finished| open_on(case, finished)))
}

fn open_on(case: &Case, on: NaiveDate) -> Result<(), Refusal> {
    let facts = facts_on(case, on);
    if case.plans.is_empty() {
        if facts.assessment_finished_on.is_none() {
            return Err(refuse(
                "assessment_first",
                text(
                    "Suunnitelman pohjaksi tarvitaan valmis arviointi.",
                    "Planen förutsätter en slutförd bedömning.",
                    "A plan rests on a finished assessment.",
                ),
                text("Tee arviointi ensin.", "Gör först bedömningen.", "Make the assessment first."),
                s020_plan::CITE,
            ));
        }
        // An assessment taken over from an old register does not tell; drawing up the plan says that there is need.
        let shown = crate::law::Facts { assessment_shows_need: facts.assessment_shows_need.or(Some(true)), ..facts };
        let first = s020_plan::may_be_drawn_up(&Law::IN_FORCE, &shown, Some(on));
        if !first.allowed {
            let (why, next) = match (shown.assessment_shows_need, first.last_day) {
                (Some(false), _) => (
                    text(
                        "Arviointi ei osoittanut suunnitelman tarvetta.",
                        "Bedömningen visade inget behov av plan.",
                        "The assessment showed no need for a plan.",
                    )
                    .into(),
                    text(
                        "Ohjaa asiakas muihin palveluihin; jos tarve on muuttunut, tee uusi arviointi.",
                        "Hänvisa kunden till andra tjänster; gör en ny bedömning om behovet har ändrats.",
                        "Direct the client to other services; if the need has changed, make a new assessment.",
                    ),
                ),
                (_, Some(last)) if on > last => (
                    phrase!(
                        text(
                            "Ensimmäinen suunnitelma oli laadittava viimeistään {0}.",
                            "Den första planen skulle utarbetas senast {0}.",
                            "The first plan had to be drawn up by {0}."
                        ),
                        last
                    ),
                    text(
                        "Ohjaa asiakas muihin palveluihin. Ihmiskaupan uhrin kohdalla määräajasta voi poiketa, jos hänet tavoitettiin vasta nyt.",
                        "Hänvisa kunden till andra tjänster. För ett offer för människohandel kan tidsfristen frångås om personen nåddes först nu.",
                        "Direct the client to other services. For a victim of trafficking the time may be passed if reached only now.",
                    ),
                ),
                _ => (
                    text(
                        "Ensimmäisen oleskeluoikeuden päivä puuttuu tai on myöhempi.",
                        "Dagen för den första uppehållsrätten saknas eller är senare.",
                        "The day of the first right of residence is missing or later.",
                    )
                    .into(),
                    text(
                        "Täydennä päivä asiakkaan tietoihin.",
                        "Komplettera dagen i kundens uppgifter.",
                        "Add the day to the client's facts.",
                    ),
                ),
            };
            return Err(refuse("first_plan_not_allowed", why, next, *first.cite));
        }
        return Ok(());
    }
    match super::plans_last_day(case, on) {
        Some(last) if on > last => Err(refuse(
            "plans_used_up",
            phrase!(
                text(
                    "Suunnitelmien enimmäiskesto päättyi {0}.",
                    "Planernas maximitid gick ut {0}.",
                    "The plans' maximum length ended on {0}."
                ),
                last
            ),
            text(
                "Ohjaa asiakas työvoimapalveluihin tai muihin palveluihin.",
                "Hänvisa kunden till arbetskraftsservice eller andra tjänster.",
                "Direct the client to employment or other services.",
            ),
            s023_duration::CITE,
        )),
        _ => Ok(()),
    }
}

/// Last day a plan drawn up that day may run to.
fn last_day(case: &Case, on: NaiveDate) -> NaiveDate {
    if case.plans.is_empty() {
        s023_duration::first_plan_last_day(&Law::IN_FORCE, on)
    } else {
        // Without a reckoned maximum a new plan is as long as a first one.
        super::plans_last_day(case, on).unwrap_or_else(|| s023_duration::first_plan_last_day(&Law::IN_FORCE, on))
    }
}

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: PlanDrawnUp = read(with_empty(with_source(filled)?, &["participation"]))?;
    super::day_has_come(case, scene, "on", event.on)?;
    open_on(case, event.on)?;
    let mut problems = Vec::new();
    check_span(&mut problems, "until", event.on, event.until, last_day(case, event.on));
    check_review(&mut problems, event.on, event.next_review_on);
    if let Some(before) = case.plans.last() {
        super::not_before("on", event.on, before.ended_on.or(before.until).max(Some(before.on)))?;
    }
    if let Some(finished) = case.assessment.and_then(|a| a.finished_on).filter(|finished| event.on < *finished) {
        let what = text(
            "Arviointi valmistui vasta {0}.",
            "Bedömningen blev klar först {0}.",
            "The assessment was finished on {0} only.",
        );
        problems.push(problem("on", phrase!(what, finished)));
    }
    if problems.is_empty() { Ok(vec![event.into()]) } else { Err(No::Problems(problems)) }
}

/// A plan ends after it begins and not after the law's last day.
pub(super) fn check_span(problems: &mut Vec<Problem>, field: &str, from: NaiveDate, until: NaiveDate, last: NaiveDate) {
    if until < from {
        let what =
            text("Päivä on ennen alkua {0}.", "Dagen är före början {0}.", "The day is before the beginning, {0}.");
        problems.push(problem(field, phrase!(what, from)));
    } else if until > last {
        let what = text(
            "Enimmäiskesto päättyy {0} ({1}).",
            "Maximitiden går ut {0} ({1}).",
            "The maximum length ends on {0} ({1}).",
        );
        problems.push(problem(field, phrase!(what, last, s023_duration::CITE)));
    }
}

/// The next review comes after this day and within the interval.
pub(super) fn check_review(problems: &mut Vec<Problem>, from: NaiveDate, next: NaiveDate) {
    let last = s022_review::next(&Law::IN_FORCE, from);
    if next <= from || next > last {
        let what = text(
            "Tarkistuspäivän on oltava {0} jälkeen ja viimeistään {1} ({2}).",
            "Översynen ska vara efter {0} och senast {1} ({2}).",
            "The review must be after {0} and by {1} ({2}).",
        );
        problems.push(problem("next_review_on", phrase!(what, from, last, s022_review::CITE)));
    }
}
