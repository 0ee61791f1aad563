//! A register open for work in one process: the office behind its lock, the log of looks, the directory.

use crate::clock;
use crate::directory::{DataDir, Shut};
use crate::looks::Looks;
use crate::sqlite::SqliteJournal;
use chrono::NaiveDate;
use kotodigi::access::{self, Action, Decision, Purpose};
use kotodigi::entry::ClientId;
use kotodigi::journal::Broken;
use kotodigi::office::{Look, LookLog, Office, Visit};
use kotodigi::officer::Officer;
use kotodigi::refusal::No;
use kotodigi::steps::{self, Directory};
use kotodigi::views::{Answer, Question, Receipt};
use kotodigi::words::Lang;
use serde_json::Value;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

#[derive(Debug)]
pub struct House {
    office: RwLock<Office>,
    looks: Arc<dyn LookLog>,
    directory: Mutex<DataDir>,
    kind: Directory,
}

/// Who asks, what for, in which language.
#[derive(Clone, Copy, Debug)]
pub struct Asker {
    pub by: &'static Officer,
    pub purpose: Purpose,
    pub lang: Lang,
}

/// A no, and whether it was the rule of access that said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declined {
    pub no: Box<No>,
    pub by_access: bool,
}

impl<T: Into<No>> From<T> for Declined {
    fn from(no: T) -> Self {
        Declined { no: Box::new(no.into()), by_access: false }
    }
}

impl House {
    pub fn open(directory: DataDir) -> Result<House, Shut> {
        let looks = Arc::new(Looks::open(&directory.looks()).map_err(Shut::Broken)?);
        House::logging_to(directory, looks)
    }

    /// With a log of looks of another kind.
    pub fn logging_to(directory: DataDir, looks: Arc<dyn LookLog>) -> Result<House, Shut> {
        let kind = directory.kind();
        let journal = SqliteJournal::open(&directory.journal(), kind).map_err(Shut::Broken)?;
        let office = Office::open(Arc::new(journal), kind, directory.on()).map_err(Shut::Broken)?;
        Ok(House { office: RwLock::new(office), looks, directory: Mutex::new(directory), kind })
    }

    pub fn kind(&self) -> Directory {
        self.kind
    }

    /// Hook (ops): where the register stands on the disk, and the format of its directory.
    pub fn place(&self) -> (std::path::PathBuf, u32) {
        let directory = self.directory.lock().unwrap_or_else(PoisonError::into_inner);
        (directory.folder().to_owned(), directory.format())
    }

    pub fn on(&self) -> Result<NaiveDate, Broken> {
        self.reading().map(|office| office.on())
    }

    /// Another day of law for a training register, kept over a restart.
    pub fn turn_to(&self, on: NaiveDate) -> Result<(), Broken> {
        let mut office = self.writing()?;
        self.directory.lock().unwrap_or_else(PoisonError::into_inner).turn_to(on)?;
        office.turn_to(on);
        Ok(())
    }

    pub fn reached_at(&self, address: &str) -> std::io::Result<()> {
        self.directory.lock().unwrap_or_else(PoisonError::into_inner).reached_at(address)
    }

    /// Answers when the look is durably in the log; nothing leaves before.
    pub fn look(&self, asker: Asker, question: &Question) -> Result<Answer, Declined> {
        let mut chance = chance();
        let visit = Visit { by: asker.by, at: clock::now(), lang: asker.lang, chance: &mut *chance };
        // The lock goes with the office at the end of this line: nobody waits for it while the log writes.
        let seen = self.reading()?.look(&visit, asker.purpose, question);
        let by_access = !seen.look.allowed;
        let logged = seen.look.log(&*self.looks)?;
        seen.release(logged).map_err(|no| Declined { no: Box::new(no), by_access })
    }

    /// Takes a step. The door logs it with its purpose before it answers or writes.
    pub fn submit(
        &self,
        asker: Asker,
        client: Option<ClientId>,
        kind: &str,
        data: &Value,
        expect: Option<u32>,
    ) -> Result<Receipt, Declined> {
        let step = steps::find(kind).ok_or(No::Absent)?;
        let by_access = !access::decide(asker.by, Action::Record(step.kind)).allowed;
        let mut chance = chance();
        let visit = Visit { by: asker.by, at: clock::now(), lang: asker.lang, chance: &mut *chance };
        self.writing()?
            .submit(visit, (asker.purpose, &*self.looks), client, (kind, data), expect)
            .map_err(|no| Declined { no: Box::new(no), by_access })
    }

    /// Looks at the office from the machine's own command line. Where what is found shows a client, it is logged by
    /// [`House::note_intake`] before it leaves.
    pub fn with<T>(&self, look: impl FnOnce(&Office) -> T) -> Result<T, Broken> {
        self.reading().map(|office| look(&office))
    }

    /// Logs work of intake and the clients it shows, and answers when the look is durable: go on, or the
    /// refusal of the rule of access, which is logged without clients.
    pub fn note_intake(&self, by: &'static Officer, what: &'static str, shown: Vec<ClientId>) -> Result<(), No> {
        let decision = access::decide(by, Action::LoadRegister);
        let Decision { rule, allowed, .. } = decision;
        let (purpose, clients) = (Purpose::DataQuality, if allowed { shown } else { Vec::new() });
        Look { at: clock::now(), by: by.id, purpose, what, rule, allowed, clients }.log(&*self.looks)?;
        if allowed { Ok(()) } else { Err(No::Refused(decision.refusal())) }
    }

    /// Changes more than one client at once: intake, its undoing, made-up countries. Intake names its look, which
    /// is in the log before anything is done.
    pub fn change<T>(
        &self,
        by: &'static Officer,
        lang: Lang,
        look: Option<(&'static str, Vec<ClientId>)>,
        act: impl FnOnce(&mut Office, Visit<'_>) -> Result<T, No>,
    ) -> Result<T, No> {
        if let Some((what, shown)) = look {
            self.note_intake(by, what, shown)?;
        }
        let mut chance = chance();
        act(&mut *self.writing()?, Visit { by, at: clock::now(), lang, chance: &mut *chance })
    }

    fn reading(&self) -> Result<RwLockReadGuard<'_, Office>, Broken> {
        self.office.read().map_err(|_| bug())
    }

    fn writing(&self) -> Result<RwLockWriteGuard<'_, Office>, Broken> {
        self.office.write().map_err(|_| bug())
    }
}

/// After a panic under the lock the state in memory can't be trusted; the journal can.
fn bug() -> Broken {
    Broken::Store("a fault in the program stopped a change half way; the server has to be started again".into())
}

/// Chance for one visit. A system that has none to give can't run a register at all.
fn chance() -> Box<dyn FnMut() -> [u8; 16]> {
    Box::new(|| match clock::chance() {
        Ok(bytes) => bytes,
        Err(_) => std::process::abort(),
    })
}
