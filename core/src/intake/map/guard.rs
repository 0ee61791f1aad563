//! What a header says of itself that neither a word in it nor the cells below it outweigh: that it is somebody
//! else's, a document's, an earlier or a coming thing, or a protection.

use super::compose::{Stems, has};
use super::words::Meaning::{self, One};
use crate::intake::field::Field as F;
use crate::intake::field::Shape;

/// Somebody who is not the client: family, contacts, officials.
const ANOTHER: Stems = &[
    "*puoliso",
    "aviomie",
    "=vaimo",
    "vaimon",
    "huoltaj",
    "=lapsi",
    "lapsen",
    "lapset",
    "lasten",
    "lapsien",
    "=isa",
    "=isan",
    "vanhemman",
    "vanhemmat",
    "vanhempien",
    "omaise",
    "omainen",
    "lahiomai",
    "yhteyshenk",
    "kontaktihenk",
    "perheenjas",
    "=sisar",
    "sisaren",
    "=veli",
    "=veljen",
    "sukulai",
    "edunvalvo",
    "avustaj",
    "tulkin",
    "tyontekij",
    "omaohjaaj",
    "ohjaajan",
    "tyonantaj",
    "vuokranantaj",
    "=make",
    "=makes",
    "=maka",
    "=makan",
    "=makans",
    "=maken",
    "makens",
    "=sambo",
    "sambons",
    "hustru",
    "vardnadshav",
    "=barn",
    "barnet",
    "barnens",
    "=mor",
    "=mors",
    "=modern",
    "moderns",
    "=far",
    "=fars",
    "=fadern",
    "faderns",
    "=moder",
    "=fader",
    "foraldr",
    "foralder",
    "anhorig",
    "narstaende",
    "kontaktpers",
    "familjemedl",
    "syskon",
    "slakting",
    "=brors",
    "=systers",
    "intressebev",
    "handlagg",
    "tolkens",
    "arbetsgiv",
    "hyresvard",
    "spouse",
    "husband",
    "=wife",
    "wifes",
    "partner",
    "guardian",
    "=child",
    "childs",
    "children",
    "=father",
    "fathers",
    "parent",
    "=kin",
    "relative",
    "sibling",
    "brother",
    "sister",
    "emergency",
    "caseworker",
    "=worker",
    "employer",
    "landlord",
];
/// The mother's, unless it is her tongue.
const MOTHER: Stems = &["=aiti", "=aidin", "=mother", "mothers"];
const TONGUE: Stems = &["kieli", "kielen", "sprak", "tongue", "langu"];

/// Papers and numbers of other authorities.
const DOCUMENT: Stems = &[
    "passi",
    "=pass",
    "=passet",
    "passets",
    "passnu",
    "passnr",
    "passport",
    "matkustusasiak",
    "resedok",
    "=uma",
    "ulkomaalaisn",
    "utlanningsn",
    "ajokort",
    "korkort",
    "kelakort",
    "tilinum",
    "=iban",
    "konto",
];
/// Further or former, not the one the register has.
const FURTHER: Stems = &[
    "=muu",
    "=muut",
    "=muun",
    "muita",
    "ovrig",
    "other",
    "tidig",
    "aiemp",
    "aikais",
    "edelli",
    "entin",
    "former",
    "previous",
    "=prior",
    "=andra",
    "=toinen",
    "second",
    "foregaende",
];
/// Coming things, ways out, deaths.
const ELSEWHERE: Stems = &[
    "seuraav",
    "=seur",
    "nasta",
    "=next",
    "poismuu",
    "utflytt",
    "avflytt",
    "bortflytt",
    "kuol",
    "avlid",
    "dods",
    "death",
    "deceas",
    "maastamuu",
    "maastapois",
    "utvandr",
    "emigra",
];

/// Protected by its own word.
const PROTECTED: Stems = &[
    "*turvakiel",
    "*luovutuskiel",
    "*osoitesala",
    "*osoitekiel",
    "sparr",
    "*sparrmark",
    "*sakerhetssparr",
    "sakerhetsforb",
    "sekretessm",
    "skyddad",
    "nondisclos",
    "=turvak",
];
/// What is protected.
const WHEREABOUTS: Stems = &[
    "osoit",
    "*adress",
    "addres",
    "*yhteystie",
    "kontaktupp",
    "personupp",
    "henkilotie",
    "identitet",
    "folkbok",
    "personal",
    "whereabouts",
    "=tietojen",
];
const BAN: Stems = &[
    "*kielto", "*kiellet", "*kielta", "*turva", "*salai", "*salat", "*salaus", "*suojat", "*suojau", "skydd", "*sparr",
    "hemlig", "sekret", "=ban", "=banned", "disclos", "nondis", "protect", "secret", "confiden", "hidden", "restrict",
    "*rajoit", "withheld",
];

