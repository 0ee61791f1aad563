//! What a later extract says and a load does not take, because of work done here: told to whoever loads, and put down in
//! the report without whose it is.

use super::report::InThree;
use kotodigi::entry::ClientId;
use kotodigi::intake::load::Conflict;
use kotodigi::words::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// More than anybody reads one by one; the counts and the report have all.
const AT_MOST: usize = 1_000;

/// One of them, in the reader's language.
#[derive(Clone, Debug, Serialize)]
pub struct Stay {
    row: u32,
    client: Option<ClientId>,
    client_number: String,
    what: &'static str,
    what_name: &'static str,
    why: &'static str,
    /// What is so, and what to do.
    said: &'static str,
    next: &'static str,
}

pub fn told(conflicts: &[Conflict], lang: Lang) -> Vec<Stay> {
    let stay = |one: &Conflict| Stay {
        row: one.row,
        client: one.client,
        client_number: one.client_number.clone(),
        what: one.what.id(),
        what_name: one.what.name().say(lang),
        why: one.why.code(),
        said: one.why.text().say(lang),
        next: one.why.next().say(lang),
    };
    conflicts.iter().take(AT_MOST).map(stay).collect()
}

/// Whom they are about, for the log of looks.
pub fn shown(conflicts: &[Conflict]) -> Vec<ClientId> {
    let mut shown: Vec<ClientId> = conflicts.iter().filter_map(|one| one.client).collect();
    shown.sort_unstable();
    shown.dedup();
    shown
}

/// All of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StayGroup {
    pub what: String,
    pub name: InThree,
    pub why: String,
    pub said: InThree,
    pub rows: Vec<u32>,
}

/// What stays and why, with the rows that say otherwise; for a terminal and for the report alike.
pub fn grouped(conflicts: &[Conflict]) -> Vec<(&Conflict, Vec<u32>)> {
    let mut groups: BTreeMap<(&str, &str), (&Conflict, Vec<u32>)> = BTreeMap::new();
    for one in conflicts {
        let (_, rows) = groups.entry((one.what.id(), one.why.code())).or_insert_with(|| (one, Vec::new()));
        rows.push(one.row);
    }
    groups.into_values().collect()
}

pub fn groups(conflicts: &[Conflict]) -> Vec<StayGroup> {
    let group = |(one, rows): (&Conflict, Vec<u32>)| StayGroup {
        what: one.what.id().to_owned(),
        name: InThree::of(&one.what.name().into()),
        why: one.why.code().to_owned(),
        said: InThree::of(&one.why.text().into()),
        rows,
    };
    grouped(conflicts).into_iter().map(group).collect()
}
