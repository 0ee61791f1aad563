//! Workbooks: sheets of cells as the rows that a spreadsheet shows.

pub mod cells;
pub mod format;
pub mod rows;
pub mod serial;
mod simple;
mod spread;
pub mod strings;
pub mod workbook;
pub mod xml;
