//! Classes of data that a purpose opens together: every fact of a client belongs to one, so none is without a rule.

use crate::words::{Text, text};

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident $id:literal, $fi:literal $sv:literal $en:literal;)*) => {
        /// A class of a client's data · tietoryhmä · uppgiftsgrupp.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FieldClass { $($(#[$doc])* $name),* }

        impl FieldClass {
            /// The place in this list is the bit in the log: new ones come last.
            pub const ALL: &[FieldClass] = &[$(FieldClass::$name),*];

            pub const fn id(self) -> &'static str {
                match self { $(FieldClass::$name => $id),* }
            }

            pub const fn name(self) -> Text {
                match self { $(FieldClass::$name => text($fi, $sv, $en)),* }
            }
        }
    };
}

classes! {
    /// Name, date of birth, and that there is a non-disclosure.
    Identity "identity", "Nimi ja syntymäaika" "Namn och födelsetid" "Name and date of birth";
    IdentityCode "identity_code", "Henkilötunnus" "Personbeteckning" "Identity code";
    /// What leads to the person.
    Contact "contact", "Osoite ja yhteystiedot" "Adress och kontaktuppgifter" "Address and contact details";
    /// Municipality, and the old register that names it.
    Residence "residence", "Kotikunta" "Hemkommun" "Municipality of residence";
    /// One at which the person may be reached without betraying where they live.
    ContactAddress "contact_address", "Yhteysosoite" "Kontaktadress" "Contact address";
    Permit "permit", "Oleskeluoikeus" "Uppehållsrätt" "Right of residence";
    Language "language", "Kielet ja tulkkaus" "Språk och tolkning" "Languages and interpreting";
    /// Education, situation in life, needs.
    Background "background", "Elämäntilanne ja osaaminen" "Livssituation och kunnande" "Situation and skills";
    /// Assessment, plan, reviews: what the timeline holds.
    Casework "casework", "Arviointi ja suunnitelma" "Bedömning och plan" "Assessment and plan";
    Health "health", "Terveys ja toimintakyky" "Hälsa och funktionsförmåga" "Health and capacity";
    Reimbursement "reimbursement", "Korvaukset" "Ersättningar" "Reimbursements";
    /// Free text about the client.
    Remarks "remarks", "Lisätiedot" "Ytterligare uppgifter" "Remarks";
}

/// Some of the classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassSet(u32);

impl ClassSet {
    pub const NONE: ClassSet = ClassSet(0);

    pub const fn of(classes: &[FieldClass]) -> ClassSet {
        let mut set = 0;
        let mut i = 0;
        while i < classes.len() {
            set |= 1 << classes[i] as u32;
            i += 1;
        }
        ClassSet(set)
    }

    pub const fn all() -> ClassSet {
        ClassSet::of(FieldClass::ALL)
    }

    pub const fn has(self, class: FieldClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    #[must_use]
    pub const fn with(self, class: FieldClass) -> ClassSet {
        ClassSet(self.0 | 1 << class as u32)
    }

    #[must_use]
    pub const fn without(self, others: ClassSet) -> ClassSet {
        ClassSet(self.0 & !others.0)
    }

    pub const fn bits(self) -> u32 {
        self.0
    }

    pub const fn from_bits(bits: u32) -> ClassSet {
        ClassSet(bits)
    }

    pub fn iter(self) -> impl Iterator<Item = FieldClass> {
        FieldClass::ALL.iter().copied().filter(move |class| self.has(*class))
    }
}

/// What leads to where a protected person lives: shown only after it was opened with a reason. Of health the record
/// holds free text only, and free text may name a place.
pub const BETRAYING: ClassSet =
    ClassSet::of(&[FieldClass::Contact, FieldClass::Residence, FieldClass::Health, FieldClass::Remarks]);
