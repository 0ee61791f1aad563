//! Fee for an unused service · käyttämättä jätetystä palvelusta perittävä maksu · avgift för outnyttjad tjänst (§ 32 a).

use super::Law;
use super::cite::{Cite, Since, section};
use super::facts::{Appointment, Fact, SectionNumber};
use super::finding::{Answer, Finding};
use super::number::{Interpretation, Section, number};
use super::reckoning::{Reckoning, Sink, Value, uses};
use super::rule::Rule;
use super::s102_transition::ACT_IN_FORCE;
use crate::dates::age_on;
use crate::words::{Text, text};
use chrono::{Days, NaiveDate};

pub const CITE: Cite = section("32 a", "1");
pub const CITE_DUE: Cite = section("32 a", "2");
pub const CITE_INDEX: Cite = section("32 a", "4");

number! { FEE_AT_MOST; "maksu enintään", "avgiften högst", "fee at most"; Cents;
2025-1-1 => 5670, CITE }
number! { FEE_FROM_AGE; "maksu voidaan periä tästä iästä alkaen", "avgift får tas ut från denna ålder", "fee may be charged from this age"; Age;
2025-1-1 => 18, CITE }
number! { EARLIEST_DUE; "eräpäivä aikaisintaan varatusta ajasta", "förfallodag tidigast från den bokade tiden", "due day at the earliest from the booked time"; Days;
2025-1-1 => 14, CITE_DUE }

/// The sections whose appointments may found a fee.
pub const SERVICES: [u16; 4] = [10, 14, 20, 22];

/// What stands in the way of a fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    BeforeTheAct,
    OtherService,
    NoInterpreter,
    Attended,
    Cancelled,
    AcceptableReason,
    NotTold,
    Unreasonable,
    UnderAge,
    /// Nothing known stands in the way, but this is not known either: the fee is not established.
    NotKnown(Fact),
}

impl Bar {
    pub const fn text(self) -> &'static Text {
        match self {
            Bar::BeforeTheAct => &BEFORE_THE_ACT,
            Bar::OtherService => &OTHER_SERVICE,
            Bar::NoInterpreter => &NO_INTERPRETER,
            Bar::Attended => &ATTENDED,
            Bar::Cancelled => &CANCELLED,
            Bar::AcceptableReason => Fact::acceptable_reason.label(),
            Bar::NotTold => &NOT_TOLD,
            Bar::Unreasonable => Fact::unreasonable.label(),
            Bar::UnderAge => &UNDER_AGE,
            Bar::NotKnown(fact) => fact.label(),
        }
    }
}

const BEFORE_THE_ACT: Text = text(
    "aika oli ennen lain voimaantuloa",
    "tiden var före lagens ikraftträdande",
    "the appointment was before the Act came into force",
);
const OTHER_SERVICE: Text =
    text("maksu ei koske tätä palvelua", "avgiften gäller inte denna tjänst", "the fee does not concern this service");
const NO_INTERPRETER: Text = text("tulkkia ei ollut varattu", "ingen tolk var bokad", "no interpreter was booked");
const ATTENDED: Text = text("asiakas saapui", "kunden infann sig", "the client came");
const CANCELLED: Text =
    text("aika peruttiin ennalta", "tiden avbokades på förhand", "the time was cancelled beforehand");
const NOT_TOLD: Text = text(
    "maksusta ja peruuttamisesta ei kerrottu ymmärrettävästi",
    "om avgiften och avbokning informerades inte begripligt",
    "the client was not told understandably of the fee and of cancelling",
);
const UNDER_AGE: Text = text("alle 18-vuotias", "under 18 år", "under 18");

/// The fee for one missed appointment.
#[derive(Clone, Copy, Debug)]
pub struct Fee {
    /// Nothing in the way: the fee may be charged.
    pub bar: Option<Bar>,
    /// At most this much; nothing while the interpreting cost is not known.
    pub cents: i64,
    pub earliest_due: Option<NaiveDate>,
    pub line: &'static Since<i64>,
}

/// § 32 a for one appointment; nothing without its day.
pub fn decide(law: &Law, a: &Appointment, birth_date: Option<NaiveDate>) -> Option<Fee> {
    let on = a.appointment_on?;
    let line = law.fee_at_most.at(on);
    let bar = bar(law, a, birth_date, on);
    if bar.is_some() {
        return Some(Fee { bar, cents: 0, earliest_due: None, line });
    }
    let days = u64::try_from(law.earliest_due.at(on).value).unwrap_or(0);
    Some(Fee {
        bar: None,
        cents: a.interpreting_cost_eur.map_or(0, |cost| cost.cents.min(line.value)),
        earliest_due: on.checked_add_days(Days::new(days)),
        line,
    })
}

