//! What goes out to the clerk at the old system: the findings, and the file with its mends, as CSV or a workbook.
//!
//! Bytes out. Whatever stands in a cell, no spreadsheet program evaluates it.

pub mod csv;
mod deflate;
pub mod findings;
pub mod mended;
pub mod xlsx;
mod zip;

use csv::Csv;
use xlsx::Xlsx;

/// The two kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Csv,
    Xlsx,
}

impl Paper {
    pub const fn ending(self) -> &'static str {
        match self {
            Paper::Csv => "csv",
            Paper::Xlsx => "xlsx",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Paper::Csv => "text/csv; charset=utf-8",
            Paper::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A table being written, a row at a time.
#[derive(Debug)]
enum Sheet {
    Csv(Csv),
    Xlsx(Box<Xlsx>),
}

impl Sheet {
    fn new(paper: Paper, name: &str) -> Sheet {
        match paper {
            Paper::Csv => Sheet::Csv(Csv::new()),
            Paper::Xlsx => Sheet::Xlsx(Box::new(Xlsx::new(name))),
        }
    }

    fn row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        match self {
            Sheet::Csv(csv) => csv.row(cells),
            Sheet::Xlsx(xlsx) => xlsx.row(cells),
        }
    }

    fn end(self) -> Vec<u8> {
        match self {
            Sheet::Csv(csv) => csv.end(),
            Sheet::Xlsx(xlsx) => xlsx.end(),
        }
    }
}
