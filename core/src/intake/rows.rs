//! Sound rows as typed values, for loading.

use super::check::pass::{Facts, Pass};
use super::check::{Limits, memo};
use super::damage;
use super::escapes;
use super::fault::Fault;
use super::field::{Field, List, Shape};
use super::finding::Kind;
use super::map::Mapping;
use super::map::plan::{self, Plan};
use super::mends::{Fixes, Mends};
use super::names;
use super::paper::csv::bare;
use super::read::OldRegister;
use super::read::encoding::Decoder;
use crate::law::identity_code;
use chrono::NaiveDate;
use csv::ByteRecord;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// A code as our lists hold it.
pub type Listed = &'static str;

/// A cleaned value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    Text(String),
    Day(NaiveDate),
    /// A code of one of our lists.
    #[serde(deserialize_with = "listed")]
    Code(Listed),
    Mark(bool),
}

/// Only what stands on one of our lists is a code.
fn listed<'de, D: Deserializer<'de>>(from: D) -> Result<Listed, D::Error> {
    let code = String::deserialize(from)?;
    let found = List::ALL.iter().find_map(|list| list.codes().get(&code));
    found.map(|found| found.code).ok_or_else(|| D::Error::custom("a code of no list"))
}

/// One client of an old register, cleaned; empty cells are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeRow {
    /// The row a spreadsheet shows.
    pub row: u32,
    pub identity_kind: Option<identity_code::Kind>,
    pub values: Vec<(Field, Value)>,
    /// What stood in the cells that somebody mended, for provenance.
    pub originals: Vec<(Field, String)>,
    /// The sheet or file the row stands in, where the extract has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The client of the register it is, by number, where somebody decided so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<u64>,
    /// Fields that stand in another sheet or file of the extract.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<(Field, Place)>,
}

/// A row of one sheet or file of an extract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub part: String,
    pub row: u32,
}

impl IntakeRow {
    pub fn get(&self, field: Field) -> Option<&Value> {
        self.values.iter().find(|(f, _)| *f == field).map(|(_, value)| value)
    }

    pub fn text(&self, field: Field) -> Option<&str> {
        match self.get(field)? {
            Value::Text(text) => Some(text),
            Value::Code(code) => Some(code),
            _ => None,
        }
    }

