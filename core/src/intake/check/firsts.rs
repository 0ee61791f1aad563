//! Where something stood first, by a key of four bytes: eight bytes a thing, a quarter of the room left free.

/// An open table; a row of 0 is a free place, for no client stands on it.
#[derive(Debug, Default)]
pub struct Firsts {
    places: Vec<(u32, u32)>,
    taken: usize,
}

/// Places for so many, of which at most four fifths are taken.
pub fn room(rows: usize) -> usize {
    rows + rows / 3 + 16
}

/// A place in a table of a length, for a key of any form.
pub fn place(key: u32, length: usize) -> usize {
    let mixed = u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    usize::try_from((mixed * length as u64) >> 32).unwrap_or(0)
}

impl Firsts {
    pub fn with_room(rows: usize) -> Firsts {
        Firsts { places: vec![(0, 0); room(rows)], taken: 0 }
    }

    /// The row the key stood on before; from now on it stands on this one, if on none before.
    pub fn met(&mut self, key: u32, row: u32) -> Option<u32> {
        if self.taken * 5 >= self.places.len() * 4 {
            self.grow();
        }
        let at = self.find(key);
        match self.places[at] {
            (_, 0) => {
                self.places[at] = (key, row);
                self.taken += 1;
                None
            }
            (_, before) => Some(before),
        }
    }

    /// Looks at the places of some keys, which are soon to be met, all at once.
    pub fn expect(&self, keys: &[u32]) {
        let rows = keys.iter().filter_map(|key| self.places.get(place(*key, self.places.len())));
        std::hint::black_box(rows.fold(0, |sum, (_, row)| sum ^ row));
    }

    fn find(&self, key: u32) -> usize {
        let mut at = place(key, self.places.len());
        while self.places[at].1 != 0 && self.places[at].0 != key {
            at = if at + 1 == self.places.len() { 0 } else { at + 1 };
        }
        at
    }

    #[cold]
    fn grow(&mut self) {
        let old = std::mem::replace(&mut self.places, vec![(0, 0); room(2 * self.taken)]);
        for (key, row) in old.into_iter().filter(|(_, row)| *row != 0) {
            let at = self.find(key);
            self.places[at] = (key, row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_of_a_key_stays_however_many_come() {
        let mut firsts = Firsts::default();
        for n in 0..20_000u32 {
            assert_eq!(firsts.met(n.wrapping_mul(2_654_435_761), n + 2), None);
        }
        for n in 0..20_000u32 {
            assert_eq!(firsts.met(n.wrapping_mul(2_654_435_761), 9), Some(n + 2));
        }
    }
}
