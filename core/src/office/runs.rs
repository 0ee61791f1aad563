//! Runs of intake: those that are whole, and those still being staged, whose clients nobody sees.

use super::Office;
use crate::case::Case;
use crate::entry::ClientId;
use crate::event::{Event, ImportBegun, ImportLoaded};
use crate::intake::diff::Signature;
use crate::register::Row;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// A run of intake that is in: whose, from where, and which clients it brought or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub organisation: String,
    /// The old register, in the loader's words.
    pub system: String,
    /// SHA-256 over the file and what was decided about it.
    pub file_hash: String,
    /// The same over the file alone; empty where nobody said.
    pub content_hash: String,
    /// Who closed it, and when.
    pub by: String,
    pub at: i64,
    pub clients: BTreeSet<ClientId>,
    /// Those of them whom it brought and on whom somebody has entered something since.
    pub(crate) built: BTreeSet<ClientId>,
    /// Those whom it brought and of whom a difference has been signed off.
    pub(crate) signed: BTreeSet<ClientId>,
}

/// A run that is not whole yet.
#[derive(Clone, Debug, Default)]
pub struct OpenRun {
    pub organisation: String,
    pub system: String,
    pub file_hash: String,
    /// Rows that were to be loaded when it began.
    pub rows: u32,
    /// Who began it, and when.
    pub by: String,
    pub at: i64,
    /// Whom it brought so far.
    pub(crate) staged: HashMap<ClientId, Row>,
    /// The same by where they stood in the file, as provenance names it.
    places: HashMap<Box<str>, ClientId>,
}

impl OpenRun {
    /// Clients written so far.
    pub fn written(&self) -> usize {
        self.staged.len()
    }

    /// Whom it brought from a place in the file.
    pub(crate) fn at_place(&self, place: &str) -> Option<&Row> {
        self.places.get(place).and_then(|client| self.staged.get(client))
    }
}

/// A run that was given up before it was whole: nobody ever saw whom it brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUp {
    pub run: Uuid,
    pub organisation: String,
    pub system: String,
    /// Rows that were to be loaded when it began.
    pub rows: u32,
    /// Who gave it up, and when.
    pub by: String,
    pub at: i64,
}

/// Every run, and who is unseen because of it.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub whole: HashMap<Uuid, Run>,
    pub open: HashMap<Uuid, OpenRun>,
    of: HashMap<ClientId, Uuid>,
    /// Those taken back, and when: one entry hides all whom they brought.
    undone: HashMap<Uuid, i64>,
    given_up: Vec<GivenUp>,
}

impl Runs {
    /// When the run that brought a client was taken back.
    pub fn undone_at(&self, case: &Case) -> Option<i64> {
        let run = case.run.filter(|_| !case.withdrawn)?;
        self.undone.get(&run).copied()
    }

    /// A record has something of a run that is whole.
    pub fn touches(&mut self, case: &Case) {
        for id in case.runs() {
            let Some(run) = self.whole.get_mut(&id) else { continue };
            run.clients.insert(case.id);
            let brought = case.run == Some(id);
            keep(&mut run.built, case.id, brought && case.built_on_intake(run.at).next().is_some());
            keep(&mut run.signed, case.id, brought && case.sign_offs().next().is_some());
        }
    }

    /// Whether a client came by a run that is not whole: then nobody sees the client.
    pub fn hides(&self, case: &Case) -> Option<Uuid> {
        case.run.filter(|run| !case.withdrawn && !self.whole.contains_key(run))
    }

    pub fn is_staged(&self, client: ClientId) -> bool {
        self.of.contains_key(&client)
    }

    pub fn stage(&mut self, run: Uuid, case: &Case) {
        let open = self.open.entry(run).or_default();
        let came = case.entries.iter().rev().find_map(|entry| match &entry.event {
            Some(Event::ClientRegistered(e)) => Some(e.source.detail.as_str()),
            _ => None,
        });
        open.places.insert(came.unwrap_or_default().into(), case.id);
        open.staged.insert(case.id, Row::of(case));
        self.of.insert(case.id, run);
    }

