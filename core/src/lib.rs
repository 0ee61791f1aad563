//! Integration work in Finland as a pure library: the Act executed as dated, cited data, the record as a
//! fold of a journal, and one door for every command and every read. No clock, no randomness, no I/O.

pub mod access;
pub mod audit;
pub mod case;
pub mod client;
pub mod codes;
pub mod dates;
pub mod deeds;
pub mod entry;
pub mod erasure;
pub mod event;
pub mod explain;
pub mod form;
pub mod intake;
pub mod journal;
pub mod law;
mod law_facts;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod npm;
pub mod office;
pub mod officer;
mod pages;
pub mod record;
pub mod refusal;
pub mod register;
pub mod rights;
pub mod rules;
pub mod search;
pub mod steps;
pub mod views;
pub mod words;
pub mod work;

pub use pages::processing;
