//! The practice page: the same core and pages, with the journal in the browser.

pub mod journal;
mod rows;
