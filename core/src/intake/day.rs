//! Days as old registers write them: `31.1.2026`, `2026-01-31`, `31/1/2026`, `20260131`, with or without a time.

use super::day_dressed;
use chrono::NaiveDate;

/// What a cell of a date column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    Empty,
    On(NaiveDate),
    /// `31.1.26`: the century was guessed.
    Short(NaiveDate),
    Invalid,
}

/// Day first, as in Europe, or month first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    DayFirst,
    MonthFirst,
}

/// Reads a trimmed cell. `until` is the last year a short year may mean.
pub fn read(cell: &[u8], order: Order, until: i32) -> Day {
    match plain(cell, order, until) {
        Day::Invalid => day_dressed::read(cell, order, until),
        day => day,
    }
}

/// The usual forms.
fn plain(cell: &[u8], order: Order, until: i32) -> Day {
    if cell.is_empty() {
        return Day::Empty;
    }
    let Some(((first, digits), rest)) = number(cell) else { return Day::Invalid };
    let [mark @ (b'.' | b'-' | b'/'), rest @ ..] = rest else {
        return if rest.is_empty() || time(rest) { packed(first, digits) } else { Day::Invalid };
    };
    let Some(((second, _), rest)) = number(spaces(rest)) else { return Day::Invalid };
    let Some(rest) = rest.strip_prefix(&[*mark]) else { return Day::Invalid };
    let Some(((third, last_digits), rest)) = number(spaces(rest)) else { return Day::Invalid };
    if !time(rest) {
        return Day::Invalid;
    }
    let (year, month, day, year_digits) = match (digits, order) {
        (4, _) => (first, second, third, 4),
        (_, Order::DayFirst) => (third, second, first, last_digits),
        (_, Order::MonthFirst) => (third, first, second, last_digits),
    };
    match year_digits {
        4 => ymd(year, month, day).map_or(Day::Invalid, Day::On),
        2 => short(year, month, day, until),
        _ => Day::Invalid,
    }
}

pub(super) fn short(year: u32, month: u32, day: u32, until: i32) -> Day {
    let year = 2000 + year;
    let year = if i64::from(year) > i64::from(until) { year - 100 } else { year };
    ymd(year, month, day).map_or(Day::Invalid, Day::Short)
}

/// `20260131`, or the days since the end of 1899 that a spreadsheet keeps.
fn packed(value: u32, digits: usize) -> Day {
    match digits {
        8 => ymd(value / 10_000, value / 100 % 100, value % 100).map_or(Day::Invalid, Day::On),
        5 => of_serial(value),
        _ => Day::Invalid,
    }
}

/// The day of a spreadsheet's count.
pub(super) fn of_serial(days: u32) -> Day {
    NaiveDate::from_ymd_opt(1899, 12, 30)
        .and_then(|start| start.checked_add_days(chrono::Days::new(days.into())))
        .map_or(Day::Invalid, Day::On)
}

pub(super) fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Up to eight digits: the number and how many they were.
fn number(bytes: &[u8]) -> Option<((u32, usize), &[u8])> {
    let (mut value, mut digits) = (0u32, 0);
    while let Some(digit) = bytes.get(digits).map(|b| b.wrapping_sub(b'0')).filter(|d| *d < 10) {
        if digits == 8 {
            return None;
        }
        value = value * 10 + u32::from(digit);
        digits += 1;
    }
    (digits > 0).then(|| ((value, digits), &bytes[digits..]))
}

/// `31. 1. 2026` is a day too.
fn spaces(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b" ").unwrap_or(bytes)
}

/// Nothing, or a time of day, which a day does not need.
fn time(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [b' ' | b'T', tail @ ..] => {
            !tail.is_empty() && tail.iter().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'Z' | b'+' | b'-'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse_iso;

    fn at(cell: &str) -> Day {
        read(cell.as_bytes(), Order::DayFirst, 2030)
    }

    #[test]
    fn every_way_of_writing_a_day() {
        let day = parse_iso("2026-01-31").map_or(Day::Invalid, Day::On);
        for cell in [
            "31.1.2026",
            "31.01.2026",
            "2026-01-31",
            "31/1/2026",
            "20260131",
            "31.1.2026 00:00",
            "31. 1. 2026",
            "2026-01-31T00:00:00Z",
            "46053",
        ] {
            assert_eq!(at(cell), day, "{cell}");
        }
        assert_eq!(read(b"1/31/2026", Order::MonthFirst, 2030), day);
        assert_eq!(at("31.1.26"), parse_iso("2026-01-31").map_or(Day::Invalid, Day::Short));
        assert_eq!(at("31.1.57"), parse_iso("1957-01-31").map_or(Day::Invalid, Day::Short));
        assert_eq!(at(""), Day::Empty);
        for wrong in [
            "31.2.2025",
            "2025-02-31",
            "31/02/2025",
            "1.1",
            "ei",
            "1.1.20255",
            "2026",
            "123456789",
            "1.1.2026x",
            "1-1.2026",
        ] {
            assert_eq!(at(wrong), Day::Invalid, "{wrong}");
        }
    }
}
