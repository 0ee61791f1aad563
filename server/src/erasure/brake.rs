//! The brake against a clock gone wrong: a day that came too early would erase too many, and nothing brings them
//! back. Each run leaves its moment; the next one compares.

use crate::clock;
use chrono::{DateTime, NaiveDate};
use kotodigi::erasure::held;
use kotodigi::journal::Broken;
use kotodigi::phrase;
use kotodigi::refusal::No;
use kotodigi::words::text;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

const RECORD: &str = "erasure.json";
/// Longer than this between two runs, or backwards, and a person has to say which day it is.
const AT_MOST: i64 = 24 * 3_600_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    /// Milliseconds since 1970 UTC.
    at: i64,
    /// The day of law.
    on: NaiveDate,
}

#[derive(Clone, Debug)]
pub struct Brake {
    file: PathBuf,
}

impl Brake {
    pub fn of(folder: &Path) -> Brake {
        Brake { file: folder.join(RECORD) }
    }

    /// Holds when the clock has moved by more than a day since the last run, unless a person says the day.
    pub fn check(&self, at: i64, day_is: Option<NaiveDate>) -> Result<(), No> {
        let today = clock::day_in_finland(at);
        if let Some(said) = day_is.filter(|said| *said != today) {
            let why = text(
                "Sanoit päiväksi {0}, kone sanoo {1}.",
                "Du uppgav dagen {0}, datorn säger {1}.",
                "You said the day is {0}, the machine says {1}.",
            );
            return Err(held("another_day", phrase!(why, said, today), MEND_CLOCK.into()));
        }
        let Some(last) = self.last().map_err(|why| Broken::Store(why.to_string()))? else { return Ok(()) };
        let moved = at - last.at;
        if day_is.is_some() || (0..=AT_MOST).contains(&moved) {
            return Ok(());
        }
        let why = text(
            "Koneen kello on siirtynyt {0} tuntia edellisestä ajosta ({1}); sallittu on enintään 24 eteenpäin.",
            "Datorns klocka har flyttats {0} timmar sedan föregående körning ({1}); högst 24 framåt är tillåtet.",
            "The machine's clock has moved by {0} hours since the last run ({1}); at most 24 forwards is allowed.",
        );
        let then = DateTime::from_timestamp_millis(last.at).unwrap_or_default().format("%Y-%m-%d %H:%M UTC");
        let next = text(
            "Tarkista kalenterista. Jos tänään todella on {0}, lisää: --day-is {0}",
            "Kontrollera i kalendern. Om det verkligen är {0} i dag, lägg till: --day-is {0}",
            "Look at a calendar. If today really is {0}, add: --day-is {0}",
        );
        let hours = moved.div_euclid(3_600_000);
        Err(held("clock_moved", phrase!(why, hours, then.to_string()), phrase!(next, today.to_string())))
    }

    /// This run was let through.
    pub fn note(&self, at: i64, on: NaiveDate) -> io::Result<()> {
        let new = self.file.with_extension("json.new");
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(&Run { at, on })?)?;
        file.sync_all()?;
        fs::rename(&new, &self.file)
    }

    fn last(&self) -> io::Result<Option<Run>> {
        match fs::read(&self.file) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
            read => Ok(Some(serde_json::from_slice(&read?)?)),
        }
    }
}

const MEND_CLOCK: kotodigi::words::Text = text(
    "Korjaa koneen kello tai sano oikea päivä.",
    "Rätta datorns klocka eller uppge rätt dag.",
    "Mend the machine's clock or say the right day.",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_jumps_or_runs_back_holds_until_somebody_says_the_day() {
        const HOUR: i64 = 3_600_000;
        const THEN: i64 = 1_795_000_000_000;
        let folder = tempfile::tempdir().unwrap();
        let brake = Brake::of(folder.path());
        let code = |at, day_is| match brake.check(at, day_is) {
            Err(No::Refused(refusal)) => refusal.code,
            other => other.map(|()| "").unwrap(),
        };
        assert_eq!(code(THEN, None), "");
        brake.note(THEN, clock::day_in_finland(THEN)).unwrap();
        assert_eq!(code(THEN + 24 * HOUR, None), "");
        assert_eq!(code(THEN + 24 * HOUR + 1, None), "clock_moved");
        assert_eq!(code(THEN - 1, None), "clock_moved");
        let four_years = THEN + 4 * 366 * 24 * HOUR;
        assert_eq!(code(four_years, None), "clock_moved");
        assert_eq!(code(four_years, Some(clock::day_in_finland(THEN))), "another_day");
        assert_eq!(code(four_years, Some(clock::day_in_finland(four_years))), "");
    }
}
