//! What is recorded of a client, and where each fact came from (§ 73).

use crate::access::FieldClass;
use crate::codes;
use crate::form::{Choice, Input, Kind, choice, input};
use crate::words::{Text, text};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! fields {
    ($($name:ident $key:literal $class:ident $kind:expr, $fi:literal $sv:literal $en:literal;)*) => {
        /// A fact of a client. A new one is one line here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($name),* }

        impl Field {
            pub const ALL: &[Field] = &[$(Field::$name),*];

            pub const fn input(self) -> &'static Input {
                match self { $(Field::$name => &const { input($key, $kind, text($fi, $sv, $en)) }),* }
            }

            /// What the policy opens it with.
            pub const fn class(self) -> FieldClass {
                match self { $(Field::$name => FieldClass::$class),* }
            }
        }
    };
}

fields! {
    FamilyName "family_name" Identity Kind::Line(100), "Sukunimi" "Efternamn" "Family name";
    GivenNames "given_names" Identity Kind::Line(100), "Etunimet" "Förnamn" "Given names";
    IdentityCode "identity_code" IdentityCode Kind::IdentityCode, "Henkilötunnus" "Personbeteckning" "Identity code";
    BirthDate "birth_date" Identity Kind::Date, "Syntymäaika" "Födelsedatum" "Date of birth";
    Municipality "municipality" Residence Kind::Code(codes::municipalities), "Kotikunta" "Hemkommun" "Municipality of residence";
    FirstMunicipalityOn "first_municipality_on" Reimbursement Kind::Date, "Ensimmäinen kotikunta rekisteröity" "Första hemkommun registrerad" "First municipality of residence registered";
    Citizenship "citizenship" Permit Kind::Code(codes::countries), "Kansalaisuus" "Medborgarskap" "Citizenship";
    MotherTongue "mother_tongue" Language Kind::Code(codes::languages), "Äidinkieli" "Modersmål" "Mother tongue";
    ServiceLanguage "service_language" Language Kind::Code(codes::languages), "Asiointikieli" "Kontaktspråk" "Language of service";
    Interpreter "interpreter" Language Kind::YesNo, "Tarvitsee tulkin" "Behöver tolk" "Needs an interpreter";
    Address "address" Contact Kind::Line(300), "Osoite" "Adress" "Address";
    ContactAddress "contact_address" ContactAddress Kind::Line(300), "Yhteysosoite, joka ei paljasta asuinpaikkaa" "Kontaktadress som inte röjer bostaden" "Contact address that does not betray the home";
    Phone "phone" Contact Kind::Line(40), "Puhelin" "Telefon" "Telephone";
    Email "email" Contact Kind::Line(200), "Sähköposti" "E-post" "E-mail";
    NonDisclosure "non_disclosure" Identity Kind::YesNo, "Turvakielto" "Spärrmarkering" "Non-disclosure for personal safety";
    ResidenceRight "residence_right" Permit Kind::Code(codes::residence_rights), "Oleskeluoikeus" "Uppehållsrätt" "Residence right";
    FirstRightOn "first_right_on" Permit Kind::Date, "Ensimmäinen oleskelulupa, -kortti tai rekisteröinti" "Första uppehållstillstånd, uppehållskort eller registrering" "First permit, card or registration";
    MovedInOn "moved_in_on" Permit Kind::Date, "Muutti Suomeen" "Flyttade till Finland" "Moved to Finland";
    ProtectionOrFamily "protection_or_family" Permit Kind::YesNo, "Kansainvälinen suojelu tai sellaisen perheenjäsen" "Internationellt skydd eller familjemedlem" "International protection, or family member";
    QuotaRefugee "quota_refugee" Permit Kind::YesNo, "Kiintiöpakolainen" "Kvotflykting" "Quota refugee";
    QuotaFamilyMember "quota_family_member" Permit Kind::YesNo, "Kiintiöpakolaisen perheenjäsen tai omainen" "Kvotflyktings familjemedlem eller anhörig" "Family member or relative of a quota refugee";
    Unaccompanied "unaccompanied" Background Kind::YesNo, "Tullut ilman huoltajaa alaikäisenä" "Kom som minderårig utan vårdnadshavare" "Came as a minor without a guardian";
    TraffickingVictim "trafficking_victim" Background Kind::YesNo, "Ihmiskaupan uhri" "Offer för människohandel" "Victim of trafficking";
    ReachedLate "reached_late" Background Kind::YesNo, "Tavoitettu vasta kolmen vuoden jälkeen" "Nåddes först efter tre år" "Reached only after three years";
    OtherClientPlan "other_client_plan" Background Kind::YesNo, "Muu asiakassuunnitelma vastaa tarpeisiin" "En annan kundplan tillgodoser behoven" "Another client plan meets the needs";
    HomeCareAllowance "home_care_allowance" Background Kind::YesNo, "Saa lasten kotihoidon tukea" "Får hemvårdsstöd" "Receives child home care allowance";
    SocialAssistance "social_assistance" Background Kind::YesNo, "Saa toimeentulotukea muuten kuin tilapäisesti" "Får utkomststöd annat än tillfälligt" "Social assistance, not only temporarily";
    HealthCondition "health_condition" Health Kind::Long(2000), "Terveys ja toimintakyky, vain jos välttämätöntä palvelulle" "Hälsa och funktionsförmåga, endast om nödvändigt för servicen" "Health and capacity, only if indispensable for a service";
    OldNumber "old_number" Residence Kind::Line(60), "Asiakasnumero vanhassa rekisterissä" "Kundnummer i det gamla registret" "Client number in the old register";
    Notes "notes" Remarks Kind::Long(2000), "Lisätiedot" "Ytterligare uppgifter" "Further information";
}

