//! Erasure of stored data · tallennettujen tietojen poistaminen · radering av lagrade uppgifter (§ 77).

use super::Law;
use super::cite::{Cite, INFORMATION_ACT, Since, place, section};
use super::facts::Facts;
use super::finding::{Answer, Finding};
use super::number::{Interpretation, Section, number};
use super::reckoning::{Reckoning, Sink, Value, uses};
use super::rule::Rule;
use super::s102_transition::ACT_IN_FORCE;
use crate::dates::anniversary;
use crate::words::{Text, text};
use chrono::NaiveDate;

pub const CITE: Cite = section("77", "1");

number! { KEPT_AFTER_END; "tiedot poistettava asiakkuuden päättymisestä", "uppgifterna raderas efter att kundrelationen upphört", "data erased after the end of the client relationship"; Years;
2025-1-1 => 4, CITE }

/// Where no law says how long data is kept, the authority that answers for it decides.
pub const KEPT_BY_NEED: Cite = place(INFORMATION_ACT, "21", "1");

/// § 77 is about clients and producers. Of those who use the system it says nothing, and nor does § 81.
pub const OFFICERS: Text = text(
    "Käyttäjien tileistä ja käyttöoikeuksista laki ei säädä säilytysaikaa: rekisterinpitäjä määrittää sen. Järjestelmä ei poista niitä, koska asiakkaan merkinnät ja lokit nimeävät tekijänsä.",
    "För användarnas konton och åtkomsträttigheter föreskriver lagen ingen lagringstid: den personuppgiftsansvarige bestämmer den. Systemet raderar dem inte, eftersom kundens anteckningar och loggarna anger vem som gjort dem.",
    "For the users' accounts and rights the law lays down no time: the controller decides it. The system does not erase them, for a client's entries and the logs name who made them.",
);

/// What § 77 says of a client's data.
#[derive(Clone, Copy, Debug)]
pub struct Erasure {
    /// No end, no day.
    pub erase_on: Option<(NaiveDate, &'static Since<i64>)>,
    pub may_keep: bool,
}

impl Erasure {
    /// To be erased on the day looked at or before it.
    pub fn is_due(&self, on: NaiveDate) -> bool {
        !self.may_keep && self.erase_on.is_some_and(|(day, _)| day <= on)
    }
}

/// The decision of § 77.
pub fn decide(law: &Law, f: &Facts) -> Erasure {
    let erase_on = f.relationship_ended_on.map(|ended| {
        let line = law.kept_after_end.at(ended);
        (anniversary(ended, i32::try_from(line.value).unwrap_or(0)), line)
    });
    Erasure { erase_on, may_keep: erase_on.is_none() || f.statutory_task_or_pending_matter == Some(true) }
}

const NOT_ENDED: Text =
    text("asiakkuus ei ole päättynyt", "kundrelationen har inte upphört", "the client relationship has not ended");

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let f = r.facts;
    if f.relationship_ended_on.is_none() && f.statutory_task_or_pending_matter.is_none() {
        return;
    }
    let erasure = decide(r.law, f);
    if let (Some((day, line)), Some(ended)) = (erasure.erase_on, f.relationship_ended_on) {
        uses!(r, f; relationship_ended_on);
        r.period(ended, r.law.kept_after_end, line, day);
        r.find(Finding::new(Rule::EraseOn, Answer::Day(day), &CITE, line.from));
    }
    uses!(r, f; relationship_ended_on, statutory_task_or_pending_matter);
    if f.relationship_ended_on.is_none() {
        r.then(&NOT_ENDED, [Value::None; 3]);
    }
    r.find(Finding::new(Rule::MayKeep, Answer::yes_no(erasure.may_keep), &CITE, ACT_IN_FORCE));
    if let (Some((day, line)), false) = (erasure.erase_on, erasure.may_keep) {
        uses!(r, f; relationship_ended_on);
        r.find(Finding::new(Rule::Erase, Answer::Must, &CITE, line.from).due(day, f.on));
    }
}

pub const INTERPRETATIONS: &[Interpretation] = &[
    Interpretation {
        cite: CITE,
        text: text(
            "Jos asiakkaan tuonti vanhasta rekisteristä perutaan, asiakkuus katsotaan päättyneeksi perumispäivänä.",
            "Om importen av en kund från ett gammalt register återtas anses kundrelationen ha upphört den dagen.",
            "If the intake of a client from an old register is undone, the relationship counts as ended on that day.",
        ),
    },
    Interpretation {
        cite: CITE,
        text: text(
            "Tiedot poistetaan sinä päivänä, jona asiakkuuden päättymisestä tulee kuluneeksi neljä vuotta.",
            "Uppgifterna raderas den dag då fyra år har gått sedan kundrelationen upphörde.",
            "Data are erased on the day on which four years have passed since the client relationship ended.",
        ),
    },
    Interpretation {
        cite: CITE,
        text: text(
            "Karkauspäivänä 29.2. päättyneen asiakkuuden vuosipäivä on tavallisena vuonna 1.3.",
            "För en kundrelation som upphört den 29 februari är årsdagen den 1 mars under ett vanligt år.",
            "For a relationship that ended on 29 February the anniversary is 1 March in a common year.",
        ),
    },
];

pub static SECTION: Section = Section {
    number: "77",
    title: text(
        "Valtakunnalliseen tietovarantoon tallennettujen tietojen poistaminen",
        "Radering av uppgifter i det nationella informationslagret",
        "Erasure of data stored in the national repository",
    ),
    cite: section("77", ""),
    numbers: &[&KEPT_AFTER_END],
    interpretations: INTERPRETATIONS,
};
