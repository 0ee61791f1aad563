//! Which row has the headers: registers come with titles and empty rows above them.

use super::encoding::Decoder;
use super::records::{Records, is_blank};
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::map::{content, words};

/// The header row among the first records.
#[derive(Debug)]
pub struct Header {
    /// Its number among the records, from 0.
    pub at: usize,
    pub names: Vec<String>,
}

/// More columns than any register has: a wrong separator or a hostile file.
const COLUMNS_AT_MOST: usize = 1000;

/// How far down a header is looked for.
const FIRST_RECORDS: usize = 12;

pub fn find(body: &[u8], separator: u8, decoder: Decoder) -> Result<Header, Fault> {
    let mut records = Records::new(body, separator);
    let mut record = csv::ByteRecord::new();
    let mut rows = Vec::new();
    while rows.len() < FIRST_RECORDS && records.next(&mut record).is_some() {
        if record.len() > COLUMNS_AT_MOST && rows.is_empty() {
            return Err(FaultKind::TooManyColumns.with(record.len()));
        }
        let names: Vec<String> =
            record.iter().take(COLUMNS_AT_MOST).map(|c| decoder.decode(c).text.trim().to_owned()).collect();
        let known = names.iter().filter(|name| words::best(name).is_some()).count();
        rows.push((is_blank(&record), known, names));
        if known > 2 && known * 2 > record.len() {
            break;
        }
    }
    let most = rows.iter().map(|(_, known, _)| *known).max().unwrap_or(0);
    let at = match most {
        0 | 1 => rows.iter().position(|(blank, _, names)| !blank && names.len() > 1),
        _ => rows.iter().position(|(_, known, _)| *known == most),
    };
    let Some(at) = at else { return Err(FaultKind::NotATable.fault()) };
    let names = std::mem::take(&mut rows[at].2);
    if names.iter().any(|name| content::is_data(name)) {
        return Err(FaultKind::NoHeader.fault());
    }
    Ok(Header { at, names })
}
