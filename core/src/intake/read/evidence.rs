//! The sentences that say what told the encoding, the separator and the header.

use super::encoding::Encoding;
use crate::phrase;
use crate::words::{Phrase, Text, text};

/// So much of a file is counted for a sentence.
const LOOKED_AT: usize = 1 << 20;

pub const MARKED: Text = text(
    "Tiedoston alussa on UTF-8:n merkki (EF BB BF).",
    "Filen börjar med märket för UTF-8 (EF BB BF).",
    "The file begins with the mark of UTF-8 (EF BB BF).",
);

pub fn wide(bytes: &[u8], encoding: Encoding) -> Phrase {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => phrase!(WIDE_MARK, encoding.name()),
        _ => phrase!(WIDE_ZEROS, encoding.name()),
    }
}

pub fn utf8(bytes: &[u8]) -> Phrase {
    let part = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    // A continuation byte is no letter of its own.
    match part.iter().filter(|b| **b >= 0xC0).count() {
        0 if bytes.is_ascii() => PLAIN.into(),
        0 => UTF8_LATE.into(),
        letters => phrase!(UTF8, letters),
    }
}

pub fn damaged(at: usize, right: usize) -> Phrase {
    phrase!(DAMAGED, at + 1, right)
}

pub fn letters(at: usize, counts: String, encoding: Encoding) -> Phrase {
    phrase!(LETTERS, at + 1, counts, encoding.name())
}

pub fn latin9(at: usize, counts: String, signs: usize) -> Phrase {
    phrase!(LATIN9, letters(at, counts, Encoding::Latin9), signs)
}

pub fn western(at: usize, counts: String, windows: usize) -> Phrase {
    let letters = letters(at, counts, Encoding::Windows1252);
    match windows {
        0 => phrase!(EITHER_WESTERN, letters),
        _ => phrase!(WINDOWS, letters, windows),
    }
}

/// A choice somebody made.
pub const GIVEN: Text = text("Näin on annettu.", "Så har angetts.", "So it was given.");

pub fn separator(separator: u8, rows: usize, alike: usize, width: usize) -> Phrase {
    phrase!(SEPARATOR, alike, rows, width, sign(separator))
}

/// A separator as people call it.
pub fn sign(separator: u8) -> Phrase {
    match separator {
        b'\t' => TAB.into(),
        other => phrase!(text("{0}", "{0}", "{0}"), char::from(other).to_string()),
    }
}

const TAB: Text = text("sarkain", "tabb", "tab");
pub const SEP_LINE: Text = text(
    "Tiedoston ensimmäinen rivi sanoo sen (sep=).",
    "Filens första rad säger det (sep=).",
    "The first line of the file says so (sep=).",
);

pub fn header(row: u32, known: usize, cells: usize, words: String) -> Phrase {
    match known {
        0 => phrase!(FIRST_ROW, row),
        _ => phrase!(HEADER, row, known, cells, words),
    }
}

/// Why a part was taken for the clients' one.
pub fn part(name: &str, known: usize, rows: u32) -> Phrase {
    phrase!(PART, name.to_owned(), known, rows)
}

/// What was joined of another part.
pub fn joined(name: &str, key: &str, rows: u32, older: usize, orphans: usize) -> Phrase {
    phrase!(JOINED, name.to_owned(), key.to_owned(), rows, older, orphans)
}

const PART: Text = text(
    "Asiakkaat ovat osassa ”{0}”: siinä on eniten asiakkaan otsikoita ({1} tuttua) ja {2} riviä.",
    "Kunderna finns i delen ”{0}”: den har flest av kundernas rubriker ({1} kända) och {2} rader.",
    "The clients are in the part “{0}”: it has most of a client's headers ({1} known) and {2} rows.",
);
const JOINED: Text = text(
    "Osa ”{0}” yhdistettiin sarakkeen ”{1}” mukaan: {2} riviä, joista {3} jäi vanhempina pois ja {4} asiakasta ei löytynyt.",
    "Delen ”{0}” sammanfördes enligt kolumnen ”{1}”: {2} rader, av vilka {3} utelämnades som äldre och {4} saknar kund.",
    "The part “{0}” was joined by the column “{1}”: {2} rows, of which {3} were left out as older and {4} have no client.",
);
pub const MACROS: Text = text(
    "Työkirjassa on makroja. Niitä ei ajettu: solujen tallennetut arvot luettiin.",
    "Arbetsboken har makron. De kördes inte: cellernas sparade värden lästes.",
    "The workbook has macros. They were not run: the saved values of the cells were read.",
);
const WIDE_MARK: Text = text(
    "Tiedoston alussa on merkki FF FE tai FE FF: {0}.",
    "Filen börjar med märket FF FE eller FE FF: {0}.",
    "The file begins with the mark FF FE or FE FF: {0}.",
);
const WIDE_ZEROS: Text =
    text("Joka toinen tavu on nolla: {0}.", "Varannan byte är noll: {0}.", "Every other byte is zero: {0}.");
