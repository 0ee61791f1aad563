//! A file goes into a register: read in its process, loaded as one run, reported and signed.

use super::left::{self, Left, LeftRow};
use super::report::{self, Column, Counts, FORMAT, Migration, Person};
use super::stays;
use super::{Bounds, Checked, Failed, Lines, Opened, Order, Reader, reader::Listener};
use crate::clock;
use crate::house::{Asker, House};
use kotodigi::entry::{Hash, Head};
use kotodigi::intake::IntakeRow;
use kotodigi::intake::load::{self, Conflict, Loaded, Loading, Origin, Phase, Terms};
use kotodigi::journal::Broken;
use kotodigi::officer::Officer;
use kotodigi::refusal::No;
use std::io;
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
    /// What stays as it is here.
    pub conflicts: Vec<Conflict>,
    /// An earlier load of the same file, which had stopped, went on.
    pub resumed: bool,
}

/// A load that was refused, and, where it came so far, what it would have done.
#[derive(Debug)]
pub struct NotLoaded {
    pub no: No,
    pub would: Option<load::Counts>,
}

impl<N: Into<No>> From<N> for NotLoaded {
    fn from(no: N) -> NotLoaded {
        NotLoaded { no: no.into(), would: None }
    }
}

/// How far a load is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Reading(u32),
    Comparing(u32),
    Loading(u32),
}

/// What came.
struct Gathered<'a> {
    opened: Option<Opened>,
    rows: Vec<IntakeRow>,
    said: String,
    tell: &'a mut dyn FnMut(Stage),
    /// Where what does not go into the register goes.
    archive: Option<&'a mut (dyn Lines + 'a)>,
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

    fn archived(&mut self, line: &str) -> io::Result<()> {
        self.archive.as_mut().map_or(Ok(()), |archive| archive.add(line))
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
pub fn read<'a>(
    reader: &Reader,
    wanted: &Wanted,
    tell: &'a mut dyn FnMut(Stage),
    archive: Option<&'a mut (dyn Lines + 'a)>,
    stop: &Arc<AtomicBool>,
) -> Result<Readied, Failed> {
    let mut gathered = Gathered { opened: None, rows: Vec::new(), said: String::new(), tell, archive };
    let checked = reader.read(&wanted.order, wanted.bytes.clone(), wanted.bounds, &mut gathered, stop)?;
    let Gathered { opened, rows, said, .. } = gathered;
    let opened = opened.ok_or(Failed::Crashed { after: None })?;
    if wanted.expected_hash.as_ref().is_some_and(|expected| *expected != opened.file_hash) {
        return Err(Failed::OtherFile);
    }
    if wanted.strict && checked.would.reject + checked.without_client > 0 {
        return Err(Failed::Strict { rows: checked.would.reject, without_client: checked.without_client });
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
) -> Result<Done, NotLoaded> {
    let hash = load_hash(&opened, &wanted.order);
    let origin = Origin { system: &wanted.system, file_hash: &hash };
    let content = opened.file_hash.clone();
    let terms = Terms {
        households: &wanted.households,
        second: wanted.second.as_ref(),
        counts_accepted: wanted.counts_accepted,
        content_hash: &content,
        ..Terms::of(checked.rows)
    };
    let mut loading = house.change(asker, Some(("import_load", Vec::new())), |office, mut visit| {
        Loading::begin(office, &mut visit, origin, &rows, terms)
    })?;
    let resumed = loading.goes_on();
    loop {
        let asker = &fresh(house, asker)?;
        let progress = house.change(asker, None, |office, mut visit| loading.step(office, &mut visit));
        let progress = progress.map_err(|no| NotLoaded { no, would: Some(loading.counts()) })?;
        match progress.phase {
            Phase::Comparing => tell(Stage::Comparing(progress.done)),
            Phase::Writing => tell(Stage::Loading(progress.done)),
            Phase::Ready => break,
        }
    }
    let (at, asker) = (clock::now(), &fresh(house, asker)?);
    let columns = opened.mapping.columns.iter();
    let report = Migration {
        format: FORMAT,
        directory: house.kind(),
        run: loading.run(),
        system: wanted.system.clone(),
        file: wanted.order.name.clone(),
        file_hash: opened.file_hash.clone(),
        load_hash: hash.clone(),
        on: wanted.order.on,
        loaded_at: at,
        loaded_by: Person::of(&asker.by),
        second: wanted.second.as_ref().map(Person::of),
        counts: Counts {
            conflicts: u32::try_from(loading.conflicts().len()).unwrap_or(u32::MAX),
            ..Counts::expected(&checked, &loading.counts())
        },
        columns: columns.map(|of| Column { column: of.column.clone(), field: of.field.id().to_owned() }).collect(),
        mended: u32::try_from(wanted.order.mends.cells.len()).unwrap_or(u32::MAX),
        findings: checked.groups.clone(),
        stays: stays::groups(loading.conflicts()),
        journal: Head::default(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        signed_later: None,
    };
    let (folder, broken) = (house.place().0, |why: io::Error| Broken::Store(why.to_string()));
    report::draft(&folder, &report).map_err(broken)?;
    let conflicts = loading.conflicts().to_vec();
    let left = || left_out(house, asker, &report, &rows);
    if report.counts.elsewhere > 0 {
        left::keep(&folder, &left()?).map_err(broken)?;
    }
    let closed = house.change(asker, None, |office, mut visit| {
        let loaded = loading.close(office, &mut visit)?;
        Ok((loaded, office.head()))
    });
    match &closed {
        // Nothing was loaded, so nothing was left out of it.
        Err(_) => drop(left::forget(&folder, report.run).map_err(broken)?),
        // Somebody came or went meanwhile.
        Ok((loaded, _)) if loaded.elsewhere != report.counts.elsewhere => {
            left::keep(&folder, &left()?).map_err(broken)?;
        }
        Ok(_) => {}
    }
    let (loaded, journal) = match closed {
        Ok((loaded, journal)) if loaded.run.is_some() => (loaded, journal),
        // Nothing was closed, so there is nothing to report.
        other => {
            report::forget_draft(&folder, report.run).map_err(broken)?;
            let loaded = other?.0;
            return Ok(Done { loaded, checked, opened, conflicts, resumed });
        }
    };
    let report = Migration { counts: Counts::of(&checked, &loaded), journal, ..report };
    report::sign(&folder, &report).map_err(broken)?;
    Ok(Done { loaded, checked, opened, conflicts, resumed })
}

/// Rows of people whom the loader does not see, also where no other row changed anything: a file of one row would else
/// ask, and leave no trace, whether a protected person is a client here.
fn left_out(house: &House, asker: &Asker, report: &Migration, rows: &[IntakeRow]) -> Result<Left, Broken> {
    let rows = house.with(|office| {
        let unseen = |row: &IntakeRow| Some(LeftRow { row: row.row, client: load::unseen(office, &asker.by, row)? });
        rows.iter().filter_map(unseen).collect()
    })?;
    Ok(Left {
        run: report.run,
        organisation: load::organisation(&asker.by),
        system: report.system.clone(),
        file: report.file.clone(),
        loaded_by: report.loaded_by.clone(),
        at: report.loaded_at,
        rows,
    })
}

/// A load goes on behind the answer: a right that was removed meanwhile ends it.
fn fresh(house: &House, asker: &Asker) -> Result<Asker, No> {
    let by = house.officer(&asker.by.id)?.ok_or(No::Absent)?;
    Ok(Asker { by, ..asker.clone() })
}
