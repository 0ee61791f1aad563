//! Anchors of both chains: every minute in which they moved, and at a clean stop, a line is added to files that
//! other organisations can keep. A thread of its own; nobody waits for it.

mod file;
mod ties;

use crate::clock;
use crate::log::{self, Level};
use crate::looks;
use crate::sqlite::SqliteJournal;
use kotodigi::entry::Head;
use kotodigi::journal::{Broken, Journal};
use kotodigi::record::anchor::{self, Anchor};
use kotodigi::record::{self, Tie};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often the heads are looked at.
pub const EVERY: Duration = Duration::from_secs(60);

/// The heads of both chains, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heads {
    pub journal: Head,
    pub looks: Head,
}

/// For whoever watches over the process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// When every file had the heads for the last time.
    pub at: Option<i64>,
    /// Why the last line could not be written.
    pub fault: Option<String>,
    /// The directory is older than a line of its anchors: an older state was put in its place.
    pub behind: bool,
}

#[derive(Debug)]
struct Place {
    journal: PathBuf,
    looks: PathBuf,
    files: Mutex<Vec<PathBuf>>,
    standing: Mutex<Standing>,
}

/// The thread that anchors; it writes once more when this is dropped.
#[derive(Debug)]
pub struct Anchors {
    place: Arc<Place>,
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Anchors {
    pub fn start(journal: PathBuf, looks: PathBuf, file: PathBuf, every: Duration) -> Result<Anchors, Broken> {
        let (files, standing) = (Mutex::new(vec![file]), Mutex::new(Standing::default()));
        let place = Arc::new(Place { journal, looks, files, standing });
        let (stop, stopped) = channel::<()>();
        let working = place.clone();
        let work = move || {
            loop {
                working.round();
                if stopped.recv_timeout(every) != Err(RecvTimeoutError::Timeout) {
                    // What came since the last minute.
                    return working.round();
                }
            }
        };
        let thread = std::thread::Builder::new().name("anchors".into()).spawn(work);
        let thread = Some(thread.map_err(|why| Broken::Store(why.to_string()))?);
        Ok(Anchors { place, stop: Some(stop), thread })
    }

    /// Another file that gets every line; it has to be one that can be written to.
    pub fn also_to(&self, file: &Path) -> std::io::Result<()> {
        file::open(file)?;
        locked(&self.place.files).push(file.to_owned());
        self.place.round();
        Ok(())
    }

    pub fn heads(&self) -> Result<Heads, Broken> {
        self.place.heads()
    }

    /// What the register's own file holds. After a restore heads of what was lost stand in it too: they are left out.
    pub fn known(&self) -> std::io::Result<Vec<Anchor>> {
        let own = locked(&self.place.files).first().filter(|file| file.exists()).map(std::fs::read).transpose()?;
        let (anchors, _) = anchor::read(&String::from_utf8_lossy(&own.unwrap_or_default()));
        let mut known: Vec<Anchor> = Vec::with_capacity(anchors.len());
        for (_, anchor) in anchors.into_iter().rev() {
            let (seen, later) = (anchor.journal, known.last().map(|later| later.journal));
            if later.is_none_or(|later| seen.position < later.position || seen == later) {
                known.push(anchor);
            }
        }
        known.reverse();
        Ok(known)
    }

    /// What ties entries at these positions to those anchors.
    pub fn ties(&self, known: &[Anchor], positions: impl Iterator<Item = u64>) -> Result<Vec<Tie>, Broken> {
        ties::ties(&self.place.journal, &record::spans(known, positions))
    }

    pub fn standing(&self) -> Standing {
        locked(&self.place.standing).clone()
    }
}

impl Drop for Anchors {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Place {
    fn heads(&self) -> Result<Heads, Broken> {
        let journal =
            if self.journal.exists() { SqliteJournal::snapshot(&self.journal)?.head()? } else { Head::default() };
        Ok(Heads { journal, looks: looks::head(&self.looks)? })
    }

    /// A file that fails does not keep the others from their line.
    fn round(&self) {
        // Held throughout, so that two rounds never write between one another.
        let files = locked(&self.files);
        let at = clock::now();
        let mut behind = false;
        let fault = match self.heads() {
            Err(why) => Some(why.to_string()),
            Ok(heads) => files.iter().fold(None, |fault, file| match file::add(file, at, heads) {
                Ok(older) => {
                    behind |= older;
                    fault
                }
                Err(why) => fault.or(Some(format!("{}: {why}", file.display()))),
            }),
        };
        let mut standing = locked(&self.standing);
        if let Some(why) = &fault {
            log::line(Level::Error, "anchor", &[("why", why.clone().into())]);
        }
        if behind && !standing.behind {
            log::line(
                Level::Error,
                "anchor",
                &[("why", "the directory is older than its anchors: kotodigi verify".into())],
            );
        }
        standing.behind |= behind;
        standing.at = if fault.is_none() { Some(at) } else { standing.at };
        standing.fault = fault;
    }
}
