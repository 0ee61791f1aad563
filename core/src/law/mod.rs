//! The Act as executed law: one file a section, numbers as dated timelines with citation.

pub mod cite;
pub mod identity_code;
pub mod s079_use;
