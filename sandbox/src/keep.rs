//! Writes the journal behind to IndexedDB, so that practice outlives the page. Nobody waits for it.
//!
//! One transaction saves everything after the last saved position together with the head it leads to. Entries are
//! added, never put: a second writer fails instead of overwriting. One tab writes, by a Web Lock; others only read.

use crate::database::{self, Database, Stored};
use crate::file::{FORM, Meta};
use crate::journal::GlueJournal;
use crate::line;
use crate::lock::Lock;
use crate::whole::{Whole, whole};
use chrono::NaiveDate;
use js_sys::{Function, Promise};
use kotodigi::entry::{Entry, Head};
use kotodigi::journal::Broken;
use std::cell::{Cell, RefCell};
use std::fmt;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

const NAME: &str = "koto-digi-practice";

/// Whether this tab writes or another one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Writer,
    Reader,
}

/// Why something is not kept. What is in memory stays there, and the next save tries again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeepFault {
    #[error("the browser keeps nothing for this page: {0}")]
    Unavailable(String),
    #[error("the browser's store is full")]
    Full,
    #[error("another tab writes to this practice register")]
    OtherTab,
    #[error("a newer program kept this practice register (form {0})")]
    Newer(u32),
    #[error("the browser's store failed: {0}")]
    Store(String),
    #[error(transparent)]
    Broken(#[from] Broken),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepState {
    Saved,
    NotYet,
    Failed(KeepFault),
}

/// What was kept, as far as it is whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub whole: Whole,
    pub meta: Meta,
}

pub struct Keep {
    database: Database,
    /// None: another tab has it.
    lock: Option<Lock>,
    /// The head up to which all is kept.
    saved: Cell<Head>,
    day: Cell<Option<NaiveDate>>,
    day_saved: Cell<Option<NaiveDate>>,
    /// Something not whole stands behind `saved`.
    torn: Cell<bool>,
    saving: Cell<bool>,
    /// Wake those who wait for their turn.
    waiting: RefCell<Vec<Function>>,
    state: RefCell<KeepState>,
    on_state: Box<dyn Fn(&KeepState)>,
}

impl Keep {
    /// The practice register of this browser. `on_state` hears of every change.
    pub async fn open(on_state: impl Fn(&KeepState) + 'static) -> Result<(Keep, Found), KeepFault> {
        Keep::open_named(NAME, on_state).await
    }

    pub async fn open_named(name: &str, on_state: impl Fn(&KeepState) + 'static) -> Result<(Keep, Found), KeepFault> {
        let lock = Lock::ask(name).await;
        let database = Database::open(name).await?;
        let Stored { lines, heads, meta } = database.read().await?;
        let meta = match meta {
            None => Meta::default(),
            Some(text) => serde_json::from_str(&text).map_err(|error| KeepFault::Store(error.to_string()))?,
        };
        if meta.form > FORM {
            return Err(KeepFault::Newer(meta.form));
        }
        let whole = whole(&lines, &heads);
        let keep = Keep {
            database,
            lock,
            saved: Cell::new(whole.head),
            day: Cell::new(meta.day),
            day_saved: Cell::new(meta.day),
            torn: Cell::new(whole.cut.is_some()),
            saving: Cell::new(false),
            waiting: RefCell::default(),
            state: RefCell::new(KeepState::Saved),
            on_state: Box::new(on_state),
        };
        Ok((keep, Found { whole, meta }))
    }

    pub fn role(&self) -> Role {
        if self.lock.is_some() { Role::Writer } else { Role::Reader }
    }

    pub fn state(&self) -> KeepState {
        self.state.borrow().clone()
    }

    pub fn day(&self) -> Option<NaiveDate> {
        self.day.get()
    }

    /// Sets the practice clock's day, to be kept with the next save.
    pub fn set_day(&self, day: Option<NaiveDate>) {
        self.day.set(day);
    }

    /// Saves what the journal holds after the last saved position. While one save runs, another call leaves its
    /// entries to that one and returns at once; `on_state` says how it ends.
    pub async fn save_after(&self, journal: &GlueJournal) -> Result<(), KeepFault> {
        self.writer()?;
        self.tell(KeepState::NotYet);
        if self.saving.get() {
            return Ok(());
        }
        let _saving = self.turn().await;
        let saved = self.save_all(journal).await;
        self.tell(saved.clone().map_or_else(KeepState::Failed, |()| KeepState::Saved));
        saved
    }

    /// Keeps this journal instead of what was kept, all or nothing: an import, or another exercise.
    pub async fn replace(&self, journal: &GlueJournal) -> Result<(), KeepFault> {
        self.writer()?;
        let _saving = self.turn().await;
        self.tell(KeepState::NotYet);
        let (entries, head) = journal.tail(0)?;
        let replaced = self.save_once(Some(Head::default()), &entries, head).await;
        self.tell(replaced.clone().map_or_else(KeepState::Failed, |()| KeepState::Saved));
        replaced
    }

    /// Start over: nothing is kept any more.
    pub async fn clear(&self) -> Result<(), KeepFault> {
        self.set_day(None);
        self.replace(&GlueJournal::new()?).await
    }

    async fn save_all(&self, journal: &GlueJournal) -> Result<(), KeepFault> {
        loop {
            let saved = self.saved.get();
            let (entries, head) = journal.tail(saved.position)?;
            if entries.iter().fold(saved, |head, entry| head.next(&entry.header)) != head {
                return Err(KeepFault::Store("this journal is not the one that was kept".into()));
            }
            if entries.is_empty() && self.day.get() == self.day_saved.get() {
                return Ok(());
            }
            self.save_once(self.torn.get().then_some(saved), &entries, head).await?;
        }
    }

    /// One transaction; `clear_behind` first takes away everything behind that head.
    async fn save_once(&self, clear_behind: Option<Head>, entries: &[Entry], head: Head) -> Result<(), KeepFault> {
        let day = self.day.get();
        let meta =
            serde_json::to_string(&Meta { form: FORM, day }).map_err(|error| KeepFault::Store(error.to_string()))?;
        let line = |entry: &Entry| Ok((entry.header.position, line::write(entry).map_err(KeepFault::Store)?));
        let lines = entries.iter().map(line).collect::<Result<Vec<_>, KeepFault>>()?;
        let behind = clear_behind.map(|head| head.position);
        self.database.write(database::Change { behind, lines: &lines, head, meta: &meta }).await?;
        self.saved.set(head);
        self.day_saved.set(day);
        self.torn.set(false);
        Ok(())
    }

    /// Waits until no other save runs.
    async fn turn(&self) -> Saving<'_> {
        while self.saving.get() {
            let over = Promise::new(&mut |wake, _| self.waiting.borrow_mut().push(wake));
            // It is never rejected.
            let _ = JsFuture::from(over).await;
        }
        self.saving.set(true);
        Saving(self)
    }

    fn writer(&self) -> Result<(), KeepFault> {
        self.lock.as_ref().map(|_| ()).ok_or(KeepFault::OtherTab)
    }

    fn tell(&self, state: KeepState) {
        if self.state.replace(state.clone()) != state {
            (self.on_state)(&state);
        }
    }
}

/// A save that runs; over when dropped, also when its future is.
struct Saving<'a>(&'a Keep);

impl Drop for Saving<'_> {
    fn drop(&mut self) {
        self.0.saving.set(false);
        for wake in self.0.waiting.take() {
            let _ = wake.call0(&JsValue::UNDEFINED);
        }
    }
}

impl fmt::Debug for Keep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keep").field("role", &self.role()).field("saved", &self.saved).finish_non_exhaustive()
    }
}
