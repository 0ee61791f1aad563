//! What ties a record to heads that others keep: the hashes of all headers from one anchor to the next. A record
//! forged whole fits no anchor that somebody else has.

use super::anchor::Anchor;
use super::file::{Line, RecordFile};
use crate::entry::{Hash, Head};
use serde::{Deserialize, Serialize};

/// More hashes than this between two anchors (a register loaded at once) are left out, and the entries untied.
pub const AT_MOST: u64 = 5_000;

/// From one head of the journal to an anchored one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    pub after: Head,
    /// Of every header behind it, other people's too: a hash tells nothing of them.
    pub hashes: Vec<Hash>,
}

impl Tie {
    /// The head it leads to.
    fn end(&self) -> Head {
        self.hashes.iter().fold(self.after, |head, hash| head.behind(hash))
    }
}

/// The spans a record needs: from the last anchor before an entry to the first over it.
pub fn spans(anchors: &[Anchor], positions: impl Iterator<Item = u64>) -> Vec<(Head, Head)> {
    let mut spans: Vec<(Head, Head)> = Vec::new();
    for position in positions {
        let over = anchors.partition_point(|anchor| anchor.journal.position < position);
        let Some(to) = anchors.get(over).map(|anchor| anchor.journal) else { break };
        let from = over.checked_sub(1).and_then(|before| anchors.get(before)).map_or(Head::default(), |a| a.journal);
        if to.position.saturating_sub(from.position) <= AT_MOST && spans.last() != Some(&(from, to)) {
            spans.push((from, to));
        }
    }
    spans
}

/// How many of the entries are tied, or nothing where a tie leads to no anchor or holds another entry.
pub(super) fn tied(ties: &[Tie], anchors: &[Anchor], entries: &[Line]) -> Option<usize> {
    let mut tied = 0;
    for tie in ties {
        let head = tie.end();
        anchors.iter().find(|anchor| anchor.journal == head)?;
        let within = |line: &&Line| tie.after.position < line.position && line.position <= head.position;
        for line in entries.iter().filter(within) {
            let at = usize::try_from(line.position - tie.after.position - 1).ok()?;
            tie.hashes.get(at).filter(|hash| **hash == line.hash)?;
            tied += 1;
        }
    }
    Some(tied)
}

/// How many entries stand under heads that somebody else kept. Nothing where a head there is another.
pub fn witnessed(record: &RecordFile, kept: &[Anchor]) -> Option<usize> {
    let same = |anchor: &Anchor| kept.iter().any(|kept| kept.journal == anchor.journal);
    let other = |anchor: &Anchor| {
        kept.iter().any(|kept| kept.journal.position == anchor.journal.position && kept.journal != anchor.journal)
    };
    if record.anchors.iter().any(other) {
        return None;
    }
    let known: Vec<Anchor> = record.anchors.iter().copied().filter(same).collect();
    let to_known = |tie: &&Tie| known.iter().any(|anchor| anchor.journal == tie.end());
    let ties: Vec<Tie> = record.ties.iter().filter(to_known).cloned().collect();
    tied(&ties, &known, &record.entries)
}

#[cfg(test)]
mod tests {
    use super::super::verify;
    use super::super::verify::tests::record;
    use super::*;
    use crate::entry::{ClientHead, Content};

    /// The same record with another word in its third entry, every hash of its own reckoned anew.
    fn forged() -> RecordFile {
        let mut forged = record();
        let mut head = ClientHead::default();
        for (n, line) in forged.entries.iter_mut().enumerate() {
            if n == 2 {
                line.text = Some("forged".into());
                let salt = line.content().map(|content| content.salt).unwrap();
                line.content = Content { salt, payload: b"forged".to_vec() }.hash();
            }
            line.previous = head.hash;
            line.hash = line.header().hash();
            head = ClientHead { number: line.number, hash: line.hash };
        }
        forged.head = head;
        forged.ties.clear();
        forged
    }

    #[test]
    fn a_record_forged_whole_fits_no_anchor_that_somebody_else_kept() {
        let kept = record().anchors;
        assert_eq!(witnessed(&record(), &kept), Some(5));
        assert_eq!(witnessed(&record(), &[]), Some(0));
        // Without ties it is whole by itself, and nobody vouches for it.
        let mut forged = forged();
        assert_eq!(verify(&forged).unwrap().tied, 0);
        assert_eq!(witnessed(&forged, &kept), Some(0));
        // With ties of the truth they hold other entries; with ties of its own they lead to other heads.
        forged.ties = record().ties;
        assert!(verify(&forged).is_err());
        for line in &forged.entries {
            forged.ties[0].hashes[line.position as usize - 1] = line.hash;
        }
        assert!(verify(&forged).is_err());
        forged.journal = forged.ties[0].end();
        forged.anchors[0].journal = forged.journal;
        assert_eq!(verify(&forged).unwrap().tied, 5);
        assert_eq!(witnessed(&forged, &kept), None);
    }

    #[test]
    fn a_span_goes_from_the_anchor_before_to_the_anchor_over_an_entry() {
        let head = |position| Head { position, hash: Hash::of(&[&[1]]) };
        let anchor = |position| Anchor { at: 0, journal: head(position), looks: head(0), previous: Hash::default() };
        let anchors = [3, 7, 7, 6_000, 20_000].map(anchor);
        let found = spans(&anchors, [1, 3, 4, 5, 8, 7_000, 30_000].into_iter());
        let found: Vec<(u64, u64)> = found.iter().map(|(from, to)| (from.position, to.position)).collect();
        assert_eq!(found, [(0, 3), (3, 7)]);
    }
}
