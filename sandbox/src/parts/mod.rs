//! Small accessible parts that pages are made of.

pub mod cell;
pub mod choose;
pub mod code;
pub mod day;
pub mod errand;
pub mod field;
pub mod fields;
pub mod frame;
pub mod guard;
pub mod head;
pub mod icon;
pub mod left;
pub mod news;
pub mod notice;
pub mod paper;
pub mod practising;
pub mod qr;
pub mod reasons;
pub mod rows;
pub mod secret;
pub mod sheet;
pub mod sheets;
pub mod summary;
pub mod turn;
pub mod who;
pub mod why;
