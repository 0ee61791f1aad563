//! Counting of days, months and years (Act 150/1930, as read in the decision tables).
//!
//! A period of months or years ends on the day with the same number, or on the last day of a shorter month;
//! that last day still belongs to the period.

use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, Weekday};

/// The day with the same number so many months later, or the last day of a shorter month.
pub fn plus_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// As [`plus_months`], twelve months a year.
pub fn plus_years(day: NaiveDate, years: u32) -> NaiveDate {
    plus_months(day, years.saturating_mul(12))
}

/// The anniversary: as a birthday, so that 29 February becomes 1 March in a common year.
pub fn anniversary(day: NaiveDate, years: i32) -> NaiveDate {
    let year = day.year().saturating_add(years);
    NaiveDate::from_ymd_opt(year, day.month(), day.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
        .unwrap_or(NaiveDate::MAX)
}

/// Full years of age on a day; age changes on the birthday (29 February: 1 March).
pub fn age_on(birth: NaiveDate, on: NaiveDate) -> i32 {
    let years = on.year() - birth.year();
    if anniversary(birth, years) <= on { years } else { years - 1 }
}

/// The day of a moment of recording, in UTC.
pub fn day_of(at: i64) -> NaiveDate {
    i32::try_from(at.div_euclid(86_400_000)).ok().and_then(NaiveDate::from_epoch_days).unwrap_or_default()
}

/// The day of a moment in Finland: two hours ahead of UTC, three between the last Sundays of March and October, from
/// 01:00 UTC.
pub fn day_in_finland(at: i64) -> NaiveDate {
    let utc = DateTime::from_timestamp_millis(at).unwrap_or_default().naive_utc();
    let turn = |month| {
        let last = NaiveDate::from_ymd_opt(utc.year(), month, 31).unwrap_or_default();
        let sunday = last.week(Weekday::Sun).first_day();
        sunday.and_hms_opt(1, 0, 0).unwrap_or_default()
    };
    let hours = if utc >= turn(3) && utc < turn(10) { 3 } else { 2 };
    (utc + Duration::hours(hours)).date()
}

/// An ISO day, `2027-01-31`, and nothing else.
pub fn parse_iso(value: &str) -> Option<NaiveDate> {
    let b = value.as_bytes();
    if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
        return None;
    }
    let number = |from: usize, to: usize| {
        b[from..to].iter().try_fold(0u32, |n, c| c.is_ascii_digit().then(|| n * 10 + u32::from(c - b'0')))
    };
    NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?)
}

/// A day as people type it: `31.1.2027`, `31.01.2027` or `2027-01-31`.
pub fn parse_typed(value: &str) -> Option<NaiveDate> {
    let value = value.trim();
    if let Some(day) = parse_iso(value) {
        return Some(day);
    }
    let mut parts = value.split('.').map(str::trim);
    let (d, m, y) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || y.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        parse_iso(iso).unwrap()
    }

    #[test]
    fn months_end_on_the_same_number_or_the_last_day() {
        assert_eq!(plus_months(day("2025-08-31"), 6), day("2026-02-28"));
        assert_eq!(plus_years(day("2024-02-29"), 3), day("2027-02-28"));
        assert_eq!(anniversary(day("2024-02-29"), 3), day("2027-03-01"));
    }

    #[test]
    fn age_changes_on_the_birthday() {
        assert_eq!(age_on(day("2000-02-29"), day("2018-02-28")), 17);
        assert_eq!(age_on(day("2000-02-29"), day("2018-03-01")), 18);
        assert_eq!(age_on(day("2030-01-01"), day("2029-01-01")), -1);
    }

    #[test]
    fn a_day_is_read_as_people_type_it() {
        assert_eq!(parse_typed(" 1.3.2027 "), Some(day("2027-03-01")));
        assert_eq!(parse_typed("2027-03-01"), Some(day("2027-03-01")));
        for wrong in ["31.2.2027", "1.3.27", "2027-3-1", "", "1.3.2027.1", "+1.3.2027x"] {
            assert_eq!(parse_typed(wrong), None, "{wrong}");
        }
    }
}
