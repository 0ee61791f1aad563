//! One at a time makes the change of a key; who comes meanwhile waits for the answer.

use super::{Kept, Once};
use kotodigi::entry::Hash;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

type Answer = watch::Receiver<Option<Arc<Kept>>>;

/// The changes being made in this process, by key; each with its request.
#[derive(Debug)]
pub(super) struct UnderWay(Arc<Mutex<HashMap<Hash, (Hash, Answer)>>>);

impl From<Mutex<HashMap<Hash, (Hash, Answer)>>> for UnderWay {
    fn from(map: Mutex<HashMap<Hash, (Hash, Answer)>>) -> Self {
        UnderWay(Arc::new(map))
    }
}

/// Whether one may go on.
#[derive(Debug)]
pub enum Claim {
    /// Nobody else does.
    Mine(Turn),
    /// Somebody else is at it; this gives the answer. It ends without one when nothing came of it.
    Wait(Answer),
    /// Somebody else is at another request with this key.
    Other,
}

/// The right to make the change; it ends when this is dropped.
#[derive(Debug)]
pub struct Turn {
    key: Hash,
    map: Arc<Mutex<HashMap<Hash, (Hash, Answer)>>>,
    tell: watch::Sender<Option<Arc<Kept>>>,
}

fn locked(map: &Mutex<HashMap<Hash, (Hash, Answer)>>) -> MutexGuard<'_, HashMap<Hash, (Hash, Answer)>> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Once {
    pub fn claim(&self, key: Hash, request: Hash) -> Claim {
        let mut map = locked(&self.under_way.0);
        match map.get(&key) {
            Some((theirs, answer)) if *theirs == request => Claim::Wait(answer.clone()),
            Some(_) => Claim::Other,
            None => {
                let (tell, answer) = watch::channel(None);
                map.insert(key, (request, answer));
                Claim::Mine(Turn { key, map: self.under_way.0.clone(), tell })
            }
        }
    }
}

impl Turn {
    /// The answer, for all who wait.
    pub fn tell(&self, kept: Kept) {
        self.tell.send_replace(Some(Arc::new(kept)));
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        locked(&self.map).remove(&self.key);
    }
}
