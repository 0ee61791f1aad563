//! A run is taken back: its clients leave the register, by new entries. Refused where work has been built on it.

use super::{INTAKE, compare, facts};
use crate::access::Purpose;
use crate::case::{Case, Recorded};
use crate::entry::ClientId;
use crate::event::{EntryAnnulled, Event, ImportUndone};
use crate::journal::Broken;
use crate::office::{Change, Office, Run, Said, Visit};
use crate::officer::Officer;
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::register::shown_number;
use crate::words::{Arg, Text, text};
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What has been entered on a client since a run brought it in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Built {
    pub client: ClientId,
    pub client_number: String,
    pub entries: Vec<BuiltEntry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BuiltEntry {
    pub number: u32,
    /// Its kind; `Event::name_of` says it in words.
    pub kind: &'static str,
    pub by: String,
    pub at: i64,
}

/// A sign-off of a difference that goes with the client whom the run brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedOff {
    pub client: ClientId,
    pub client_number: String,
    /// `register` or `file`.
    pub keep: String,
    pub by: String,
    pub at: i64,
}

/// What an undo of a run would do, and what stands in its way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UndoPreview {
    pub run: Uuid,
    /// It was never closed: giving it up changes nothing anybody sees.
    pub open: bool,
    /// Clients who would leave the register.
    pub leave: u32,
    /// Clients whose changed facts would be as before.
    pub restored: u32,
    pub built: Vec<Built>,
    /// Clients built on whom the officer does not see.
    pub built_unseen: u32,
    /// Sign-offs that go with the clients: what the register took from a file by them goes too.
    pub signed: Vec<SignedOff>,
    /// Sign-offs of clients whom the officer does not see.
    pub signed_unseen: u32,
}

impl UndoPreview {
    pub fn shown(&self) -> impl Iterator<Item = ClientId> {
        self.built.iter().map(|built| built.client).chain(self.signed.iter().map(|signed| signed.client))
    }

    fn note_signed(&mut self, office: &Office, by: &Officer, client: ClientId) -> Result<(), Broken> {
        let case = office.case(client)?;
        let row = office.register().row(client).filter(|row| compare::theirs(office, by, row));
        for (event, entry) in case.sign_offs() {
            match row {
                None => self.signed_unseen += 1,
                Some(row) => self.signed.push(SignedOff {
                    client,
                    client_number: row.shown_number(),
                    keep: event.right.clone(),
                    by: entry.by.clone(),
                    at: entry.at,
                }),
            }
        }
        Ok(())
    }
}

/// What undoing a run would do, by whom something was built on it, what and when. It shows clients: the caller logs
/// the look before it is told.
pub fn undo_preview(office: &Office, visit: &Visit<'_>, run: Uuid) -> Result<UndoPreview, No> {
    office.allowed(visit, Purpose::DataQuality, None, INTAKE)?;
    let mut preview = UndoPreview { run, ..UndoPreview::default() };
    if let Some(open) = office.open_run(run).filter(|open| own(visit.by, &open.organisation)) {
        preview.open = true;
        preview.leave = u32::try_from(open.written()).unwrap_or(u32::MAX);
        return Ok(preview);
    }
    let whole = office.run(run).filter(|run| own(visit.by, &run.organisation)).ok_or(No::Absent)?;
    for id in &whole.clients {
        let row = office.register().row(*id);
        let entries: Vec<BuiltEntry> = if row.is_some_and(|row| row.run == Some(run)) {
            preview.leave += 1;
            if !whole.built.contains(id) {
                continue;
            }
            office.case(*id)?.built_on_intake(whole.at).filter_map(entry).collect()
        } else {
            preview.restored += 1;
            let case = office.case(*id)?;
            case.built_on_run(run).filter_map(entry).collect()
        };
        match row.filter(|row| compare::theirs(office, visit.by, row)) {
            _ if entries.is_empty() => {}
            None => preview.built_unseen += 1,
            Some(row) => preview.built.push(Built { client: *id, client_number: row.shown_number(), entries }),
        }
    }
    for id in &whole.signed {
        preview.note_signed(office, visit.by, *id)?;
    }
    preview.built.sort_by(|one, other| one.client_number.cmp(&other.client_number));
    Ok(preview)
}

fn entry(entry: &crate::case::Recorded) -> Option<BuiltEntry> {
    let kind = entry.event.as_ref()?.kind().0;
    Some(BuiltEntry { number: entry.number, kind, by: entry.by.clone(), at: entry.at })
}

/// A run is taken back by those it belongs to; another's is as if not there.
fn own(by: &Officer, organisation: &str) -> bool {
    by.rights.iter().any(|right| right.organisation.id() == organisation)
}

