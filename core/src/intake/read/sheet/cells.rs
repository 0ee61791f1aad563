//! The cells of one sheet, row by row, as text.

use super::format::{Formats, Shown};
use super::rows::{Row, Rows};
use super::serial;
use super::simple;
use super::strings::{Strings, Text};
use super::xml::{Xml, attribute, reference};
use crate::intake::fault::Fault;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// What a sheet needs of its workbook.
#[derive(Debug, Default)]
pub struct Book {
    pub strings: Strings,
    pub formats: Formats,
    pub since_1904: bool,
}

/// Cells shown as one: what stands in the first is seen in all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    pub column: u32,
    pub last: u32,
    pub from: u32,
    pub until: u32,
}

/// Text of one column that is read in a column of so many rows, its own or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    pub source: u32,
    pub target: u32,
    pub from: u32,
    pub until: u32,
}

const MERGED_AT_MOST: usize = 50_000;

/// What kind of value a cell says it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Number,
    Shared,
    /// A formula's text, an error or a day in words.
    Text,
    Inline,
    Yes,
}

/// A cell that is being read.
#[derive(Debug, Default)]
struct Cell {
    column: u32,
    kind: Kind,
    shown: Shown,
    value: String,
    in_value: bool,
    text: Text,
}

/// Reads a sheet into rows, at most so many filled ones; the merged cells stand at its end.
pub fn read(
    mut xml: Xml<'_>,
    book: &Book,
    rows: &mut Rows<'_>,
    at_most: u32,
    spread: &[Spread],
) -> Result<Vec<Merged>, Fault> {
    let mut found = Vec::new();
    let mut filled = Filled { spread, next: 0, open: BTreeMap::new() };
    let mut row = Row::default();
    let (mut number, mut next_column) = (0u32, 0u32);
    let mut cell = Cell::default();
    let (mut in_cell, mut ended) = (false, false);
    // Between two cells of a row, where the usual form of a cell is not taken to pieces.
    let mut between = false;
    loop {
        while between && let Some(seen) = simple::cell(xml.ahead(), next_column) {
            next_column = seen.column.saturating_add(1);
            if !seen.value.is_empty() {
                let shown = book.formats.of(seen.style);
                row.push(seen.column, |out| seen.kind.write(seen.value, shown, book, out));
            }
            let length = seen.length;
            xml.skip(length);
        }
        let event = xml.next()?;
        between = match &event {
            Event::Start(e) => e.local_name().as_ref() == "row",
            Event::End(e) => !ended && e.local_name().as_ref() == "c",
            _ => false,
        };
        match event {
            Event::Start(e) => match e.local_name().as_ref() {
                "c" => {
                    cell.begin(&e, book, next_column);
                    in_cell = true;
                }
                "v" => cell.in_value = in_cell,
                "row" => {
                    number = row_number(&e).unwrap_or(number.saturating_add(1));
                    rows.may_be(number)?;
                    next_column = 0;
                    row.clear();
                }
                _ if in_cell => cell.text.add(&Event::Start(e)),
                _ => {}
            },
            Event::Empty(e) => match e.local_name().as_ref() {
                "c" => next_column = column(&e).unwrap_or(next_column).saturating_add(1),
                "row" => {
                    number = row_number(&e).unwrap_or(number.saturating_add(1));
                    rows.may_be(number)?;
                }
                "mergeCell" => {
                    let range = attribute(&e, "ref");
                    found.extend(range.as_deref().and_then(merge).filter(|_| found.len() < MERGED_AT_MOST));
                }
                "sheetData" => ended = true,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "v" => cell.in_value = false,
                "c" => {
                    in_cell = false;
                    next_column = cell.column.saturating_add(1);
                    row.push(cell.column, |out| cell.write(book, out));
                }
                "row" => {
                    filled.fill(number, &mut row);
                    rows.write(number, &mut row)?;
                    row.clear();
                    if rows.filled >= at_most {
                        return Ok(found);
                    }
                }
                "sheetData" => ended = true,
                _ if in_cell => cell.text.add(&Event::End(e)),
                _ => {}
            },
            Event::Text(t) if cell.in_value => cell.value.push_str(&t),
            Event::CData(t) if cell.in_value => cell.value.push_str(&t),
            Event::GeneralRef(r) if cell.in_value => cell.value.extend(reference(&r)),
            Event::Eof if ended => return Ok(found),
            Event::Eof => return Err(xml.broken()),
            other if in_cell && cell.kind == Kind::Inline => cell.text.add(&other),
            _ => {}
        }
    }
}

