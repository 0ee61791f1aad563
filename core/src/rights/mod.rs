//! Rights of use, openings and notices: the fold of the register's own events (§ 79–81). Like the fold of a case it
//! never refuses; only deeds do.

mod notice;
mod opening;

pub use notice::{Concern, Notice};
pub use opening::{Opening, OpeningKind};

use crate::entry::ClientId;
use crate::event::Event;
use crate::officer::{self, Officer, Right};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// How far a right has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Requested,
    Granted,
    Declined,
    Opened,
    Removed,
}

/// A right of use with its way so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub right: Right,
    pub account: String,
    pub state: State,
    pub training: bool,
    pub takes_part: bool,
    pub reason: String,
    pub requested_by: String,
    pub granted_by: Option<String>,
    /// When it was opened, last reviewed or changed: from then runs the year to the next review.
    pub settled_at: Option<i64>,
    /// Every step of its way: when, by whom, which event.
    pub way: Vec<(i64, String, &'static str)>,
}

/// A person who has or had rights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub name: String,
    pub rights: Vec<Uuid>,
}

/// An anomaly in the logs that KEHA told a municipality of (§ 79 (3)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anomaly {
    pub id: Uuid,
    pub at: i64,
    pub organisation: String,
    pub officer: String,
    pub what: String,
    /// When, by whom, the cause and what was done.
    pub answered: Option<(i64, String, String, String)>,
}

#[derive(Clone, Debug, Default)]
pub struct Rights {
    accounts: BTreeMap<String, Account>,
    held: BTreeMap<Uuid, Held>,
    openings: HashMap<(String, ClientId), Vec<Opening>>,
    notices: Vec<Notice>,
    seen: HashMap<String, u64>,
    anomalies: Vec<Anomaly>,
    /// Lists of erasure that were approved: which, by whom, when.
    approvals: Vec<(String, String, i64)>,
}

impl Rights {
    /// Takes in an event of the register's own chain.
    pub fn apply(&mut self, number: u32, at: i64, by: &str, event: &Event) {
        let noted = notice::of(self, event);
        match event {
            Event::RightRequested(e) => {
                let held = Held {
                    training: e.training,
                    takes_part: e.takes_part,
                    reason: e.reason.clone(),
                    ..Held::begun(&e.right, &e.account, State::Requested, by)
                };
                self.begin(held, &e.name);
            }
            Event::MunicipalityEnrolled(e) => {
                let held = Held {
                    reason: e.notice.clone(),
                    settled_at: Some(at),
                    ..Held::begun(&e.right, &e.account, State::Opened, by)
                };
                self.begin(held, &e.name);
            }
            Event::RightGranted(e) => self.change(e.right, |held| {
                held.granted_by = Some(by.to_owned());
                // Practice opens at once: nobody's data is in it.
                held.state = if held.training { State::Opened } else { State::Granted };
                held.settled_at = Some(at);
            }),
            Event::RightDeclined(e) => self.change(e.right, |held| held.state = State::Declined),
            Event::RightOpened(e) => self.change(e.right, |held| {
                held.state = State::Opened;
                held.settled_at = Some(at);
            }),
            Event::RightChanged(e) => self.change(e.right.id, |held| {
                held.right = e.right.clone();
                held.settled_at = Some(at);
            }),
            Event::RightRemoved(e) => self.change(e.right, |held| held.state = State::Removed),
            Event::RightReviewed(e) => self.change(e.right, |held| held.settled_at = Some(at)),
            Event::ClientOpened(e) => {
                if let Some(opening) = Opening::of(e, by, at) {
                    self.openings.entry((by.to_owned(), e.client)).or_default().push(opening);
                }
            }
            Event::AnomalyReported(e) => self.anomalies.push(Anomaly {
                id: e.anomaly,
                at,
                organisation: e.organisation.clone(),
                officer: e.officer.clone(),
                what: e.what.clone(),
                answered: None,
            }),
            Event::AnomalyAnswered(e) => {
                if let Some(anomaly) = self.anomalies.iter_mut().find(|anomaly| anomaly.id == e.anomaly) {
                    anomaly.answered = Some((at, by.to_owned(), e.cause.clone(), e.measures.clone()));
                }
            }
            Event::ErasureApproved(e) => self.approvals.push((e.list.clone(), by.to_owned(), at)),
            Event::NoticesSeen(e) => {
                let seen = self.seen.entry(by.to_owned()).or_default();
                *seen = (*seen).max(e.up_to);
            }
            _ => {}
        }
        if let Some(right) = notice::right_of(event)
            && let Some(held) = self.held.get_mut(&right)
        {
            held.way.push((at, by.to_owned(), event.kind().0));
        }
        if let Some(concern) = noted {
            self.notices.push(Notice {
                number: u64::from(number),
                at,
                by: by.to_owned(),
                kind: event.kind().0,
                concern,
            });
        }
    }

