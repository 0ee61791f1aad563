//! A day of one officer in the log of looks, and what stands round it.

use super::clock::local;
use crate::access::Purpose;
use crate::dates::day_of;
use crate::entry::ClientId;
use crate::office::{Look, Office};
use crate::officer::Right;
use crate::register::Row;
use crate::rights::{Opening, OpeningKind};
use crate::work::Urgency;
use chrono::{NaiveDate, NaiveDateTime};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// From where on something is called odd: settings of the house, none of them law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// More clients than this opened within an hour.
    pub clients_an_hour: usize,
    /// So many refusals in a day, or more.
    pub refusals_a_day: usize,
    /// More clients of colleagues than this in a day.
    pub colleagues_clients_a_day: usize,
    /// Full hours between which the office works on working days.
    pub opens_at: u32,
    pub closes_at: u32,
    /// An entry or a task so many days from a look explains it.
    pub days_around: i64,
}

impl Default for Watch {
    fn default() -> Watch {
        Watch {
            clients_an_hour: 30,
            refusals_a_day: 3,
            colleagues_clients_a_day: 20,
            opens_at: 6,
            closes_at: 20,
            days_around: 14,
        }
    }
}

/// One officer's looks of one day, oldest first.
#[derive(Debug)]
pub struct Day<'a> {
    pub by: &'a str,
    pub day: NaiveDate,
    pub looks: Vec<&'a Look>,
}

/// What the register knows today: a look is judged by it.
#[derive(Debug)]
pub struct Scene<'a> {
    pub office: &'a Office,
    pub watch: Watch,
    entered: RefCell<HashMap<ClientId, Vec<NaiveDate>>>,
}

/// Looks by officer and day, in the order of officers and days.
pub fn days(looks: &[Look]) -> Vec<Day<'_>> {
    let mut days: BTreeMap<(NaiveDate, &str), Vec<&Look>> = BTreeMap::new();
    for look in looks {
        days.entry((local(look.at).date(), &look.by)).or_default().push(look);
    }
    days.into_iter()
        .rev()
        .map(|((day, by), mut looks)| {
            looks.sort_by_key(|look| look.at);
            Day { by, day, looks }
        })
        .collect()
}

/// One client was opened: not the line of a list.
pub fn opens(look: &Look) -> bool {
    const LISTS: &[&str] = &["work", "search", "officer_log"];
    look.allowed && !LISTS.contains(&&*look.what) && !look.what.starts_with("import")
}

impl Day<'_> {
    /// Looks by which one client was opened: not the lines of a list.
    pub fn opened(&self) -> impl Iterator<Item = (&Look, ClientId)> {
        self.looks.iter().filter(|look| opens(look)).filter_map(|look| Some((*look, *look.clients.first()?)))
    }

    /// Those of them that are work with the client, rather than supervision or a request of the person.
    pub fn worked(&self) -> impl Iterator<Item = (&Look, ClientId)> {
        const WORK: &[Purpose] = &[Purpose::Contact, Purpose::Guidance, Purpose::Assessment, Purpose::Plan];
        self.opened().filter(|(look, _)| WORK.contains(&look.purpose))
    }

    pub fn time(look: &Look) -> NaiveDateTime {
        local(look.at)
    }
}

impl<'a> Scene<'a> {
    pub fn of(office: &'a Office) -> Scene<'a> {
        Scene { office, watch: office.settings().watch, entered: RefCell::default() }
    }

    pub fn row(&self, client: ClientId) -> Option<&'a Row> {
        self.office.register().row(client)
    }

    /// The right a look rests on, or the one the officer has now.
    pub fn right(&self, look: &Look) -> Option<Right> {
        self.right_of(look.right, &look.by)
    }

    pub fn right_of(&self, right: Option<Uuid>, by: &str) -> Option<Right> {
        let held = right.and_then(|id| self.office.rights().held(id)).map(|held| held.right.clone());
        let now = || {
            let officer = self.office.officer(by)?;
            officer.rights.iter().find(|one| Some(one.id) == right).or(officer.rights.first()).cloned()
        };
        held.or_else(now)
    }

    /// `municipality:297`; looks of the first format name none.
    pub fn organisation(&self, look: &Look) -> String {
        if look.organisation.is_empty() {
            self.right(look).map(|right| right.organisation.id()).unwrap_or_default()
        } else {
            look.organisation.clone()
        }
    }

    pub fn opening(&self, look: &Look, kind: OpeningKind) -> Option<&'a Opening> {
        let id = look.opening?;
        self.office.rights().openings().find(|opening| opening.id == id && opening.kind == kind)
    }

    /// Something was entered of the client, or is to be done, within some days of a day.
    pub fn has_reason(&self, client: ClientId, day: NaiveDate) -> bool {
        let near = |other: NaiveDate| (other - day).num_days().abs() <= self.watch.days_around;
        let tasks = self.office.register().work().of(client);
        if tasks.iter().any(|task| task.urgency != Urgency::Upcoming || near(task.day)) {
            return true;
        }
        let mut entered = self.entered.borrow_mut();
        let days = entered.entry(client).or_insert_with(|| {
            let case = self.office.case(client).unwrap_or_default();
            case.entries.iter().map(|entry| day_of(entry.at)).collect()
        });
        days.iter().any(|other| near(*other))
    }
}
