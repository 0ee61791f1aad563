//! The server: the journal in SQLite, the log of looks, the data directory, the HTTP API and the command line.

pub mod backup;
pub mod cli;
pub mod clock;
pub mod directory;
pub mod erasure;
pub mod house;
pub mod http;
pub mod login;
pub mod looks;
pub mod sqlite;
