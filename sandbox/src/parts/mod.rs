//! Small accessible parts that pages are made of.

pub mod choose;
pub mod day;
pub mod field;
pub mod fields;
pub mod frame;
pub mod head;
pub mod notice;
pub mod practising;
pub mod rows;
pub mod sheet;
pub mod summary;
pub mod why;
