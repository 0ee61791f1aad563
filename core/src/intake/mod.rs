//! Intake of old registers · vanhojen rekisterien siirto · intag av gamla register: reading, mapping, checking.
//!
//! Bytes in, report out: no files, no clock, nothing saved, so it runs in a page too.
//!
//! ```text
//! open(bytes) → OldRegister → propose → Mapping → check → Report
//!                                             └→ sound_rows → IntakeRow … → load
//! ```

pub mod check;
pub mod damage;
pub mod day;
pub mod fault;
pub mod field;
pub mod finding;
pub mod lists;
pub mod load;
pub mod map;
pub mod names;
pub mod read;
pub mod report;
pub mod rows;
pub mod spelling;
pub mod yes_no;

pub use check::{Known, Limits, Standing, check};
pub use fault::{Fault, FaultKind};
pub use field::Field;
pub use finding::{Finding, Kind, Severity};
pub use map::propose::propose;
pub use map::{Mapped, Mapping};
pub use read::{OldRegister, open};
pub use report::{Report, Would};
pub use rows::{IntakeRow, Value, sound_rows};
