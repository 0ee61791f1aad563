//! A comparison in one language: what each thing is called, its values as people read them, what a difference means
//! and what can be done about it.

use super::{Difference, Dual, What};
use crate::form::{self, Kind};
use crate::intake::load::Course;
use crate::words::{Lang, Text, text};
use serde_json::{Value, json};

impl What {
    /// A value as people read it.
    pub fn say(self, value: &str, lang: Lang) -> String {
        let kind = match self {
            What::Field(field) => field.input().kind,
            What::Course(Course::Jobseeker) => Kind::YesNo,
            What::Course(Course::Worker) | What::OnlyInFile | What::OnlyInRegister | What::Household => {
                return value.to_owned();
            }
            What::Course(_) => Kind::Date,
        };
        form::say(kind, value, lang)
    }
}

impl Difference {
    /// What it means, in a sentence.
    pub fn means(&self) -> Text {
        match (self.why, self.what, &self.register) {
            (Some(why), ..) => why.text(),
            (None, What::OnlyInFile, _) => ONLY_IN_FILE,
            (None, What::OnlyInRegister, _) => ONLY_IN_REGISTER,
            (None, What::Household, _) => HOUSEHOLD,
            (None, _, None) => MISSING,
            (None, _, Some(stood)) if stood.changed_here => CHANGED_HERE,
            (None, ..) => CHANGED_THERE,
        }
    }

    /// What to do about it.
    pub fn next(&self) -> Text {
        match (self.why, self.what) {
            (Some(why), _) => why.next(),
            (None, What::OnlyInFile) => LOAD_WHOM,
            (None, What::OnlyInRegister) => END_OR_SIGN,
            (None, What::Household) => ACCEPT,
            (None, What::Field(_)) if self.can_take() => CHOOSE,
            (None, _) => LOAD,
        }
    }

    /// Whether the register can take the file's value by a signature.
    pub fn can_take(&self) -> bool {
        matches!(self.what, What::Field(_)) && self.register.as_ref().is_none_or(|stood| !stood.hidden)
    }

    fn worded(&self, line: &mut Value, lang: Lang) {
        line["what_name"] = self.what.name().say(lang).into();
        line["means"] = self.means().say(lang).into();
        line["next"] = self.next().say(lang).into();
        line["can_take"] = self.can_take().into();
        if let Some(file) = &self.file {
            line["file_said"] = self.what.say(file, lang).into();
        }
        if let Some(stood) = &self.register {
            line["register"]["said"] = self.what.say(&stood.value, lang).into();
        }
        if let Some(why) = self.why {
            line["said"] = why.text().say(lang).into();
        }
    }
}

impl Dual {
    /// For a page or a program, in the reader's language.
    pub fn worded(&self, lang: Lang) -> Value {
        let mut said = json!(self);
        let names = said["sides"].as_array_mut().into_iter().flatten().zip(&self.sides);
        names.for_each(|(line, side)| {
            line["name"] = side.name(lang).into();
            line["agrees"] = side.agrees().into();
        });
        let lines = said["differences"].as_array_mut().into_iter().flatten();
        lines.zip(&self.differences).for_each(|(line, difference)| difference.worded(line, lang));
        let lines = said["settled"].as_array_mut().into_iter().flatten();
        lines.zip(&self.settled).for_each(|(line, settled)| settled.difference.worded(&mut line["difference"], lang));
        said
    }
}

const ONLY_IN_FILE: Text = text(
    "Henkilöä ei ole niissä asiakkaissa, jotka näet.",
    "Personen finns inte bland de kunder du ser.",
    "The person is not among the clients you see.",
);
const ONLY_IN_REGISTER: Text = text(
    "Asiakas tuotiin samasta vanhasta rekisteristä, mutta tässä tiedostossa häntä ei ole.",
    "Kunden togs in ur samma gamla register men finns inte i den här filen.",
    "The client came from the same old register and is not in this file.",
);
const HOUSEHOLD: Text = text(
    "Tiedoston mukaan hän asuu muiden kanssa kuin rekisterin mukaan.",
    "Enligt filen bor personen med andra än enligt registret.",
    "By the file the person lives with others than by the register.",
);
const MISSING: Text = text("Tieto puuttuu rekisteristä.", "Uppgiften saknas i registret.", "The register lacks it.");
const CHANGED_HERE: Text = text(
    "Tietoa on muutettu täällä sen jälkeen, kun se tuotiin.",
    "Uppgiften har ändrats här efter importen.",
    "It was changed here after it was loaded.",
);
const CHANGED_THERE: Text = text(
    "Tieto on muuttunut vanhassa rekisterissä.",
    "Uppgiften har ändrats i det gamla registret.",
    "It has changed in the old register.",
);
const CHOOSE: Text = text(
    "Tuonti ottaa tiedoston arvon kaikista tällaisista riveistä kerralla. Voit myös ratkaista tämän yhden tässä.",
    "En import tar filens värde för alla sådana rader på en gång. Du kan också avgöra just den här skillnaden här.",
    "A load takes the file's value of all such rows at once. You can also settle this one here.",
);
const LOAD: Text = text(
    "Tuo tiedosto, jos se on oikeassa. Jos rekisteri on oikeassa, kuittaa ero.",
    "Importera filen om den har rätt. Om registret har rätt, kvittera skillnaden.",
    "Load the file if it is right. If the register is right, sign the difference off.",
);
const LOAD_WHOM: Text = text(
    "Tuo henkilö tiedostosta. Jos hänen ei kuulu olla rekisterissä, kuittaa ero.",
    "Ta in personen ur filen. Om hen inte ska finnas i registret, kvittera skillnaden.",
    "Load the person from the file. If they do not belong in the register, sign the difference off.",
);
const END_OR_SIGN: Text = text(
    "Selvitä, miksi hän puuttuu. Jos asiakkuus on päättynyt, hänen työntekijänsä päättää sen täällä. Muuten kuittaa ero.",
    "Ta reda på varför personen saknas. Om kundrelationen har upphört avslutar handläggaren den här. Kvittera annars skillnaden.",
    "Find out why. If the relationship has ended, the client's worker ends it here. Otherwise sign the difference off.",
);
const ACCEPT: Text = text(
    "Jos tiedosto on oikeassa, hyväksy talous tarkistuksessa ja tuo tiedosto. Muuten kuittaa ero.",
    "Om filen har rätt, godkänn hushållet vid kontrollen och importera filen. Kvittera annars skillnaden.",
    "If the file is right, accept the household in the check and load the file. Otherwise sign the difference off.",
);
