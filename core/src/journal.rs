//! The one port: where entries are kept. Synchronous, used as `dyn`; every journal passes one contract.

use crate::entry::{ClientHead, ClientId, Entry, Head};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Mutex, PoisonError};

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
    fn append(&self, entries: &[Entry], expected: Head, head: Head) -> Result<(), Broken>;

    /// Entries after a position, in order.
    fn replay(&self, after: u64, each: &mut Each<'_>) -> Result<(), Broken>;

    /// One client's entries in order; empty when there are none.
    fn of_client(&self, client: ClientId) -> Result<Vec<Entry>, Broken>;

    /// Every client with its entries in order, clients in any order.
    fn each_client(&self, each: &mut EachClient<'_>) -> Result<(), Broken>;
}

/// Walks the whole journal and names the first broken entry.
pub fn verify(journal: &dyn Journal) -> Result<Head, Broken> {
    let mut head = Head::default();
    let mut clients: HashMap<ClientId, ClientHead> = HashMap::new();
    journal.replay(0, &mut |entry| {
        let header = &entry.header;
        let broken = |fault| Err(Broken::Chain { position: header.position, fault });
        let client = clients.entry(header.client).or_default();
        if header.position != head.position + 1 {
            // Behind a gap the first that is missing is named, not the one that stands there.
            let position = header.position.min(head.position + 1);
            return Err(Broken::Chain { position, fault: ChainFault::Position });
        }
        if header.number != client.number + 1 {
            return broken(ChainFault::Number);
        }
        if header.hash() != entry.hash {
            return broken(ChainFault::Header);
        }
        if header.previous != client.hash {
            return broken(ChainFault::Previous);
        }
        // Nothing erases yet: content that is gone was taken away. Erasure will come with its own entry that says so.
        if entry.content.as_ref().is_none_or(|content| content.hash() != header.content) {
            return broken(ChainFault::Content);
        }
        *client = ClientHead { number: header.number, hash: entry.hash };
        head = head.next(header);
        Ok(())
    })?;
    if journal.head()? != head {
        return Err(Broken::Chain { position: head.position, fault: ChainFault::Head });
    }
    Ok(head)
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

    fn append(&self, entries: &[Entry], expected: Head, head: Head) -> Result<(), Broken> {
        self.kept(|kept| {
            if kept.1 != expected {
                return Err(Broken::Moved(expected.position));
            }
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

/// The head a client's record stands at.
pub fn client_head(entries: &[Entry]) -> ClientHead {
    entries
        .last()
        .map_or_else(ClientHead::default, |entry| ClientHead { number: entry.header.number, hash: entry.hash })
}
