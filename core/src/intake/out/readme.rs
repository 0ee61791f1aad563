//! The text that goes with an export: what the files are, how they are read, what is not in them.

use super::Export;
use crate::codes;
use crate::intake::field::{Field as Column, Shape};
use crate::phrase;
use crate::words::{Lang, Text, say_date, text};
use chrono::NaiveDate;
use std::fmt::Write as _;

/// Who made an export, of which files, and when.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    pub by: &'a str,
    pub on: NaiveDate,
    /// The file with a client a line.
    pub clients: &'a str,
    /// The file with the whole records.
    pub records: &'a str,
}

impl Export {
    /// Plain text for whoever opens the export next, in this language.
    pub fn readme(&self, made: &Made<'_>, lang: Lang) -> String {
        let municipality = codes::municipalities().name(&self.municipality, lang).to_owned();
        let mut text = phrase!(HEAD, municipality, self.municipality.clone()).say(lang) + "\n\n";
        let mut line = |of: String| {
            text.push_str(&of);
            text.push('\n');
        };
        line(phrase!(MADE, say_date(made.on, lang), made.by.to_owned()).say(lang));
        line(phrase!(CLIENTS, made.clients.to_owned(), self.clients.len()).say(lang));
        if self.whole > 0 {
            line(phrase!(RECORDS, made.records.to_owned(), self.whole).say(lang));
        }
        line(phrase!(BACK, made.clients.to_owned()).say(lang));
        line(CHANGES.say(lang).to_owned());
        line(format!("\n{}", MISSING.say(lang)));
        let told = self.told(lang);
        for said in &told {
            line(format!("- {said}"));
        }
        if told.is_empty() {
            line(format!("- {}", NOTHING.say(lang)));
        }
        line(format!("\n{}", FIELDS.say(lang)));
        for column in Column::ALL.iter().filter(|column| column.is_exported()) {
            line(format!("- {}: {} ({})", column.id(), column.label().say(lang), shape(*column).say(lang)));
        }
        text
    }

    /// The same in all three languages, one after the other.
    pub fn readme_in_all(&self, made: &Made<'_>) -> String {
        let mut all = String::new();
        for lang in [Lang::Fi, Lang::Sv, Lang::En] {
            // Writing to a text does not fail.
            let _ = writeln!(all, "{}", self.readme(made, lang));
        }
        all
    }
}

const fn shape(column: Column) -> Text {
    match column.shape() {
        Shape::Day => text("päivä 2026-01-31", "dag 2026-01-31", "day 2026-01-31"),
        Shape::Code(_) => text("koodi", "kod", "code"),
        Shape::YesNo => text("yes tai no", "yes eller no", "yes or no"),
        _ => text("teksti", "text", "text"),
    }
}

const HEAD: Text = text(
    "Koto-digi: kunnan {0} ({1}) asiakastiedot",
    "Koto-digi: kunduppgifter för kommunen {0} ({1})",
    "Koto-digi: client data of the municipality {0} ({1})",
);
const MADE: Text = text("Viety {0}, viejä {1}.", "Exporterat {0} av {1}.", "Exported on {0} by {1}.");
const CLIENTS: Text = text(
    "{0}: JSON-rivejä (UTF-8), yksi asiakas rivillä, {1} riviä. Arvot ovat ne, jotka ovat voimassa nyt.",
    "{0}: JSON-rader (UTF-8), en kund per rad, {1} rader. Värdena är de som gäller nu.",
    "{0}: JSON lines (UTF-8), one client a line, {1} lines. The values are those that hold now.",
);
const RECORDS: Text = text(
    "{0}: asiakkaiden kaikki merkinnät JSON-riveinä, yksi asiakas rivillä, {1} asiakasta. Jokaisella merkinnällä on numero, hetki, kirjaaja, laji, version numero ja sisältö.",
    "{0}: kundernas alla anteckningar som JSON-rader, en kund per rad, {1} kunder. Varje anteckning har nummer, tidpunkt, vem som antecknat, slag, versionsnummer och innehåll.",
    "{0}: all entries of the clients as JSON lines, one client a line, {1} clients. Every entry has its number, moment, officer, kind, version and content.",
);
const BACK: Text = text(
    "Tiedosto luetaan takaisin sellaisenaan: kotodigi import check {0} tai Vanhan rekisterin tarkistus -sivu.",
    "Filen läses tillbaka som den är: kotodigi import check {0} eller sidan för kontroll av gamla register.",
    "The file is read back as it is: kotodigi import check {0}, or the page that checks old registers.",
);
const CHANGES: Text = text(
    "Takaisin luettuna muuttuvat asiakkaan numero tässä järjestelmässä (se, joka on tiedostossa, säilyy vanhan rekisterin numerona), kirjausten ajat ja tekijät sekä tiedon lähde: se on tuonnin ajo ja rivi. Yhdessä asuvat hyväksytään tuotaessa (--accept-households). Työntekijä tulee mukaan, jos hänellä on käyttöoikeus uudessa rekisterissä. Kokonaisia merkintöjä ei lueta takaisin.",
    "När filen läses tillbaka ändras kundens nummer i det här systemet (det som står i filen bevaras som det gamla registrets nummer), anteckningarnas tider och upphovspersoner samt uppgifternas källa: den är importens körning och rad. De som bor tillsammans godkänns vid importen (--accept-households). Handläggaren följer med om hen har åtkomsträttighet i det nya registret. Hela anteckningar läses inte tillbaka.",
    "Read back, these change: the client's number in this system (the one in the file is kept as the old register's number), the times and makers of entries, and the source of facts, which is the run and the row of the load. Those who live together are accepted when loading (--accept-households). The worker comes along where they have a right of use in the new register. Whole entries are not read back.",
);
const MISSING: Text = text("Tästä viennistä puuttuu:", "I den här exporten saknas:", "Not in this export:");
const NOTHING: Text = text(
    "ei mitään: kaikki kunnan asiakkaiden tiedot ovat mukana.",
    "ingenting: alla uppgifter om kommunens kunder finns med.",
    "nothing: all data of the municipality's clients are here.",
);
const FIELDS: Text = text("Kentät:", "Fält:", "Fields:");
