//! Runs that are in the register, each with what its report says of it.

use super::left;
use super::report::{self, Counts, Person};
use crate::clock;
use crate::house::{Asker, House};
use kotodigi::intake::load::{self, UndoPreview};
use kotodigi::journal::Broken;
use kotodigi::office::GivenUp;
use kotodigi::refusal::No;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io;
use uuid::Uuid;

#[derive(Clone, Debug, Serialize)]
pub struct RunLine {
    pub run: Uuid,
    /// It was never closed: nobody sees what it wrote; the same file goes on where it stopped.
    pub open: bool,
    /// And that for too long: whoever loads has to go on with it or give it up.
    pub stale: bool,
    pub system: String,
    /// Who closed it, or began it, and when.
    pub by: String,
    pub at: i64,
    /// Clients it brought or changed.
    pub clients: usize,
    /// What the signed report says in short; none for a run of an older program.
    pub report: Option<Told>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Told {
    pub file_hash: String,
    pub loaded_by: Person,
    pub second: Option<Person>,
    pub counts: Counts,
}

/// How long a run may be open.
pub fn open_ms(hours: u32) -> i64 {
    i64::from(hours) * 3_600_000
}

/// The runs of the asker's own organisations, the newest first.
pub fn of(house: &House, asker: &Asker, open_hours: u32) -> Result<Vec<RunLine>, No> {
    let stale_from = clock::now() - open_ms(open_hours);
    let mut lines: Vec<RunLine> = house.with(|office| {
        let line = |run, open, (system, by, at, clients): (&String, &String, i64, usize)| RunLine {
            run,
            open,
            stale: open && at < stale_from,
            system: system.clone(),
            by: by.clone(),
            at,
            clients,
            report: None,
        };
        let whole = office.whole_runs().filter(|(_, run)| is_own(asker, &run.organisation));
        let whole = whole.map(|(id, run)| line(id, false, (&run.system, &run.by, run.at, run.clients.len())));
        let open = office.open_runs().filter(|(_, run)| is_own(asker, &run.organisation));
        let open = open.map(|(id, run)| line(id, true, (&run.system, &run.by, run.at, run.written())));
        whole.chain(open).collect()
    })?;
    let folder = house.place().0;
    for line in &mut lines {
        let sealed = report::kept(&folder, line.run).map_err(|why| Broken::Store(why.to_string()))?;
        line.report = sealed.and_then(|sealed| report::verify(sealed.as_bytes()).ok()?.report).map(|report| Told {
            file_hash: report.file_hash,
            loaded_by: report.loaded_by,
            second: report.second,
            counts: report.counts,
        });
    }
    lines.sort_by_key(|line| (std::cmp::Reverse(line.at), line.run));
    Ok(lines)
}

/// The old registers that runs of the asker's own organisations were loaded from.
pub fn systems(house: &House, asker: &Asker) -> Result<BTreeSet<String>, No> {
    Ok(house.with(|office| {
        let whole = office.whole_runs().map(|(_, run)| (&run.organisation, &run.system));
        let open = office.open_runs().map(|(_, run)| (&run.organisation, &run.system));
        let own = whole.chain(open).filter(|(organisation, _)| is_own(asker, organisation));
        own.map(|(_, system)| system.clone()).collect()
    })?)
}

/// A run that was given up before it was whole.
#[derive(Clone, Debug, Serialize)]
pub struct GivenUpLine {
    pub run: Uuid,
    pub system: String,
    /// Who gave it up, and when.
    pub by: String,
    pub at: i64,
    /// Rows that were to be loaded; nobody saw any of them.
    pub rows: u32,
}

/// Those of the asker's own organisations, the newest first.
pub fn given_up(house: &House, asker: &Asker) -> Result<Vec<GivenUpLine>, No> {
    let line = |one: &GivenUp| GivenUpLine {
        run: one.run,
        system: one.system.clone(),
        by: one.by.clone(),
        at: one.at,
        rows: one.rows,
    };
    let own = |one: &&GivenUp| is_own(asker, &one.organisation);
    let mut lines: Vec<GivenUpLine> = house.with(|office| office.given_up_runs().filter(own).map(line).collect())?;
    lines.reverse();
    Ok(lines)
}

/// What undoing a run would take, once the look at those it shows is in the log.
pub fn preview(house: &House, asker: &Asker, run: Uuid) -> Result<UndoPreview, No> {
    let preview = house.look_at_office(asker, |office, visit| load::undo_preview(office, &visit, run));
    let preview = match preview {
        Err(No::Denied(_)) => {
            return Err(house.note_intake(asker, "import_undo_preview", Vec::new()).err().unwrap_or(No::Absent));
        }
        other => other?,
    };
    house.note_intake(asker, "import_undo_preview", preview.shown().collect())?;
    Ok(preview)
}

/// Takes a run back. The look at whom it touches is in the log before.
pub fn undo(house: &House, asker: &Asker, run: Uuid) -> Result<u32, No> {
    let shown = house.with(|office| office.run(run).into_iter().flat_map(|run| &run.clients).copied().collect())?;
    let undone = house.change(asker, Some(("import_undo", shown)), |office, visit| load::undo(office, visit, run))?;
    let (folder, broken) = (house.place().0, |why: io::Error| Broken::Store(why.to_string()));
    report::forget_draft(&folder, run).map_err(broken)?;
    left::forget(&folder, run).map_err(broken)?;
    Ok(undone)
}

/// Refuses another organisation's run as one that is not there.
pub fn own(house: &House, asker: &Asker, run: Uuid) -> Result<(), No> {
    let own = house.with(|office| {
        let whole = office.run(run).map(|run| &run.organisation);
        let organisation = whole.or(office.open_run(run).map(|run| &run.organisation));
        organisation.is_some_and(|organisation| is_own(asker, organisation))
    })?;
    if own { Ok(()) } else { Err(No::Absent) }
}

fn is_own(asker: &Asker, organisation: &str) -> bool {
    asker.by.rights.iter().any(|right| right.organisation.id() == organisation)
}
