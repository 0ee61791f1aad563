//! Numbers of a sheet as people write them: days as ISO days, whole numbers without `.0`.

use super::format::Shown;
use chrono::{Datelike, NaiveDate};

/// Writes the number of a cell. `since_1904`: the workbook counts its days from 1904.
pub fn write(number: &str, shown: Shown, since_1904: bool, out: &mut Vec<u8>) {
    let number = number.trim();
    let digits = number.strip_prefix('-').unwrap_or(number);
    let whole = digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit());
    if shown == Shown::Number && whole {
        return out.extend_from_slice(number.as_bytes());
    }
    // Nearly every day is a whole number.
    if shown == Shown::Day && whole && digits.len() < 8 && digits.len() == number.len() {
        let days = digits.bytes().fold(0i64, |n, b| n * 10 + i64::from(b - b'0'));
        if (days > 0 || since_1904) && days < LAST_DAY && write_day(days, since_1904, out) {
            return;
        }
    }
    match number.parse::<f64>() {
        Ok(value) if shown != Shown::Number && moment(value, shown, since_1904, out) => {}
        Ok(value) if value.fract() == 0.0 && value.abs() < 1e15 => out.extend(format!("{value:.0}").bytes()),
        Ok(value) if value.is_finite() => out.extend(value.to_string().bytes()),
        _ => out.extend_from_slice(number.as_bytes()),
    }
}

/// The last day a spreadsheet knows: 31.12.9999.
const LAST: f64 = 2_958_466.0;
const LAST_DAY: i64 = 2_958_466;

#[expect(clippy::cast_possible_truncation, reason = "the value is between 0 and three million")]
fn moment(value: f64, shown: Shown, since_1904: bool, out: &mut Vec<u8>) -> bool {
    if !(0.0..LAST).contains(&value) {
        return false;
    }
    let seconds = (value * 86_400.0).round() as i64;
    let (days, seconds) = (seconds / 86_400, seconds % 86_400);
    if shown == Shown::Day && (days > 0 || since_1904) {
        if !write_day(days, since_1904, out) {
            return false;
        }
        if seconds == 0 {
            return true;
        }
        out.push(b' ');
    } else if days > 0 {
        return false;
    }
    digits(seconds / 3600, 2, out);
    out.push(b':');
    digits(seconds / 60 % 60, 2, out);
    if seconds % 60 != 0 {
        out.push(b':');
        digits(seconds % 60, 2, out);
    }
    true
}

fn write_day(days: i64, since_1904: bool, out: &mut Vec<u8>) -> bool {
    let Some((year, month, day)) = day(days, since_1904) else { return false };
    digits(year, 4, out);
    out.push(b'-');
    digits(month, 2, out);
    out.push(b'-');
    digits(day, 2, out);
    true
}

/// Year, month and day of a serial number. Excel has a 29th of February 1900, which never was.
fn day(days: i64, since_1904: bool) -> Option<(i64, i64, i64)> {
    if !since_1904 && days == 60 {
        return Some((1900, 2, 29));
    }
    let (year, month, first) = match (since_1904, days) {
        (true, _) => (1904, 1, 1),
        (false, ..60) => (1899, 12, 31),
        (false, _) => (1899, 12, 30),
    };
    let start = NaiveDate::from_ymd_opt(year, month, first)?.num_days_from_ce();
    let on = NaiveDate::from_num_days_from_ce_opt(start + i32::try_from(days).ok()?)?;
    Some((on.year().into(), on.month().into(), on.day().into()))
}

fn digits(number: i64, width: u32, out: &mut Vec<u8>) {
    for place in (0..width).rev() {
        let digit = u8::try_from(number / 10i64.pow(place) % 10).unwrap_or(0);
        out.push(b'0' + digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: &str, shown: Shown, since_1904: bool) -> String {
        let mut out = Vec::new();
        write(number, shown, since_1904, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_as_people_write_them() {
        let day = |number| written(number, Shown::Day, false);
        assert_eq!(day("46053"), "2026-01-31");
        assert_eq!(day("46053.5"), "2026-01-31 12:00");
        assert_eq!(
            [day("1"), day("59"), day("60"), day("61")],
            ["1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01"]
        );
        assert_eq!(written("44591", Shown::Day, true), "2026-01-31");
        assert_eq!(written("0", Shown::Day, true), "1904-01-01");
        assert_eq!(written("0.75", Shown::Time, false), "18:00");
        assert_eq!(day("-5"), "-5");
        assert_eq!(day("99999999"), "99999999");
        let number = |number| written(number, Shown::Number, false);
        for (given, want) in [
            ("358401234567", "358401234567"),
            ("4.01234567E8", "401234567"),
            ("12.0", "12"),
            ("0.1", "0.1"),
            ("1E+400", "1E+400"),
            ("x", "x"),
        ] {
            assert_eq!(number(given), want);
        }
    }
}
