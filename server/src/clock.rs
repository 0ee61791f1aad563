//! The real clock and real chance; nothing else in the program knows them.

use chrono::NaiveDate;
pub use kotodigi::dates::day_in_finland;
use std::cell::RefCell;
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

/// The moment this day began in Finland.
pub fn midnight() -> i64 {
    midnight_of(today())
}

fn midnight_of(day: NaiveDate) -> i64 {
    let utc = day.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc().timestamp_millis();
    let summer = utc - 3 * 3_600_000;
    if day_in_finland(summer) == day { summer } else { utc - 2 * 3_600_000 }
}

thread_local! {
    static FORETOLD: RefCell<Vec<[u8; 16]>> = const { RefCell::new(Vec::new()) };
}

/// Work whose first chances are these: what it writes can be known again by whoever drew them.
pub fn foretelling<T>(chances: &[[u8; 16]], work: impl FnOnce() -> T) -> T {
    FORETOLD.with_borrow_mut(|foretold| *foretold = chances.iter().rev().copied().collect());
    let done = work();
    FORETOLD.with_borrow_mut(Vec::clear);
    done
}

/// Whose account on this machine runs the program: a command line knows nobody else.
pub fn console() -> String {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let uid = std::fs::metadata("/proc/self").map(|about| about.uid());
        if let Ok(uid) = uid {
            return format!("uid {uid}");
        }
    }
    String::new()
}

/// Sixteen bytes nobody can foresee.
pub fn chance() -> Result<[u8; 16], getrandom::Error> {
    if let Some(foretold) = FORETOLD.with_borrow_mut(Vec::pop) {
        return Ok(foretold);
    }
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
    use chrono::DateTime;

    #[test]
    fn what_was_foretold_comes_once() {
        let [one, two] = [[1; 16], [2; 16]];
        let drawn = foretelling(&[one, two], || [chance(), chance(), chance()].map(Result::unwrap));
        assert_eq!(drawn[..2], [one, two]);
        assert!(drawn[2] != one && drawn[2] != two);
        assert_ne!(foretelling(&[], || chance().unwrap()), one);
        foretelling(&[one], || ());
        assert_ne!(chance().unwrap(), one, "nothing is left over for the next");
    }

    #[test]
    fn midnight_in_finland_moves_with_summer_time() {
        let day = |utc: &str| day_in_finland(DateTime::parse_from_rfc3339(utc).unwrap().timestamp_millis()).to_string();
        assert_eq!(day("2027-01-31T21:59:00Z"), "2027-01-31");
        assert_eq!(day("2027-01-31T22:00:00Z"), "2027-02-01");
        assert_eq!(day("2027-07-01T20:59:00Z"), "2027-07-01");
        assert_eq!(day("2027-07-01T21:00:00Z"), "2027-07-02");
        // 31.10.2027 is a Sunday: summer time ends at 01:00 UTC.
        assert_eq!(day("2027-10-31T21:30:00Z"), "2027-10-31");
        for (day, begins) in [
            ("2027-01-31", "2027-01-30T22:00:00Z"),
            ("2027-03-28", "2027-03-27T22:00:00Z"),
            ("2027-07-01", "2027-06-30T21:00:00Z"),
            ("2027-10-31", "2027-10-30T21:00:00Z"),
            ("2027-11-01", "2027-10-31T22:00:00Z"),
        ] {
            let begins = DateTime::parse_from_rfc3339(begins).unwrap().timestamp_millis();
            assert_eq!(midnight_of(day.parse().unwrap()), begins, "{day}");
        }
    }
}
