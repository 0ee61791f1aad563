//! Disclosure to a service provider · palveluntuottajan tiedonsaantioikeus · tjänsteproducentens rätt till uppgifter
//! (§ 94).

use super::cite::{Cite, section};
use super::finding::{Answer, Finding, Word};
use super::number::{Interpretation, Section, number};
use super::reckoning::{Reckoning, Sink, Value};
use super::rule::Rule;
use super::s102_transition::ACT_IN_FORCE;
use crate::words::{Text, text};

pub const CITE: Cite = section("94", "1");

number! { ITEMS; "luetellut luovutettavat tiedot", "uppräknade uppgifter som lämnas ut", "listed data to be disclosed"; Count;
2025-1-1 => 17, CITE }

/// The item for everything not listed: only what is indispensable for taking part.
pub const INDISPENSABLE: u8 = 18;

pub static IF_INDISPENSABLE: Word = Word {
    id: "if_indispensable",
    text: text(
        "vain jos välttämätöntä osallistumisen kannalta; kirjaa perustelu",
        "endast om nödvändigt för deltagandet; anteckna motivering",
        "only if indispensable for taking part; write down the reason",
    ),
};
pub static YES: Word = Word { id: "yes", text: text("kyllä", "ja", "yes") };

/// The listed data, with the field names that fall under each; item `n` stands at `n - 1`.
pub const LISTED: [(&[&str], Text); 17] = [
    (&["names", "name", "first_names", "family_name", "last_name", "given_names"], text("nimet", "namn", "names")),
    (
        &[
            "birth_date",
            "date_of_birth",
            "birth_place",
            "place_of_birth",
            "date_and_place_of_birth",
            "birth_date_and_place",
        ],
        text("syntymäaika ja -paikka", "födelsedatum och födelseort", "date and place of birth"),
    ),
    (&["personal_identity_code", "identity_code"], text("henkilötunnus", "personbeteckning", "personal identity code")),
    (&["mother_tongue", "native_language", "first_language"], text("äidinkieli", "modersmål", "mother tongue")),
    (
        &["service_language", "language_of_service", "contact_language", "language_used", "language_of_business"],
        text("asiointikieli", "kontaktspråk", "language used with the authority"),
    ),
    (
        &[
            "citizenship",
            "citizenships",
            "nationality",
            "statelessness",
            "citizenship_or_statelessness",
            "citizenship_and_nationality",
            "citizenship_or_nationality",
            "citizenship_statelessness_nationality",
        ],
        text("kansalaisuus ja kansallisuus", "medborgarskap och nationalitet", "citizenship and nationality"),
    ),
    (
        &[
            "home_municipality",
            "municipality_of_residence",
            "domicile",
            "place_of_residence",
            "home_and_residence",
            "home_and_place_of_residence",
            "domicile_and_residence",
            "residence",
        ],
        text("koti- ja asuinpaikka", "hemort och boningsort", "domicile and place of residence"),
    ),
    (
        &["contact_details", "contact_information", "address", "phone", "phone_number", "email"],
        text("yhteystiedot", "kontaktuppgifter", "contact details"),
    ),
    (
        &[
            "officer_name",
            "official_name",
            "name_of_officer",
            "name_of_official",
            "name_of_the_official",
            "caseworker_name",
            "officials_name",
            "officer",
        ],
        text("virkailijan nimi", "tjänstemannens namn", "name of the official"),
    ),
    (
        &[
            "plan_validity",
            "plan_drawn_up_on",
            "plan_date",
            "plan_drawn_up_and_validity",
            "plan_date_and_validity",
            "plan_drawn_up_on_and_validity",
            "plan_duration",
            "plan_until",
        ],
        text(
            "suunnitelman laatimispäivä ja voimassaolo",
            "planens datum och giltighet",
            "date and validity of the plan",
        ),
    ),
    (
        &[
            "education_recommendation",
            "training_recommendation",
            "study_recommendation",
            "education_mappings",
            "education_surveys",
            "training_recommendation_and_surveys",
            "assessment_of_education",
            "education_recommendation_and_surveys",
            "recommended_education",
            "education_assessments",
            "educational_mappings",
        ],
        text(
            "koulutussuositus ja koulutusta koskevat kartoitukset",
            "utbildningsrekommendation och kartläggningar",
            "recommended training and mappings of education",
        ),
    ),
    (
        &[
            "starting_level_language_test",
            "language_starting_level",
            "starting_level_test",
            "starting_level_of_language",
            "language_starting_level_test",
            "initial_language_test",
        ],
        text("kielitaidon lähtötaso", "språkkunskapernas utgångsnivå", "starting level of language skills"),
    ),
    (
        &[
            "earlier_education",
            "previous_education",
            "completed_education",
            "education",
            "degree",
            "qualification",
            "earlier_education_or_degree",
            "prior_education",
            "previous_education_or_degree",
            "completed_education_or_degree",
            "degrees",
            "qualifications",
        ],
        text("aiempi koulutus tai tutkinto", "tidigare utbildning eller examen", "earlier education or degree"),
    ),
    (
        &[
            "earlier_occupation",
            "previous_occupation",
            "occupation",
            "work_experience",
            "work_history",
            "earlier_occupation_or_work_experience",
            "prior_occupation",
            "former_occupation",
            "previous_work_experience",
            "earlier_work_experience",
            "profession",
        ],
        text(
            "aiempi ammatti tai työkokemus",
            "tidigare yrke eller arbetserfarenhet",
            "earlier occupation or work experience",
        ),
    ),
    (&["target_occupation", "goal_occupation"], text("tavoiteammatti", "målyrke", "target occupation")),
    (
        &[
            "earlier_training_study_plan",
            "earlier_study_plan",
            "study_plan",
            "previous_study_plan",
            "earlier_studies_plan_and_assessment",
            "earlier_training_plan",
            "previous_training_plan",
            "previous_training_study_plan",
            "earlier_training_plan_and_outcome",
        ],
        text(
            "aiempien opintojen suunnitelma ja sen toteutuminen",
            "tidigare studieplan och hur den genomförts",
            "plan of earlier studies and how it went",
        ),
    ),
    (
        &[
            "earlier_training_agreed_measures",
            "earlier_measures_and_goals",
            "earlier_training_goals",
            "previous_training_measures_and_goals",
            "agreed_measures_and_goals",
            "earlier_training_measures",
            "earlier_training_measures_and_goals",
            "previous_training_measures",
            "previous_training_goals",
        ],
        text(
            "aiemmissa opinnoissa sovitut toimet ja jatkotavoitteet",
            "avtalade åtgärder och mål i tidigare studier",
            "measures agreed and goals set in earlier studies",
        ),
    ),
];

