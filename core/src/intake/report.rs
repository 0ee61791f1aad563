//! What an intake says: the JSON of `import check`. Texts and pages are in `say` and `html`.

use super::check::{State, States};
use super::field::Field;
use super::finding::{Finding, Kind, Severity};
use super::household::Household;
use super::map::Mapping;
use super::read::detected::Detected;
use super::rows::Value as Cell;
use crate::law::identity_code::Kind as IdentityKind;
use crate::words::{Arg, Lang};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a load would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Would {
    pub create: u32,
    pub update: u32,
    pub unchanged: u32,
    pub reject: u32,
}

/// How many right codes of each kind: a training register takes no real people, a real one no made-up ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityCodes {
    pub ordinary: u32,
    pub artificial: u32,
}

impl IdentityCodes {
    pub(super) fn count(&mut self, kind: IdentityKind) {
        match kind {
            IdentityKind::Ordinary => self.ordinary += 1,
            IdentityKind::Artificial => self.artificial += 1,
        }
    }
}

/// How often a kind was found in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub kind: Kind,
    pub column: String,
    pub count: u32,
}

impl Count {
    /// Errors before warnings, frequent before rare.
    pub(super) fn order(&self) -> (Severity, std::cmp::Reverse<u32>, Kind, &str) {
        (self.kind.severity(), std::cmp::Reverse(self.count), self.kind, &self.column)
    }
}

/// One row as it would be stored, or what of a refused one could be.
#[derive(Clone, Debug)]
pub struct Sample {
    pub row: u32,
    pub state: State,
    pub values: Vec<(Field, Cell)>,
}

#[derive(Clone, Debug)]
pub struct Report {
    /// Clients in the file.
    pub rows: u32,
    pub encoding: &'static str,
    pub separator: char,
    /// How the file was read, with the evidence.
    pub detected: Detected,
    pub mapping: Mapping,
    /// In the order of the file; those of whole columns first, at row 1.
    pub findings: Vec<Finding>,
    /// How often each kind was found in each column, with what was left out of `findings`.
    pub counts: Vec<Count>,
    pub would: Would,
    /// What would become of each row.
    pub states: States,
    /// A few rows of each state, in the order of the file.
    pub samples: Vec<Sample>,
    /// Rows that perhaps are one family.
    pub households: Vec<Household>,
    /// SHA-256 of the file, where the caller has told it: by it a server knows that this is the file checked.
    pub file_hash: Option<String>,
    /// Findings beyond those kept.
    pub left_out: usize,
    pub identity_codes: IdentityCodes,
}

impl Report {
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|f| f.severity() == Severity::Error).count()
    }

    pub fn warnings(&self) -> usize {
        self.findings.len() - self.errors()
    }

    /// No errors and no warnings.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.left_out == 0
    }

    /// The contract of `import check --format json`.
    pub fn json(&self, file: &str, lang: Lang) -> Value {
        let mut out = json!({
            "file": file,
            "rows": self.rows,
            "encoding": self.encoding,
            "separator": self.separator,
            "mapping": self.mapping.columns,
            "findings": self.findings.iter().map(|f| finding(f, lang)).collect::<Vec<_>>(),
            "would": self.would,
            "identity_codes": self.identity_codes,
            "left_out": self.left_out,
            "detected": self.detected.json(lang),
            "groups": self.counts.iter().map(group).collect::<Vec<_>>(),
            "samples": self.samples.iter().map(sample).collect::<Vec<_>>(),
        });
        let mut add = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                out[key] = value;
            }
        };
        add("constants", some(&self.mapping.constants, self.mapping.constants.is_empty()));
        add("values", some(&self.mapping.values, self.mapping.values.is_empty()));
        let homes = self.households.iter().map(|home| json!({"id": home.id(), "rows": home.rows, "why": home.why}));
        add("households", (!self.households.is_empty()).then(|| homes.collect()));
        add("file_hash", self.file_hash.as_ref().map(|hash| json!(hash)));
        out
    }
}

fn some(what: impl Serialize, empty: bool) -> Option<Value> {
    (!empty).then(|| json!(what))
}

fn finding(f: &Finding, lang: Lang) -> Value {
    let mut out = json!({
        "row": f.row,
        "column": f.column,
        "severity": f.severity(),
        "code": f.kind.code(),
        "message": f.message(lang),
        "value": f.value,
    });
    // What a program may want besides the sentence.
    if let Some(part) = &f.part {
        out["part"] = json!(part);
    }
    if let Some(mend) = &f.mend {
        out["mend"] = json!(mend);
    }
    if let Some(cite) = f.cite() {
        out["cite"] = json!(cite.say(lang));
    }
    if let (Kind::DuplicateInFile | Kind::SamePersonPerhaps | Kind::SimilarPersonPerhaps, Some(Arg::Number(row))) =
        (f.kind, f.more.first())
    {
        out["same_as"] = json!(row);
    }
    out
}

fn group(c: &Count) -> Value {
    json!({ "code": c.kind.code(), "severity": c.kind.severity(), "column": c.column, "count": c.count })
}

fn sample(s: &Sample) -> Value {
    let value = |value: &Cell| match value {
        Cell::Text(text) => json!(text),
        Cell::Day(day) => json!(day.to_string()),
        Cell::Code(code) => json!(code),
        Cell::Mark(mark) => json!(mark),
    };
    let values: serde_json::Map<String, Value> =
        s.values.iter().map(|(field, cell)| (field.id().to_owned(), value(cell))).collect();
    json!({ "row": s.row, "state": s.state, "values": values })
}
