//! Everybody of the file by name and birth date, in as few bytes as it takes to know somebody again.

use super::firsts::{self, room};
use super::known::Likeness;
use super::likeness::Looks;
use super::memo::Quick;
use std::hash::Hasher;

/// Somebody: a hash of the bones of the name and the birth date, and some bits of the stricter looks.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub row: u32,
    /// Where the row begins in the body.
    pub start: u32,
    pub hash: u32,
    /// Day of birth from 1800, whether the identity code was sound, and seven bits each of the order and the words.
    told: u32,
    pub letters: Letters,
}

/// What tells whether two names can be one typing error apart: see [`Letters::may_be_near`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    /// Which letters occur an odd number of times.
    pub odd: u32,
    pub count: u8,
    /// A few bits of the first word and of the last one.
    pub first: u8,
    pub last: u8,
}

impl Letters {
    /// One typing error touches one word and changes how often at most two letters occur.
    pub fn may_be_near(&self, other: &Letters) -> bool {
        (self.first == other.first || self.last == other.last)
            && (self.odd ^ other.odd).count_ones() <= 2
            && self.count.abs_diff(other.count) <= 1
    }
}

const SOUND: u32 = 1 << 14;

impl Person {
    /// Day of birth, in days from 1800.
    pub fn born(&self) -> u32 {
        self.told >> 15
    }

    pub fn is_sound(&self) -> bool {
        self.told & SOUND != 0
    }

    const fn order(&self) -> u32 {
        self.told & 0x7F
    }

    const fn words(&self) -> u32 {
        self.told >> 7 & 0x7F
    }
}

/// People in the order of the file, found again by an open table of their places.
#[derive(Debug, Default)]
pub struct People {
    people: Vec<Person>,
    /// Places in `people` from 1, by hash; 0 where there is none.
    table: Vec<u32>,
}

/// 1.1.1800 as days from the year 1.
const FROM: i32 = 657_073;

impl People {
    pub fn with_room(rows: usize) -> People {
        People { people: Vec::with_capacity(rows), table: vec![0; room(rows)] }
    }

    /// Notes somebody; the first one of the same bones and birth date, and how alike they are. Two sound identity
    /// codes are two people, whatever they are called.
    pub fn met(&mut self, looks: &Looks, born: i32, sound: bool, (row, start): (u32, u32)) -> Option<(u32, Likeness)> {
        let mut hash = Quick::default();
        hash.write_u64(looks.bones);
        hash.write_u64(u64::from(born.unsigned_abs()));
        let hash = hash.finish();
        let day = u32::try_from(born.saturating_sub(FROM)).unwrap_or(0) & 0x1_FFFF;
        let told = day << 15 | u32::from(sound) << 14 | (looks.words as u32 & 0x7F) << 7 | (looks.order as u32 & 0x7F);
        // The hash of the table and what is compared are different bits of the whole.
        let person = Person { row, start, hash: (hash >> 32) as u32, told, letters: looks.letters };
        let before = self.first(person);
        if before.row == row || (sound && before.is_sound()) {
            return None;
        }
        let likeness = match (before.order() == person.order(), before.words() == person.words()) {
            (true, _) => Likeness::NameAndBirthDate,
            (false, true) => Likeness::NamesSwapped,
            (false, false) => Likeness::SimilarName,
        };
        Some((before.row, likeness))
    }

    /// The first with this hash and day, who may be the person itself; everybody is kept.
    fn first(&mut self, person: Person) -> Person {
        if self.people.len() * 5 >= self.table.len() * 4 {
            self.grow();
        }
        let mut at = self.place(&person);
        while let Some(before) = self.at(at) {
            if before.hash == person.hash && before.born() == person.born() {
                self.people.push(person);
                return before;
            }
            at = self.after(at);
        }
        self.people.push(person);
        self.table[at] = u32::try_from(self.people.len()).unwrap_or(0);
        person
    }

    fn place(&self, person: &Person) -> usize {
        firsts::place(person.hash ^ person.born(), self.table.len())
    }

    fn after(&self, at: usize) -> usize {
        if at + 1 == self.table.len() { 0 } else { at + 1 }
    }

    fn at(&self, at: usize) -> Option<Person> {
        let place = usize::try_from(self.table[at]).ok()?.checked_sub(1)?;
        self.people.get(place).copied()
    }

    #[cold]
    fn grow(&mut self) {
        let old = std::mem::replace(&mut self.table, vec![0; room(2 * self.people.len())]);
        for place in old.into_iter().filter(|place| *place > 0) {
            let person = usize::try_from(place).ok().and_then(|place| self.people.get(place - 1).copied());
            let Some(person) = person else { continue };
            let mut at = self.place(&person);
            while self.table[at] > 0 {
                at = self.after(at);
            }
            self.table[at] = place;
        }
    }

    /// Everybody by day of birth, those of one day in the order of the file.
    pub fn by_birth(self) -> Vec<Person> {
        let People { mut people, table } = self;
        drop(table);
        people.sort_unstable_by_key(|person| (person.born(), person.row));
        people
    }
}
