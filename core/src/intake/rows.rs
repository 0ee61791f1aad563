//! Sound rows as typed values, for loading.

use super::check::pass::{Facts, Pass};
use super::check::{Limits, memo};
use super::damage;
use super::fault::Fault;
use super::field::{Field, List, Shape};
use super::finding::Kind;
use super::map::Mapping;
use super::map::plan::{self, Plan};
use super::names;
use super::read::OldRegister;
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
    limits: &Limits,
    mut each: impl FnMut(IntakeRow),
) -> Result<(), Fault> {
    let plan = Plan::new(register, mapping)?;
    if plan::findings(register, mapping, &plan, limits.data).iter().any(|f| f.kind == Kind::ColumnMissing) {
        return Ok(());
    }
    let mut pass = Pass::new(register, &plan, limits);
    while let Some(sound) = pass.step() {
        pass.findings.clear();
        if sound {
            each(pass.row());
        }
    }
    Ok(())
}

/// The values of a sound row.
pub(super) fn clean(register: &OldRegister<'_>, plan: &Plan, record: &ByteRecord, facts: &Facts) -> IntakeRow {
    let mut values = Vec::with_capacity(plan.columns.len() + 1);
    for &(at, field) in &plan.columns {
        let text = || cleaned(register, record.get(at).unwrap_or(b""), field.shape());
        let value = match field.shape() {
            Shape::Day => facts.days[field as usize].map(Value::Day),
            Shape::Code(_) => facts.codes[field as usize].map(Value::Code),
            Shape::YesNo => facts.marks[field as usize].map(Value::Mark),
            Shape::Identity => facts.identity.map(|_| Value::Text(identity(&text()))),
            Shape::Name if plan.whole_name.is_some() => {
                let split = names::split(&text(), plan.whole_name == Some(true));
                let parts = [(Field::FamilyName, split.family), (Field::GivenNames, split.given)];
                values.extend(parts.into_iter().filter(|(_, t)| !t.is_empty()).map(|(f, t)| (f, Value::Text(t))));
                None
            }
            _ => Some(text()).filter(|t| !t.is_empty() && !memo::stands_for_nothing(t)).map(Value::Text),
        };
        values.extend(value.map(|value| (field, value)));
    }
    IntakeRow { row: facts.row, identity_kind: facts.identity.map(|i| i.kind), values }
}

fn cleaned(register: &OldRegister<'_>, cell: &[u8], shape: Shape) -> String {
    let text = register.decoder.decode(cell).text;
    let text = damage::without_control(&text, shape == Shape::Notes).map_or(text.into_owned(), |(_, clean)| clean);
    damage::mended(&text).unwrap_or(text).trim().to_owned()
}

fn identity(text: &str) -> String {
    super::check::read_identity(text).map_or_else(|_| text.to_owned(), |(_, code)| code.into_owned())
}
