//! Bytes of a file into rows of cells: encoding, separator, header, and the row a spreadsheet would show.

pub mod encoding;
pub mod header;
pub mod records;
pub mod separator;
pub mod sniff;

use super::fault::{Fault, FaultKind};
use crate::intake::map::content::{Content, sample};
use encoding::Decoder;
use records::Records;
use std::borrow::Cow;
use std::sync::OnceLock;

/// An old register, opened: nothing is checked yet.
#[derive(Debug)]
pub struct OldRegister<'a> {
    body: Cow<'a, [u8]>,
    pub decoder: Decoder,
    pub separator: u8,
    /// The headers as they stand in the file.
    pub header: Vec<String>,
    /// How many records stand before the first client, the header among them.
    skip: usize,
    /// The first clients column by column, looked at once.
    sample: OnceLock<Vec<Content>>,
}

/// Opens a file: finds its encoding, separator and header row, or says why it is no register.
pub fn open(bytes: &[u8]) -> Result<OldRegister<'_>, Fault> {
    sniff::refuse_other_types(bytes)?;
    let (body, decoder) = encoding::detect(bytes);
    sniff::refuse_binary(&body)?;
    if body.iter().all(|b| b.is_ascii_whitespace()) {
        return Err(FaultKind::Empty.fault());
    }
    let (body, told) = separator::told(body);
    let separator = match told.or_else(|| separator::detect(&body)) {
        Some(separator) => separator,
        None => return Err(FaultKind::NotATable.fault()),
    };
    let found = header::find(&body, separator, decoder)?;
    let register =
        OldRegister { body, decoder, separator, header: found.names, skip: found.at + 1, sample: OnceLock::new() };
    match register.records().next_filled() {
        true => Ok(register),
        false => Err(FaultKind::HeaderOnly.fault()),
    }
}

impl OldRegister<'_> {
    /// The records after the header.
    pub fn records(&self) -> Records<'_> {
        let mut records = Records::new(&self.body, self.separator);
        let mut record = csv::ByteRecord::new();
        for _ in 0..self.skip {
            records.next(&mut record);
        }
        records.width = Some(self.header.len());
        records
    }

    /// What the columns look like in the first clients.
    pub fn sample(&self) -> &[Content] {
        self.sample.get_or_init(|| sample(self))
    }

    /// About how many clients there are, for making room.
    pub fn about(&self) -> usize {
        self.body.len() / 140
    }
}
