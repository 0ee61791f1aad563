//! The heads go to files other organisations keep: when they moved, at a clean stop, and not only to the first.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::access::{ClassSet, Purpose};
use kotodigi::office::{Look, LookLog};
use kotodigi::record::anchor::{self, Anchor, LineFaultKind};
use kotodigi_server::anchors::Anchors;
use kotodigi_server::looks::{self, Looks};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::tempdir;

const NEVER: Duration = Duration::from_secs(3600);

fn look(at: i64) -> Look {
    Look {
        at,
        by: "aino.korhonen".into(),
        organisation: "municipality:297".into(),
        right: None,
        purpose: Purpose::Plan,
        what: "work".into(),
        rule: "work_on_own_clients".into(),
        allowed: true,
        clients: Vec::new(),
        shown: ClassSet::NONE,
        masked: false,
        from: String::new(),
        opening: None,
    }
}

fn keep(folder: &Path, looks: i64) {
    let log = Looks::open(&folder.join("looks")).unwrap();
    (0..looks).for_each(|n| log.keep(&look(1_795_000_000_000 + n)).unwrap());
}

fn start(folder: &Path, every: Duration) -> (Anchors, PathBuf) {
    let file = folder.join("anchors.jsonl");
    (Anchors::start(folder.join("journal.sqlite"), folder.join("looks"), file.clone(), every).unwrap(), file)
}

fn lines(file: &Path) -> Vec<Anchor> {
    let (anchors, faults) = anchor::read(&fs::read_to_string(file).unwrap_or_default());
    assert_eq!(faults, []);
    anchors.into_iter().map(|(_, anchor)| anchor).collect()
}

#[test]
fn a_line_is_added_when_the_heads_have_moved_and_only_then() {
    let folder = tempdir().unwrap();
    let (anchors, file) = start(folder.path(), Duration::from_millis(20));
    std::thread::sleep(Duration::from_millis(60));
    assert!(!file.exists(), "nothing to anchor, nothing written");
    keep(folder.path(), 3);
    while lines(&file).last().is_none_or(|last| last.looks.position < 3) {
        std::thread::sleep(Duration::from_millis(10));
    }
    let written = lines(&file).len();
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(lines(&file).len(), written);
    assert_eq!(lines(&file).last().unwrap().looks, looks::head(&folder.path().join("looks")).unwrap());
    drop(anchors);
    assert_eq!(lines(&file).len(), written);
}

#[test]
fn a_clean_stop_anchors_the_last_minute() {
    let folder = tempdir().unwrap();
    let (anchors, file) = start(folder.path(), NEVER);
    // The first round is over when a file beside it has been given its line.
    anchors.also_to(&folder.path().join("other")).unwrap();
    keep(folder.path(), 2);
    drop(anchors);
    assert_eq!(lines(&file).last().unwrap().looks.position, 2);
}

#[test]
fn a_file_that_fails_is_said_and_keeps_nobody_else_from_their_line() {
    let folder = tempdir().unwrap();
    // Something stands where the register's own file belongs.
    fs::create_dir(folder.path().join("anchors.jsonl")).unwrap();
    keep(folder.path(), 1);
    let (anchors, _) = start(folder.path(), NEVER);
    let other = folder.path().join("other.jsonl");
    anchors.also_to(&other).unwrap();
    assert!(anchors.standing().fault.is_some_and(|why| why.contains("anchors.jsonl")));
    assert_eq!(lines(&other).len(), 1);
    assert!(anchors.also_to(&folder.path().join("none/there")).is_err());
}

#[test]
fn half_a_line_after_a_power_cut_is_ended_and_named_by_the_next() {
    let folder = tempdir().unwrap();
    keep(folder.path(), 1);
    let (anchors, file) = start(folder.path(), NEVER);
    drop(anchors);
    let whole = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{whole}{}", &whole[..40])).unwrap();
    let torn = anchor::read(&fs::read_to_string(&file).unwrap()).1;
    assert_eq!(torn[0].kind, LineFaultKind::Unreadable);
    keep(folder.path(), 1);
    drop(start(folder.path(), NEVER));
    assert_eq!(lines(&file).len(), 2);
}

#[test]
fn a_directory_older_than_its_anchors_is_noticed_at_the_start() {
    let folder = tempdir().unwrap();
    keep(folder.path(), 5);
    drop(start(folder.path(), NEVER));
    fs::remove_dir_all(folder.path().join("looks")).unwrap();
    keep(folder.path(), 1);
    let (anchors, _) = start(folder.path(), NEVER);
    anchors.also_to(&folder.path().join("other")).unwrap();
    assert!(anchors.standing().behind);
}
