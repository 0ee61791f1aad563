//! Imputed reimbursement · laskennallinen korvaus · kalkylerad ersättning (§§ 59–62, 102; decree 872/2024).

use super::Law;
use super::cite::{Cite, REIMBURSEMENT_DECREE, Since, place, section};
use super::facts::Facts;
use super::finding::{Answer, Finding};
use super::number::{Interpretation, Number, Section, number};
use super::reckoning::{Reckoning, Sink, Value, uses};
use super::rule::Rule;
use super::s102_transition::CITE_OLD_PERIODS;
use crate::dates::{age_on, anniversary};
use crate::words::{Text, text};
use chrono::NaiveDate;

pub const CITE_START: Cite = section("59", "2");
pub const CITE: Cite = section("61", "3");
pub const CITE_CHILD: Cite = section("61", "4");
pub const CITE_COUNTY: Cite = section("62", "3");
pub const CITE_RATE: Cite = place(REIMBURSEMENT_DECREE, "1", "1");
pub const CITE_RATE_ALAND: Cite = place(REIMBURSEMENT_DECREE, "1", "2");
pub const CITE_RATE_COUNTY: Cite = place(REIMBURSEMENT_DECREE, "2", "1");
pub const CITE_RATE_ALAND_HEALTH: Cite = place(REIMBURSEMENT_DECREE, "2", "2");

number! { PERIOD; "korvausaika", "ersättningstid", "reimbursement period"; Years;
2011-9-1 => 3, CITE_OLD_PERIODS;
2025-1-1 => 2, CITE }
number! { PERIOD_QUOTA; "korvausaika, pakolaiskiintiössä otettu", "ersättningstid, kvotflykting", "reimbursement period, quota refugee"; Years;
2011-9-1 => 4, CITE_OLD_PERIODS;
2025-1-1 => 3, CITE }
number! { PERIOD_QUOTA_FAMILY; "korvausaika, kiintiöpakolaisen perheenjäsen tai omainen", "ersättningstid, kvotflyktings familjemedlem eller anhörig", "reimbursement period, family member or relative of a quota refugee"; Years;
2025-1-1 => 3, CITE }
number! { CHILD_UNTIL_AGE; "nuoremman korvausluokan yläikäraja", "övre åldersgräns för den yngre ersättningsklassen", "upper age limit of the younger class"; Age;
2025-1-1 => 7, CITE_RATE }
number! { ADULT_FROM_AGE; "ensimmäisen aikuisvuoden lisä tästä iästä alkaen", "tillägg för första vuxenåret från denna ålder", "addition for the first adult year from this age"; Age;
2025-1-1 => 18, CITE_RATE }

number! { MUNICIPALITY_UNDER_7; "kunta, alle 7-vuotias", "kommun, under 7 år", "municipality, under 7"; Cents; 2025-1-1 => 274_100, CITE_RATE }
number! { MUNICIPALITY_FROM_7; "kunta, 7 vuotta täyttänyt", "kommun, fyllda 7 år", "municipality, 7 or over"; Cents; 2025-1-1 => 205_200, CITE_RATE }
number! { MUNICIPALITY_ADULT; "kunta, ensimmäisen aikuisvuoden lisä", "kommun, tillägg första året som vuxen", "municipality, first adult year"; Cents; 2025-1-1 => 774_100, CITE_RATE }
number! { ALAND_UNDER_7; "Ahvenanmaan kunta, alle 7-vuotias", "åländsk kommun, under 7 år", "municipality in Åland, under 7"; Cents; 2025-1-1 => 315_700, CITE_RATE_ALAND }
number! { ALAND_FROM_7; "Ahvenanmaan kunta, 7 vuotta täyttänyt", "åländsk kommun, fyllda 7 år", "municipality in Åland, 7 or over"; Cents; 2025-1-1 => 260_900, CITE_RATE_ALAND }
number! { ALAND_ADULT; "Ahvenanmaan kunta, ensimmäisen aikuisvuoden lisä", "åländsk kommun, tillägg första året som vuxen", "municipality in Åland, first adult year"; Cents; 2025-1-1 => 7_600, CITE_RATE_ALAND }
number! { COUNTY_UNDER_7; "hyvinvointialue, alle 7-vuotias", "välfärdsområde, under 7 år", "wellbeing services county, under 7"; Cents; 2025-1-1 => 94_800, CITE_RATE_COUNTY }
number! { COUNTY_FROM_7; "hyvinvointialue, 7 vuotta täyttänyt", "välfärdsområde, fyllda 7 år", "wellbeing services county, 7 or over"; Cents; 2025-1-1 => 109_700, CITE_RATE_COUNTY }
number! { COUNTY_ADULT; "hyvinvointialue, ensimmäisen aikuisvuoden lisä", "välfärdsområde, tillägg första året som vuxen", "wellbeing services county, first adult year"; Cents; 2025-1-1 => 7_300, CITE_RATE_COUNTY }
number! { ALAND_HEALTH_UNDER_7; "Ahvenanmaan terveys- ja sairaanhoito, alle 7-vuotias", "Ålands hälso- och sjukvård, under 7 år", "Åland health authority, under 7"; Cents; 2025-1-1 => 53_200, CITE_RATE_ALAND_HEALTH }
number! { ALAND_HEALTH_FROM_7; "Ahvenanmaan terveys- ja sairaanhoito, 7 vuotta täyttänyt", "Ålands hälso- och sjukvård, fyllda 7 år", "Åland health authority, 7 or over"; Cents; 2025-1-1 => 54_000, CITE_RATE_ALAND_HEALTH }

