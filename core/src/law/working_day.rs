//! Working days · arkipäivät · vardagar (Act 150/1930 § 5): when an act may still be done after a last day.

use super::cite::{Cite, PERIODS_ACT, place};
use chrono::{Datelike, Days, NaiveDate, Weekday};

pub const CITE: Cite = place(PERIODS_ACT, "5", "");

/// Whether offices take matters in: not a Saturday, Sunday, church holiday, Independence Day, 1 May, Christmas Eve
/// or Midsummer Eve.
pub fn is_working_day(day: NaiveDate) -> bool {
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return false;
    }
    // Midsummer Eve is the Friday 19–25 June; Midsummer Day and All Saints' Day are Saturdays.
    let fixed = match (day.month(), day.day()) {
        (1, 1 | 6) | (5, 1) | (12, 6 | 24 | 25 | 26) => true,
        (6, 19..=25) => day.weekday() == Weekday::Fri,
        _ => false,
    };
    let from_easter = easter(day.year()).map(|easter| (day - easter).num_days());
    // Good Friday, Easter Monday, Ascension Day.
    !fixed && !matches!(from_easter, Some(-2 | 1 | 39))
}

/// The day itself if it is a working day, otherwise the next one that is.
pub fn on_or_after(day: NaiveDate) -> NaiveDate {
    let mut next = day;
    while !is_working_day(next) {
        match next.checked_add_days(Days::new(1)) {
            Some(day) => next = day,
            None => return day,
        }
    }
    next
}

/// Easter Sunday of the Gregorian calendar (the anonymous rule of 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4).rem_euclid(7);
    let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(f / 31).ok()?, u32::try_from(f % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse_iso;

    #[test]
    fn holidays_move_with_easter_and_midsummer() {
        for holiday in [
            "2026-04-03",
            "2026-04-06",
            "2026-05-01",
            "2026-05-14",
            "2026-06-19",
            "2026-12-24",
            "2027-01-01",
            "2027-01-06",
            "2028-12-06",
            "2024-03-29",
            "2038-04-26",
        ] {
            assert!(!is_working_day(parse_iso(holiday).unwrap()), "{holiday}");
        }
        for working in ["2026-04-02", "2026-04-07", "2026-12-31", "2026-12-23", "2026-06-18", "2026-05-13"] {
            assert!(is_working_day(parse_iso(working).unwrap()), "{working}");
        }
        assert_eq!(on_or_after(parse_iso("2028-12-31").unwrap()), parse_iso("2029-01-02").unwrap());
        assert_eq!(on_or_after(parse_iso("2025-12-24").unwrap()), parse_iso("2025-12-29").unwrap());
    }
}
