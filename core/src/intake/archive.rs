//! What the Act does not let in goes to an archive file of the municipality's own, never into the register: JSON lines.
//!
//! The first line tells what the file is ([`Head`]); each further line is one row of the old file:
//!
//! ```json
//! {"row": 7, "reasons": ["date_invalid"], "whole": true, "cells": [{"column": "Hetu", "value": "…"}]}
//! ```
//!
//! A row of another part of a package comes with `"part"`: no client has its number, or a later row of the same client
//! was taken, which `"taken"` then tells.
//!
//! `whole`: the row stayed out with all its cells, for these `reasons` (codes of findings). Otherwise only cells of
//! columns that are not moved stand there, and the old register's names of workers. Cells stand as they stood in the file, before any mend. Of a person who is
//! in the register and whom the officer does not see, the line has the row and the reason and no cells.

use super::check::pass::Pass;
use super::check::{Known, Limits, Standing};
use super::fault::Fault;
use super::field::Field;
use super::finding::{Kind, Severity};
use super::map::Mapping;
use super::map::plan::{self, Plan};
use super::mends::{Fixes, Mends};
use super::read::OldRegister;
use super::rows::IntakeRow;
use csv::ByteRecord;
use serde::Serialize;
use std::collections::HashSet;

/// The first line.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Head<'a> {
    pub archive: &'static str,
    pub version: u32,
    /// The old register, in the loader's words.
    pub system: &'a str,
    pub file: &'a str,
    pub file_hash: &'a str,
    /// The run that loaded the rest, if any was loaded.
    pub run: &'a str,
    pub made_by: &'a str,
    /// Milliseconds since 1970 UTC.
    pub made_at: i64,
}

impl<'a> Head<'a> {
    pub const fn of(system: &'a str, file: &'a str, file_hash: &'a str) -> Head<'a> {
        Head { archive: "koto-digi-archive", version: 1, system, file, file_hash, run: "", made_by: "", made_at: 0 }
    }
}

/// What went to the archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Archived {
    /// Lines behind the head.
    pub lines: u32,
    /// Rows that stayed out with all their cells.
    pub rows: u32,
    /// Rows of people whom the officer does not see: no cells.
    pub unseen: u32,
}

#[derive(Serialize)]
struct Line<'a> {
    row: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<&'static str>,
    whole: bool,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    column: String,
    value: String,
}

/// How a file was checked: what is left out of the load goes to the archive.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    pub register: &'a OldRegister<'a>,
    pub mapping: &'a Mapping,
    pub mends: &'a Mends,
    pub limits: &'a Limits,
}

/// Calls `each` for every line, without the line break.
pub fn archive(
    checked: Checked<'_>,
    known: Option<&dyn Known>,
    head: &Head<'_>,
    each: &mut dyn FnMut(&str),
) -> Result<Archived, Fault> {
    let Checked { register, mapping, mends, limits } = checked;
    let plan = Plan::new(register, mapping)?;
    let unready = plan::findings(register, mapping, &plan, limits.data).iter().any(|f| f.kind == Kind::ColumnMissing);
    let fixes = Fixes::new(register, mends, plan::wordings(mapping, &plan));
    let mut pass = Pass::new(register, &plan, fixes.as_ref(), limits);
    let (mut records, mut record) = (register.records(), ByteRecord::new());
    let kept: Vec<usize> = (0..register.header.len()).filter(|at| !is_moved(&plan, *at)).collect();
    let (mut archived, mut hidden) = (Archived::default(), HashSet::new());
    each(&line(head));
    while let Some(sound) = pass.step() {
        // The walk passes over rows that are no clients; so does this one, over the cells before any mend.
        while records.next(&mut record).is_some_and(|place| place.row < pass.number()) {}
        let mut reasons: Vec<&'static str> = Vec::new();
        for finding in pass
            .findings
            .drain(..)
            .filter(|finding| finding.severity() == Severity::Error || finding.kind == Kind::LeftOut)
        {
            if !reasons.contains(&finding.kind.code()) {
                reasons.push(finding.kind.code());
            }
        }
        if unready {
            reasons.push(Kind::ColumnMissing.code());
        }
        let whole = !sound || unready;
        let unseen = known.is_some_and(|known| known.meet(&named(pass.row())).standing == Standing::Elsewhere);
        let cells = match (unseen, whole) {
            (true, _) => {
                reasons = vec![Kind::RegisteredElsewhere.code()];
                Vec::new()
            }
            (false, true) => cells(register, &record, 0..record.len().max(register.header.len())),
            (false, false) => cells(register, &record, kept.iter().copied()),
        };
        if cells.is_empty() && reasons.is_empty() {
            continue;
        }
        archived.lines += 1;
        archived.rows += u32::from(whole && !unseen);
        archived.unseen += u32::from(unseen);
        hidden.extend(unseen.then(|| pass.number()));
        each(&line(&Line { row: pass.number(), part: None, taken: None, reasons, whole, cells }));
    }
    register.each_left(&mut |left| {
        let clients = left.taken.map_or(&[][..], |taken| register.clients_of(left.part, taken));
        let unseen = clients.iter().any(|client| hidden.contains(client));
        let kind = match left.taken {
            _ if unseen => Kind::RegisteredElsewhere,
            Some(_) => Kind::RowOlder,
            None => Kind::RowWithoutClient,
        };
        let cells = left.cells.into_iter().filter(|_| !unseen);
        let cells = cells.map(|(column, value)| Cell { column: column.to_owned(), value }).collect();
        archived.lines += 1;
        archived.rows += u32::from(!unseen);
        archived.unseen += u32::from(unseen);
        let (part, reasons) = (Some(left.part), vec![kind.code()]);
        each(&line(&Line { row: left.row, part, taken: left.taken, reasons, whole: true, cells }));
    });
    Ok(archived)
}

/// A refused row may have an identity code that could not be read: then its person is asked for by the rest.
fn named(mut row: IntakeRow) -> IntakeRow {
    row.values.retain(|(field, _)| {
        matches!(
            field,
            Field::IdentityCode | Field::ClientNumber | Field::FamilyName | Field::GivenNames | Field::BirthDate
        )
    });
    row
}

/// Whether the register keeps what the cell says. Of a worker it keeps the account at most, of a place in a family
/// who lives together: the words themselves stay here.
fn is_moved(plan: &Plan, at: usize) -> bool {
    let kept = Field::ALL.iter().filter(|field| !matches!(field, Field::Worker | Field::HouseholdRelation));
    kept.copied().any(|field| plan.parts(field).any(|part| part == at))
}

fn cells(register: &OldRegister<'_>, record: &ByteRecord, at: impl Iterator<Item = usize>) -> Vec<Cell> {
    at.filter_map(|at| {
        let value = register.decoder.decode(record.get(at).unwrap_or(b"")).text.trim().to_owned();
        let column = register.header.get(at).cloned().unwrap_or_default();
        (!value.is_empty()).then_some(Cell { column, value })
    })
    .collect()
}

fn line(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them always are JSON.
    serde_json::to_string(value).unwrap_or_default()
}
