//! A load step by step: every row is compared, then new clients are written under the run in small transactions.

use super::super::diff::What;
use super::super::field::Field as Column;
use super::super::rows::IntakeRow;
use super::conflict::{Conflict, conflicts};
use super::course::Takes;
use super::facts::Stamp;
use super::households::Households;
use super::order::{File, in_order};
use super::workers::Workers;
use super::{Counts, Course, INTAKE, Origin, Terms, compare, decided, directory, facts, thresholds};
use crate::access::Purpose;
use crate::entry::ClientId;
use crate::journal::Broken;
use crate::office::{Office, Visit};
use crate::officer::Officer;
use crate::refusal::{No, Refusal};
use crate::words::text;
use std::collections::HashSet;
use uuid::Uuid;

/// What becomes of a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate {
    New,
    /// Written before, by this run.
    Staged(ClientId),
    /// A client of the register, as it stood at this entry; whether the row changes anything.
    Known(ClientId, u32, bool),
    Elsewhere,
    /// On an earlier row already.
    Twice,
}

/// How far a load is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Rows are compared with the register; nothing is written.
    Comparing,
    /// New clients are written; nobody sees them.
    Writing,
    /// All is written: `close` makes it visible.
    Ready,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Progress {
    pub phase: Phase,
    /// Rows done in this phase, of so many.
    pub done: u32,
    pub of: u32,
}

/// A load on its way. It can be dropped at any time: nothing of it was seen, and the same file goes on from there.
#[derive(Debug)]
pub struct Loading<'a> {
    pub(super) origin: Origin<'a>,
    /// The old register's name: of a run that goes on, as it began.
    pub(super) system: String,
    pub(super) rows: &'a [IntakeRow],
    pub(super) terms: Terms<'a>,
    pub(super) run: Uuid,
    /// The run's beginning is in the journal.
    pub(super) begun: bool,
    phase: Phase,
    pub(super) at: usize,
    pub(super) fates: Vec<Fate>,
    codes: HashSet<&'a str>,
    pub(super) households: Households,
    pub(super) workers: Workers,
    /// The one municipality whose clients are loaded, and new clients who would have none because there are several.
    pub(super) home: Option<String>,
    homeless: u32,
    /// What stays as it is here.
    pub(super) told: Vec<Conflict>,
    pub(super) counts: Counts,
}

/// Rows compared in one step.
const COMPARED: usize = 2_000;

