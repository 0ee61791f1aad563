//! Review the integration plan · tarkista kotoutumissuunnitelma · se över integrationsplanen (§ 22, decree 874/2024).

use super::draw_up_plan::{check_review, check_span};
use super::{AUTHORS, ON, Scene, Step, read, today_by_me, with_empty, with_source};
use crate::access::Group;
use crate::case::Case;
use crate::client::{SOURCE, SOURCE_DETAIL};
use crate::event::{Event, PlanReviewed};
use crate::form::{Kind, input};
use crate::law::{Law, s022_review};
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "review_plan",
    event: "plan_reviewed",
    group: Group::Plan,
    name: text("Tarkista suunnitelma", "Se över planen", "Review the plan"),
    form: &[
        ON,
        input(
            "participation",
            Kind::Long(2000),
            text("Osallistuminen palveluihin", "Deltagande i tjänster", "Participation in services"),
        )
        .required(),
        input(
            "progress",
            Kind::Long(2000),
            text("Edistyminen ja tulokset", "Framsteg och resultat", "Progress and results"),
        )
        .required(),
        input(
            "obstacles",
            Kind::Long(2000),
            text("Mikä on vaikeuttanut?", "Vad har försvårat?", "What has been in the way?"),
        ),
        input(
            "changes",
            Kind::Long(2000),
            text("Muutokset suunnitelmaan", "Ändringar i planen", "Changes to the plan"),
        ),
        input(
            "until",
            Kind::Date,
            text("Uusi viimeinen voimassaolopäivä", "Ny sista giltighetsdag", "New last day of validity"),
        )
        .hint(text("Tyhjä = ei muutu", "Tom = ändras inte", "Empty = unchanged")),
        input(
            "next_review_on",
            Kind::Date,
            text("Seuraava tarkistuspäivä", "Nästa dag för översyn", "Next day of review"),
        )
        .required(),
        AUTHORS,
        SOURCE,
        SOURCE_DETAIL,
    ],
    open: |case, _| super::plan_in_hand(case),
    start: |_, scene| {
        let mut start = today_by_me(scene);
        start.insert("next_review_on".into(), s022_review::next(&Law::IN_FORCE, scene.on).to_string().into());
        start
    },
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: PlanReviewed = read(with_empty(with_source(filled)?, &["obstacles", "changes"]))?;
    super::day_has_come(case, scene, "on", event.on)?;
    super::after_plan(case, "on", event.on)?;
    let mut problems = Vec::new();
    if let Some(until) = event.until {
        let last = super::plans_last_day(case, event.on).unwrap_or(until);
        check_span(&mut problems, "until", event.on, until, last);
    }
    check_review(&mut problems, event.on, event.next_review_on);
    if problems.is_empty() { Ok(vec![event.into()]) } else { Err(No::Problems(problems)) }
}
