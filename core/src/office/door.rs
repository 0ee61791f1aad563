//! What goes in and out by the door: steps, deeds, looks.

use super::{Change, Look, LookLog, Office, Said, Seen, Visit, decide};
use crate::access::{Action, Decision, Purpose, Resource, Sight};
use crate::case::Case;
use crate::deeds::{self, Deed};
use crate::entry::ClientId;
use crate::event::Event;
use crate::form;
use crate::pages;
use crate::refusal::No;
use crate::register::Row;
use crate::steps;
use crate::views::{Question, Receipt};
use serde_json::Value;
use std::borrow::Cow;
use uuid::Uuid;

impl Office {
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
        let row = client.and_then(|id| self.register.row(id));
        let sight = match client {
            Some(_) => self.sight(&visit, purpose, row),
            None => Sight::of_new(visit.by, purpose),
        };
        let permitted = if client.is_some() && !sight.is_seen() {
            // Whoever may not see the record is not even told whether there is one.
            Err(self.unseen(&visit, purpose))
        } else {
            self.allowed(&visit, purpose, row, (Resource::Steps(step.group), Action::Change))
        };
        let decision = match &permitted {
            Ok(decision) => *decision,
            Err(_) => self.asked(&visit, purpose, row, (Resource::Steps(step.group), Action::Change)),
        };
        let look = Look::of(&visit, purpose, step.kind, &decision, permitted.is_ok(), row.map(|row| row.id));
        let logged = log.begin(&look.with_sight(&sight));
        let decided = permitted.and_then(|_| self.prepare(&visit, client, sight, (kind, data), expect));
        logged()?;
        let (mut case, events) = decided?;
        if client.is_none() {
            case.id = Uuid::from_bytes((visit.chance)());
        }
        let (client, mut change) = (case.id, Change::of(case));
        let said = Said { by: visit.by, at: visit.at };
        events.into_iter().for_each(|event| change.add(said, event));
        let version = change.after.head.number;
        self.write(visit.chance, vec![change], Vec::new())?;
        Ok(Receipt { client, version })
    }

    /// The record a step is taken on, and what follows from the step.
    fn prepare(
        &self,
        visit: &Visit<'_>,
        client: Option<ClientId>,
        sight: Sight,
        (kind, data): (&str, &Value),
        expect: Option<u32>,
    ) -> Result<(Case, Vec<Event>), No> {
        let case = match (client, kind) {
            (None, "register_client") => Case::default(),
            (Some(id), kind) if kind != "register_client" => self.case(id)?,
            _ => return Err(No::Absent),
        };
        if expect.is_some_and(|seen| seen != case.head.number) {
            return Err(No::Stale { now: case.head.number });
        }
        let events = decide(&case, &self.scene(visit.by, sight), kind, data)?;
        Ok((case, events))
    }

    /// Does a deed of the register's own. The log has it before anything is answered or written.
    pub fn perform(
        &mut self,
        visit: Visit<'_>,
        (purpose, log): (Purpose, &dyn LookLog),
        subject: Option<Uuid>,
        (kind, data): (&str, &Value),
    ) -> Result<Receipt, No> {
        let deed = deeds::find(kind).ok_or(No::Absent)?;
        let (permitted, look) = self.permitted(&visit, purpose, deed, subject);
        let logged = log.begin(&look);
        let new = Uuid::from_bytes((visit.chance)());
        let decided = permitted.and_then(|decision| {
            let scene = self.deed_scene(&visit, purpose, subject, decision.right, new);
            (deed.open)(&scene)?;
            (deed.decide)(&scene, form::fill(deed.form, data).map_err(No::Problems)?)
        });
        logged()?;
        let event = decided?;
        let version = self.own.number + 1;
        // Whoever opened a client goes on to the client.
        let client = if let Event::ClientOpened(opened) = &event { opened.client } else { subject.unwrap_or(new) };
        self.write(visit.chance, Vec::new(), vec![(Said { by: visit.by, at: visit.at }, event)])?;
        Ok(Receipt { client, version })
    }

    pub(crate) fn deed_scene<'a>(
        &'a self,
        visit: &'a Visit<'_>,
        purpose: Purpose,
        subject: Option<Uuid>,
        right: Option<Uuid>,
        new: Uuid,
    ) -> deeds::Scene<'a> {
        let (by, on, at, factor_at) = (visit.by, self.on, visit.at, visit.factor_at);
        deeds::Scene { by, office: self, purpose, on, at, factor_at, subject, right, new }
    }

    /// May the deed be done, and the look at it.
    fn permitted(
        &self,
        visit: &Visit<'_>,
        purpose: Purpose,
        deed: &'static Deed,
        subject: Option<Uuid>,
    ) -> (Result<Decision, No>, Look) {
        let row = self.client_of(deed, subject);
        let of_client = deed.asks.0.is_of_client();
        let decision = self.asked(visit, purpose, row, deed.asks);
        let permitted = if of_client && !self.sight(visit, purpose, row).is_seen() {
            Err(self.unseen(visit, purpose))
        } else if deed.has_subject != subject.is_some() {
            Err(No::Absent)
        } else {
            self.allowed(visit, purpose, row, deed.asks)
        };
        let look = Look::of(visit, purpose, deed.kind, &decision, permitted.is_ok(), row.map(|row| row.id));
        (permitted, look)
    }

    fn client_of(&self, deed: &Deed, subject: Option<Uuid>) -> Option<&Row> {
        subject.filter(|_| deed.asks.0.is_of_client()).and_then(|id| self.register.row(id))
    }

    /// A look at many clients at once from outside the pages, and what the policy says of it.
    pub fn look_of(
        &self,
        visit: &Visit<'_>,
        purpose: Purpose,
        what: &'static str,
        asks: (Resource, Action),
        shown: Vec<ClientId>,
    ) -> (Look, Decision) {
        let decision = self.asked(visit, purpose, None, asks);
        let look = Look::of(visit, purpose, what, &decision, decision.allowed, None);
        let clients = if decision.allowed { shown } else { Vec::new() };
        (Look { clients, ..look }, decision)
    }

    /// Answers a question, or refuses it; either way the look is to be logged before it is released.
    pub fn look(&self, visit: &Visit<'_>, (purpose, log): (Purpose, &dyn LookLog), question: &Question) -> Seen {
        if let Question::Deed { deed, subject } = question {
            return self.look_at_deed(visit, purpose, deed, *subject);
        }
        let (what, asks) = question.asks();
        let row = question.client().and_then(|id| self.register.row(id));
        let sight = self.sight(visit, purpose, row);
        // Whoever watches the logs sees the log of a client, and not the client.
        let there =
            sight.is_seen() || (row.is_some() && question.is_of_log() && self.asked(visit, purpose, row, asks).allowed);
        let permitted = if question.client().is_some() && !there {
            Err(self.unseen(visit, purpose))
        } else {
            self.allowed(visit, purpose, row, asks)
        };
        let decision = match &permitted {
            Ok(decision) => *decision,
            Err(_) => self.asked(visit, purpose, row, asks),
        };
        let allowed = permitted.is_ok();
        let answer = permitted.and_then(|_| pages::answer(self, visit, (purpose, log), sight, question));
        let mut look = Look::of(visit, purpose, what, &decision, allowed, row.map(|row| row.id));
        if question.client().is_some() {
            look = look.with_sight(&sight);
        }
        if let Ok(answer) = &answer {
            look.clients.extend(pages::clients(answer).into_iter().filter(|id| row.is_none_or(|row| row.id != *id)));
        }
        Seen::shut(look, answer)
    }

    fn look_at_deed(&self, visit: &Visit<'_>, purpose: Purpose, kind: &str, subject: Option<Uuid>) -> Seen {
        let Some(deed) = deeds::find(kind) else {
            let none = crate::access::decide_plain(visit.by, purpose, Resource::Law, Action::See);
            return Seen::shut(Look::of(visit, purpose, "deed", &none, false, None), Err(No::Absent));
        };
        let (permitted, mut look) = self.permitted(visit, purpose, deed, subject);
        look.what = Cow::Borrowed("deed_form");
        let answer = permitted.and_then(|decision| {
            let scene = self.deed_scene(visit, purpose, subject, decision.right, Uuid::nil());
            pages::deed(deed, &scene, visit.lang)
        });
        Seen::shut(look, answer)
    }
}
