//! The one port: where entries are kept. Synchronous, used as `dyn`; every journal passes one contract.

mod verify;

use crate::entry::{ClientHead, ClientId, Entry, Head};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Mutex, PoisonError};

pub(crate) use verify::erased_up_to;
pub use verify::verify;

/// The machine failed: nothing was saved, nothing half done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("the store failed: {0}")]
    Store(String),
    #[error("somebody else wrote to the journal after position {0}")]
    Moved(u64),
    #[error("entry {position} is of kind {kind} version {version}: a newer program is needed to read it")]
    NewerProgram { position: u64, kind: String, version: u16 },
    #[error("entry {position} can't be read as {kind}: {why}")]
    Unreadable { position: u64, kind: String, why: String },
    #[error("the chain breaks at entry {position}: {fault}")]
    Chain { position: u64, fault: ChainFault },
}

/// What is wrong where the chain breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainFault {
    Position,
    Number,
    Header,
    Previous,
    Content,
    Head,
}

impl fmt::Display for ChainFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ChainFault::Position => "an entry is missing or stands twice",
            ChainFault::Number => "an entry of this client is missing or stands twice",
            ChainFault::Header => "the header is not what was written",
            ChainFault::Previous => "the client's previous entry is not the one this was written behind",
            ChainFault::Content => "the content is not what was written",
            ChainFault::Head => "the journal ends elsewhere than its head says",
        })
    }
}

/// Takes entries one by one; an error ends the walk.
pub type Each<'a> = dyn FnMut(Entry) -> Result<(), Broken> + 'a;
/// Takes a client's entries together; an error ends the walk.
pub type EachClient<'a> = dyn FnMut(ClientId, Vec<Entry>) -> Result<(), Broken> + 'a;

/// Keeps entries in order. What `append` acknowledged is durable; what it refused left no trace.
pub trait Journal: fmt::Debug + Send + Sync {
    /// The last position and the hash over everything up to it, as stored.
    fn head(&self) -> Result<Head, Broken>;

    /// All or none. `expected` is the head the entries were sealed behind, `head` the one after them.
    fn append(&self, entries: &[Entry], expected: Head, head: Head) -> Result<(), Broken> {
        self.erase(&BTreeSet::new(), entries, expected, head)
    }

    /// Appends entries that say so and takes away salt and payload at these positions, all or none. What is gone is
    /// gone from the store as well, not only from what it shows.
    fn erase(&self, gone: &BTreeSet<u64>, entries: &[Entry], expected: Head, head: Head) -> Result<(), Broken>;

    /// Entries after a position, in order.
    fn replay(&self, after: u64, each: &mut Each<'_>) -> Result<(), Broken>;

    /// One client's entries in order; empty when there are none.
    fn of_client(&self, client: ClientId) -> Result<Vec<Entry>, Broken>;

    /// Every client with its entries in order, clients in any order.
    fn each_client(&self, each: &mut EachClient<'_>) -> Result<(), Broken>;
}

/// The journal in memory: for tests, and the yardstick of the others.
#[derive(Debug, Default)]
pub struct VecJournal {
    kept: Mutex<(Vec<Entry>, Head)>,
}

impl VecJournal {
    fn kept<T>(&self, look: impl FnOnce(&mut (Vec<Entry>, Head)) -> T) -> T {
        look(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Journal for VecJournal {
    fn head(&self) -> Result<Head, Broken> {
        Ok(self.kept(|kept| kept.1))
    }

    fn erase(&self, gone: &BTreeSet<u64>, entries: &[Entry], expected: Head, head: Head) -> Result<(), Broken> {
        self.kept(|kept| {
            if kept.1 != expected {
                return Err(Broken::Moved(expected.position));
            }
            stands(gone, expected)?;
            kept.0.iter_mut().filter(|e| gone.contains(&e.header.position)).for_each(|e| e.content = None);
            kept.0.extend_from_slice(entries);
            kept.1 = head;
            Ok(())
        })
    }

    fn replay(&self, after: u64, each: &mut Each<'_>) -> Result<(), Broken> {
        let entries = self.kept(|kept| kept.0.clone());
        entries.into_iter().filter(|entry| entry.header.position > after).try_for_each(each)
    }

    fn of_client(&self, client: ClientId) -> Result<Vec<Entry>, Broken> {
        Ok(self.kept(|kept| kept.0.iter().filter(|entry| entry.header.client == client).cloned().collect()))
    }

    fn each_client(&self, each: &mut EachClient<'_>) -> Result<(), Broken> {
        let mut clients: BTreeMap<ClientId, Vec<Entry>> = BTreeMap::new();
        self.replay(0, &mut |entry| {
            clients.entry(entry.header.client).or_default().push(entry);
            Ok(())
        })?;
        clients.into_iter().try_for_each(|(client, entries)| each(client, entries))
    }
}

/// Only what stands there can be erased.
pub fn stands(gone: &BTreeSet<u64>, head: Head) -> Result<(), Broken> {
    match gone.iter().find(|position| !(1..=head.position).contains(*position)) {
        None => Ok(()),
        Some(position) => Err(Broken::Store(format!("entry {position} is to be erased and does not stand there"))),
    }
}

/// The head a client's record stands at.
pub fn client_head(entries: &[Entry]) -> ClientHead {
    entries
        .last()
        .map_or_else(ClientHead::default, |entry| ClientHead { number: entry.header.number, hash: entry.hash })
}
