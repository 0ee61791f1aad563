//! The pages, one file each.

pub mod client;
mod facts;
pub mod form;
pub mod law;
pub mod missing;
pub mod role;
pub mod search;
pub mod start;
mod steps;
pub mod tasks;
mod timeline;
pub mod verify;
