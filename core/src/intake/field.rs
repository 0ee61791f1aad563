//! The fields of our record that a column of an old register can hold.

use crate::words::{Text, text};
use serde::{Deserialize, Serialize};

/// Which code list a field is looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    Municipality,
    Country,
    Language,
    Permit,
}

impl List {
    pub const ALL: [List; 4] = [List::Municipality, List::Country, List::Language, List::Permit];
}

/// What a cell of a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Number,
    Identity,
    Name,
    Day,
    Code(List),
    Phone,
    Email,
    YesNo,
    Notes,
    /// Not read.
    Nothing,
}

macro_rules! fields {
    ($($name:ident $id:literal $shape:expr, $fi:literal $sv:literal $en:literal;)*) => {
        /// A field; the ids are a contract with mapping files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Field { $(#[serde(rename = $id)] $name),* }

        impl Field {
            pub const ALL: &[Field] = &[$(Field::$name),*];
            pub const COUNT: usize = Field::ALL.len();

            pub const fn id(self) -> &'static str {
                match self { $(Field::$name => $id),* }
            }
            pub const fn shape(self) -> Shape {
                match self { $(Field::$name => $shape),* }
            }
            pub const fn label(self) -> Text {
                match self { $(Field::$name => text($fi, $sv, $en)),* }
            }
        }
    };
}

fields! {
    ClientNumber "client_number" Shape::Number, "asiakasnumero" "kundnummer" "client number";
    IdentityCode "identity_code" Shape::Identity, "henkilötunnus" "personbeteckning" "identity code";
    FamilyName "family_name" Shape::Name, "sukunimi" "efternamn" "family name";
    GivenNames "given_names" Shape::Name, "etunimet" "förnamn" "given names";
    BirthDate "birth_date" Shape::Day, "syntymäaika" "födelsedatum" "birth date";
    Municipality "municipality" Shape::Code(List::Municipality), "kotikunta" "hemkommun" "municipality";
    Citizenship "citizenship" Shape::Code(List::Country), "kansalaisuus" "medborgarskap" "citizenship";
    MotherTongue "mother_tongue" Shape::Code(List::Language), "äidinkieli" "modersmål" "mother tongue";
    ServiceLanguage "service_language" Shape::Code(List::Language), "asiointikieli" "kontaktspråk" "service language";
    ResidenceRight "residence_right" Shape::Code(List::Permit), "oleskelulupa tai -oikeus" "uppehållstillstånd eller uppehållsrätt" "residence permit or right";
    FirstRightOn "first_right_on" Shape::Day, "ensimmäisen luvan tai oikeuden päivä" "dagen för det första tillståndet" "day of the first permit or right";
    MovedInOn "moved_in_on" Shape::Day, "muuttopäivä" "flyttningsdag" "day of moving in";
    AssessmentOn "assessment_on" Shape::Day, "arvioinnin päivä" "dagen för bedömningen" "day of the assessment";
    PlanFrom "plan_from" Shape::Day, "suunnitelma alkaa" "planen börjar" "plan begins";
    PlanUntil "plan_until" Shape::Day, "suunnitelma päättyy" "planen slutar" "plan ends";
    Phone "phone" Shape::Phone, "puhelin" "telefon" "telephone";
    Email "email" Shape::Email, "sähköposti" "e-post" "e-mail";
    NonDisclosure "non_disclosure" Shape::YesNo, "turvakielto" "spärrmarkering" "non-disclosure for personal safety";
    Jobseeker "jobseeker" Shape::YesNo, "työnhakija" "arbetssökande" "jobseeker";
    Notes "notes" Shape::Notes, "lisätiedot" "anteckningar" "notes";
    Refused "refused" Shape::Nothing, "ei saa tallentaa" "får inte sparas" "may not be stored";
    Ignored "ignored" Shape::Nothing, "ei siirretä" "överförs inte" "not moved";
}

impl Field {
    /// A field takes one column; only `refused` and `ignored` take any number.
    pub const fn is_loaded(self) -> bool {
        !matches!(self.shape(), Shape::Nothing)
    }
}
