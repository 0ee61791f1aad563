//! Whose data § 77 wants erased: a list for a person to approve, with an id of its content. Executing names the
//! id, so that what is erased is what was looked at.

use crate::case::{Case, Hold};
use crate::entry::{ClientHead, ClientId, Hash};
use crate::event::Event;
use crate::journal::Broken;
use crate::law::{Facts, Law, s077_erasure};
use crate::office::Office;
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::words::{Phrase, text};
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

/// Who approved which list.
#[derive(Clone, Copy, Debug)]
pub struct Approval<'a> {
    pub list: &'a str,
    pub by: &'a str,
    /// A second, different person, where one is wanted.
    pub second: Option<&'a str>,
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

    /// Whether this list, as it stands, was approved by as many as it takes.
    pub fn approved(&self, approval: Approval<'_>) -> Result<(), No> {
        if self.id() != approval.list {
            let why = text(
                "Luettelo on muuttunut hyväksymisen jälkeen: se on nyt {0}.",
                "Förteckningen har ändrats sedan den godkändes: den är nu {0}.",
                "The list has changed since it was approved: it is {0} now.",
            );
            let next = text(
                "Katso luettelo uudelleen (komentorivillä --list).",
                "Se på förteckningen på nytt (på kommandoraden --list).",
                "Look at it again (on the command line --list).",
            );
            return Err(held("list_changed", phrase!(why, self.id()), next.into()));
        }
        let count = self.to_erase().count();
        if count == 0 {
            let why = text("Poistettavia ei ole.", "Det finns inget att radera.", "There is nothing to erase.");
            return Err(held("nothing_due", why.into(), text("Ei toimia.", "Inga åtgärder.", "Nothing to do.").into()));
        }
        let second = approval.second.filter(|second| *second != approval.by);
        if second.is_none() && (self.wants_two() || approval.second.is_some()) {
            let why = text(
                "Kerralla poistettaisiin {0} asiakasta {1}:sta: siihen tarvitaan kahden eri ihmisen hyväksyntä.",
                "{0} av {1} kunder skulle raderas på en gång: det kräver att två olika personer godkänner.",
                "{0} of {1} clients would be erased at once: that takes the approval of two different people.",
            );
            let next = text(
                "Pyydä toista hyväksymään luettelo ensin (komentorivillä --second VIRKAILIJA).",
                "Be någon annan godkänna förteckningen först (på kommandoraden --second HANDLÄGGARE).",
                "Ask somebody else to approve the list first (on the command line --second OFFICER).",
            );
            return Err(held("second_person", phrase!(why, count.to_string(), self.of.to_string()), next.into()));
        }
        Ok(())
    }
}

/// No: erasing waits, and nothing was erased.
pub fn held(code: &'static str, why: Phrase, next: Phrase) -> No {
    No::Refused(Refusal { code, why, next, cite: Some(s077_erasure::CITE) })
}
