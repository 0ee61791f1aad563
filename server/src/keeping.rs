//! What the server does by itself, twice a minute: the day of law, accounts without a right, rights nobody uses.

use crate::clock;
use crate::house::House;
use crate::log::{self, Level};
use crate::login::Login;
use kotodigi::refusal::No;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

const BETWEEN: Duration = Duration::from_secs(30);
const DAY_MS: i64 = 86_400_000;

/// Ends when it is dropped.
#[derive(Debug)]
pub struct Keeping {
    open: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeping {
    pub fn begin(house: Arc<House>, login: Option<Arc<Login>>, unused_days: u64) -> Keeping {
        let (open, closed) = channel();
        let thread = std::thread::Builder::new().name("keeping".into()).spawn(move || {
            while closed.recv_timeout(BETWEEN) == Err(RecvTimeoutError::Timeout) {
                if let Err(no) = keep(&house, login.as_deref(), unused_days) {
                    log::line(Level::Error, "keeping", &[("why", format!("{no:?}").into())]);
                }
            }
        });
        Keeping { open: Some(open), thread: thread.ok() }
    }
}

impl Drop for Keeping {
    fn drop(&mut self) {
        drop(self.open.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// One round.
pub fn keep(house: &House, login: Option<&Login>, unused_days: u64) -> Result<(), No> {
    house.keep_day()?;
    let Some(login) = login else { return Ok(()) };
    let now = clock::now();
    let longest = i64::try_from(unused_days).unwrap_or(i64::MAX).saturating_mul(DAY_MS);
    let accounts = login.accounts()?;
    let unused = |id: &str| {
        let known = accounts.iter().find(|listed| listed.account == id);
        known.is_some_and(|listed| now - listed.last_seen.unwrap_or(listed.made) > longest)
    };
    house.retire(unused)?;
    for listed in accounts.iter().filter(|listed| listed.closed.is_none()) {
        // One that begins later keeps its login.
        let has = house.with(|office| office.rights().will_hold(&listed.account, office.on()))?;
        if !has {
            login.close(&listed.account, now)?;
        }
    }
    Ok(())
}
