//! Files made to break a reader. Each goes through the built `kotodigi import check` as a child: no abort, no signal,
//! exit 0 or 1, at most ten seconds of processor and 256 MiB beyond the file, and a sentence that names the place or
//! the kind of file. `KOTO_HOSTILE=FILE` writes down what went otherwise; `KOTO_ONLY=WORD` runs the cases with the word.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "hostile/book.rs"]
mod book;
#[path = "hostile/child.rs"]
mod child;
#[path = "hostile/kinds.rs"]
mod kinds;
#[path = "hostile/named.rs"]
mod named;
#[path = "hostile/pack.rs"]
mod pack;
#[path = "hostile/sheet.rs"]
mod sheet;
#[path = "hostile/text.rs"]
mod text;
#[path = "hostile/zip.rs"]
mod zip;

use child::Ended;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

#[derive(Clone, Debug)]
pub enum Bytes {
    Held(Vec<u8>),
    /// Too long to hold: written straight into the file.
    Streamed(fn(&mut dyn Write) -> io::Result<()>),
}

pub fn held(bytes: impl Into<Vec<u8>>) -> Bytes {
    Bytes::Held(bytes.into())
}

pub fn streamed(write: fn(&mut dyn Write) -> io::Result<()>) -> Bytes {
    Bytes::Streamed(write)
}

#[derive(Clone, Debug)]
pub struct Case {
    name: String,
    ending: &'static str,
    bytes: Bytes,
    /// One of these has to be said; nothing asked where there is none.
    says: &'static [&'static str],
}

