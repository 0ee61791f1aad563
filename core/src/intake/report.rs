//! What an intake says: the JSON of `import check`. Texts and pages are in `say` and `html`.

use super::finding::{Finding, Kind, More, Severity};
use super::map::Mapping;
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
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

#[derive(Clone, Debug)]
pub struct Report {
    /// Clients in the file.
    pub rows: u32,
    pub encoding: &'static str,
    pub separator: char,
    pub mapping: Mapping,
    /// In the order of the file; those of whole columns first, at row 1.
    pub findings: Vec<Finding>,
    pub would: Would,
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
        let finding = |f: &Finding| {
            let mut out = json!({
                "row": f.row,
                "column": f.column,
                "severity": f.severity(),
                "code": f.kind.code(),
                "message": f.message(lang),
                "value": f.value,
            });
            // What a program may want besides the sentence.
            match (f.kind, f.more.first()) {
                (Kind::Mojibake, Some(More::Arg(Arg::Word(mend)))) => out["mend"] = json!(mend),
                (Kind::DuplicateInFile, Some(More::Arg(Arg::Number(row)))) => out["same_as"] = json!(row),
                _ => {}
            }
            out
        };
        json!({
            "file": file,
            "rows": self.rows,
            "encoding": self.encoding,
            "separator": self.separator,
            "mapping": self.mapping,
            "findings": self.findings.iter().map(finding).collect::<Vec<_>>(),
            "would": self.would,
            "identity_codes": self.identity_codes,
            "left_out": self.left_out,
        })
    }
}
