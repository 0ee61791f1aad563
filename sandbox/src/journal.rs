//! The journal of the browser, kept in GlueSQL and read back from it.
//!
//! GlueSQL's `MemoryStorage` has no transactions and no indexes. So rows are written first and the head last, and
//! nothing beyond the head is ever shown: what a failed append left behind can't be seen, and is cleared away.
//! Beside the tables stands one index, client → positions, so that a client's page looks up rows by primary key
//! instead of copying the whole table.

use crate::rows;
use gluesql_core::data::{Key, Value};
use gluesql_core::executor::Payload;
use gluesql_core::prelude::Glue;
use gluesql_core::store::StoreMut;
use gluesql_memory_storage::MemoryStorage;
use kotodigi::entry::{ClientId, Entry, Head};
use kotodigi::journal::{Broken, Each, EachClient, Journal, stands};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// Up to so many rows are looked up one by one; a scan copies the whole table first.
const FEW: u64 = 64;

/// Entries in GlueSQL's memory. What is to outlive the page is written behind by `keep`.
pub struct GlueJournal {
    tables: Mutex<Tables>,
}

struct Tables {
    glue: Glue<MemoryStorage>,
    clients: HashMap<ClientId, Vec<u64>>,
    /// Rows may stand beyond the head.
    torn: bool,
    #[cfg(any(test, feature = "faults"))]
    fault: Fault,
}

/// Makes writes fail, for the tests: `lasting` of them, after `after` have gone well.
#[cfg(any(test, feature = "faults"))]
#[derive(Clone, Copy, Debug, Default)]
pub struct Fault {
    pub after: usize,
    pub lasting: usize,
}

impl GlueJournal {
    pub fn new() -> Result<Self, Broken> {
        let mut glue = Glue::new(MemoryStorage::default());
        glue.execute(rows::CREATE).map_err(broken)?;
        let mut tables = Tables {
            glue,
            clients: HashMap::new(),
            torn: false,
            #[cfg(any(test, feature = "faults"))]
            fault: Fault::default(),
        };
        tables.put_head(Head::default())?;
        Ok(GlueJournal { tables: Mutex::new(tables) })
    }

    /// A journal that stands where `export` and `head` of another one stood.
    pub fn import(entries: &[Entry], head: Head) -> Result<Self, Broken> {
        let journal = GlueJournal::new()?;
        journal.append(entries, Head::default(), head)?;
        Ok(journal)
    }

    pub fn export(&self) -> Result<Vec<Entry>, Broken> {
        self.after(0)
    }

    /// Entries after a position, in order.
    pub fn after(&self, position: u64) -> Result<Vec<Entry>, Broken> {
        Ok(self.tail(position)?.0)
    }

    /// Entries after a position and the head they lead to, of one moment.
    pub fn tail(&self, position: u64) -> Result<(Vec<Entry>, Head), Broken> {
        self.with(|tables| {
            let head = tables.head()?;
            Ok((tables.between(position, head.position)?, head))
        })
    }

    /// An empty journal whose writes fail as told.
    #[cfg(any(test, feature = "faults"))]
    pub fn failing(fault: Fault) -> Result<Self, Broken> {
        let journal = GlueJournal::new()?;
        journal.with(|tables| tables.fault = fault);
        Ok(journal)
    }

