//! Birth dates with two digits of the year: which century it was.

use super::pass::{Pass, cell_of as cell};
use crate::dates::age_on;
use crate::intake::field::Field;
use crate::intake::finding::Kind;
use crate::phrase;
use crate::words::{Text, text};
use chrono::{Datelike, NaiveDate};
use csv::ByteRecord;

/// The identity code of the row tells the century, or that the date is another one; without a code only
/// what is possible does.
pub(super) fn birth(pass: &mut Pass<'_>, record: &ByteRecord) {
    let Some((at, short)) = pass.facts.short_birth else { return };
    let cell = cell(record, at);
    match pass.facts.identity.map(|code| code.birth_date) {
        Some(coded) if same(coded, short) => {
            pass.facts.days[Field::BirthDate as usize] = Some(coded);
            pass.find_with(at, Kind::BirthYearOfCode, cell, vec![coded.into()], Some(written(coded)));
        }
        Some(coded) => pass.find_with(at, Kind::PicBirthDateMismatch, cell, vec![coded.into()], None),
        None => match possible(short, pass.limits.on) {
            [Some(old), Some(young)] => {
                pass.find(at, Kind::BirthYearUnknown, cell, vec![phrase!(WHICH, old, young).into()]);
            }
            // The other century lies ahead, or longer ago than anybody lives.
            [Some(only), None] | [None, Some(only)] => {
                pass.facts.days[Field::BirthDate as usize] = Some(only);
                pass.find_with(at, Kind::DateTwoDigitYear, cell, vec![only.into()], Some(written(only)));
            }
            [None, None] => pass.find(at, Kind::BirthYearUnknown, cell, vec![phrase!(NONE).into()]),
        },
    }
}

fn same(day: NaiveDate, short: NaiveDate) -> bool {
    (day.day(), day.month(), day.year() % 100) == (short.day(), short.month(), short.year() % 100)
}

/// Older is nobody.
const YEARS_AT_MOST: i32 = 120;

/// The day in the last century and in this one, where somebody alive may have been born on it.
fn possible(short: NaiveDate, on: NaiveDate) -> [Option<NaiveDate>; 2] {
    let year = short.year() % 100;
    [1900, 2000].map(|century| {
        let day = NaiveDate::from_ymd_opt(century + year, short.month(), short.day())?;
        (day <= on && age_on(day, on) <= YEARS_AT_MOST).then_some(day)
    })
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
const NONE: Text = text(
    "Tarkista päivä henkilön asiakirjasta ja kirjoita vuosi neljällä numerolla.",
    "Kontrollera dagen i personens handling och skriv året med fyra siffror.",
    "Check the day against the person’s document and write the year with four digits.",
);
