//! What of a kept journal is whole.
//!
//! Beside the entries the browser keeps the head after every save. What comes back is the longest run of entries
//! that verifies and ends at such a head: never half of what was saved together.

use crate::line;
use kotodigi::entry::{Entry, Hash, Head};
use kotodigi::journal::{Broken, ChainFault, Journal, VecJournal, verify};
use std::collections::BTreeMap;

/// Entries that verify, and the head they lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    pub entries: Vec<Entry>,
    pub head: Head,
    /// Something behind them was not whole.
    pub cut: Option<Cut>,
}

/// What was left out, to be told to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    pub lost: usize,
    pub why: Broken,
}

/// `lines` in the order of their positions, `heads` by position.
pub fn whole(lines: &[String], heads: &BTreeMap<u64, Hash>) -> Whole {
    let (mut entries, mut why) = in_their_places(lines);
    if let Err(fault) = verified(&entries) {
        if let Broken::Chain { position, .. } = fault {
            // Everything stands in its place, so what comes before the named entry is as many.
            entries.truncate(usize::try_from(position).unwrap_or(1) - 1);
        }
        why = Some(fault);
    }
    let (kept, head) = last_head(&entries, heads);
    entries.truncate(kept);
    let missed = heads.keys().next_back().is_some_and(|last| *last > head.position);
    let cut = (kept < lines.len() || missed).then(|| Cut {
        lost: lines.len() - kept,
        why: why.unwrap_or(Broken::Chain { position: head.position, fault: ChainFault::Head }),
    });
    Whole { entries, head, cut }
}

/// The entries up to the first that can't be read or is missing.
fn in_their_places(lines: &[String]) -> (Vec<Entry>, Option<Broken>) {
    let mut entries = Vec::with_capacity(lines.len());
    for (position, line) in (1..).zip(lines) {
        match line::read(line) {
            Ok(entry) if entry.header.position == position => entries.push(entry),
            Ok(entry) => {
                let position = entry.header.position.min(position);
                return (entries, Some(Broken::Chain { position, fault: ChainFault::Position }));
            }
            Err(fault) => return (entries, Some(Broken::Store(format!("entry {position}: {fault}")))),
        }
    }
    (entries, None)
}

/// The head of entries that verify.
pub fn verified(entries: &[Entry]) -> Result<Head, Broken> {
    let head = entries.iter().fold(Head::default(), |head, entry| head.next(&entry.header));
    let journal = VecJournal::default();
    journal.append(entries, Head::default(), head)?;
    verify(&journal)
}

fn last_head(entries: &[Entry], heads: &BTreeMap<u64, Hash>) -> (usize, Head) {
    let mut last = (0, Head::default());
    let mut head = Head::default();
    for (at, entry) in entries.iter().enumerate() {
        head = head.next(&entry.header);
        if heads.get(&head.position) == Some(&head.hash) {
            last = (at + 1, head);
        }
    }
    last
}
