//! Whose data § 77 wants erased: a list for a person to approve, with an id of its content. Executing names the
//! id, so that what is erased is what was looked at.

use crate::case::{Case, Hold};
use crate::entry::{ClientHead, ClientId, Hash};
use crate::event::Event;
use crate::journal::Broken;
use crate::law::{Facts, Law, s077_erasure};
use crate::office::Office;
use chrono::NaiveDate;

/// More than so many of a hundred clients at once want a second person's approval, and so do more than [`MANY`].
pub const PERCENT: usize = 1;
pub const MANY: usize = 500;

/// A client whose time is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub client: ClientId,
    pub client_number: u64,
    pub ended_on: NaiveDate,
    pub erase_on: NaiveDate,
    /// Kept all the same: why and until when. A hold whose last day is over keeps nothing.
    pub hold: Option<Hold>,
    /// Where the record stood when it was looked at.
    head: ClientHead,
}

/// The list as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub on: NaiveDate,
    /// In the order of their numbers.
    pub due: Vec<Due>,
    /// All clients of the register.
    pub of: usize,
}

/// Asks the law about every client whose relationship has ended, and about those whose intake was undone.
pub fn list(office: &Office, on: NaiveDate, law: &Law) -> Result<List, Broken> {
    let register = office.register();
    let ended = register.rows().filter_map(|row| Some((row.id, row.ended_on?)));
    let mut due = Vec::new();
    for (client, ended_on) in ended.chain(office.withdrawn()) {
        due.extend(look_at(office, client, ended_on, on, law)?);
    }
    due.sort_by_key(|due| due.client_number);
    Ok(List { on, due, of: register.len() })
}

fn look_at(
    office: &Office,
    client: ClientId,
    ended_on: NaiveDate,
    on: NaiveDate,
    law: &Law,
) -> Result<Option<Due>, Broken> {
    let facts = Facts { on: Some(on), relationship_ended_on: Some(ended_on), ..Facts::default() };
    let unheld = s077_erasure::decide(law, &facts);
    let Some((erase_on, _)) = unheld.erase_on.filter(|_| unheld.is_due(on)) else { return Ok(None) };
    // The few whose time is over are asked of their record, for a hold ends on its own day.
    let case = office.case(client)?;
    let client_number = number_of(&case);
    let hold = case.hold.filter(|hold| on <= hold.until);
    let held = Facts { statutory_task_or_pending_matter: Some(hold.is_some()), ..facts };
    let hold = if s077_erasure::decide(law, &held).may_keep { hold } else { None };
    Ok(Some(Due { client, client_number, ended_on, erase_on, hold, head: case.head }))
}

/// A withdrawn client's number stands only in the entry that gave it.
fn number_of(case: &Case) -> u64 {
    let given = case.entries.iter().rev().find_map(|entry| match &entry.event {
        Some(Event::ClientRegistered(e)) => Some(e.client_number),
        _ => None,
    });
    given.unwrap_or(case.client_number)
}

impl List {
    /// Those to erase: due and not held.
    pub fn to_erase(&self) -> impl Iterator<Item = &Due> {
        self.due.iter().filter(|due| due.hold.is_none())
    }

    pub fn held(&self) -> impl Iterator<Item = &Due> {
        self.due.iter().filter(|due| due.hold.is_some())
    }

    /// The same for the same clients in the same state; sixteen hexadecimal digits to type.
    pub fn id(&self) -> String {
        let mut bytes = b"koto-digi erasure list 1\0".to_vec();
        for due in &self.due {
            bytes.extend_from_slice(due.client.as_bytes());
            bytes.extend_from_slice(&due.head.number.to_be_bytes());
            bytes.extend_from_slice(&due.head.hash.0);
            bytes.extend_from_slice(due.erase_on.to_string().as_bytes());
            bytes.push(u8::from(due.hold.is_some()));
        }
        Hash::of(&[&bytes]).to_string().chars().take(16).collect()
    }

    /// So many at once that one person's approval is not enough.
    pub fn wants_two(&self) -> bool {
        let count = self.to_erase().count();
        count > MANY || count * 100 > self.of * PERCENT
    }
}
