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

/// Whose tasks: everybody's, a worker's, a municipality's; of all kinds or one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Scope {
    All,
    Worker(Box<str>),
    Municipality(Box<str>),
}

/// What to filter by; nothing = all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub worker: Option<String>,
    pub municipality: Option<String>,
    pub rule: Option<Rule>,
}

/// Tasks in order, with how many press how much.
#[derive(Debug, Default)]
struct Ordered {
    tasks: BTreeSet<Task>,
    overdue: usize,
}

#[derive(Debug, Default)]
pub struct WorkList {
    scopes: HashMap<(Scope, Option<u8>), Ordered>,
    of: HashMap<ClientId, Vec<Task>>,
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
    pub fn put(&mut self, row: &Row, on: NaiveDate) {
        let mut findings = std::mem::take(&mut self.findings);
        findings.clear();
        let mut facts = row.facts.clone();
        facts.on = Some(on);
        law::findings(&Law::IN_FORCE, &facts, &mut (), &mut findings);
        let tasks: Vec<Task> = findings.iter().filter_map(|finding| task(finding, row, on)).collect();
        for task in &tasks {
            for scope in scopes(row) {
                for kind in [None, Some(task.rule)] {
                    let ordered = self.scopes.entry((scope.clone(), kind)).or_default();
                    if ordered.tasks.insert(*task) && task.urgency == Urgency::Overdue {
                        ordered.overdue += 1;
                    }
                }
            }
        }
        self.findings = findings;
        if !tasks.is_empty() {
            self.of.insert(row.id, tasks);
        }
    }

    pub fn take_out(&mut self, row: &Row) {
        for task in self.of.remove(&row.id).unwrap_or_default() {
            for scope in scopes(row) {
                for kind in [None, Some(task.rule)] {
                    let key = (scope.clone(), kind);
                    let Some(ordered) = self.scopes.get_mut(&key) else { continue };
                    if ordered.tasks.remove(&task) && task.urgency == Urgency::Overdue {
                        ordered.overdue -= 1;
                    }
                    if ordered.tasks.is_empty() {
                        self.scopes.remove(&key);
                    }
                }
            }
        }
    }

    /// Tasks `from`.. in order. `matches` decides what one scope alone can't.
    pub fn page(&self, filter: &Filter, from: usize, most: usize, matches: impl Fn(&Task) -> bool) -> Page {
        let (scope, whole) = match (&filter.worker, &filter.municipality) {
            (Some(worker), None) => (Scope::Worker(worker.as_str().into()), true),
            (Some(worker), Some(_)) => (Scope::Worker(worker.as_str().into()), false),
            (None, Some(municipality)) => (Scope::Municipality(municipality.as_str().into()), true),
            (None, None) => (Scope::All, true),
        };
        let Some(ordered) = self.scopes.get(&(scope, filter.rule.map(index))) else {
            return Page { tasks: Vec::new(), total: 0, overdue: 0 };
        };
        if whole {
            let tasks = ordered.tasks.iter().skip(from).take(most).copied().collect();
            return Page { tasks, total: ordered.tasks.len(), overdue: ordered.overdue };
        }
        let matching: Vec<Task> = ordered.tasks.iter().copied().filter(matches).collect();
        Page {
            total: matching.len(),
            overdue: matching.iter().filter(|task| task.urgency == Urgency::Overdue).count(),
            tasks: matching.into_iter().skip(from).take(most).collect(),
        }
    }

    /// Workers, municipalities and kinds that have tasks, with how many: what can be filtered by.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for ((scope, kind), ordered) in &self.scopes {
            let many = ordered.tasks.len();
            match (scope, kind) {
                (Scope::All, Some(kind)) => counts.rules.push((Rule::ALL[usize::from(*kind)], many)),
                (Scope::Worker(id), None) => drop(counts.workers.insert(id.to_string(), many)),
                (Scope::Municipality(code), None) => drop(counts.municipalities.insert(code.to_string(), many)),
                _ => {}
            }
        }
        counts.rules.sort_by_key(|(rule, _)| index(*rule));
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

fn scopes(row: &Row) -> impl Iterator<Item = Scope> {
    [Some(Scope::All), row.worker.clone().map(Scope::Worker), Some(Scope::Municipality(row.municipality.clone()))]
        .into_iter()
        .flatten()
}
