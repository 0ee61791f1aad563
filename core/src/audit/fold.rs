//! Looks at one client, folded for reading: a day, an officer, a task.

use super::clock::local;
use crate::access::{ClassSet, Purpose};
use crate::office::Look;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::HashMap;
use uuid::Uuid;

/// What stays the same while somebody works at one task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    pub day: NaiveDate,
    pub by: String,
    pub organisation: String,
    pub right: Option<Uuid>,
    pub purpose: Purpose,
    pub what: Cow<'static, str>,
    pub rule: Cow<'static, str>,
    pub allowed: bool,
    pub shown: ClassSet,
    pub masked: bool,
    pub opening: Opened,
    /// First and last time, and how many.
    pub first: i64,
    pub last: i64,
    pub count: usize,
}

/// The opening with a reason that a look rests on.
pub type Opened = Option<Uuid>;

impl Folded {
    fn of(look: &Look) -> Folded {
        Folded {
            day: local(look.at).date(),
            by: look.by.clone(),
            organisation: look.organisation.clone(),
            right: look.right,
            purpose: look.purpose,
            what: look.what.clone(),
            rule: look.rule.clone(),
            allowed: look.allowed,
            // A list shows names; its classes are not of one client.
            shown: look.shown,
            masked: look.masked,
            opening: look.opening,
            first: look.at,
            last: look.at,
            count: 1,
        }
    }

    fn is_same_task(&self, other: &Folded) -> bool {
        self.day == other.day
            && self.by == other.by
            && self.organisation == other.organisation
            && self.purpose == other.purpose
            && self.what == other.what
            && self.allowed == other.allowed
            && self.shown == other.shown
            && self.masked == other.masked
            && self.opening == other.opening
    }
}

/// Newest day first, within a day the officer who looked last first, and the same look of the same task once.
pub fn fold(looks: &[Look]) -> Vec<Folded> {
    let mut folded: Vec<Folded> = Vec::new();
    for one in looks.iter().map(Folded::of) {
        match folded.iter_mut().rev().take_while(|earlier| earlier.day == one.day).find(|f| f.is_same_task(&one)) {
            Some(same) => {
                same.first = same.first.min(one.first);
                same.last = same.last.max(one.last);
                same.count += 1;
            }
            None => folded.push(one),
        }
    }
    // Newest day first; within it officers stand together, by their newest look.
    let mut newest: HashMap<(NaiveDate, String), i64> = HashMap::new();
    for one in &folded {
        let last = newest.entry((one.day, one.by.clone())).or_insert(one.last);
        *last = (*last).max(one.last);
    }
    let mut placed: Vec<(i64, Folded)> = folded
        .into_iter()
        .map(|one| (newest.get(&(one.day, one.by.clone())).copied().unwrap_or(one.last), one))
        .collect();
    placed.sort_by(|(a_newest, a), (b_newest, b)| {
        (b.day, b_newest).cmp(&(a.day, a_newest)).then_with(|| a.by.cmp(&b.by)).then_with(|| b.last.cmp(&a.last))
    });
    placed.into_iter().map(|(_, one)| one).collect()
}
