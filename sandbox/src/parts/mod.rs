//! Small accessible parts that pages are made of.

pub mod choose;
pub mod code;
pub mod day;
pub mod errand;
pub mod field;
pub mod fields;
pub mod frame;
pub mod head;
pub mod news;
pub mod notice;
pub mod practising;
pub mod rows;
pub mod sheet;
pub mod sheets;
pub mod summary;
pub mod why;
