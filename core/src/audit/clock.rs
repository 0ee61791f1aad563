//! The clock on the wall in Finland: two hours ahead of UTC, three in summer time, which the Union begins and ends on
//! the last Sundays of March and October at one o'clock UTC.

use crate::words::{Lang, say_date};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

/// A moment, milliseconds since 1970 UTC, as the clock on the wall shows it.
pub fn local(at: i64) -> NaiveDateTime {
    let utc = DateTime::from_timestamp_millis(at).unwrap_or_default().naive_utc();
    let summer = last_sunday(utc.year(), 3) <= utc && utc < last_sunday(utc.year(), 10);
    utc + TimeDelta::hours(if summer { 3 } else { 2 })
}

/// One o'clock on the last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> NaiveDateTime {
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or_default();
    let sunday = last - Days::new(u64::from(last.weekday().num_days_from_sunday()));
    sunday.and_hms_opt(1, 0, 0).unwrap_or_default()
}

/// `9.05` in Finnish, `9.05` in Swedish, `9:05` in English.
pub fn say_time(at: i64, lang: Lang) -> String {
    let (time, dot) = (local(at), if lang == Lang::En { ':' } else { '.' });
    format!("{}{dot}{:02}", time.hour(), time.minute())
}

/// `1.3.2027 klo 9.05`.
pub fn say_moment(at: i64, lang: Lang) -> String {
    let word = match lang {
        Lang::Fi => " klo ",
        Lang::Sv => " kl. ",
        Lang::En => ", ",
    };
    format!("{}{word}{}", say_date(local(at).date(), lang), say_time(at, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(utc: &str) -> i64 {
        DateTime::parse_from_rfc3339(utc).unwrap().timestamp_millis()
    }

    #[test]
    fn summer_time_begins_and_ends_when_the_union_says() {
        for (utc, wall) in [
            ("2026-03-29T00:59:59Z", "2026-03-29 02:59:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29 04:00:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25 03:59:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25 03:00:00"),
            ("2026-12-31T22:30:00Z", "2027-01-01 00:30:00"),
            // The last day of the month is a Sunday itself.
            ("2030-03-31T01:00:00Z", "2030-03-31 04:00:00"),
        ] {
            assert_eq!(local(at(utc)).to_string(), wall, "{utc}");
        }
        assert_eq!(say_moment(at("2027-03-01T07:05:00Z"), Lang::Fi), "1.3.2027 klo 9.05");
        assert_eq!(say_moment(at("2027-03-01T07:05:00Z"), Lang::Sv), "1.3.2027 kl. 9.05");
    }
}
