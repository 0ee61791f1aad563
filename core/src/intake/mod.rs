//! Intake of old registers · vanhojen rekisterien siirto · intag av gamla register: reading, mapping, checking.
//!
//! Bytes in, report out: no files, no clock, nothing saved, so it runs in a page too.
//!
//! ```text
//! open(bytes) → OldRegister → propose → Mapping → check → Report
//!                                             └→ sound_rows → IntakeRow … → load
//! ```

pub mod archive;
pub mod check;
pub mod damage;
pub mod day;
mod day_dressed;
pub mod decided;
pub mod diff;
pub mod eight;
mod escapes;
pub mod fault;
pub mod field;
pub mod finding;
pub mod former;
mod genitive;
mod grounds;
pub mod household;
pub mod html;
pub mod lists;
pub mod load;
pub mod map;
pub mod mends;
pub mod names;
mod native;
pub mod open;
pub mod out;
pub mod paper;
mod peoples;
pub mod read;
pub mod report;
pub mod rows;
pub mod say;
pub mod spelling;
pub mod title;
mod told;
pub mod values;
pub mod yes_no;

pub use check::{Known, Likeness, Limits, Met, Standing, State, States, check, check_watched};
pub use decided::{RowMend, Whose};
pub use fault::{Fault, FaultKind};
pub use field::Field;
pub use finding::{Finding, Kind, Severity};
pub use household::{Household, Shared};
pub use map::fit::{open_by, open_kept};
pub use map::propose::propose;
pub use map::{Constant, Mapped, Mapping};
pub use mends::{BulkMend, CellMend, Mends, file_hash};
pub use paper::{Paper, findings::findings, mended::mended};
pub use read::detected::Detected;
pub use read::left::LeftRow;
pub use read::origin::Origin;
pub use read::reading::{DateOrder, Reading};
pub use read::{OldRegister, has_parts, open, open_with};
pub use report::{Count, IdentityCodes, Report, Sample, Would};
pub use rows::{IntakeRow, Value, sound_rows};
pub use values::{Sure, Wording, tables, wordings};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all_of_it(bytes: &[u8]) {
        let limits = Limits::of_law(chrono::NaiveDate::MIN);
        if let Ok(register) = open(bytes) {
            let mapping = propose(&register);
            if let Ok(report) = check(&register, &mapping, &Mends::default(), &limits, None) {
                let mut sound = 0;
                assert_eq!(sound_rows(&register, &mapping, &Mends::default(), &limits, |_| sound += 1), Ok(()));
                assert_eq!(report.would.create, sound);
                assert_eq!(report.would.create + report.would.reject, report.rows);
                let _ = report.json("x", crate::words::Lang::En);
            }
        }
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            all_of_it(&bytes);
        }

        #[test]
        fn no_text_like_a_register_breaks_it(
            text in "(Hetu|Nimi|Synt|Kunta|Lupa myönnetty|TK|[A-Z]{3});(Nimi|Plan från|Uskonto)(;[a-z]{0,5}){0,3}\r?\n([0-9A-Y.;\"\n+?é/-]{0,40}\n){0,30}"
        ) {
            all_of_it(text.as_bytes());
        }
    }
}
