//! Documents on paper (PDF) for the person: all their data, and who looked at it. The fonts stand in the program; what
//! they can't show is printed as its code point, so that nothing disappears.

mod extract;
mod fonts;
mod log;
mod migration;
mod sheet;

pub use extract::extract;
pub use log::log;
pub use migration::migration;

use kotodigi::steps::Directory;
use kotodigi::words::Lang;
use std::fmt;

/// Who made a document, when, in which register.
#[derive(Clone, Debug)]
pub struct Made {
    pub by: String,
    pub at: i64,
    pub lang: Lang,
    pub directory: Directory,
}

/// The document could not be made.
#[derive(Debug)]
pub struct Unprintable(String);

impl fmt::Display for Unprintable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
