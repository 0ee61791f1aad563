//! Checking and loading old registers, held against what cannot be done without, in the same run.
//!
//! `KOTO_BENCH_PART` takes one part alone (csv, xlsx, load), `KOTO_BENCH_ROWS` changes the million rows of the CSV. The binary for memory and loading is `KOTODIGI`, or the one
//! beside this program.

mod by_hand;
mod child;
mod load;
pub mod peers;
mod sheet;

use super::{Figure, best_of};
use by_hand::by_hand;
use kotodigi::dates::parse_iso;
use kotodigi::intake::{self, Limits, Mends};
use kotodigi_fixtures::old_register::{Options, generate};
use kotodigi_server::intake::beside;
use std::error::Error;
use std::ops::ControlFlow;

type Failed = Box<dyn Error + Send + Sync>;

const MEBI: f64 = 1_048_576.0;
const MEMORY: f64 = 300.0;

pub fn limits() -> Limits {
    Limits::of_law(parse_iso("2026-11-23").unwrap_or_default())
}

/// Rows of the large file.
pub fn rows() -> u32 {
    std::env::var("KOTO_BENCH_ROWS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000)
}

/// The file everybody reads: Windows-1252, semicolons, Finnish, twenty columns.
pub fn file(rows: u32) -> Vec<u8> {
    generate(rows, 1, &Options { defects: 100, ..Options::default() }).0
}

type Part = (&'static str, fn() -> Result<Vec<Figure>, Failed>);

const PARTS: &[Part] = &[("csv", csv), ("xlsx", sheet::figures), ("load", load::figures)];

pub fn run() -> Vec<Figure> {
    let only = std::env::var("KOTO_BENCH_PART").ok();
    let parts = PARTS.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name));
    parts.flat_map(|(_, figures)| figures().unwrap_or_else(unmeasured)).collect()
}

fn csv() -> Result<Vec<Figure>, Failed> {
    let rows = rows();
    let bytes = file(rows);
    let mut figures = checked(&bytes, rows);
    figures.extend(memory(&bytes)?);
    Ok(figures)
}

/// A figure that could not be taken is not kept.
fn unmeasured(why: Failed) -> Vec<Figure> {
    let reference = "a bench that runs".to_owned();
    vec![Figure { name: "not measured", measured: why.to_string(), reference, ratio: f64::INFINITY, at_most: 0.0 }]
}

/// Seconds of a check by us and what it found: the whole of it, or without the likeness of people, which no peer has.
pub fn ours(bytes: &[u8], likeness: bool) -> (f64, usize) {
    let limits = Limits { likeness, ..limits() };
    let mut found = 0;
    let seconds = best_of(3, || {
        found = intake::open(bytes)
            .and_then(|register| {
                let mapping = intake::propose(&register);
                beside::check(&register, &mapping, &Mends::default(), &limits, None, &mut |_| ControlFlow::Continue(()))
            })
            .map_or(0, |report| report.map_or(0, |report| report.findings.len()));
    });
    (seconds, found)
}

fn checked(bytes: &[u8], rows: u32) -> Vec<Figure> {
    let limits = limits();
    let hand = |whole: bool| {
        let mut found = 0;
        (best_of(3, || found = by_hand(bytes, &limits, whole).len()), found)
    };
    let (cells, whole, ours) = (hand(false), hand(true), ours(bytes, true));
    let say = |(seconds, found): (f64, usize)| {
        format!("{seconds:.2} s, {:.2} M rows/s, {found} findings", f64::from(rows) / seconds / 1e6)
    };
    vec![
        Figure {
            name: "check of a million rows, 20 columns, with duplicates and the Act",
            measured: say(ours),
            reference: format!("hand-written csv pass with the same finding codes, {}", say(whole)),
            ratio: ours.0 / whole.0,
            at_most: 2.5,
        },
        Figure {
            name: "the same against cells alone",
            measured: say(ours),
            reference: format!("hand-written csv pass without duplicates and the Act, {}", say(cells)),
            ratio: ours.0 / cells.0,
            at_most: 6.0,
        },
    ]
}

fn memory(bytes: &[u8]) -> Result<Vec<Figure>, Failed> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("suuri.csv");
    std::fs::write(&file, bytes)?;
    let ended = child::run(&["import", "check", "--on", "2026-11-23", "--format", "json", &file.to_string_lossy()])?;
    let peak = ended.peak as f64 / MEBI;
    Ok(vec![Figure {
        name: "memory of `import check` of that file",
        measured: format!(
            "{peak:.0} MiB at the most, {:.2} s, a file of {:.0} MiB",
            ended.seconds,
            bytes.len() as f64 / MEBI
        ),
        reference: format!("{MEMORY} MB"),
        ratio: ended.peak as f64 / (MEMORY * 1e6),
        at_most: 1.0,
    }])
}
