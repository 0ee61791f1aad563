//! Drawing up the integration plan · kotoutumissuunnitelman laatiminen · utarbetande av integrationsplan
//! (§§ 16, 18–20).

use super::Law;
use super::cite::{Cite, Since, section};
use super::facts::Facts;
use super::finding::{Answer, Finding, Word};
use super::number::{Interpretation, Section, number};
use super::reckoning::{Reckoning, Sink, Value, uses};
use super::rule::Rule;
use super::s102_transition::{ACT_IN_FORCE, governed_by_the_old_act};
use crate::dates::{age_on, plus_months, plus_years};
use crate::words::{Text, text};
use chrono::NaiveDate;

pub const CITE_NEED: Cite = section("16", "1");
pub const CITE_GOAL: Cite = section("18", "2");
pub const CITE_GOAL_OTHERS: Cite = section("18", "3");
pub const CITE_GOAL_YOUNG: Cite = section("18", "4");
pub const CITE_CONTENT: Cite = section("19", "1");
pub const CITE_REASONS: Cite = section("19", "3");
pub const CITE: Cite = section("20", "1");
pub const CITE_COUNTY: Cite = section("20", "2");
pub const CITE_WINDOW: Cite = section("20", "3");
pub const CITE_REACHED_LATE: Cite = section("20", "4");
pub const CITE_REFERRAL: Cite = section("20", "5");

number! { PLAN_WINDOW; "suunnitelman laatimisen määräaika ensimmäisestä luvasta, kortista tai rekisteröinnistä", "tidsfrist för planen från första tillstånd, kort eller registrering", "window for the plan from the first permit, card or registration"; Years;
2025-1-1 => 3, CITE_WINDOW }
number! { REFERRAL; "palveluun ohjaamisen aika suunnitelman laatimisesta", "tid för hänvisning till tjänst från planens utarbetande", "time for directing to a service from the plan"; Months;
2025-1-1 => 1, CITE_REFERRAL }
number! { YOUNG_UNTIL_AGE; "alle tämän ikäisen tavoitteena pääsääntöisesti vähintään toisen asteen koulutus", "för yngre än detta är målet i regel minst utbildning på andra stadiet", "under this age the goal is normally at least upper secondary education"; Age;
2025-1-1 => 25, CITE_GOAL_YOUNG }

pub static EMPLOYMENT: Word = Word {
    id: "employment_or_entrepreneurship",
    text: text("työllistyminen tai yrittäjyys", "sysselsättning eller företagande", "employment or entrepreneurship"),
};
pub static READINESS: Word = Word {
    id: "working_life_readiness",
    text: text(
        "pääsääntöisesti työelämävalmiudet sekä työllisyys tai yrittäjyys",
        "i regel arbetslivsfärdigheter samt sysselsättning eller företagande",
        "as a rule, readiness for working life, and employment or entrepreneurship",
    ),
};
pub static UPPER_SECONDARY: Word = Word {
    id: "upper_secondary_education",
    text: text(
        "pääsääntöisesti vähintään toisen asteen koulutus",
        "i regel minst utbildning på andra stadiet",
        "as a rule, at least upper secondary education",
    ),
};

/// Whether a first plan may be drawn up on a day.
#[derive(Clone, Copy, Debug)]
pub struct FirstPlan {
    pub allowed: bool,
    pub last_day: Option<NaiveDate>,
    pub line: &'static Since<i64>,
    /// The section that allows it or stands in the way.
    pub cite: &'static Cite,
}

/// §§ 16 and 20(3)–(4): need shown, inside the window or a trafficking victim reached late.
pub fn may_be_drawn_up(law: &Law, f: &Facts, plan_on: Option<NaiveDate>) -> FirstPlan {
    let line = law.plan_window.at(plan_on.or(f.on).or(f.first_right_on).unwrap_or(ACT_IN_FORCE));
    let last_day = f.first_right_on.map(|first| plus_years(first, u32::try_from(line.value).unwrap_or(0)));
    let no = FirstPlan { allowed: false, last_day, line, cite: &CITE_WINDOW };
    if f.assessment_shows_need != Some(true) {
        return FirstPlan { cite: &CITE_NEED, ..no };
    }
    match (plan_on, f.first_right_on, last_day) {
        (Some(plan), Some(first), Some(last)) if first <= plan && plan <= last => FirstPlan { allowed: true, ..no },
        (Some(plan), Some(_), Some(last)) if plan > last => {
            let late = f.trafficking_victim == Some(true) && f.reached_late == Some(true);
            FirstPlan { allowed: late, cite: if late { &CITE_REACHED_LATE } else { &CITE_WINDOW }, ..no }
        }
        _ => no,
    }
}

/// The day by which the client is directed to the agreed service.
pub fn referral_due(law: &Law, plan_on: NaiveDate) -> (NaiveDate, &'static Since<i64>) {
    let line = law.referral.at(plan_on);
    (plus_months(plan_on, u32::try_from(line.value).unwrap_or(0)), line)
}

/// The goal § 18 asks the plan to hold besides others.
pub fn goal(law: &Law, f: &Facts, on: NaiveDate) -> (&'static Word, &'static Cite) {
    let young = f.birth_date.is_some_and(|b| i64::from(age_on(b, on)) < law.young_until_age.at(on).value);
    match (young, f.registered_jobseeker == Some(true)) {
        (true, _) => (&UPPER_SECONDARY, &CITE_GOAL_YOUNG),
        (false, true) => (&EMPLOYMENT, &CITE_GOAL),
        (false, false) => (&READINESS, &CITE_GOAL_OTHERS),
    }
}

