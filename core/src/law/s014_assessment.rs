//! Assessment of skills and need for integration services · osaamisen ja kotoutumisen palvelutarpeen arviointi ·
//! bedömning av kompetens och behov av integrationstjänster (§ 14, decree 869/2024).

mod items;

pub use items::{FURTHER, GROUNDS, TOLD, TOPICS};

use super::Law;
use super::cite::{ASSESSMENT_DECREE, Cite, Since, place, section};
use super::facts::Facts;
use super::finding::{Answer, Finding, Items};
use super::number::{Interpretation, Section, number};
use super::reckoning::{Reckoning, Sink, Value, uses};
use super::rule::Rule;
use super::s002_scope::is_unaccompanied;
use super::s102_transition::ACT_IN_FORCE;
use crate::dates::plus_years;
use crate::words::{Text, text};
use chrono::NaiveDate;

pub const CITE: Cite = section("14", "1");
pub const CITE_START: Cite = section("14", "2");
pub const CITE_COUNTY: Cite = section("14", "4");
pub const CITE_OTHER_PLAN: Cite = section("14", "5");
pub const CITE_REACHED_LATE: Cite = section("14", "6");
pub const CITE_INTERVIEW: Cite = place(ASSESSMENT_DECREE, "2", "1");
pub const CITE_TOLD: Cite = place(ASSESSMENT_DECREE, "2", "3");
pub const CITE_LANGUAGE: Cite = place(ASSESSMENT_DECREE, "4", "1");

number! { ASSESSMENT_WINDOW; "arvioinnin määräaika ensimmäisestä luvasta, kortista tai rekisteröinnistä", "tidsfrist för bedömningen från första tillstånd, kort eller registrering", "window for the assessment from the first permit, card or registration"; Years;
2025-1-1 => 3, CITE }
number! { INTERVIEW_TOPICS; "alkuhaastattelussa selvitettävät asiat", "frågor som ska utredas i den inledande intervjun", "topics of the initial interview"; Count;
2025-1-1 => 9, CITE_INTERVIEW }
number! { INTERVIEW_TOLD; "alkuhaastattelussa kerrottavat asiat", "saker som ska berättas i den inledande intervjun", "things the client is told in the initial interview"; Count;
2025-1-1 => 4, CITE_TOLD }

/// Whether the assessment is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    No,
    May,
    Must,
}

/// What § 14 says on a day.
#[derive(Clone, Copy, Debug)]
pub struct Assessment {
    pub duty: Duty,
    /// The items that found it; none when there is no duty.
    pub grounds: Items,
    pub last_day: Option<NaiveDate>,
    pub line: &'static Since<i64>,
    pub cite: &'static Cite,
}

/// The items of subsection 1 that hold, whatever the day.
pub fn grounds(law: &Law, f: &Facts) -> Items {
    let yes = |fact: Option<bool>| u16::from(fact == Some(true));
    Items(
        yes(f.unemployed_jobseeker) << 1
            | yes(f.protection_or_family) << 2
            | yes(f.home_care_allowance) << 3
            | (yes(f.requested_or_contacted) & yes(f.judged_in_need)) << 4
            | yes(f.social_assistance_non_temporary) << 5
            | u16::from(is_unaccompanied(law, f)) << 6
            | yes(f.trafficking_victim) << 7,
    )
}

/// Last day of the window for an assessment, from the first permit, card or registration.
pub fn window_last_day(law: &Law, first_right_on: NaiveDate) -> NaiveDate {
    let line = law.assessment_window.at(first_right_on.max(ACT_IN_FORCE));
    plus_years(first_right_on, u32::try_from(line.value).unwrap_or(0))
}

/// The decision of § 14 for a client on the day looked at.
pub fn decide(law: &Law, f: &Facts) -> Assessment {
    let line = law.assessment_window.at(f.on.or(f.first_right_on).unwrap_or(ACT_IN_FORCE));
    let last_day = f.first_right_on.map(|first| plus_years(first, u32::try_from(line.value).unwrap_or(0)));
    let no = Assessment { duty: Duty::No, grounds: Items(0), last_day, line, cite: &CITE };
    let (Some(on), Some(first), Some(last)) = (f.on, f.first_right_on, last_day) else {
        return no;
    };
    if on < first {
        return no;
    }
    if on > last {
        let reached_late = f.trafficking_victim == Some(true) && f.reached_late == Some(true);
        let late = Assessment { duty: Duty::May, grounds: Items::only(7), cite: &CITE_REACHED_LATE, ..no };
        return if reached_late { late } else { no };
    }
    let grounds = grounds(law, f);
    if grounds.is_empty() {
        no
    } else if grounds.has(6) && f.other_client_plan == Some(true) {
        Assessment { duty: Duty::May, grounds, cite: &CITE_OTHER_PLAN, ..no }
    } else {
        Assessment { duty: Duty::Must, grounds, ..no }
    }
}

