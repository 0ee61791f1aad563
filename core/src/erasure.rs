//! Whose data § 77 wants erased: a list for a person to approve, with an id of its content. Executing names the
//! id, so that what is erased is what was looked at.

use crate::case::Hold;
use crate::entry::{ClientHead, ClientId, Hash};
use crate::journal::Broken;
use crate::law::{Facts, Law, s077_erasure};
use crate::office::Office;
use crate::register::Row;
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

/// Asks the law about every client whose relationship has ended.
pub fn list(office: &Office, on: NaiveDate, law: &Law) -> Result<List, Broken> {
    let register = office.register();
    let mut due = Vec::new();
    for row in register.rows().filter(|row| row.ended_on.is_some()) {
        due.extend(look_at(office, row, on, law)?);
    }
    due.sort_by_key(|due| due.client_number);
    Ok(List { on, due, of: register.len() })
}

fn look_at(office: &Office, row: &Row, on: NaiveDate, law: &Law) -> Result<Option<Due>, Broken> {
    // The hold is asked below, from the record, for it ends on its own day.
    let facts = Facts { on: Some(on), statutory_task_or_pending_matter: None, ..row.facts.clone() };
    let (Some(ended_on), Some((erase_on, _))) = (row.ended_on, s077_erasure::decide(law, &facts).erase_on) else {
        return Ok(None);
    };
    if !s077_erasure::decide(law, &facts).is_due(on) {
        return Ok(None);
    }
    let hold = office.case(row.id)?.hold.filter(|hold| on <= hold.until);
    let held = Facts { statutory_task_or_pending_matter: Some(hold.is_some()), ..facts };
    let hold = if s077_erasure::decide(law, &held).may_keep { hold } else { None };
    let (client, client_number) = (row.id, row.client_number);
    Ok(Some(Due { client, client_number, ended_on, erase_on, hold, head: row.head }))
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
