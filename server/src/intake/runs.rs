//! Runs that are in the register, each with what its report says of it.

use super::report::{self, Counts, Person};
use crate::house::{Asker, House};
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use serde::Serialize;
use uuid::Uuid;

#[derive(Clone, Debug, Serialize)]
pub struct RunLine {
    pub run: Uuid,
    /// Clients it brought or changed.
    pub clients: usize,
    pub report: Option<Told>,
}

/// What the signed report says in short.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    pub system: String,
    pub file_hash: String,
    pub loaded_at: i64,
    pub loaded_by: Person,
    pub counts: Counts,
}

/// The runs of the asker's own organisations, the newest first.
pub fn of(house: &House, asker: &Asker) -> Result<Vec<RunLine>, No> {
    let own = house.with(|office| {
        let mine =
            |run: &Uuid| office.run(*run).filter(|run| is_own(asker, &run.organisation)).map(|of| of.clients.len());
        office.runs().filter_map(|run| mine(&run).map(|clients| (run, clients))).collect::<Vec<_>>()
    })?;
    let folder = house.place().0;
    let mut lines = Vec::with_capacity(own.len());
    for (run, clients) in own {
        let sealed = report::kept(&folder, run).map_err(|why| Broken::Store(why.to_string()))?;
        let told = sealed.and_then(|sealed| report::verify(sealed.as_bytes()).ok()?.report).map(|report| Told {
            system: report.system,
            file_hash: report.file_hash,
            loaded_at: report.loaded_at,
            loaded_by: report.loaded_by,
            counts: report.counts,
        });
        lines.push(RunLine { run, clients, report: told });
    }
    lines.sort_by_key(|line| (std::cmp::Reverse(line.report.as_ref().map(|told| told.loaded_at)), line.run));
    Ok(lines)
}

/// Refuses another organisation's run as one that is not there.
pub fn own(house: &House, asker: &Asker, run: Uuid) -> Result<(), No> {
    let own = house.with(|office| office.run(run).is_some_and(|run| is_own(asker, &run.organisation)))?;
    if own { Ok(()) } else { Err(No::Absent) }
}

fn is_own(asker: &Asker, organisation: &str) -> bool {
    asker.by.rights.iter().any(|right| right.organisation.id() == organisation)
}
