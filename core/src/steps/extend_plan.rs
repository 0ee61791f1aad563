//! Extend the plans' maximum length · pidennä enimmäiskestoa · förläng maximitiden (§ 23 (3)–(4), § 31).

use super::{ON, Scene, Step, facts_on, problem, read, today_told, with_source};
use crate::access::Group;
use crate::case::{Case, Extension};
use crate::client::{SOURCE, SOURCE_DETAIL};
use crate::event::{Event, PlanExtended};
use crate::form::{Choice, Kind, choice, input};
use crate::law::{Law, s023_duration, s102_transition};
use crate::phrase;
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

const GROUNDS: [Choice; 5] = [
    choice("little_schooling", text("Vähäinen koulutustausta", "Svag utbildningsbakgrund", "Little schooling")),
    choice(
        "multidisciplinary",
        text(
            "Monialaisten palvelujen tarve",
            "Behov av sektorsövergripande tjänster",
            "Need of multidisciplinary services",
        ),
    ),
    choice(
        "home_care",
        text(
            "Lasten kotihoidon tuki ja osa-aikainen osallistuminen",
            "Hemvårdsstöd och deltagande på deltid",
            "Child home care allowance and part-time participation",
        ),
    ),
    choice(
        "obstacle",
        text(
            "Este: vamma, sairaus, raskaus- tai vanhempainraha tai muu verrattava",
            "Hinder: skada, sjukdom, graviditets- eller föräldrapenning eller annat jämförbart",
            "Obstacle: injury, illness, pregnancy or parental allowance, or the like",
        ),
    ),
    choice("study", text("Tuetut opinnot kesken", "Understödda studier oavslutade", "Supported study unfinished")),
];

pub const STEP: Step = Step {
    kind: "extend_plan",
    event: "plan_extended",
    group: Group::Plan,
    name: text("Pidennä enimmäiskestoa", "Förläng maximitiden", "Extend the maximum length"),
    form: &[
        ON,
        input("ground", Kind::One(&GROUNDS), text("Peruste", "Grund", "Ground")).required(),
        input("months", Kind::Number(1, 999), text("Kuukausia", "Månader", "Months")).hint(text(
            "Muulla perusteella kuin este",
            "På annan grund än hinder",
            "On other grounds than an obstacle",
        )),
        input("first", Kind::Date, text("Este alkoi", "Hindret började", "The obstacle began")),
        input("last", Kind::Date, text("Este päättyi", "Hindret slutade", "The obstacle ended")),
        input("reason", Kind::Long(2000), text("Perustelut", "Motivering", "Reasons")).required(),
        input(
            "until",
            Kind::Date,
            text("Suunnitelman uusi viimeinen päivä", "Planens nya sista dag", "New last day of the plan"),
        ),
        SOURCE,
        SOURCE_DETAIL,
    ],
    open: |case, _| super::plan_in_hand(case),
    start: |_, scene| today_told(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: PlanExtended = read(with_source(filled)?)?;
    super::day_has_come(case, scene, "on", event.on)?;
    super::after_plan(case, "on", event.on)?;
    let needed = text(
        "Tämä tieto tarvitaan valitulla perusteella.",
        "Den här uppgiften behövs för den valda grunden.",
        "This is needed for the chosen ground.",
    );
    let foreign = text(
        "Tämä ei kuulu valittuun perusteeseen.",
        "Detta hör inte till den valda grunden.",
        "This does not belong to the chosen ground.",
    );
    let is_obstacle = event.ground == "obstacle";
    let mut problems = Vec::new();
    for (field, given) in
        [("first", event.first.is_some()), ("last", event.last.is_some()), ("months", event.months.is_some())]
    {
        if given != (is_obstacle == (field != "months")) {
            problems.push(problem(field, if given { foreign } else { needed }));
        }
    }
    if let (Some(first), Some(last)) = (event.first, event.last)
        && last < first
    {
        problems.push(problem(
            "last",
            text(
                "Este päättyi ennen alkuaan.",
                "Hindret slutade före sin början.",
                "The obstacle ended before it began.",
            ),
        ));
    }
    if problems.is_empty() {
        check_length(case, &event, &mut problems);
    }
    if problems.is_empty() { Ok(vec![event.into()]) } else { Err(No::Problems(problems)) }
}

/// What the extension gives, asked of the law with it and without it.
fn check_length(case: &Case, event: &PlanExtended, problems: &mut Vec<crate::refusal::Problem>) {
    // What the repealed Act allowed is not reckoned here; the officer's decision is recorded as it was made.
    if case.plans.first().is_some_and(|plan| s102_transition::is_of_the_repealed_act(plan.on)) {
        return;
    }
    if event.ground == "study" && !case.jobseeker.is_some_and(|jobseeker| jobseeker.registered) {
        let what = text(
            "Opintojen vuoksi pidennetään vain työnhakijaksi rekisteröityneen suunnitelmaa ({0}).",
            "På grund av studier förlängs endast en registrerad arbetssökandes plan ({0}).",
            "Only a registered jobseeker's plan is extended for studies ({0}).",
        );
        problems.push(problem("ground", phrase!(what, s023_duration::CITE_STUDY)));
        return;
    }
    if let Some(granted) = event.months {
        let most = s023_duration::extension_months_at_most(&Law::IN_FORCE, event.ground == "study", event.on);
        if granted > most {
            let what = text("Enintään {0} kuukautta ({1}).", "Högst {0} månader ({1}).", "At most {0} months ({1}).");
            problems.push(problem("months", phrase!(what, most, s023_duration::CITE_EXTENSION)));
            return;
        }
    }
    let mut longer = case.clone();
    longer.extensions.push(match (event.first, event.last, event.months) {
        (Some(first), Some(last), _) => Extension::Obstacle { first, last },
        (_, _, Some(months)) if event.ground == "study" => Extension::Study(months),
        (_, _, months) => Extension::Months(months.unwrap_or(0)),
    });
    let (law, on) = (&Law::IN_FORCE, event.on);
    let before = s023_duration::plans_last_day(law, &facts_on(case, on));
    let after = s023_duration::plans_last_day(law, &facts_on(&longer, on));
    let field = if event.months.is_some() { "months" } else { "first" };
    if after <= before && !s023_duration::goes_on_for_studies(law, &facts_on(&longer, on)) {
        let what = text(
            "Pidennys ei siirrä enimmäiskeston viimeistä päivää: se on jo käytetty täyteen tai este ei osu suunnitelman aikaan ({0}).",
            "Förlängningen flyttar inte maximitidens sista dag: den är redan fullt utnyttjad eller så infaller hindret inte under planens tid ({0}).",
            "The extension does not move the last day: it is used up already, or the obstacle falls outside the plan ({0}).",
        );
        problems.push(problem(field, phrase!(what, s023_duration::CITE)));
    }
    if let (Some(until), Some(after)) = (event.until, after) {
        super::draw_up_plan::check_span(problems, "until", event.on, until, after);
    }
}
