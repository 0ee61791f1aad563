//! A file goes into a register: read in its process, loaded as one run, reported and signed.

use super::report::{self, Column, Counts, FORMAT, Key, Migration, Person};
use super::{Bounds, Checked, Failed, Opened, Order, Reader, reader::Listener};
use crate::clock;
use crate::house::{Asker, House};
use kotodigi::intake::IntakeRow;
use kotodigi::intake::load::{self, Loaded, Origin};
use kotodigi::journal::Broken;
use kotodigi::officer::Officer;
use kotodigi::refusal::No;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What is to be loaded, and on which conditions.
#[derive(Debug)]
pub struct Wanted {
    pub order: Order,
    pub bytes: Option<Arc<Vec<u8>>>,
    pub bounds: Bounds,
    /// The file that was checked before, by its hash: another one is refused.
    pub expected_hash: Option<String>,
    /// Nothing is loaded when any row has an error.
    pub strict: bool,
    /// The second person who accepts it.
    pub second: Option<Officer>,
}

/// A load that was carried out.
#[derive(Debug)]
pub struct Done {
    pub loaded: Loaded,
    pub checked: Checked,
    pub opened: Opened,
}

/// How far a load is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Reading(u32),
    Loading(u32),
}

struct Gathered<'a> {
    opened: Option<Opened>,
    rows: Vec<IntakeRow>,
    tell: &'a mut dyn FnMut(Stage),
}

impl Listener for Gathered<'_> {
    fn opened(&mut self, opened: &Opened) {
        self.opened = Some(opened.clone());
    }

    fn progress(&mut self, rows: u32) {
        (self.tell)(Stage::Reading(rows));
    }

    fn row(&mut self, row: IntakeRow) {
        self.rows.push(row);
    }
}

/// Reads the whole file before it asks the register for anything.
pub fn read(
    reader: &Reader,
    wanted: &Wanted,
    tell: &mut dyn FnMut(Stage),
    stop: &Arc<AtomicBool>,
) -> Result<(Opened, Vec<IntakeRow>, Checked), Failed> {
    let mut gathered = Gathered { opened: None, rows: Vec::new(), tell };
    let checked = reader.read(&wanted.order, wanted.bytes.clone(), wanted.bounds, &mut gathered, stop)?;
    let Gathered { opened, rows, .. } = gathered;
    let opened = opened.ok_or(Failed::Crashed { after: None })?;
    if wanted.expected_hash.as_ref().is_some_and(|expected| *expected != opened.file_hash) {
        return Err(Failed::OtherFile);
    }
    if wanted.strict && checked.would.reject > 0 {
        return Err(Failed::Strict { rows: checked.would.reject });
    }
    Ok((opened, rows, checked))
}

/// Loads what was read. The report is kept before anybody hears of the load; if it can't be, the load stands all the
/// same, and that is told.
pub fn load(
    house: &House,
    asker: &Asker,
    wanted: &Wanted,
    (opened, rows, checked): (Opened, Vec<IntakeRow>, Checked),
) -> Result<Done, No> {
    let origin = Origin { system: &wanted.order.name, file_hash: &opened.file_hash };
    let at = clock::now();
    let (loaded, journal) = house.change(asker, Some(("import_load", Vec::new())), |office, visit| {
        let loaded = load::load(office, visit, origin, &rows)?;
        Ok((loaded, office.head()))
    })?;
    let done = Done { loaded, checked, opened };
    if let Some(run) = loaded.run {
        let columns = done.opened.mapping.columns.iter();
        let report = Migration {
            format: FORMAT,
            directory: house.kind(),
            run,
            system: wanted.order.name.clone(),
            file_hash: done.opened.file_hash.clone(),
            on: wanted.order.on,
            loaded_at: at,
            loaded_by: Person::of(&asker.by),
            second: wanted.second.as_ref().map(Person::of),
            counts: Counts::of(&done.checked, &loaded),
            columns: columns.map(|of| Column { column: of.column.clone(), field: of.field.id().to_owned() }).collect(),
            findings: done.checked.groups.clone(),
            journal,
            program: env!("CARGO_PKG_VERSION").to_owned(),
        };
        sign(&house.place().0, &report).map_err(|why| Broken::Store(why.to_string()))?;
    }
    Ok(done)
}

fn sign(folder: &Path, report: &Migration) -> io::Result<()> {
    report::keep(folder, report.run, &report::seal(report, &Key::of(folder)?)?)
}