    fn with<T>(&self, look: impl FnOnce(&mut Tables) -> T) -> T {
        // A panic while the lock was held left at worst rows beyond the head, and `torn` says so.
        look(&mut self.tables.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Journal for GlueJournal {
    fn head(&self) -> Result<Head, Broken> {
        self.with(Tables::head)
    }

    fn erase(&self, gone: &BTreeSet<u64>, entries: &[Entry], expected: Head, head: Head) -> Result<(), Broken> {
        self.with(|tables| tables.append(gone, entries, expected, head))
    }

    fn replay(&self, after: u64, each: &mut Each<'_>) -> Result<(), Broken> {
        self.after(after)?.into_iter().try_for_each(each)
    }

    fn of_client(&self, client: ClientId) -> Result<Vec<Entry>, Broken> {
        self.with(|tables| {
            let positions = tables.clients.get(&client).cloned().unwrap_or_default();
            positions.into_iter().map(|position| tables.one(position)).collect()
        })
    }

    fn each_client(&self, each: &mut EachClient<'_>) -> Result<(), Broken> {
        let mut clients: BTreeMap<ClientId, Vec<Entry>> = BTreeMap::new();
        for entry in self.export()? {
            clients.entry(entry.header.client).or_default().push(entry);
        }
        clients.into_iter().try_for_each(|(client, entries)| each(client, entries))
    }
}

impl Tables {
    fn append(&mut self, gone: &BTreeSet<u64>, entries: &[Entry], expected: Head, head: Head) -> Result<(), Broken> {
        if self.head()? != expected {
            return Err(Broken::Moved(expected.position));
        }
        // A row that took another's key would overwrite it without a word.
        let places = expected.position + 1..;
        if !entries.iter().map(|entry| entry.header.position).eq(places.take(entries.len()))
            || head.position != expected.position + entries.len() as u64
        {
            return Err(Broken::Store(format!("these entries don't follow position {}", expected.position)));
        }
        let rows = entries.iter().map(rows::row_of).collect::<Result<Vec<_>, _>>()?;
        stands(gone, expected)?;
        let without = gone.iter().map(|position| self.without_content(*position)).collect::<Result<Vec<_>, _>>()?;
        if self.torn {
            self.clear_beyond(expected)?;
        }
        self.torn = true;
        if let Err(fault) = self.put(entries, rows, without, head) {
            // When this fails too, the next append tries again before it writes.
            let _ = self.clear_beyond(expected);
            return Err(fault);
        }
        self.torn = false;
        for entry in entries {
            self.clients.entry(entry.header.client).or_default().push(entry.header.position);
        }
        Ok(())
    }

    fn put(
        &mut self,
        entries: &[Entry],
        rows: Vec<Vec<Value>>,
        without: Vec<(Key, Vec<Value>)>,
        head: Head,
    ) -> Result<(), Broken> {
        for (entry, row) in entries.iter().zip(rows) {
            let key = rows::place(entry.header.position)?;
            self.write()?;
            self.glue.storage.insert_data("entries", vec![(Key::I64(key), row)]).map_err(broken)?;
        }
        let row = rows::head_row(head)?;
        self.write()?;
        // In memory neither of these can fail: content goes in the same moment as the head moves.
        self.glue.storage.insert_data("entries", without).map_err(broken)?;
        self.glue.storage.insert_data("head", vec![(Key::I64(1), row)]).map_err(broken)
    }

    /// The row of an entry as it stands when its content is gone.
    fn without_content(&mut self, position: u64) -> Result<(Key, Vec<Value>), Broken> {
        let entry = Entry { content: None, ..self.one(position)? };
        Ok((Key::I64(rows::place(position)?), rows::row_of(&entry)?))
    }

    fn put_head(&mut self, head: Head) -> Result<(), Broken> {
        let row = rows::head_row(head)?;
        self.write()?;
        self.glue.storage.insert_data("head", vec![(Key::I64(1), row)]).map_err(broken)
    }

    fn clear_beyond(&mut self, head: Head) -> Result<(), Broken> {
        let head = rows::place(head.position)?;
        self.write()?;
        self.glue.execute_with_params(rows::BEYOND, [head]).map_err(broken)?;
        self.torn = false;
        Ok(())
    }

    fn head(&mut self) -> Result<Head, Broken> {
        let row = self.select(rows::HEAD, &[])?.pop();
        rows::head_from(row.ok_or_else(|| Broken::Store("the table head is empty".into()))?)
    }

    fn one(&mut self, position: u64) -> Result<Entry, Broken> {
        let row = self.select(rows::ONE, &[rows::place(position)?])?.pop();
        rows::entry_from(row.ok_or_else(|| Broken::Store(format!("the row of entry {position} is gone")))?)
    }

    fn between(&mut self, after: u64, upto: u64) -> Result<Vec<Entry>, Broken> {
        if upto.saturating_sub(after) <= FEW {
            return (after + 1..=upto).map(|position| self.one(position)).collect();
        }
        let found = self.select(rows::BETWEEN, &[rows::place(after)?, rows::place(upto)?])?;
        found.into_iter().map(rows::entry_from).collect()
    }

    fn select(&mut self, sql: &str, params: &[i64]) -> Result<Vec<Vec<Value>>, Broken> {
        match self.glue.execute_with_params(sql, params.iter().copied()).map_err(broken)?.pop() {
            Some(Payload::Select { rows, .. }) => Ok(rows),
            _ => Err(Broken::Store("the table gave no rows".into())),
        }
    }

    /// Stands before every write; fails when a test wants it.
    #[cfg(any(test, feature = "faults"))]
    fn write(&mut self) -> Result<(), Broken> {
        let Fault { after, lasting } = self.fault;
        match (after, lasting) {
            (_, 0) => Ok(()),
            (0, _) => {
                self.fault.lasting -= 1;
                Err(Broken::Store("a fault was asked for".into()))
            }
            _ => {
                self.fault.after -= 1;
                Ok(())
            }
        }
    }

    #[cfg(not(any(test, feature = "faults")))]
    fn write(&mut self) -> Result<(), Broken> {
        Ok(())
    }
}

impl fmt::Debug for GlueJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GlueJournal").field("head", &self.head()).finish_non_exhaustive()
    }
}

fn broken(error: gluesql_core::error::Error) -> Broken {
    Broken::Store(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kotodigi::entry::{ClientHead, Content, Draft};

    /// Nobody sees rows beyond the head, but a question put to the tables would.
    #[test]
    fn a_failed_append_leaves_no_rows() {
        let draft = |n: u128| Draft {
            client: ClientId::from_u128(n),
            at: 1,
            by: "aino".into(),
            kind: "client_noted",
            version: 1,
            content: Content { salt: [0; 16], payload: vec![] },
        };
        let entry = |head: Head, n| draft(n).seal(head, ClientHead::default());
        let first = entry(Head::default(), 1);
        let head = Head::default().next(&first.header);
        let second = entry(head, 2);
        let both = [first, second];
        let last = head.next(&both[1].header);
        // The second row fails; the second row and the clearing fail; the head fails; all goes well.
        for (after, lasting, rows) in [(1, 1, 0), (1, 2, 1), (2, 1, 0), (9, 1, 2)] {
            let journal = GlueJournal::failing(Fault { after, lasting }).unwrap();
            let written = journal.append(&both, Head::default(), last);
            let stand = |journal: &GlueJournal| {
                journal.with(|tables| tables.select(r#"SELECT "position" FROM entries"#, &[]).unwrap().len())
            };
            assert_eq!((written.is_ok(), stand(&journal)), (rows == 2, rows), "{after} {lasting}");
            if written.is_err() {
                journal.append(&both[..1], Head::default(), head).unwrap();
                assert_eq!(stand(&journal), 1, "{after} {lasting}");
            }
        }
    }
}
