//! The register in memory: one compact row a client, for search and the work list. It can be thrown away and
//! folded again from the journal.

use crate::case::{Case, Invitation};
use crate::client::Field;
use crate::dates::day_of;
use crate::entry::{ClientHead, ClientId};
use crate::law;
use crate::search::Names;
use crate::work::WorkList;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// What lists, search and figures need of a client.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: ClientId,
    pub head: ClientHead,
    pub client_number: u64,
    pub name: Box<str>,
    pub identity_code: Box<str>,
    /// The client's number in the register it came from.
    pub old_number: Box<str>,
    pub birth_date: Option<NaiveDate>,
    pub municipality: Box<str>,
    pub worker: Option<Box<str>>,
    pub non_disclosure: bool,
    pub household: ClientId,
    pub former: Box<[Box<str>]>,
    pub invited: Box<[Invitation]>,
    /// The day the record begins: since then the office knows of the person.
    pub known_since: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    pub run: Option<Uuid>,
    /// What the law is asked with.
    pub facts: law::Facts,
}

impl Row {
    pub fn of(case: &Case) -> Row {
        Row {
            id: case.id,
            head: case.head,
            client_number: case.client_number,
            name: case.full_name().into(),
            identity_code: case.value(Field::IdentityCode).into(),
            old_number: case.value(Field::OldNumber).into(),
            birth_date: case.date(Field::BirthDate),
            municipality: case.value(Field::Municipality).into(),
            worker: case.worker.as_deref().map(Into::into),
            non_disclosure: case.yes(Field::NonDisclosure),
            household: case.household(),
            former: case.former_municipalities().into_iter().map(Into::into).collect(),
            invited: case.invitations.clone().into(),
            known_since: case.entries.first().map(|entry| day_of(entry.at)),
            ended_on: case.ended_on,
            run: case.run,
            facts: case.law_facts(),
        }
    }

    /// The client number as people say it: `K-000123`.
    pub fn shown_number(&self) -> String {
        shown_number(self.client_number)
    }
}

pub fn shown_number(client_number: u64) -> String {
    format!("K-{client_number:06}")
}

/// All clients by id, by code, by number, by name, and what is to be done.
#[derive(Debug, Default)]
pub struct Register {
    rows: HashMap<ClientId, Row>,
    by_code: HashMap<Box<str>, ClientId>,
    by_number: BTreeMap<u64, ClientId>,
    by_old_number: HashMap<Box<str>, Vec<ClientId>>,
    by_birth: BTreeSet<(NaiveDate, ClientId)>,
    /// Clients by their worker and by whom they were invited for: seen wherever they live.
    by_officer: HashMap<Box<str>, BTreeSet<ClientId>>,
    households: HashMap<ClientId, BTreeSet<ClientId>>,
    names: Names,
    work: WorkList,
    /// Highest client number ever given; withdrawn clients keep theirs.
    last_number: u64,
}

impl Register {
    /// Takes in a client's newest state; a withdrawn client leaves.
    pub fn put(&mut self, case: &Case, on: NaiveDate) {
        if let Some(left) = self.take_out(case.id) {
            self.settle(left, on);
        }
        self.last_number = self.last_number.max(case.client_number);
        if !case.exists() {
            return;
        }
        self.put_row(Row::of(case), on);
    }

    /// The same for one who is not in it yet.
    pub(crate) fn put_row(&mut self, row: Row, on: NaiveDate) {
        self.last_number = self.last_number.max(row.client_number);
        if !row.identity_code.is_empty() {
            self.by_code.insert(row.identity_code.clone(), row.id);
        }
        self.by_number.insert(row.client_number, row.id);
        if !row.old_number.is_empty() {
            self.by_old_number.entry(row.old_number.clone()).or_default().push(row.id);
        }
        if let Some(born) = row.birth_date {
            self.by_birth.insert((born, row.id));
        }
        self.names.insert(&row.name, row.client_number);
        for officer in officers(&row) {
            self.by_officer.entry(officer.clone()).or_default().insert(row.id);
        }
        let household = row.household;
        self.households.entry(household).or_default().insert(row.id);
        self.rows.insert(row.id, row);
        self.settle(household, on);
    }

