//! Who has already stood in the file.

use super::memo::{Quick, QuickMap};
use std::hash::Hasher;

/// First rows by compact keys: an identity code and nearly every client number fit into 64 bits.
#[derive(Debug, Default)]
pub struct Seen {
    identity: QuickMap<u64, u32>,
    /// Numbers usually rise down the file: those that do stand here in order, with their rows.
    rising: Vec<(u64, u32)>,
    number: QuickMap<u64, u32>,
    long_number: QuickMap<Box<[u8]>, u32>,
    person: QuickMap<u64, u32>,
}

impl Seen {
    pub fn with_room(rows: usize) -> Seen {
        let mut seen = Seen::default();
        seen.identity.reserve(rows);
        seen.rising.reserve(rows);
        seen
    }

    /// The row where a right code of eleven characters stood first. The last character follows from the others.
    pub fn identity(&mut self, code: &[u8], row: u32) -> Option<u32> {
        let key = code.iter().take(10).fold(0u64, |key, b| (key << 6) | u64::from(b.wrapping_sub(b'+') & 0x3F));
        first(self.identity.entry(key).or_insert(row), row)
    }

    pub fn number(&mut self, number: &[u8], row: u32) -> Option<u32> {
        if number.len() < 8 {
            // The leading one makes a longer number the greater key.
            let key = number.iter().fold(1u64, |key, b| (key << 8) | u64::from(*b));
            if self.rising.last().is_none_or(|(last, _)| *last < key) {
                self.rising.push((key, row));
                return self.number.get(&key).copied();
            }
            if let Ok(at) = self.rising.binary_search_by_key(&key, |(key, _)| *key) {
                return Some(self.rising[at].1);
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

    /// Somebody without an identity code, by name and birth date. Only ever a hint, so a hash will do.
    pub fn person(&mut self, parts: [&[u8]; 2], born: i32, row: u32) -> Option<u32> {
        let mut hash = Quick::default();
        for part in parts {
            hash.write(part);
        }
        hash.write_u64(u64::from(born.unsigned_abs()));
        first(self.person.entry(hash.finish()).or_insert(row), row)
    }
}

fn first(stood: &u32, row: u32) -> Option<u32> {
    (*stood != row).then_some(*stood)
}
