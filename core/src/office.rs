//! The one door. A command goes in by [`Office::submit`] or [`Office::perform`]: may this officer do it → does the
//! step or deed allow it → events → journal → state. A read goes out by [`Office::look`]: may this officer see it,
//! for which purpose; what it shows can only be taken out of [`Seen`] with the proof that the look was logged.

mod door;
mod erase;
mod keeping;
mod log;
mod near;
mod runs;
mod settings;
mod take_out;
mod telling;

pub use erase::{Erasing, Left};
pub use log::{Logged, Look, LookLog, Seen, VecLog, Waiting};
pub use near::Sights;
pub use runs::{GivenUp, OpenRun, Run};
pub use settings::Settings;
pub use take_out::{Taken, TakenOut};
pub use telling::{Telling, Told};

use self::runs::Runs;
use crate::access::Sight;
use crate::case::Case;
use crate::dates::day_of;
use crate::entry::{ClientHead, ClientId, Content, Draft, Entry, Head, REGISTER};
use crate::event::Event;
use crate::form;
use crate::intake::diff::Signature;
use crate::journal::{Broken, Journal};
use crate::officer::{self, Officer};
use crate::refusal::No;
use crate::register::Register;
use crate::rights::Rights;
use crate::steps::{self, Directory, Scene};
use crate::words::Lang;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Who knocks, when, and where salts and ids come from.
pub struct Visit<'a> {
    pub by: &'a Officer,
    /// Moment of recording, milliseconds since 1970 UTC.
    pub at: i64,
    pub lang: Lang,
    /// When the officer last gave a second factor.
    pub factor_at: Option<i64>,
    /// Address the request came from; empty in a browser of one's own.
    pub from: &'a str,
    /// Sixteen unpredictable bytes a call.
    pub chance: &'a mut dyn FnMut() -> [u8; 16],
}

impl std::fmt::Debug for Visit<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Visit").field("by", &self.by.id).field("at", &self.at).finish_non_exhaustive()
    }
}

/// Who enters an event, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a> {
    pub by: &'a Officer,
    pub at: i64,
}

/// What is to be written behind a client's record, and the record as it then stands.
#[derive(Debug)]
pub(crate) struct Change<'a> {
    place: ClientHead,
    after: Case,
    events: Vec<(Said<'a>, Event)>,
}

impl<'a> Change<'a> {
    pub(crate) fn of(case: Case) -> Change<'a> {
        Change { place: case.head, after: case, events: Vec::new() }
    }

    pub(crate) fn add(&mut self, said: Said<'a>, event: Event) {
        self.after = std::mem::take(&mut self.after).with(event.clone(), said.at, &said.by.id);
        self.events.push((said, event));
    }
}

/// A register open for work.
#[derive(Debug)]
pub struct Office {
    journal: Arc<dyn Journal>,
    head: Head,
    own: ClientHead,
    register: Register,
    rights: Rights,
    runs: Runs,
    /// Signed differences of dual runs that belong to no client.
    signed: HashMap<String, Signature>,
    /// Clients of undone runs and the day they were withdrawn: nobody sees them, and their data still stand here.
    withdrawn: BTreeMap<ClientId, NaiveDate>,
    directory: Directory,
    settings: Settings,
    on: NaiveDate,
}

impl Office {
    /// Folds the whole journal. `on` is the day of law to begin with.
    pub fn open(journal: Arc<dyn Journal>, directory: Directory, on: NaiveDate) -> Result<Office, Broken> {
        let head = journal.head()?;
        let mut office = Office {
            journal: journal.clone(),
            head,
            own: ClientHead::default(),
            register: Register::default(),
            rights: Rights::default(),
            runs: Runs::default(),
            signed: HashMap::new(),
            withdrawn: BTreeMap::new(),
            directory,
            settings: Settings::default(),
            on,
        };
        // The register's own first: it says which runs of intake are whole.
        office.take_in(REGISTER, &journal.of_client(REGISTER)?)?;
        journal.each_client(&mut |client, entries| match client {
            REGISTER => Ok(()),
            client => office.take_in(client, &entries),
        })?;
        Ok(office)
    }

    pub fn on(&self) -> NaiveDate {
        self.on
    }

    pub fn directory(&self) -> Directory {
        self.directory
    }

    pub fn head(&self) -> Head {
        self.head
    }

    pub fn register(&self) -> &Register {
        &self.register
    }

    pub fn rights(&self) -> &Rights {
        &self.rights
    }

    pub fn settings(&self) -> Settings {
        self.settings
    }

