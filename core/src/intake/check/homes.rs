//! Rows that share a household number or an address, gathered while the file is walked.

use super::likeness::Look;
use super::memo::Quick;
use super::pass::Pass;
use crate::intake::field::Field;
use crate::intake::household::{Household, Shared};
use crate::intake::spelling::tokens;
use csv::ByteRecord;
use std::collections::HashMap;
use std::hash::Hasher;

/// More people at one address are a house, not a household.
const PEOPLE_AT_MOST: usize = 12;
const HOUSEHOLDS_AT_MOST: usize = 20_000;

/// A row by a hash of what it shares, with its family name's bones.
#[derive(Clone, Copy, Debug)]
struct Member {
    home: u64,
    row: u32,
    family: u32,
}

#[derive(Debug, Default)]
pub struct Homes {
    numbers: Vec<Member>,
    addresses: Vec<Member>,
}

pub(super) fn note(pass: &mut Pass<'_>, record: &ByteRecord) {
    let plan = pass.plan;
    if plan.at(Field::Household).is_none() && plan.at(Field::Address).is_none() {
        return;
    }
    let text = |field: Field| {
        let parts = plan.parts(field).filter_map(|at| record.get(at));
        parts.map(|cell| pass.decoder.decode(cell).text.trim().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let mut look = Look::default();
    look.letters(text(Field::FamilyName).chars());
    let family = look.looks().first as u32;
    let member = |words: &[String]| Member { home: hash(words), row: pass.facts.row, family };
    let number = tokens(&text(Field::Household));
    let address = tokens(&text(Field::Address));
    let (number, address) = (
        (!number.is_empty() && number != ["0"]).then(|| member(&number)),
        is_a_door(&address).then(|| member(&address)),
    );
    pass.homes.numbers.extend(number);
    pass.homes.addresses.extend(address);
}

/// By runs of letters and runs of digits: `3 A 7` and `3a7` are one door.
fn hash(words: &[String]) -> u64 {
    let mut hash = Quick::default();
    let runs = words
        .iter()
        .flat_map(|word| word.as_bytes().chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit()));
    runs.for_each(|run| {
        hash.write(run);
        hash.write_u64(run.len() as u64);
    });
    hash.finish()
}

/// A street and a number: a postal code and a town alone are no address.
fn is_a_door(words: &[String]) -> bool {
    let street = words.iter().any(|word| word.len() > 2 && word.bytes().all(|b| !b.is_ascii_digit()));
    let number = words.iter().any(|word| word.len() < 5 && word.starts_with(|c: char| c.is_ascii_digit()));
    street && number
}

impl Homes {
    /// The households, those by number first; what lies wholly inside one that a number has named is not proposed
    /// again by its address.
    pub fn households(self) -> Vec<Household> {
        let mut out = grouped(self.numbers, |_| Shared::Number);
        let numbered: HashMap<u32, usize> =
            out.iter().enumerate().flat_map(|(at, home)| home.rows.iter().map(move |row| (*row, at))).collect();
        let inside = |home: &Household| {
            let mut of = home.rows.iter().map(|row| numbered.get(row));
            of.next().flatten().is_some_and(|first| of.all(|other| other == Some(first)))
        };
        let why = |members: &[Member]| match members.windows(2).all(|pair| pair[0].family == pair[1].family) {
            true => Shared::AddressAndName,
            false => Shared::Address,
        };
        out.extend(grouped(self.addresses, why).into_iter().filter(|home| !inside(home)));
        out.sort_by_key(|home| home.rows.first().copied());
        out.truncate(HOUSEHOLDS_AT_MOST);
        out
    }
}

fn grouped(mut members: Vec<Member>, why: impl Fn(&[Member]) -> Shared) -> Vec<Household> {
    members.sort_unstable_by_key(|member| (member.home, member.row));
    let homes = members.chunk_by(|a, b| a.home == b.home);
    homes
        .filter(|home| (2..=PEOPLE_AT_MOST).contains(&home.len()))
        .map(|home| Household { rows: home.iter().map(|member| member.row).collect(), why: why(home) })
        .collect()
}
