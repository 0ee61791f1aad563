//! Carrying out what people approved, and what the list of the erased says of a directory that came back.

use super::{ErasedList, Line};
use crate::clock;
use crate::directory::{DataDir, Shut};
use crate::sqlite::SqliteJournal;
use chrono::NaiveDate;
use kotodigi::entry::ClientId;
use kotodigi::erasure::{self, Approval, List};
use kotodigi::journal::Broken;
use kotodigi::law::Law;
use kotodigi::office::{Erasing, Left, Office};
use kotodigi::officer::HOUSE;
use kotodigi::refusal::No;
use std::path::Path;
use std::sync::Arc;

/// The list as it stands: the law in force asked about everybody.
pub fn listed(office: &Office, on: NaiveDate) -> Result<List, Broken> {
    erasure::list(office, on, &Law::IN_FORCE)
}

/// Erases everybody on the list approved, if it still is that list. The outside list knows of it before the
/// journal does: whatever happens in between, no backup brings them back.
pub fn carry_out(
    office: &mut Office,
    erased: &ErasedList,
    approval: Approval<'_>,
    (at, on): (i64, NaiveDate),
    chance: &mut dyn FnMut() -> [u8; 16],
) -> Result<Vec<Left>, No> {
    let list = listed(office, on)?;
    list.approved(approval)?;
    let clients: Vec<ClientId> = list.to_erase().map(|due| due.client).collect();
    let approved_by: Vec<String> = [Some(approval.by), approval.second].into_iter().flatten().map(Into::into).collect();
    let lines: Vec<Line> = office.erasable(&clients)?.iter().map(|left| line(left, approval.list, at)).collect();
    erased.add(&lines).map_err(broken)?;
    let erasing = Erasing { clients: &clients, ground: "section_77", list: approval.list, approved_by: &approved_by };
    office.erase(erasing, (approval.by, at), chance).map_err(|fault| {
        // Nothing was erased. Where this fails too, the next opening erases them: they were approved.
        let back: Vec<Line> = lines.into_iter().map(|line| Line { taken_back: true, ..line }).collect();
        drop(erased.add(&back));
        fault.into()
    })
}

/// Erases whoever is on the list of the erased and stands in the directory all the same: an older backup was put in
/// its place, or the process stopped between the list and the journal. Says how many.
pub fn catch_up(directory: &DataDir) -> Result<usize, Shut> {
    let erased = directory.erased_list()?;
    in_folder(&directory.journal(), &erased, directory.kind(), directory.on())
}

pub(crate) fn in_folder(
    journal: &Path,
    erased: &ErasedList,
    kind: kotodigi::steps::Directory,
    on: NaiveDate,
) -> Result<usize, Shut> {
    let clients: Vec<ClientId> = erased.erased()?.into_keys().collect();
    if clients.is_empty() || !journal.exists() {
        return Ok(0);
    }
    let journal = Arc::new(SqliteJournal::open(journal, kind).map_err(Shut::Broken)?);
    if !journal.any_unerased(&clients).map_err(Shut::Broken)? {
        return Ok(0);
    }
    let mut office = Office::open(journal, kind, on).map_err(Shut::Broken)?;
    let erasing = Erasing { clients: &clients, ground: "erasure_list", list: "erasure_list", approved_by: &[] };
    let left = office.erase(erasing, (HOUSE, clock::now()), &mut clock::chances()).map_err(Shut::Broken)?;
    Ok(left.len())
}

/// Writes into the list who was erased according to the journal and is not in it: a list that was lost.
pub(crate) fn complete(journal: &SqliteJournal, erased: &ErasedList) -> Result<usize, Shut> {
    let known = erased.erased()?;
    let found = journal.erased().map_err(Shut::Broken)?;
    let lines: Vec<Line> = found
        .iter()
        .filter(|(left, _)| !known.contains_key(&left.client))
        .map(|(left, at)| line(left, "journal", *at))
        .collect();
    erased.add(&lines)?;
    Ok(lines.len())
}

fn line(left: &Left, list: &str, at: i64) -> Line {
    Line { client: left.client, upto: left.upto, hash: left.hash, at, list: list.to_owned(), taken_back: false }
}

/// The file was read when the directory was opened, so what is wrong with it now is the machine's fault.
fn broken(shut: Shut) -> No {
    No::Broken(match shut {
        Shut::Broken(fault) => fault,
        other => Broken::Store(format!("{other:?}")),
    })
}
