//! Old registers on the server. A file somebody brought is read and checked in a process of its own, which has no
//! data directory, little memory and little time: when it dies of a file, that file is a failed import and the
//! server goes on. What comes back are typed rows and a report.

mod answers;
mod archive;
pub mod beside;
mod bounds;
mod child;
mod comparing;
mod download;
pub mod dual;
mod fed;
pub mod left;
mod line;
mod loading;
pub mod mappings;
mod order;
mod reader;
mod reading;
pub mod report;
pub mod runs;
pub mod shelf;
pub mod stays;
pub mod undone;
pub mod waiting;
mod watchdog;

pub use archive::{Archive, Lines, private};
pub use bounds::Bounds;
pub use child::{NAME as CHILD, run as run_child};
pub use comparing::Comparing;
pub use download::{Download, Gathering};
pub use line::{Checked, Line, Opened, Standings};
pub use loading::{Done, NotLoaded, Readied, Stage, Wanted, load, load_hash, read};
pub use order::{Format, Order, Saved, Source};
pub use reader::{Failed, Listener, Reader};
