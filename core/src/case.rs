//! A client's record: the fold of the client's entries. It never refuses and never asks the law.

mod entries;

use crate::client::{Fact, Field, Source};
use crate::dates::day_of;
use crate::entry::{ClientHead, ClientId, Entry};
use crate::event::{Event, Values, Wordings};
use crate::journal::Broken;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use uuid::Uuid;

/// An entry as the timeline shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub number: u32,
    pub at: i64,
    pub by: String,
    /// None when erased.
    pub event: Option<Event>,
    /// The entry that annulled this one.
    pub annulled_by: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    pub on: NaiveDate,
    /// When it was handled, and whether the person was judged to need services.
    pub handled: Option<(NaiveDate, bool)>,
}

/// Assessment of skills and of the need for integration services (§ 14).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    pub started_on: Option<NaiveDate>,
    pub finished_on: Option<NaiveDate>,
    /// What it showed; nothing is known of one taken over.
    pub needs_plan: Option<bool>,
}

/// Integration plan (§ 16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub on: NaiveDate,
    pub until: Option<NaiveDate>,
    pub last_review_on: Option<NaiveDate>,
    pub directed_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    /// The day of the entry that brought the plan in from an old register.
    pub taken_over_on: Option<NaiveDate>,
}

/// What lengthens the plans' maximum (§ 23, § 31).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extension {
    Months(u32),
    Obstacle { first: NaiveDate, last: NaiveDate },
    Study(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jobseeker {
    pub on: NaiveDate,
    pub registered: bool,
    pub unemployed: Option<bool>,
}

/// Why and until when the data are not erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    pub reason: String,
    pub until: NaiveDate,
}

/// Somebody from outside takes part in this client's matter for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub worker: Box<str>,
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// The person used a right of the data subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The client's entry it stands in.
    pub number: u32,
    pub on: NaiveDate,
    pub kind: Box<str>,
    pub answered_on: Option<NaiveDate>,
}

/// The record of one client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    pub id: ClientId,
    /// Where the record stands: the number of its last entry.
    pub head: ClientHead,
    pub client_number: u64,
    /// Each fact with its history, newest last.
    pub facts: BTreeMap<Field, Vec<Fact>>,
    pub worker: Option<String>,
    pub contacts: Vec<Contact>,
    pub assessment: Option<Assessment>,
    pub plans: Vec<Plan>,
    pub extensions: Vec<Extension>,
    pub change_on: Option<NaiveDate>,
    pub jobseeker: Option<Jobseeker>,
    pub ended_on: Option<NaiveDate>,
    /// The household's id, where it is not the client's own.
    pub household: Option<ClientId>,
    pub invitations: Vec<Invitation>,
    pub requests: Vec<Request>,
    pub withdrawn: bool,
    /// Kept beyond the time of § 77, for this reason.
    pub hold: Option<Hold>,
    /// The run of intake that brought the client in.
    pub run: Option<Uuid>,
    pub entries: Vec<Recorded>,
}

impl Case {
    /// Folds a client's entries, in order.
    pub fn fold(id: ClientId, entries: &[Entry]) -> Result<Case, Broken> {
        let recorded = entries
            .iter()
            .map(|entry| {
                Ok(Recorded {
                    number: entry.header.number,
                    at: entry.header.at,
                    by: entry.header.by.clone(),
                    event: Event::read(entry)?,
                    annulled_by: None,
                })
            })
            .collect::<Result<Vec<Recorded>, Broken>>()?;
        Ok(Case { head: crate::journal::client_head(entries), ..Case::of(id, recorded) })
    }

    /// The record of what was recorded; an annulled entry stays in it and does not count.
    fn of(id: ClientId, mut recorded: Vec<Recorded>) -> Case {
        let annulled: BTreeMap<u32, u32> = recorded
            .iter()
            .filter_map(|entry| match &entry.event {
                Some(Event::EntryAnnulled(e)) => Some((e.number, entry.number)),
                _ => None,
            })
            .collect();
        let mut case = Case { id, ..Case::default() };
        for entry in &mut recorded {
            entry.annulled_by = annulled.get(&entry.number).copied();
            if entry.annulled_by.is_none() {
                case.apply(entry);
            }
        }
        Case { entries: recorded, ..case }
    }

