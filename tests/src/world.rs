//! People with rights, and clients who stand to them in every way there is, for the tests of access.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod clients;
mod people;

pub use clients::{Marks, Teller, facts, register};
pub use people::{Post, is_state, post, remove};