/// What is said of the client's family and of whoever works with them.
const FAMILY: &[F] = &[
    F::Unaccompanied,
    F::QuotaFamilyMember,
    F::QuotaRefugee,
    F::ProtectionOrFamily,
    F::HomeCareAllowance,
    F::Household,
    F::HouseholdRelation,
    F::Interpreter,
    F::Worker,
    F::Refused,
    F::Ignored,
];

#[derive(Clone, Copy, Debug, Default)]
pub struct Guard {
    pub another: bool,
    document: bool,
    further: bool,
    elsewhere: bool,
}

impl Guard {
    /// Of the parts of a header.
    pub fn of(parts: &[String]) -> Guard {
        let has = |stems| has(parts, stems);
        let pair = |a: &str, b: &str| parts.windows(2).any(|p| p[0].starts_with(a) && p[1].starts_with(b));
        let contact = pair("contact", "pers") || pair("case", "work") || pair("god", "man");
        Guard {
            another: has(ANOTHER) || contact || (has(MOTHER) && !has(TONGUE)),
            document: has(DOCUMENT),
            further: has(FURTHER),
            elsewhere: has(ELSEWHERE) || pair("moved", "out") || pair("mov", "away") || pair("flytt", "ut"),
        }
    }

    /// The cells alone may not say what a column with such a header is.
    pub const fn is_any(self) -> bool {
        self.another || self.document || self.further || self.elsewhere
    }

    pub fn bars(self, meaning: Meaning) -> bool {
        let One(field) = meaning else { return self.another };
        let shape = field.shape();
        let day = matches!(shape, Shape::Day);
        (self.another && !FAMILY.contains(&field))
            || (self.document && (day || matches!(shape, Shape::Number | Shape::Identity | Shape::Line | Shape::Phone)))
            || (self.further && (day || matches!(shape, Shape::Code(_)) || matches!(field, F::FamilyName | F::Address)))
            || (self.elsewhere && day)
    }
}

/// Whether a header says that somebody's whereabouts or data are not to be given out.
pub(super) fn protects(parts: &[String]) -> bool {
    let has = |stems| has(parts, stems);
    let pair = |a: &str, b: &str| parts.windows(2).any(|p| p[0].starts_with(a) && p[1].starts_with(b));
    has(PROTECTED)
        || (has(WHEREABOUTS) && has(BAN))
        || pair("non", "disclos")
        || pair("security", "ban")
        || pair("safety", "ban")
        || pair("no", "disclos")
        || pair("sakerhets", "sparr")
        || pair("turva", "kiel")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::spelling::tokens;

    #[test]
    fn a_guard_stands_before_words_that_say_whose() {
        for header in ["Puolison hetu", "Makens pers.bet.", "guardianPhone", "Äidin nimi", "Next of kin", "Isän nimi"]
        {
            assert!(Guard::of(&tokens(header)).bars(One(F::IdentityCode)), "{header}");
        }
        for header in ["Äidin kieli", "Mother tongue", "Modersmål", "Asiakkaan hetu", "Kontaktspråk", "Contact phone"]
        {
            assert!(!Guard::of(&tokens(header)).is_any(), "{header}");
        }
        assert!(!Guard::of(&tokens("Muut etunimet")).bars(One(F::GivenNames)));
        assert!(!Guard::of(&tokens("Ilman huoltajaa")).bars(One(F::Unaccompanied)));
        for header in
            ["Skyddad adress", "Osoitteen luovutuskielto", "Säkerhetsspärr", "security ban", "Address protected"]
        {
            assert!(protects(&tokens(header)), "{header}");
        }
        assert!(Guard::of(&tokens("Edellinen osoite")).bars(One(F::Address)));
        for header in [
            "Osoite",
            "Yhteysosoite",
            "Restricted residence permit",
            "Social insurance number",
            "Kansainvälinen suojelu",
            "Internationellt skydd",
            "Hemadress",
        ] {
            assert!(!protects(&tokens(header)), "{header}");
        }
    }
}