    /// The same record with one event more, before it stands in a journal.
    #[must_use]
    pub(crate) fn with(mut self, event: Event, at: i64, by: &str) -> Case {
        let number = self.head.number + 1;
        let entry = Recorded { number, at, by: by.to_owned(), event: Some(event), annulled_by: None };
        let annuls = matches!(entry.event, Some(Event::EntryAnnulled(_)));
        if annuls {
            let (id, head, mut entries) = (self.id, self.head, self.entries);
            entries.push(entry);
            self = Case { head, ..Case::of(id, entries) };
        } else {
            self.apply(&entry);
            self.entries.push(entry);
        }
        self.head.number = number;
        self
    }

    pub fn exists(&self) -> bool {
        self.client_number > 0 && !self.withdrawn
    }

    /// The value that holds now; empty when none is known.
    pub fn value(&self, field: Field) -> &str {
        self.facts.get(&field).and_then(|history| history.last()).map_or("", |fact| &fact.value)
    }

    pub fn date(&self, field: Field) -> Option<NaiveDate> {
        crate::dates::parse_iso(self.value(field))
    }

    pub fn yes(&self, field: Field) -> bool {
        self.value(field) == "yes"
    }

    pub fn full_name(&self) -> String {
        format!("{} {}", self.value(Field::FamilyName), self.value(Field::GivenNames)).trim().to_owned()
    }

    /// The plan in hand: the last one, unless it was ended.
    pub fn plan(&self) -> Option<&Plan> {
        self.plans.last().filter(|plan| plan.ended_on.is_none())
    }

    fn record(&mut self, values: &Values, (source, wordings): (&Source, &Wordings), entry: &Recorded) {
        for (field, value) in values {
            self.facts.entry(*field).or_default().push(Fact {
                value: value.clone(),
                source: source.clone(),
                wording: wordings.get(field.key()).map(|said| said.as_str().into()),
                by: entry.by.clone(),
                at: entry.at,
                number: entry.number,
            });
        }
    }

