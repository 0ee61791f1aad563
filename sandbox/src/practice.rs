//! The practice register of this browser: made-up people, a day that can be set, and how well it is kept.

use crate::browser;
use crate::journal::GlueJournal;
use crate::keep::{Keep, KeepFault, KeepState, Role};
use chrono::NaiveDate;
use kotodigi::journal::Broken;
use kotodigi::office::Office;
use kotodigi::officer::Officer;
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi_fixtures::stories::{self, STORIES};
use kotodigi_fixtures::synth;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// Whether what was done here outlives the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    Saved,
    NotYet,
    /// Another tab writes; this one only shows.
    ReadOnly,
    Full,
    /// What the browser said.
    Failed(String),
    /// Nothing is kept: gone when the page is closed.
    Nowhere,
}

/// Beside the people of the stories.
const PEOPLE: usize = 2_000;
/// The same people for everybody, so that a trainer can point at one.
const SEED: u64 = 1;

#[derive(Debug)]
pub struct Practice {
    office: RefCell<Office>,
    journal: RefCell<Arc<GlueJournal>>,
    keep: Option<Rc<Keep>>,
    pub kept: ArcRwSignal<Kept>,
}

impl Practice {
    /// Opens what this browser kept; the first time, and after starting over, the made-up people move in.
    pub async fn open() -> Result<Practice, No> {
        let kept = ArcRwSignal::new(Kept::Saved);
        let told = kept.clone();
        let (keep, found) = match Keep::open(move |state| told.set(Kept::of(state))).await {
            Ok((keep, found)) => (Some(Rc::new(keep)), found),
            Err(fault) => {
                kept.set(Kept::of(&KeepState::Failed(fault)));
                (None, Default::default())
            }
        };
        if keep.as_ref().is_some_and(|keep| keep.role() == Role::Reader) {
            kept.set(Kept::ReadOnly);
        }
        let journal = Arc::new(GlueJournal::import(&found.whole.entries, found.whole.head)?);
        let day = found.meta.day.unwrap_or_else(browser::today);
        let mut office = Office::open(journal.clone(), Directory::Training, day)?;
        let is_new = office.register().is_empty();
        if is_new {
            people(&mut office)?;
        }
        let practice = Practice { office: RefCell::new(office), journal: RefCell::new(journal), keep, kept };
        if is_new {
            practice.keep();
        }
        Ok(practice)
    }

    pub fn on(&self) -> NaiveDate {
        self.office.borrow().on()
    }

    /// Somebody with a right in force, by id.
    pub fn officer(&self, id: &str) -> Option<Officer> {
        self.office.borrow().officer(id)
    }

    /// Everybody who can sit here: the made-up officers, and who was given a right in this practice.
    pub fn officers(&self) -> Vec<Officer> {
        self.office.borrow().officers().collect()
    }

    pub fn set_day(&self, on: NaiveDate) {
        self.office.borrow_mut().turn_to(on);
        if let Some(keep) = &self.keep {
            keep.set_day(Some(on));
        }
        self.keep();
    }

    /// A second tab only looks: a step taken there would be lost.
    pub fn is_read_only(&self) -> bool {
        self.kept.get_untracked() == Kept::ReadOnly
    }

    /// Lets somebody in, with unpredictable bytes.
    pub fn at_door<T>(
        &self,
        visit: impl FnOnce(&mut Office, &mut dyn FnMut() -> [u8; 16]) -> Result<T, No>,
    ) -> Result<T, No> {
        with_chance(|chance| visit(&mut self.office.borrow_mut(), chance))
    }

    /// Writes behind what was recorded; nobody waits for it, and `kept` says how it went.
    pub fn keep(&self) {
        if let Some(keep) = self.keep.clone().filter(|_| !self.is_read_only()) {
            let journal = self.journal.borrow().clone();
            spawn_local(async move { drop(keep.save_after(&journal).await) });
        }
    }

    /// As [`Practice::keep`], all of it anew: what was erased is gone from the browser's store as well.
    pub fn keep_anew(&self) {
        if let Some(keep) = self.keep.clone().filter(|_| !self.is_read_only()) {
            let journal = self.journal.borrow().clone();
            spawn_local(async move {
                // What was done meanwhile stands behind it.
                if keep.replace(&journal).await.is_ok() {
                    drop(keep.save_after(&journal).await);
                }
            });
        }
    }

    /// Everything done here is thrown away and the made-up people move in anew.
    pub async fn start_over(&self) -> Result<(), No> {
        let journal = Arc::new(GlueJournal::new()?);
        let mut office = Office::open(journal.clone(), Directory::Training, browser::today())?;
        people(&mut office)?;
        if let Some(keep) = &self.keep {
            keep.set_day(None);
            keep.replace(&journal).await.map_err(|fault| Broken::Store(fault.to_string()))?;
        }
        *self.office.borrow_mut() = office;
        *self.journal.borrow_mut() = journal;
        Ok(())
    }
}

impl Kept {
    fn of(state: &KeepState) -> Kept {
        match state {
            KeepState::Saved => Kept::Saved,
            KeepState::NotYet => Kept::NotYet,
            KeepState::Failed(KeepFault::OtherTab) => Kept::ReadOnly,
            KeepState::Failed(KeepFault::Full) => Kept::Full,
            KeepState::Failed(KeepFault::Unavailable(_)) => Kept::Nowhere,
            KeepState::Failed(fault) => Kept::Failed(fault.to_string()),
        }
    }
}

/// Moves the made-up people in.
fn people(office: &mut Office) -> Result<(), No> {
    let on = office.on();
    with_chance(|chance| {
        for story in STORIES.iter().filter(|story| stories::last_day_told(story).is_none_or(|last| last <= on)) {
            stories::tell(office, story, chance)?;
        }
        synth::fill(office, PEOPLE, SEED, |_| {})
    })
}

/// A browser without a source of chance refuses the whole visit: a salt that can be guessed is none.
fn with_chance<T>(visit: impl FnOnce(&mut dyn FnMut() -> [u8; 16]) -> Result<T, No>) -> Result<T, No> {
    let no_chance = || Broken::Store("this browser has no source of unpredictable numbers".to_owned());
    browser::chance().ok_or_else(no_chance)?;
    visit(&mut || browser::chance().unwrap_or_default())
}
