//! Files somebody brought to be checked and loaded. They stand in memory only, for a while, as many and as large as
//! was set; only the session that brought one reaches it.

use super::download::Download;
use super::report::Counts;
use super::stays::Stay;
use kotodigi::entry::Hash;
use kotodigi::refusal::NoView;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

/// A file not used for so long is gone.
pub const KEPT_MS: i64 = 30 * 60_000;
/// Files of one session.
pub const OF_SESSION: usize = 4;
/// All files together, in files of the largest size.
pub const LARGEST_TOGETHER: u64 = 4;
/// Files that are read at once; the others are told to come again.
const READ_AT_ONCE: usize = 2;

#[derive(Debug)]
pub struct Shelf {
    files: Mutex<HashMap<Uuid, Arc<Shelved>>>,
    taken: Arc<AtomicU64>,
    room: u64,
    places: Arc<Semaphore>,
    /// Loads that somebody accepted as the second person, and until when that holds.
    accepted: Mutex<HashMap<(String, String), i64>>,
}

/// Room for a file that is on its way.
#[derive(Debug)]
pub struct Reserved {
    bytes: u64,
    taken: Arc<AtomicU64>,
}

impl Drop for Reserved {
    fn drop(&mut self) {
        self.taken.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

#[derive(Debug)]
pub struct Shelved {
    pub id: Uuid,
    owner: Hash,
    pub bytes: Arc<Vec<u8>>,
    pub file_hash: String,
    used: AtomicI64,
    /// Ends what reads it.
    pub stop: Arc<AtomicBool>,
    load: Mutex<Load>,
    archive: Mutex<Option<Download>>,
    _room: Reserved,
}

/// How a load of the file fares.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Load {
    #[default]
    None,
    Reading {
        rows: u32,
    },
    Comparing {
        rows: u32,
    },
    Loading {
        rows: u32,
    },
    Done {
        loaded: Loaded,
        /// Lines of the archive, where one was asked for.
        archive: Option<u32>,
        /// What stays as it is here, one by one.
        conflicts: Vec<Stay>,
    },
    Failed {
        problem: Box<NoView>,
        /// Where it waits for a second person, the request they answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        request: Option<Uuid>,
    },
}

#[derive(Clone, Debug, Serialize)]
pub struct Loaded {
    /// None when nothing changed.
    pub run: Option<Uuid>,
    #[serde(flatten)]
    pub counts: Counts,
}

impl Load {
    pub fn is_at_work(&self) -> bool {
        matches!(self, Load::Reading { .. } | Load::Comparing { .. } | Load::Loading { .. })
    }
}

impl Shelved {
    pub fn until(&self) -> i64 {
        self.used.load(Ordering::Relaxed) + KEPT_MS
    }

    pub fn load(&self) -> MutexGuard<'_, Load> {
        self.load.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What did not go into the register: there until the file goes, however often it is taken.
    pub fn archive(&self) -> MutexGuard<'_, Option<Download>> {
        self.archive.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_at_work(&self) -> bool {
        self.load().is_at_work()
    }
}

impl Shelf {
    /// For files of at most so many bytes each.
    pub fn of(largest: u64) -> Shelf {
        Shelf {
            files: Mutex::default(),
            taken: Arc::default(),
            room: largest.saturating_mul(LARGEST_TOGETHER),
            places: Arc::new(Semaphore::new(READ_AT_ONCE)),
            accepted: Mutex::default(),
        }
    }

    fn files(&self) -> MutexGuard<'_, HashMap<Uuid, Arc<Shelved>>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Room for a file, if there is any.
    pub fn reserve(&self, bytes: u64) -> Option<Reserved> {
        let more = |taken: u64| taken.checked_add(bytes).filter(|sum| *sum <= self.room);
        self.taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).ok()?;
        Some(Reserved { bytes, taken: self.taken.clone() })
    }

    /// The right to read a file now.
    pub fn place(&self) -> Option<OwnedSemaphorePermit> {
        self.places.clone().try_acquire_owned().ok()
    }

    /// Puts a file there for its session; nothing, where that session has too many.
    pub fn put(&self, owner: Hash, bytes: Vec<u8>, room: Reserved, id: Uuid, now: i64) -> Option<Arc<Shelved>> {
        self.tidy(now);
        let file_hash = kotodigi::intake::file_hash(&bytes);
        let mut files = self.files();
        if files.values().filter(|file| file.owner == owner).count() >= OF_SESSION {
            // The same file brought again stands for the one before; whoever compares extracts brings them often.
            let before = files.values().find(|file| file.owner == owner && file.file_hash == file_hash);
            let before = before.filter(|file| !file.is_at_work()).map(|file| file.id)?;
            files.remove(&before);
        }
        let file = Arc::new(Shelved {
            id,
            owner,
            bytes: Arc::new(bytes),
            file_hash,
            used: AtomicI64::new(now),
            stop: Arc::default(),
            load: Mutex::default(),
            archive: Mutex::default(),
            _room: room,
        });
        files.insert(id, file.clone());
        Some(file)
    }

