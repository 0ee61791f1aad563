//! The practice page: the same core and pages, with the journal in the browser.

#[cfg(target_arch = "wasm32")]
mod database;
pub mod file;
pub mod journal;
#[cfg(target_arch = "wasm32")]
pub mod keep;
pub mod line;
#[cfg(target_arch = "wasm32")]
mod lock;
mod rows;
pub mod whole;