    fn begin(&mut self, held: Held, name: &str) {
        let account = self
            .accounts
            .entry(held.account.clone())
            .or_insert_with(|| Account { name: name.to_owned(), rights: Vec::new() });
        account.rights.push(held.right.id);
        self.held.insert(held.right.id, held);
    }

    fn change(&mut self, right: Uuid, change: impl FnOnce(&mut Held)) {
        if let Some(held) = self.held.get_mut(&right) {
            change(held);
        }
    }

    /// A person with the rights that hold on a day; nobody without one.
    pub fn officer(&self, account: &str, on: NaiveDate) -> Option<Officer> {
        let known = self.accounts.get(account)?;
        let rights: Vec<Right> = known
            .rights
            .iter()
            .filter_map(|id| self.held.get(id))
            .filter(|held| held.state == State::Opened && held.right.holds_on(on))
            .map(|held| held.right.clone())
            .collect();
        (!rights.is_empty()).then(|| Officer { id: account.to_owned(), name: known.name.clone(), rights })
    }

    /// Whether a right of this account is open and not over yet.
    pub fn will_hold(&self, account: &str, on: NaiveDate) -> bool {
        let rights = self.accounts.get(account).into_iter().flat_map(|account| &account.rights);
        let mut held = rights.filter_map(|id| self.held.get(id));
        held.any(|held| held.state == State::Opened && on <= held.right.until)
    }

    /// The name to show for an id.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        match self.accounts.get(id) {
            Some(account) => &account.name,
            None => officer::training(id).map_or(id, |officer| &officer.name),
        }
    }

    /// Everybody who has a right open on a day.
    pub fn officers(&self, on: NaiveDate) -> impl Iterator<Item = Officer> {
        self.accounts.keys().filter_map(move |id| self.officer(id, on))
    }

    pub fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.get(id)
    }

    pub fn held(&self, right: Uuid) -> Option<&Held> {
        self.held.get(&right)
    }

    pub fn all(&self) -> impl Iterator<Item = &Held> {
        self.held.values()
    }

    /// The openings of a client by an officer that hold at this moment, the newest first: each is for one purpose, by
    /// one right.
    pub fn openings_of(
        &self,
        officer: &str,
        client: ClientId,
        kind: OpeningKind,
        at: i64,
    ) -> impl Iterator<Item = &Opening> {
        let openings = self.openings.get(&(officer.to_owned(), client)).into_iter().flatten().rev();
        openings.filter(move |opening| opening.kind == kind && opening.holds_at(at))
    }

    /// Clients this officer has open at this moment, by whichever kind of opening.
    pub fn opened_by(&self, officer: &str, at: i64) -> impl Iterator<Item = ClientId> {
        self.openings
            .iter()
            .filter(move |((by, _), openings)| by == officer && openings.iter().any(|opening| opening.holds_at(at)))
            .map(|((_, client), _)| *client)
    }

    pub fn openings(&self) -> impl Iterator<Item = &Opening> {
        self.openings.values().flatten()
    }

    /// Who approved this list of erasure, and when.
    pub fn approvals<'a>(&'a self, list: &'a str) -> impl Iterator<Item = (&'a str, i64)> {
        self.approvals.iter().filter(move |(of, ..)| of == list).map(|(_, by, at)| (by.as_str(), *at))
    }

    pub fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }

    /// Newest first, with whether the officer has seen it.
    pub fn notices<'a>(&'a self, officer: &'a Officer) -> impl Iterator<Item = (&'a Notice, bool)> {
        let seen = self.seen.get(&officer.id).copied().unwrap_or_default();
        self.notices
            .iter()
            .rev()
            .filter(|notice| notice.is_for(officer))
            .map(move |notice| (notice, notice.number <= seen))
    }
}

impl Held {
    fn begun(right: &Right, account: &str, state: State, by: &str) -> Held {
        Held {
            right: right.clone(),
            account: account.to_owned(),
            state,
            training: false,
            takes_part: false,
            reason: String::new(),
            requested_by: by.to_owned(),
            granted_by: None,
            settled_at: None,
            way: Vec::new(),
        }
    }
}
