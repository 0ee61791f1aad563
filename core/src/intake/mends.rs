//! What people decided of single cells of one file. The file itself is never changed: what stood in a cell goes
//! with the client as provenance.

use super::check::memo::QuickMap;
use super::decided::{self, RowMend, Whose};
use super::fault::{Fault, FaultKind};
use super::read::OldRegister;
use super::read::encoding::Decoder;
use super::read::origin::Named;
use super::read::records::is_blank;
use crate::entry::Hash;
use csv::ByteRecord;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// One cell to be read as something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellMend {
    /// The row a spreadsheet shows, of the part where there is one.
    pub row: u32,
    pub column: String,
    /// The sheet or file of a package; without one the row is the client's, as it is in a file of one table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Which column it is, from 1, where several have the header.
    #[serde(default, rename = "column_number", skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    pub value: String,
}

impl CellMend {
    fn column(&self) -> Named<'_> {
        Named { column: self.column.trim(), part: self.part.as_deref(), number: self.number }
    }

    /// The clients' rows and the column it is about, where several tables were joined.
    fn places(&self, register: &OldRegister<'_>) -> Vec<(u32, usize)> {
        let Some(at) = register.named(self.column()).next() else { return Vec::new() };
        register.rows_of(at, self.row, self.part.is_some()).map(|row| (row, at)).collect()
    }
}

/// The same old wording everywhere in a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BulkMend {
    pub column: String,
    /// Only in this sheet or file of a package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Only in this column of several with the header, from 1.
    #[serde(default, rename = "column_number", skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    pub from: String,
    pub to: String,
}

impl BulkMend {
    fn column(&self) -> Named<'_> {
        Named { column: self.column.trim(), part: self.part.as_deref(), number: self.number }
    }
}

/// The decisions about one file; a cell's own one goes before one for the whole column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mends {
    /// Of the file they were made for; empty where nobody knows.
    #[serde(default)]
    pub file_hash: String,
    #[serde(default)]
    pub cells: Vec<CellMend>,
    #[serde(default)]
    pub bulk: Vec<BulkMend>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowMend>,
}

impl Mends {
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.bulk.is_empty() && self.rows.is_empty()
    }

    /// Every cell that is mended is there, and is mended once: a decision that does nothing is told.
    pub fn fit(&self, register: &OldRegister<'_>) -> Result<(), Fault> {
        let cells = self.cells.iter().map(CellMend::column);
        let mut columns = cells.chain(self.bulk.iter().map(BulkMend::column));
        if let Some(named) = columns.find(|named| register.named(*named).next().is_none()) {
            return Err(FaultKind::MendUnknownColumn.with(named.say()));
        }
        let mut bulk = HashSet::new();
        if let Some(again) = self.bulk.iter().find(|mend| !bulk.insert((mend.column(), mend.from.trim()))) {
            return Err(FaultKind::MendWordingTwice.with_both(again.from.clone(), again.column.clone()));
        }
        let mut places = HashMap::new();
        for mend in &self.cells {
            let of = |kind: FaultKind| kind.with_both(mend.row, mend.column.clone());
            let there = mend.places(register);
            if there.is_empty() {
                return Err(of(FaultKind::MendUnknownRow));
            }
            for place in there {
                if places.insert(place, mend).is_some() {
                    return Err(of(FaultKind::MendTwice));
                }
            }
        }
        decided::fit(&self.rows)?;
        let decided = self.rows.iter().map(|decided| decided.row);
        self.rows_are_there(register, places.into_keys().map(|(row, _)| row).chain(decided).collect())
    }

    fn rows_are_there(&self, register: &OldRegister<'_>, mut rows: HashSet<u32>) -> Result<(), Fault> {
        let (mut records, mut record) = (register.records(), ByteRecord::new());
        while !rows.is_empty() {
            let Some(place) = records.next(&mut record) else { break };
            if !is_blank(&record) {
                rows.remove(&place.row);
            }
        }
        let gone = |mend: &&CellMend| mend.places(register).iter().any(|(row, _)| rows.contains(row));
        if let Some(mend) = self.cells.iter().find(gone) {
            return Err(FaultKind::MendUnknownRow.with_both(mend.row, mend.column.clone()));
        }
        match self.rows.iter().find(|decided| rows.contains(&decided.row)) {
            Some(decided) => Err(FaultKind::MendNoSuchRow.with(decided.row)),
            None => Ok(()),
        }
    }

    /// Made for another file than this one.
    pub fn are_for_another(&self, file_hash: &str) -> bool {
        !self.file_hash.is_empty() && !self.file_hash.eq_ignore_ascii_case(file_hash)
    }
}

