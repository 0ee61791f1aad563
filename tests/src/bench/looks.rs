//! What a look adds to a request, and how long "who saw this client" takes in a long log.
//!
//! The long log has `KOTO_BENCH_LOOKS` looks over twelve months (10 000 000 is the promise and takes a good while;
//! without it 300 000), one in fifty of them a list that shows fifty clients.

use super::Figure;
use kotodigi::access::{ClassSet, FieldClass, Purpose};
use kotodigi::entry::ClientId;
use kotodigi::office::{Look, LookLog};
use kotodigi_server::looks::{self, Looks};
use rusqlite::Connection;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;

type Failed = Box<dyn Error + Send + Sync>;

const FIRST: i64 = 1_798_761_600_000;
const YEAR: i64 = 365 * 86_400_000;
const CLIENTS: u64 = 100_000;
const USERS: u64 = 32;
const EACH: u64 = 1_000;
const ALONE: u64 = 1_500;
/// What everything but the commit may take.
const PROMISE: f64 = 0.1e-3;
/// Looks on their way at once while the long log is written.
const UNDER_WAY: usize = 4_096;
const ASKED: u64 = 20;

pub fn run() -> Vec<Figure> {
    measured().unwrap_or_else(|why| {
        let reference = "a bench that runs".to_owned();
        vec![Figure { name: "not measured", measured: why.to_string(), reference, ratio: f64::INFINITY, at_most: 0.0 }]
    })
}

fn measured() -> Result<Vec<Figure>, Failed> {
    let folder = tempfile::tempdir()?;
    let bare = bare_commit(&folder.path().join("bare.sqlite"))?;
    let alone = {
        let log = Looks::open(&folder.path().join("alone"))?;
        let before = cpu()?;
        (0..ALONE).try_for_each(|n| log.keep(&look(n, 1)))?;
        (cpu()? - before) / ALONE as f64
    };
    let (shared, commits) = together(&folder.path().join("together"))?;
    let looks: u64 = std::env::var("KOTO_BENCH_LOOKS").ok().and_then(|text| text.parse().ok()).unwrap_or(300_000);
    let (slowest, found) = asked(&folder.path().join("long"), looks)?;
    Ok(vec![
        Figure {
            name: "a look beside its commit, processor, one user",
            measured: format!("{} and its commit", us(alone)),
            reference: format!("0.1 ms and a bare commit of {}", us(bare)),
            ratio: (alone - bare).max(0.0) / PROMISE,
            at_most: 1.0,
        },
        Figure {
            name: "a look with its share of commit and index, processor, 32 users",
            measured: us(shared),
            reference: "0.1 ms".into(),
            ratio: shared / PROMISE,
            at_most: 1.0,
        },
        Figure {
            name: "durable commits, 32 users",
            measured: format!("{commits} commits for {} looks", USERS * EACH),
            reference: "one commit a look".into(),
            ratio: commits as f64 / (USERS * EACH) as f64,
            at_most: 1.0,
        },
        Figure {
            name: "who saw this client",
            measured: format!("{:.1} ms, the slowest of {ASKED}, {found} looks found", slowest * 1e3),
            reference: format!("2 s in a log of {looks} looks"),
            ratio: slowest / 2.0,
            at_most: 1.0,
        },
    ])
}

/// Processor time of a commit of one small row.
fn bare_commit(file: &Path) -> Result<f64, Failed> {
    let db = Connection::open(file)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.execute_batch("CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")?;
    let before = cpu()?;
    for _ in 0..ALONE {
        db.prepare_cached("INSERT INTO rows (text) VALUES ('a small row')")?.execute([])?;
    }
    Ok((cpu()? - before) / ALONE as f64)
}

/// Processor time of a look while so many wait together, and the commits they shared.
fn together(folder: &Path) -> Result<(f64, u64), Failed> {
    let log = Looks::open(folder)?;
    let before = cpu()?;
    std::thread::scope(|scope| {
        let keep = |user: u64| (0..EACH).try_for_each(|n| log.keep(&look(user * EACH + n, 1)));
        let users: Vec<_> = (0..USERS).map(|user| scope.spawn(move || keep(user))).collect();
        users.into_iter().try_for_each(|user| Ok::<_, Failed>(user.join().map_err(|_| "a user gave up")??))
    })?;
    Ok(((cpu()? - before) / (USERS * EACH) as f64, log.commits()))
}

