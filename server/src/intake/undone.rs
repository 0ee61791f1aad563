//! Runs that were taken back: out of the register, and still told of by their signed reports.

use super::report::{self, Migration};
use crate::house::{Asker, House};
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use std::collections::HashSet;
use uuid::Uuid;

/// Whether a run is in the register no more.
pub fn is(house: &House, run: Uuid) -> Result<bool, No> {
    Ok(house.with(|office| !office.runs().any(|there| there == run))?)
}

/// Those of the asker's own organisations, the newest first. One that was given up before it was whole left no report.
pub fn of(house: &House, asker: &Asker) -> Result<Vec<Migration>, No> {
    let there: HashSet<Uuid> = house.with(|office| office.runs().collect())?;
    let own: Vec<String> = asker.by.rights.iter().map(|right| right.organisation.name(Lang::Fi)).collect();
    let reports = report::every(&house.place().0).unwrap_or_default().into_iter();
    let reports = reports.filter_map(|sealed| report::verify(sealed.as_bytes()).ok()?.report);
    let mut undone: Vec<Migration> =
        reports.filter(|report| !there.contains(&report.run) && own.contains(&report.loaded_by.organisation)).collect();
    undone.sort_by_key(|report| (std::cmp::Reverse(report.loaded_at), report.run));
    Ok(undone)
}