    pub fn day(&self, field: Field) -> Option<NaiveDate> {
        match self.get(field)? {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// Where a field stands in the extract: the part, if there are several, and the row a spreadsheet shows there.
    pub fn place(&self, field: Field) -> (Option<&str>, u32) {
        match self.elsewhere.iter().find(|(known, _)| *known == field) {
            Some((_, place)) => (Some(&place.part), place.row),
            None => (self.part.as_deref(), self.row),
        }
    }

    pub fn mark(&self, field: Field) -> Option<bool> {
        match self.get(field)? {
            Value::Mark(mark) => Some(*mark),
            _ => None,
        }
    }
}

/// Calls `each` for every row without an error, in the order of the file. A file that lacks a column nobody can
/// do without has no such rows.
pub fn sound_rows(
    register: &OldRegister<'_>,
    mapping: &Mapping,
    mends: &Mends,
    limits: &Limits,
    mut each: impl FnMut(IntakeRow),
) -> Result<(), Fault> {
    mends.fit(register)?;
    let plan = Plan::new(register, mapping)?;
    if plan::findings(register, mapping, &plan, limits.data).iter().any(|f| f.kind == Kind::ColumnMissing) {
        return Ok(());
    }
    let fixes = Fixes::new(register, mends, plan::wordings(mapping, &plan));
    let mut pass = Pass::new(register, &plan, fixes.as_ref(), limits);
    while let Some(sound) = pass.step() {
        pass.findings.clear();
        if sound {
            let mut row = pass.row();
            row.stands(register, &plan);
            each(row);
        }
    }
    Ok(())
}

/// The values of a sound row.
pub(super) fn clean(
    decoder: Decoder,
    plan: &Plan,
    record: &ByteRecord,
    facts: &Facts,
    originals: &[(usize, String)],
) -> IntakeRow {
    let mut row = IntakeRow {
        row: facts.row,
        identity_kind: facts.identity.map(|i| i.kind),
        values: Vec::with_capacity(plan.columns.len() + 1),
        ..IntakeRow::default()
    };
    for &(at, field) in &plan.columns {
        let shape = field.shape();
        let text = || cleaned(decoder, bare(record.get(at).unwrap_or(b"").trim_ascii()), shape);
        let value = match shape {
            Shape::Day => facts.days[field as usize].map(Value::Day),
            Shape::Code(_) => facts.codes[field as usize].map(Value::Code),
            // One mark of several columns.
            Shape::YesNo if plan.further.contains(&(at, field)) => None,
            Shape::YesNo => facts.marks[field as usize].map(Value::Mark),
            Shape::Identity => facts.identity.map(|_| Value::Text(identity(&text()))),
            Shape::Name if let Some(family_first) = plan.whole_name(at) => {
                let split = names::split(&text(), family_first);
                row.join(Field::FamilyName, split.family);
                row.join(Field::GivenNames, split.given);
                None
            }
            _ => {
                row.join(field, text());
                None
            }
        };
        row.values.extend(value.map(|value| (field, value)));
        if let Some((_, original)) = originals.iter().find(|(a, _)| *a == at) {
            row.originals.push((field, original.clone()));
        }
    }
    for (field, value) in &plan.constants {
        if row.get(*field).is_none() {
            row.values.push((*field, value.clone()));
        }
    }
    row
}

impl IntakeRow {
    /// Notes where its cells stood in an extract of several parts.
    fn stands(&mut self, register: &OldRegister<'_>, plan: &Plan) {
        self.part = register.origin(self.row, 0).part.map(str::to_owned);
        for &(at, field) in &plan.columns {
            let origin = register.origin(self.row, at);
            if let Some(part) = origin.part.filter(|part| self.part.as_deref() != Some(part)) {
                self.elsewhere.push((field, Place { part: part.to_owned(), row: origin.row }));
            }
        }
    }

    /// Adds a part of a text; several columns may have made one field.
    fn join(&mut self, field: Field, part: String) {
        let nothing = match field.shape() {
            Shape::Name => names::may_be_none(part.as_bytes()) && names::is_none(&part),
            _ => part.is_empty() || memo::stands_for_nothing(&part),
        };
        if nothing {
            return;
        }
        match self.values.iter_mut().find(|(f, _)| *f == field) {
            Some((_, Value::Text(text))) => {
                text.push_str(between(field, text));
                text.push_str(&part);
            }
            _ => self.values.push((field, Value::Text(part))),
        }
    }
}

/// What stands between two parts: a street ends with a comma, a postal code does not.
fn between(field: Field, so_far: &str) -> &'static str {
    let digits = so_far.bytes().rev().take_while(u8::is_ascii_digit).count();
    match field {
        Field::Address | Field::ContactAddress if digits == 5 => " ",
        Field::Address | Field::ContactAddress | Field::Phone => ", ",
        Field::Notes => "; ",
        _ => " ",
    }
}

fn cleaned(decoder: Decoder, cell: &[u8], shape: Shape) -> String {
    // Letters first, as they were checked: half of a broken one may be a control character.
    let text = decoder.decode(cell).text;
    let text = damage::mended(&text).unwrap_or(text.into_owned());
    let text = match shape {
        Shape::Name if text.bytes().any(names::is_sign) => escapes::unescaped(&text).unwrap_or(text),
        _ => text,
    };
    damage::without_control(&text, shape == Shape::Notes).map_or(text, |(_, clean)| clean).trim().to_owned()
}

fn identity(text: &str) -> String {
    super::check::read_identity(text).map_or_else(|_| text.to_owned(), |(_, code)| code.into_owned())
}
