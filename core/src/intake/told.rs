//! The JSON of `import check`: the contract of those who read it by a program.
//!
//! It is written finding by finding, for a report of a large file would fill the memory several times over.

use super::check::State;
use super::field::Field;
use super::finding::{Finding, Kind, Severity};
use super::household::Household;
use super::map::{Constant, Mapped, Wordings};
use super::report::{Count, IdentityCodes, Report, Sample, Would};
use super::rows::Value as Cell;
use crate::words::{Arg, Lang};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeMap;

impl Report {
    /// All of it in memory.
    pub fn json(&self, file: &str, lang: Lang) -> Value {
        serde_json::to_value(self.told(file, lang)).unwrap_or_default()
    }

    /// The same, to be written where it goes.
    pub fn told<'r>(&'r self, file: &'r str, lang: Lang) -> impl Serialize + 'r {
        Told {
            file,
            rows: self.rows,
            encoding: self.encoding,
            separator: self.separator,
            mapping: &self.mapping.columns,
            constants: &self.mapping.constants,
            values: &self.mapping.values,
            detected: self.detected.json(lang),
            findings: Each(&self.findings, move |finding| told(finding, lang)),
            groups: Each(&self.counts, group),
            samples: Each(&self.samples, sample),
            households: self.households.iter().map(home).collect(),
            would: self.would,
            identity_codes: self.identity_codes,
            left_out: self.left_out,
            file_hash: self.file_hash.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct Told<'r, F: Serialize, G: Serialize, S: Serialize> {
    file: &'r str,
    rows: u32,
    encoding: &'static str,
    separator: char,
    mapping: &'r [Mapped],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    constants: &'r [Constant],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    values: &'r BTreeMap<Field, Wordings>,
    detected: Value,
    findings: F,
    groups: G,
    samples: S,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    households: Vec<HomeTold<'r>>,
    would: Would,
    identity_codes: IdentityCodes,
    left_out: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_hash: Option<&'r str>,
}

/// A list of which only the present one is put into words.
struct Each<'r, T, F>(&'r [T], F);

impl<'r, T, O: Serialize, F: Fn(&'r T) -> O> Serialize for Each<'r, T, F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(&self.1))
    }
}

#[derive(Serialize)]
struct FindingTold<'r> {
    row: u32,
    column: &'r str,
    severity: Severity,
    code: &'static str,
    message: String,
    value: &'r str,
    // What a program may want besides the sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column_number: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cite: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<i64>,
}

fn told(f: &Finding, lang: Lang) -> FindingTold<'_> {
    let same_as = match (f.kind, f.more.first()) {
        (Kind::DuplicateInFile | Kind::SamePersonPerhaps | Kind::SimilarPersonPerhaps, Some(Arg::Number(row))) => {
            Some(*row)
        }
        _ => None,
    };
    FindingTold {
        row: f.row,
        column: &f.column,
        severity: f.severity(),
        code: f.kind.code(),
        message: f.message(lang),
        value: &f.value,
        part: f.part.as_deref(),
        column_number: f.number,
        mend: f.mend.as_deref(),
        cite: f.cite().map(|cite| cite.say(lang)),
        same_as,
    }
}

#[derive(Serialize)]
struct GroupTold<'r> {
    code: &'static str,
    severity: Severity,
    column: &'r str,
    count: u32,
}

fn group(c: &Count) -> GroupTold<'_> {
    GroupTold { code: c.kind.code(), severity: c.kind.severity(), column: &c.column, count: c.count }
}

#[derive(Serialize)]
struct SampleTold<'r> {
    row: u32,
    state: State,
    values: Cells<'r>,
}

fn sample(s: &Sample) -> SampleTold<'_> {
    SampleTold { row: s.row, state: s.state, values: Cells(s) }
}

#[derive(Serialize)]
struct HomeTold<'r> {
    /// By what it is accepted.
    id: String,
    #[serde(flatten)]
    home: &'r Household,
}

fn home(home: &Household) -> HomeTold<'_> {
    HomeTold { id: home.id(), home }
}

struct Cells<'r>(&'r Sample);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (field, cell) in &self.0.values {
            match cell {
                Cell::Text(text) => map.serialize_entry(field.id(), text)?,
                Cell::Day(day) => map.serialize_entry(field.id(), day)?,
                Cell::Code(code) => map.serialize_entry(field.id(), code)?,
                Cell::Mark(mark) => map.serialize_entry(field.id(), mark)?,
            }
        }
        map.end()
    }
}
