//! Who looked at my data, when, why: on paper.

use super::sheet::Sheets;
use super::{Made, Unprintable};
use kotodigi::phrase;
use kotodigi::views::ClientLogPage;
use kotodigi::words::{Lang, Text, say_date, text};

const TITLE: Text =
    text("Kuka on katsonut tietojasi", "Vem som har läst dina uppgifter", "Who has looked at your data");
const OPENINGS: Text = text("Perustellut avaukset", "Öppningar med motivering", "Openings with a reason");
const COUNT: Text = text(
    "Katseluja yhteensä {0}, joista estettyjä {1}.",
    "Läsningar totalt {0}, varav nekade {1}.",
    "Looks in all {0}, of them refused {1}.",
);

pub fn log(page: &ClientLogPage, made: &Made) -> Result<Vec<u8>, Unprintable> {
    let mut sheets = Sheets::new(TITLE.say(made.lang), made);
    whose(&mut sheets, &page.name, &page.client_number, made.lang);
    page.told.iter().for_each(|line| sheets.text(line));
    looks(&mut sheets, page, made.lang);
    sheets.print()
}

/// The person a document is about.
pub(super) fn whose(sheets: &mut Sheets, name: &str, number: &str, lang: Lang) {
    sheets.pair(text("Henkilö", "Person", "Person").say(lang), name);
    sheets.pair(text("Asiakasnumero", "Kundnummer", "Client number").say(lang), number);
}

/// The looks, day by day.
pub(super) fn looks(sheets: &mut Sheets, page: &ClientLogPage, lang: Lang) {
    sheets.text(&phrase!(COUNT, page.looks, page.refused).say(lang));
    for day in &page.days {
        sheets.heading(&say_date(day.day, lang));
        for officer in &day.officers {
            let parts = [&officer.name, &officer.title, &officer.organisation];
            let known: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            sheets.subheading(&known.join(", "));
            officer.looks.iter().for_each(|look| sheets.text(&look.said));
        }
    }
    if !page.openings.is_empty() {
        sheets.heading(OPENINGS.say(lang));
        page.openings.iter().for_each(|opening| sheets.text(&opening.said));
    }
}
