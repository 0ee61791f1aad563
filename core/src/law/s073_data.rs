//! Data that may be processed · käsiteltävät tiedot · uppgifter som får behandlas (§ 73).

use super::cite::{Cite, section};
use super::finding::{Answer, Finding, Word};
use super::number::{Interpretation, Section, number};
use super::reckoning::{Reckoning, Sink, Value, uses};
use super::rule::Rule;
use super::s102_transition::ACT_IN_FORCE;
use crate::words::{Text, text};

pub const CITE: Cite = section("73", "1");
pub const CITE_PROVENANCE: Cite = section("73", "2");
/// The right to restriction of Article 18 does not cover the data of subsection 1.
pub const CITE_RESTRICTION: Cite = section("73", "3");

number! { ITEMS; "käsiteltävien tietojen kohdat", "punkter med uppgifter som får behandlas", "items of data that may be processed"; Count;
2025-1-1 => 10, CITE }

/// The ten items, with the field names that fall under each; item `n` stands at `n - 1`.
pub const LISTED: [(&[&str], Text); 10] = [
    (
        &["identity_code", "personal_identity_code", "old_number"],
        text("henkilötunnus", "personbeteckning", "personal identity code"),
    ),
    (
        &[
            "names",
            "name",
            "first_names",
            "family_name",
            "given_names",
            "non_disclosure",
            "contact_details",
            "address",
            "contact_address",
            "phone",
            "email",
            "municipality",
        ],
        text("nimi ja yhteystiedot", "namn och kontaktuppgifter", "name and contact details"),
    ),
    (
        &[
            "residence_right",
            "permit",
            "first_right_on",
            "permit_until",
            "birth_date",
            "citizenship",
            "protection_or_family",
            "quota_refugee",
            "quota_family_member",
            "moved_in_on",
        ],
        text("oleskelulupaa koskevat tiedot", "uppgifter om uppehållstillstånd", "data on the residence permit"),
    ),
    (
        &[
            "service_language",
            "mother_tongue",
            "interpreter",
            "needs_interpreter",
            "interpreter_language",
            "representative",
        ],
        text(
            "asiointikieli, tulkki ja asioinnin järjestelyt",
            "kontaktspråk, tolk och ärendehantering",
            "language, interpreter and arrangements for dealing",
        ),
    ),
    (
        &[
            "education",
            "work_history",
            "occupation",
            "skills",
            "language_skills",
            "literacy",
            "home_care_allowance",
            "social_assistance_non_temporary",
            "social_assistance",
            "unaccompanied",
            "trafficking_victim",
            "reached_late",
            "other_client_plan",
            "notes",
        ],
        text(
            "koulutus, työhistoria ja osaaminen",
            "utbildning, arbetshistoria och kompetens",
            "education, work history and skills",
        ),
    ),
    (
        &["assessment", "plan", "goals", "review", "participation", "plan_content", "case_notes"],
        text(
            "arviointi, suunnitelmat ja niiden toteutuminen",
            "bedömning, planer och genomförande",
            "assessment, plans and how they are carried out",
        ),
    ),
    (
        &["services", "service", "final_language_test", "referral"],
        text(
            "palvelut, päättötestaus ja jatko-ohjaus",
            "tjänster, sluttest och vidare hänvisning",
            "services, final language test and further referral",
        ),
    ),
    (
        &["health_condition", "functional_capacity", "work_capacity", "obstacles"],
        text(
            "välttämättömät terveyttä ja toimintakykyä koskevat tiedot",
            "nödvändiga uppgifter om hälsa och funktionsförmåga",
            "indispensable data on health and capacity",
        ),
    ),
    (
        &["placement", "municipal_place", "placed_on"],
        text("kuntaan ohjaaminen", "anvisande till kommun", "placement in a municipality"),
    ),
    (
        &["reimbursements", "reimbursement", "period_starts_on", "first_municipality_on"],
        text("korvaukset", "ersättningar", "reimbursements"),
    ),
];

