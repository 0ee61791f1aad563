//! Bytes of a file into rows of cells: encoding, separator, header, and the row a spreadsheet would show.

mod book;
pub mod date_order;
pub mod detected;
pub mod encoding;
pub mod evidence;
mod fenced;
pub mod header;
mod join;
mod json;
mod latest;
pub mod left;
mod named;
pub mod origin;
mod packed;
pub mod reading;
pub mod records;
pub mod separator;
mod sheet;
pub mod sniff;
mod table;

use super::fault::{Fault, FaultKind};
use crate::intake::map::content::{Content, filled, sample};
use crate::words::Phrase;
use detected::{Aspect, Detected};
use encoding::Decoder;
use header::Header;
use origin::{Beyond, Joined, Strays};
use packed::budget::Budget;
use packed::gzip;
use reading::{DateOrder, Reading};
use records::Records;
use sniff::Kind;
use std::borrow::Cow;
use std::sync::OnceLock;
use table::{Body, Table};

/// An old register, opened: nothing is checked yet.
#[derive(Debug)]
pub struct OldRegister<'a> {
    body: Body<'a>,
    pub decoder: Decoder,
    pub separator: u8,
    /// The headers as they stand in the file; those of joined parts after those of the clients' part.
    pub header: Vec<String>,
    /// Where the header stands in the body.
    head: Header,
    detected: Detected,
    /// As given; what is only detected is weighed column by column.
    date_order: Option<DateOrder>,
    joined: Vec<Joined>,
    strays: Strays,
    /// The first clients column by column, looked at once.
    sample: OnceLock<Vec<Content>>,
    /// In which columns anything stands, where the sample does not tell.
    filled: OnceLock<Vec<bool>>,
}

/// Opens a file: finds its encoding, separator and header row, or says why it is no register.
pub fn open(bytes: &[u8]) -> Result<OldRegister<'_>, Fault> {
    open_with(bytes, &Reading::default())
}

/// Opens a file as somebody says; what they leave open is detected.
pub fn open_with<'a>(bytes: &'a [u8], reading: &Reading) -> Result<OldRegister<'a>, Fault> {
    let register = OldRegister::of(opened(bytes, reading)?, reading);
    match register.records().next_filled() {
        true => Ok(register),
        false => Err(FaultKind::HeaderOnly.fault()),
    }
}

/// Whether a file is one of several sheets or files: a workbook or a zip.
pub fn has_parts(bytes: &[u8]) -> Result<bool, Fault> {
    Ok(matches!(sniff::kind(bytes)?, Kind::Zip))
}

/// A table, and what was joined to it.
#[derive(Debug)]
struct Opened<'a> {
    table: Table<'a>,
    joined: Vec<Joined>,
    strays: Strays,
}

impl<'a> Opened<'a> {
    fn one(table: Table<'a>) -> Opened<'a> {
        Opened { table, joined: Vec::new(), strays: Strays::default() }
    }
}

fn opened<'a>(bytes: &'a [u8], reading: &Reading) -> Result<Opened<'a>, Fault> {
    let budget = Budget::default();
    match sniff::kind(bytes)? {
        Kind::Text => Ok(Opened::one(Table::of_text(Cow::Borrowed(bytes), reading)?)),
        Kind::JsonLines | Kind::JsonArray => Ok(Opened::one(json::table(bytes, reading, &budget)?)),
        Kind::Zip => book::open(bytes, reading),
        Kind::Gzip => {
            let bytes = gzip::unpack(bytes, &budget)?;
            match sniff::kind(&bytes)? {
                Kind::Text => Ok(Opened::one(Table::of_text(Cow::Owned(bytes), reading)?)),
                Kind::JsonLines | Kind::JsonArray => Ok(Opened::one(json::table(&bytes, reading, &budget)?)),
                Kind::Zip | Kind::Gzip => Err(FaultKind::PackageNested.with(gzip::NAME)),
            }
        }
    }
}

impl<'a> OldRegister<'a> {
    fn of(Opened { mut table, joined, strays }: Opened<'a>, reading: &Reading) -> OldRegister<'a> {
        OldRegister {
            header: std::mem::take(&mut table.header.names),
            body: table.body,
            decoder: table.decoder,
            separator: table.separator,
            head: table.header,
            detected: table.detected,
            date_order: reading.date_order,
            joined,
            strays,
            sample: OnceLock::new(),
            filled: OnceLock::new(),
        }
    }

    /// The records after the header.
    pub fn records(&self) -> Records<'_> {
        let mut records = table::after_header(&self.body, self.separator, &self.head);
        records.width = Some(self.header.len());
        records
    }

    /// What the columns look like in the first clients.
    pub fn sample(&self) -> &[Content] {
        self.sample.get_or_init(|| sample(self))
    }

    /// Whether anything stands in a column. The first clients mostly tell; else the whole file is asked, once.
    pub fn is_filled(&self, column: usize) -> bool {
        let first = self.sample().get(column).is_none_or(|content| content.filled > 0);
        first || self.filled.get_or_init(|| filled(self)).get(column).copied().unwrap_or(true)
    }

    /// About how many clients there are, for making room.
    pub fn about(&self) -> usize {
        self.body.rows().len() / 140
    }

    /// What was found out about the file, with the evidence.
    pub fn detected(&self) -> &Detected {
        &self.detected
    }

    /// One more thing to be told of how the file was read.
    pub(in crate::intake) fn tell(&mut self, of: Aspect, why: Phrase) {
        self.detected.add(of, why);
    }

    /// The order of days that somebody gave for the whole file; without it each column is weighed by itself.
    pub fn date_order(&self) -> Option<DateOrder> {
        self.date_order
    }

    /// Other parts that could not be read, and why.
    pub fn unread(&self) -> &[(String, Phrase)] {
        &self.strays.unread
    }

    /// Columns of other parts that were not joined because there were too many.
    pub fn beyond(&self) -> &[Beyond] {
        &self.strays.beyond
    }
}
