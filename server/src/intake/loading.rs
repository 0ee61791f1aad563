//! A file goes into a register: read in its process, loaded as one run, reported and signed.

use super::report::{self, Column, Counts, FORMAT, Key, Migration, Person};
use super::{Archive, Bounds, Checked, Failed, Opened, Order, Reader, Standings, reader::Listener};
use crate::clock;
use crate::house::{Asker, House};
use kotodigi::entry::Hash;
use kotodigi::intake::load::{Against, Loaded, Loading, Origin, Phase, Terms};
use kotodigi::intake::{IntakeRow, Known as _};
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
    /// The old register, by one name for all its extracts.
    pub system: String,
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

/// What came, and for an archive whom every row is about before whom.
struct Gathered<'a> {
    opened: Option<Opened>,
    rows: Vec<IntakeRow>,
    said: String,
    tell: &'a mut dyn FnMut(Stage),
    archiving: Option<Archiving<'a>>,
}

/// Where what does not go into the register goes, and before whose eyes.
pub struct Archiving<'a> {
    /// None where there is no register yet: then nobody is in it.
    pub before: Option<(&'a House, &'a Asker)>,
    pub archive: &'a mut Archive,
    named: Vec<IntakeRow>,
}

impl<'a> Archiving<'a> {
    pub fn of(before: Option<(&'a House, &'a Asker)>, archive: &'a mut Archive) -> Archiving<'a> {
        Archiving { before, archive, named: Vec::new() }
    }
}

impl std::fmt::Debug for Archiving<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archiving").finish_non_exhaustive()
    }
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

    fn said(&mut self, piece: &str) {
        self.said.push_str(piece);
    }

    fn named(&mut self, row: IntakeRow) {
        if let Some(archiving) = &mut self.archiving {
            archiving.named.push(row);
        }
    }

    fn archived(&mut self, line: &str) -> io::Result<()> {
        self.archiving.as_mut().map_or(Ok(()), |archiving| archiving.archive.add(line))
    }

    fn standings(&mut self) -> Result<Standings, No> {
        let Some(Archiving { before: Some((house, asker)), named, .. }) = &mut self.archiving else {
            return Ok(Standings::new());
        };
        // Nobody is shown by it: of whom one does not see there are no cells, and the rest is the file's own.
        house.note_intake(asker, "import_archive", Vec::new())?;
        Ok(house.with(|office| {
            let against = Against::new(office, &asker.by);
            named.drain(..).map(|row| (row.row, against.meet(&row))).collect()
        })?)
    }
}

/// A file that was read: what a load needs of it, and the report as it was ordered.
#[derive(Debug)]
pub struct Readied {
    pub opened: Opened,
    pub rows: Vec<IntakeRow>,
    pub checked: Checked,
    pub said: String,
}

/// Reads the whole file before it asks the register for anything.
pub fn read(
    reader: &Reader,
    wanted: &Wanted,
    tell: &mut dyn FnMut(Stage),
    archiving: Option<Archiving<'_>>,
    stop: &Arc<AtomicBool>,
) -> Result<Readied, Failed> {
    let mut gathered = Gathered { opened: None, rows: Vec::new(), said: String::new(), tell, archiving };
    let checked = reader.read(&wanted.order, wanted.bytes.clone(), wanted.bounds, &mut gathered, stop)?;
    let Gathered { opened, rows, said, .. } = gathered;
    let opened = opened.ok_or(Failed::Crashed { after: None })?;
    if wanted.expected_hash.as_ref().is_some_and(|expected| *expected != opened.file_hash) {
        return Err(Failed::OtherFile);
    }
    if wanted.strict && checked.would.reject > 0 {
        return Err(Failed::Strict { rows: checked.would.reject });
    }
    Ok(Readied { opened, rows, checked, said })
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
    Readied { opened, rows, checked, .. }: Readied,
    tell: &mut dyn FnMut(Stage),
) -> Result<Done, No> {
    let hash = load_hash(&opened, &wanted.order);
    let origin = Origin { system: &wanted.system, file_hash: &hash };
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
        let asker = &fresh(house, asker)?;
        let progress = house.change(asker, None, |office, mut visit| loading.step(office, &mut visit))?;
        match progress.phase {
            Phase::Comparing => tell(Stage::Comparing(progress.done)),
            Phase::Writing => tell(Stage::Loading(progress.done)),
            Phase::Ready => break,
        }
    }
    let (at, asker) = (clock::now(), &fresh(house, asker)?);
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
            system: wanted.system.clone(),
            file: wanted.order.name.clone(),
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

/// A load goes on behind the answer: a right that was removed meanwhile ends it.
fn fresh(house: &House, asker: &Asker) -> Result<Asker, No> {
    let by = house.officer(&asker.by.id)?.ok_or(No::Absent)?;
    Ok(Asker { by, ..asker.clone() })
}

fn sign(folder: &Path, report: &Migration) -> io::Result<()> {
    report::keep(folder, report.run, &report::seal(report, &Key::of(folder)?)?)
}
