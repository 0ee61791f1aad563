//! One walk over the file: a row at a time, its findings and what is left of it when it is sound.

use super::memo::Memo;
use super::seen::Seen;
use super::{Limits, cells, course};
use crate::intake::damage::Signs;
use crate::intake::field::{Field, List};
use crate::intake::finding::{Finding, Kind, More, Severity};
use crate::intake::map::plan::Plan;
use crate::intake::read::OldRegister;
use crate::intake::read::records::{Place, Records, is_blank};
use crate::intake::report::IdentityCodes;
use crate::intake::rows::{self, IntakeRow};
use crate::law::identity_code::IdentityCode;
use chrono::{Datelike, NaiveDate};
use csv::ByteRecord;

/// What the cells of one row were found to be; a cell with an error leaves nothing.
#[derive(Debug, Default)]
pub struct Facts {
    pub row: u32,
    pub days: [Option<NaiveDate>; Field::COUNT],
    pub codes: [Option<&'static str>; Field::COUNT],
    pub marks: [Option<bool>; Field::COUNT],
    pub identity: Option<IdentityCode>,
    /// The identity cell was filled, right or wrong.
    pub identity_tried: bool,
    pub family_missing: bool,
}

#[derive(Debug)]
pub struct Pass<'r> {
    pub(super) register: &'r OldRegister<'r>,
    pub(super) plan: &'r Plan,
    pub(super) limits: &'r Limits,
    records: Records<'r>,
    pub(super) memos: [Memo; 4],
    pub(super) seen: Seen,
    /// The last year that `31.1.26` can mean.
    pub(super) until: i32,
    record: ByteRecord,
    pub(super) facts: Facts,
    pub(super) sound: bool,
    /// Of the last row; the caller takes them.
    pub findings: Vec<Finding>,
    pub kinds: IdentityCodes,
}

impl<'r> Pass<'r> {
    pub fn new(register: &'r OldRegister<'r>, plan: &'r Plan, limits: &'r Limits) -> Pass<'r> {
        Pass {
            register,
            plan,
            limits,
            records: register.records(),
            memos: Default::default(),
            seen: Seen::with_room(register.about()),
            until: limits.on.year() + 10,
            record: ByteRecord::new(),
            facts: Facts::default(),
            sound: true,
            findings: Vec::new(),
            kinds: IdentityCodes::default(),
        }
    }

    /// Checks the next client. Whether the row is sound, or nothing at the end of the file.
    pub fn step(&mut self) -> Option<bool> {
        // The record is lent out of the walk so that the checks may write into the walk.
        let mut record = std::mem::take(&mut self.record);
        let place = loop {
            match self.records.next(&mut record) {
                Some(_) if is_blank(&record) => {}
                other => break other,
            }
        };
        let sound = place.map(|place| self.row_of(place, &record));
        self.record = record;
        sound
    }

    /// The last row, cleaned.
    pub fn row(&self) -> IntakeRow {
        rows::clean(self.register, self.plan, &self.record, &self.facts)
    }

    fn row_of(&mut self, place: Place, record: &ByteRecord) -> bool {
        self.facts = Facts { row: place.row, ..Facts::default() };
        self.sound = true;
        if self.shape(place, record) {
            let signs = Signs::of(record.as_slice());
            let plan = self.plan;
            for &(at, field) in &plan.columns {
                let cell = record.get(at).unwrap_or(b"").trim_ascii();
                cells::check(self, at, field, cell, signs.any());
            }
            course::check(self, record);
        }
        self.sound
    }

    /// Whether the cells of the row stand where the header says.
    fn shape(&mut self, place: Place, record: &ByteRecord) -> bool {
        let width = self.register.header.len();
        let beyond = record.iter().skip(width).any(|cell| !cell.trim_ascii().is_empty());
        let last = width.saturating_sub(1);
        if place.quote_unclosed {
            let at = record.iter().position(|cell| cell.contains(&b'"')).unwrap_or(last).min(last);
            self.find(at, Kind::QuoteUnclosed, record.get(at).unwrap_or(b""), vec![]);
            return !beyond && record.len() >= width;
        }
        if beyond {
            self.find(last, Kind::RowTooLong, b"", vec![record.len().into()]);
        } else if record.len() < width {
            self.find(last, Kind::RowLength, b"", vec![record.len().into()]);
        }
        !beyond
    }

    /// Writes a finding down, with the cell as it stands.
    #[cold]
    pub(super) fn find(&mut self, at: usize, kind: Kind, cell: &[u8], more: Vec<More>) {
        const SHOWN: usize = 200;
        self.sound &= kind.severity() != Severity::Error;
        let cell = &cell[..cell.len().min(8 * SHOWN)];
        let value = self.register.decoder.decode(cell).text.chars().take(SHOWN).collect();
        let column = self.register.header.get(at).cloned().unwrap_or_default();
        self.findings.push(Finding { row: self.facts.row, column, kind, value, more });
    }

    pub(super) fn memo(&mut self, list: List) -> &mut Memo {
        &mut self.memos[list as usize]
    }
}
