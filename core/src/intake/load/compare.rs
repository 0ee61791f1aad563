//! How a row stands to the register: the same person, perhaps the same person, somebody new; and why.

use super::super::check::{Known, Likeness, Met, Standing};
use super::super::diff::What;
use super::super::field::Field as Column;
use super::super::rows::IntakeRow;
use super::conflict::{Conflict, Why, conflicts};
use super::decided;
use super::facts::{name, news, values};
use super::workers::Workers;
use crate::access::{self, Action, Protection, Purpose, Relation, Resource, Sight};
use crate::client::Field;
use crate::entry::ClientId;
use crate::event::Values;
use crate::office::Office;
use crate::officer::{Officer, Right};
use crate::register::{Register, Row};
use crate::search;
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What the register has of the person of a row, before an officer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    pub standing: Standing,
    /// The client the row is about, and why it is that one.
    pub client: Option<(ClientId, Likeness)>,
    /// Clients who may be the same person: a warning. Only those whom the officer sees.
    pub perhaps: Vec<ClientId>,
    /// What the row says of the client and stays as it is here.
    pub stays: Vec<(What, Why)>,
}

impl Compared {
    /// Everybody the comparison shows, for the log of looks.
    pub fn shown(&self) -> impl Iterator<Item = ClientId> {
        self.client.iter().map(|(client, _)| *client).chain(self.perhaps.iter().copied())
    }
}

/// The register as an officer of intake sees it, for a check; whom it showed is to be logged before the report leaves.
#[derive(Debug)]
pub struct Against<'a> {
    office: &'a Office,
    by: &'a Officer,
    workers: Workers,
    shown: RefCell<BTreeSet<ClientId>>,
    told: RefCell<Vec<Conflict>>,
}

impl<'a> Against<'a> {
    pub fn new(office: &'a Office, by: &'a Officer) -> Against<'a> {
        Against { office, by, workers: Workers::of(office, by), shown: RefCell::default(), told: RefCell::default() }
    }

    pub fn shown(self) -> Vec<ClientId> {
        self.shown.into_inner().into_iter().collect()
    }

    /// What the rows met so far say and a load would not take, because of what is here; told once.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.told.take()
    }
}

/// Somebody who is in the register and not for this officer is told of as somebody nobody knows, to the byte: who may
/// have a check as often as they like could otherwise ask it, one made-up row after another, whether a protected person
/// is a client here. Only a load, which leaves a trace, counts such rows, and whose they are its supervisor learns.
impl Known for Against<'_> {
    fn meet(&self, row: &IntakeRow) -> Met {
        if decided::is_missing(self.office, self.by, row) {
            return Met { missing: true, ..Met::default() };
        }
        let compared = compared(self.office, self.by, &self.workers, row);
        let compared =
            if compared.standing == Standing::Elsewhere { unknown(self.office, self.by, row) } else { compared };
        self.shown.borrow_mut().extend(compared.shown());
        let client = compared.client.and_then(|(client, _)| self.office.register().row(client));
        self.told.borrow_mut().extend(conflicts(row, client, compared.stays.iter().copied()));
        let register = self.office.register();
        let perhaps = compared.perhaps.first().and_then(|client| {
            let known = register.row(*client)?;
            Some((*client, likeness(&name(&values(row)), &known.name)))
        });
        let another = another_of_number(self.office, self.by, row, &compared);
        self.shown.borrow_mut().extend(another.map(|known| known.id));
        let number_of = another.map(Row::shown_number).unwrap_or_default();
        let met = compared.client.or(perhaps);
        let client = met.and_then(|(client, _)| self.office.register().row(client)).map(Row::shown_number);
        let by = met.map(|(_, by)| by);
        let named = by == Some(Likeness::Code) && client_is_named_otherwise(register, met, row);
        let client = client.unwrap_or_default();
        Met { standing: compared.standing, by, client, named_otherwise: named, number_of, missing: false }
    }
}

