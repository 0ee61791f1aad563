//! The practice page: the same core and pages, with the journal in the browser.

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod database;
#[cfg(target_arch = "wasm32")]
pub mod desk;
#[cfg(target_arch = "wasm32")]
pub mod door;
pub mod file;
pub mod journal;
#[cfg(target_arch = "wasm32")]
pub mod keep;
pub mod line;
#[cfg(target_arch = "wasm32")]
mod lock;
pub mod may;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod parts;
pub mod place;
#[cfg(target_arch = "wasm32")]
pub mod practice;
#[cfg(target_arch = "wasm32")]
pub mod reader;
mod rows;
pub mod texts;
pub mod whole;
pub mod workbench;
