//! The server: the journal in SQLite, the log of looks, the data directory, the HTTP API and the command line.

pub mod anchors;
pub mod cli;
pub mod clock;
pub mod directory;
pub mod house;
pub mod http;
pub mod looks;
pub mod proof;
pub mod sqlite;