/// Who is reimbursed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    Municipality,
    AlandMunicipality,
    /// A wellbeing services county, or Helsinki (§ 100).
    County,
    AlandHealth,
}

/// The yearly sums for one recipient.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    pub under_7: &'static Number,
    pub from_7: &'static Number,
    pub first_adult_year: Option<&'static Number>,
}

impl Rates {
    pub const MUNICIPALITY: Rates = Rates {
        under_7: &MUNICIPALITY_UNDER_7,
        from_7: &MUNICIPALITY_FROM_7,
        first_adult_year: Some(&MUNICIPALITY_ADULT),
    };
    pub const ALAND_MUNICIPALITY: Rates =
        Rates { under_7: &ALAND_UNDER_7, from_7: &ALAND_FROM_7, first_adult_year: Some(&ALAND_ADULT) };
    pub const COUNTY: Rates =
        Rates { under_7: &COUNTY_UNDER_7, from_7: &COUNTY_FROM_7, first_adult_year: Some(&COUNTY_ADULT) };
    pub const ALAND_HEALTH: Rates =
        Rates { under_7: &ALAND_HEALTH_UNDER_7, from_7: &ALAND_HEALTH_FROM_7, first_adult_year: None };
}

/// When payment stops.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    pub starts_on: NaiveDate,
    pub first_unpaid_day: NaiveDate,
    pub number: &'static Number,
    pub line: &'static Since<i64>,
}

/// The start of the period: given, or the first municipality of residence of a person of § 2(3)–(4).
pub fn starts_on(f: &Facts) -> Option<NaiveDate> {
    f.period_starts_on.or(if f.protection_or_family == Some(true) { f.first_municipality_on } else { None })
}

/// The period of a person who is not a child born in Finland.
pub fn period(law: &Law, f: &Facts) -> Option<Period> {
    let starts_on = starts_on(f)?;
    let number = match (f.quota_refugee, f.quota_family_member) {
        (Some(true), _) => law.period_quota,
        // Before its first line the relative has the general period (§ 102(6)).
        (_, Some(true)) if law.period_quota_family.on(starts_on).is_some() => law.period_quota_family,
        _ => law.period,
    };
    let line = number.at(starts_on);
    let first_unpaid_day = anniversary(starts_on, i32::try_from(line.value).unwrap_or(0));
    Some(Period { starts_on, first_unpaid_day, number, line })
}

/// The first day no longer paid; a child born in Finland follows the parent.
pub fn first_unpaid_day(law: &Law, f: &Facts) -> Option<(NaiveDate, &'static Cite)> {
    if f.born_in_finland == Some(true) {
        return f.parent_first_unpaid_day.map(|day| (day, &CITE_CHILD));
    }
    period(law, f).map(|p| (p.first_unpaid_day, &p.line.cite))
}

/// A yearly sum and the lines it is made of.
#[derive(Clone, Copy, Debug)]
pub struct YearlyRate {
    pub cents: i64,
    pub base: (&'static Number, &'static Since<i64>),
    /// The addition for a first adult year.
    pub first_adult_year: Option<(&'static Number, &'static Since<i64>)>,
}

/// The sum a year at the age on a day (the start day, or a later one on which the age class changes); none before
/// the decree. `first_year` says whether the day opens the first year paid as an adult.
pub fn yearly_rate(
    law: &Law,
    recipient: Recipient,
    birth: NaiveDate,
    on: NaiveDate,
    first_year: bool,
) -> Option<YearlyRate> {
    let rates = match recipient {
        Recipient::Municipality => &law.municipality_rates,
        Recipient::AlandMunicipality => &law.aland_municipality_rates,
        Recipient::County => &law.county_rates,
        Recipient::AlandHealth => &law.aland_health_rates,
    };
    let age = i64::from(age_on(birth, on));
    let number = if age < law.child_until_age.at(on).value { rates.under_7 } else { rates.from_7 };
    let base = (number, number.on(on)?);
    let adult = first_year && age >= law.adult_from_age.at(on).value;
    let first_adult_year = rates.first_adult_year.filter(|_| adult).and_then(|number| Some((number, number.on(on)?)));
    let cents = base.1.value + first_adult_year.map_or(0, |(_, line)| line.value);
    Some(YearlyRate { cents, base, first_adult_year })
}