impl<'a> Loading<'a> {
    /// Begins, or goes on with the open run of the same file. Nothing is written yet.
    pub fn begin(
        office: &Office,
        visit: &mut Visit<'_>,
        origin: Origin<'a>,
        rows: &'a [IntakeRow],
        terms: Terms<'a>,
    ) -> Result<Loading<'a>, No> {
        office.allowed(visit, Purpose::DataQuality, None, INTAKE)?;
        directory::fits_directory(office.directory(), rows)?;
        // A row is known again by its place.
        if !rows.is_sorted_by(|one, next| one.row < next.row) {
            return Err(Broken::Store("the rows of a file do not stand in its order".to_owned()).into());
        }
        let (run, begun) = match open_of(office, visit.by, origin.file_hash) {
            Some(run) => (run, true),
            None => (Uuid::from_bytes((visit.chance)()), false),
        };
        let sound = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        Ok(Loading {
            origin,
            system: office.open_run(run).map_or(origin.system, |open| &open.system).to_owned(),
            rows,
            terms,
            run,
            begun,
            phase: Phase::Comparing,
            at: 0,
            fates: Vec::with_capacity(rows.len()),
            codes: HashSet::new(),
            households: Households::of(terms.households),
            workers: Workers::of(office, visit.by),
            home: <[String; 1]>::try_from(super::municipalities(visit.by)).ok().map(|[home]| home),
            homeless: 0,
            told: Vec::new(),
            counts: Counts { came: terms.came.max(sound), sound, ..Counts::default() },
        })
    }

    /// The run, by which an unfinished load is given up (`undo`).
    pub fn run(&self) -> Uuid {
        self.run
    }

    /// Whether an earlier, unfinished load of the same file goes on.
    pub fn goes_on(&self) -> bool {
        self.begun
    }

    /// What the load does; whole once every row was compared.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// What stays out because of what is here; whole once every row was compared.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.told
    }

    pub(super) fn stamp(&self, office: &Office) -> Stamp<'_> {
        Stamp { system: &self.system, run: self.run, on: office.on(), home: self.home.as_deref() }
    }

    pub fn progress(&self) -> Progress {
        let of = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        Progress { phase: self.phase, done: u32::try_from(self.at).unwrap_or(u32::MAX), of }
    }

    /// A few thousand rows compared, or one transaction written.
    pub fn step(&mut self, office: &mut Office, visit: &mut Visit<'_>) -> Result<Progress, No> {
        office.allowed(visit, Purpose::DataQuality, None, INTAKE)?;
        if self.begun && office.open_run(self.run).is_none() {
            return Err(gone());
        }
        match self.phase {
            Phase::Comparing => {
                let until = (self.at + COMPARED).min(self.rows.len());
                for row in &self.rows[self.at..until] {
                    let fate = self.fate(office, visit.by, row)?;
                    self.fates.push(fate);
                }
                self.at = until;
                if until == self.rows.len() {
                    self.judge(office, visit.by)?;
                    (self.phase, self.at) = (Phase::Writing, 0);
                }
            }
            Phase::Writing => self.write(office, visit)?,
            Phase::Ready => {}
        }
        if self.phase == Phase::Writing {
            self.at += self.fates[self.at..].iter().take_while(|fate| !matches!(fate, Fate::New)).count();
            if self.at == self.rows.len() {
                self.phase = Phase::Ready;
            }
        }
        Ok(self.progress())
    }

    fn fate(&mut self, office: &Office, by: &Officer, row: &'a IntakeRow) -> Result<Fate, No> {
        decided::is_there(office, by, row)?;
        let count = &mut self.counts;
        if row.text(Column::IdentityCode).is_some_and(|code| !self.codes.insert(code)) {
            count.twice += 1;
            return Ok(Fate::Twice);
        }
        let staged = office
            .open_run(self.run)
            .filter(|_| self.begun)
            .and_then(|open| open.at_place(&facts::place(&self.system, self.run, row)));
        if is_of_others(by, row) && (staged.is_some() || compare::person(office.register(), row).is_none()) {
            count.of_others += 1;
        }
        if let Some(staged) = staged {
            count.created += 1;
            self.households.staged(row.row, staged.id, staged.household);
            return Ok(Fate::Staged(staged.id));
        }
        Ok(match compare::person(office.register(), row) {
            None => {
                count.created += 1;
                let nowhere = row.text(Column::Municipality).is_none() && self.home.is_none();
                self.homeless += u32::from(nowhere && by.rights.iter().any(|right| !right.scope.is_empty()));
                let unknown = Takes::unknown_worker(row, &self.workers).map(|why| (What::Course(Course::Worker), why));
                self.told.extend(conflicts(row, None, unknown));
                Fate::New
            }
            // Not told whose, nor where: the row stays out, as the check says.
            Some((known, _)) if !compare::theirs(office, by, known) => {
                count.elsewhere += 1;
                Fate::Elsewhere
            }
            Some((known, _)) => {
                let news = facts::news(&office.case(known.id)?, row, &self.workers);
                let differs = !news.is_empty();
                self.told.extend(conflicts(row, Some(known), news.stays));
                *if differs { &mut count.updated } else { &mut count.unchanged } += 1;
                self.households.here(row.row, known.id);
                Fate::Known(known.id, known.head.number, differs)
            }
        })
    }

    /// Do the counts look right, and are there people enough?
    fn judge(&mut self, office: &Office, by: &Officer) -> Result<(), No> {
        self.codes = HashSet::new();
        let in_file: HashSet<ClientId> = self
            .fates
            .iter()
            .filter_map(|fate| if let Fate::Known(id, ..) = fate { Some(*id) } else { None })
            .collect();
        for client in of_system(office, by, &self.system) {
            self.counts.of_system += 1;
            self.counts.vanished += u32::from(!in_file.contains(&client));
        }
        let joins = self.households.settle(office, by)?;
        for (_, row) in joins.joining.into_values() {
            let at = self.rows.binary_search_by_key(&row, |row| row.row).ok();
            if let Some(Fate::Known(.., differs @ false)) = at.and_then(|at| self.fates.get_mut(at)) {
                *differs = true;
                self.counts.updated += 1;
                self.counts.unchanged -= 1;
            }
        }
        for (row, client, why) in joins.stay {
            let known = office.register().row(client);
            self.told.extend(known.map(|known| Conflict::of(row, Some(known), (What::Household, why))));
        }
        self.told.sort_by_key(|told| told.row);
        let file = File {
            organisation: &super::organisation(by),
            system: &self.system,
            hash: self.origin.file_hash,
            content: self.terms.content_hash,
        };
        in_order(office, file, &self.counts, self.terms.counts_accepted)?;
        let limits = office.settings().intake;
        limits.judge(&self.counts, self.terms.counts_accepted)?;
        thresholds::somewhere(self.homeless)?;
        limits.others(office.directory(), &self.counts, self.terms.counts_accepted)?;
        limits.two(office.directory(), &self.counts, by, self.terms.second)
    }
}

