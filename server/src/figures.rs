//! What the server counts of itself: requests by route and status, how long they took, how many are under way.
//! Routes by their id, never by what stood in the address.

mod prometheus;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Upper bounds of the buckets of time, in seconds.
const BUCKETS: [f64; 10] = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

#[derive(Debug)]
pub struct Figures {
    started: Instant,
    under_way: AtomicI64,
    requests: Mutex<BTreeMap<(&'static str, u16), u64>>,
    times: Mutex<BTreeMap<&'static str, Times>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Times {
    within: [u64; BUCKETS.len()],
    count: u64,
    seconds: f64,
}

impl Default for Figures {
    fn default() -> Self {
        Figures {
            started: Instant::now(),
            under_way: AtomicI64::new(0),
            requests: Mutex::default(),
            times: Mutex::default(),
        }
    }
}

impl Figures {
    pub fn begins(&self) {
        self.under_way.fetch_add(1, Ordering::Relaxed);
    }

    pub fn ends(&self, route: &'static str, status: u16, took: Duration) {
        self.under_way.fetch_sub(1, Ordering::Relaxed);
        *self.requests.lock().unwrap_or_else(PoisonError::into_inner).entry((route, status)).or_default() += 1;
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        let times = times.entry(route).or_default();
        let seconds = took.as_secs_f64();
        times.count += 1;
        times.seconds += seconds;
        for (bound, within) in BUCKETS.iter().zip(&mut times.within) {
            *within += u64::from(seconds <= *bound);
        }
    }

    pub fn under_way(&self) -> i64 {
        self.under_way.load(Ordering::Relaxed)
    }

    pub fn uptime(&self) -> Duration {
        self.started.elapsed()
    }
}
