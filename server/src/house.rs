//! A register open for work in one process: the office behind its lock, the log of looks, the directory.

use crate::anchors::{self, Anchors, Heads, Standing};
use crate::clock;
use crate::directory::{DataDir, Shut};
use crate::erasure::ErasedList;
use crate::looks::Looks;
use crate::sqlite::SqliteJournal;
use chrono::NaiveDate;
use kotodigi::access::{self, Action, Purpose, Resource};
use kotodigi::entry::ClientId;
use kotodigi::intake::load::INTAKE;
use kotodigi::intake::out::{self, Export};
use kotodigi::journal::Broken;
use kotodigi::office::{self, LookLog, Office, Taken, Visit};
use kotodigi::officer::Officer;
use kotodigi::record::anchor::Anchor;
use kotodigi::record::{self, RecordFile};
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi::views::{Answer, Question, Receipt};
use kotodigi::words::Lang;
use serde_json::Value;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use uuid::Uuid;

#[derive(Debug)]
pub struct House {
    office: RwLock<Office>,
    looks: Arc<dyn LookLog>,
    /// Goes before the directory is let go, and after the last look was kept.
    anchors: Anchors,
    directory: Mutex<DataDir>,
    kind: Directory,
}

/// Who asks, what for, in which language, from where.
#[derive(Clone, Debug)]
pub struct Asker {
    pub by: Officer,
    pub purpose: Purpose,
    pub lang: Lang,
    /// When the officer last gave a second factor.
    pub factor_at: Option<i64>,
    /// Address of the other end.
    pub from: String,
}

impl Asker {
    /// From the machine's own command line.
    pub fn at_console(by: &Officer, lang: Lang) -> Asker {
        let from = format!("console {}", clock::console());
        Asker { by: by.clone(), purpose: Purpose::DataQuality, lang, factor_at: None, from }
    }

    fn visit<'a>(&'a self, chance: &'a mut dyn FnMut() -> [u8; 16]) -> Visit<'a> {
        let (factor_at, from) = (self.factor_at, self.from.as_str());
        Visit { by: &self.by, at: clock::now(), lang: self.lang, factor_at, from, chance }
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
        let (journal, looked, file) = (directory.journal(), directory.looks(), directory.anchors());
        let anchors = Anchors::start(journal, looked, file, anchors::EVERY).map_err(Shut::Broken)?;
        Ok(House { office: RwLock::new(office), looks, anchors, directory: Mutex::new(directory), kind })
    }

    /// Another file that gets the heads of both chains every minute, kept by another organisation.
    pub fn anchor_also(&self, file: &Path) -> std::io::Result<()> {
        self.anchors.also_to(file)
    }

    /// The heads of both chains as they stand, for a witness.
    pub fn heads(&self) -> Result<Heads, Broken> {
        self.anchors.heads()
    }

