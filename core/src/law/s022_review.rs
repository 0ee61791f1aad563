//! Review of the integration plan · kotoutumissuunnitelman tarkistaminen · översyn av integrationsplanen (§ 22).

use super::Law;
use super::cite::{Cite, Since, section};
use super::facts::Facts;
use super::finding::{Answer, Finding};
use super::number::{Interpretation, Section, number};
use super::reckoning::{Reckoning, Sink, Value, uses};
use super::rule::Rule;
use crate::dates::plus_months;
use crate::words::{Text, text};
use chrono::NaiveDate;

pub const CITE: Cite = section("22", "1");
pub const CITE_COUNTY: Cite = section("22", "2");

number! { REVIEW_INTERVAL; "suunnitelma tarkistettava vähintään näin usein", "planen ska ses över minst så ofta", "the plan is reviewed at least this often"; Months;
2025-1-1 => 6, CITE }

/// What § 22 says of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Review {
    /// The later of plan and last review.
    pub base: NaiveDate,
    pub due: NaiveDate,
    pub overdue: bool,
    /// A change or request after the base calls for a review now.
    pub now: bool,
    pub line: &'static Since<i64>,
}

/// The next review of a plan; nothing without a plan or review.
pub fn decide(law: &Law, f: &Facts) -> Option<Review> {
    let base = f.plan_drawn_up_on.max(f.last_review_on)?;
    let line = law.review_interval.at(base);
    let due = plus_months(base, u32::try_from(line.value).unwrap_or(0));
    let change = f.change_or_request_on.filter(|change| *change > base);
    Some(Review {
        base,
        due,
        overdue: f.on.is_some_and(|on| on > due),
        now: change.is_some_and(|change| f.on.is_some_and(|on| change <= on)),
        line,
    })
}

/// The last day of the next review counted from a plan or review of this day.
pub fn next(law: &Law, from: NaiveDate) -> NaiveDate {
    let line = law.review_interval.at(from);
    plus_months(from, u32::try_from(line.value).unwrap_or(0))
}

const BASE: Text = text(
    "myöhempi laatimisesta ja tarkistuksesta: {0}",
    "senare av utarbetande och översyn: {0}",
    "later of plan and review: {0}",
);
const NO_CHANGE: Text = text(
    "ei tiedossa muutosta tai pyyntöä päivän {0} jälkeen",
    "ingen känd förändring eller begäran efter {0}",
    "no change or request known after {0}",
);
const NO_DAY: Text =
    text("tarkastelupäivää ei ole annettu", "ingen bedömningsdag har angetts", "no day to look at was given");
const LATE: Text = text("{0} on päivän {1} jälkeen", "{0} är efter {1}", "{0} is after {1}");
const NOT_LATE: Text = text("{0} ei ole päivän {1} jälkeen", "{0} är inte efter {1}", "{0} is not after {1}");

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let f = r.facts;
    let Some(review) = decide(r.law, f) else { return };
    let Review { base, due, overdue, now, line } = review;
    let (cite, from) = (&line.cite, line.from);
    uses!(r, f; plan_drawn_up_on, last_review_on);
    r.then(&BASE, [Value::Day(base), Value::None, Value::None]);
    r.period(base, r.law.review_interval, line, due);
    r.find(Finding::new(Rule::ReviewDue, Answer::Day(due), cite, from));
    if f.on.is_none() {
        r.then(&NO_DAY, [Value::None; 3]);
    }
    if let Some(on) = f.on {
        uses!(r, f; on);
        r.then(if overdue { &LATE } else { &NOT_LATE }, [Value::Day(on), Value::Day(due), Value::None]);
    }
    r.find(Finding::new(Rule::ReviewOverdue, Answer::yes_no(overdue), cite, from));
    if let Some(change) = f.change_or_request_on {
        uses!(r, f; change_or_request_on);
        let text = if change > base { &LATE } else { &NOT_LATE };
        r.then(text, [Value::Day(change), Value::Day(base), Value::None]);
    } else {
        r.then(&NO_CHANGE, [Value::Day(base), Value::None, Value::None]);
    }
    r.find(Finding::new(Rule::ReviewNow, Answer::yes_no(now), cite, from));
    if !super::plan_is_live(r.law, f) {
        return;
    }
    uses!(r, f; plan_drawn_up_on, last_review_on);
    r.period(base, r.law.review_interval, line, due);
    r.find(Finding::new(Rule::ReviewPlan, Answer::Must, cite, from).due(due, f.on).since(Some(base)));
    if now {
        uses!(r, f; change_or_request_on);
        r.find(Finding::new(Rule::ReviewPlanNow, Answer::Must, &CITE, from).since(f.change_or_request_on));
    }
}

pub const INTERPRETATIONS: &[Interpretation] = &[
    Interpretation {
        cite: super::s102_transition::CITE_OLD_PLANS,
        text: text(
            "Myös ennen 1.1.2025 laadittu suunnitelma tarkistetaan kuuden kuukauden kuluessa laatimisesta tai viimeisimmästä tarkistuksesta.",
            "Också en plan som utarbetats före 1.1.2025 ses över inom sex månader från utarbetandet eller den senaste översynen.",
            "A plan drawn up before 1 January 2025 is also reviewed within six months of being drawn up or last reviewed.",
        ),
    },
    Interpretation {
        cite: CITE,
        text: text(
            "Väli lasketaan suunnitelman laatimisen ja viimeisimmän tarkistuksen myöhemmästä päivästä, sinä päivänä voimassa olleen sanamuodon mukaan.",
            "Intervallet räknas från den senare av planens utarbetande och den senaste översynen, enligt den lydelse som gällde den dagen.",
            "The interval runs from the later of plan and last review, by the version in force on that day.",
        ),
    },
    Interpretation {
        cite: CITE,
        text: text(
            "Muutos tai pyyntö samana päivänä kuin suunnitelma tai tarkistus on otettu siinä huomioon. Muutoksen johdosta tehtävälle tarkistukselle ei ole päivämäärää.",
            "En förändring eller begäran samma dag som planen eller översynen har beaktats i den. En översyn med anledning av en förändring har inget eget datum.",
            "A change or request on the day of plan or review was taken into account in it. A review because of a change has no day of its own.",
        ),
    },
];

pub static SECTION: Section = Section {
    number: "22",
    title: text(
        "Kotoutumissuunnitelman tarkistaminen",
        "Översyn av integrationsplanen",
        "Review of the integration plan",
    ),
    cite: section("22", ""),
    numbers: &[&REVIEW_INTERVAL],
    interpretations: INTERPRETATIONS,
};
