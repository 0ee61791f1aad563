//! People born on one day whose names are one typing error apart: `Mäkinen` and `Mäkihen`, `Virtanen` and `Virtannen`.
//!
//! It is looked for when the whole file has been read, among those few whose letters allow it; their names are read
//! again where they stand, for a million names are not kept.

use super::known::Likeness;
use super::pass::Pass;
use super::people::Person;
use crate::intake::field::Field;
use crate::intake::finding::{Finding, Kind};
use crate::intake::spelling::{distance, tokens};

/// More people of one day share no day of birth but what a program writes where there is none.
const BORN_ON_A_DAY: usize = 3_000;
/// So many pairs of names are read again; a register of a million people has some thousands.
const PAIRS_AT_MOST: u32 = 50_000;
/// In a shorter word one letter makes another name.
const WORD_AT_LEAST: usize = 5;
const NAME_AT_LEAST: usize = 8;

/// The likenesses that show only now, in the order of the days of birth.
pub(super) fn findings(pass: &mut Pass<'_>) -> Vec<Finding> {
    let people = std::mem::take(&mut pass.seen.people).by_birth();
    let mut pairs = 0;
    pass.findings.clear();
    for day in people.chunk_by(|a, b| a.born() == b.born()).filter(|day| day.len() <= BORN_ON_A_DAY) {
        for (n, person) in day.iter().enumerate().skip(1) {
            let mut own = None;
            for before in &day[..n] {
                if !may_be_one(before, person) || pairs >= PAIRS_AT_MOST {
                    continue;
                }
                pairs += 1;
                let own = own.get_or_insert_with(|| name(pass, person));
                if near(&name(pass, before), own) {
                    say(pass, person, before.row);
                    break;
                }
            }
        }
    }
    std::mem::take(&mut pass.findings)
}

/// Those of the same bones have been told already.
fn may_be_one(a: &Person, b: &Person) -> bool {
    a.letters.may_be_near(&b.letters) && a.hash != b.hash && !(a.is_sound() && b.is_sound())
}

/// The words of a name.
fn name(pass: &mut Pass<'_>, person: &Person) -> Vec<String> {
    let record = pass.again(person.row, person.start);
    let names = pass.names().iter().filter_map(|at| record.get(*at));
    names.flat_map(|cell| tokens(&pass.decoder.decode(cell).text)).collect()
}

/// One letter more, less, other or swapped with its neighbour, in one word; not its first letter, by which names of
/// sisters differ.
fn near(a: &[String], b: &[String]) -> bool {
    let letters: usize = a.iter().map(|word| word.chars().count()).sum();
    let mut other = a.iter().zip(b).filter(|(a, b)| a != b);
    a.len() == b.len()
        && letters >= NAME_AT_LEAST
        && other.next().is_some_and(|(a, b)| {
            a.chars().next() == b.chars().next()
                && a.chars().count().max(b.chars().count()) >= WORD_AT_LEAST
                && distance(a, b, 1).is_some()
        })
        && other.next().is_none()
}

fn say(pass: &mut Pass<'_>, person: &Person, before: u32) {
    let column = if pass.plan.at(Field::FamilyName).is_some() { Field::FamilyName } else { Field::GivenNames };
    let Some(at) = pass.plan.at(column) else { return };
    let record = pass.again(person.row, person.start);
    let more = vec![before.into(), Likeness::OneLetter.text().into()];
    pass.find(at, Kind::SimilarPersonPerhaps, super::pass::cell_of(&record, at), more);
}