impl Case {
    pub fn new(name: &str, ending: &'static str, bytes: Bytes, says: &'static [&'static str]) -> Case {
        Case { name: name.to_owned(), ending, bytes, says }
    }
}

/// Not right yet, and why: printed in every run, so that nobody takes them for right.
const NOT_YET: &[(&str, &str)] = &[];

/// Characters that a terminal obeys.
fn commands(said: &str) -> bool {
    said.chars().any(|c| (c < ' ' && !['\n', '\t'].contains(&c)) || ['\u{7F}', '\u{9B}', '\u{9D}'].contains(&c))
}

/// Row 2, as a finding or in a sentence.
const ROW_2: &[&str] = &["\"row\": 2", "row 2"];
/// Of the released binary; one built for debugging is several times slower.
const SECONDS: f64 = 10.0;
const SLOWER: f64 = 8.0;
const BEYOND: u64 = 256 << 20;

/// What is wrong with how it ended; nothing where all is well.
fn wrong(ended: &Ended, size: u64, file: &Path, says: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut is = |bad: bool, what: String| {
        if bad {
            wrong.push(what);
        }
    };
    is(!matches!(ended.code, Some(0 | 1)), format!("ended with {:?}", ended.code));
    let seconds = if child::is_for_debugging() { SECONDS * SLOWER } else { SECONDS };
    is(ended.cpu > seconds, format!("{:.1} s of processor", ended.cpu));
    is(ended.peak > size + BEYOND, format!("{} MiB for a file of {} KiB", ended.peak >> 20, size >> 10));
    is(ended.err.contains("panicked") || ended.err.contains("overflow"), "a panic".to_owned());
    let said = format!("{}{}", ended.out, ended.err);
    is(commands(&said), "a terminal's command printed as such".to_owned());
    if ended.out.trim().is_empty() {
        is(ended.err.trim().len() < 20, format!("said only {:?}", ended.err.trim()));
    } else {
        match serde_json::from_str::<serde_json::Value>(&ended.out) {
            Err(why) => is(true, format!("no JSON: {why}")),
            Ok(json) => {
                let findings = json["findings"].as_array().cloned().unwrap_or_default();
                let placed = |f: &serde_json::Value| {
                    f["row"].as_u64().is_some_and(|row| row > 0) && f["message"].as_str().is_some_and(|m| m.len() > 10)
                };
                is(!findings.iter().all(placed), "a finding without its place".to_owned());
            }
        }
    }
    // The file's own name, as the report repeats it, names nothing.
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let said = said.replace(&name, "…");
    let lower = said.to_lowercase();
    let named = says.is_empty() || says.iter().any(|word| lower.contains(word));
    is(!named, format!("none of {says:?} in: {}", said.chars().take(300).collect::<String>()));
    wrong
}

fn written(case: &Case, file: &Path) -> u64 {
    let mut to = BufWriter::new(File::create(file).unwrap());
    match &case.bytes {
        Bytes::Held(bytes) => to.write_all(bytes).unwrap(),
        Bytes::Streamed(write) => write(&mut to).unwrap(),
    }
    to.flush().unwrap();
    drop(to);
    fs::metadata(file).unwrap().len()
}

fn run(cases: Vec<Case>) {
    let folder = tempfile::tempdir().unwrap();
    let only = std::env::var("KOTO_ONLY").unwrap_or_default();
    let (mut bad, mut slowest, mut largest) = (Vec::new(), (0.0, String::new()), (0, String::new()));
    let mut ran = 0;
    for (n, case) in cases.iter().enumerate().filter(|(_, case)| case.name.contains(&only)) {
        let file = folder.path().join(format!("hostile-{n}.{}", case.ending));
        let size = written(case, &file);
        let ended = child::check(&file, "json");
        ran += 1;
        if !only.is_empty() {
            let said: String = format!("{}{}", ended.out, ended.err).chars().take(1_500).collect();
            println!("{}: {:?} {:.2} s {} MiB\n{said}", case.name, ended.code, ended.cpu, ended.peak >> 20);
        }
        let mut what = wrong(&ended, size, &file, case.says);
        what.extend(
            named::unnamed(&case.name, &ended).into_iter().map(|kind| format!("{kind}: the place is not named")),
        );
        if case.name.contains("terminal") || case.name.contains("control") {
            let text = child::check(&file, "text");
            if commands(&format!("{}{}", text.out, text.err)) {
                what.push("a terminal's command printed as such in the text".to_owned());
            }
        }
        if let Some((_, why)) = NOT_YET.iter().find(|(name, _)| *name == case.name) {
            println!("NOT YET RIGHT: {} ({why}): {what:?}", case.name);
        } else if !what.is_empty() {
            bad.push(format!(
                "{}: {} ({:.1} s wall, {:.1} s processor, {} MiB)",
                case.name,
                what.join("; "),
                ended.wall,
                ended.cpu,
                ended.peak >> 20
            ));
        }
        if ended.cpu > slowest.0 {
            slowest = (ended.cpu, case.name.clone());
        }
        let beyond = ended.peak.saturating_sub(size);
        if beyond > largest.0 {
            largest = (beyond, case.name.clone());
        }
        fs::remove_file(&file).unwrap();
    }
    println!(
        "{ran} hostile files, {} wrong; slowest {:.1} s ({}), largest {} MiB beyond its file ({})",
        bad.len(),
        slowest.0,
        slowest.1,
        largest.0 >> 20,
        largest.1
    );
    if let Some(file) = std::env::var_os("KOTO_HOSTILE") {
        let mut to = fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
        bad.iter().for_each(|line| writeln!(to, "{line}").unwrap());
    }
    assert!(bad.is_empty(), "\n{}", bad.join("\n"));
}

#[test]
fn there_are_enough_of_them_and_of_every_kind() {
    let all = [text::cases(), kinds::cases(), zip::cases(), book::cases(), sheet::cases(), gigabytes()].concat();
    println!("{} hostile files", all.len());
    assert!(all.len() >= 120, "{}", all.len());
    for (kind, name, _) in named::NAMED {
        assert!(named::KINDS.contains(kind) && all.iter().any(|case| case.name == *name), "{kind}: {name}");
    }
    for kind in named::KINDS {
        assert!(named::NAMED.iter().any(|(named, ..)| named == kind), "{kind}");
    }
}

#[test]
fn hostile_text() {
    run(text::cases());
}

#[test]
fn files_of_another_kind() {
    run(kinds::cases());
}

#[test]
fn hostile_zips() {
    run(zip::cases());
}

#[test]
fn hostile_workbooks() {
    run(book::cases());
}

#[test]
fn hostile_sheets() {
    run(sheet::cases());
}

#[test]
#[ignore = "a gigabyte on disk"]
fn one_row_of_a_gigabyte() {
    run(gigabytes());
}

/// As long as a file may be, and longer: what is longer is not begun.
fn gigabytes() -> Vec<Case> {
    vec![
        Case::new("a row of nearly 1 GB", "csv", streamed(|to| text::long_row(to, 950)), ROW_2),
        Case::new("a cell of nearly 1 GB", "csv", streamed(|to| text::long_cell(to, 950)), ROW_2),
        Case::new("a row of 1 GiB", "csv", streamed(|to| text::long_row(to, 1 << 10)), &["at most 1000000000 bytes"]),
    ]
}