    /// A staged client that will never be seen.
    pub fn unstage(&mut self, client: ClientId) {
        let Some(open) = self.of.remove(&client).and_then(|run| self.open.get_mut(&run)) else { return };
        open.staged.remove(&client);
    }

    pub fn began(&mut self, e: &ImportBegun, by: &str, at: i64) {
        let open = self.open.entry(e.run).or_default();
        open.organisation.clone_from(&e.organisation);
        open.system.clone_from(&e.system);
        open.file_hash.clone_from(&e.file_hash);
        open.rows = e.rows;
        (open.by, open.at) = (by.to_owned(), at);
    }

    /// The run is whole: gives those it staged, who are seen from now on.
    pub fn closed(&mut self, e: &ImportLoaded, by: &str, at: i64) -> Vec<Row> {
        let staged = self.open.remove(&e.run).unwrap_or_default().staged;
        let run = self.whole.entry(e.run).or_default();
        run.organisation.clone_from(&e.organisation);
        run.system.clone_from(&e.system);
        run.file_hash.clone_from(&e.file_hash);
        run.content_hash.clone_from(&e.content_hash);
        (run.by, run.at) = (by.to_owned(), at);
        run.clients.extend(staged.keys());
        for client in staged.keys() {
            self.of.remove(client);
        }
        staged.into_values().collect()
    }

    /// A run is taken back: gives those it has something of, of whom those it brought are not seen any more.
    pub fn undo(&mut self, run: Uuid, by: &str, at: i64) -> Vec<ClientId> {
        self.undone.insert(run, at);
        let open = self.open.remove(&run);
        self.given_up.extend(open.as_ref().map(|open| GivenUp {
            run,
            organisation: open.organisation.clone(),
            system: open.system.clone(),
            rows: open.rows,
            by: by.to_owned(),
            at,
        }));
        let staged = open.unwrap_or_default().staged;
        for client in staged.keys() {
            self.of.remove(client);
        }
        let whole = self.whole.remove(&run).unwrap_or_default().clients;
        staged.into_keys().chain(whole).collect()
    }
}

fn keep(clients: &mut BTreeSet<ClientId>, client: ClientId, is_in: bool) {
    if is_in {
        clients.insert(client);
    } else {
        clients.remove(&client);
    }
}

impl Office {
    /// A run of intake that is in; none when there is no such run, or it is not whole, or was undone.
    pub fn run(&self, run: Uuid) -> Option<&Run> {
        self.runs.whole.get(&run)
    }

    /// A run of intake that was begun and is neither whole nor undone.
    pub fn open_run(&self, run: Uuid) -> Option<&OpenRun> {
        self.runs.open.get(&run)
    }

    /// Every run that was begun and is neither whole nor undone.
    pub fn open_runs(&self) -> impl Iterator<Item = (Uuid, &OpenRun)> {
        self.runs.open.iter().map(|(run, open)| (*run, open))
    }

    /// Every run that was given up before it was whole, in the order that was done.
    pub fn given_up_runs(&self) -> impl Iterator<Item = &GivenUp> {
        self.runs.given_up.iter()
    }

    /// Every run that is in.
    pub fn whole_runs(&self) -> impl Iterator<Item = (Uuid, &Run)> {
        self.runs.whole.iter().map(|(run, whole)| (*run, whole))
    }

    /// Who has signed off a difference of a dual run that belongs to no client.
    pub(crate) fn signed(&self, difference: &str) -> Option<&Signature> {
        self.signed.get(difference)
    }

    /// Runs of intake, whole or open, for a command line that was given the beginning of an id.
    pub fn runs(&self) -> impl Iterator<Item = Uuid> {
        self.runs.whole.keys().chain(self.runs.open.keys()).copied()
    }
}
