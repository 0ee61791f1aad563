//! Ends a reading process that takes too long, or that nobody waits for any more.

use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

const TICK: Duration = Duration::from_millis(50);

/// Why it was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Time,
    Wish,
}

#[derive(Debug)]
pub(super) struct Watchdog {
    /// While the other side works, the process waits for us.
    ours: Arc<AtomicBool>,
    done: Sender<()>,
    thread: std::thread::JoinHandle<Option<Ended>>,
}

impl Watchdog {
    pub fn over(child: Arc<Mutex<Child>>, time: Duration, stop: Arc<AtomicBool>) -> Watchdog {
        let (done, told) = mpsc::channel();
        let ours = Arc::new(AtomicBool::new(false));
        let resting = ours.clone();
        let thread = std::thread::spawn(move || {
            let mut left = time;
            loop {
                let from = Instant::now();
                match told.recv_timeout(TICK) {
                    Err(RecvTimeoutError::Timeout) => {}
                    _ => return None,
                }
                if !resting.load(Ordering::Relaxed) {
                    left = left.saturating_sub(from.elapsed());
                }
                let ended = match (left.is_zero(), stop.load(Ordering::Relaxed)) {
                    (_, true) => Ended::Wish,
                    (true, false) => Ended::Time,
                    _ => continue,
                };
                drop(child.lock().unwrap_or_else(PoisonError::into_inner).kill());
                return Some(ended);
            }
        });
        Watchdog { ours, done, thread }
    }

    /// Work of ours, which the process does not pay for.
    pub fn resting<T>(&self, work: impl FnOnce() -> T) -> T {
        self.ours.store(true, Ordering::Relaxed);
        let done = work();
        self.ours.store(false, Ordering::Relaxed);
        done
    }

    pub fn dismissed(self) -> Option<Ended> {
        drop(self.done);
        self.thread.join().ok().flatten()
    }
}
