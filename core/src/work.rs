//! The work list: what the law asks next of the office, overdue first. Kept in order as clients change, so
//! that a page of it costs the same in a small and in a large register.

use crate::entry::ClientId;
use crate::law::{self, Law, Rule};
use crate::register::Row;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How it presses, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// The last day has passed.
    Overdue,
    /// The Act says "without delay"; it names no day, so neither do we.
    Now,
    /// There is a last day to come.
    Upcoming,
}

/// One thing to do for one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Task {
    pub urgency: Urgency,
    /// The last day; without one, the day since which it waits.
    pub day: NaiveDate,
    pub client_number: u64,
    rule: u8,
}

impl Task {
    pub fn rule(&self) -> Rule {
        Rule::ALL[usize::from(self.rule)]
    }
}

/// What to filter by; nothing = all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub worker: Option<String>,
    pub municipality: Option<String>,
    pub rule: Option<Rule>,
}

/// Whose tasks an officer sees: of municipalities, protected people or not, and of single clients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Code of a municipality, and whether its protected people too.
    pub municipalities: Vec<(String, bool)>,
    /// Clients seen for another reason: named worker, invited.
    pub clients: BTreeSet<ClientId>,
}

/// Tasks in order, with how many press how much.
#[derive(Debug, Default)]
struct Ordered {
    tasks: BTreeSet<Task>,
    overdue: usize,
}

impl Ordered {
    fn insert(&mut self, task: Task) {
        if self.tasks.insert(task) && task.urgency == Urgency::Overdue {
            self.overdue += 1;
        }
    }

    fn remove(&mut self, task: &Task) {
        if self.tasks.remove(task) && task.urgency == Urgency::Overdue {
            self.overdue -= 1;
        }
    }
}

/// All tasks, and those of each kind.
#[derive(Debug, Default)]
struct Kinds {
    any: Ordered,
    of_rule: BTreeMap<u8, Ordered>,
}

impl Kinds {
    fn insert(&mut self, task: Task) {
        self.any.insert(task);
        self.of_rule.entry(task.rule).or_default().insert(task);
    }

    fn remove(&mut self, task: &Task) {
        self.any.remove(task);
        if let Some(of_rule) = self.of_rule.get_mut(&task.rule) {
            of_rule.remove(task);
        }
    }

    fn of(&self, rule: Option<u8>) -> Option<&Ordered> {
        rule.map_or(Some(&self.any), |rule| self.of_rule.get(&rule))
    }
}

/// A municipality's clients, its protected ones apart.
#[derive(Debug, Default)]
struct Place {
    all: Kinds,
    workers: BTreeMap<Box<str>, Kinds>,
}

/// Where a client's tasks stand.
#[derive(Clone, Debug)]
struct Standing {
    municipality: Box<str>,
    guarded: bool,
    worker: Option<Box<str>>,
    tasks: Vec<Task>,
}

#[derive(Debug, Default)]
pub struct WorkList {
    places: HashMap<(Box<str>, bool), Place>,
    of: HashMap<ClientId, Standing>,
    findings: Vec<law::Finding>,
}

/// A page of the list.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    pub tasks: Vec<Task>,
    pub total: usize,
    pub overdue: usize,
}

impl WorkList {
    /// `guarded`: a protected person, or one who lives with such.
    pub fn put(&mut self, row: &Row, guarded: bool, on: NaiveDate) {
        self.take_out(row.id);
        let mut findings = std::mem::take(&mut self.findings);
        findings.clear();
        let mut facts = row.facts.clone();
        facts.on = Some(on);
        law::findings(&Law::IN_FORCE, &facts, &mut (), &mut findings);
        let tasks: Vec<Task> = findings.iter().filter_map(|finding| task(finding, row, on)).collect();
        self.findings = findings;
        if tasks.is_empty() {
            return;
        }
        let place = self.places.entry((row.municipality.clone(), guarded)).or_default();
        for task in &tasks {
            place.all.insert(*task);
            if let Some(worker) = &row.worker {
                place.workers.entry(worker.clone()).or_default().insert(*task);
            }
        }
        let (municipality, worker) = (row.municipality.clone(), row.worker.clone());
        self.of.insert(row.id, Standing { municipality, guarded, worker, tasks });
    }

    /// What is to be done for one client.
    pub fn of(&self, client: ClientId) -> &[Task] {
        self.of.get(&client).map_or(&[], |standing| &standing.tasks)
    }

    pub fn take_out(&mut self, client: ClientId) {
        let Some(standing) = self.of.remove(&client) else { return };
        let key = (standing.municipality, standing.guarded);
        let Some(place) = self.places.get_mut(&key) else { return };
        for task in &standing.tasks {
            place.all.remove(task);
        }
        if let Some(worker) = &standing.worker
            && let Some(kinds) = place.workers.get_mut(worker)
        {
            standing.tasks.iter().for_each(|task| kinds.remove(task));
            if kinds.any.tasks.is_empty() {
                place.workers.remove(worker);
            }
        }
        if place.all.any.tasks.is_empty() {
            self.places.remove(&key);
        }
    }

