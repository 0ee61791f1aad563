//! Every cell of every row: what cannot be stored, what is doubtful, and what a load would do.

mod cells;
mod course;
pub mod memo;
pub mod pass;
pub mod seen;

use super::fault::Fault;
use super::finding::Finding;
use super::map::Mapping;
use super::map::plan::{self, Plan};
use super::read::OldRegister;
use super::report::{Report, Would};
use super::rows::IntakeRow;
use crate::law::cite::Cite;
pub use cells::read_identity;
use chrono::NaiveDate;
use pass::Pass;
use serde::{Deserialize, Serialize};

/// The day of the check and the numbers of law it needs: they come from `law`, never from here.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The day after which everything is the future.
    pub on: NaiveDate,
    /// Last day of a first integration plan that begins on a day, and where that is said.
    pub first_plan_last_day: fn(NaiveDate) -> NaiveDate,
    pub first_plan: Cite,
    /// Where the data that may be stored are listed.
    pub data: Cite,
    /// Nobody younger is a jobseeker.
    pub jobseeker_from_age: i32,
}

/// What the register has of the person of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    #[default]
    Unknown,
    Same,
    Differs,
    /// Of a client whom the officer does not see.
    Elsewhere,
}

/// The register, as far as an intake asks it.
pub trait Known {
    fn standing(&self, row: &IntakeRow) -> Standing;
}

impl<F: Fn(&IntakeRow) -> Standing> Known for F {
    fn standing(&self, row: &IntakeRow) -> Standing {
        self(row)
    }
}

/// More findings than anybody reads: the rest is only counted, so that a hostile file stays small in memory.
const FINDINGS_AT_MOST: usize = 100_000;

/// Checks a file by a mapping. Without a register every sound row would be a new client.
pub fn check(
    register: &OldRegister<'_>,
    mapping: &Mapping,
    limits: &Limits,
    known: Option<&dyn Known>,
) -> Result<Report, Fault> {
    let plan = Plan::new(register, mapping)?;
    let mut findings: Vec<Finding> = plan::findings(register, mapping, &plan, limits.data);
    let unready = findings.iter().any(|f| f.kind == super::finding::Kind::ColumnMissing);
    let mut would = Would::default();
    let mut pass = Pass::new(register, &plan, limits);
    let mut rows = 0;
    let mut left_out = 0;
    while let Some(sound) = pass.step() {
        rows += 1;
        if findings.len() < FINDINGS_AT_MOST {
            findings.append(&mut pass.findings);
        } else {
            left_out += pass.findings.len();
            pass.findings.clear();
        }
        if !sound || unready {
            would.reject += 1;
            continue;
        }
        match known.map_or(Standing::Unknown, |known| known.standing(&pass.row())) {
            Standing::Unknown => would.create += 1,
            Standing::Same => would.unchanged += 1,
            Standing::Differs => would.update += 1,
            Standing::Elsewhere => {
                would.reject += 1;
                let (row, column) = (pass.row().row, crate::client::Field::IdentityCode.key().to_owned());
                let kind = super::finding::Kind::RegisteredElsewhere;
                findings.push(Finding { row, column, kind, value: String::new(), more: Vec::new() });
            }
        }
    }
    Ok(Report {
        rows,
        encoding: register.decoder.encoding.name(),
        separator: char::from(register.separator),
        mapping: mapping.clone(),
        findings,
        would,
        left_out,
        identity_codes: pass.kinds,
    })
}
