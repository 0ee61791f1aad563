//! Who has already stood in the file. A million people must fit into a few dozen megabytes, so only what is needed
//! to know somebody again is kept.

use super::firsts::Firsts;
use super::memo::QuickMap;
use super::people::People;

#[derive(Debug, Default)]
pub struct Seen {
    identity: Firsts,
    /// Numbers usually rise down the file: those that do stand here in order, with their rows beside them.
    rising: Vec<u32>,
    rising_rows: Vec<u32>,
    /// Rows with an identity code, a bit each.
    coded: Vec<u64>,
    number: QuickMap<u32, u32>,
    other_number: QuickMap<Box<[u8]>, u32>,
    pub people: People,
}

impl Seen {
    pub fn with_room(rows: usize) -> Seen {
        let mut seen = Seen { people: People::with_room(rows), identity: Firsts::with_room(rows), ..Seen::default() };
        seen.rising.reserve(rows);
        seen.rising_rows.reserve(rows);
        seen
    }

    /// Codes that are soon to be met, as they stand in the file.
    pub fn expect<'c>(&self, codes: impl Iterator<Item = &'c [u8]>) {
        let keys: Vec<u32> = codes.filter_map(|code| code.first_chunk()).map(key_of).collect();
        self.identity.expect(&keys);
    }

    /// The row where a right code stood first.
    pub fn identity(&mut self, code: &[u8], row: u32) -> Option<u32> {
        let (word, bit) = (row as usize / 64, row % 64);
        if self.coded.len() <= word {
            self.coded.resize(word + 1, 0);
        }
        self.coded[word] |= 1 << bit;
        self.identity.met(key_of(code.first_chunk()?), row)
    }

    /// Whether a row before has an identity code that is one.
    pub fn is_coded(&self, row: u32) -> bool {
        self.coded.get(row as usize / 64).is_some_and(|word| word & (1 << (row % 64)) != 0)
    }

    /// The row where a client number stood first.
    pub fn number(&mut self, number: &[u8], row: u32) -> Option<u32> {
        let Some(key) = digits(number) else {
            return match self.other_number.get(number) {
                Some(before) => Some(*before),
                None => {
                    self.other_number.insert(number.into(), row);
                    None
                }
            };
        };
        if self.rising.last().is_none_or(|last| *last < key) {
            self.rising.push(key);
            self.rising_rows.push(row);
            return self.number.get(&key).copied();
        }
        if let Ok(at) = self.rising.binary_search(&key) {
            return self.rising_rows.get(at).copied();
        }
        let stood = *self.number.entry(key).or_insert(row);
        (stood != row).then_some(stood)
    }
}

/// A code in thirty bits, of its own for each right one: day of birth, separator and individual number are all
/// there is to it.
fn key_of(code: &[u8; 10]) -> u32 {
    let digit = |at: usize| u32::from(code[at].wrapping_sub(b'0') & 15);
    let number = |from: usize| digit(from) * 10 + digit(from + 1);
    let day = (number(0) & 31) << 11 | (number(2) & 15) << 7 | (number(4) % 100);
    let separator = match code[6] {
        letter @ b'A'..=b'F' => letter - b'A',
        letter @ b'U'..=b'Y' => letter - b'U' + 6,
        b'-' => 11,
        _ => 12,
    };
    day << 14 | u32::from(separator) << 10 | (number(7) * 10 + digit(9)) & 0x3FF
}

/// Up to nine digits as a number of their own: longer ones are greater, and `017` is not `17`.
fn digits(number: &[u8]) -> Option<u32> {
    let fits = number.len() < 10 && number.iter().all(u8::is_ascii_digit);
    let shorter = |key: u32, _: &u8| key * 10 + 1;
    fits.then(|| number.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')) + number.iter().fold(0, shorter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_form_are_known_again() {
        let mut seen = Seen::default();
        let numbers = ["17", "017", "9", "18", "A-17", "999999999", "000000000", "1", "0", "1234567890"];
        for (n, row) in numbers.iter().zip(2..) {
            assert_eq!(seen.number(n.as_bytes(), row), None, "{n}");
        }
        for (n, row) in numbers.iter().zip(2..) {
            assert_eq!(seen.number(n.as_bytes(), 99), Some(row), "{n}");
        }
    }
}