    fn apply(&mut self, entry: &Recorded) {
        let Some(event) = &entry.event else { return };
        match event {
            Event::ClientRegistered(e) => {
                self.client_number = e.client_number;
                self.run = e.run;
                // Registered again after an undone intake: the record starts anew.
                self.withdrawn = false;
                self.record(&e.facts, (&e.source, &e.wordings), entry);
            }
            Event::FactsCorrected(e) => self.record(&e.facts, (&e.source, &e.wordings), entry),
            Event::WorkerAssigned(e) => self.worker = Some(e.worker.clone()),
            Event::ContactMade(e) => self.contacts.push(Contact { on: e.on, handled: None }),
            Event::ContactHandled(e) => {
                for contact in self.contacts.iter_mut().filter(|contact| contact.handled.is_none()) {
                    contact.handled = Some((e.on, e.in_need));
                }
            }
            Event::AssessmentStarted(e) => {
                self.assessment = Some(Assessment { started_on: Some(e.on), ..Assessment::default() });
                for contact in self.contacts.iter_mut().filter(|contact| contact.handled.is_none()) {
                    contact.handled = Some((e.on, true));
                }
            }
            Event::AssessmentFinished(e) => {
                let assessment = self.assessment.get_or_insert_default();
                assessment.finished_on = Some(e.on);
                assessment.needs_plan = Some(e.needs_plan);
            }
            Event::AssessmentTakenOver(e) => {
                self.assessment = Some(Assessment { finished_on: Some(e.on), ..Assessment::default() });
            }
            Event::PlanDrawnUp(e) => self.begin_plan(e.on, Some(e.until), None),
            Event::PlanTakenOver(e) => {
                match self.plans.last_mut().filter(|plan| plan.on == e.on && plan.taken_over_on.is_some()) {
                    // A later extract tells the same plan again.
                    Some(plan) => plan.until = e.until.or(plan.until),
                    None => self.begin_plan(e.on, e.until, Some(day_of(entry.at))),
                }
            }
            // What is recorded late does not hide what came after it.
            Event::ChangeNoted(e) => self.change_on = self.change_on.max(Some(e.on)),
            Event::PlanReviewed(e) => {
                if let Some(plan) = self.plans.last_mut().filter(|plan| plan.last_review_on <= Some(e.on)) {
                    plan.last_review_on = Some(e.on);
                    plan.until = e.until.or(plan.until);
                }
            }
            Event::PlanExtended(e) => {
                let extension = match (e.first, e.last, e.months) {
                    (Some(first), Some(last), _) => Extension::Obstacle { first, last },
                    (_, _, Some(months)) if e.ground == "study" => Extension::Study(months),
                    (_, _, months) => Extension::Months(months.unwrap_or(0)),
                };
                self.extensions.push(extension);
                if let (Some(plan), Some(until)) = (self.plans.last_mut(), e.until) {
                    plan.until = Some(until);
                }
            }
            Event::PlanEnded(e) => {
                if let Some(plan) = self.plans.last_mut() {
                    plan.ended_on = Some(e.on);
                }
            }
            Event::DirectedToService(e) => {
                if let Some(plan) = self.plans.last_mut() {
                    plan.directed_on.get_or_insert(e.on);
                }
            }
            Event::JobseekerChanged(e) if self.jobseeker.is_none_or(|now| now.on <= e.on) => {
                self.jobseeker = Some(Jobseeker { on: e.on, registered: e.registered, unemployed: e.unemployed });
            }
            Event::RelationshipEnded(e) => self.ended_on = Some(e.on),
            Event::ErasureHeld(e) => self.hold = Some(Hold { reason: e.reason.clone(), until: e.until }),
            Event::ErasureReleased(_) => self.hold = None,
            // What came before is gone, or is going in the same write.
            Event::ContentErased(_) => {
                let (id, head, entries) = (self.id, self.head, std::mem::take(&mut self.entries));
                *self = Case { id, head, entries, ..Case::default() };
            }
            Event::HouseholdJoined(e) => self.household = Some(e.household).filter(|household| *household != self.id),
            // An id of its own, for others may still live under the one that was left.
            Event::HouseholdLeft(_) => {
                self.household = Some(ClientId::from_u128(self.id.as_u128() ^ u128::from(entry.number)));
            }
            Event::WorkerInvited(e) => {
                self.end_invitations(&e.worker, None);
                self.invitations.push(Invitation { worker: e.worker.as_str().into(), from: e.on, until: e.until });
            }
            Event::InvitationEnded(e) => self.end_invitations(&e.worker, e.on.pred_opt()),
            Event::RequestReceived(e) => self.requests.push(Request {
                number: entry.number,
                on: e.on,
                kind: e.kind.as_str().into(),
                answered_on: None,
            }),
            Event::RequestAnswered(e) => {
                if let Some(request) = self.requests.iter_mut().find(|request| request.number == e.request) {
                    request.answered_on = Some(e.on);
                }
            }
            Event::ClientWithdrawn(_) => {
                let (id, head, entries) = (self.id, self.head, std::mem::take(&mut self.entries));
                *self = Case { id, head, entries, withdrawn: true, ..Case::default() };
            }
            // An annulled entry is left out before; the register's own events stand under no client.
            _ => {}
        }
    }

    /// At the end of a day, or as if it had not been.
    fn end_invitations(&mut self, worker: &str, last: Option<NaiveDate>) {
        for invitation in self.invitations.iter_mut().filter(|invitation| *invitation.worker == *worker) {
            invitation.until = invitation.until.min(last.unwrap_or(invitation.until));
        }
        if last.is_none() {
            self.invitations.retain(|invitation| *invitation.worker != *worker);
        }
    }

    /// Requests of the person that wait for an answer, oldest first.
    pub fn open_requests(&self) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(|request| request.answered_on.is_none())
    }

    /// The household the client lives in; one alone is a household too.
    pub fn household(&self) -> ClientId {
        self.household.unwrap_or(self.id)
    }

    /// Municipalities lived in before.
    pub fn former_municipalities(&self) -> Vec<&str> {
        let now = self.value(Field::Municipality);
        let mut former: Vec<&str> =
            self.facts.get(&Field::Municipality).into_iter().flatten().map(|fact| fact.value.as_str()).collect();
        former.retain(|code| !code.is_empty() && *code != now);
        former.sort_unstable();
        former.dedup();
        former
    }

    fn begin_plan(&mut self, on: NaiveDate, until: Option<NaiveDate>, taken_over_on: Option<NaiveDate>) {
        self.plans.push(Plan { on, until, last_review_on: None, directed_on: None, ended_on: None, taken_over_on });
    }
}
