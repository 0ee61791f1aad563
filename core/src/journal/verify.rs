//! The walk over the whole journal. Content may be missing where an entry further on in the same chain says that
//! it was erased, nowhere else; and what was erased must be missing.

use super::{Broken, ChainFault, Journal};
use crate::entry::{ClientHead, ClientId, Entry, Head, REGISTER};
use crate::event::Event;
use std::collections::{BTreeMap, HashMap};

/// One client's chain, or the register's own, as far as it was walked.
#[derive(Debug, Default)]
struct Chain {
    head: ClientHead,
    /// Numbers whose content is missing and not yet accounted for, with their positions.
    missing: BTreeMap<u32, u64>,
    /// The first entry that has content.
    first: Option<(u32, u64)>,
    /// Numbers that have content; kept for the register's own chain only, where single entries are erased.
    present: BTreeMap<u32, u64>,
}

/// Walks the whole journal and names the first broken entry.
pub fn verify(journal: &dyn Journal) -> Result<Head, Broken> {
    let mut head = Head::default();
    let mut chains: HashMap<ClientId, Chain> = HashMap::new();
    journal.replay(0, &mut |entry| {
        let header = &entry.header;
        let broken = |fault| Err(Broken::Chain { position: header.position, fault });
        let chain = chains.entry(header.client).or_default();
        if header.position != head.position + 1 {
            // Behind a gap the first that is missing is named, not the one that stands there.
            let position = header.position.min(head.position + 1);
            return Err(Broken::Chain { position, fault: ChainFault::Position });
        }
        if header.number != chain.head.number + 1 {
            return broken(ChainFault::Number);
        }
        if header.hash() != entry.hash {
            return broken(ChainFault::Header);
        }
        if header.previous != chain.head.hash {
            return broken(ChainFault::Previous);
        }
        if entry.content.as_ref().is_some_and(|content| content.hash() != header.content) {
            return broken(ChainFault::Content);
        }
        chain.walk(&entry)?;
        chain.head = ClientHead { number: header.number, hash: entry.hash };
        head = head.next(header);
        Ok(())
    })?;
    if let Some(position) = chains.values().flat_map(|chain| chain.missing.values().copied()).min() {
        return Err(content_fault(position));
    }
    if journal.head()? != head {
        return Err(Broken::Chain { position: head.position, fault: ChainFault::Head });
    }
    Ok(head)
}

const fn content_fault(position: u64) -> Broken {
    Broken::Chain { position, fault: ChainFault::Content }
}

impl Chain {
    fn walk(&mut self, entry: &Entry) -> Result<(), Broken> {
        let header = &entry.header;
        let (number, position) = (header.number, header.position);
        if entry.content.is_none() {
            self.missing.insert(number, position);
            return Ok(());
        }
        match erased(entry)? {
            Some(Gone::UpTo(upto)) => {
                if let Some((_, position)) = self.first.filter(|(first, _)| *first <= upto) {
                    return Err(content_fault(position));
                }
                self.missing.retain(|missing, _| *missing > upto);
            }
            Some(Gone::Numbers(numbers)) => {
                if let Some(position) = numbers.iter().find_map(|number| self.present.get(number)) {
                    return Err(content_fault(*position));
                }
                self.missing.retain(|missing, _| !numbers.contains(missing));
            }
            None => {}
        }
        self.first.get_or_insert((number, position));
        if header.client == REGISTER {
            self.present.insert(number, position);
        }
        Ok(())
    }
}

/// What an entry says is gone before it.
enum Gone {
    UpTo(u32),
    Numbers(Vec<u32>),
}

/// Up to which number of a client's own chain an entry says that content is gone; nothing where it says no such thing.
pub(crate) fn erased_up_to(entry: &Entry) -> Result<Option<u32>, Broken> {
    Ok(match erased(entry)? {
        Some(Gone::UpTo(upto)) => Some(upto),
        Some(Gone::Numbers(_)) | None => None,
    })
}

fn erased(entry: &Entry) -> Result<Option<Gone>, Broken> {
    let header = &entry.header;
    if !["content_erased", "register_content_erased"].contains(&header.kind.as_str()) {
        return Ok(None);
    }
    Ok(match Event::read(entry)? {
        // An entry speaks of its own chain, and only of what stands before it.
        Some(Event::ContentErased(e)) if header.client != REGISTER && e.upto < header.number => {
            Some(Gone::UpTo(e.upto))
        }
        Some(Event::RegisterContentErased(e)) if header.client == REGISTER => Some(Gone::Numbers(e.numbers)),
        _ => return Err(content_fault(header.position)),
    })
}