/// The item a field falls under; none where the list has no place for it.
pub fn item_of(field: &str) -> Option<u8> {
    LISTED.iter().zip(1..).find(|((fields, _), _)| fields.contains(&field)).map(|(_, item)| item)
}

/// Column headings of data the list has no place for, as old registers write them: beginnings of words, lower case.
pub const NO_PLACE: &[(&[&str], Text)] = &[
    (&["uskon", "religion", "trosbek", "faith", "kirkko", "samfund"], text("uskonto", "religion", "religion")),
    (
        &["etni", "etnici", "ethnic", "rotu", "ras ", "race", "heimo", "tribe", "klan"],
        text("etninen alkuperä", "etniskt ursprung", "ethnic origin"),
    ),
    (
        &["poliitti", "politisk", "political", "puolue"],
        text("poliittinen kanta", "politisk åsikt", "political opinion"),
    ),
    (&["seksuaal", "sexuell", "sexual"], text("seksuaalinen suuntautuminen", "sexuell läggning", "sexual orientation")),
    (
        &["ammattiliit", "fackf", "trade union", "union member"],
        text("ammattiliiton jäsenyys", "medlemskap i fackförbund", "trade union membership"),
    ),
    (&["rikos", "brott", "crimin", "tuomio"], text("rikokset", "brott", "criminal offences")),
];

/// What a column would hold that may not be processed, judged by its heading.
pub fn has_no_place(heading: &str) -> Option<&'static Text> {
    let heading = heading.to_lowercase();
    let starts = |word: &str| heading.match_indices(word).any(|(at, _)| !heading[..at].ends_with(char::is_alphabetic));
    NO_PLACE.iter().find(|(words, _)| words.iter().any(|word| starts(word))).map(|(_, what)| what)
}

/// The answer for a field the list has no place for.
pub static NO_ITEM: Word = Word {
    id: "no",
    text: text("ei kuulu 73 §:n luetteloon", "hör inte till förteckningen i 73 §", "not in the list of § 73"),
};

const LISTED_AS: Text = text("luettelon kohta {0}: {1}", "punkt {0} i förteckningen: {1}", "item {0} of the list: {1}");
const NOT_LISTED: Text = text("ei luettelossa", "inte i förteckningen", "not in the list");

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let Some(d) = &r.facts.data else { return };
    if let Some(field) = d.stored_field.as_deref() {
        let item = item_of(field);
        match item.and_then(|item| Some((item, LISTED.get(usize::from(item) - 1)?))) {
            Some((item, (_, name))) => {
                r.then(&LISTED_AS, [Value::Number(item.into()), Value::Text(name), Value::None]);
            }
            None => r.then(&NOT_LISTED, [Value::None; 3]),
        }
        let answer = item.map_or(Answer::Word(&NO_ITEM), |item| Answer::Number(item.into()));
        r.find(Finding::new(Rule::DataItem, answer, &CITE, ACT_IN_FORCE));
    }
    if let Some(from_client) = d.from_client {
        uses!(r, d; from_client);
        r.find(Finding::new(Rule::DataProvenance, Answer::yes_no(!from_client), &CITE_PROVENANCE, ACT_IN_FORCE));
    }
}

pub const INTERPRETATIONS: &[Interpretation] = &[Interpretation {
    cite: CITE,
    text: text(
        "Syntymäaika, kansalaisuus ja kuuluminen 2 §:n ryhmiin luetaan oleskeluoikeutta koskeviin tietoihin. Luettelossa olematonta tietoa ei tallenneta kentäksi.",
        "Födelsedatum, medborgarskap och tillhörighet till grupperna i 2 § räknas till uppgifterna om uppehållsrätt. En uppgift utanför förteckningen lagras inte som fält.",
        "Date of birth, citizenship and the groups of § 2 count as data on the right of residence. Data outside the list get no field.",
    ),
}];

pub static SECTION: Section = Section {
    number: "73",
    title: text("Käsiteltävät tiedot", "Uppgifter som får behandlas", "Data that may be processed"),
    cite: section("73", ""),
    numbers: &[&ITEMS],
    interpretations: INTERPRETATIONS,
};
