//! The register, as far as an intake asks it: who of the file is there already, and how that is known.

use crate::intake::rows::IntakeRow;
use crate::words::{Text, text};
use serde::{Deserialize, Serialize};

/// What the register has of the person of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    #[default]
    Unknown,
    Same,
    Differs,
    /// Of a client whom the officer does not see.
    Elsewhere,
}

/// By what somebody was known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    Code,
    OldNumber,
    NameAndBirthDate,
    SimilarName,
    /// A name with one letter more, less, other or swapped.
    OneLetter,
    NamesSwapped,
    /// An identity code that differs in one character.
    CodeNearly,
    /// Somebody has said so.
    Decided,
}

impl Likeness {
    pub const fn text(self) -> Text {
        match self {
            Likeness::Code => text("sama henkilötunnus", "samma personbeteckning", "the same identity code"),
            Likeness::OldNumber => text(
                "sama asiakasnumero vanhassa rekisterissä",
                "samma kundnummer i det gamla registret",
                "the same client number in the old register",
            ),
            Likeness::NameAndBirthDate => {
                text("sama nimi ja syntymäaika", "samma namn och födelsedatum", "the same name and birth date")
            }
            Likeness::SimilarName => text(
                "lähes sama nimi ja sama syntymäaika",
                "nästan samma namn och samma födelsedatum",
                "nearly the same name and the same birth date",
            ),
            Likeness::OneLetter => text(
                "sama syntymäaika, nimessä yksi kirjain eri",
                "samma födelsedatum, en bokstav i namnet avviker",
                "the same birth date, one letter of the name differs",
            ),
            Likeness::NamesSwapped => text(
                "sama syntymäaika, suku- ja etunimi vaihtaneet paikkaa",
                "samma födelsedatum, efternamn och förnamn har bytt plats",
                "the same birth date, family and given names swapped",
            ),
            Likeness::Decided => text("niin on päätetty", "så har bestämts", "so it was decided"),
            Likeness::CodeNearly => text(
                "henkilötunnuksessa yksi merkki eri",
                "ett tecken i personbeteckningen avviker",
                "one character of the identity code differs",
            ),
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Likeness::Code => "code",
            Likeness::OldNumber => "old_number",
            Likeness::NameAndBirthDate => "name_and_birth_date",
            Likeness::SimilarName => "similar_name",
            Likeness::OneLetter => "one_letter",
            Likeness::NamesSwapped => "names_swapped",
            Likeness::CodeNearly => "code_nearly",
            Likeness::Decided => "decided",
        }
    }
}

/// How a row stands to the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// The code is the same, and nothing of the name is.
    pub named_otherwise: bool,
    pub standing: Standing,
    /// By what; with `Unknown` it is only a likeness, which somebody has to look at.
    pub by: Option<Likeness>,
    /// The client as an officer may read of it (a client number); empty where nothing may be told.
    pub client: String,
    /// Somebody else who has the row's number of the old register; empty where nobody has.
    #[serde(default)]
    pub number_of: String,
    /// The client whose row it was decided to be, where there is none for the officer.
    #[serde(default)]
    pub missing: bool,
}

impl From<Standing> for Met {
    fn from(standing: Standing) -> Met {
        Met { standing, ..Met::default() }
    }
}

pub trait Known {
    fn meet(&self, row: &IntakeRow) -> Met;
}

impl<F: Fn(&IntakeRow) -> M, M: Into<Met>> Known for F {
    fn meet(&self, row: &IntakeRow) -> Met {
        self(row).into()
    }
}