    /// Tasks `from`.. in order, of those the officer reaches.
    pub fn page(&self, reach: &Reach, filter: &Filter, from: usize, most: usize) -> Page {
        let rule = filter.rule.map(index);
        let by_place = self.reached(reach).filter(|(code, guarded, _)| {
            // To list a protected person under a municipality would tell where they live.
            filter.municipality.as_deref().is_none_or(|asked| asked == *code && !guarded)
        });
        let sets: Vec<&Ordered> = by_place
            .filter_map(|(.., place)| match &filter.worker {
                Some(worker) => place.workers.get(worker.as_str())?.of(rule),
                None => place.all.of(rule),
            })
            .collect();
        let mut single = Ordered::default();
        for standing in self.single(reach) {
            let asked = filter.municipality.is_none()
                && filter.worker.as_deref().is_none_or(|worker| Some(worker) == standing.worker.as_deref());
            let tasks = standing.tasks.iter().filter(|task| asked && rule.is_none_or(|rule| rule == task.rule));
            tasks.for_each(|task| single.insert(*task));
        }
        let total = sets.iter().map(|set| set.tasks.len()).sum::<usize>() + single.tasks.len();
        let overdue = sets.iter().map(|set| set.overdue).sum::<usize>() + single.overdue;
        let mut heads: Vec<_> =
            sets.into_iter().chain([&single]).map(|set| set.tasks.iter().copied().peekable()).collect();
        let merged = std::iter::from_fn(|| {
            let first =
                heads.iter_mut().filter_map(|head| Some((*head.peek()?, head))).min_by_key(|(task, _)| *task)?;
            first.1.next()
        });
        Page { tasks: merged.skip(from).take(most).collect(), total, overdue }
    }

    fn reached<'a>(&'a self, reach: &'a Reach) -> impl Iterator<Item = (&'a str, bool, &'a Place)> {
        reach.municipalities.iter().flat_map(move |(code, guarded)| {
            [false, true]
                .into_iter()
                .filter(|g| !*g || *guarded)
                .filter_map(move |g| Some((code.as_str(), g, self.places.get(&(code.as_str().into(), g))?)))
        })
    }

    /// Clients that are reached singly and not by their municipality already.
    fn single<'a>(&'a self, reach: &'a Reach) -> impl Iterator<Item = &'a Standing> {
        reach.clients.iter().filter_map(|client| self.of.get(client)).filter(|standing| {
            !reach
                .municipalities
                .iter()
                .any(|(code, guarded)| *code == *standing.municipality && (*guarded || !standing.guarded))
        })
    }

    /// Workers, municipalities and kinds that have tasks, with how many: what can be filtered by.
    pub fn counts(&self, reach: &Reach) -> Counts {
        let mut counts = Counts::default();
        let mut rules: BTreeMap<u8, usize> = BTreeMap::new();
        for (code, guarded, place) in self.reached(reach) {
            for (worker, kinds) in &place.workers {
                *counts.workers.entry(worker.to_string()).or_default() += kinds.any.tasks.len();
            }
            if !guarded {
                counts.municipalities.insert(code.to_owned(), place.all.any.tasks.len());
            }
            for (rule, ordered) in &place.all.of_rule {
                *rules.entry(*rule).or_default() += ordered.tasks.len();
            }
        }
        for standing in self.single(reach) {
            if let Some(worker) = &standing.worker {
                *counts.workers.entry(worker.to_string()).or_default() += standing.tasks.len();
            }
            standing.tasks.iter().for_each(|task| *rules.entry(task.rule).or_default() += 1);
        }
        counts.rules = rules
            .into_iter()
            .filter(|(_, many)| *many > 0)
            .map(|(rule, many)| (Rule::ALL[usize::from(rule)], many))
            .collect();
        counts
    }
}

#[derive(Debug, Default)]
pub struct Counts {
    pub workers: BTreeMap<String, usize>,
    pub municipalities: BTreeMap<String, usize>,
    pub rules: Vec<(Rule, usize)>,
}

#[allow(clippy::cast_possible_truncation, reason = "a test holds the list of rules under 256")]
fn index(rule: Rule) -> u8 {
    rule as u8
}

fn task(finding: &law::Finding, row: &Row, on: NaiveDate) -> Option<Task> {
    let since = finding.since.or(row.known_since).unwrap_or(on).min(on);
    if !finding.rule.is_task() {
        return None;
    }
    let (urgency, day) = match finding.due {
        Some(due) if finding.overdue => (Urgency::Overdue, due),
        Some(_) if finding.rule.without_delay() => (Urgency::Now, since),
        Some(due) => (Urgency::Upcoming, due),
        None => (Urgency::Now, since),
    };
    Some(Task { urgency, day, client_number: row.client_number, rule: index(finding.rule) })
}