    /// How the anchoring fares.
    pub fn anchoring(&self) -> Standing {
        self.anchors.standing()
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

    /// Of real clients the day of law is today.
    pub fn keep_day(&self) -> Result<(), Broken> {
        let today = clock::today();
        if self.kind == Directory::Production && self.on()? != today {
            self.writing()?.turn_to(today);
        }
        Ok(())
    }

    pub fn set(&self, settings: office::Settings) -> Result<(), Broken> {
        self.writing().map(|mut office| office.set(settings))
    }

    /// The first administrator of a register in which nobody has a right yet.
    pub fn begin(&self, account: (&str, &str)) -> Result<(), No> {
        self.writing()?.begin(&mut *chance(), clock::now(), account)
    }

    /// Removes rights nobody uses.
    pub fn retire(&self, unused: impl Fn(&str) -> bool) -> Result<usize, No> {
        self.writing()?.retire(&mut *chance(), clock::now(), unused)
    }

    /// The list of the erased, outside the directory.
    pub fn erased_list(&self) -> Result<ErasedList, Broken> {
        let directory = self.directory.lock().unwrap_or_else(PoisonError::into_inner);
        directory.erased_list().map_err(|shut| match shut {
            Shut::Broken(fault) => fault,
            other => Broken::Store(format!("{other:?}")),
        })
    }

    pub fn reached_at(&self, address: &str) -> std::io::Result<()> {
        self.directory.lock().unwrap_or_else(PoisonError::into_inner).reached_at(address)
    }

    /// Answers when the look is durably in the log; nothing leaves before.
    pub fn look(&self, asker: &Asker, question: &Question) -> Result<Answer, No> {
        let mut chance = chance();
        let visit = asker.visit(&mut *chance);
        // The lock goes with the office at the end of this line: nobody waits for it while the log writes.
        let seen = self.reading()?.look(&visit, (asker.purpose, &*self.looks), question);
        let logged = seen.look.log(&*self.looks)?;
        seen.release(logged)
    }

    /// Takes a step. The door logs it with its purpose before it answers or writes.
    pub fn submit(
        &self,
        asker: &Asker,
        client: Option<ClientId>,
        kind: &str,
        data: &Value,
        expect: Option<u32>,
    ) -> Result<Receipt, No> {
        let mut chance = chance();
        let visit = asker.visit(&mut *chance);
        self.writing()?.submit(visit, (asker.purpose, &*self.looks), client, (kind, data), expect)
    }

    /// Does a deed of the register's own, logged as a step is.
    pub fn perform(&self, asker: &Asker, subject: Option<Uuid>, kind: &str, data: &Value) -> Result<Receipt, No> {
        let mut chance = chance();
        let visit = asker.visit(&mut *chance);
        self.writing()?.perform(visit, (asker.purpose, &*self.looks), subject, (kind, data))
    }

    /// Somebody with a right in force now: asked at every request, so that a right removed ends at once.
    pub fn officer(&self, id: &str) -> Result<Option<Officer>, Broken> {
        self.reading().map(|office| office.officer(id))
    }

    /// What the policy says of a thing of no client.
    pub fn may(&self, asker: &Asker, (resource, action): (Resource, Action)) -> Result<(), No> {
        let decision = access::decide_plain(&asker.by, asker.purpose, resource, action);
        if decision.allowed { Ok(()) } else { Err(No::Denied(decision.refusal())) }
    }

    /// Looks at the office from the machine's own command line. Where what is found shows a client, it is logged by
    /// [`House::note_intake`] before it leaves.
    pub fn with<T>(&self, look: impl FnOnce(&Office) -> T) -> Result<T, Broken> {
        self.reading().map(|office| look(&office))
    }

    /// The same on a visit, where the core wants to know whose; whom it shows is logged before it leaves.
    pub fn look_at_office<T>(
        &self,
        asker: &Asker,
        look: impl FnOnce(&Office, Visit<'_>) -> Result<T, No>,
    ) -> Result<T, No> {
        let mut chance = chance();
        look(&*self.reading()?, asker.visit(&mut *chance))
    }

    /// Who of a municipality's clients may be given out, once the look at all of them is in the log.
    pub fn export(&self, asker: &Asker, municipality: &str) -> Result<Export, No> {
        let exporting =
            self.look_at_office(asker, |office, visit| Ok(out::export(office, &visit, asker.purpose, municipality)))?;
        let logged = exporting.look.log(&*self.looks)?;
        exporting.release(logged)
    }

    /// One client's whole record with what proves it, once the look is durably in the log.
    pub fn record(&self, asker: &Asker, client_number: &str) -> Result<RecordFile, No> {
        let mut chance = chance();
        let visit = asker.visit(&mut *chance);
        // The lock goes at the end of this line.
        let taken = self.reading()?.take_out(&visit, asker.purpose, client_number);
        let logged = taken.look.log(&*self.looks)?;
        let Taken { client, client_number, entries, journal } = taken.release(logged)?;
        let known = self.anchors.known().map_err(|why| Broken::Store(why.to_string()))?;
        // What was anchored meanwhile is ahead of this record.
        let known: Vec<Anchor> =
            known.into_iter().filter(|anchor| anchor.journal.position <= journal.position).collect();
        let anchors = record::covering(&known, &entries);
        let ties = self.anchors.ties(&known, entries.iter().map(|entry| entry.header.position))?;
        Ok(RecordFile::of(visit.at, (client, client_number), &entries, journal, anchors).with_ties(ties))
    }

    /// Logs work of intake and the clients it shows, and answers when the look is durable: go on, or the
    /// refusal of the rule of access, which is logged without clients.
    pub fn note_intake(&self, asker: &Asker, what: &'static str, shown: Vec<ClientId>) -> Result<(), No> {
        self.note(asker, INTAKE, what, shown)
    }

    /// The same for other work of the machine's own: what the policy is asked, and what it shows.
    pub fn note(
        &self,
        asker: &Asker,
        asks: (Resource, Action),
        what: &'static str,
        shown: Vec<ClientId>,
    ) -> Result<(), No> {
        let mut chance = chance();
        let visit = asker.visit(&mut *chance);
        let (look, decision) = self.reading()?.look_of(&visit, asker.purpose, what, asks, shown);
        look.log(&*self.looks)?;
        if decision.allowed { Ok(()) } else { Err(No::Denied(decision.refusal())) }
    }

    /// Changes more than one client at once: intake, its undoing, made-up countries. Intake names its look, which
    /// is in the log before anything is done.
    pub fn change<T>(
        &self,
        asker: &Asker,
        look: Option<(&'static str, Vec<ClientId>)>,
        act: impl FnOnce(&mut Office, Visit<'_>) -> Result<T, No>,
    ) -> Result<T, No> {
        if let Some((what, shown)) = look {
            self.note_intake(asker, what, shown)?;
        }
        let mut chance = chance();
        act(&mut *self.writing()?, asker.visit(&mut *chance))
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
