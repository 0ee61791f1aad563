//! The journal in SQLite: one file, write-ahead log, every commit on the disk before it is acknowledged. One
//! connection writes behind a lock; a few read.

mod open;
mod rows;

use kotodigi::entry::{ClientId, Entry, Hash, Head};
use kotodigi::journal::{Broken, Each, EachClient, Journal, stands};
use kotodigi::office::Left;
use kotodigi::steps::Directory;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use open::sqlite_version;
pub(crate) use open::{connect, copy, store, word};

/// Connections for reading that are kept open between reads.
const READERS: usize = 4;

#[derive(Debug)]
pub struct SqliteJournal {
    file: PathBuf,
    /// None for a snapshot, and after a failed write until the next one opens it anew.
    writer: Mutex<Option<Connection>>,
    readers: Mutex<Vec<Connection>>,
    /// A snapshot reads by one transaction and writes nothing.
    snapshot: bool,
    /// For tests: so many writes until one fails; 0 is never.
    fault: AtomicUsize,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SqliteJournal {
    /// Opens the journal, or begins one, for a directory of this kind.
    pub fn open(file: &Path, kind: Directory) -> Result<SqliteJournal, Broken> {
        let writer = open::writer(file, kind)?;
        Ok(SqliteJournal::of(file, Some(writer), Vec::new(), false))
    }

    /// The journal as it stands now, whoever writes to it meanwhile.
    pub fn snapshot(file: &Path) -> Result<SqliteJournal, Broken> {
        let reader = open::reader(file).map_err(store)?;
        reader.execute_batch("BEGIN").map_err(store)?;
        open::readable(&reader)?;
        Ok(SqliteJournal::of(file, None, vec![reader], true))
    }

    /// Whether something erased may still stand in unused parts of the file: somebody was reading meanwhile, or
    /// the process stopped. It goes when the journal is opened next.
    pub fn residue(file: &Path) -> Result<bool, Broken> {
        open::reader(file).and_then(|reader| open::residue(&reader)).map_err(store)
    }

    /// Whether one of these clients stands here with content.
    pub(crate) fn any_unerased(&self, clients: &[ClientId]) -> Result<bool, Broken> {
        self.read(|reader| {
            let mut ask = reader.prepare_cached(rows::LAST_KIND).map_err(store)?;
            for client in clients {
                let last: Option<String> =
                    ask.query_row([client.as_bytes()], |row| row.get(0)).optional().map_err(store)?;
                if last.is_some_and(|kind| kind != "content_erased") {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    /// Clients whose content was erased, and when.
    pub(crate) fn erased(&self) -> Result<Vec<(Left, i64)>, Broken> {
        self.read(|reader| {
            let mut ask = reader.prepare_cached(rows::ERASED).map_err(store)?;
            let mut found = ask.query([]).map_err(store)?;
            let mut erased = Vec::new();
            while let Some(row) = found.next().map_err(store)? {
                let entry = rows::entry(row)?;
                let header = &entry.header;
                let (client, upto, hash) = (header.client, header.number - 1, header.previous);
                erased.push((Left { client, upto, hash }, header.at));
            }
            Ok(erased)
        })
    }

    fn of(file: &Path, writer: Option<Connection>, readers: Vec<Connection>, snapshot: bool) -> SqliteJournal {
        let (writer, readers) = (Mutex::new(writer), Mutex::new(readers));
        SqliteJournal { file: file.to_owned(), writer, readers, snapshot, fault: AtomicUsize::new(0) }
    }

    /// Tests make the n-th write from now fail, once.
    #[doc(hidden)]
    pub fn fail_write(&self, nth: usize) {
        self.fault.store(nth, Ordering::SeqCst);
    }

    fn read<T>(&self, ask: impl FnOnce(&Connection) -> Result<T, Broken>) -> Result<T, Broken> {
        let kept = locked(&self.readers).pop();
        let reader = match kept {
            Some(reader) => reader,
            None if self.snapshot => return Err(Broken::Store("a snapshot is read by one at a time".into())),
            None => open::reader(&self.file).map_err(store)?,
        };
        let answer = ask(&reader);
        let mut readers = locked(&self.readers);
        if self.snapshot || readers.len() < READERS {
            readers.push(reader);
        }
        answer
    }

    fn write(
        &self,
        writer: &mut Connection,
        gone: &BTreeSet<u64>,
        entries: &[Entry],
        (expected, head): (Head, Head),
    ) -> Result<(), Broken> {
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(store)?;
        if rows::head(&tx)? != expected {
            return Err(Broken::Moved(expected.position));
        }
        stands(gone, expected)?;
        for position in gone {
            self.count()?;
            rows::erase(&tx, *position)?;
        }
        let mut insert = tx.prepare_cached(rows::INSERT).map_err(store)?;
        for entry in entries {
            self.count()?;
            rows::insert(&mut insert, entry)?;
        }
        drop(insert);
        if !gone.is_empty() {
            tx.execute("UPDATE about SET residue = 1", []).map_err(store)?;
        }
        self.count()?;
        tx.prepare_cached("UPDATE head SET position = $1, hash = $2")
            .and_then(|mut update| update.execute(params![rows::whole(head.position), head.hash.0]))
            .map_err(store)?;
        self.count()?;
        tx.commit().map_err(store)
    }

    fn count(&self) -> Result<(), Broken> {
        let left = self.fault.load(Ordering::SeqCst);
        if left > 0 {
            self.fault.store(left - 1, Ordering::SeqCst);
        }
        if left == 1 { Err(Broken::Store("a test made this write fail".into())) } else { Ok(()) }
    }
}

impl Journal for SqliteJournal {
    fn head(&self) -> Result<Head, Broken> {
        self.read(rows::head)
    }

    fn erase(&self, gone: &BTreeSet<u64>, entries: &[Entry], expected: Head, head: Head) -> Result<(), Broken> {
        if self.snapshot {
            return Err(Broken::Store("this journal was opened for reading only".into()));
        }
        let mut slot = locked(&self.writer);
        let mut writer = match slot.take() {
            Some(writer) => writer,
            None => open::again(&self.file)?,
        };
        let done = self.write(&mut writer, gone, entries, (expected, head));
        if done.is_ok() && !gone.is_empty() {
            // What is erased is erased already; where this stops half way, the next opening ends it.
            drop(self.count().and_then(|()| open::scrub(&writer)));
        }
        *slot = if matches!(done, Ok(()) | Err(Broken::Moved(_))) {
            Some(writer)
        } else {
            // Nothing is acknowledged by this connection again. The new one begins by committing a row of its
            // own over what the failed write may have left in the log, so a crash can't bring that back.
            drop(writer);
            open::again(&self.file).ok()
        };
        done
    }

    fn replay(&self, after: u64, each: &mut Each<'_>) -> Result<(), Broken> {
        self.read(|reader| {
            let mut ask = reader.prepare_cached(rows::REPLAY).map_err(store)?;
            let mut found = ask.query([rows::after(after)]).map_err(store)?;
            while let Some(row) = found.next().map_err(store)? {
                each(rows::entry(row)?)?;
            }
            Ok(())
        })
    }

    fn of_client(&self, client: ClientId) -> Result<Vec<Entry>, Broken> {
        self.read(|reader| {
            let mut ask = reader.prepare_cached(rows::OF_CLIENT).map_err(store)?;
            let mut found = ask.query([client.as_bytes()]).map_err(store)?;
            let mut entries = Vec::new();
            while let Some(row) = found.next().map_err(store)? {
                entries.push(rows::entry(row)?);
            }
            Ok(entries)
        })
    }

    fn each_client(&self, each: &mut EachClient<'_>) -> Result<(), Broken> {
        self.read(|reader| {
            let mut ask = reader.prepare_cached(rows::BY_CLIENT).map_err(store)?;
            let mut found = ask.query([]).map_err(store)?;
            let mut entries: Vec<Entry> = Vec::new();
            while let Some(row) = found.next().map_err(store)? {
                let entry = rows::entry(row)?;
                let before = entries.first().map(|entry| entry.header.client);
                if let Some(client) = before.filter(|client| *client != entry.header.client) {
                    each(client, std::mem::take(&mut entries))?;
                }
                entries.push(entry);
            }
            match entries.first().map(|entry| entry.header.client) {
                Some(client) => each(client, entries),
                None => Ok(()),
            }
        })
    }
}

/// A hash as it stands in a column.
pub(crate) fn hash(bytes: &[u8]) -> Option<Hash> {
    bytes.try_into().ok().map(Hash)
}