/// The item a field falls under; [`INDISPENSABLE`] for anything not listed.
pub fn item_of(field: &str) -> u8 {
    LISTED.iter().zip(1..).find(|((fields, _), _)| fields.contains(&field)).map_or(INDISPENSABLE, |(_, item)| item)
}

const LISTED_AS: Text = text("luettelon kohta {0}: {1}", "punkt {0} i förteckningen: {1}", "item {0} of the list: {1}");
const NOT_LISTED: Text = text("ei luettelossa", "inte i förteckningen", "not in the list");

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let Some(field) = r.facts.disclosure.as_ref().and_then(|d| d.field.as_deref()) else { return };
    let item = item_of(field);
    let word = if item == INDISPENSABLE { &IF_INDISPENSABLE } else { &YES };
    for (rule, answer) in [(Rule::Disclosed, Answer::Word(word)), (Rule::DisclosureItem, Answer::Number(item.into()))] {
        match LISTED.get(usize::from(item) - 1) {
            Some((_, name)) => r.then(&LISTED_AS, [Value::Number(item.into()), Value::Text(name), Value::None]),
            None => r.then(&NOT_LISTED, [Value::None; 3]),
        }
        r.find(Finding::new(rule, answer, &CITE, ACT_IN_FORCE));
    }
}

pub const INTERPRETATIONS: &[Interpretation] = &[Interpretation {
    cite: CITE,
    text: text(
        "Tieto, jota luettelossa ei ole, luovutetaan vain kirjatulla perustelulla siitä, miksi se on osallistumisen kannalta välttämätön.",
        "En uppgift som inte finns i förteckningen lämnas ut endast med antecknad motivering till varför den är nödvändig för deltagandet.",
        "Data not in the list go only with a written reason why they are indispensable for taking part.",
    ),
}];

pub static SECTION: Section = Section {
    number: "94",
    title: text(
        "Palveluntuottajan tiedonsaantioikeus",
        "Tjänsteproducentens rätt att få uppgifter",
        "Service provider's right to data",
    ),
    cite: section("94", ""),
    numbers: &[&ITEMS],
    interpretations: INTERPRETATIONS,
};
