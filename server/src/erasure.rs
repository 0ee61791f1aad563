//! Erasure in a data directory: the list of the erased, the brakes, and carrying it out.

mod brake;
mod carry_out;
mod erased_list;

pub use brake::Brake;
pub use carry_out::{carry_out, catch_up, listed};
pub(crate) use carry_out::{complete, in_folder};
pub use erased_list::{ErasedList, Line};
pub use kotodigi::erasure::Approval;
