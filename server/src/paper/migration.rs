//! What came of a migration and what didn't, on paper, for those who answer for it.

use super::sheet::Sheets;
use super::{Made, Unprintable};
use crate::intake::report::{Group, Migration, Person};
use kotodigi::audit::say_moment;
use kotodigi::intake::{Field, title};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, say_date, text};

const TITLE: Text = text("Siirtoraportti", "Överföringsrapport", "Report of a migration");
const COUNTS: Text = text("Mitä tuotiin", "Vad som togs in", "What came in");
const COLUMNS: Text = text("Sarakkeet", "Kolumner", "Columns");
const LEFT: Text = text("Mitä ei tuotu ja miksi", "Vad som inte togs in och varför", "What did not come, and why");
const STAYS: Text = text("Jäi niin kuin se on täällä", "Blev som det är här", "Stayed as it is here");
const DOUBTS: Text = text("Tuotiin, mutta tarkistettava", "Togs in men bör kontrolleras", "Came in, to be looked at");
const NOTHING: Text = text("Ei mitään.", "Ingenting.", "Nothing.");
const UNKNOWN: Text = text("Ei tiedossa.", "Inte känt.", "Not known.");
const ROWS: Text = text("Rivit: {0}", "Rader: {0}", "Rows: {0}");
const LATE: Text = text("Allekirjoitettu jälkikäteen", "Undertecknad i efterhand", "Signed later");
const LOST: Text = text(
    "Raportti on tehty päiväkirjasta, koska palvelin pysähtyi ennen allekirjoitusta: sarakkeet ja löydökset eivät ole tiedossa. Virheettömistä riveistä {0} jäi pois; syytä ei tiedetä.",
    "Rapporten är gjord ur journalen, eftersom servern stannade före undertecknandet: kolumnerna och det som upptäcktes är inte kända. Av de felfria raderna blev {0} utanför; orsaken är inte känd.",
    "The report was made from the journal, because the server stopped before it was signed: columns and findings are not known. Of the sound rows {0} stayed out; it is not known why.",
);
const UNDONE: Text = text(
    "TUONTI ON PERUTTU tämän raportin allekirjoittamisen jälkeen: luvut kertovat, mitä silloin tuotiin.",
    "IMPORTEN HAR ÅTERTAGITS efter att rapporten undertecknades: siffrorna visar vad som togs in då.",
    "THE LOAD HAS BEEN UNDONE since this report was signed: the figures tell what came in then.",
);
const SIGNED: Text = text(
    "Rekisteri on allekirjoittanut tämän tiedoston (Ed25519). Aitous tarkistetaan komennolla: kotodigi verify --report TIEDOSTO. Solujen sisältöä raportissa ei ole.",
    "Registret har undertecknat denna fil (Ed25519). Äktheten kontrolleras med kommandot: kotodigi verify --report FIL. Rapporten innehåller inget av cellernas innehåll.",
    "The register has signed this file (Ed25519). To check it: kotodigi verify --report FILE. Nothing of what stands in the cells is in the report.",
);

