//! How fast one officer may ask for client data: as fast as people work, not as fast as programs copy.

use super::problem::{self, Problem};
use kotodigi::words::Lang;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

const MINUTE_MS: f64 = 60_000.0;
/// More accounts are not remembered; the one longest silent gives way.
const MOST: usize = 10_000;

/// A leaking count for each account, in all its sessions together.
#[derive(Debug, Default)]
pub(super) struct Paces(Mutex<HashMap<String, (f64, i64)>>);

impl Paces {
    /// Counts a request; a no where there were more than `most` in a minute.
    pub fn step(&self, account: &str, most: u64, now: i64, lang: Lang) -> Result<(), Problem> {
        self.seconds_over(account, most, now)
            .map_or(Ok(()), |seconds| Err(Problem::wire(&problem::PACE, lang).after(seconds)))
    }

    /// Seconds to wait, where the request is one too many; then it is not counted.
    fn seconds_over(&self, account: &str, most: u64, now: i64) -> Option<u64> {
        #[expect(clippy::cast_precision_loss, reason = "a setting, and times of a minute")]
        let (most, gone) = (most as f64, |at: i64| (now - at).max(0) as f64);
        let mut paces = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (level, at) = paces.get(account).copied().unwrap_or((0.0, now));
        let level = (level - gone(at) * most / MINUTE_MS).max(0.0) + 1.0;
        if level > most {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a minute, over zero")]
            let seconds = ((level - most) * MINUTE_MS / most / 1000.0).ceil() as u64;
            return Some(seconds.max(1));
        }
        if paces.len() >= MOST && !paces.contains_key(account) {
            let oldest = paces.iter().min_by_key(|(_, (_, at))| *at).map(|(account, _)| account.clone());
            oldest.and_then(|account| paces.remove(&account));
        }
        paces.insert(account.to_owned(), (level, now));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_the_setting_says_then_a_wait_that_ends() {
        let paces = Paces::default();
        let over = |account: &str, now| paces.seconds_over(account, 60, now);
        assert!((0..60).all(|_| over("aino", 0).is_none()));
        assert_eq!(over("aino", 0), Some(1));
        assert_eq!(over("mikko", 0), None);
        assert_eq!((over("aino", 1_000), over("aino", 1_000)), (None, Some(1)));
        // A minute later there is room for a minute's work again.
        assert!((0..60).all(|_| over("aino", 61_000).is_none()));
        assert!(over("aino", 61_000).is_some());
    }
}