/// SHA-256 of a file's bytes: the page, the command line and the server name a file by the same sign.
pub fn file_hash(bytes: &[u8]) -> String {
    Hash::of(&[bytes]).to_string()
}

/// The decisions by place, ready for a walk over the rows.
#[derive(Debug, Default)]
pub struct Fixes {
    cells: QuickMap<u64, Vec<(usize, String)>>,
    bulk: Vec<HashMap<String, String>>,
    rows: QuickMap<u64, Whose>,
}

impl Fixes {
    /// Nothing if there are none: then no row is looked at twice.
    pub fn new(
        register: &OldRegister<'_>,
        mends: &Mends,
        also: impl Iterator<Item = (usize, String, String)>,
    ) -> Option<Fixes> {
        let mut fixes = Fixes::default();
        fixes.bulk.resize_with(register.header.len(), HashMap::new);
        fixes.rows.extend(mends.rows.iter().map(|decided| (decided.row.into(), decided.is.clone())));
        let mut any = !mends.rows.is_empty();
        for (at, from, to) in also {
            any |= fixes.bulk.get_mut(at).is_some_and(|words| words.insert(from, to).is_none());
        }
        for mend in &mends.bulk {
            for at in register.named(mend.column()) {
                any = true;
                fixes.bulk[at].insert(mend.from.trim().to_owned(), mend.to.trim().to_owned());
            }
        }
        for mend in &mends.cells {
            for (row, at) in mend.places(register) {
                any = true;
                fixes.cells.entry(row.into()).or_default().push((at, mend.value.trim().to_owned()));
            }
        }
        any.then_some(fixes)
    }

    /// What was decided of a row as a whole.
    pub fn whose(&self, row: u32) -> Option<&Whose> {
        self.rows.get(&row.into())
    }

    /// What a cell is to be read as, if somebody decided.
    fn of(&self, row: u32, at: usize, text: &str) -> Option<&str> {
        let own = self.cells.get(&row.into()).and_then(|cells| cells.iter().rev().find(|(a, _)| *a == at));
        own.map(|(_, value)| value.as_str()).or_else(|| self.bulk.get(at)?.get(text.trim()).map(String::as_str))
    }

    /// Whether a row needs a look at all.
    fn may_touch(&self, row: u32, at: usize) -> bool {
        self.bulk.get(at).is_some_and(|words| !words.is_empty()) || self.cells.contains_key(&row.into())
    }

    /// What of a row is mended; nothing if nothing is.
    pub fn apply(&self, decoder: Decoder, width: usize, row: u32, record: &ByteRecord) -> Option<Mended> {
        let mut mended = Mended::default();
        for at in (0..width).filter(|at| self.may_touch(row, *at)) {
            let text = decoder.decode(record.get(at).unwrap_or(b"")).text;
            let text = text.trim();
            if let Some(value) = self.of(row, at, text).filter(|value| *value != text) {
                mended.cells.push((at, value.to_owned()));
                mended.originals.push((at, text.to_owned()));
            }
        }
        (!mended.cells.is_empty()).then_some(mended)
    }
}

/// The cells of a row that are read as something else, and what stood in them.
#[derive(Debug, Default)]
pub struct Mended {
    pub cells: Vec<(usize, String)>,
    pub originals: Vec<(usize, String)>,
}

impl Mended {
    /// The row with its mends: all of it UTF-8, except for a cell that cannot be.
    pub fn record(&self, decoder: Decoder, record: &ByteRecord) -> ByteRecord {
        let width = self.cells.iter().map(|(at, _)| at + 1).max().unwrap_or(0).max(record.len());
        let mut whole = ByteRecord::with_capacity(record.as_slice().len() + 64, width);
        for at in 0..width {
            let cell = record.get(at).unwrap_or(b"");
            let decoded = decoder.decode(cell);
            match self.cells.iter().find(|(a, _)| *a == at) {
                Some((_, value)) => whole.push_field(value.as_bytes()),
                None if decoded.broken => whole.push_field(cell),
                None => whole.push_field(decoded.text.as_bytes()),
            }
        }
        whole
    }
}