/// The slowest answer in a long log, and how many looks it found.
fn asked(folder: &Path, looks: u64) -> Result<(f64, usize), Failed> {
    let log = Looks::open(folder)?;
    let mut waiting = Vec::with_capacity(UNDER_WAY);
    for n in 0..looks {
        waiting.push(log.begin(&look(n, looks)));
        if waiting.len() == UNDER_WAY {
            waiting.drain(..).try_for_each(|kept| kept())?;
        }
    }
    waiting.drain(..).try_for_each(|kept| kept())?;
    let indexed = Instant::now();
    while !indexed_to_the_end(folder)? && indexed.elapsed() < Duration::from_secs(1_800) {
        std::thread::sleep(Duration::from_millis(200));
    }
    let mut slowest = (0.0, 0);
    for n in 0..ASKED {
        let start = Instant::now();
        let found = looks::at_client(folder, client(n * 4_999 % CLIENTS))?.len();
        let taken = start.elapsed().as_secs_f64();
        if taken > slowest.0 {
            slowest = (taken, found);
        }
    }
    Ok(slowest)
}

/// Less than a slice is left out in each month.
fn indexed_to_the_end(folder: &Path) -> Result<bool, Failed> {
    for file in fs::read_dir(folder)? {
        let file = file?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(month) = name.strip_prefix("looks-").filter(|name| name.ends_with(".sqlite")) else { continue };
        let last: Option<i64> =
            Connection::open(&file)?.query_row("SELECT max(position) FROM looks", [], |row| row.get(0))?;
        let index = file.with_file_name(format!("shown-{month}"));
        if !index.exists() {
            return Ok(false);
        }
        let reached: i64 = Connection::open(index)?.query_row("SELECT position FROM reached", [], |row| row.get(0))?;
        let first: Option<i64> =
            Connection::open(&file)?.query_row("SELECT min(position) FROM looks", [], |row| row.get(0))?;
        if last.unwrap_or(0) - reached.max(first.unwrap_or(0) - 1) >= 4_096 {
            return Ok(false);
        }
    }
    Ok(true)
}

fn client(n: u64) -> ClientId {
    // Ids are random in a register, so that an index has no easy order.
    Uuid::from_u128(u128::from(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)) << 64 | u128::from(n))
}

/// The n-th look of a year of so many.
fn look(n: u64, of: u64) -> Look {
    let shown = if n % 50 == 49 { 50 } else { 1 };
    let step = YEAR / i64::try_from(of.max(1)).unwrap_or(1);
    Look {
        at: FIRST + i64::try_from(n).unwrap_or(0) * if of > 1 { step } else { 1 },
        by: format!("officer.{}", n % 900),
        organisation: "municipality:297".into(),
        right: Some(Uuid::from_u128(u128::from(n % 900))),
        purpose: Purpose::Plan,
        what: "client".into(),
        rule: "work_on_own_clients".into(),
        allowed: true,
        clients: (0..shown).map(|i| client(n.wrapping_mul(7_919).wrapping_add(i * 13) % CLIENTS)).collect(),
        shown: ClassSet::of(&[FieldClass::Identity, FieldClass::Casework]),
        masked: false,
        from: "192.0.2.7".into(),
        opening: None,
    }
}

/// Processor time of this process so far, in seconds: user and system, in hundredths.
fn cpu() -> Result<f64, Failed> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(") ").next().ok_or("no times in /proc/self/stat")?;
    let ticks = fields.split(' ').skip(11).take(2).map(str::parse::<f64>).sum::<Result<f64, _>>()?;
    Ok(ticks / 100.0)
}

fn us(seconds: f64) -> String {
    format!("{:.1} µs", seconds * 1e6)
}
