//! Rows of a list that are nobody: sums, the header once more, a line that tells how to fill in, a footer.

use super::pass::cell_of;
use crate::intake::read::OldRegister;
use csv::ByteRecord;

const SUMS: &[&str] = &["yhteens", "summa", "total", "kaikki yhteens"];
const FOOTERS: &[&str] = &[
    "tulostettu",
    "tulostus",
    "raportti",
    "raportin",
    "sivu",
    "utskriven",
    "utskrivet",
    "utskrift",
    "rapport",
    "sida",
    "printed",
    "report",
    "page",
    "luotu",
    "skapad",
    "created",
];

/// A list of fewer columns may have rows of one cell that are people.
const WIDE: usize = 3;

/// Whether a row is passed over. `first`: no client stands before it.
pub fn is(register: &OldRegister<'_>, record: &ByteRecord, first: bool) -> bool {
    let Some((at, cell)) = record.iter().map(<[u8]>::trim_ascii).enumerate().find(|(_, cell)| !cell.is_empty()) else {
        return true;
    };
    // Nearly every row begins otherwise.
    match cell[0] | 0x20 {
        b'y' | b's' | b't' | b'k' if begins(cell, SUMS, false) && filled(record) <= 3 => return true,
        b't' | b'r' | b's' | b'u' | b'p' | b'l' | b'c'
            if begins(cell, FOOTERS, true) && is_footer(register, record) =>
        {
            return true;
        }
        _ => {}
    }
    let header = register.header.get(at).map(|name| name.trim().as_bytes()).unwrap_or_default();
    (header.first() == cell.first() && header.get(1) == cell.get(1) && is_header(register, record))
        || (first && is_hint(record))
}

fn filled(record: &ByteRecord) -> usize {
    record.iter().filter(|cell| !cell.trim_ascii().is_empty()).count()
}

/// `whole`: no letter goes on with the word.
fn begins(cell: &[u8], words: &[&str], whole: bool) -> bool {
    words.iter().any(|word| {
        cell.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
            && !(whole && cell.get(word.len()).is_some_and(|next| next.is_ascii_alphabetic() || !next.is_ascii()))
    })
}

/// `Tulostettu 1.11.2026`: alone in its row.
#[cold]
fn is_footer(register: &OldRegister<'_>, record: &ByteRecord) -> bool {
    register.header.len() >= WIDE && filled(record) == 1
}

/// The header again, as where pages or files were put one after another.
#[cold]
fn is_header(register: &OldRegister<'_>, record: &ByteRecord) -> bool {
    let same = |(at, cell): (usize, &[u8])| {
        let cell = register.decoder.decode(cell).text;
        cell.trim().is_empty() || register.header.get(at).is_some_and(|name| name.trim() == cell.trim())
    };
    filled(record) >= 2 && record.iter().enumerate().all(same)
}

/// `pp.kk.vvvv;teksti;…`: no digit in any cell, and in one the form of a day.
#[cold]
fn is_hint(record: &ByteRecord) -> bool {
    let of_day = |cell: &[u8]| {
        let text = String::from_utf8_lossy(cell).to_lowercase();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let parts: Vec<&str> = text.trim_matches(['(', ')']).split(['.', '-', '/']).collect();
        let day = |part: &&str| matches!(*part, "pp" | "p" | "dd" | "d" | "pv");
        let month = |part: &&str| matches!(*part, "kk" | "k" | "mm" | "m");
        let year = |part: &&str| matches!(*part, "vvvv" | "yyyy" | "åååå" | "vv" | "yy" | "åå");
        let each = |is: &dyn Fn(&&str) -> bool| parts.iter().filter(|part| is(part)).count() == 1;
        letters <= 8 && parts.len() == 3 && each(&day) && each(&month) && each(&year)
    };
    let none_has = |test: fn(&u8) -> bool| !record.as_slice().iter().any(test);
    filled(record) >= 2 && none_has(u8::is_ascii_digit) && (0..record.len()).any(|at| of_day(cell_of(record, at)))
}
