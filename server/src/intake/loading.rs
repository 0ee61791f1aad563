//! A file goes into a register: read in its process, loaded as one run, reported and signed.

use super::report::{self, Column, Counts, FORMAT, Key, Migration, Person};
use super::{Bounds, Checked, Failed, Opened, Order, Reader, reader::Listener};
use crate::clock;
use crate::house::{Asker, House};
use kotodigi::entry::Hash;
use kotodigi::intake::IntakeRow;
use kotodigi::intake::load::{Loaded, Loading, Origin, Phase, Terms};
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
    /// Rows of people who live together, as somebody accepted them.
    pub households: Vec<Vec<u32>>,
    /// Somebody looked at counts that look wrong, and they are right.
    pub counts_accepted: bool,
    /// The second person who accepts it.
    pub second: Option<Officer>,
}

/// A load that was carried out.
#[derive(Debug)]
pub struct Done {
    pub loaded: Loaded,
    pub checked: Checked,
    pub opened: Opened,
    /// An earlier load of the same file, which had stopped, went on.
    pub resumed: bool,
}

/// How far a load is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Reading(u32),
    Comparing(u32),
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

/// What a load is known by: the file, the mapping and every decision about its cells.
pub fn load_hash(opened: &Opened, order: &Order) -> String {
    let json = |what: serde_json::Result<Vec<u8>>| what.unwrap_or_default();
    let (mapping, mends) = (json(serde_json::to_vec(&opened.mapping)), json(serde_json::to_vec(&order.mends)));
    Hash::of(&[opened.file_hash.as_bytes(), b"\0", &mapping, b"\0", &mends]).to_string()
}

/// Loads what was read, step by step: between two of them the register is free for others. The report is kept before
/// anybody hears of the load; if it can't be, the load stands all the same, and that is told.
pub fn load(
    house: &House,
    asker: &Asker,
    wanted: &Wanted,
    (opened, rows, checked): (Opened, Vec<IntakeRow>, Checked),
    tell: &mut dyn FnMut(Stage),
) -> Result<Done, No> {
    let hash = load_hash(&opened, &wanted.order);
    let origin = Origin { system: &wanted.order.name, file_hash: &hash };
    let terms = Terms {
        households: &wanted.households,
        second: wanted.second.as_ref(),
        counts_accepted: wanted.counts_accepted,
        ..Terms::of(checked.rows)
    };
    let mut loading = house.change(asker, Some(("import_load", Vec::new())), |office, mut visit| {
        Loading::begin(office, &mut visit, origin, &rows, terms)
    })?;
    let resumed = loading.goes_on();
    loop {
        let progress = house.change(asker, None, |office, mut visit| loading.step(office, &mut visit))?;
        match progress.phase {
            Phase::Comparing => tell(Stage::Comparing(progress.done)),
            Phase::Writing => tell(Stage::Loading(progress.done)),
            Phase::Ready => break,
        }
    }
    let at = clock::now();
    let (loaded, journal) = house.change(asker, None, |office, mut visit| {
        let loaded = loading.close(office, &mut visit)?;
        Ok((loaded, office.head()))
    })?;
    let done = Done { loaded, checked, opened, resumed };
    if let Some(run) = loaded.run {
        let columns = done.opened.mapping.columns.iter();
        let report = Migration {
            format: FORMAT,
            directory: house.kind(),
            run,
            system: wanted.order.name.clone(),
            file_hash: done.opened.file_hash.clone(),
            load_hash: hash,
            on: wanted.order.on,
            loaded_at: at,
            loaded_by: Person::of(&asker.by),
            second: wanted.second.as_ref().map(Person::of),
            counts: Counts::of(&done.checked, &loaded),
            columns: columns.map(|of| Column { column: of.column.clone(), field: of.field.id().to_owned() }).collect(),
            mended: u32::try_from(wanted.order.mends.cells.len()).unwrap_or(u32::MAX),
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
