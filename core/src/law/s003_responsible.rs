//! Responsible authority · vastuussa oleva viranomainen · ansvarig myndighet (§§ 3, 8).

use super::cite::{Cite, section};
use super::finding::{Answer, Finding, Word};
use super::number::{Interpretation, Section};
use super::reckoning::{Reckoning, Sink, uses};
use super::rule::Rule;
use super::s102_transition::ACT_IN_FORCE;
use crate::words::text;

pub const CITE: Cite = section("3", "1");
pub const CITE_COOPERATION: Cite = section("8", "1");

pub static MUNICIPALITY: Word = Word { id: "municipality", text: text("kunta", "kommunen", "municipality") };
pub static EMPLOYMENT_AUTHORITY: Word = Word {
    id: "employment_authority",
    text: text("työvoimaviranomainen", "arbetskraftsmyndigheten", "employment authority"),
};

/// Who is responsible for §§ 12–32 and 32 a, and by which section.
pub fn responsible(registered_jobseeker: bool, municipality_delegates_all: bool) -> (&'static Word, &'static Cite) {
    if registered_jobseeker {
        (&EMPLOYMENT_AUTHORITY, &CITE)
    } else if municipality_delegates_all {
        (&EMPLOYMENT_AUTHORITY, &CITE_COOPERATION)
    } else {
        (&MUNICIPALITY, &CITE)
    }
}

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let f = r.facts;
    if f.registered_jobseeker.is_none() && f.municipality_delegates_all.is_none() {
        return;
    }
    uses!(r, f; registered_jobseeker, municipality_delegates_all);
    let (word, cite) = responsible(f.registered_jobseeker == Some(true), f.municipality_delegates_all == Some(true));
    r.find(Finding::new(Rule::ResponsibleAuthority, Answer::Word(word), cite, ACT_IN_FORCE));
}

pub const INTERPRETATIONS: &[Interpretation] = &[Interpretation {
    cite: CITE_COOPERATION,
    text: text(
        "Kun kunta on antanut kaikki tehtävänsä työvoimaviranomaiselle, vastuussa olevaksi viranomaiseksi merkitään työvoimaviranomainen.",
        "När kommunen har gett alla sina uppgifter åt arbetskraftsmyndigheten antecknas den som ansvarig myndighet.",
        "Where the municipality has given all its tasks to the employment authority, that authority is shown as responsible.",
    ),
}];

pub static SECTION: Section = Section {
    number: "3",
    title: text("Lain soveltaminen työnhakijaan", "Tillämpning av lagen på arbetssökande", "Application to jobseekers"),
    cite: section("3", ""),
    numbers: &[],
    interpretations: INTERPRETATIONS,
};