/// A client of a municipality that none of the loader's rights reaches.
fn is_of_others(by: &Officer, row: &IntakeRow) -> bool {
    let scoped = by.rights.iter().any(|right| !right.scope.is_empty());
    let reached = |code: &str| by.rights.iter().any(|right| right.reaches(code));
    scoped && row.text(Column::Municipality).is_some_and(|code| !reached(code))
}

/// The officer's organisation's open run of a file.
pub(super) fn open_of(office: &Office, by: &Officer, file_hash: &str) -> Option<Uuid> {
    let organisation = super::organisation(by);
    office
        .open_runs()
        .filter(|(_, open)| open.file_hash == file_hash && open.organisation == organisation)
        .min_by_key(|(run, open)| (open.at, *run))
        .map(|(run, _)| run)
}

/// Clients that whole runs of the officer's organisation brought from an old register, as far as the officer sees
/// them.
pub(crate) fn of_system<'o>(
    office: &'o Office,
    by: &'o Officer,
    system: &'o str,
) -> impl Iterator<Item = ClientId> + 'o {
    let organisation = super::organisation(by);
    office
        .whole_runs()
        .filter(move |(_, run)| run.system == system && run.organisation == organisation)
        .flat_map(|(id, run)| run.clients.iter().map(move |client| (id, *client)))
        .filter_map(|(run, client)| office.register().row(client).filter(|row| row.run == Some(run)))
        .filter(move |row| compare::theirs(office, by, row))
        .map(|row| row.id)
}

pub(super) fn gone() -> No {
    Refusal {
        code: "run_gone",
        why: text(
            "Joku muu tuo samaa tiedostoa tai sai tuonnin sillä välin valmiiksi tai perui sen.",
            "Någon annan importerar samma fil, eller har under tiden slutfört importen eller återtagit den.",
            "Somebody else is loading the same file, or meanwhile finished this load or took it back.",
        )
        .into(),
        next: text(
            "Aloita tuonti alusta: jo tuotu ei muutu uudelleen.",
            "Börja importen från början: det som redan tagits in ändras inte på nytt.",
            "Begin the load anew: what is in already does not change again.",
        )
        .into(),
        cite: None,
    }
    .into()
}
