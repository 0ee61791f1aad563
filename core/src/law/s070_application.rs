//! Applying for reimbursement · korvausten hakeminen · ansökan om ersättning (§ 70; Act 150/1930).

use super::Law;
use super::cite::{Cite, Since, section};
use super::finding::{Answer, Finding};
use super::number::{Interpretation, Section, number};
use super::reckoning::{Reckoning, Sink, Value, uses};
use super::rule::Rule;
use super::working_day;
use crate::words::{Text, text};
use chrono::{Datelike, NaiveDate};

pub const CITE: Cite = section("70", "1");

number! { APPLY_WITHIN; "korvausta haettava kalenterivuoden päättymisestä", "ersättning ska sökas från kalenderårets utgång", "reimbursement applied for from the end of the calendar year"; Years;
2025-1-1 => 2, CITE }

/// The last day to apply, and the day until which it may still be lodged.
#[derive(Clone, Copy, Debug)]
pub struct ApplyBy {
    pub last_day: NaiveDate,
    pub may_be_lodged_by: NaiveDate,
    pub line: &'static Since<i64>,
}

/// § 70(1) for an activity on a day.
pub fn apply_by(law: &Law, activity_on: NaiveDate) -> ApplyBy {
    let line = law.apply_within.at(activity_on);
    let year = activity_on.year().saturating_add(i32::try_from(line.value).unwrap_or(0));
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX);
    ApplyBy { last_day, may_be_lodged_by: working_day::on_or_after(last_day), line }
}

const YEAR_END: Text =
    text("vuoden {0} loppu + {1} vuotta = {2}", "utgången av {0} + {1} år = {2}", "end of {0} + {1} years = {2}");
const NEXT_WORKING_DAY: Text =
    text("{0}: seuraava arkipäivä {1}", "{0}: följande vardag {1}", "{0}: next working day {1}");
const IS_WORKING_DAY: Text = text("{0} on arkipäivä", "{0} är en vardag", "{0} is a working day");

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let Some(a) = &r.facts.application else { return };
    let Some(activity_on) = a.activity_on else { return };
    let by = apply_by(r.law, activity_on);
    uses!(r, a; activity_on);
    r.line(r.law.apply_within, by.line);
    let year = Value::Number(activity_on.year().into());
    r.then(&YEAR_END, [year, Value::Number(by.line.value), Value::Day(by.last_day)]);
    let found = Finding::new(Rule::ApplyBy, Answer::Day(by.last_day), &by.line.cite, by.line.from);
    // Not late before the day until which it may be lodged has passed.
    let overdue = r.facts.on.is_some_and(|on| on > by.may_be_lodged_by);
    r.find(Finding { due: Some(by.last_day), overdue, ..found });
    let moved = by.may_be_lodged_by != by.last_day;
    let text = if moved { &NEXT_WORKING_DAY } else { &IS_WORKING_DAY };
    r.then(text, [Value::Day(by.last_day), Value::Day(by.may_be_lodged_by), Value::None]);
    r.find(Finding::new(Rule::MayBeLodgedBy, Answer::Day(by.may_be_lodged_by), &working_day::CITE, by.line.from));
}

pub const INTERPRETATIONS: &[Interpretation] = &[Interpretation {
    cite: working_day::CITE,
    text: text(
        "Hakemuksen saa jättää seuraavana arkipäivänä, jos viimeinen päivä ei ole arkipäivä. Muita lain päiviä ei siirretä; päivän vieressä näytetään seuraava arkipäivä.",
        "Ansökan får lämnas in följande vardag om den sista dagen inte är en vardag. Lagens övriga dagar flyttas inte; bredvid dagen visas följande vardag.",
        "An application may be lodged on the next working day when the last day is none. Other days of the Act are not moved; the next working day is shown beside them.",
    ),
}];

pub static SECTION: Section = Section {
    number: "70",
    title: text("Korvausten maksaminen", "Utbetalning av ersättningar", "Payment of reimbursements"),
    cite: section("70", ""),
    numbers: &[&APPLY_WITHIN],
    interpretations: INTERPRETATIONS,
};
