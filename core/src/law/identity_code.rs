//! Personal identity code · henkilötunnus · personbeteckning: form only.
//!
//! Nothing is trimmed, folded or mended here: an importer cleans a value before it asks.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who may bear such a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Individual number 002–899: a real person.
    Ordinary,
    /// Individual number 900–999: made-up, for tests and training.
    Artificial,
}

/// A well-formed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdentityCode {
    pub birth_date: NaiveDate,
    pub kind: Kind,
}

/// Why a value is no identity code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not eleven characters of the right sort, or an unknown separator or individual number.
    Form,
    /// The first six digits are no day of the calendar.
    Date,
    /// The last character does not agree with the digits; the right one is given.
    CheckCharacter(char),
}

const CHECK: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// Reads a code, or says what is wrong with it.
pub fn parse(code: &str) -> Result<IdentityCode, Fault> {
    let b: &[u8; 11] = code.as_bytes().try_into().map_err(|_| Fault::Form)?;
    let digits = |range: std::ops::Range<usize>| {
        b[range].iter().try_fold(0u32, |n, c| c.is_ascii_digit().then(|| n * 10 + u32::from(c - b'0')))
    };
    let date = digits(0..6).ok_or(Fault::Form)?;
    let serial = digits(7..10).ok_or(Fault::Form)?;
    let century = match b[6] {
        b'+' => 1800,
        b'-' | b'Y' | b'X' | b'W' | b'V' | b'U' => 1900,
        b'A'..=b'F' => 2000,
        _ => return Err(Fault::Form),
    };
    if serial < 2 || !CHECK.contains(&b[10]) {
        return Err(Fault::Form);
    }
    let year = century + i32::try_from(date % 100).map_err(|_| Fault::Form)?;
    let birth_date = NaiveDate::from_ymd_opt(year, date / 100 % 100, date / 10_000).ok_or(Fault::Date)?;
    let right = CHECK[((date * 1000 + serial) % 31) as usize];
    if right != b[10] {
        return Err(Fault::CheckCharacter(char::from(right)));
    }
    let kind = if serial >= 900 { Kind::Artificial } else { Kind::Ordinary };
    Ok(IdentityCode { birth_date, kind })
}

/// An artificial code for a made-up person; `serial` 900–999, `separator` one of the person's century.
pub fn artificial(birth: NaiveDate, separator: char, serial: u32) -> Option<String> {
    use chrono::Datelike;
    let date = birth.day() * 10_000 + birth.month() * 100 + birth.year().rem_euclid(100).unsigned_abs();
    let check = char::from(CHECK[((date * 1000 + serial) % 31) as usize]);
    let code = format!("{date:06}{separator}{serial:03}{check}");
    matches!(parse(&code), Ok(IdentityCode { birth_date, kind: Kind::Artificial }) if birth_date == birth)
        .then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_told_apart() {
        assert_eq!(parse("131052-308"), Err(Fault::Form));
        assert_eq!(parse("310299-900A"), Err(Fault::Date));
        assert_eq!(parse("010190-999K"), Err(Fault::CheckCharacter('W')));
        assert_eq!(parse("131052-308T").map(|c| c.kind), Ok(Kind::Ordinary));
    }

    #[test]
    fn artificial_codes_are_artificial() {
        let birth = NaiveDate::from_ymd_opt(2000, 2, 29).unwrap();
        assert_eq!(artificial(birth, 'A', 901).as_deref(), Some("290200A901C"));
        assert_eq!(artificial(birth, '-', 901), None);
        assert_eq!(artificial(birth, 'A', 899), None);
    }
}
