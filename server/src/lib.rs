//! The server: the journal in SQLite, the log of looks, the data directory, the HTTP API and the command line.

pub mod anchors;
pub mod backup;
pub mod cli;
pub mod clock;
pub mod config;
pub mod directory;
mod disk;
pub mod erasure;
pub mod figures;
pub mod house;
pub mod http;
pub mod intake;
pub mod keeping;
pub mod log;
pub mod login;
pub mod looks;
pub mod notify;
pub mod once;
pub mod operation;
pub mod paper;
pub mod proof;
pub mod sqlite;
