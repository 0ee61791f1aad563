//! Scope · soveltamisala · tillämpningsområde (§ 2): the groups other sections point at.

use super::Law;
use super::cite::{Cite, section};
use super::facts::Facts;
use super::number::{Interpretation, Section, number};
use crate::dates::age_on;
use crate::words::{Text, text};

pub const CITE_PROTECTION: Cite = section("2", "3");
pub const CITE_FAMILY: Cite = section("2", "4");
pub const CITE_BORN_IN_FINLAND: Cite = section("2", "5");
pub const CITE_UNACCOMPANIED: Cite = section("2", "6");

number! { UNACCOMPANIED_UNTIL_AGE; "ilman huoltajaa tulleen lapsen tai nuoren yläikäraja", "övre åldersgräns för barn och unga utan vårdnadshavare", "upper age limit of an unaccompanied child or young person"; Age;
2025-1-1 => 23, CITE_UNACCOMPANIED }

/// The groups of § 2, as words for choosing one.
pub const GROUPS: &[(Cite, Text)] = &[
    (
        CITE_PROTECTION,
        text(
            "kansainvälistä suojelua saava tai muu 3 momentissa tarkoitettu henkilö",
            "person som får internationellt skydd eller annan person som avses i 3 mom.",
            "beneficiary of international protection or other person of subsection 3",
        ),
    ),
    (
        CITE_FAMILY,
        text(
            "edellä tarkoitetun perheenjäsen tai muu omainen",
            "familjemedlem eller annan anhörig till en sådan person",
            "family member or other relative of such a person",
        ),
    ),
    (
        CITE_BORN_IN_FINLAND,
        text("heidän Suomessa syntynyt lapsensa", "deras barn som fötts i Finland", "their child born in Finland"),
    ),
    (
        CITE_UNACCOMPANIED,
        text(
            "alaikäisenä ilman huoltajaa tullut lapsi tai nuori",
            "barn eller ung person som kommit som minderårig utan vårdnadshavare",
            "child or young person who came as a minor without a guardian",
        ),
    ),
];

/// Whether the person counts as an unaccompanied child or young person; without a birth date the fact alone decides.
pub fn is_unaccompanied(law: &Law, facts: &Facts) -> bool {
    facts.unaccompanied == Some(true)
        && match (facts.birth_date, facts.on) {
            (Some(birth), Some(on)) => i64::from(age_on(birth, on)) < law.unaccompanied_until_age.at(on).value,
            _ => true,
        }
}

pub const INTERPRETATIONS: &[Interpretation] = &[];

pub static SECTION: Section = Section {
    number: "2",
    title: text("Soveltamisala", "Tillämpningsområde", "Scope of application"),
    cite: section("2", ""),
    numbers: &[&UNACCOMPANIED_UNTIL_AGE],
    interpretations: INTERPRETATIONS,
};
