//! The log of looks: who saw whose data, when and for what. Its own files, a month each, its own chain, ids
//! only. One thread writes; looks that wait together share one durable commit.

mod check;
mod find;
mod index;
mod row;
mod segment;
mod since;

use kotodigi::entry::ClientId;
use kotodigi::journal::Broken;
use kotodigi::office::{self, Look, LookLog};
use segment::Segment;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

pub use check::{BrokenFile, verify, walk};
pub use find::{at_client, head, recent};
pub use index::index_agrees;
pub use row::Kept;
pub use since::since;

/// Looks one commit takes at most.
const TOGETHER: usize = 256;

/// One look that waits, and where to tell that it is kept.
type Waiting = (Look, SyncSender<Result<(), Broken>>);

#[derive(Debug)]
pub struct Looks {
    queue: Mutex<Option<Sender<Waiting>>>,
    /// The indexing goes on while this is there.
    indexing: Mutex<Option<Sender<()>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    commits: Arc<AtomicU64>,
    folder: PathBuf,
    kept: Arc<AtomicU64>,
}

impl Looks {
    /// Opens the newest segment of the folder, or makes the first when the first look comes.
    pub fn open(folder: &Path) -> Result<Looks, Broken> {
        std::fs::create_dir_all(folder).map_err(|why| Broken::Store(why.to_string()))?;
        let segment = segment::newest(folder)?.map(|month| Segment::open(folder, &month, None)).transpose()?;
        let (queue, waiting) = channel();
        let commits = Arc::new(AtomicU64::new(0));
        let kept = Arc::new(AtomicU64::new(0));
        let scribe = Scribe { folder: folder.to_owned(), segment, commits: commits.clone(), kept: kept.clone() };
        let (indexing, open) = channel();
        let indexed = folder.to_owned();
        let threads = vec![
            thread("looks", move || scribe.write(&waiting))?,
            thread("looks-index", move || index::keep_up(&indexed, &open))?,
        ];
        let (queue, indexing) = (Mutex::new(Some(queue)), Mutex::new(Some(indexing)));
        Ok(Looks { queue, indexing, threads: Mutex::new(threads), commits, kept, folder: folder.to_owned() })
    }

    /// Durable commits since it was opened.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    /// Looks durably kept since it was opened.
    pub fn kept(&self) -> u64 {
        self.kept.load(Ordering::Relaxed)
    }
}

fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Broken> {
    std::thread::Builder::new().name(name.into()).spawn(work).map_err(|why| Broken::Store(why.to_string()))
}

impl LookLog for Looks {
    fn keep(&self, look: &Look) -> Result<(), Broken> {
        self.begin(look)()
    }

    fn begin<'a>(&'a self, look: &Look) -> office::Waiting<'a> {
        let closed = || Broken::Store("the log of looks is closed".into());
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (tell, told) = sync_channel(1);
        let sent = queue.is_some_and(|queue| queue.send((look.clone(), tell)).is_ok());
        Box::new(move || if sent { told.recv().map_err(|_| closed())? } else { Err(closed()) })
    }

    fn of_client(&self, client: ClientId) -> Result<Vec<Look>, Broken> {
        at_client(&self.folder, client)?.into_iter().map(Kept::look).collect()
    }

    fn since(&self, at: i64, most: usize) -> Result<Vec<Look>, Broken> {
        recent(&self.folder, at, most)?.into_iter().map(Kept::look).collect()
    }
}

/// Waits until every look on its way is kept, so that the folder can be opened again at once.
impl Drop for Looks {
    fn drop(&mut self) {
        drop(self.queue.get_mut().map(Option::take));
        drop(self.indexing.get_mut().map(Option::take));
        for thread in self.threads.get_mut().map(std::mem::take).unwrap_or_default() {
            drop(thread.join());
        }
    }
}

/// The thread that writes.
struct Scribe {
    folder: PathBuf,
    segment: Option<Segment>,
    commits: Arc<AtomicU64>,
    kept: Arc<AtomicU64>,
}

impl Scribe {
    fn write(mut self, waiting: &Receiver<Waiting>) {
        while let Ok(first) = waiting.recv() {
            let mut batch = vec![first];
            batch.extend(waiting.try_iter().take(TOGETHER - 1));
            let done = self.keep(&batch);
            if done.is_err() {
                // Nothing is acknowledged by this connection again; the next look opens the file anew.
                self.segment = None;
            }
            for (_, tell) in batch {
                // Who asked may have gone; the look is kept all the same.
                drop(tell.send(done.clone()));
            }
        }
    }

    fn keep(&mut self, batch: &[Waiting]) -> Result<(), Broken> {
        let newest = batch.iter().map(|(look, _)| look.at).max().unwrap_or_default();
        let segment = self.segment(newest)?;
        segment.keep(batch.iter().map(|(look, _)| look))?;
        self.commits.fetch_add(1, Ordering::Relaxed);
        self.kept.fetch_add(batch.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    /// The segment of that moment. A clock that goes back finds the newest one: the chain only goes on.
    fn segment(&mut self, at: i64) -> Result<&mut Segment, Broken> {
        if self.segment.is_none() {
            self.segment =
                segment::newest(&self.folder)?.map(|month| Segment::open(&self.folder, &month, None)).transpose()?;
        }
        let month = segment::month(at);
        let next = match self.segment.take() {
            Some(open) if open.month >= month => open,
            Some(ended) => Segment::open(&self.folder, &month, Some(ended.end))?,
            None => Segment::open(&self.folder, &month, None)?,
        };
        Ok(self.segment.insert(next))
    }
}
