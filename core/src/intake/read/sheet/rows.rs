//! Writes rows that `Records` walks, each at the row a spreadsheet shows: empty rows are blank lines.

use crate::intake::fault::{Fault, FaultKind};
use crate::intake::read::header::COLUMNS_AT_MOST;
use crate::intake::read::packed::budget::Budget;
use crate::intake::read::records::ROW_AT_MOST;
use crate::intake::read::table::WRITTEN_SEPARATOR;

/// More than a spreadsheet's cell can hold: that it is too long is seen all the same.
const CELL_AT_MOST: usize = 40_000;

/// A sheet cannot have more rows.
const ROWS_AT_MOST: u32 = 1 << 20;

#[derive(Debug)]
pub struct Rows<'p> {
    body: Vec<u8>,
    /// The row that is written next.
    next: u32,
    /// How many rows had a filled cell.
    pub filled: u32,
    /// How many columns the widest row really had.
    pub columns: u32,
    rows_at_most: u32,
    counted: usize,
    part: &'p str,
    budget: &'p Budget,
}

/// The cells of one row, in any order.
#[derive(Debug, Default)]
pub struct Row {
    text: Vec<u8>,
    /// Column, and where its text ends.
    cells: Vec<(u32, usize)>,
    /// The farthest column that was filled, counted from 1.
    last: u32,
}

impl Row {
    pub fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
    }

    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Adds a cell; one without anything in it is none. What stands far to the right is seen as beyond the header.
    pub fn push(&mut self, column: u32, write: impl FnOnce(&mut Vec<u8>)) {
        let start = self.text.len();
        write(&mut self.text);
        if self.text.len() - start > CELL_AT_MOST {
            let mut end = start + CELL_AT_MOST;
            // A letter is not cut in two.
            while self.text.get(end).is_some_and(|b| b & 0xC0 == 0x80) {
                end -= 1;
            }
            self.text.truncate(end);
        }
        if self.text.len() > start {
            self.last = self.last.max(column.saturating_add(1));
        }
        let column = column.min(u32::try_from(COLUMNS_AT_MOST).unwrap_or(u32::MAX));
        if self.text.len() > start {
            self.cells.push((column, self.text.len()));
        }
    }

    pub fn get(&self, column: u32) -> Option<&[u8]> {
        self.each().find(|(at, _)| *at == column).map(|(_, text)| text)
    }

    fn each(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let starts = std::iter::once(0).chain(self.cells.iter().map(|(_, end)| *end));
        self.cells.iter().zip(starts).map(|((column, end), start)| (*column, &self.text[start..*end]))
    }
}

impl<'p> Rows<'p> {
    pub fn new(part: &'p str, budget: &'p Budget) -> Rows<'p> {
        Rows { body: Vec::new(), next: 1, filled: 0, columns: 0, rows_at_most: ROWS_AT_MOST, counted: 0, part, budget }
    }

    /// Of rows that stand in no sheet, of which there may be more.
    pub fn without_end(mut self) -> Rows<'p> {
        self.rows_at_most = u32::MAX;
        self
    }

    /// Whether such a row can come now.
    pub fn may_be(&self, row: u32) -> Result<(), Fault> {
        match row >= self.next && row <= self.rows_at_most {
            true => Ok(()),
            false => Err(FaultKind::RowsDisordered.with_both(self.part.to_owned(), row)),
        }
    }

    /// Moves on to a row, if that is possible.
    fn go_to(&mut self, row: u32) -> Result<(), Fault> {
        self.may_be(row)?;
        let blank = row - self.next;
        self.body.resize(self.body.len() + usize::try_from(blank).unwrap_or(0), b'\n');
        self.next = row.saturating_add(1);
        Ok(())
    }

    /// Writes a row with its cells; columns nobody filled are empty.
    pub fn write(&mut self, row: u32, cells: &mut Row) -> Result<(), Fault> {
        if cells.is_empty() {
            return Ok(());
        }
        self.columns = self.columns.max(cells.last);
        self.go_to(row)?;
        if !cells.cells.is_sorted() {
            return self.write_sorted(row, cells);
        }
        let before = self.body.len();
        let mut column = 0;
        let mut written = None;
        for (at, text) in cells.each() {
            // The first of two cells in one place stands.
            if written == Some(at) {
                continue;
            }
            while column < at {
                self.body.push(WRITTEN_SEPARATOR);
                column += 1;
            }
            quote(text, &mut self.body);
            written = Some(at);
        }
        self.end(row, before)
    }

    #[cold]
    fn write_sorted(&mut self, row: u32, cells: &Row) -> Result<(), Fault> {
        let mut sorted: Vec<(u32, &[u8])> = cells.each().collect();
        sorted.sort_by_key(|(column, _)| *column);
        let mut again = Row::default();
        sorted.into_iter().for_each(|(column, text)| again.push(column, |out| out.extend_from_slice(text)));
        self.next = row;
        self.write(row, &mut again)
    }

    /// Writes a row whose cells are given in their order, empty ones too.
    pub fn write_all<'c>(&mut self, row: u32, cells: impl Iterator<Item = &'c [u8]>) -> Result<(), Fault> {
        self.go_to(row)?;
        let before = self.body.len();
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                self.body.push(WRITTEN_SEPARATOR);
            }
            quote(cell, &mut self.body);
        }
        self.end(row, before)
    }

    fn end(&mut self, row: u32, before: usize) -> Result<(), Fault> {
        if self.body.len() - before > ROW_AT_MOST {
            return Err(FaultKind::RowTooLong.with_both(row, ROW_AT_MOST >> 20));
        }
        self.body.push(b'\n');
        self.filled += 1;
        // Counted now and then: a row is small beside what may be kept.
        if self.body.len() - self.counted > 1 << 16 {
            self.budget.keep(self.body.len() - self.counted, self.part)?;
            self.counted = self.body.len();
        }
        Ok(())
    }

    pub fn done(self) -> Vec<u8> {
        self.body
    }
}

/// A cell with a separator, a mark or a line end in it stands between marks.
fn quote(text: &[u8], out: &mut Vec<u8>) {
    if !text.iter().any(|b| matches!(*b, WRITTEN_SEPARATOR | b'"' | b'\n' | b'\r')) {
        return out.extend_from_slice(text);
    }
    out.push(b'"');
    for piece in text.split_inclusive(|b| *b == b'"') {
        out.extend_from_slice(piece);
        if piece.ends_with(b"\"") {
            out.push(b'"');
        }
    }
    out.push(b'"');
}
