//! Load: sound rows become clients and entries of one run, all or none; the same file again changes nothing;
//! a run is taken back by new entries.
//!
//! ```text
//! Loading::begin → step (compare) … → step (write, nobody sees it) … → close (one entry: everybody sees it)
//! ```
//!
//! Between two steps the register is free for daily work, and the program may stop: the same file goes on where
//! it was. What moved meanwhile is judged again by `close`.

mod close;
pub(crate) mod compare;
mod conflict;
pub(crate) mod course;
mod decided;
mod directory;
pub(crate) mod facts;
pub(crate) mod households;
pub(crate) mod loading;
mod order;
mod thresholds;
mod undo;
pub(crate) mod workers;
mod writing;

pub use compare::{Against, Compared, compare, unseen};
pub use conflict::{Conflict, Why};
pub use course::Course;
pub use loading::{Loading, Phase, Progress};
pub use thresholds::Thresholds;
pub use undo::{Built, BuiltEntry, SignedOff, UndoPreview, undo, undo_preview};

use super::rows::IntakeRow;
use crate::access::{self, Action, Purpose, Resource};
use crate::office::{Office, Visit};
use crate::officer::Officer;
use crate::refusal::No;
use uuid::Uuid;

/// What the policy is asked for intake.
pub const INTAKE: (Resource, Action) = (Resource::Import, Action::Change);

/// What a load did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Loaded {
    /// The run, by which it can be undone; none when nothing changed.
    pub run: Option<Uuid>,
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    /// Rows of clients whom the loader does not see.
    pub elsewhere: u32,
    /// What rows say of clients who are here and stays out because of work done here.
    pub conflicts: u32,
    /// Rows of somebody who stands on an earlier row too.
    pub twice: u32,
    /// Households that it made or added somebody to, and how many people of the file live in them.
    pub households: u32,
    pub together: u32,
}

/// Where the file came from, as provenance names it.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The old register, in the loader's words: a file name will do. Extracts of one register have one name.
    pub system: &'a str,
    /// SHA-256 over the file, its mapping and what was decided about its cells.
    pub file_hash: &'a str,
}

/// On what terms a file is loaded.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// Rows of the file, those with errors too.
    pub came: u32,
    /// Row numbers of people who live together, as somebody accepted them.
    pub households: &'a [Vec<u32>],
    /// The second person of a large load.
    pub second: Option<&'a Officer>,
    /// Somebody looked at counts that look wrong, and they are right.
    pub counts_accepted: bool,
    /// SHA-256 over the file alone, by which an older extract is known again though it is mapped anew; empty where
    /// it is not known.
    pub content_hash: &'a str,
    /// New clients written in one transaction.
    pub batch: usize,
}

impl Terms<'_> {
    /// A transaction of so many clients is long enough to be cheap, and short for whoever waits.
    const BATCH: usize = 500;

    pub const fn of(came: u32) -> Terms<'static> {
        Terms { came, households: &[], second: None, counts_accepted: false, content_hash: "", batch: Terms::BATCH }
    }
}

/// What a load would do, and what its limits are judged by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub came: u32,
    pub sound: u32,
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub elsewhere: u32,
    pub twice: u32,
    /// Clients that came from the same old register before.
    pub of_system: u32,
    /// Those of them who are not in the file.
    pub vanished: u32,
    /// New clients of municipalities that the loader does not load for.
    pub of_others: u32,
}

/// Whether an officer may load registers.
pub(crate) fn may(by: &Officer) -> bool {
    access::decide_plain(by, Purpose::DataQuality, INTAKE.0, INTAKE.1).allowed
}

/// Municipalities whose clients an officer loads.
pub fn municipalities(by: &Officer) -> Vec<String> {
    let mut all: Vec<String> = by.rights.iter().flat_map(|right| right.scope.iter().cloned()).collect();
    all.sort();
    all.dedup();
    all
}

/// Whose run it is: the organisation of the right that allows intake.
pub fn organisation(by: &Officer) -> String {
    let decided = access::decide_plain(by, Purpose::DataQuality, INTAKE.0, INTAKE.1).right;
    let right = by.rights.iter().find(|right| Some(right.id) == decided).or(by.first());
    right.map(|right| right.organisation.id()).unwrap_or_default()
}

/// Loads rows as one run in one go. `rows` are the sound ones of a checked file.
pub fn load(office: &mut Office, visit: Visit<'_>, origin: Origin<'_>, rows: &[IntakeRow]) -> Result<Loaded, No> {
    let came = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    load_on(office, visit, origin, rows, Terms::of(came))
}

/// The same on other terms.
pub fn load_on(
    office: &mut Office,
    mut visit: Visit<'_>,
    origin: Origin<'_>,
    rows: &[IntakeRow],
    terms: Terms<'_>,
) -> Result<Loaded, No> {
    let mut loading = Loading::begin(office, &mut visit, origin, rows, terms)?;
    while loading.step(office, &mut visit)?.phase != Phase::Ready {}
    loading.close(office, &mut visit)
}