impl Field {
    pub fn parse(key: &str) -> Option<Field> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }

    pub const fn key(self) -> &'static str {
        self.input().key
    }
}

impl Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.key())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let key = std::borrow::Cow::<str>::deserialize(d)?;
        Field::parse(&key).ok_or_else(|| serde::de::Error::custom(format!("no field {key}")))
    }
}

/// Where a fact came from · tiedon lähde · uppgiftens källa.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub from: From,
    /// Which document, authority or register; a run of intake is named with its row.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// The sheet or file the row stands in, where an extract has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The run of intake that brought it to a client who was here already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<Uuid>,
}

impl Source {
    pub const fn of(from: From, detail: String) -> Source {
        Source { from, detail, part: None, run: None }
    }

    /// Its free part as people read it.
    pub fn said(&self) -> String {
        match &self.part {
            Some(part) => format!("{} ({part})", self.detail),
            None => self.detail.clone(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    Client,
    Representative,
    Document,
    Authority,
    OldRegister,
}

impl From {
    pub const CHOICES: [Choice; 5] = [
        choice("client", text("Asiakas itse", "Kunden själv", "The client")),
        choice(
            "representative",
            text("Huoltaja tai edustaja", "Vårdnadshavare eller företrädare", "Guardian or representative"),
        ),
        choice("document", text("Asiakirja", "Handling", "A document")),
        choice("authority", text("Toinen viranomainen", "En annan myndighet", "Another authority")),
        choice("old_register", text("Vanha rekisteri", "Gammalt register", "An old register")),
    ];

    pub fn text(self) -> Text {
        Self::CHOICES[self as usize].text
    }
}

/// The two inputs by which every form asks for the source.
pub const SOURCE: Input = input(
    "source",
    Kind::One(&From::CHOICES),
    text("Mistä tieto on saatu?", "Var kommer uppgiften ifrån?", "Where does this come from?"),
)
.required();
pub const SOURCE_DETAIL: Input =
    input("source_detail", Kind::Line(200), text("Lähteen tarkenne", "Närmare om källan", "More about the source"))
        .hint(text(
            "Esimerkiksi asiakirja tai viranomainen",
            "Till exempel handling eller myndighet",
            "For example the document or the authority",
        ));

/// A fact as recorded: its value, who said it, who entered it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Canonical; empty = known to be none.
    pub value: String,
    pub source: Source,
    /// What the old register said, where that was mended or translated.
    pub wording: Option<Box<str>>,
    pub by: String,
    pub at: i64,
    /// The client's entry it stands in.
    pub number: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// § 73 lists what may be processed; a field outside it has no place here.
    #[test]
    fn every_field_has_its_item_in_the_act() {
        for field in Field::ALL {
            assert!(crate::law::s073_data::item_of(field.key()).is_some(), "{}", field.key());
        }
    }

    #[test]
    fn keys_are_distinct_and_read_back() {
        for field in Field::ALL {
            assert_eq!(Field::parse(field.key()), Some(*field));
        }
        for (i, choice) in From::CHOICES.iter().enumerate() {
            let from: From = serde_json::from_value(choice.code.into()).unwrap();
            assert_eq!(from as usize, i);
        }
    }
}
