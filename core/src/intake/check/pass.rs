//! One walk over the file: a row at a time, its findings and what is left of it when it is sound.

use super::ahead::{Ahead, Batches, Feed};
use super::homes::Homes;
use super::memo::{Looked, Memo};
use super::seen::Seen;
use super::{Limits, cells, course, no_client};
use crate::intake::damage::Signs;
use crate::intake::decided::Whose;
use crate::intake::field::{Field, List};
use crate::intake::finding::{Finding, Kind, Severity};
use crate::intake::household::Household;
use crate::intake::map::plan::Plan;
use crate::intake::mends::Fixes;
use crate::intake::paper::csv::bare;
use crate::intake::read::OldRegister;
use crate::intake::read::encoding::{Decoder, Encoding};
use crate::intake::read::records::{Place, Records, is_blank};
use crate::intake::report::IdentityCodes;
use crate::intake::rows::{self, IntakeRow, Value};
use crate::law::identity_code::IdentityCode;
use crate::words::Arg;
use chrono::{Datelike, NaiveDate};
use csv::ByteRecord;

/// What the cells of one row were found to be; a cell with an error leaves nothing.
#[derive(Debug)]
pub struct Facts {
    pub row: u32,
    pub days: [Option<NaiveDate>; Field::COUNT],
    pub codes: [Option<&'static str>; Field::COUNT],
    pub marks: [Option<bool>; Field::COUNT],
    pub identity: Option<IdentityCode>,
    /// The identity cell was filled, right or wrong.
    pub identity_tried: bool,
    pub family_missing: bool,
    /// The identity code has stood before.
    pub duplicate: bool,
    /// A municipality that became part of another one, that one, and when.
    pub former: Option<(usize, &'static str, NaiveDate)>,
    /// A birth date with two digits of the year, in one of its centuries.
    pub short_birth: Option<(usize, NaiveDate)>,
}

impl Facts {
    fn of(row: u32) -> Facts {
        Facts {
            row,
            days: [None; Field::COUNT],
            codes: [None; Field::COUNT],
            marks: [None; Field::COUNT],
            identity: None,
            identity_tried: false,
            family_missing: false,
            duplicate: false,
            former: None,
            short_birth: None,
        }
    }

    /// For the next row, in place: it is done for every row.
    fn renew(&mut self, row: u32) {
        let Facts {
            row: own,
            days,
            codes,
            marks,
            identity,
            identity_tried,
            family_missing,
            duplicate,
            former,
            short_birth,
        } = self;
        (*own, *identity, *identity_tried) = (row, None, false);
        (*family_missing, *duplicate, *former) = (false, false, None);
        *short_birth = None;
        days.fill(None);
        codes.fill(None);
        marks.fill(None);
    }

    /// What a constant says, until a cell says otherwise.
    fn assume(&mut self, field: Field, value: &Value) {
        let at = field as usize;
        match value {
            Value::Day(day) => self.days[at] = Some(*day),
            Value::Code(code) => self.codes[at] = Some(code),
            Value::Mark(mark) => self.marks[at] = Some(*mark),
            Value::Text(_) => {}
        }
    }
}

#[derive(Debug)]
pub struct Pass<'r> {
    pub(super) register: &'r OldRegister<'r>,
    pub(super) plan: &'r Plan,
    pub(super) limits: &'r Limits,
    ahead: Ahead<'r>,
    /// Rows that are looked at once more come from here.
    records: Records<'r>,
    /// Where in the body the row begins.
    start: usize,
    fixes: Option<&'r Fixes>,
    /// What was decided of the row.
    pub(super) whose: Option<&'r Whose>,
    /// How the cells of this row are written: mended rows are UTF-8 whatever the file is.
    pub(super) decoder: Decoder,
    /// What stood in the mended cells of this row.
    originals: Vec<(usize, String)>,
    memos: Vec<Memo<'r>>,
    pub(super) seen: Seen,
    pub(super) homes: Homes,
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
    pub fn new(
        register: &'r OldRegister<'r>,
        plan: &'r Plan,
        fixes: Option<&'r Fixes>,
        limits: &'r Limits,
    ) -> Pass<'r> {
        let mut batches = Batches::of(register);
        Pass::fed(register, plan, fixes, limits, Box::new(move |batch| batches.next(batch)))
    }