const PLAIN: Text = text(
    "Tiedostossa on vain perusmerkkejä (ei ä, ö, å): kaikki merkistöt lukevat ne samoin.",
    "Filen har bara grundtecken (inte å, ä, ö): alla kodningar läser dem lika.",
    "The file has plain characters only (no ä, ö, å): every encoding reads them alike.",
);
const UTF8: Text = text(
    "Kaikki tavut ovat oikeaa UTF-8:aa; alussa on {0} muuta kuin perusmerkkiä (kuten ä, ö).",
    "Alla byte är riktig UTF-8; i början finns {0} andra än grundtecken (till exempel ä, ö).",
    "All bytes are right UTF-8; near the beginning there are {0} characters beyond the plain ones (such as ä, ö).",
);
const UTF8_LATE: Text =
    text("Kaikki tavut ovat oikeaa UTF-8:aa.", "Alla byte är riktig UTF-8.", "All bytes are right UTF-8.");
const DAMAGED: Text = text(
    "Lähes kaikki on UTF-8:aa ({1} oikeaa merkkiä tutkitussa kohdassa), mutta tavu {0} on rikki.",
    "Nästan allt är UTF-8 ({1} rätta tecken på det undersökta stället), men byte {0} är trasig.",
    "Nearly all is UTF-8 ({1} right characters in the part looked at), but byte {0} is broken.",
);
const LETTERS: Text = text(
    "Tavu {0} ei ole UTF-8:aa. Kirjainten vieressä on kirjaimia kuten ä, ö ja é merkistöissä windows-1252 / cp850 / macintosh: {1}. Siis {2}.",
    "Byte {0} är inte UTF-8. Bredvid bokstäver finns bokstäver som ä, ö och é enligt windows-1252 / cp850 / macintosh: {1}. Alltså {2}.",
    "Byte {0} is not UTF-8. Beside letters there are letters such as ä, ö and é as windows-1252 / cp850 / macintosh: {1}. So {2}.",
);
const LATIN9: Text = text(
    "{0} Merkit €, š ja ž ovat ISO-8859-15:n paikoilla ({1}), eikä Windowsin paikoilla ole yhtään merkkiä.",
    "{0} Tecknen €, š och ž står på platserna i ISO-8859-15 ({1}), och på Windows platser finns inga tecken.",
    "{0} The signs €, š and ž stand in the places of ISO-8859-15 ({1}), and there is none in the places of Windows.",
);
const WINDOWS: Text = text(
    "{0} Tavuja 80–9F on {1}: niitä on vain Windowsissa (kuten €, š, ž ja –).",
    "{0} Byte 80–9F förekommer {1} gånger: de finns bara i Windows (till exempel €, š, ž och –).",
    "{0} Bytes 80–9F occur {1} times: only Windows has them (such as €, š, ž and –).",
);
const EITHER_WESTERN: Text = text(
    "{0} Yksikään tavu ei erota sitä ISO-8859-1:stä: molemmat lukevat tiedoston samoin.",
    "{0} Ingen byte skiljer den från ISO-8859-1: båda läser filen lika.",
    "{0} No byte tells it from ISO-8859-1: both read the file alike.",
);
const SEPARATOR: Text = text(
    "Ensimmäisistä {1} rivistä {0} jakautuu yhtä moneen soluun ({2}), kun erotin on {3}.",
    "Av de {1} första raderna delas {0} i lika många celler ({2}) med skiljetecknet {3}.",
    "Of the first {1} rows {0} fall into the same number of cells ({2}) with the separator {3}.",
);
const HEADER: Text = text(
    "Rivillä {0} on {1} tuttua otsikkoa {2} solusta: {3}.",
    "På rad {0} är {1} av {2} celler kända rubriker: {3}.",
    "Row {0} has {1} known headers in {2} cells: {3}.",
);
const FIRST_ROW: Text = text(
    "Tuttuja otsikoita ei löytynyt; rivi {0} on ensimmäinen, jolla on useampi solu. Tarkista.",
    "Inga kända rubriker hittades; rad {0} är den första med flera celler. Kontrollera.",
    "No known headers were found; row {0} is the first with more than one cell. Check it.",
);
