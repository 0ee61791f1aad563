//! Who has already stood in the file. A million people must fit into a few dozen megabytes, so only what is needed
//! to know somebody again is kept.

use super::known::Likeness;
use super::likeness::Looks;
use super::memo::{Quick, QuickMap};
use crate::law::identity_code::IdentityCode;
use chrono::Datelike;
use std::hash::Hasher;

#[derive(Debug, Default)]
pub struct Seen {
    identity: QuickMap<u32, u32>,
    /// Numbers usually rise down the file: those that do stand here in order, with their rows beside them.
    rising: Vec<u64>,
    rising_rows: Vec<u32>,
    number: QuickMap<u64, u32>,
    long_number: QuickMap<Box<[u8]>, u32>,
    person: QuickMap<u32, Person>,
}

/// Somebody by their name's bones and birth date, with a few bits of the stricter looks.
#[derive(Clone, Copy, Debug)]
struct Person {
    row: u32,
    check: u16,
    order: u8,
    /// Seven bits of the words, and whether the identity code was sound.
    words: u8,
}

impl Seen {
    pub fn with_room(rows: usize) -> Seen {
        let mut seen = Seen::default();
        seen.identity.reserve(rows);
        seen.rising.reserve(rows);
        seen.rising_rows.reserve(rows);
        seen.person.reserve(rows);
        seen
    }

    /// The row where a right code stood first: day of birth, separator and individual number are all there is to it.
    pub fn identity(&mut self, known: &IdentityCode, code: &[u8], row: u32) -> Option<u32> {
        let day = known.birth_date.num_days_from_ce().unsigned_abs() & 0xF_FFFF;
        let letter = code.get(6).map_or(0, |separator| match separator {
            b'B'..=b'F' => u32::from(separator - b'A'),
            b'U'..=b'Y' => u32::from(b'Z' - separator),
            _ => 0,
        });
        let serial = code.iter().skip(7).take(3).fold(0, |n, digit| n * 10 + u32::from(digit.wrapping_sub(b'0')));
        // 20 bits of the day overlap 3 and 10 others nowhere: days are counted from 1800.
        let key = (day.saturating_sub(657_000) << 13) | (letter << 10) | (serial & 0x3FF);
        first(self.identity.entry(key).or_insert(row), row)
    }

    pub fn number(&mut self, number: &[u8], row: u32) -> Option<u32> {
        if number.len() < 8 {
            // The leading one makes a longer number the greater key.
            let key = number.iter().fold(1u64, |key, b| (key << 8) | u64::from(*b));
            if self.rising.last().is_none_or(|last| *last < key) {
                self.rising.push(key);
                self.rising_rows.push(row);
                return self.number.get(&key).copied();
            }
            if let Ok(at) = self.rising.binary_search(&key) {
                return self.rising_rows.get(at).copied();
            }
            return first(self.number.entry(key).or_insert(row), row);
        }
        match self.long_number.get(number) {
            Some(before) => Some(*before),
            None => {
                self.long_number.insert(number.into(), row);
                None
            }
        }
    }

    /// Somebody by name and birth date. Two sound identity codes are two people, whatever they are called.
    pub fn person(&mut self, looks: &Looks, born: i32, sound: bool, row: u32) -> Option<(u32, Likeness)> {
        let mut hash = Quick::default();
        hash.write_u64(looks.bones);
        hash.write_u64(u64::from(born.unsigned_abs()));
        let hash = hash.finish();
        let person = Person {
            row,
            check: (hash >> 32) as u16,
            order: looks.order as u8,
            words: (looks.words as u8) << 1 | u8::from(sound),
        };
        let before = *self.person.entry(hash as u32).or_insert(person);
        if before.row == row || before.check != person.check || (sound && before.words & 1 == 1) {
            return None;
        }
        let likeness = match (before.order == person.order, before.words >> 1 == person.words >> 1) {
            (true, _) => Likeness::NameAndBirthDate,
            (false, true) => Likeness::NamesSwapped,
            (false, false) => Likeness::SimilarName,
        };
        Some((before.row, likeness))
    }
}

fn first(stood: &u32, row: u32) -> Option<u32> {
    (*stood != row).then_some(*stood)
}
