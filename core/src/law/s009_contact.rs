//! Contact for assessing the need of services · yhteydenotto · kontakt för bedömning av servicebehovet (§ 9).

use super::Law;
use super::cite::{Cite, section};
use super::facts::Facts;
use super::finding::{Answer, Finding, Word};
use super::number::{Interpretation, Section, number};
use super::reckoning::{Reckoning, Sink, uses};
use super::rule::Rule;
use super::s102_transition::ACT_IN_FORCE;
use crate::dates::plus_years;
use crate::words::text;
use chrono::NaiveDate;

pub const CITE: Cite = section("9", "1");
pub const CITE_HANDLING: Cite = section("9", "2");

number! { CONTACT_WINDOW; "aika ensimmäisestä luvasta, jona viranomaisen on ohjattava tai otettava yhteyttä", "tid från första tillståndet då myndigheten ska hänvisa eller ta kontakt", "time from the first permit during which an authority directs or makes contact"; Years;
2025-1-1 => 3, CITE }

pub static GUIDE_OR_CONTACT: Word = Word {
    id: "guide_or_contact",
    text: text(
        "ohjaa palveluihin tai ottaa yhteyttä kuntaan",
        "hänvisar till tjänsterna eller kontaktar kommunen",
        "directs to the services or contacts the municipality",
    ),
};
pub static GUIDE: Word = Word {
    id: "guide",
    text: text(
        "ohjaa palveluihin; yhteydenotto vaatii suostumuksen",
        "hänvisar till tjänsterna; kontakt kräver samtycke",
        "directs to the services; a contact needs consent",
    ),
};
pub static NO_DUTY: Word = Word { id: "none", text: text("ei velvollisuutta", "ingen skyldighet", "no duty") };

/// What an authority does that learns of a person judged to need services.
pub fn way(law: &Law, first_right_on: NaiveDate, on: NaiveDate, consent: bool) -> &'static Word {
    let line = law.contact_window.at(on);
    let last_day = plus_years(first_right_on, u32::try_from(line.value).unwrap_or(0));
    match (first_right_on <= on && on <= last_day, consent) {
        (false, _) => &NO_DUTY,
        (true, true) => &GUIDE_OR_CONTACT,
        (true, false) => &GUIDE,
    }
}

/// A contact that came and has not been handled.
pub fn is_unhandled(facts: &Facts) -> bool {
    facts.contact_received_on.is_some() && facts.contact_handled_on.is_none() && facts.relationship_ended_on.is_none()
}

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let f = r.facts;
    if let (Some(first), Some(on), Some(consent)) = (f.first_right_on, f.on, f.contact_consent) {
        uses!(r, f; first_right_on, contact_consent, on);
        let line = r.law.contact_window.at(on);
        r.line(r.law.contact_window, line);
        let word = way(r.law, first, on, consent);
        r.find(Finding::new(Rule::ContactWay, Answer::Word(word), &line.cite, line.from));
    }
    if is_unhandled(f) {
        uses!(r, f; contact_received_on);
        r.find(
            Finding::new(Rule::HandleContact, Answer::Must, &CITE_HANDLING, ACT_IN_FORCE).since(f.contact_received_on),
        );
    }
}

pub const INTERPRETATIONS: &[Interpretation] = &[Interpretation {
    cite: CITE_HANDLING,
    text: text(
        "”Viivytyksettä” ei ole päivien määrä: työlista näyttää yhteydenoton siitä lähtien, kun se on saapunut.",
        "”Utan dröjsmål” är inget antal dagar: arbetslistan visar kontakten från och med att den kommit in.",
        "“Without delay” is no number of days: the work list shows a contact from the day it came in.",
    ),
}];

pub static SECTION: Section = Section {
    number: "9",
    title: text(
        "Yhteydenotto palveluiden tarpeen arvioimiseksi",
        "Kontakt för bedömning av behovet av tjänster",
        "Contact for assessing the need for services",
    ),
    cite: section("9", ""),
    numbers: &[&CONTACT_WINDOW],
    interpretations: INTERPRETATIONS,
};
