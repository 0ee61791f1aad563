//! Guessing gets slower: waits that grow, counted in the file before a password is reckoned.
//!
//! Three leaking counts for each try: of this account from this address, of this account from anywhere, of this
//! address for any account. Only the first is taken back by a login that succeeds: a stranger can't tell by the
//! others whether somebody logged in, and so whether there is such an account. Accounts nobody has are counted alike.

use super::Login;
use crate::sqlite::store;
use kotodigi::entry::Hash;
use kotodigi::journal::Broken;
use rusqlite::{Connection, OptionalExtension as _, params};
use std::net::{IpAddr, Ipv6Addr};

struct Count {
    what: &'static str,
    /// Failures that cost no wait.
    free: f64,
    /// One is forgotten after so long.
    forgets_ms: f64,
    longest_ms: f64,
}

const FIRST_MS: f64 = 30_000.0;
const COUNTS: [Count; 3] = [
    Count { what: "account from address", free: 5.0, forgets_ms: 600_000.0, longest_ms: 3_600_000.0 },
    // Not for long: anybody who knows the name could keep its owner out.
    Count { what: "account", free: 50.0, forgets_ms: 900_000.0, longest_ms: 900_000.0 },
    // A whole town hall may stand behind one address.
    Count { what: "address", free: 30.0, forgets_ms: 60_000.0, longest_ms: 3_600_000.0 },
];
/// Nothing is remembered for longer.
const FORGOTTEN_MS: i64 = 2 * 86_400_000;

/// A try that was counted as failed before it is known how it ends.
#[derive(Debug)]
pub(super) struct Counted([(Hash, i64); 3]);

impl Login {
    /// Counts a try; the wait in ms where there is one, and then nothing is counted.
    pub(super) fn count(&self, account: &str, peer: &str, now: i64) -> Result<Result<Counted, i64>, Broken> {
        let mut db = self.file();
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(store)?;
        tx.execute("DELETE FROM waits WHERE at < ?1", [now - FORGOTTEN_MS]).map_err(store)?;
        let mut counted = Vec::new();
        for (count, key) in COUNTS.iter().zip(keys(account, peer)) {
            let (level, until) = level(&tx, count, key, now)?;
            counted.push((count, key, level, until));
        }
        let until = counted.iter().map(|(.., until)| *until).max().unwrap_or_default();
        if until > now {
            return Ok(Err(until - now));
        }
        let set = counted.into_iter().map(|(count, key, level, _)| {
            let level = level + 1.0;
            let wait = wait(count, level);
            let until = if wait > 0 { now + wait } else { 0 };
            tx.execute(
                "INSERT INTO waits (who, level, at, until) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (who) DO UPDATE SET level = ?2, at = ?3, until = ?4",
                params![key.0, level, now, until],
            )
            .map_err(store)?;
            Ok((key, until))
        });
        let set: Vec<(Hash, i64)> = set.collect::<Result<_, Broken>>()?;
        tx.commit().map_err(store)?;
        let set = set.try_into().map_err(|_| Broken::Store("waits: not three counts".into()))?;
        Ok(Ok(Counted(set)))
    }

    /// The try did not fail. Where it opened a session (`whole`), this account's failures from this address are gone.
    pub(super) fn uncount(&self, Counted(counted): &Counted, whole: bool) -> Result<(), Broken> {
        let mut db = self.file();
        let tx = db.transaction().map_err(store)?;
        for (n, (key, until)) in counted.iter().enumerate() {
            let done = if n == 0 && whole {
                tx.execute("DELETE FROM waits WHERE who = ?1", [key.0])
            } else {
                // A wait that another try began meanwhile stays.
                let back =
                    "UPDATE waits SET level = max(0, level - 1), until = iif(until = ?2, 0, until) WHERE who = ?1";
                tx.execute(back, params![key.0, until])
            };
            done.map_err(store)?;
        }
        tx.commit().map_err(store)
    }
}

fn keys(account: &str, peer: &str) -> [Hash; 3] {
    let peer = network(peer);
    let key =
        |n: usize, parts: [&str; 2]| Hash::of(&[COUNTS[n].what.as_bytes(), parts[0].as_bytes(), parts[1].as_bytes()]);
    [key(0, [account, &peer]), key(1, [account, ""]), key(2, ["", &peer])]
}

/// One home has 2^64 addresses of the new kind: they count as one.
fn network(peer: &str) -> String {
    match peer.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) if address.to_ipv4_mapped().is_none() => {
            Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).to_string()
        }
        _ => peer.to_owned(),
    }
}

fn level(db: &Connection, count: &Count, key: Hash, now: i64) -> Result<(f64, i64), Broken> {
    let found: Option<(f64, i64, i64)> = db
        .query_row("SELECT level, at, until FROM waits WHERE who = ?1", [key.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()
        .map_err(store)?;
    let Some((level, at, until)) = found else { return Ok((0.0, 0)) };
    #[expect(clippy::cast_precision_loss, reason = "two days of milliseconds are exact")]
    let gone = (now - at).clamp(0, FORGOTTEN_MS) as f64;
    // A clock that was ahead for a while must not keep anybody out for longer.
    #[expect(clippy::cast_possible_truncation, reason = "at most an hour of milliseconds")]
    let longest = now + count.longest_ms as i64;
    Ok(((level - gone / count.forgets_ms).max(0.0), until.min(longest)))
}

/// 30 s, a minute, two … up to the longest.
fn wait(count: &Count, level: f64) -> i64 {
    let over = (level - count.free).ceil();
    if over < 1.0 {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most an hour of milliseconds")]
    let ms = (FIRST_MS * (over - 1.0).exp2()).min(count.longest_ms) as i64;
    ms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let [here, account, address] = &COUNTS;
        let seconds = |count, failures: [f64; 5]| failures.map(|failures| wait(count, failures) / 1000);
        assert_eq!(seconds(here, [5.0, 6.0, 7.0, 8.0, 99.0]), [0, 30, 60, 120, 3600]);
        assert_eq!(seconds(account, [50.0, 51.0, 52.0, 53.0, 99.0]), [0, 30, 60, 120, 900]);
        assert_eq!(seconds(address, [30.0, 31.0, 32.0, 33.0, 99.0]), [0, 30, 60, 120, 3600]);
    }

    #[test]
    fn a_home_counts_as_one_address() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2::1"));
        assert_ne!(network("2001:db8:1:3::1"), network("2001:db8:1:2::1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }
}
