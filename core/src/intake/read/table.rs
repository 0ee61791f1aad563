//! One table: a body of rows, how its cells are read, and its header.

use super::date_order;
use super::detected::{Aspect, Detected, Format};
use super::encoding::{self, Decoder, Encoding};
use super::evidence;
use super::header::{self, Header};
use super::reading::Reading;
use super::records::{ROW_AT_MOST, Records, is_blank};
use super::{separator, sniff};
use crate::intake::fault::{Fault, FaultKind};
use std::borrow::Cow;

/// Bytes that `Records` walks: a file as it is, or what we wrote of a workbook.
#[derive(Debug)]
pub struct Body<'a> {
    bytes: Cow<'a, [u8]>,
    /// Where the rows begin: after a mark and a `sep=` line.
    start: usize,
    written: bool,
    /// Empty cells at the end of a row are not written.
    padded: bool,
}

/// Between the cells of a body that we wrote; cells that hold one are quoted.
pub const WRITTEN_SEPARATOR: u8 = b'\t';

impl<'a> Body<'a> {
    /// What `cells::Writer` wrote.
    pub fn written(bytes: Vec<u8>) -> Body<'static> {
        Body { bytes: Cow::Owned(bytes), start: 0, written: true, padded: true }
    }

    pub fn rows(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    pub fn records(&self, separator: u8) -> Records<'_> {
        if self.written { Records::written(self.rows(), separator) } else { Records::new(self.rows(), separator) }
    }
}

#[derive(Debug)]
pub struct Table<'a> {
    pub body: Body<'a>,
    pub decoder: Decoder,
    pub separator: u8,
    pub header: Header,
    pub detected: Detected,
}

impl<'a> Table<'a> {
    /// Text with separators, in any encoding.
    pub fn of_text(bytes: Cow<'a, [u8]>, reading: &Reading) -> Result<Table<'a>, Fault> {
        let (encoding, told_encoding) = match reading.encoding {
            Some(encoding) => (encoding, evidence::GIVEN.into()),
            None => encoding::find(&bytes),
        };
        let (bytes, start, decoder) = encoding::read_as(bytes, encoding);
        let mut body = Body { bytes, start, written: false, padded: false };
        sniff::refuse_binary(body.rows())?;
        if body.rows().iter().all(u8::is_ascii_whitespace) {
            return Err(FaultKind::Empty.fault());
        }
        refuse_endless(body.rows())?;
        let told = separator::told(body.rows());
        body.start += told.map_or(0, |(_, length)| length);
        let (separator, told_separator) = match (reading.separator, told) {
            (Some(given), _) => (separator::given(given)?, evidence::GIVEN.into()),
            (None, Some((separator, _))) => (separator, evidence::SEP_LINE.into()),
            (None, None) => separator::detect(body.rows()).ok_or_else(|| FaultKind::NotATable.fault())?,
        };
        let mut table = Table::new(body, decoder, separator, reading, Format::Csv)?;
        table.detected.separator = Some(char::from(separator));
        let told = [(Aspect::Encoding, told_encoding), (Aspect::Separator, told_separator)];
        let told = told.map(|(of, why)| super::detected::Evidence { of, why });
        table.detected.evidence.splice(0..0, told);
        Ok(table)
    }

    /// Rows that we wrote ourselves, of a sheet or of JSON.
    pub fn of_written(bytes: Vec<u8>, reading: &Reading, format: Format) -> Result<Table<'static>, Fault> {
        Table::new(Body::written(bytes), Decoder::of(Encoding::Utf8), WRITTEN_SEPARATOR, reading, format)
    }

    fn new(
        body: Body<'a>,
        decoder: Decoder,
        separator: u8,
        reading: &Reading,
        format: Format,
    ) -> Result<Table<'a>, Fault> {
        let header = header::find(body.records(separator), decoder, reading.header_row)?;
        let mut detected = Detected {
            format,
            macros: false,
            encoding: decoder.encoding,
            separator: None,
            header_row: header.row,
            part: None,
            date_order: None,
            date_order_open: false,
            parts: Vec::new(),
            evidence: Vec::new(),
        };
        detected.add(Aspect::HeaderRow, header.why.clone());
        let mut table = Table { body, decoder, separator, header, detected };
        let order = match reading.date_order {
            Some(order) => Some(date_order::Found { order, why: evidence::GIVEN.into(), open: false }),
            None => date_order::detect(table.records(), decoder),
        };
        if let Some(date_order::Found { order, why, open }) = order {
            table.detected.date_order = Some(order);
            table.detected.date_order_open = open;
            table.detected.add(Aspect::DateOrder, why);
        }
        Ok(table)
    }

    /// A row that is short stays so: each cell of these rows was written.
    pub fn unpadded(mut self) -> Table<'a> {
        self.body.padded = false;
        self
    }

    /// The records after the header.
    pub fn records(&self) -> Records<'_> {
        after_header(&self.body, self.separator, &self.header)
    }

    /// How many filled rows there are below the header.
    pub fn filled_rows(&self) -> u32 {
        let mut records = self.records();
        let mut record = csv::ByteRecord::new();
        let mut rows = 0;
        while records.next(&mut record).is_some() {
            rows += u32::from(!is_blank(&record));
        }
        rows
    }
}

/// The records of a body after its header.
pub fn after_header<'b>(body: &'b Body<'_>, separator: u8, header: &Header) -> Records<'b> {
    let mut records = body.records(separator);
    let mut record = csv::ByteRecord::new();
    for _ in 0..=header.at {
        records.next(&mut record);
    }
    records.width = Some(header.names.len());
    records.padded = body.padded;
    records
}

/// Refuses a line without an end: no register has one, and it would be copied as one row.
fn refuse_endless(rows: &[u8]) -> Result<(), Fault> {
    let mut at = 0;
    while rows.len() - at > ROW_AT_MOST {
        let window = &rows[at..at + ROW_AT_MOST];
        match window.iter().rposition(|b| matches!(b, b'\n' | b'\r')) {
            Some(end) => at += end + 1,
            None => {
                let row = 1 + rows[..at].iter().filter(|b| **b == b'\n').count();
                return Err(FaultKind::RowTooLong.with_both(row, ROW_AT_MOST >> 20));
            }
        }
    }
    Ok(())
}