/// How alike two names are that may be one person's.
fn likeness(one: &str, other: &str) -> Likeness {
    let (mut one, mut other) = (search::parts(one), search::parts(other));
    if one == other {
        return Likeness::NameAndBirthDate;
    }
    one.sort();
    other.sort();
    if one == other { Likeness::NamesSwapped } else { Likeness::SimilarName }
}

/// Somebody else with the row's number of the old register: the number was given again, or the code is wrong.
fn another_of_number<'o>(office: &'o Office, by: &Officer, row: &IntakeRow, compared: &Compared) -> Option<&'o Row> {
    let number = row.text(Column::ClientNumber)?;
    let is_met = |known: &Row| {
        compared.client.is_some_and(|(client, _)| client == known.id) || compared.perhaps.contains(&known.id)
    };
    let mut same = office.register().with_old_number(number);
    same.find(|known| !is_met(known) && theirs(office, by, known))
}

/// Whether nothing in the two names is alike: perhaps the row has somebody else's code.
fn client_is_named_otherwise(register: &Register, met: Option<(ClientId, Likeness)>, row: &IntakeRow) -> bool {
    let Some(known) = met.and_then(|(client, _)| register.row(client)) else { return false };
    let (one, other) = (search::parts(&name(&values(row))), search::parts(&known.name));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|part| other.iter().any(|o| part == o || near(part, o)))
}

/// How a row stands to the register before an officer.
pub fn compare(office: &Office, by: &Officer, row: &IntakeRow) -> Compared {
    compared(office, by, &Workers::of(office, by), row)
}

fn compared(office: &Office, by: &Officer, workers: &Workers, row: &IntakeRow) -> Compared {
    let Some((known, reason)) = person(office.register(), row) else { return unknown(office, by, row) };
    if !theirs(office, by, known) {
        return Compared { standing: Standing::Elsewhere, ..Compared::default() };
    }
    let (standing, stays) = match office.case(known.id).map(|case| news(&case, row, workers)) {
        Ok(news) => (if news.is_empty() { Standing::Same } else { Standing::Differs }, news.stays),
        Err(_) => (Standing::Differs, Vec::new()),
    };
    Compared { standing, client: Some((known.id, reason)), stays, ..Compared::default() }
}

fn unknown(office: &Office, by: &Officer, row: &IntakeRow) -> Compared {
    let perhaps = alike(office.register(), row).filter(|known| theirs(office, by, known));
    Compared { perhaps: perhaps.map(|known| known.id).collect(), ..Compared::default() }
}

/// The client a row is about, where the officer does not see that client: a load leaves the row out. For those who may
/// know of it; the officer is told a number of rows.
pub fn unseen(office: &Office, by: &Officer, row: &IntakeRow) -> Option<ClientId> {
    person(office.register(), row).filter(|(known, _)| !theirs(office, by, known)).map(|(known, _)| known.id)
}

/// Intake reaches clients of the loader's own municipalities and whom its own runs brought in, wherever they live;
/// protected ones by the special right.
pub(crate) fn theirs(office: &Office, by: &Officer, row: &Row) -> bool {
    access::decide(by, Purpose::DataQuality, Resource::Client, Action::See, place(office, row)).allowed
}

/// What intake shows an officer of a client.
pub(crate) fn sight(office: &Office, by: &Officer, row: &Row) -> Sight {
    Sight::of(by, Purpose::DataQuality, place(office, row))
}

fn place<'a>(office: &'a Office, row: &'a Row) -> impl Fn(&Right) -> (Relation, Protection) + 'a {
    let guarded = office.register().is_guarded(row);
    let run = row.run.and_then(|run| office.run(run));
    move |right| {
        let brought = run.is_some_and(|run| run.organisation == right.organisation.id());
        let near = brought || right.reaches(&row.municipality);
        let relation = if near { Relation::Own } else { Relation::None };
        let protection = match (guarded, right.protected) {
            (false, _) => Protection::Open,
            (true, true) => Protection::Masked,
            (true, false) => Protection::Closed,
        };
        (relation, protection)
    }
}

