//! Birth dates with two digits of the year: which century it was.

use super::pass::{Pass, cell_of as cell};
use crate::intake::field::Field;
use crate::intake::finding::Kind;
use crate::phrase;
use crate::words::{Phrase, Text, text};
use chrono::{Datelike, NaiveDate};
use csv::ByteRecord;

/// The identity code of the row tells the century, or that the date is another one; without a code nobody does.
pub(super) fn birth(pass: &mut Pass<'_>, record: &ByteRecord) {
    let Some((at, short)) = pass.facts.short_birth else { return };
    let cell = cell(record, at);
    match pass.facts.identity.map(|code| code.birth_date) {
        Some(coded) if same(coded, short) => {
            pass.facts.days[Field::BirthDate as usize] = Some(coded);
            pass.find_with(at, Kind::BirthYearOfCode, cell, vec![coded.into()], Some(written(coded)));
        }
        Some(coded) => pass.find_with(at, Kind::PicBirthDateMismatch, cell, vec![coded.into()], None),
        None => {
            let (say, mend) = possible(short, pass.limits.on);
            pass.find_with(at, Kind::BirthYearUnknown, cell, vec![say.into()], mend);
        }
    }
}

fn same(day: NaiveDate, short: NaiveDate) -> bool {
    (day.day(), day.month(), day.year() % 100) == (short.day(), short.month(), short.year() % 100)
}

/// Nobody who was born before 1900 is in such a register, and nobody who is not born yet.
fn possible(short: NaiveDate, on: NaiveDate) -> (Phrase, Option<String>) {
    let year = short.year() % 100;
    let of = |century: i32| short.with_year(century + year).filter(|day| *day <= on);
    match (of(1900), of(2000)) {
        (Some(old), Some(young)) => (phrase!(WHICH, old, young), None),
        (Some(only), None) | (None, Some(only)) => (phrase!(ONLY, only), Some(written(only))),
        (None, None) => (phrase!(NONE), None),
    }
}

/// A day as a clerk would write it.
pub(super) fn written(day: NaiveDate) -> String {
    day.format("%-d.%-m.%Y").to_string()
}

const WHICH: Text = text(
    "Onko se {0} vai {1}? Tarkista henkilön asiakirjasta ja kirjoita vuosi neljällä numerolla.",
    "Är det {0} eller {1}? Kontrollera i personens handling och skriv året med fyra siffror.",
    "Is it {0} or {1}? Check the person’s document and write the year with four digits.",
);
const ONLY: Text = text(
    "Se voi olla vain {0}: toinen vuosisata olisi vielä edessä tai liian kaukana. Hyväksy korjaus tai kirjoita vuosi neljällä numerolla.",
    "Det kan bara vara {0}: det andra århundradet ligger framför oss eller för långt tillbaka. Godkänn rättelsen eller skriv året med fyra siffror.",
    "It can only be {0}: the other century lies ahead or too far back. Accept the mend or write the year with four digits.",
);
const NONE: Text = text(
    "Tarkista päivä henkilön asiakirjasta ja kirjoita vuosi neljällä numerolla.",
    "Kontrollera dagen i personens handling och skriv året med fyra siffror.",
    "Check the day against the person’s document and write the year with four digits.",
);
