//! How the server fares, for the one who runs it: numbers and moments, nothing of clients or officers.

use crate::clock;
use crate::figures::Figures;
use crate::house::House;
use crate::looks;
use crate::sqlite::word;
use kotodigi::journal::Broken;
use serde::Serialize;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// Something another part of the house knows; none while it does not.
pub type Source = Arc<dyn Fn() -> Option<i64> + Send + Sync>;

/// Where the figures come from that the house itself has not got. Moments are milliseconds since 1970 UTC.
#[derive(Clone, Default)]
pub struct Sources {
    pub looks_committed: Option<Source>,
    pub looks_waiting: Option<Source>,
    pub sessions: Option<Source>,
    pub refused_logins: Option<Source>,
    pub last_backup: Option<Source>,
    pub last_anchor: Option<Source>,
}

impl fmt::Debug for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sources").finish_non_exhaustive()
    }
}

/// The operator's figures. None is what is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Operation {
    pub version: &'static str,
    pub uptime_seconds: i64,
    pub kind: &'static str,
    pub format: u32,
    pub journal_position: i64,
    pub clients: i64,
    pub looks_today: Option<i64>,
    pub looks_committed: Option<i64>,
    pub looks_waiting: Option<i64>,
    pub last_backup: Option<i64>,
    pub last_anchor: Option<i64>,
    pub disk_free_bytes: Option<i64>,
    pub sessions: Option<i64>,
    pub refused_logins: Option<i64>,
    pub requests_under_way: i64,
}

impl Operation {
    pub fn now(house: &House, figures: &Figures, sources: &Sources) -> Result<Operation, Broken> {
        let (journal_position, clients) =
            house.with(|office| (signed(office.head().position), signed(office.register().len() as u64)))?;
        let (folder, format) = house.place();
        let ask = |source: &Option<Source>| source.as_ref().and_then(|source| source());
        Ok(Operation {
            version: env!("CARGO_PKG_VERSION"),
            uptime_seconds: signed(figures.uptime().as_secs()),
            kind: word(house.kind()),
            format,
            journal_position,
            clients,
            looks_today: looks::since(&crate::directory::looks_in(&folder), clock::midnight()).ok().map(signed),
            looks_committed: ask(&sources.looks_committed),
            looks_waiting: ask(&sources.looks_waiting),
            last_backup: ask(&sources.last_backup),
            last_anchor: ask(&sources.last_anchor),
            disk_free_bytes: free(&folder),
            sessions: ask(&sources.sessions),
            refused_logins: ask(&sources.refused_logins),
            requests_under_way: figures.under_way(),
        })
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Bytes a file of ours may still grow on this disk.
#[cfg(unix)]
fn free(folder: &Path) -> Option<i64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(signed(disk.f_bavail.saturating_mul(disk.f_frsize)))
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<i64> {
    None
}
