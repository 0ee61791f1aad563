//! The practice register of this browser: made-up people, a day that can be set, and how well it is kept.

use crate::browser;
use chrono::NaiveDate;
use kotodigi::journal::{Broken, Journal, VecJournal};
use kotodigi::office::Office;
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use leptos::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

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

#[derive(Debug)]
pub struct Practice {
    office: Mutex<Office>,
    pub kept: ArcRwSignal<Kept>,
}

impl Practice {
    /// Opens what this browser kept; the first time, and after starting over, the made-up people move in.
    pub async fn open() -> Result<Practice, No> {
        let journal: Arc<dyn Journal> = Arc::new(VecJournal::default());
        let mut office = Office::open(journal, Directory::Training, browser::today())?;
        if office.register().is_empty() {
            people(&mut office)?;
        }
        Ok(Practice { office: Mutex::new(office), kept: ArcRwSignal::new(Kept::Nowhere) })
    }

    pub fn on(&self) -> NaiveDate {
        self.office.lock().unwrap_or_else(PoisonError::into_inner).on()
    }

    pub fn set_day(&self, on: NaiveDate) {
        self.office.lock().unwrap_or_else(PoisonError::into_inner).turn_to(on);
    }

    /// A second tab only reads; a step taken there would be lost.
    pub fn may_write(&self) -> Result<(), No> {
        if self.kept.get_untracked() == Kept::ReadOnly { Err(Broken::Store("read-only".to_owned()).into()) } else { Ok(()) }
    }

    /// Lets somebody in, with unpredictable bytes.
    pub fn at_door<T>(
        &self,
        visit: impl FnOnce(&mut Office, &mut dyn FnMut() -> [u8; 16]) -> Result<T, No>,
    ) -> Result<T, No> {
        let mut office = self.office.lock().unwrap_or_else(PoisonError::into_inner);
        with_chance(|chance| visit(&mut office, chance))
    }

    /// Writes behind what was recorded; nobody waits for it.
    pub fn keep(&self) {}

    /// Everything done here is thrown away and the made-up people move in anew.
    pub async fn start_over(&self) -> Result<(), No> {
        let on = self.on();
        let mut office = Office::open(Arc::new(VecJournal::default()), Directory::Training, on)?;
        people(&mut office)?;
        *self.office.lock().unwrap_or_else(PoisonError::into_inner) = office;
        Ok(())
    }
}

fn people(office: &mut Office) -> Result<(), No> {
    with_chance(|chance| {
        for story in kotodigi_fixtures::stories::STORIES {
            kotodigi_fixtures::stories::tell(office, story, chance)?;
        }
        Ok(())
    })
}

/// A browser without a source of chance refuses the whole visit: a salt that can be guessed is none.
fn with_chance<T>(visit: impl FnOnce(&mut dyn FnMut() -> [u8; 16]) -> Result<T, No>) -> Result<T, No> {
    let no_chance = || Broken::Store("this browser has no source of unpredictable numbers".to_owned());
    browser::chance().ok_or_else(no_chance)?;
    visit(&mut || browser::chance().unwrap_or_default())
}
