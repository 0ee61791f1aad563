//! What an intake found. How it is put: as text in `say`, as a page in `html`, as JSON in `told`.

use super::check::{State, States};
use super::field::Field;
use super::finding::{Finding, Kind, Severity};
use super::household::Household;
use super::map::Mapping;
use super::read::detected::Detected;
use super::rows::Value as Cell;
use crate::law::identity_code::Kind as IdentityKind;
use serde::{Deserialize, Serialize};

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
    /// In the order of the file; those of whole columns and of other parts first, and what only the whole file shows
    /// last.
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

    /// How often a kind was found, in whatever column.
    pub fn of_kind(&self, kind: Kind) -> u32 {
        self.counts.iter().filter(|count| count.kind == kind).map(|count| count.count).sum()
    }

    /// No errors and no warnings.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.left_out == 0
    }
}
