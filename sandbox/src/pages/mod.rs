//! The pages, one file each.

pub mod anomalies;
pub mod client;
pub mod client_log;
pub mod deed;
mod duties;
pub mod erasure;
pub mod extract;
mod facts;
pub mod form;
mod household;
pub mod intake_load;
pub mod invite;
pub mod law;
mod login;
pub mod missing;
pub mod notices;
pub mod officer_log;
pub mod rights;
pub mod role;
pub mod roles;
pub mod search;
pub mod sessions;
pub mod start;
mod steps;
pub mod tasks;
mod timeline;
pub mod verify;
