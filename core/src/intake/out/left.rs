//! What an export leaves out: counted and named, never silently missing.

use super::Export;
use crate::access::FieldClass;
use crate::codes;
use crate::phrase;
use crate::words::{Lang, Text, text};
use serde::{Serialize, Serializer};

/// Why something of the municipality is not in an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Clients with non-disclosure for personal safety whom the officer does not see at all.
    Protected,
    /// Others whom the officer does not see.
    Unseen,
    /// What would betray where a protected person lives.
    Masked,
    /// A class of data that the purpose does not open.
    Class(FieldClass),
    /// The record with all its entries.
    Record,
}

impl Reason {
    pub const fn id(self) -> &'static str {
        match self {
            Reason::Protected => "protected",
            Reason::Unseen => "unseen",
            Reason::Masked => "masked",
            Reason::Class(class) => class.id(),
            Reason::Record => "record",
        }
    }

    const fn text(self) -> Text {
        match self {
            Reason::Protected => PROTECTED,
            Reason::Unseen => UNSEEN,
            Reason::Masked => MASKED,
            Reason::Class(_) => CLASS,
            Reason::Record => RECORD,
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.id())
    }
}

/// Left out, and of how many clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    pub why: Reason,
    pub how_many: u32,
}

impl Left {
    pub fn say(&self, lang: Lang) -> String {
        let class = if let Reason::Class(class) = self.why { class.name().say(lang) } else { "" };
        phrase!(self.why.text(), self.how_many, class).say(lang)
    }
}

impl Export {
    /// What the officer is to be told of an export, a sentence a line: that it is empty, and what was left out.
    pub fn told(&self, lang: Lang) -> Vec<String> {
        let nobody = self.clients.is_empty() && self.left.is_empty();
        let empty = nobody.then(|| {
            let municipality = codes::municipalities().name(&self.municipality, lang).to_owned();
            phrase!(EMPTY, municipality).say(lang)
        });
        empty.into_iter().chain(self.left.iter().map(|left| left.say(lang))).collect()
    }
}

const EMPTY: Text = text(
    "Kunnalla ({0}) ei ole asiakkaita tässä rekisterissä. Vienti on tyhjä.",
    "Kommunen ({0}) har inga kunder i det här registret. Exporten är tom.",
    "The municipality ({0}) has no clients in this register. The export is empty.",
);
const PROTECTED: Text = text(
    "Jätetty pois {0} asiakasta, joilla on turvakielto: käyttöoikeutesi ei näytä heitä. Pyydä vienti henkilöltä, jolla on siihen erityinen oikeus.",
    "{0} kunder med spärrmarkering är utelämnade: din åtkomsträttighet visar dem inte. Be någon med särskild rättighet göra exporten.",
    "Left out: {0} clients with non-disclosure, whom your right of use does not show. Ask somebody with the special right to export.",
);
const UNSEEN: Text = text(
    "Jätetty pois {0} asiakasta, joita käyttöoikeutesi ei näytä.",
    "{0} kunder som din åtkomsträttighet inte visar är utelämnade.",
    "Left out: {0} clients whom your right of use does not show.",
);
const MASKED: Text = text(
    "{0} turvakiellon asiakkaalta puuttuu se, mikä paljastaisi asuinpaikan: osoite, yhteystiedot, kotikunta, vanhan rekisterin numero ja vapaa teksti. Avaa ne ensin kirjatulla perusteella, jos ne on vietävä: ilman kotikuntaa takaisin luettu asiakas merkitään sen kunnan asiakkaaksi, jonka asiakkaita tuodaan.",
    "För {0} kunder med spärrmarkering saknas det som skulle röja bostadsorten: adress, kontaktuppgifter, hemkommun, numret i det gamla registret och fritext. Öppna dem först med en antecknad motivering om de måste exporteras: en kund som läses tillbaka utan hemkommun antecknas som kund i den kommun vars kunder importeras.",
    "Of {0} clients with non-disclosure, what would betray where they live is missing: address, contact details, municipality, number in the old register and free text. Open it first with a written reason, if it has to be exported: a client read back without a municipality is recorded for the municipality whose clients are loaded.",
);
const CLASS: Text = text(
    "{1}: puuttuu {0} asiakkaalta, koska käyttötarkoitus ei avaa tätä.",
    "{1}: saknas för {0} kunder eftersom ändamålet inte öppnar detta.",
    "{1}: missing of {0} clients, for the purpose does not open it.",
);
const RECORD: Text = text(
    "{0} asiakkaalta puuttuvat merkinnät kokonaisuudessaan: niihin tarvitaan oikeus nähdä kaikki asiakkaan tiedot.",
    "För {0} kunder saknas anteckningarna i sin helhet: de kräver rätt att se alla kundens uppgifter.",
    "Of {0} clients the entries as a whole are missing: they take a right to see everything of the client.",
);