/// The client a row is about: whom somebody decided; else by identity code; else by the old register's number, name and date of birth, unless
/// both have a code and the codes differ; where there is neither code nor number, by name and date of birth.
pub(crate) fn person<'a>(register: &'a Register, row: &IntakeRow) -> Option<(&'a Row, Likeness)> {
    if let Some(number) = row.client {
        return register.with_number(number).map(|known| (known, Likeness::Decided));
    }
    let code = row.text(Column::IdentityCode);
    if let Some(known) = code.and_then(|code| register.with_code(code)) {
        return Some((known, Likeness::Code));
    }
    let Some(number) = row.text(Column::ClientNumber) else {
        return if code.is_none() { nameless(register, row) } else { None };
    };
    let mut same_number = register.with_old_number(number).peekable();
    same_number.peek()?;
    let values = values(row);
    let (name, born) = (name(&values), born(&values));
    same_number
        .find(|known| {
            (code.is_none() || known.identity_code.is_empty()) && *known.name == *name && known.birth_date == born
        })
        .map(|known| (known, Likeness::OldNumber))
}

/// Nothing names the person but the name: the one an old register brought in as poorly known, so that the same file
/// brings nobody twice.
fn nameless<'a>(register: &'a Register, row: &IntakeRow) -> Option<(&'a Row, Likeness)> {
    let values = values(row);
    let name = name(&values);
    let mut alike = register.born_on(born(&values)?).filter(|known| {
        known.run.is_some() && known.identity_code.is_empty() && known.old_number.is_empty() && *known.name == *name
    });
    alike.next().map(|known| (known, Likeness::NameAndBirthDate))
}

/// Clients with the same date of birth and a similar name.
fn alike<'a>(register: &'a Register, row: &IntakeRow) -> impl Iterator<Item = &'a Row> {
    let values = values(row);
    let day = born(&values);
    let code = row.text(Column::IdentityCode).map(str::to_owned);
    let number = row.text(Column::ClientNumber).map(str::to_owned);
    let parts = search::parts(&name(&values));
    let born = day.into_iter().flat_map(|day| register.born_on(day));
    born.filter(move |known| {
        // Two codes that differ are two people, unless the old register has one number for them: a code was corrected.
        let numbered = number.as_deref().is_some_and(|number| *known.old_number == *number);
        (code.is_none() || known.identity_code.is_empty() || numbered) && similar(&parts, &search::parts(&known.name))
    })
}

fn born(values: &Values) -> Option<NaiveDate> {
    values.get(&Field::BirthDate).and_then(|day| crate::dates::parse_iso(day))
}

/// Names in any order, with one given name more or less, and one letter wrong in each part.
fn similar(one: &[Box<str>], other: &[Box<str>]) -> bool {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    few.len() >= 2.min(many.len())
        && !few.is_empty()
        && few.iter().all(|part| many.iter().any(|other| part == other || near(part, other)))
}

/// At most one letter more, less or other, or two changed about; only in words long enough to be told apart.
fn near(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().min(b.len()) < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    match (a, b) {
        ([x, y], [z, w]) => x == w && y == z,
        (a, b) => a.len() <= 1 && b.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_clerk_would_look_at_twice() {
        let alike = |one: &str, other: &str| similar(&search::parts(one), &search::parts(other));
        assert!(alike("Mäkinen Aino", "Makinen Aino Maria"));
        assert!(alike("Mohammed Ali", "Ali Mohamed"));
        assert!(alike("Korhonen Ainoliina", "Korhonen Ainolinia"));
        assert!(!alike("Khalil Ahmad", "Khalid Amira"));
        assert!(!alike("Ali Noor", "Abdi Noor"));
        assert!(!alike("", "Aino Korhonen"));
        assert!(!alike("Noor", "Noor Fatima"));
    }
}