    pub fn set(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// Somebody with a right in force today, by id.
    pub fn officer(&self, id: &str) -> Option<Officer> {
        steps::officer_of(&self.rights, self.directory, id, self.on)
    }

    /// Everybody with a right in force today, once.
    pub fn officers(&self) -> impl Iterator<Item = Officer> {
        let made_up = officer::TRAINING.iter().filter(|_| self.directory == Directory::Training);
        let made_up = made_up.filter(|officer| self.rights.account(&officer.id).is_none()).cloned();
        self.rights.officers(self.on).chain(made_up)
    }

    /// Another day of law: deadlines are reckoned anew.
    pub fn turn_to(&mut self, on: NaiveDate) {
        if on != self.on {
            self.on = on;
            self.register.turn_to(on);
        }
    }

    fn take_in(&mut self, client: ClientId, entries: &[Entry]) -> Result<(), Broken> {
        if client == REGISTER {
            self.own = crate::journal::client_head(entries);
            for entry in entries {
                if let Some(event) = Event::read(entry)? {
                    let header = &entry.header;
                    self.note_own(header.number, header.at, &header.by, &event);
                }
            }
            return Ok(());
        }
        let case = Case::fold(client, entries)?;
        self.stands(&case);
        Ok(())
    }

    /// A client's record now stands like this.
    fn stands(&mut self, case: &Case) {
        for entry in &case.entries {
            // A number was given once and is not given again, though the client was withdrawn.
            match &entry.event {
                Some(Event::ClientRegistered(e)) => self.register.keep_number(e.client_number),
                Some(Event::ContentErased(e)) => self.register.keep_number(e.numbers_given),
                _ => {}
            }
        }
        self.withdrawn.remove(&case.id);
        if let Some(at) = self.runs.undone_at(case) {
            return self.withdraw(case.id, at);
        }
        if let Some(run) = self.runs.hides(case) {
            return self.runs.stage(run, case);
        }
        self.runs.unstage(case.id);
        self.runs.touches(case);
        if let Some(last) = case.entries.last().filter(|_| case.withdrawn) {
            self.withdrawn.insert(case.id, day_of(last.at));
        }
        self.register.put(case, self.on);
    }

    /// Nobody sees a client any more whose run was taken back.
    fn withdraw(&mut self, client: ClientId, at: i64) {
        self.register.put(&Case { id: client, ..Case::default() }, self.on);
        self.withdrawn.insert(client, day_of(at));
    }

    /// An event of the register's own.
    fn note_own(&mut self, number: u32, at: i64, by: &str, event: &Event) {
        match event {
            Event::ImportBegun(e) => self.runs.began(e, by, at),
            Event::ImportLoaded(e) => {
                for row in self.runs.closed(e, by, at) {
                    self.register.put_row(row, self.on);
                }
            }
            Event::ImportUndone(e) => {
                for client in self.runs.undo(e.run, by, at) {
                    // Of others it only changed something, and that was annulled beside.
                    if self.register.row(client).is_none_or(|row| row.run == Some(e.run)) {
                        self.withdraw(client, at);
                    }
                }
            }
            Event::DifferenceSignedOff(e) => {
                self.signed.insert(e.difference.clone(), Signature::new(e, by, at));
            }
            event => self.rights.apply(number, at, by, event),
        }
    }

    /// Clients of undone runs, and the day they were withdrawn.
    pub fn withdrawn(&self) -> impl Iterator<Item = (ClientId, NaiveDate)> {
        self.withdrawn.iter().map(|(client, day)| (*client, *day))
    }

    /// A client's record; empty where there is none, or its run of intake is not whole.
    pub fn case(&self, client: ClientId) -> Result<Case, Broken> {
        if self.runs.is_staged(client) {
            return Ok(Case { id: client, ..Case::default() });
        }
        let case = self.staged_case(client)?;
        if self.runs.undone_at(&case).is_none() {
            return Ok(case);
        }
        Ok(Case { id: client, head: case.head, entries: case.entries, withdrawn: true, ..Case::default() })
    }

    /// The same, of clients nobody sees yet too.
    pub(crate) fn staged_case(&self, client: ClientId) -> Result<Case, Broken> {
        Case::fold(client, &self.journal.of_client(client)?)
    }

    pub fn scene<'a>(&'a self, by: &'a Officer, sight: Sight) -> Scene<'a> {
        let (register, rights) = (&self.register, &self.rights);
        Scene { by, on: self.on, directory: self.directory, register, rights, sight }
    }

    /// Writes the changes of several clients and events of the register's own, all or none, and folds them in.
    pub(crate) fn write(
        &mut self,
        chance: &mut dyn FnMut() -> [u8; 16],
        mut changes: Vec<Change<'_>>,
        own: Vec<(Said<'_>, Event)>,
    ) -> Result<(), No> {
        let mut head = self.head;
        let many = changes.iter().map(|change| change.events.len()).sum::<usize>() + own.len();
        let mut entries: Vec<Entry> = Vec::with_capacity(many);
        let mut seal = |client: ClientId, place: ClientHead, said: &Said<'_>, event: &Event| {
            let (kind, version) = event.kind();
            let payload = event.payload().map_err(|why| Broken::Store(why.to_string()))?;
            let content = Content { salt: chance(), payload };
            let draft = Draft { client, at: said.at, by: said.by.id.clone(), kind, version, content };
            let entry = draft.seal(head, place);
            let place = ClientHead { number: entry.header.number, hash: entry.hash };
            head = head.behind(&entry.hash);
            entries.push(entry);
            Ok::<ClientHead, Broken>(place)
        };
        for Change { place, after, events } in &mut changes {
            for (said, event) in events.iter() {
                *place = seal(after.id, *place, said, event)?;
            }
            after.head = *place;
        }
        let mut own_head = self.own;
        for (said, event) in &own {
            own_head = seal(REGISTER, own_head, said, event)?;
        }
        self.journal.append(&entries, self.head, head)?;
        (self.head, self.own) = (head, own_head);
        // Whom a closing run leaves behind goes before the others are seen.
        changes.iter().filter(|change| change.after.withdrawn).for_each(|change| self.runs.unstage(change.after.id));
        let first = own_head.number - u32::try_from(own.len()).unwrap_or_default() + 1;
        for (number, (said, event)) in (first..).zip(own) {
            self.note_own(number, said.at, &said.by.id, &event);
        }
        for change in changes {
            self.stands(&change.after);
        }
        Ok(())
    }
}

/// Does the step allow it on that day, and what follows.
fn decide(case: &Case, scene: &Scene<'_>, kind: &str, data: &Value) -> Result<Vec<Event>, No> {
    let step = steps::find(kind).ok_or(No::Absent)?;
    (step.open)(case, scene)?;
    let filled = form::fill(step.form, data).map_err(No::Problems)?;
    (step.decide)(case, scene, filled)
}
