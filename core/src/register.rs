//! The register in memory: one compact row a client, for search and the work list. It can be thrown away and
//! folded again from the journal.

use crate::case::Case;
use crate::client::Field;
use crate::dates::day_of;
use crate::entry::{ClientHead, ClientId};
use crate::law;
use crate::search::Names;
use crate::work::WorkList;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
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
    names: Names,
    work: WorkList,
    /// Highest client number ever given; withdrawn clients keep theirs.
    last_number: u64,
}

impl Register {
    /// Takes in a client's newest state; a withdrawn client leaves.
    pub fn put(&mut self, case: &Case, on: NaiveDate) {
        self.take_out(case.id);
        self.last_number = self.last_number.max(case.client_number);
        if !case.exists() {
            return;
        }
        let row = Row::of(case);
        if !row.identity_code.is_empty() {
            self.by_code.insert(row.identity_code.clone(), row.id);
        }
        self.by_number.insert(row.client_number, row.id);
        if !row.old_number.is_empty() {
            self.by_old_number.entry(row.old_number.clone()).or_default().push(row.id);
        }
        self.names.insert(&row.name, row.client_number);
        self.work.put(&row, on);
        self.rows.insert(row.id, row);
    }

    fn take_out(&mut self, id: ClientId) {
        let Some(row) = self.rows.remove(&id) else { return };
        if self.by_code.get(&row.identity_code) == Some(&id) {
            self.by_code.remove(&row.identity_code);
        }
        self.by_number.remove(&row.client_number);
        if let Some(ids) = self.by_old_number.get_mut(&row.old_number) {
            ids.retain(|other| *other != id);
        }
        self.names.remove(row.client_number);
        self.work.take_out(&row);
    }

    /// Another day: what the law asks is reckoned anew for everybody.
    pub fn turn_to(&mut self, on: NaiveDate) {
        self.work = WorkList::default();
        for row in self.rows.values() {
            self.work.put(row, on);
        }
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

    pub fn with_number(&self, number: u64) -> Option<&Row> {
        self.by_number.get(&number).and_then(|id| self.rows.get(id))
    }

    pub fn work(&self) -> &WorkList {
        &self.work
    }

    /// Clients that a search text means: an identity code, a client number, or parts of a name in any order.
    pub fn search(&self, text: &str, most: usize) -> Vec<&Row> {
        let text = text.trim();
        let code = text.to_ascii_uppercase();
        if let Some(row) = self.with_code(&code) {
            return vec![row];
        }
        let digits = code.strip_prefix("K-").unwrap_or(&code);
        if let Some(row) = digits.parse().ok().and_then(|number| self.with_number(number)) {
            return vec![row];
        }
        self.names.find(text, most).into_iter().filter_map(|number| self.with_number(number)).collect()
    }
}