impl Cell {
    fn begin(&mut self, element: &BytesStart<'_>, book: &Book, next_column: u32) {
        self.value.clear();
        self.text.clear();
        self.in_value = false;
        self.column = next_column;
        self.kind = Kind::Number;
        let mut style = 0;
        for a in element.attributes().with_checks(false).flatten() {
            match a.key.as_ref() {
                "r" => self.column = place(&a.value).map_or(next_column, |(column, _)| column),
                "s" => style = a.value.parse().unwrap_or(0),
                "t" => {
                    self.kind = Kind::of(&a.value);
                }
                _ => {}
            }
        }
        self.shown = book.formats.of(style);
    }

    fn write(&self, book: &Book, out: &mut Vec<u8>) {
        let value = if self.kind == Kind::Inline { &self.text.text } else { &self.value };
        self.kind.write(value, self.shown, book, out);
    }
}

impl Kind {
    /// As the cell says it.
    pub fn of(word: &str) -> Kind {
        match word {
            "s" => Kind::Shared,
            "inlineStr" => Kind::Inline,
            "b" => Kind::Yes,
            "str" | "e" | "d" => Kind::Text,
            _ => Kind::Number,
        }
    }

    /// Writes what people see in a cell with this value.
    #[inline]
    fn write(self, value: &str, shown: Shown, book: &Book, out: &mut Vec<u8>) {
        match self {
            Kind::Shared => {
                let text = value.trim().parse().ok().and_then(|index| book.strings.get(index));
                out.extend_from_slice(text.unwrap_or("").as_bytes());
            }
            Kind::Inline | Kind::Text => {
                let day = |text| if self == Kind::Text { without_midnight(text) } else { text };
                if !value.contains('_') {
                    return out.extend_from_slice(day(value).as_bytes());
                }
                let mut text = String::new();
                super::strings::unescape(value, &mut text);
                out.extend_from_slice(day(&text).as_bytes());
            }
            Kind::Yes => out.extend_from_slice(if value.trim() == "1" { b"TRUE" } else { b"FALSE" }),
            Kind::Number => serial::write(value, shown, book.since_1904, out),
        }
    }
}

/// A day in words has a time of day that nobody wrote.
fn without_midnight(text: &str) -> &str {
    text.strip_suffix("T00:00:00").unwrap_or(text)
}

/// Carries the text of merged cells to the places they cover.
struct Filled<'m> {
    /// By their first row.
    spread: &'m [Spread],
    next: usize,
    open: BTreeMap<u32, (u32, Vec<u8>)>,
}

impl Filled<'_> {
    fn fill(&mut self, number: u32, row: &mut Row) {
        if self.spread.is_empty() || row.is_empty() {
            return;
        }
        self.open.retain(|_, (until, _)| *until >= number);
        for (column, (_, text)) in &self.open {
            if row.get(*column).is_none() {
                row.push(*column, |out| out.extend_from_slice(text));
            }
        }
        while let Some(spread) = self.spread.get(self.next).filter(|m| m.from <= number) {
            self.next += 1;
            if spread.from == number
                && let Some(text) = row.get(spread.source).map(<[u8]>::to_vec)
            {
                if row.get(spread.target).is_none() {
                    row.push(spread.target, |out| out.extend_from_slice(&text));
                }
                self.open.insert(spread.target, (spread.until, text));
            }
        }
    }
}

fn column(element: &BytesStart<'_>) -> Option<u32> {
    place(&attribute(element, "r")?).map(|(column, _)| column)
}

fn row_number(element: &BytesStart<'_>) -> Option<u32> {
    let found = element.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == "r")?;
    found.value.parse().ok()
}

/// `B7` as column and row, the column from 0.
fn place(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, row) = reference.split_at(letters);
    let number = |n: u32, b: u8| n.saturating_mul(26).saturating_add(u32::from(b.to_ascii_uppercase() - b'A') + 1);
    let column = letters.bytes().fold(0, number).checked_sub(1)?;
    Some((column, row.parse().ok()?))
}

/// The merged cells of a reference such as `A3:A5`.
fn merge(range: &str) -> Option<Merged> {
    let (first, last) = range.split_once(':')?;
    let ((column, from), (last, until)) = (place(first)?, place(last)?);
    (until > from || last > column).then_some(Merged { column, last, from, until })
}
