//! A workbook: which sheets it has, and what they share.

use super::cells::{self, Book, Merged, Spread};
use super::format::Formats;
use super::rows::Rows;
use super::spread;
use super::strings::Strings;
use super::xml::{Xml, attribute};
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::read::packed::archive::{Archive, Entry, shown};
use crate::intake::read::packed::budget::Budget;
use quick_xml::events::Event;

#[derive(Debug)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    entry: Entry,
}

#[derive(Debug)]
pub struct Workbook<'p> {
    archive: &'p Archive<'p>,
    budget: &'p Budget,
    pub sheets: Vec<Sheet>,
    pub macros: bool,
    book: Book,
}

/// In which a header is looked for.
const FIRST_ROWS: u32 = 60;
const SHEETS_AT_MOST: usize = 255;

impl<'p> Workbook<'p> {
    pub fn open(archive: &'p Archive<'p>, budget: &'p Budget) -> Result<Workbook<'p>, Fault> {
        let open = |entry: &'p Entry| Xml::new(archive.open(entry, budget));
        let home = main_part(archive, budget)?;
        let main = archive.find(&home).ok_or_else(|| FaultKind::NoSheet.fault())?;
        let related = related(archive, &home, budget)?;
        let (listed, since_1904) = listed(open(main))?;
        let folder = home.rsplit_once('/').map_or("", |(folder, _)| folder);
        let place = |target: &str| match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}/{target}").trim_start_matches('/').to_owned(),
        };
        let of_kind = |kind: &str| related.iter().find(|r| r.kind.ends_with(kind)).map(|r| place(&r.target));
        let mut sheets = Vec::new();
        for (name, id, hidden) in listed {
            let target = related.iter().find(|r| r.id == id);
            // A sheet that is a chart has no rows.
            if target.is_some_and(|r| !r.kind.ends_with("/worksheet")) {
                continue;
            }
            let path = target.map_or(id, |r| place(&r.target));
            match archive.find(&path) {
                Some(entry) => sheets.push(Sheet { name, hidden, entry: entry.clone() }),
                None => return Err(FaultKind::PartMissing.with_both(name, path)),
            }
        }
        if sheets.is_empty() {
            return Err(FaultKind::NoSheet.fault());
        }
        let mut workbook = Workbook {
            archive,
            budget,
            sheets,
            macros: archive.find(&place("vbaProject.bin")).is_some(),
            book: Book { since_1904, ..Book::default() },
        };
        if let Some(part) = of_kind("/styles").and_then(|path| archive.find(&path)) {
            workbook.book.formats = Formats::read(open(part))?;
        }
        if let Some(part) = of_kind("/sharedStrings").and_then(|path| archive.find(&path)) {
            workbook.book.strings = Strings::read(open(part), budget)?;
        }
        Ok(workbook)
    }

    /// The rows of a sheet, at most so many filled ones. `header_row`: as somebody said.
    pub fn rows(&self, sheet: &Sheet, at_most: u32, header_row: Option<u32>) -> Result<Body, Fault> {
        let (read, merged) = self.read(sheet, at_most, &[])?;
        let mut spread = spread::down(&merged);
        if spread::has_wide(&merged) {
            let first = self.read(sheet, header_row.unwrap_or(0).max(FIRST_ROWS), &spread)?.0.bytes;
            self.budget.let_go(first.len());
            spread = spread::everywhere(&merged, &first, header_row);
        }
        if spread.is_empty() {
            return Ok(read);
        }
        self.budget.let_go(read.bytes.len());
        drop(read);
        Ok(self.read(sheet, at_most, &spread)?.0)
    }

    fn read(&self, sheet: &Sheet, at_most: u32, spread: &[Spread]) -> Result<(Body, Vec<Merged>), Fault> {
        let mut rows = Rows::new(&sheet.name, self.budget);
        let xml = Xml::new(self.archive.open(&sheet.entry, self.budget));
        let merged = cells::read(xml, &self.book, &mut rows, at_most, spread)?;
        let (filled, columns) = (rows.filled, rows.columns);
        Ok((Body { bytes: rows.done(), filled, columns }, merged))
    }
}

/// The rows of a sheet as they are walked, how many there are, and how many columns the widest had.
#[derive(Debug)]
pub struct Body {
    pub bytes: Vec<u8>,
    pub filled: u32,
    pub columns: u32,
}

/// One part that another names.
struct Related {
    id: String,
    kind: String,
    target: String,
}

/// What a part says it belongs together with; what is outside of the package is never fetched.
fn related(archive: &Archive<'_>, part: &str, budget: &Budget) -> Result<Vec<Related>, Fault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = format!("{folder}/_rels/{name}.rels");
    let Some(entry) = archive.find(&path) else { return Ok(Vec::new()) };
    let mut xml = Xml::new(archive.open(entry, budget));
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(e) | Event::Empty(e)
                if e.local_name().as_ref() == "Relationship" && found.len() < SHEETS_AT_MOST * 4 =>
            {
                let get = |name| attribute(&e, name);
                if get("TargetMode").as_deref() != Some("External")
                    && let (Some(id), Some(kind), Some(target)) = (get("Id"), get("Type"), get("Target"))
                {
                    found.push(Related { id, kind, target });
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn main_part(archive: &Archive<'_>, budget: &Budget) -> Result<String, Fault> {
    let named = related(archive, "", budget)?.into_iter().find(|r| r.kind.ends_with("/officeDocument"));
    Ok(named.map_or_else(|| "xl/workbook.xml".to_owned(), |r| r.target.trim_start_matches('/').to_owned()))
}

/// Name, id and whether it is hidden, for each sheet; and whether days are counted from 1904.
type Listed = (Vec<(String, String, bool)>, bool);

fn listed(mut xml: Xml<'_>) -> Result<Listed, Fault> {
    let (mut sheets, mut since_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                "workbookPr" => {
                    since_1904 = matches!(attribute(&e, "date1904").as_deref(), Some("1" | "true" | "on"));
                }
                "sheet" if sheets.len() < SHEETS_AT_MOST => {
                    let hidden = attribute(&e, "state").is_some_and(|state| state != "visible");
                    let named = attribute(&e, "name").zip(attribute(&e, "id"));
                    sheets.extend(named.map(|(name, id)| (shown(&name), id, hidden)));
                }
                _ => {}
            },
            Event::Eof => return Ok((sheets, since_1904)),
            _ => {}
        }
    }
}
