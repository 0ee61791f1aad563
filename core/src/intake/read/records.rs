//! Records and the rows a spreadsheet shows for them.
//!
//! The csv crate skips blank lines and swallows the rest of the file after a quotation mark nobody closes.
//! A clerk looks for row 57 in Excel, so blank lines count; and one stray mark must cost one row, not all.

use super::fenced::Fenced;
use csv::{ByteRecord, Reader, ReaderBuilder};

/// After so many unclosed marks they are taken for ordinary characters: each costs a second look at what follows.
const RECOVERIES_AT_MOST: u32 = 64;

/// No row of a register is longer; what is longer has a mark that nobody closes.
pub const ROW_AT_MOST: usize = 8 << 20;

#[derive(Debug)]
pub struct Records<'a> {
    body: &'a [u8],
    separator: u8,
    reader: Reader<Fenced<'a>>,
    /// The body was written by ourselves: every mark in it is closed.
    whole: bool,
    /// Cells that a sheet does not write, because they are empty, are there all the same.
    pub padded: bool,
    /// Where in the body the reader began.
    base: usize,
    row: u32,
    /// Marks that nobody closed.
    pub recoveries: u32,
    /// How many cells a row should have, once that is known.
    pub width: Option<usize>,
}

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub row: u32,
    /// Where in the body it begins.
    pub start: usize,
    /// Its quotation mark is never closed; it was read as an ordinary character.
    pub quote_unclosed: bool,
}

impl<'a> Records<'a> {
    pub fn new(body: &'a [u8], separator: u8) -> Records<'a> {
        let reader = reader(body, separator, true);
        Records { body, separator, reader, whole: false, padded: false, base: 0, row: 0, recoveries: 0, width: None }
    }

    /// Of a body that `body` wrote.
    pub fn written(body: &'a [u8], separator: u8) -> Records<'a> {
        Records { whole: true, ..Records::new(body, separator) }
    }

    /// The records from one on that has been read before.
    pub fn again(&self, row: u32, start: usize) -> Records<'a> {
        let base = start.min(self.body.len());
        let quoting = self.recoveries < RECOVERIES_AT_MOST;
        let reader = reader(&self.body[base..], self.separator, quoting);
        Records { reader, base, row: row.saturating_sub(1), recoveries: self.recoveries, ..*self }
    }

    /// The next record, if there is one.
    pub fn next(&mut self, record: &mut ByteRecord) -> Option<Place> {
        let before = self.reader.position().line();
        let start = self.past_blank_lines();
        self.reader.get_mut().fence(start - self.base + ROW_AT_MOST);
        // In memory and with any number of cells nothing can fail but the end.
        if !matches!(self.reader.read_byte_record(record), Ok(true)) {
            return None;
        }
        self.row = self.row.saturating_add(1);
        let end = self.end();
        let lines = self.reader.position().line() - before;
        let quote_unclosed = !self.whole
            && (lines > 1 || end >= self.body.len() || end - start >= ROW_AT_MOST)
            && self.recovered(start, end, record);
        if self.padded
            && let Some(width) = self.width
        {
            (record.len()..width).for_each(|_| record.push_field(b""));
        }
        Some(Place { row: self.row, start, quote_unclosed })
    }

    /// Whether a record with any filled cell follows.
    pub fn next_filled(&mut self) -> bool {
        let mut record = ByteRecord::new();
        while self.next(&mut record).is_some() {
            if !is_blank(&record) {
                return true;
            }
        }
        false
    }

    fn end(&self) -> usize {
        let read = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        self.base.saturating_add(read).min(self.body.len())
    }

    /// Counts the blank lines the reader is about to skip; where the record itself begins.
    fn past_blank_lines(&mut self) -> usize {
        let mut at = self.end();
        // The reader stops between the two characters of a Windows line end.
        if at > 0 && self.body.get(at) == Some(&b'\n') && self.body[at - 1] == b'\r' {
            at += 1;
        }
        while let Some(b'\r' | b'\n') = self.body.get(at) {
            at += if self.body[at..].starts_with(b"\r\n") { 2 } else { 1 };
            self.row = self.row.saturating_add(1);
        }
        at
    }

    /// Reads the first line alone, if the record swallowed others by a mark that is not closed where it should be.
    fn recovered(&mut self, start: usize, end: usize, record: &mut ByteRecord) -> bool {
        let span = &self.body[start.min(end)..end];
        if !span.contains(&b'"') {
            return false;
        }
        let wrong_width = self.width.is_some_and(|width| record.len() != width);
        let endless = span.len() >= ROW_AT_MOST;
        let inner = span.trim_ascii_end().iter().any(|b| matches!(b, b'\r' | b'\n'));
        if !(endless || (inner && wrong_width) || (end >= self.body.len() && open_at_the_end(span, self.separator))) {
            return false;
        }
        self.recoveries += 1;
        let line = span.iter().position(|b| matches!(b, b'\r' | b'\n')).unwrap_or(span.len());
        let _ = reader(&span[..line], self.separator, false).read_byte_record(record);
        self.base = start + line;
        let quoting = self.recoveries < RECOVERIES_AT_MOST;
        // The line end that was cut off belongs to this record, not to a blank line.
        if self.body[self.base..].starts_with(b"\r\n") {
            self.base += 2;
        } else if self.base < self.body.len() {
            self.base += 1;
        }
        self.reader = reader(&self.body[self.base..], self.separator, quoting);
        true
    }
}

fn reader(bytes: &[u8], separator: u8, quoting: bool) -> Reader<Fenced<'_>> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false).flexible(true).quoting(quoting);
    builder.from_reader(Fenced::new(bytes))
}

/// Whether one more line would still belong to the last record.
fn open_at_the_end(span: &[u8], separator: u8) -> bool {
    let mut longer = span.trim_ascii_end().to_vec();
    longer.extend_from_slice(b"\nX");
    let mut reader = reader(&longer, separator, true);
    let mut record = ByteRecord::new();
    let _ = reader.read_byte_record(&mut record);
    matches!(reader.read_byte_record(&mut record), Ok(false))
}

/// No cell has anything in it: a spreadsheet's empty row.
pub fn is_blank(record: &ByteRecord) -> bool {
    record.as_slice().iter().all(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, bool, usize)> {
        let mut records = Records::new(text.as_bytes(), b';');
        let mut record = ByteRecord::new();
        let mut out = Vec::new();
        while let Some(place) = records.next(&mut record) {
            records.width.get_or_insert(record.len());
            out.push((place.row, place.quote_unclosed, record.len()));
        }
        out
    }

    #[test]
    fn rows_are_those_of_a_spreadsheet() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "1;2", "", "3;\"x", "y\"", "", "", "4;5", ""].join(end);
            assert_eq!(rows(&text), [(1, false, 2), (2, false, 2), (4, false, 2), (7, false, 2)], "{end:?}");
        }
    }

    #[test]
    fn a_stray_mark_costs_one_row() {
        let text = "a;b\n\"1;2\n3;4\n5;\"6\"\n7;\"8";
        let want = [(1, false, 2), (2, true, 2), (3, false, 2), (4, false, 2), (5, true, 2)];
        assert_eq!(rows(text), want);
        assert_eq!(rows("a;b\r\n1;\"2\r\n3;4\r\n"), [(1, false, 2), (2, true, 2), (3, false, 2)]);
    }
}