const NOT_YET: Text = text("{0} on ennen päivää {1}", "{0} är före {1}", "{0} is before {1}");
const WITHIN: Text = text("{0} on viimeistään {1}", "{0} är senast {1}", "{0} is not later than {1}");
const AFTER: Text = text("{0} on päivän {1} jälkeen", "{0} är efter {1}", "{0} is after {1}");
const NOT_STARTED: Text = text(
    "arviointi on tehtävä, eikä sitä ole käynnistetty",
    "bedömningen ska göras och har inte inletts",
    "the assessment must be made and has not been started",
);
const NO_GROUNDS: Text = text(
    "mikään arvioinnin peruste ei täyty tänä päivänä",
    "ingen grund föranleder en bedömning denna dag",
    "no ground for an assessment holds on this day",
);
const GROUND: Text = text("peruste {0}: {1}", "grund {0}: {1}", "ground {0}: {1}");

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let f = r.facts;
    let asked = f.first_right_on.is_some()
        || [
            f.unemployed_jobseeker,
            f.protection_or_family,
            f.home_care_allowance,
            f.requested_or_contacted,
            f.social_assistance_non_temporary,
            f.unaccompanied,
            f.trafficking_victim,
        ]
        .iter()
        .any(Option::is_some);
    if asked {
        let a = decide(r.law, f);
        uses!(r, f; on, first_right_on);
        if S::ON {
            explain(r, &a);
        }
        let answer = match a.duty {
            Duty::No => Answer::No,
            Duty::May => Answer::May,
            Duty::Must => Answer::Must,
        };
        r.find(Finding::new(Rule::AssessmentDuty, answer, a.cite, a.line.from));
        for item in a.grounds.iter().filter(|_| S::ON) {
            r.then(&GROUND, [Value::Number(item.into()), Value::Text(&GROUNDS[usize::from(item) - 1]), Value::None]);
        }
        if a.grounds.is_empty() {
            r.then(&NO_GROUNDS, [Value::None; 3]);
        }
        r.find(Finding::new(Rule::AssessmentGrounds, Answer::Items(a.grounds), a.cite, a.line.from));
        if let (Some(first), Some(last)) = (f.first_right_on, a.last_day) {
            uses!(r, f; first_right_on);
            r.period(first, r.law.assessment_window, a.line, last);
            r.find(Finding::new(Rule::AssessmentLastDay, Answer::Day(last), &a.line.cite, a.line.from));
        }
        let untouched =
            f.assessment_started_on.is_none() && f.assessment_finished_on.is_none() && f.plan_drawn_up_on.is_none();
        if a.duty == Duty::Must && untouched && f.relationship_ended_on.is_none() {
            uses!(r, f; contact_received_on);
            r.then(&NOT_STARTED, [Value::None; 3]);
            r.find(
                Finding::new(Rule::StartAssessment, Answer::Must, &CITE_START, a.line.from)
                    .since(f.contact_received_on),
            );
        }
    }
    if f.assessment_started_on.is_some()
        && f.assessment_finished_on.is_none()
        && f.plan_drawn_up_on.is_none()
        && f.relationship_ended_on.is_none()
    {
        uses!(r, f; assessment_started_on);
        r.find(Finding::new(Rule::FinishAssessment, Answer::Must, &CITE, ACT_IN_FORCE).since(f.assessment_started_on));
    }
}

/// The steps of the duty itself.
fn explain<S: Sink>(r: &mut Reckoning<S>, a: &Assessment) {
    let f = r.facts;
    if let (Some(first), Some(last)) = (f.first_right_on, a.last_day) {
        r.period(first, r.law.assessment_window, a.line, last);
        if let Some(on) = f.on {
            let (text, bound) = match on {
                on if on < first => (&NOT_YET, first),
                on if on > last => (&AFTER, last),
                _ => (&WITHIN, last),
            };
            r.then(text, [Value::Day(on), Value::Day(bound), Value::None]);
        }
    }
    uses!(r, f; unemployed_jobseeker, protection_or_family, home_care_allowance, requested_or_contacted,
        judged_in_need, social_assistance_non_temporary, unaccompanied, trafficking_victim, reached_late,
        other_client_plan);
}

pub const INTERPRETATIONS: &[Interpretation] = &[
    Interpretation {
        cite: CITE,
        text: text(
            "Kohdan 4 tarpeen arviointi koskee sekä pyyntöä että yhteydenottoa.",
            "Bedömningen av behovet i punkt 4 gäller både begäran och kontakt.",
            "In item 4 the judgement of need applies both to a request and to a contact.",
        ),
    },
    Interpretation {
        cite: CITE_OTHER_PLAN,
        text: text(
            "Ilman huoltajaa tulleen arviointi voidaan jättää laatimatta muun asiakassuunnitelman vuoksi, vaikka muitakin perusteita olisi.",
            "Bedömningen av en person utan vårdnadshavare får lämnas ogjord på grund av en annan kundplan även om det finns andra grunder.",
            "For an unaccompanied person another client plan makes the assessment optional, whatever other grounds hold.",
        ),
    },
    Interpretation {
        cite: CITE,
        text: text(
            "Määräajan viimeinen päivä kuuluu määräaikaan, eikä sitä siirretä viikonlopun tai pyhän vuoksi.",
            "Den sista dagen hör till tidsfristen och flyttas inte på grund av veckoslut eller helg.",
            "The last day belongs to the period and is not moved for a weekend or holiday.",
        ),
    },
    Interpretation {
        cite: CITE,
        text: text(
            "Päivään ennen 1.1.2025 sovelletaan pykälän ensimmäistä voimaan tullutta sanamuotoa.",
            "På en dag före 1.1.2025 tillämpas paragrafens första ikraftträdda lydelse.",
            "A day before 1 January 2025 is judged by the first version of the section to come into force.",
        ),
    },
];

pub static SECTION: Section = Section {
    number: "14",
    title: text(
        "Osaamisen ja kotoutumisen palvelutarpeen arviointi",
        "Bedömning av kompetens och behov av integrationstjänster",
        "Assessment of skills and need for integration services",
    ),
    cite: section("14", ""),
    numbers: &[&ASSESSMENT_WINDOW, &INTERVIEW_TOPICS, &INTERVIEW_TOLD],
    interpretations: INTERPRETATIONS,
};
