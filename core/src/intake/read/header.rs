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

/// How far down a header is looked for.
const FIRST_RECORDS: usize = 12;

pub fn find(body: &[u8], separator: u8, decoder: Decoder) -> Result<Header, Fault> {
    let mut records = Records::new(body, separator);
    let mut record = csv::ByteRecord::new();
    let mut rows = Vec::new();
    while rows.len() < FIRST_RECORDS && records.next(&mut record).is_some() {
        let names: Vec<String> = record.iter().map(|c| decoder.decode(c).text.trim().to_owned()).collect();
        rows.push((is_blank(&record), names));
    }
    let known = |names: &[String]| names.iter().filter(|name| words::best(name).is_some()).count();
    let most = rows.iter().map(|(_, names)| known(names)).max().unwrap_or(0);
    let at = match most {
        0 | 1 => rows.iter().position(|(blank, names)| !blank && names.len() > 1),
        _ => rows.iter().position(|(_, names)| known(names) == most),
    };
    let Some(at) = at else { return Err(FaultKind::NotATable.fault()) };
    let names = std::mem::take(&mut rows[at].1);
    if names.iter().any(|name| content::is_data(name)) {
        return Err(FaultKind::NoHeader.fault());
    }
    Ok(Header { at, names })
}