const BECAUSE_YOUNG: Text = text("alle {0}-vuotias", "under {0} år", "under {0} years of age");
const BECAUSE_JOBSEEKER: Text = text("työnhakija", "arbetssökande", "jobseeker");
const BECAUSE_OTHER: Text = text(
    "ei tiedossa alle {0}-vuotiaaksi eikä työnhakijaksi",
    "inte känd som under {0} år eller arbetssökande",
    "not known to be under {0} or a jobseeker",
);
const NO_NEED: Text = text(
    "arviointi ei ole osoittanut suunnitelman tarvetta",
    "bedömningen har inte visat behov av plan",
    "the assessment has not shown a need for a plan",
);

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let f = r.facts;
    let plan = f.plan_drawn_up_on;
    let mut allowed = false;
    if f.assessment_shows_need.is_some() && (plan.is_some() || f.first_right_on.is_some()) {
        let first_plan = may_be_drawn_up(r.law, f, plan.or(f.on));
        allowed = first_plan.allowed;
        uses!(r, f; first_right_on, plan_drawn_up_on, assessment_shows_need, trafficking_victim, reached_late);
        if f.assessment_shows_need != Some(true) {
            r.then(&NO_NEED, [Value::None; 3]);
        } else if let (Some(first), Some(last)) = (f.first_right_on, first_plan.last_day) {
            r.period(first, r.law.plan_window, first_plan.line, last);
        }
        let line = first_plan.line;
        r.find(Finding::new(Rule::PlanAllowed, Answer::yes_no(allowed), first_plan.cite, line.from));
        if let (Some(goal_on), true) = (plan.or(f.on), f.assessment_shows_need == Some(true)) {
            uses!(r, f; birth_date, registered_jobseeker);
            if plan.is_some() {
                uses!(r, f; plan_drawn_up_on);
            } else {
                uses!(r, f; on);
            }
            let (word, cite) = goal(r.law, f, goal_on);
            let why = [(UPPER_SECONDARY.id, &BECAUSE_YOUNG), (EMPLOYMENT.id, &BECAUSE_JOBSEEKER)];
            let why = why.iter().find(|(goal, _)| *goal == word.id).map_or(&BECAUSE_OTHER, |(_, why)| *why);
            r.then(why, [Value::Number(r.law.young_until_age.at(goal_on).value), Value::None, Value::None]);
            r.find(Finding::new(Rule::PlanGoal, Answer::Word(word), cite, ACT_IN_FORCE));
        }
        if plan.is_none() && f.assessment_finished_on.is_some() && allowed && f.relationship_ended_on.is_none() {
            uses!(r, f; assessment_finished_on);
            let task = Finding::new(Rule::DrawUpPlan, Answer::Must, &CITE, line.from).since(f.assessment_finished_on);
            // The window is the outer limit of "without delay"; one reached after it has no limit left.
            match first_plan.last_day.filter(|last| f.on.is_none_or(|on| on <= *last)) {
                Some(last) => r.find(task.due(last, f.on)),
                None => r.find(task),
            }
        }
    }
    if let Some(first) = f.first_right_on {
        let FirstPlan { last_day, line, .. } = may_be_drawn_up(r.law, f, plan);
        if let Some(last) = last_day {
            uses!(r, f; first_right_on);
            r.period(first, r.law.plan_window, line, last);
            r.find(Finding::new(Rule::PlanWindowLastDay, Answer::Day(last), &line.cite, line.from));
        }
    }
    let Some(plan) = plan.filter(|_| !governed_by_the_old_act(f)) else { return };
    let (due, line) = referral_due(r.law, plan);
    if allowed {
        uses!(r, f; plan_drawn_up_on);
        r.period(plan, r.law.referral, line, due);
        r.find(Finding::new(Rule::ReferralDue, Answer::Day(due), &line.cite, line.from));
    }
    if f.directed_on.is_none() && super::plan_is_live(r.law, f) {
        uses!(r, f; plan_drawn_up_on);
        r.period(plan, r.law.referral, line, due);
        r.find(
            Finding::new(Rule::DirectToService, Answer::Must, &line.cite, line.from).due(due, f.on).since(Some(plan)),
        );
    }
}

pub const INTERPRETATIONS: &[Interpretation] = &[
    Interpretation {
        cite: CITE_WINDOW,
        text: text(
            "Suunnitelmaa ei laadita ennen ensimmäistä lupaa, korttia tai rekisteröintiä.",
            "Planen utarbetas inte före det första tillståndet, kortet eller registreringen.",
            "A plan is not drawn up before the first permit, card or registration.",
        ),
    },
    Interpretation {
        cite: CITE,
        text: text(
            "”Viivytyksettä” ei ole päivien määrä: työlista näyttää ulkorajana kolmen vuoden määräajan viimeisen päivän.",
            "”Utan dröjsmål” är inget antal dagar: arbetslistan visar den sista dagen i treårsfristen som yttersta gräns.",
            "“Without delay” is no number of days: the work list shows the last day of the three years as the outer limit.",
        ),
    },
];

pub static SECTION: Section = Section {
    number: "20",
    title: text(
        "Kotoutumissuunnitelman laatiminen",
        "Utarbetande av integrationsplan",
        "Drawing up the integration plan",
    ),
    cite: section("20", ""),
    numbers: &[&PLAN_WINDOW, &REFERRAL, &YOUNG_UNTIL_AGE],
    interpretations: INTERPRETATIONS,
};
