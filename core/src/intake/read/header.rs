//! Which row has the headers: registers come with titles and empty rows above them.

use super::encoding::Decoder;
use super::evidence;
use super::records::{Records, is_blank};
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::map::{content, words};
use crate::words::Phrase;

/// The header row among the first records.
#[derive(Debug)]
pub struct Header {
    /// Its number among the records, from 0.
    pub at: usize,
    /// The row a spreadsheet shows.
    pub row: u32,
    pub names: Vec<String>,
    /// How many of the names are known words.
    pub known: usize,
    pub why: Phrase,
}

/// More columns than any register has: a wrong separator or a hostile file.
pub const COLUMNS_AT_MOST: usize = 1000;

/// How far down a header is looked for, and how far one that somebody gave may stand.
const FIRST_RECORDS: usize = 25;
const GIVEN_AT_MOST: usize = 10_000;

struct Row {
    row: u32,
    blank: bool,
    cells: usize,
    known: usize,
    names: Vec<String>,
}

impl Row {
    fn new(row: u32, record: &csv::ByteRecord, decoder: Decoder) -> Row {
        let mut names: Vec<String> =
            record.iter().take(COLUMNS_AT_MOST).map(|c| name(&decoder.decode(head(c)).text)).collect();
        // Formatted cells without a word beside a sheet's header are no columns.
        while names.len() > 2
            && names.len() == record.len()
            && names.last().is_some_and(String::is_empty)
            && names[names.len() - 2].is_empty()
        {
            names.pop();
        }
        // A row with a day or a code in it is a client, whatever words it has besides.
        let known = match names.iter().any(|name| content::is_data(name)) {
            true => 0,
            false => names.iter().filter(|name| words::best(name).is_some()).count(),
        };
        Row { row, blank: is_blank(record), cells: record.len(), known, names }
    }
}

/// A header is a few words: no more of a cell is decoded.
fn head(cell: &[u8]) -> &[u8] {
    &cell[..cell.len().min(1000)]
}

fn name(text: &str) -> String {
    text.trim().to_owned()
}

pub fn find(records: Records<'_>, decoder: Decoder, given: Option<u32>) -> Result<Header, Fault> {
    let (at, row) = match given {
        Some(row) => given_row(records, decoder, row)?,
        None => likeliest(records, decoder)?,
    };
    if row.cells > COLUMNS_AT_MOST && row.names.len() >= COLUMNS_AT_MOST {
        return Err(FaultKind::TooManyColumns.with_both(row.row, row.cells));
    }
    if given.is_none() && row.names.iter().any(|name| content::is_data(name)) {
        return Err(FaultKind::NoHeader.fault());
    }
    let words: Vec<&str> =
        row.names.iter().filter(|name| words::best(name).is_some()).map(String::as_str).take(4).collect();
    let why = match given {
        Some(_) => evidence::GIVEN.into(),
        None => evidence::header(row.row, row.known, row.names.len(), words.join(", ")),
    };
    Ok(Header { at, row: row.row, known: row.known, why, names: row.names })
}

fn given_row(mut records: Records<'_>, decoder: Decoder, wanted: u32) -> Result<(usize, Row), Fault> {
    let mut record = csv::ByteRecord::new();
    for at in 0..GIVEN_AT_MOST {
        match records.next(&mut record) {
            Some(place) if place.row == wanted && !is_blank(&record) => {
                return Ok((at, Row::new(place.row, &record, decoder)));
            }
            Some(place) if place.row < wanted => {}
            _ => break,
        }
    }
    Err(FaultKind::ReadingHeaderRow.with(wanted))
}

fn likeliest(mut records: Records<'_>, decoder: Decoder) -> Result<(usize, Row), Fault> {
    let mut record = csv::ByteRecord::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut sure = false;
    while rows.len() < FIRST_RECORDS
        && let Some(place) = records.next(&mut record)
    {
        if record.len() > COLUMNS_AT_MOST && rows.is_empty() {
            return Err(FaultKind::TooManyColumns.with_both(place.row, record.len()));
        }
        let row = Row::new(place.row, &record, decoder);
        let enough = row.known > 2 && row.known * 2 > row.names.len();
        rows.push(row);
        // One row more: under headers that stand over several columns come their own.
        if sure {
            break;
        }
        sure = enough;
    }
    let most = rows.iter().map(|row| row.known).max().unwrap_or(0);
    let at = match most {
        0 | 1 => rows.iter().position(|row| !row.blank && row.names.len() > 1),
        _ => rows.iter().position(|row| row.known == most),
    };
    let at = at.ok_or_else(|| FaultKind::NotATable.fault())?;
    Ok((at, rows.swap_remove(at)))
}
