//! The one door. A command goes in by [`Office::submit`]: may this officer do it → does the step allow it →
//! events → journal → state. A read goes out by [`Office::look`]: may this officer see it, for which purpose;
//! what it shows can only be taken out of [`Seen`] with the proof that the look was logged.

mod erase;
mod log;

pub use erase::{Erasing, Left};
pub use log::{Logged, Look, LookLog, Seen, Waiting};

use crate::access::{self, Action, Decision, Purpose};
use crate::case::Case;
use crate::entry::{ClientHead, ClientId, Content, Draft, Entry, Head, REGISTER};
use crate::event::Event;
use crate::form;
use crate::journal::{Broken, Journal};
use crate::officer::Officer;
use crate::pages;
use crate::refusal::No;
use crate::register::Register;
use crate::steps::{self, Directory, Scene};
use crate::views::{Question, Receipt};
use crate::words::Lang;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// Who knocks, when, and where salts and ids come from.
pub struct Visit<'a> {
    pub by: &'a Officer,
    /// Moment of recording, milliseconds since 1970 UTC.
    pub at: i64,
    pub lang: Lang,
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
        self.after = std::mem::take(&mut self.after).with(event.clone(), said.at, said.by.id);
        self.events.push((said, event));
    }
}

/// Steps of one client, told in order; of a new client when none is named.
#[derive(Clone, Debug)]
pub struct Telling {
    pub client: Option<ClientId>,
    pub steps: Vec<Told>,
}

/// One step as a story tells it.
#[derive(Clone, Debug)]
pub struct Told {
    pub on: NaiveDate,
    pub by: &'static Officer,
    pub step: &'static str,
    pub data: Value,
}

impl Told {
    /// Told steps are recorded on their own day, in the morning.
    fn at(&self) -> i64 {
        (i64::from(self.on.to_epoch_days()) * 24 + 7) * 3_600_000
    }
}

