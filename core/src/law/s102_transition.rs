//! Entry into force and transition · voimaantulo ja siirtymäsäännökset · ikraftträdande och övergång (§§ 101, 102).

use super::cite::{Cite, INTEGRATION_ACT, OLD_INTEGRATION_ACT, day, section};
use super::facts::Facts;
use super::finding::Word;
use super::number::{Interpretation, Section, number};
use crate::words::text;
use chrono::NaiveDate;

pub const CITE: Cite = section("101", "1");
pub const CITE_OLD_REIMBURSEMENTS: Cite = section("102", "1");
pub const CITE_OLD_PLANS: Cite = section("102", "2");
pub const CITE_SYSTEM: Cite = section("102", "3");
pub const CITE_STORING: Cite = section("102", "4");
pub const CITE_OLD_PERIODS: Cite = section("102", "6");

/// The day the Act came into force; the first version of most sections starts on it.
pub const ACT_IN_FORCE: NaiveDate = day(2025, 1, 1);

number! { OLD_REIMBURSEMENTS_BY; "kumotun lain korvauksia haettava viimeistään", "ersättningar enligt den upphävda lagen ska sökas senast", "reimbursements under the repealed Act to be applied for at the latest"; Day;
2025-1-1 => day(2026, 12, 31).to_epoch_days() as i64, CITE_OLD_REIMBURSEMENTS }
number! { SYSTEM_IN_USE_BY; "valtakunnallinen asiakastietojärjestelmä otettava käyttöön viimeistään", "det nationella kundinformationssystemet ska tas i bruk senast", "national client data system to be taken into use at the latest"; Day;
2025-1-1 => day(2027, 1, 1).to_epoch_days() as i64, CITE_SYSTEM }
number! { STORED_FROM; "tiedot tallennettava valtakunnalliseen tietovarantoon alkaen", "uppgifterna ska lagras i det nationella informationslagret från", "data to be stored in the national repository from"; Day;
2025-1-1 => day(2027, 1, 1).to_epoch_days() as i64, CITE_STORING }

pub static ACT_681: Word =
    Word { id: INTEGRATION_ACT.0.number, text: text("laki 681/2023", "lag 681/2023", "Act 681/2023") };
pub static ACT_1386: Word =
    Word { id: OLD_INTEGRATION_ACT.0.number, text: text("laki 1386/2010", "lag 1386/2010", "Act 1386/2010") };

/// Whether plans that began with one drawn up on this day keep the repealed Act's maximum (§ 102(2)).
pub fn is_of_the_repealed_act(first_plan_on: NaiveDate) -> bool {
    first_plan_on < ACT_IN_FORCE
}

/// Which Act governs the maximum length of plans that began with one drawn up on this day.
pub fn governing_act(first_plan_on: NaiveDate) -> &'static Word {
    if first_plan_on < ACT_IN_FORCE { &ACT_1386 } else { &ACT_681 }
}

/// Whether the plan itself is still under the repealed Act: drawn up before this one came into force, and not
/// reviewed under it (§ 102(2)). Its maximum length stays there for good.
pub fn governed_by_the_old_act(f: &Facts) -> bool {
    f.plan_drawn_up_on.is_some_and(|plan| plan < ACT_IN_FORCE) && f.last_review_on.is_none_or(|on| on < ACT_IN_FORCE)
}

pub const INTERPRETATIONS: &[Interpretation] = &[
    Interpretation {
        cite: CITE_OLD_PLANS,
        text: text(
            "Kun ensimmäinen suunnitelma on laadittu ennen 1.1.2025, enimmäiskestoon sovelletaan kumottua lakia 1386/2010. Siitä lasketaan tässä vain kolmen vuoden perusaika; pidennyksiä, esteitä eikä opintojen jatkamista ei lasketa, eikä tämän lain 23 §:n 3–4 momenttia tai 31 §:ää sovelleta.",
            "När den första planen har utarbetats före 1.1.2025 tillämpas den upphävda lagen 1386/2010 på maximitiden. Av den räknas här endast grundtiden på tre år; förlängningar, hinder och fortsatta studier räknas inte, och 23 § 3–4 mom. och 31 § i denna lag tillämpas inte.",
            "Where the first plan was drawn up before 1 January 2025 the repealed Act 1386/2010 governs the maximum length. Only its base of three years is computed here; extensions, obstacles and continued studies are not, and § 23(3)–(4) and § 31 of this Act are not applied.",
        ),
    },
    Interpretation {
        cite: CITE_OLD_PLANS,
        text: text(
            "Ennen 1.1.2025 laaditun suunnitelman 20 §:n 5 momentin ohjausvelvollisuutta ei esitetä ennen kuin suunnitelma on tarkistettu tämän lain aikana.",
            "Skyldigheten att hänvisa enligt 20 § 5 mom. visas inte för en plan från tiden före 1.1.2025 förrän planen har setts över under denna lag.",
            "For a plan drawn up before 1 January 2025 the duty to direct of § 20(5) is not shown before the plan has been reviewed under this Act.",
        ),
    },
];

pub static SECTION: Section = Section {
    number: "102",
    title: text(
        "Voimaantulo ja siirtymäsäännökset",
        "Ikraftträdande och övergångsbestämmelser",
        "Entry into force and transitional provisions",
    ),
    cite: section("102", ""),
    numbers: &[&OLD_REIMBURSEMENTS_BY, &SYSTEM_IN_USE_BY, &STORED_FROM],
    interpretations: INTERPRETATIONS,
};
