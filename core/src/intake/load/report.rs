//! The migration report: what came, what did not and why, who accepted it. A value that a shell signs and prints.

use super::super::archive::Archived;
use super::super::finding::{Kind, Severity};
use super::super::report::Report;
use super::{Loaded, Origin, Terms};
use crate::officer::Officer;
use crate::words::{Lang, Text, text};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One kind of error, with the rows' cells it was found in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    pub code: &'static str,
    pub column: String,
    pub cells: u32,
}

/// An officer by account and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Who {
    pub id: String,
    pub name: String,
}

impl Who {
    fn of(officer: &Officer) -> Who {
        Who { id: officer.id.clone(), name: officer.name.clone() }
    }
}

/// How many rows came and what became of them: `came` is the sum of the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rows {
    pub came: u32,
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub left_out: u32,
}

/// The report of one load.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MigrationReport {
    pub report: &'static str,
    pub version: u32,
    /// None when nothing changed.
    pub run: Option<Uuid>,
    pub system: String,
    pub file: String,
    pub file_hash: String,
    pub organisation: String,
    pub loaded_by: Who,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<Who>,
    /// Milliseconds since 1970 UTC.
    pub at: i64,
    pub rows: Rows,
    /// Somebody accepted counts that looked wrong.
    pub counts_accepted: bool,
    /// Errors that kept rows out, by kind and column.
    pub left_out: Vec<Left>,
    /// Rows of people the loader does not see, and rows of somebody on an earlier row.
    pub elsewhere: u32,
    pub twice: u32,
    /// Columns the Act does not let in (§ 73), and columns that nobody needed.
    pub columns_refused: Vec<String>,
    pub columns_not_moved: Vec<String>,
    /// How the columns were read: header and field.
    pub columns: BTreeMap<String, &'static str>,
    /// What went to the archive file instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<Archived>,
}

impl MigrationReport {
    /// Of a load by an officer at a moment, of a file that was checked.
    pub fn of(
        (by, at): (&Officer, i64),
        (origin, file): (Origin<'_>, &str),
        terms: &Terms<'_>,
        (loaded, checked): (&Loaded, &Report),
        archive: Option<Archived>,
    ) -> MigrationReport {
        let whole_columns = |kind: Kind| {
            checked.counts.iter().filter(|count| count.kind == kind).map(|count| count.column.clone()).collect()
        };
        let Loaded { run, created, updated, unchanged, elsewhere, twice } = *loaded;
        let left_out = checked.rows.saturating_sub(created + updated + unchanged);
        MigrationReport {
            report: "koto-digi-migration-report",
            version: 1,
            run,
            system: origin.system.to_owned(),
            file: file.to_owned(),
            file_hash: origin.file_hash.to_owned(),
            organisation: super::organisation(by),
            loaded_by: Who::of(by),
            second: terms.second.map(Who::of),
            at,
            rows: Rows { came: checked.rows, created, updated, unchanged, left_out },
            counts_accepted: terms.counts_accepted,
            left_out: checked
                .counts
                .iter()
                .filter(|count| count.kind.severity() == Severity::Error && count.kind != Kind::NotInSection73)
                .map(|count| Left { code: count.kind.code(), column: count.column.clone(), cells: count.count })
                .collect(),
            elsewhere,
            twice,
            columns_refused: whole_columns(Kind::NotInSection73),
            columns_not_moved: whole_columns(Kind::ColumnIgnored),
            columns: checked
                .mapping
                .columns
                .iter()
                .filter(|mapped| mapped.field.is_loaded())
                .map(|mapped| (mapped.column.clone(), mapped.field.id()))
                .collect(),
            archive,
        }
    }

    /// The report as lines to print: a label and a value.
    pub fn lines(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let mut lines = vec![
            (SYSTEM, self.system.clone()),
            (FILE, self.file.clone()),
            (HASH, self.file_hash.clone()),
            (RUN, self.run.map(|run| run.to_string()).unwrap_or_default()),
            (LOADED_BY, self.loaded_by.name.clone()),
            (SECOND, self.second.as_ref().map(|second| second.name.clone()).unwrap_or_default()),
            (CAME, self.rows.came.to_string()),
            (CREATED, self.rows.created.to_string()),
            (UPDATED, self.rows.updated.to_string()),
            (UNCHANGED, self.rows.unchanged.to_string()),
            (LEFT_OUT, self.rows.left_out.to_string()),
            (REFUSED, self.columns_refused.join(", ")),
            (NOT_MOVED, self.columns_not_moved.join(", ")),
            (ARCHIVED, self.archive.map(|archived| archived.lines.to_string()).unwrap_or_default()),
        ];
        lines.retain(|(_, value)| !value.is_empty());
        lines.into_iter().map(|(label, value): (Text, String)| (label.say(lang), value)).collect()
    }
}

const SYSTEM: Text = text("Vanha rekisteri", "Gammalt register", "Old register");
const FILE: Text = text("Tiedosto", "Fil", "File");
const HASH: Text = text("Tiedoston tunniste (SHA-256)", "Filens kontrollsumma (SHA-256)", "Hash of the file (SHA-256)");
const RUN: Text = text("Ajo", "Körning", "Run");
const LOADED_BY: Text = text("Tuoja", "Importerad av", "Loaded by");
const SECOND: Text = text("Toinen hyväksyjä", "Andra godkännaren", "Second person");
const CAME: Text = text("Rivejä tiedostossa", "Rader i filen", "Rows in the file");
const CREATED: Text = text("Uusia asiakkaita", "Nya kunder", "New clients");
const UPDATED: Text = text("Päivitettyjä", "Uppdaterade", "Updated");
const UNCHANGED: Text = text("Ennallaan", "Oförändrade", "Unchanged");
const LEFT_OUT: Text = text("Jäi pois", "Utelämnade", "Left out");
const REFUSED: Text =
    text("Sarakkeet, joita laki ei salli", "Kolumner som lagen inte tillåter", "Columns the Act does not let in");
const NOT_MOVED: Text = text("Sarakkeet, joita ei siirretty", "Kolumner som inte överfördes", "Columns not moved");
const ARCHIVED: Text = text("Rivejä arkistotiedostossa", "Rader i arkivfilen", "Rows in the archive file");