    fn take_out(&mut self, id: ClientId) -> Option<ClientId> {
        let row = self.rows.remove(&id)?;
        if self.by_code.get(&row.identity_code) == Some(&id) {
            self.by_code.remove(&row.identity_code);
        }
        self.by_number.remove(&row.client_number);
        if let Some(ids) = self.by_old_number.get_mut(&row.old_number) {
            ids.retain(|other| *other != id);
        }
        if let Some(born) = row.birth_date {
            self.by_birth.remove(&(born, id));
        }
        self.names.remove(row.client_number);
        for officer in officers(&row) {
            if let Some(clients) = self.by_officer.get_mut(officer) {
                clients.remove(&id);
            }
        }
        if let Some(members) = self.households.get_mut(&row.household) {
            members.remove(&id);
            if members.is_empty() {
                self.households.remove(&row.household);
            }
        }
        self.work.take_out(id);
        Some(row.household)
    }

    /// Puts the tasks of a household where its protection has them stand.
    fn settle(&mut self, household: ClientId, on: NaiveDate) {
        let guarded = self.household_is_guarded(household);
        for row in self.households.get(&household).into_iter().flatten().filter_map(|id| self.rows.get(id)) {
            self.work.put(row, guarded, on);
        }
    }

    fn household_is_guarded(&self, household: ClientId) -> bool {
        let members = self.households.get(&household).into_iter().flatten();
        members.filter_map(|id| self.rows.get(id)).any(|row| row.non_disclosure)
    }

    /// Non-disclosure of one in the household is everybody's.
    pub fn is_guarded(&self, row: &Row) -> bool {
        row.non_disclosure || self.household_is_guarded(row.household)
    }

    /// Who lives with the client, the client among them.
    pub fn household(&self, row: &Row) -> impl Iterator<Item = &Row> {
        self.households.get(&row.household).into_iter().flatten().filter_map(|id| self.rows.get(id))
    }

    /// Clients this officer is the worker of, or was invited for.
    pub fn of_officer(&self, id: &str) -> impl Iterator<Item = &Row> {
        self.by_officer.get(id).into_iter().flatten().filter_map(|id| self.rows.get(id))
    }

    /// Another day: what the law asks is reckoned anew for everybody.
    pub fn turn_to(&mut self, on: NaiveDate) {
        self.work = WorkList::default();
        let households: Vec<ClientId> = self.households.keys().copied().collect();
        households.into_iter().for_each(|household| self.settle(household, on));
    }

    /// Client numbers are never given twice, though a withdrawn client's is only known from its entry.
    pub fn keep_number(&mut self, client_number: u64) {
        self.last_number = self.last_number.max(client_number);
    }

    pub fn next_client_number(&self) -> u64 {
        self.last_number + 1
    }

    pub fn row(&self, id: ClientId) -> Option<&Row> {
        self.rows.get(&id)
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.values()
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn with_code(&self, code: &str) -> Option<&Row> {
        self.by_code.get(code).and_then(|id| self.rows.get(id))
    }

    /// Clients that had this number in an old register.
    pub fn with_old_number(&self, number: &str) -> impl Iterator<Item = &Row> {
        self.by_old_number.get(number).into_iter().flatten().filter_map(|id| self.rows.get(id))
    }

    /// Clients born on a day.
    pub fn born_on(&self, day: NaiveDate) -> impl Iterator<Item = &Row> {
        let range = (day, ClientId::nil())..=(day, ClientId::max());
        self.by_birth.range(range).filter_map(|(_, id)| self.rows.get(id))
    }

    pub fn with_number(&self, number: u64) -> Option<&Row> {
        self.by_number.get(&number).and_then(|id| self.rows.get(id))
    }

    pub fn work(&self) -> &WorkList {
        &self.work
    }

    /// Clients that a search text means: an identity code, a client number, or parts of a name in any order. Those
    /// that are not `seen` are as if they were not there.
    pub fn search(&self, text: &str, most: usize, seen: impl Fn(&Row) -> bool) -> Vec<&Row> {
        let text = text.trim();
        let one = self.meant(text);
        if one.is_some() {
            return one.into_iter().filter(|row| seen(row)).collect();
        }
        let seen = |number| self.with_number(number).is_some_and(&seen);
        self.names.find(text, most, seen).into_iter().filter_map(|number| self.with_number(number)).collect()
    }

    /// The one client whom an identity code or a client number names.
    pub fn meant(&self, text: &str) -> Option<&Row> {
        let code = text.trim().to_ascii_uppercase();
        let digits = code.strip_prefix("K-").unwrap_or(&code);
        self.with_code(&code).or_else(|| digits.parse().ok().and_then(|number| self.with_number(number)))
    }
}

/// Who sees the client for a reason of their own.
fn officers(row: &Row) -> impl Iterator<Item = &Box<str>> {
    row.worker.iter().chain(row.invited.iter().map(|invitation| &invitation.worker))
}
