//! What the tests and the benchmark share.

pub mod bench;
pub mod contract;