    /// A file of this session; another's is as if not there.
    pub fn find(&self, owner: &Hash, id: Uuid, now: i64) -> Option<Arc<Shelved>> {
        self.tidy(now);
        let file = self.files().get(&id).filter(|file| file.owner == *owner).cloned()?;
        file.used.store(now, Ordering::Relaxed);
        Some(file)
    }

    /// Takes a file away, and ends what reads it. A load that has begun to write goes on.
    pub fn drop_file(&self, owner: &Hash, id: Uuid) -> bool {
        let mut files = self.files();
        let own = files.get(&id).is_some_and(|file| file.owner == *owner);
        own && files.remove(&id).inspect(|file| file.stop.store(true, Ordering::Relaxed)).is_some()
    }

    /// Whatever a session brought goes with it.
    pub fn forget(&self, owner: &Hash) {
        self.files().retain(|_, file| file.owner != *owner || file.is_at_work());
    }

    /// Somebody accepts a load, for as long as a file is kept.
    pub fn accept(&self, load_hash: &str, by: &str, now: i64) -> i64 {
        let mut accepted = self.accepted.lock().unwrap_or_else(PoisonError::into_inner);
        accepted.retain(|_, until| *until > now);
        accepted.insert((load_hash.to_owned(), by.to_owned()), now + KEPT_MS);
        now + KEPT_MS
    }

    /// Ids of those who have accepted it.
    pub fn accepted(&self, load_hash: &str, now: i64) -> Vec<String> {
        let accepted = self.accepted.lock().unwrap_or_else(PoisonError::into_inner);
        let those = accepted.iter().filter(|((hash, _), until)| hash == load_hash && **until > now);
        those.map(|((_, by), _)| by.clone()).collect()
    }

    /// Files nobody has used for long are gone.
    pub fn tidy(&self, now: i64) {
        self.files().retain(|_, file| file.until() > now || file.is_at_work());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
    use super::*;

    #[test]
    fn files_are_few_small_short_lived_and_ones_own() {
        let shelf = Shelf::of(10);
        let [one, other] = [Hash::of(&[b"one"]), Hash::of(&[b"other"])];
        let put = |owner: Hash, id: u128, now| {
            let room = shelf.reserve(10)?;
            shelf.put(owner, vec![0; 10], room, Uuid::from_u128(id), now)
        };
        let first = put(one, 1, 0).unwrap();
        assert!(shelf.find(&one, first.id, 1).is_some() && shelf.find(&other, first.id, 1).is_none());
        assert!((2..=4).all(|id| put(other, id, 1).is_some()));
        assert!(put(one, 5, 1).is_none(), "no room for a fifth of the largest");
        assert!(!shelf.drop_file(&one, Uuid::from_u128(2)) && shelf.drop_file(&other, Uuid::from_u128(2)));
        assert!(put(one, 6, 1).is_some());
        drop(first);
        shelf.forget(&one);
        assert!((7..=8).all(|id| put(one, id, 2).is_some()) && put(one, 9, 2).is_none());
        *shelf.find(&one, Uuid::from_u128(7), 3).unwrap().load() = Load::Loading { rows: 1 };
        shelf.tidy(3 + KEPT_MS);
        let left = |id| shelf.files().contains_key(&Uuid::from_u128(id));
        assert!(left(7) && !left(8) && !left(3), "a load under way stays");
    }

    #[test]
    fn a_session_has_no_more_than_a_few() {
        let shelf = Shelf::of(10);
        let owner = Hash::of(&[b"one"]);
        let put = |id: u8| shelf.put(owner, vec![id % 9], shelf.reserve(1)?, Uuid::from_u128(id.into()), 0);
        assert!((0..4).all(|id| put(id).is_some()) && put(8).is_none());
        // The third one again, where nothing is at work with it.
        assert!(put(11).is_some() && shelf.find(&owner, Uuid::from_u128(2), 0).is_none());
        *shelf.find(&owner, Uuid::from_u128(11), 0).unwrap().load() = Load::Loading { rows: 1 };
        assert!(put(20).is_none());
    }
}
