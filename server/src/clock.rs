//! The real clock and real chance; nothing else in the program knows them.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Weekday};
use std::time::SystemTime;

/// Milliseconds since 1970 UTC.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The day it is in Finland.
pub fn today() -> NaiveDate {
    day_in_finland(now())
}

/// Finland is two hours ahead of UTC, three between the last Sundays of March and October, from 01:00 UTC.
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

/// Sixteen bytes nobody can foresee.
pub fn chance() -> Result<[u8; 16], getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map(|()| bytes)
}

/// As often as it is asked. A system that has no chance to give can't run a register at all.
pub fn chances() -> impl FnMut() -> [u8; 16] {
    || chance().unwrap_or_else(|_| std::process::abort())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_in_finland_moves_with_summer_time() {
        let day = |utc: &str| day_in_finland(DateTime::parse_from_rfc3339(utc).unwrap().timestamp_millis()).to_string();
        assert_eq!(day("2027-01-31T21:59:00Z"), "2027-01-31");
        assert_eq!(day("2027-01-31T22:00:00Z"), "2027-02-01");
        assert_eq!(day("2027-07-01T20:59:00Z"), "2027-07-01");
        assert_eq!(day("2027-07-01T21:00:00Z"), "2027-07-02");
        // 31.10.2027 is a Sunday: summer time ends at 01:00 UTC.
        assert_eq!(day("2027-10-31T21:30:00Z"), "2027-10-31");
    }
}
