//! Integration work in Finland as a pure library: the Act executed as dated, cited data, the record as a
//! fold of a journal, and one door for every command and every read. No clock, no randomness, no I/O.

pub mod codes;
pub mod dates;
pub mod intake;
pub mod law;
pub mod words;
