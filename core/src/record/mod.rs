//! What proves that a record is whole, wherever it is looked at: anchors of the chains, and one client's record as
//! a file.

pub mod anchor;
mod file;
mod tie;
mod verify;
pub mod witness;

pub use file::{FORM, Line, RecordFile, covering};
pub use tie::{Tie, spans, witnessed};
pub use verify::{Fault, FaultKind, Report, verify};