/// `undone`: the run has been taken back since.
pub fn migration(report: &Migration, undone: bool, made: &Made) -> Result<Vec<u8>, Unprintable> {
    let lang = made.lang;
    let mut sheets = Sheets::new(TITLE.say(lang), made).about_nobody();
    let mut pair = |name: Text, value: &str| sheets.pair(name.say(lang), value);
    pair(text("Vanha rekisteri", "Gammalt register", "Old register"), &report.system);
    pair(
        text("Tiedoston tiiviste (SHA-256)", "Filens kontrollsumma (SHA-256)", "Hash of the file (SHA-256)"),
        if report.file_hash.is_empty() { UNKNOWN.say(lang) } else { &report.file_hash },
    );
    pair(text("Ajo", "Körning", "Run"), &report.run.to_string());
    pair(text("Tuotu", "Togs in", "Loaded"), &say_moment(report.loaded_at, lang));
    pair(text("Tarkistuksen päivä", "Kontrollens dag", "Day of the check"), &say_date(report.on, lang));
    pair(text("Tuoja ja hyväksyjä", "Togs in och godkändes av", "Loaded and accepted by"), &person(&report.loaded_by));
    if let Some(second) = &report.second {
        pair(text("Toinen hyväksyjä", "Andra godkännare", "Second person"), &person(second));
    }
    let head = report.journal;
    let journal = format!("{} / {}", head.position, head.hash);
    pair(text("Päiväkirja tuonnin jälkeen", "Journalen efter importen", "Journal after the load"), &journal);
    if let Some(late) = report.signed_later {
        pair(LATE, &say_moment(late.at, lang));
        if let Some(left) = late.lost {
            sheets.text(&phrase!(LOST, left).say(lang));
        }
    }
    if undone {
        sheets.text(UNDONE.say(lang));
    }
    sheets.heading(COUNTS.say(lang));
    let counts = report.counts;
    for (name, count) in [
        (text("Rivejä tiedostossa", "Rader i filen", "Rows in the file"), counts.rows),
        (text("Luotu", "Skapade", "Created"), counts.created),
        (text("Päivitetty", "Uppdaterade", "Updated"), counts.updated),
        (text("Ennallaan", "Oförändrade", "Unchanged"), counts.unchanged),
        (text("Hylätty virheen vuoksi", "Avvisade på grund av fel", "Refused for an error"), counts.rejected),
        (
            text(
                "Ei voitu tuoda (esihenkilö tietää)",
                "Kunde inte tas in (chefen vet)",
                "Could not be loaded (the supervisor knows)",
            ),
            counts.elsewhere,
        ),
        (
            text("Sama henkilö aiemmalla rivillä", "Samma person på en tidigare rad", "Same person on an earlier row"),
            counts.twice,
        ),
        (text("Käsin korjattuja soluja", "Celler rättade för hand", "Cells mended by hand"), report.mended),
    ] {
        sheets.pair(name.say(lang), &count.to_string());
    }
    for (title, errors) in [(LEFT, true), (DOUBTS, false)] {
        sheets.heading(title.say(lang));
        let mut any = false;
        for group in report.findings.iter().filter(|group| group.stays_out() == errors) {
            any = true;
            of_group(&mut sheets, group, lang);
        }
        if !any {
            let lost = report.signed_later.is_some_and(|late| late.lost.is_some());
            sheets.text(if lost { UNKNOWN } else { NOTHING }.say(lang));
        }
    }
    if !report.stays.is_empty() {
        sheets.heading(STAYS.say(lang));
    }
    for group in &report.stays {
        sheets.subheading(&format!("{}: {}", group.name.say(lang), group.rows.len()));
        sheets.text(group.said.say(lang));
        sheets.text(&phrase!(ROWS, spans(&group.rows)).say(lang));
    }
    sheets.heading(COLUMNS.say(lang));
    for column in &report.columns {
        let field = Field::ALL.iter().find(|field| field.id() == column.field);
        sheets.pair(&column.column, field.map_or(column.field.as_str(), |field| field.label().say(lang)));
    }
    sheets.text(SIGNED.say(lang));
    sheets.print()
}

fn person(person: &Person) -> String {
    format!("{} ({}), {}", person.name, person.id, person.organisation)
}

fn of_group(sheets: &mut Sheets, group: &Group, lang: Lang) {
    sheets.subheading(&format!("{}: {}", title::of_group(&group.code, &group.column, lang), group.count));
    sheets.text(group.why.say(lang));
    // A finding about a whole column is about no row.
    if group.rows != [1] {
        sheets.text(&phrase!(ROWS, spans(&group.rows)).say(lang));
    }
}

/// `2, 5–9, 12`: rows that follow each other are one span.
fn spans(rows: &[u32]) -> String {
    let mut rows = rows.to_vec();
    rows.sort_unstable();
    rows.dedup();
    let alike = rows.chunk_by(|a, b| a + 1 == *b);
    let said = alike.filter_map(|span| match span {
        [] => None,
        [one] => Some(one.to_string()),
        [first, .., last] => Some(format!("{first}–{last}")),
    });
    said.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_a_row_are_a_span() {
        assert_eq!(spans(&[2, 5, 6, 7, 9, 10, 3]), "2–3, 5–7, 9–10");
        assert_eq!(spans(&[4]), "4");
    }
}
