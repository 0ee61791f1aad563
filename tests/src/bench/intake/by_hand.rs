//! A hand-written pass over one file: what a municipality's own programmer would write once.
//!
//! The csv crate, fixed column numbers, the same finding codes, no mapping, no sentences, no other encodings, no report.

use chrono::NaiveDate;
use csv::ByteRecord;
use kotodigi::codes::{self, Codes};
use kotodigi::intake::Limits;
use kotodigi::law::identity_code::{self, Fault};
use std::collections::{HashMap, HashSet};

/// Row, column, code.
pub type Found = (u64, usize, &'static str);

struct Words {
    municipalities: HashSet<Vec<u8>>,
    countries: HashSet<Vec<u8>>,
    languages: HashSet<Vec<u8>>,
}

/// The names in Finnish as Windows-1252 has them.
fn names(codes: &Codes) -> HashSet<Vec<u8>> {
    let narrow = |c: char| match c {
        '’' => 0x92,
        'š' => 0x9A,
        'ž' => 0x9E,
        c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
    };
    codes.all.iter().map(|code| code.fi.chars().map(narrow).collect()).collect()
}

fn day(cell: &[u8]) -> Option<NaiveDate> {
    let mut parts = cell.split(|b| *b == b'.');
    let mut number = || std::str::from_utf8(parts.next()?).ok()?.parse::<u32>().ok();
    let (day, month, year) = (number()?, number()?, number()?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// `whole` also looks for the same person twice and asks the Act how long a plan may be.
pub fn by_hand(bytes: &[u8], limits: &Limits, whole: bool) -> Vec<Found> {
    let words = Words {
        municipalities: names(codes::municipalities()),
        countries: names(codes::countries()),
        languages: names(codes::languages()),
    };
    let mut found = vec![(1, 17, "not_in_section_73")];
    let mut seen: HashMap<Vec<u8>, u64> = HashMap::new();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
    let mut record = ByteRecord::new();
    let mut row = 1;
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        row += 1;
        let mut say = |column, code| found.push((row, column, code));
        let born = day(&record[4]);
        if !record[1].is_empty() {
            match std::str::from_utf8(&record[1]).map_err(|_| Fault::Form).and_then(identity_code::parse) {
                Ok(code) => {
                    if born.is_some_and(|born| born != code.birth_date) {
                        say(4, "pic_birth_date_mismatch");
                    }
                    if whole && seen.insert(record[1].to_vec(), row).is_some() {
                        say(1, "duplicate_in_file");
                    }
                }
                Err(Fault::CheckCharacter(_)) => say(1, "pic_check_character"),
                Err(_) => say(1, "pic_format"),
            }
        }
        if record[2].is_empty() {
            say(2, "name_missing");
        } else if record[2].windows(2).any(|pair| matches!(pair, [0xC3, 0x80..=0xBF])) {
            say(2, "mojibake");
        }
        if record[2].contains(&b'?') || record[3].contains(&b'?') {
            say(2, "lost_character");
        }
        if !words.municipalities.contains(&record[5]) {
            say(5, "municipality_unknown");
        }
        if !words.countries.contains(&record[6]) {
            say(6, "country_unknown");
        }
        if !words.languages.contains(&record[7]) {
            say(7, "language_unknown");
        }
        if !matches!(&record[8], b"A (jatkuva)" | b"B (tilap\xE4inen)" | b"P" | b"P-EU" | b"TS" | b"EUR" | b"EUK") {
            say(8, "permit_unknown");
        }
        for column in [4, 9, 10, 11, 12, 13] {
            match (&record[column], day(&record[column])) {
                (b"", _) if column == 10 => say(column, "first_right_missing"),
                (b"", _) => {}
                (_, None) => say(column, "date_invalid"),
                (_, Some(day)) if column < 12 && day > limits.on => say(column, "date_in_future"),
                _ => {}
            }
        }
        if let (Some(from), Some(until)) = (day(&record[12]), day(&record[13])) {
            if until < from {
                say(13, "date_order");
            } else if whole && until > (limits.first_plan_last_day)(from) {
                say(13, "plan_too_long");
            }
        }
        if record[18].iter().any(|b| *b < 0x20) {
            say(18, "control_character");
        }
        for column in [15, 16] {
            if !matches!(&record[column], b"K" | b"E" | b"") {
                say(column, "yes_no_unknown");
            }
        }
        if !record[14].is_empty() && !record[14].iter().all(|b| b.is_ascii_digit() || b"+ -".contains(b)) {
            say(14, "phone_doubtful");
        }
        if !record[19].is_empty() && !record[19].contains(&b'@') {
            say(19, "email_doubtful");
        }
    }
    found
}
