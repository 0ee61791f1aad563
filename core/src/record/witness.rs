//! Holds a chain against heads that somebody saw earlier: it must have passed through every one of them.

use crate::entry::{Hash, Head};

/// What a witness saw and the chain does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// The chain ends before it: its end was cut off, or an older state was put in its place.
    Ahead { seen: u64, ends: u64 },
    /// Another entry stands at or before it, and behind the last head that agreed.
    Differs { agreed: u64, seen: u64 },
}

impl Missed {
    /// The first entry that may be the broken one.
    pub fn first(&self) -> u64 {
        match self {
            Missed::Ahead { ends, .. } => ends + 1,
            Missed::Differs { agreed, .. } => agreed + 1,
        }
    }
}

#[derive(Debug, Default)]
pub struct Witness {
    /// By position, nearest last.
    waiting: Vec<Head>,
    agreed: u64,
    ends: u64,
    differs: Option<Missed>,
}

impl Witness {
    pub fn of(heads: impl Iterator<Item = Head>) -> Witness {
        let mut waiting: Vec<Head> = heads.collect();
        waiting.sort_unstable_by_key(|head| std::cmp::Reverse(head.position));
        let mut witness = Witness { waiting, ..Witness::default() };
        // Before the first entry every chain stands at nothing.
        witness.pass(Head { position: 0, hash: Hash::default() });
        witness
    }

    /// The last position it wants to see.
    pub fn reaches(&self) -> u64 {
        self.waiting.first().map_or(0, |head| head.position)
    }

    /// The chain passes through this head.
    pub fn pass(&mut self, head: Head) {
        self.ends = head.position;
        while let Some(seen) = self.waiting.pop_if(|seen| seen.position <= head.position) {
            if seen == head {
                self.agreed = seen.position;
            } else {
                let differs = Missed::Differs { agreed: self.agreed, seen: seen.position };
                self.differs.get_or_insert(differs);
            }
        }
    }

    /// The chain ends. Where it broke on the way nothing is said of what stands behind.
    pub fn end(self, whole: bool) -> Option<Missed> {
        let ahead = self.waiting.first().filter(|_| whole);
        self.differs.or(ahead.map(|head| Missed::Ahead { seen: head.position, ends: self.ends }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(position: u64, content: u8) -> Head {
        Head { position, hash: Hash::of(&[&[content]]) }
    }

    fn missed(seen: &[(u64, u8)], chain: &[u8]) -> Option<Missed> {
        let mut witness = Witness::of(seen.iter().map(|(position, content)| head(*position, *content)));
        (1..).zip(chain).for_each(|(position, content)| witness.pass(head(position, *content)));
        witness.end(true)
    }

    #[test]
    fn a_chain_passes_through_what_was_seen_or_the_place_is_named() {
        assert_eq!(missed(&[], &[1, 2]), None);
        assert_eq!(missed(&[(3, 3), (1, 1), (1, 1)], &[1, 2, 3, 4]), None);
        assert_eq!(missed(&[(1, 1), (3, 3)], &[1, 7, 8]), Some(Missed::Differs { agreed: 1, seen: 3 }));
        assert_eq!(missed(&[(1, 1), (3, 3)], &[1, 2]), Some(Missed::Ahead { seen: 3, ends: 2 }));
        assert_eq!(missed(&[(1, 1)], &[]), Some(Missed::Ahead { seen: 1, ends: 0 }));
        assert_eq!(missed(&[(1, 9), (5, 5)], &[1]), Some(Missed::Differs { agreed: 0, seen: 1 }));
    }
}