fn bar(law: &Law, a: &Appointment, birth_date: Option<NaiveDate>, on: NaiveDate) -> Option<Bar> {
    let covered = |s: SectionNumber| s.letter.is_none() && SERVICES.contains(&s.number);
    let of_age = |birth| i64::from(age_on(birth, on)) >= law.fee_from_age.at(on).value;
    let bars = [
        (law.fee_at_most.on(on).is_none(), Bar::BeforeTheAct),
        (a.service.is_some_and(|service| !covered(service)), Bar::OtherService),
        (a.interpreter_booked == Some(false), Bar::NoInterpreter),
        (a.attended == Some(true), Bar::Attended),
        (a.cancelled_beforehand == Some(true), Bar::Cancelled),
        (a.acceptable_reason == Some(true), Bar::AcceptableReason),
        (a.told_of_fee_and_cancelling == Some(false), Bar::NotTold),
        (a.unreasonable == Some(true), Bar::Unreasonable),
        (birth_date.is_some_and(|birth| !of_age(birth)), Bar::UnderAge),
        // What is not known founds nothing: every condition of the subsection must be known to hold.
        (a.service.is_none(), Bar::NotKnown(Fact::service)),
        (a.interpreter_booked.is_none(), Bar::NotKnown(Fact::interpreter_booked)),
        (a.attended.is_none(), Bar::NotKnown(Fact::attended)),
        (a.cancelled_beforehand.is_none(), Bar::NotKnown(Fact::cancelled_beforehand)),
        (a.acceptable_reason.is_none(), Bar::NotKnown(Fact::acceptable_reason)),
        (a.told_of_fee_and_cancelling.is_none(), Bar::NotKnown(Fact::told_of_fee_and_cancelling)),
        (a.unreasonable.is_none(), Bar::NotKnown(Fact::unreasonable)),
        (birth_date.is_none(), Bar::NotKnown(Fact::birth_date)),
    ];
    bars.into_iter().find_map(|(stands, bar)| stands.then_some(bar))
}

const LESSER: Text = text(
    "pienempi: kustannus {0}, yläraja {1}",
    "det mindre: kostnad {0}, högst {1}",
    "the lesser: cost {0}, at most {1}",
);
const BARRED: Text = text("ei peritä: {0}", "tas inte ut: {0}", "not charged: {0}");

const NOT_KNOWN: Text =
    text("ei peritä, ei tiedossa: {0}", "tas inte ut, inte känt: {0}", "not charged, not known: {0}");

fn barred<S: Sink>(r: &mut Reckoning<S>, bar: Bar) {
    let text = if matches!(bar, Bar::NotKnown(_)) { &NOT_KNOWN } else { &BARRED };
    r.then(text, [Value::Text(bar.text()), Value::None, Value::None]);
}

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let f = r.facts;
    let Some(a) = &f.appointment else { return };
    let (Some(fee), Some(on)) = (decide(r.law, a, f.birth_date), a.appointment_on) else { return };
    let from = fee.line.from.max(ACT_IN_FORCE);
    uses!(r, f; birth_date);
    uses!(r, a; appointment_on, service, interpreter_booked, attended, cancelled_beforehand, acceptable_reason,
        told_of_fee_and_cancelling, unreasonable);
    if let Some(bar) = fee.bar {
        barred(r, bar);
    }
    r.find(Finding::new(Rule::FeeMayBeCharged, Answer::yes_no(fee.bar.is_none()), &CITE, from));
    match (fee.bar, a.interpreting_cost_eur) {
        (Some(bar), _) => barred(r, bar),
        (None, None) => barred(r, Bar::NotKnown(Fact::interpreting_cost_eur)),
        (None, Some(cost)) => {
            uses!(r, a; interpreting_cost_eur);
            r.line(r.law.fee_at_most, fee.line);
            r.then(&LESSER, [Value::Cents(cost.cents), Value::Cents(fee.line.value), Value::None]);
        }
    }
    r.find(Finding::new(Rule::Fee, Answer::Cents(fee.cents), &fee.line.cite, from));
    if let Some(due) = fee.earliest_due {
        let line = r.law.earliest_due.at(on);
        r.period(on, r.law.earliest_due, line, due);
        r.find(Finding::new(Rule::FeeEarliestDue, Answer::Day(due), &CITE_DUE, line.from));
    }
}

pub const INTERPRETATIONS: &[Interpretation] = &[
    Interpretation {
        cite: CITE,
        text: text(
            "Ikä katsotaan varatun ajan päivänä. Jos syntymäaikaa tai muuta maksun edellytystä ei tiedetä, maksua ei peritä.",
            "Åldern bedöms den dag tiden är bokad till. Är födelsedatumet eller någon annan förutsättning för avgiften okänd tas ingen avgift ut.",
            "Age is looked at on the day of the appointment. Where the date of birth or any other condition of the fee is not known, no fee is charged.",
        ),
    },
    Interpretation {
        cite: CITE_INDEX,
        text: text(
            "Enimmäismäärä on varatun ajan päivänä voimassa oleva määrä.",
            "Maximibeloppet är det som gäller den dag tiden är bokad till.",
            "The maximum is the amount in force on the day of the appointment.",
        ),
    },
];

pub static SECTION: Section = Section {
    number: "32 a",
    title: text(
        "Käyttämättä jätetystä palvelusta perittävä maksu",
        "Avgift för outnyttjad tjänst",
        "Fee for an unused service",
    ),
    cite: section("32 a", ""),
    numbers: &[&FEE_AT_MOST, &FEE_FROM_AGE, &EARLIEST_DUE],
    interpretations: INTERPRETATIONS,
};
