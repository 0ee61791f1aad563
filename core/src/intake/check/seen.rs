//! Who has already stood in the file. A million people must fit into a few dozen megabytes, so only what is needed
//! to know somebody again is kept.

use super::memo::QuickMap;
use super::people::People;
use crate::law::identity_code::IdentityCode;
use chrono::Datelike;

#[derive(Debug, Default)]
pub struct Seen {
    identity: QuickMap<u32, u32>,
    /// Numbers usually rise down the file: those that do stand here in order, with their rows beside them.
    rising: Vec<u64>,
    rising_rows: Vec<u32>,
    number: QuickMap<u64, u32>,
    long_number: QuickMap<Box<[u8]>, u32>,
    pub people: People,
}

impl Seen {
    pub fn with_room(rows: usize) -> Seen {
        let mut seen = Seen { people: People::with_room(rows), ..Seen::default() };
        seen.identity.reserve(rows);
        seen.rising.reserve(rows);
        seen.rising_rows.reserve(rows);
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
}

fn first(stood: &u32, row: u32) -> Option<u32> {
    (*stood != row).then_some(*stood)
}
