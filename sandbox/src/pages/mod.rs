//! The pages, one file each.

pub mod anomalies;
pub mod client;
pub mod deed;
mod duties;
mod facts;
pub mod form;
mod household;
pub mod law;
mod login;
pub mod missing;
pub mod notices;
pub mod rights;
pub mod role;
pub mod roles;
pub mod search;
pub mod start;
mod steps;
pub mod tasks;
mod timeline;