    /// The same, with rows that somebody else reads.
    pub fn fed(
        register: &'r OldRegister<'r>,
        plan: &'r Plan,
        fixes: Option<&'r Fixes>,
        limits: &'r Limits,
        feed: Box<Feed<'r>>,
    ) -> Pass<'r> {
        let memo = |field: &Field| Memo::with(plan.meanings.get(field));
        let identity = plan.columns.iter().find(|(_, field)| *field == Field::IdentityCode).map(|(at, _)| *at);
        Pass {
            register,
            plan,
            limits,
            ahead: Ahead::of(feed, identity),
            records: register.records(),
            start: 0,
            fixes,
            whose: None,
            decoder: register.decoder,
            originals: Vec::new(),
            memos: Field::ALL.iter().map(memo).collect(),
            seen: Seen::with_room(register.about()),
            homes: Homes::default(),
            until: limits.on.year() + 10,
            record: ByteRecord::new(),
            facts: Facts::of(0),
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
            match self.ahead.next(&mut record, &self.seen) {
                Some(_) if is_blank(&record) || no_client::is(self.register, &record, self.facts.row == 0) => {}
                other => break other,
            }
        };
        let sound = place.map(|place| self.row_of(place, &mut record));
        self.record = record;
        sound
    }

    /// The last row, cleaned.
    pub fn row(&self) -> IntakeRow {
        let row = rows::clean(self.decoder, self.plan, &self.record, &self.facts, &self.originals);
        IntakeRow { client: self.whose.and_then(Whose::number), ..row }
    }

    pub(super) fn is_left_out(&self) -> bool {
        self.whose == Some(&Whose::LeftOut)
    }

    /// The row of the file where the code of this row stood first. Who stays out is in nobody's way.
    pub(super) fn stood_before(&mut self, code: &[u8]) -> Option<u32> {
        if self.is_left_out() { None } else { self.seen.identity(code, self.facts.row) }
    }

    pub(super) fn names(&self) -> &'r [usize] {
        &self.plan.names
    }

    /// The row of the last client, and where it begins in the body.
    pub(super) fn place(&self) -> (u32, u32) {
        (self.facts.row, u32::try_from(self.start).unwrap_or(u32::MAX))
    }

    /// A row read again, as it was checked.
    pub(super) fn again(&mut self, row: u32, start: u32) -> ByteRecord {
        let mut record = ByteRecord::new();
        self.records.recoveries = self.ahead.batch.recoveries;
        let mut records = self.records.again(row, usize::try_from(start).unwrap_or(usize::MAX));
        records.next(&mut record);
        self.facts.row = row;
        if let Some(fixes) = self.fixes {
            self.mend(fixes, &mut record);
        }
        record
    }

    /// The rows that perhaps are one family; only once, at the end.
    pub fn households(&mut self) -> Vec<Household> {
        std::mem::take(&mut self.homes).households()
    }

    /// The row a spreadsheet shows for the last client.
    pub fn number(&self) -> u32 {
        self.facts.row
    }

    fn row_of(&mut self, place: Place, record: &mut ByteRecord) -> bool {
        self.facts.renew(place.row);
        self.start = place.start;
        self.sound = true;
        if let Some(fixes) = self.fixes {
            self.mend(fixes, record);
        }
        for (field, value) in &self.plan.constants {
            self.facts.assume(*field, value);
        }
        if self.shape(place, record) {
            let signs = Signs::of(record.as_slice());
            let plan = self.plan;
            for &(at, field) in &plan.columns {
                let cell = cell_of(record, at);
                // One part of a field may well be empty where another is not.
                if cell.is_empty() && !plan.further.is_empty() && filled_elsewhere(plan, record, field) {
                    continue;
                }
                cells::check(self, at, field, cell, signs);
            }
            if !self.is_left_out() {
                course::check(self, record);
            }
        }
        if self.is_left_out() {
            self.leave_out();
        }
        self.sound
    }

    /// Nobody has to mend what does not come.
    #[cold]
    fn leave_out(&mut self) {
        self.findings.clear();
        let names = |field| self.plan.at(field);
        let at = [Field::FamilyName, Field::GivenNames].into_iter().find_map(names).unwrap_or_default();
        self.find(at, Kind::LeftOut, b"", vec![]);
        self.sound = false;
    }

    /// Puts what people decided into a row. Such a row becomes UTF-8 whole; a cell that cannot stays as it is.
    fn mend(&mut self, fixes: &'r Fixes, record: &mut ByteRecord) {
        let decoder = self.register.decoder;
        self.whose = fixes.whose(self.facts.row);
        self.decoder = decoder;
        self.originals.clear();
        if let Some(mended) = fixes.apply(decoder, self.register.header.len(), self.facts.row, record) {
            *record = mended.record(decoder, record);
            self.decoder = Decoder::of(Encoding::Utf8);
            self.originals = mended.originals;
        }
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
    pub(super) fn find(&mut self, at: usize, kind: Kind, cell: &[u8], more: Vec<Arg>) {
        self.find_with(at, kind, cell, more, None);
    }

    /// The same, with what the cell should perhaps be.
    #[cold]
    pub(super) fn find_with(&mut self, at: usize, kind: Kind, cell: &[u8], more: Vec<Arg>, mend: Option<String>) {
        const SHOWN: usize = 200;
        if self.whose.is_some() && kind.is_doubt_of_person() {
            return;
        }
        self.sound &= kind.severity() != Severity::Error;
        let cell = &cell[..cell.len().min(8 * SHOWN)];
        let value = self.decoder.decode(cell).text.chars().take(SHOWN).collect();
        let place = self.register.origin(self.facts.row, at);
        let part = place.part.map(str::to_owned);
        let number = place.number;
        let finding = Finding { part, number, value, more, mend, ..Finding::of(place.row, place.column, kind) };
        // A cell that is read for two fields is told once.
        if !self.plan.shares || !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// The words of a field; in a mended row a word is looked up by its text.
    pub(super) fn look(&mut self, field: Field, list: List, text: &[u8], cleaned: bool) -> Looked {
        let decoder = self.register.decoder;
        let plain = !cleaned && (self.originals.is_empty() || text.is_ascii());
        match self.memos.get_mut(field as usize) {
            Some(memo) if plain => memo.look(list, text, decoder),
            Some(memo) => memo.find(list, &String::from_utf8_lossy(text)),
            None => Looked::Nothing,
        }
    }
}

/// A cell as it is checked: without blanks round it, and without the sign our own export guards formulas with.
pub(super) fn cell_of(record: &ByteRecord, at: usize) -> &[u8] {
    bare(record.get(at).unwrap_or(b"").trim_ascii())
}

fn filled_elsewhere(plan: &Plan, record: &ByteRecord, field: Field) -> bool {
    plan.parts(field).any(|at| record.get(at).is_some_and(|cell| !cell.trim_ascii().is_empty()))
}
