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
    /// Words in one line.
    Line,
    Notes,
    /// Not read.
    Nothing,
}

impl Shape {
    /// Several columns may hold parts of one such field.
    pub const fn joins(self) -> bool {
        matches!(self, Shape::Name | Shape::Line | Shape::Notes | Shape::Phone)
    }
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
    Address "address" Shape::Line, "osoite" "adress" "address";
    ContactAddress "contact_address" Shape::Line, "yhteysosoite, joka ei paljasta asuinpaikkaa" "kontaktadress som inte röjer bostaden" "contact address that does not betray the home";
    Interpreter "interpreter" Shape::YesNo, "tarvitsee tulkin" "behöver tolk" "needs an interpreter";
    FirstMunicipalityOn "first_municipality_on" Shape::Day, "ensimmäinen kotikunta rekisteröity" "första hemkommun registrerad" "first municipality of residence registered";
    ProtectionOrFamily "protection_or_family" Shape::YesNo, "kansainvälinen suojelu tai sellaisen perheenjäsen" "internationellt skydd eller familjemedlem" "international protection, or family member";
    QuotaRefugee "quota_refugee" Shape::YesNo, "kiintiöpakolainen" "kvotflykting" "quota refugee";
    QuotaFamilyMember "quota_family_member" Shape::YesNo, "kiintiöpakolaisen perheenjäsen tai omainen" "kvotflyktings familjemedlem eller anhörig" "family member or relative of a quota refugee";
    Unaccompanied "unaccompanied" Shape::YesNo, "tullut ilman huoltajaa alaikäisenä" "kom som minderårig utan vårdnadshavare" "came as a minor without a guardian";
    TraffickingVictim "trafficking_victim" Shape::YesNo, "ihmiskaupan uhri" "offer för människohandel" "victim of trafficking";
    ReachedLate "reached_late" Shape::YesNo, "tavoitettu vasta kolmen vuoden jälkeen" "nåddes först efter tre år" "reached only after three years";
    OtherClientPlan "other_client_plan" Shape::YesNo, "muu asiakassuunnitelma vastaa tarpeisiin" "en annan kundplan tillgodoser behoven" "another client plan meets the needs";
    HomeCareAllowance "home_care_allowance" Shape::YesNo, "saa lasten kotihoidon tukea" "får hemvårdsstöd" "receives child home care allowance";
    SocialAssistance "social_assistance" Shape::YesNo, "saa toimeentulotukea muuten kuin tilapäisesti" "får utkomststöd annat än tillfälligt" "social assistance, not only temporarily";
    Household "household" Shape::Line, "perheen tai talouden numero" "familjens eller hushållets nummer" "number of the family or household";
    HouseholdRelation "household_relation" Shape::Line, "asema perheessä" "ställning i familjen" "place in the family";
    Worker "worker" Shape::Line, "vastuutyöntekijä" "ansvarig handläggare" "worker in charge";
    EndedOn "ended_on" Shape::Day, "asiakkuus päättyi" "kundrelationen upphörde" "client relationship ended";
    HealthCondition "health_condition" Shape::Notes, "terveys ja toimintakyky (vain omasta viennistä)" "hälsa och funktionsförmåga (endast ur egen export)" "health and capacity (of our own export only)";
    Notes "notes" Shape::Notes, "lisätiedot" "anteckningar" "notes";
    Refused "refused" Shape::Nothing, "ei saa tallentaa" "får inte sparas" "may not be stored";
    Ignored "ignored" Shape::Nothing, "ei siirretä" "överförs inte" "not moved";
}

impl Field {
    pub fn parse(id: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.id() == id)
    }

    /// Whether anything of the column is read; `refused` and `ignored` are not.
    pub const fn is_loaded(self) -> bool {
        !matches!(self.shape(), Shape::Nothing)
    }

    /// Several columns may hold parts of it. Two registers may each have a protection: either is enough.
    pub const fn joins(self) -> bool {
        self.shape().joins() || matches!(self, Field::NonDisclosure)
    }

    /// Whether our own export has such a column. Of a place in the family the register keeps who lives together.
    pub const fn is_exported(self) -> bool {
        self.is_loaded() && !matches!(self, Field::HouseholdRelation)
    }

    /// Of health the Act lets in what is indispensable for a service. Here somebody has judged that; what an old
    /// register has of it nobody has.
    pub const fn is_of_ours_alone(self) -> bool {
        matches!(self, Field::HealthCondition)
    }
}
