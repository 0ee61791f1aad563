//! The report of a migration: what came, what didn't, why, and who accepted it. It is kept beside the journal and
//! signed by the register, and holds nothing of what stands in the cells, for erasure does not reach it.

mod groups;
mod key;
mod late;
mod seal;
mod store;

pub use groups::{Group, InThree, groups};
pub use key::Key;
pub use late::sealed;
pub use seal::{Fault, Verified, seal, seal_pdf, verify};
pub use store::{draft, every, forget_draft, kept};
pub(super) use store::{place, write};

use super::stays::StayGroup;
use chrono::NaiveDate;
use kotodigi::entry::Head;
use kotodigi::intake::load::{self, Loaded};
use kotodigi::officer::Officer;
use kotodigi::steps::Directory;
use kotodigi::words::Lang;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;
use uuid::Uuid;

pub const FORMAT: u32 = 1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Migration {
    pub format: u32,
    pub directory: Directory,
    pub run: Uuid,
    /// The old register, as whoever loaded it calls it.
    pub system: String,
    /// What the file was called.
    pub file: String,
    /// SHA-256 of the file that was loaded.
    pub file_hash: String,
    /// Of the file with its mapping and what was decided of its cells.
    pub load_hash: String,
    /// The day it was checked as of.
    pub on: NaiveDate,
    pub loaded_at: i64,
    pub loaded_by: Person,
    /// The second person, where one is wanted.
    pub second: Option<Person>,
    pub counts: Counts,
    pub columns: Vec<Column>,
    /// Cells that were mended by hand before the load.
    pub mended: u32,
    /// What did not come and why, and what was doubtful.
    pub findings: Vec<Group>,
    /// What a later extract said and was not taken, because of what is here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stays: Vec<StayGroup>,
    /// Where the journal stood when the run was in it.
    pub journal: Head,
    pub program: String,
    /// None where it was signed when the run was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_later: Option<Late>,
}

/// The machine stopped before the report was signed; it was made from what was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    pub at: i64,
    /// Where nothing but the journal was left: columns and findings are not known, nor why so many sound rows stayed
    /// out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub organisation: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub rows: u32,
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    /// With an error in them.
    pub rejected: u32,
    /// Of clients whom whoever loaded does not see.
    pub elsewhere: u32,
    /// Rows of somebody who stands on an earlier row too.
    pub twice: u32,
    /// What rows say of clients who are here and stays out because of work done here.
    #[serde(default)]
    pub conflicts: u32,
}

/// A column of the file and the field it went to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub column: String,
    pub field: String,
}

/// Signs and keeps a report. One that is kept stays: there are not two of one run.
pub fn sign(folder: &Path, report: &Migration) -> io::Result<()> {
    if kept(folder, report.run)?.is_none() {
        store::keep(folder, report.run, &seal(report, &Key::of(folder)?)?)?;
    }
    forget_draft(folder, report.run)
}

impl Person {
    pub fn of(officer: &Officer) -> Person {
        let organisation = officer.first().map(|right| right.organisation.name(Lang::Fi)).unwrap_or_default();
        Person { id: officer.id.clone(), name: officer.name.clone(), organisation }
    }
}

impl Counts {
    /// Before the run is closed.
    pub fn expected(checked: &super::Checked, counts: &load::Counts) -> Counts {
        Counts {
            rows: checked.rows,
            created: counts.created,
            updated: counts.updated,
            unchanged: counts.unchanged,
            rejected: checked.would.reject,
            elsewhere: counts.elsewhere,
            twice: counts.twice,
            conflicts: 0,
        }
    }

    pub fn of(checked: &super::Checked, loaded: &Loaded) -> Counts {
        Counts {
            rows: checked.rows,
            created: loaded.created,
            updated: loaded.updated,
            unchanged: loaded.unchanged,
            rejected: checked.would.reject,
            elsewhere: loaded.elsewhere,
            twice: loaded.twice,
            conflicts: loaded.conflicts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn migration() -> Migration {
        let person = |id: &str| Person { id: id.into(), name: id.into(), organisation: "Kuopio".into() };
        let why =
            InThree {
                fi: "”…” ei ole päivä.".into(), sv: "”…” är ingen dag.".into(), en: "“…” is no day.".into()
            };
        Migration {
            format: FORMAT,
            directory: Directory::Training,
            run: Uuid::from_bytes([7; 16]),
            system: "vanha.csv".into(),
            file: "vanha.csv".into(),
            file_hash: "0".repeat(64),
            load_hash: "1".repeat(64),
            mended: 0,
            on: NaiveDate::default(),
            loaded_at: 0,
            loaded_by: person("otto.siirto"),
            second: Some(person("toinen.siirto")),
            counts: Counts { rows: 3, created: 2, rejected: 1, ..Counts::default() },
            columns: vec![Column { column: "Hetu".into(), field: "identity_code".into() }],
            findings: vec![Group {
                severity: "error".into(),
                code: "date_invalid".into(),
                column: "Syntymäaika".into(),
                why,
                count: 1,
                rows: vec![4],
            }],
            stays: Vec::new(),
            journal: Head::default(),
            program: "0.1.0".into(),
            signed_later: None,
        }
    }
}
