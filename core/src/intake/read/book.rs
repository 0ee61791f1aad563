//! A file with several tables: the sheets of a workbook, or the files of a zip. Which one has the clients, and what
//! becomes of the others.

use super::detected::{Aspect, Format, PartFound, Role};
use super::evidence;
use super::join;
use super::packed::archive::{Archive, Entry};
use super::packed::budget::Budget;
use super::reading::Reading;
use super::sheet::workbook::{Body, Sheet, Workbook};
use super::sniff::{self, Kind};
use super::table::Table;
use super::{Opened, json};
use crate::intake::fault::{Fault, FaultKind};
use std::borrow::Cow;

/// A table with its name.
#[derive(Debug)]
pub struct Part {
    pub name: String,
    pub table: Table<'static>,
    pub rows: u32,
}

/// Filled rows that are read of a sheet to see what it is.
const PEEK: u32 = 60;

/// Signs of packages that are not tables, by a part they all have.
const OTHER_PACKAGES: &[(&str, &str)] = &[
    ("word/document.xml", "Word (.docx)"),
    ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("Index/Document.iwa", "Apple Numbers/Pages"),
    ("AndroidManifest.xml", "APK"),
    ("META-INF/MANIFEST.MF", "JAR"),
];

/// Opens a zip: a workbook, or files that belong together.
pub fn open(bytes: &[u8], reading: &Reading) -> Result<Opened<'static>, Fault> {
    let of_a_part = reading.encoding.is_some() || reading.separator.is_some() || reading.header_row.is_some();
    if reading.part.is_none() && of_a_part {
        // What is given is about the clients' part: which that is, is found first.
        let plain = Reading { date_order: reading.date_order, ..Reading::default() };
        let part = open_as(bytes, &plain, &Budget::default()).ok().and_then(|opened| opened.table.detected.part);
        return open_as(bytes, &Reading { part, ..reading.clone() }, &Budget::default());
    }
    open_as(bytes, reading, &Budget::default())
}

fn open_as(bytes: &[u8], reading: &Reading, budget: &Budget) -> Result<Opened<'static>, Fault> {
    let archive = Archive::read(bytes)?;
    if is_workbook(&archive) {
        return workbook(&archive, reading, budget);
    }
    if let Some((_, name)) = OTHER_PACKAGES.iter().find(|(part, _)| archive.find(part).is_some()) {
        return Err(FaultKind::WrongType.with(*name));
    }
    if archive.find("xl/workbook.bin").is_some() {
        return Err(FaultKind::OldWorkbook.with("XLSB (Excel)"));
    }
    if let Some(entry) = archive.find("mimetype") {
        let kind = archive.open(entry, budget).all()?;
        if kind.starts_with(b"application/vnd.oasis.opendocument") {
            return Err(FaultKind::OldWorkbook.with("OpenDocument (.ods)"));
        }
    }
    files(&archive, reading, budget)
}

fn is_workbook(archive: &Archive<'_>) -> bool {
    archive.find("[Content_Types].xml").is_some()
        && archive.entries.iter().any(|entry| entry.name.to_lowercase().ends_with("workbook.xml"))
}

