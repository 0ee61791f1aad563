//! How somebody says a file is to be read, where it was not detected as it is.

use clap::Args;
use kotodigi::intake::{DateOrder, Reading};
use serde::de::DeserializeOwned;

#[derive(Debug, Args)]
pub(super) struct How {
    /// Encoding: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, iso-8859-15 or cp850; detected when none is given.
    #[arg(long, value_name = "NAME", value_parser = named::<kotodigi::intake::read::encoding::Encoding>)]
    encoding: Option<kotodigi::intake::read::encoding::Encoding>,
    /// What stands between cells: one character, or `tab`.
    #[arg(long, value_name = "CHARACTER", value_parser = separator)]
    separator: Option<char>,
    /// The row of the headers, as a spreadsheet numbers it.
    #[arg(long, value_name = "ROW", value_parser = clap::value_parser!(u32).range(1..))]
    header_row: Option<u32>,
    /// The sheet of a workbook, or the file of a zip, that has the clients.
    #[arg(long, value_name = "NAME")]
    part: Option<String>,
    /// What comes first in a day: dmy, mdy or ymd.
    #[arg(long, value_name = "ORDER", value_parser = named::<DateOrder>)]
    date_order: Option<DateOrder>,
}

impl How {
    /// Nothing, where nothing was said.
    pub fn given(&self) -> Option<Reading> {
        let reading = Reading {
            encoding: self.encoding,
            separator: self.separator,
            header_row: self.header_row,
            part: self.part.clone(),
            date_order: self.date_order,
        };
        Some(reading).filter(|reading| !reading.is_default())
    }
}

/// What the library would say of all encodings it knows.
const WANTED: &str = "one of the names in the help";

/// A word as mapping files have it.
fn named<T: DeserializeOwned>(word: &str) -> Result<T, String> {
    serde_json::from_value(word.to_lowercase().into()).map_err(|_| WANTED.to_owned())
}

fn separator(typed: &str) -> Result<char, String> {
    let mut characters = typed.chars();
    match (typed, characters.next(), characters.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(one), None) => Ok(one),
        _ => Err("one character, or tab".to_owned()),
    }
}
