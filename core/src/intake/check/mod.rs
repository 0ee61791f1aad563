//! Every cell of every row: what cannot be stored, what is doubtful, and what a load would do.

pub mod ahead;
mod cells;
mod course;
mod firsts;
mod homes;
pub mod known;
mod likeness;
pub mod limits;
pub mod memo;
mod near;
pub mod no_client;
pub mod pass;
mod people;
pub mod seen;
mod short_years;
pub mod state;
mod strays;
mod tally;
mod writing;

use super::fault::Fault;
use super::finding::Kind;
use super::map::Mapping;
use super::map::plan::{self, Plan};
use super::mends::{Fixes, Mends};
use super::read::OldRegister;
use super::report::Report;
use ahead::{Batches, Feed};
pub use cells::read_identity;
pub use known::{Known, Likeness, Met, Standing};
pub use limits::Limits;
use pass::Pass;
pub use state::{State, States};
use std::ops::ControlFlow;
use tally::Tally;

/// Checks a file by a mapping. Without a register every sound row would be a new client.
pub fn check(
    register: &OldRegister<'_>,
    mapping: &Mapping,
    mends: &Mends,
    limits: &Limits,
    known: Option<&dyn Known>,
) -> Result<Report, Fault> {
    let mut batches = Batches::of(register);
    let (tally, _) = walk(register, mapping, mends, limits, known, &mut |batch| batches.next(batch), &mut |_| {
        ControlFlow::Continue(())
    })?;
    Ok(tally.report(register, mapping))
}

/// So many rows are checked between two words about progress.
const ROWS_BETWEEN: u32 = 2048;

/// The same, telling how many rows are done; nothing when it was told to stop.
pub fn check_watched(
    register: &OldRegister<'_>,
    mapping: &Mapping,
    mends: &Mends,
    limits: &Limits,
    known: Option<&dyn Known>,
    watch: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<Option<Report>, Fault> {
    let mut batches = Batches::of(register);
    check_fed(register, mapping, mends, limits, known, &mut |batch| batches.next(batch), watch)
}

/// The same, with rows that somebody else reads, perhaps on a processor of their own.
pub fn check_fed(
    register: &OldRegister<'_>,
    mapping: &Mapping,
    mends: &Mends,
    limits: &Limits,
    known: Option<&dyn Known>,
    feed: &mut Feed<'_>,
    watch: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<Option<Report>, Fault> {
    let (tally, went) = walk(register, mapping, mends, limits, known, feed, watch)?;
    Ok(went.is_continue().then(|| tally.report(register, mapping)))
}

fn walk(
    register: &OldRegister<'_>,
    mapping: &Mapping,
    mends: &Mends,
    limits: &Limits,
    known: Option<&dyn Known>,
    feed: &mut Feed<'_>,
    watch: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<(Tally, ControlFlow<()>), Fault> {
    let mut tally = Tally::new();
    mends.fit(register)?;
    let plan = Plan::new(register, mapping)?;
    let mut whole = plan::findings(register, mapping, &plan, limits.data);
    let unready = whole.iter().any(|f| f.kind == Kind::ColumnMissing);
    tally.keep(&mut whole);
    tally.keep(&mut strays::findings(register));
    strays::rows(register, &mut tally);
    let fixes = Fixes::new(register, mends, plan::wordings(mapping, &plan));
    let mut pass = Pass::fed(register, &plan, fixes.as_ref(), limits, Box::new(feed));
    while let Some(sound) = pass.step() {
        tally.keep(&mut pass.findings);
        if sound && !unready {
            tally.sound(&pass, known);
        } else {
            tally.refused(&pass);
        }
        if tally.rows.is_multiple_of(ROWS_BETWEEN) && watch(tally.rows).is_break() {
            return Ok((tally, ControlFlow::Break(())));
        }
    }
    tally.keep(&mut near::findings(&mut pass));
    tally.identity_codes = pass.kinds;
    tally.households = pass.households();
    Ok((tally, ControlFlow::Continue(())))
}