fn workbook(archive: &Archive<'_>, reading: &Reading, budget: &Budget) -> Result<Opened<'static>, Fault> {
    let workbook = Workbook::open(archive, budget)?;
    let read = |sheet: &Sheet, at_most, given: bool| -> Result<Part, Fault> {
        let own = if given { reading.clone() } else { Reading { header_row: None, ..reading.clone() } };
        let Body { bytes, filled, columns } = workbook.rows(sheet, at_most, own.header_row)?;
        let size = bytes.len();
        let table = Table::of_written(bytes, &own, Format::Xlsx).map_err(|fault| {
            budget.let_go(size);
            let row = fault.phrase.args.first().cloned();
            match fault.kind {
                FaultKind::NotATable => FaultKind::SheetNotATable.with(sheet.name.clone()),
                // Far cells are written side by side with the others: how far they stood, the sheet says.
                FaultKind::TooManyColumns if let Some(row) = row => FaultKind::TooManyColumns.with_both(row, columns),
                _ => fault,
            }
        })?;
        let rows = filled.saturating_sub(1);
        Ok(Part { name: sheet.name.clone(), table, rows })
    };
    if let [only] = &workbook.sheets[..] {
        refuse_other(reading, std::slice::from_ref(&only.name))?;
        let mut part = read(only, u32::MAX, true)?;
        say_macros(&mut part.table, workbook.macros);
        return Ok(Opened::one(part.table));
    }
    let names: Vec<String> = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    refuse_other(reading, &names)?;
    let is_given = |name: &str| reading.part.as_deref() == Some(name);
    let mut parts = Vec::new();
    let mut others = Vec::new();
    let mut unread = Vec::new();
    for sheet in &workbook.sheets {
        // A sheet nobody sees is read only if somebody names it.
        let seen = (!sheet.hidden || is_given(&sheet.name)).then(|| read(sheet, PEEK, is_given(&sheet.name)));
        match seen {
            Some(Ok(peek)) if is_given(&sheet.name) || join::may_matter(&peek.table.header.names) => {
                budget.let_go(peek.table.body.rows().len());
                parts.push(read(sheet, u32::MAX, is_given(&sheet.name))?);
            }
            Some(Err(fault)) if is_given(&sheet.name) => return Err(fault),
            // What is hostile stops the reading; what is no table is only no table.
            Some(Err(fault)) if fault.kind.is_hostile() => return Err(fault),
            Some(Ok(peek)) => {
                budget.let_go(peek.table.body.rows().len());
                others.push(unused(&sheet.name, peek.table.header.known));
            }
            seen => {
                others.push(unused(&sheet.name, 0));
                // A sheet with nothing like a header is a cover or empty.
                let fault = seen.and_then(Result::err).filter(|fault| fault.kind != FaultKind::SheetNotATable);
                unread.extend(fault.map(|fault| (sheet.name.clone(), fault.phrase)));
            }
        }
    }
    let mut opened = join::together(parts, others, reading, budget)?;
    opened.strays.unread = unread;
    opened.table.detected.format = Format::Xlsx;
    say_macros(&mut opened.table, workbook.macros);
    Ok(opened)
}

fn say_macros(table: &mut Table<'_>, macros: bool) {
    table.detected.macros = macros;
    if macros {
        table.detected.add(Aspect::Format, evidence::MACROS.into());
    }
}

fn unused(name: &str, known: usize) -> PartFound {
    PartFound { name: name.to_owned(), role: Role::Unused, known, rows: None }
}

fn refuse_other(reading: &Reading, names: &[String]) -> Result<(), Fault> {
    match &reading.part {
        Some(part) if !names.contains(part) => Err(FaultKind::ReadingPart.with_both(part.clone(), names.join(", "))),
        _ => Ok(()),
    }
}

/// Files of a system's own that say nothing.
fn is_noise(name: &str) -> bool {
    name.ends_with('/') || name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") || name.ends_with("Thumbs.db")
}

fn files(archive: &Archive<'_>, reading: &Reading, budget: &Budget) -> Result<Opened<'static>, Fault> {
    let entries: Vec<&Entry> = archive.entries.iter().filter(|entry| !is_noise(&entry.name)).collect();
    let names: Vec<String> = entries.iter().map(|entry| entry.name.clone()).collect();
    if names.is_empty() {
        return Err(FaultKind::NothingInside.fault());
    }
    refuse_other(reading, &names)?;
    let mut parts = Vec::new();
    let mut others = Vec::new();
    let mut first_fault = None;
    let mut unread = Vec::new();
    for entry in entries {
        match file(archive, entry, reading, names.len() == 1, budget) {
            Ok(mut found) => parts.append(&mut found),
            Err(fault) if fault.kind.is_hostile() || reading.part.as_deref() == Some(&entry.name) => return Err(fault),
            Err(fault) => {
                others.push(unused(&entry.name, 0));
                unread.push((entry.name.clone(), fault.phrase.clone()));
                first_fault.get_or_insert(FaultKind::PartNotRead.with_both(entry.name.clone(), fault.phrase));
            }
        }
    }
    if parts.is_empty() {
        return Err(first_fault.unwrap_or_else(|| FaultKind::NothingInside.fault()));
    }
    let mut opened = join::together(parts, others, reading, budget)?;
    opened.strays.unread = unread;
    if let Some(fault) = first_fault {
        opened.table.detected.add(Aspect::Part, fault.phrase);
    }
    Ok(opened)
}

/// The tables of one file of a zip.
fn file(
    archive: &Archive<'_>,
    entry: &Entry,
    reading: &Reading,
    only: bool,
    budget: &Budget,
) -> Result<Vec<Part>, Fault> {
    let own = match only || reading.part.as_deref() == Some(&entry.name) {
        true => reading.clone(),
        false => Reading { header_row: None, separator: None, encoding: None, ..reading.clone() },
    };
    let bytes = archive.open(entry, budget).all()?;
    let size = bytes.len();
    let table = match sniff::kind(&bytes)? {
        Kind::Text => Table::of_text(Cow::Owned(bytes), &own)?,
        Kind::JsonLines | Kind::JsonArray => {
            let table = json::table(&bytes, &own, budget)?;
            budget.let_go(size);
            table
        }
        Kind::Gzip => return Err(FaultKind::PackageNested.with(entry.name.clone())),
        Kind::Zip => {
            let inner = Archive::read(&bytes)?;
            if !is_workbook(&inner) {
                return Err(FaultKind::PackageNested.with(entry.name.clone()));
            }
            let inner_reading = Reading { part: None, ..own };
            let opened = workbook(&inner, &inner_reading, budget)?;
            budget.let_go(size);
            opened.table
        }
    };
    let rows = table.filled_rows();
    Ok(vec![Part { name: entry.name.clone(), table, rows }])
}

/// What is said of the choice of the clients' part.
pub(super) fn say_chosen(table: &mut Table<'_>, name: &str, rows: u32, given: bool) {
    let why = if given { evidence::GIVEN.into() } else { evidence::part(name, table.header.known, rows) };
    table.detected.add(Aspect::Part, why);
}