const AGE: Text = text("ikä {0}: {1} vuotta", "ålder {0}: {1} år", "age on {0}: {1}");
const FOLLOWS_PARENT: Text = text(
    "Suomessa syntynyt lapsi: enintään vanhemman korvausajan",
    "barn fött i Finland: högst förälderns ersättningstid",
    "child born in Finland: at most the parent's period",
);

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let f = r.facts;
    let Some(starts_on) = starts_on(f).or(f.parent_first_unpaid_day) else { return };
    let in_force_from = r.law.period.at(starts_on).from;
    if f.born_in_finland == Some(true) {
        uses!(r, f; born_in_finland, parent_first_unpaid_day);
        r.then(&FOLLOWS_PARENT, [Value::None; 3]);
    } else if let Some(p) = period(r.law, f) {
        uses!(r, f; period_starts_on, first_municipality_on, quota_refugee, quota_family_member);
        r.period(p.starts_on, p.number, p.line, p.first_unpaid_day);
    }
    if let Some((day, cite)) = first_unpaid_day(r.law, f) {
        r.find(Finding::new(Rule::ReimbursementFirstUnpaidDay, Answer::Day(day), cite, in_force_from));
    }
    // A child whose parent's period was over when the child's would begin is not paid for at all.
    let paid = f.born_in_finland != Some(true) || f.parent_first_unpaid_day.is_none_or(|end| starts_on < end);
    let Some(birth) = f.birth_date.filter(|_| paid && self::starts_on(f).is_some()) else { return };
    let recipients = [
        (Recipient::Municipality, Rule::ReimbursementYearlyRate, &CITE_RATE),
        (Recipient::County, Rule::CountyYearlyRate, &CITE_RATE_COUNTY),
    ];
    for (recipient, rule, cite) in recipients {
        if let Some(rate) = yearly_rate(r.law, recipient, birth, starts_on, true) {
            uses!(r, f; birth_date);
            r.then(&AGE, [Value::Day(starts_on), Value::Number(age_on(birth, starts_on).into()), Value::None]);
            r.line(rate.base.0, rate.base.1);
            if let Some((number, line)) = rate.first_adult_year {
                r.line(number, line);
            }
            r.find(Finding::new(rule, Answer::Euros(rate.cents / 100), cite, in_force_from));
        }
    }
}

pub const INTERPRETATIONS: &[Interpretation] = &[
    Interpretation {
        cite: CITE,
        text: text(
            "Alkamispäivä on korvausajan ensimmäinen päivä, joten ensimmäinen maksamaton päivä on sen vuosipäivä (29.2.: 1.3.).",
            "Startdagen är ersättningstidens första dag, så den första obetalda dagen är dess årsdag (29.2: 1.3).",
            "The start day is day one of the period, so the first unpaid day is its anniversary (29 February: 1 March).",
        ),
    },
    Interpretation {
        cite: CITE_OLD_PERIODS,
        text: text(
            "Ennen 1.1.2025 alkaneen korvausajan vuosisummaa ei lasketa.",
            "Årssumman för en ersättningstid som börjat före 1.1.2025 räknas inte.",
            "The yearly sum of a period that began before 1 January 2025 is not computed.",
        ),
    },
];

pub static SECTION: Section = Section {
    number: "61",
    title: text(
        "Laskennallinen korvaus kunnalle ja hyvinvointialueelle",
        "Kalkylerad ersättning till kommunen och välfärdsområdet",
        "Imputed reimbursement to the municipality and the wellbeing services county",
    ),
    cite: section("61", ""),
    numbers: &[
        &PERIOD,
        &PERIOD_QUOTA,
        &PERIOD_QUOTA_FAMILY,
        &CHILD_UNTIL_AGE,
        &ADULT_FROM_AGE,
        &MUNICIPALITY_UNDER_7,
        &MUNICIPALITY_FROM_7,
        &MUNICIPALITY_ADULT,
        &ALAND_UNDER_7,
        &ALAND_FROM_7,
        &ALAND_ADULT,
        &COUNTY_UNDER_7,
        &COUNTY_FROM_7,
        &COUNTY_ADULT,
        &ALAND_HEALTH_UNDER_7,
        &ALAND_HEALTH_FROM_7,
    ],
    interpretations: INTERPRETATIONS,
};