/// Takes back a run, or gives up one that was never closed. How many clients it touched. One entry takes everybody
/// it brought out of sight, so that nobody is ever half gone; what it changed of others is annulled beside.
pub fn undo(office: &mut Office, visit: Visit<'_>, run: Uuid) -> Result<u32, No> {
    office.allowed(&visit, Purpose::DataQuality, None, INTAKE)?;
    let said = Said { by: visit.by, at: visit.at };
    let open = office.open_run(run).filter(|open| own(visit.by, &open.organisation));
    let (many, changes) = match open {
        Some(open) => (open.written(), Vec::new()),
        None => {
            let whole = office.run(run).filter(|run| own(said.by, &run.organisation)).ok_or(No::Absent)?;
            (whole.clients.len(), restored(office, said, (run, whole))?)
        }
    };
    let many = u32::try_from(many).map_err(|why| No::Broken(Broken::Store(why.to_string())))?;
    office.write(visit.chance, changes, vec![(said, ImportUndone { run }.into())])?;
    Ok(many)
}

/// What the run changed of clients it did not bring, as it was before; newest entries first.
fn restored<'a>(office: &Office, said: Said<'a>, (id, run): (Uuid, &Run)) -> Result<Vec<Change<'a>>, No> {
    let mut way = InTheWay::default();
    for client in &run.built {
        let case = office.case(*client)?;
        way.note(office, &case, case.built_on_intake(run.at));
    }
    let mut changes: Vec<Change<'_>> = Vec::new();
    for client in &run.clients {
        if office.register().row(*client).is_some_and(|row| row.run == Some(id)) {
            continue;
        }
        let case = office.case(*client)?;
        way.note(office, &case, case.built_on_run(id));
        let numbers: Vec<u32> = case.entries_of(id).rev().collect();
        let mut change = Change::of(case);
        for number in numbers {
            change.add(said, EntryAnnulled { number, reason: facts::short(id) }.into());
        }
        changes.push(change);
    }
    if way.clients.is_empty() { Ok(changes) } else { Err(way.refused().into()) }
}

/// What was entered on a run's clients since, and keeps it from being undone.
#[derive(Debug, Default)]
struct InTheWay {
    clients: BTreeSet<String>,
    /// Later runs that entered something, by when they were closed.
    runs: BTreeSet<(i64, Uuid)>,
    /// Somebody's work did.
    work: bool,
}

/// So many clients are named.
const NAMED: usize = 5;

impl InTheWay {
    fn note<'c>(&mut self, office: &Office, case: &Case, entries: impl Iterator<Item = &'c Recorded>) {
        for entry in entries {
            self.clients.insert(shown_number(case.client_number));
            let run = entry.event.as_ref().and_then(Event::run);
            match run.and_then(|run| Some((office.run(run)?.at, run))) {
                Some(run) => drop(self.runs.insert(run)),
                None => self.work = true,
            }
        }
    }

    fn refused(self) -> Refusal {
        let first: Vec<String> = self.clients.iter().take(NAMED).cloned().collect();
        let named: Arg = match self.clients.len().saturating_sub(NAMED) {
            0 => first.join(", ").into(),
            more => phrase!(AND_MORE, first.join(", "), more).into(),
        };
        let runs: Vec<String> = self.runs.iter().rev().map(|(_, run)| facts::short(*run)).collect();
        Refusal {
            code: "run_built_on",
            why: phrase!(SINCE, self.clients.len(), named),
            next: match (runs.is_empty(), self.work) {
                (true, _) => ANNUL.into(),
                (false, false) => phrase!(RUNS_FIRST, runs.join(", ")),
                (false, true) => phrase!(BOTH_FIRST, runs.join(", ")),
            },
            cite: None,
        }
    }
}

const SINCE: Text = text(
    "Tuonnin jälkeen on kirjattu merkintöjä {0} asiakkaalle ({1}).",
    "Efter importen har anteckningar gjorts för {0} kunder ({1}).",
    "Since the intake, entries were made on {0} clients ({1}).",
);
const AND_MORE: Text = text("{0} … ja {1} muuta", "{0} … och {1} till", "{0} … and {1} more");
const ANNUL: Text = text(
    "Mitätöi ne ensin, jos tuonti todella on peruttava.",
    "Annullera dem först om importen verkligen måste tas tillbaka.",
    "Annul them first, if the intake really has to be undone.",
);
const RUNS_FIRST: Text = text(
    "Merkinnät tulivat myöhemmästä tuonnista. Peru ensin, tässä järjestyksessä: ajo {0}. Sen jälkeen voit perua tämän.",
    "Anteckningarna kom med en senare import. Återta först, i denna ordning: körning {0}. Sedan kan du återta den här.",
    "A later load made the entries. Undo first, in this order: run {0}. Then you can undo this one.",
);
const BOTH_FIRST: Text = text(
    "Osa tuli myöhemmästä tuonnista: peru ensin, tässä järjestyksessä, ajo {0}. Muut on kirjattu täällä: mitätöi ne, jos tuonti todella on peruttava.",
    "En del kom med en senare import: återta först, i denna ordning, körning {0}. De andra har skrivits här: annullera dem om importen verkligen måste tas tillbaka.",
    "A later load made some: undo first, in this order, run {0}. The others were entered here: annul them, if the intake really has to be undone.",
);
