//! The log of looks, read for people: who looked at a client, in plain words, and what is odd in what officers did.

mod clock;
mod days;
mod fold;
mod said;
mod signs;

pub use clock::{local, say_moment, say_time};
pub use days::{Scene, Watch, opens};
pub use fold::{Folded, Opened, fold};
pub use said::{refusal, what};
pub use signs::{Found, SIGNS, Sign, odd};