/// A register open for work.
#[derive(Debug)]
pub struct Office {
    journal: Arc<dyn Journal>,
    head: Head,
    own: ClientHead,
    register: Register,
    /// Runs of intake that are in and not undone, by run.
    runs: HashMap<Uuid, BTreeSet<ClientId>>,
    directory: Directory,
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
            runs: HashMap::new(),
            directory,
            on,
        };
        journal.each_client(&mut |client, entries| office.take_in(client, &entries))?;
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
                self.note_run(Event::read(entry)?);
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
        for run in case.runs() {
            self.runs.entry(run).or_default().insert(case.id);
        }
        self.register.put(case, self.on);
    }

    fn note_run(&mut self, event: Option<Event>) {
        match event {
            Some(Event::ImportLoaded(e)) => drop(self.runs.entry(e.run).or_default()),
            Some(Event::ImportUndone(e)) => drop(self.runs.remove(&e.run)),
            _ => {}
        }
    }

    /// Clients of a run of intake that is in; none when there is no such run or it was undone.
    pub fn run(&self, run: Uuid) -> Option<&BTreeSet<ClientId>> {
        self.runs.get(&run)
    }

    /// Runs of intake that are in, for a command line that was given the beginning of an id.
    pub fn runs(&self) -> impl Iterator<Item = Uuid> {
        self.runs.keys().copied()
    }

    pub fn case(&self, client: ClientId) -> Result<Case, Broken> {
        Case::fold(client, &self.journal.of_client(client)?)
    }

    pub fn scene<'a>(&'a self, by: &'a Officer) -> Scene<'a> {
        Scene { by, on: self.on, directory: self.directory, register: &self.register }
    }

    /// Takes a step. `expect` is the version of the record the officer saw; `None` only where there is none yet.
    /// What is answered can tell of a client too: nothing is answered, and nothing written, before the log has it.
    pub fn submit(
        &mut self,
        visit: Visit<'_>,
        (purpose, log): (Purpose, &dyn LookLog),
        client: Option<ClientId>,
        (kind, data): (&str, &Value),
        expect: Option<u32>,
    ) -> Result<Receipt, No> {
        let step = steps::find(kind).ok_or(No::Absent)?;
        let decision = access::decide(visit.by, Action::Record(step.kind));
        let Decision { rule, allowed, .. } = decision;
        let (at, by, clients) = (visit.at, visit.by.id, client.into_iter().collect());
        let logged = log.begin(&Look { at, by, purpose, what: step.kind, rule, allowed, clients });
        // Whoever may not take the step is not even told whether there is a record.
        let decided = if allowed {
            self.prepare(visit.by, client, (kind, data), expect, visit.chance)
        } else {
            Err(No::Refused(decision.refusal()))
        };
        logged()?;
        let (case, events) = decided?;
        let (client, mut change) = (case.id, Change::of(case));
        let said = Said { by: visit.by, at: visit.at };
        events.into_iter().for_each(|event| change.add(said, event));
        let version = change.after.head.number;
        self.write(visit.chance, vec![change], None)?;
        Ok(Receipt { client, version })
    }

    /// The record a step is taken on, and what follows from the step.
    fn prepare(
        &self,
        by: &Officer,
        client: Option<ClientId>,
        (kind, data): (&str, &Value),
        expect: Option<u32>,
        chance: &mut dyn FnMut() -> [u8; 16],
    ) -> Result<(Case, Vec<Event>), No> {
        let case = self.case_for(client, kind, chance)?;
        if expect.is_some_and(|seen| seen != case.head.number) {
            return Err(No::Stale { now: case.head.number });
        }
        let events = self.decide(&case, self.on, by, kind, data)?;
        Ok((case, events))
    }

    /// Takes many steps of many clients, each as of its own day, all or none: stories and made-up countries.
    /// Only in a training directory, for it lets the teller choose day and officer.
    pub fn tell(&mut self, chance: &mut dyn FnMut() -> [u8; 16], tellings: &[Telling]) -> Result<Vec<ClientId>, No> {
        if self.directory != Directory::Training {
            return Err(No::Absent);
        }
        let mut changes = Vec::with_capacity(tellings.len());
        let mut registered = 0;
        for telling in tellings {
            let first = telling.steps.first().map_or("", |told| told.step);
            let mut change = Change::of(self.case_for(telling.client, first, chance)?);
            for told in &telling.steps {
                for mut event in self.decide(&change.after, told.on, told.by, told.step, &told.data)? {
                    if let Event::ClientRegistered(e) = &mut event {
                        e.client_number += registered;
                        registered += 1;
                    }
                    change.add(Said { by: told.by, at: told.at() }, event);
                }
            }
            changes.push(change);
        }
        let ids = changes.iter().map(|change| change.after.id).collect();
        self.write(chance, changes, None)?;
        Ok(ids)
    }

    fn case_for(&self, client: Option<ClientId>, kind: &str, chance: &mut dyn FnMut() -> [u8; 16]) -> Result<Case, No> {
        match (client, kind) {
            (None, "register_client") => Ok(Case { id: Uuid::from_bytes(chance()), ..Case::default() }),
            (Some(id), kind) if kind != "register_client" => {
                self.register.row(id).ok_or(No::Absent)?;
                Ok(self.case(id)?)
            }
            _ => Err(No::Absent),
        }
    }

    /// May this officer do it, does the step allow it on that day, and what follows.
    fn decide(&self, case: &Case, on: NaiveDate, by: &Officer, kind: &str, data: &Value) -> Result<Vec<Event>, No> {
        let step = steps::find(kind).ok_or(No::Absent)?;
        allowed(by, Action::Record(step.kind))?;
        let scene = Scene { on, ..self.scene(by) };
        (step.open)(case, &scene)?;
        let filled = form::fill(step.form, data).map_err(No::Problems)?;
        (step.decide)(case, &scene, filled)
    }

    /// Writes the changes of several clients and an event of the register's own, all or none, and folds them in.
    pub(crate) fn write(
        &mut self,
        chance: &mut dyn FnMut() -> [u8; 16],
        mut changes: Vec<Change<'_>>,
        own: Option<(Said<'_>, Event)>,
    ) -> Result<(), No> {
        let mut head = self.head;
        let mut entries: Vec<Entry> = Vec::new();
        let mut seal = |client: ClientId, place: ClientHead, said: &Said<'_>, event: &Event| {
            let (kind, version) = event.kind();
            let payload = event.payload().map_err(|why| Broken::Store(why.to_string()))?;
            let content = Content { salt: chance(), payload };
            let draft = Draft { client, at: said.at, by: said.by.id.to_owned(), kind, version, content };
            let entry = draft.seal(head, place);
            let place = ClientHead { number: entry.header.number, hash: entry.header.hash() };
            head = head.next(&entry.header);
            entries.push(entry);
            Ok::<ClientHead, Broken>(place)
        };
        for Change { place, after, events } in &mut changes {
            for (said, event) in events.iter() {
                *place = seal(after.id, *place, said, event)?;
            }
            after.head = *place;
        }
        let own_head = match &own {
            Some((said, event)) => seal(REGISTER, self.own, said, event)?,
            None => self.own,
        };
        self.journal.append(&entries, self.head, head)?;
        (self.head, self.own) = (head, own_head);
        for change in changes {
            self.stands(&change.after);
        }
        self.note_run(own.map(|(_, event)| event));
        Ok(())
    }

    /// Answers a question, or refuses it; either way the look is to be logged before it is released.
    pub fn look(&self, visit: &Visit<'_>, purpose: Purpose, question: &Question) -> Seen {
        let (what, action) = match question {
            Question::Work(_) => ("work", Action::SeeWorkList),
            Question::Search(_) => ("search", Action::Search),
            Question::Client(_) => ("client", Action::SeeClient),
            Question::Form { .. } => ("form", Action::SeeClient),
        };
        let decision = access::decide(visit.by, action);
        let answer =
            if decision.allowed { pages::answer(self, visit, question) } else { Err(No::Refused(decision.refusal())) };
        let clients = match &answer {
            Ok(answer) => pages::clients(answer),
            Err(_) => Vec::new(),
        };
        let Decision { rule, allowed, .. } = decision;
        Seen::shut(Look { at: visit.at, by: visit.by.id, purpose, what, rule, allowed, clients }, answer)
    }
}

pub(crate) fn allowed(by: &Officer, action: Action) -> Result<(), No> {
    let decision = access::decide(by, action);
    if decision.allowed { Ok(()) } else { Err(No::Refused(decision.refusal())) }
}
