//! A small register with a past: states of it from earlier days, and the anchors that were kept on the way.

use kotodigi::access::{ClassSet, FieldClass, Purpose};
use kotodigi::entry::ClientId;
use kotodigi::office::{Look, LookLog, Office};
use kotodigi::steps::Directory;
use kotodigi_fixtures::synth;
use kotodigi_server::anchors::Anchors;
use kotodigi_server::directory::{DataDir, anchors_in, journal_in, looks_in};
use kotodigi_server::looks::{self, Looks};
use kotodigi_server::sqlite::SqliteJournal;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

const DAY: i64 = 86_400_000;
/// Eight looks of the first program: the log begins with them.
const OLD_LOOKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/looks-1/looks-2026-11.sqlite");
/// Days the register lived through, each with an anchor and a copy.
const DAYS: u64 = 8;

pub struct Stage {
    _folder: TempDir,
    register: PathBuf,
    /// As the directory stood on earlier days.
    pub past: Vec<PathBuf>,
    pub old_anchors: PathBuf,
    pub newest_anchors: PathBuf,
}

impl Stage {
    pub fn set() -> Stage {
        let folder = tempdir().unwrap();
        let register = folder.path().join("register");
        let directory = DataDir::create(&register, Directory::Training, "2027-01-31".parse().unwrap()).unwrap();
        fs::create_dir(directory.looks()).unwrap();
        fs::copy(OLD_LOOKS, directory.looks().join("looks-2026-11.sqlite")).unwrap();
        let first = looks::recent(&directory.looks(), 0, 1).unwrap()[0].at;
        let mut past = Vec::new();
        for day in 0..DAYS {
            live(&directory, day, first + 1 + 12 * DAY * day as i64);
            // Begins with an anchor and ends with one.
            drop(
                Anchors::start(directory.journal(), directory.looks(), directory.anchors(), Duration::from_secs(3600))
                    .unwrap(),
            );
            let copy = folder.path().join(format!("day-{day}"));
            copy_of(&register, &copy);
            past.push(copy);
        }
        past.pop();
        let (old_anchors, newest_anchors) = (folder.path().join("old.jsonl"), folder.path().join("newest.jsonl"));
        fs::copy(anchors_in(&past[1]), &old_anchors).unwrap();
        fs::copy(directory.anchors(), &newest_anchors).unwrap();
        Stage { _folder: folder, register, past, old_anchors, newest_anchors }
    }

    pub fn copy(&self) -> TempDir {
        let copy = tempdir().unwrap();
        copy_of(&self.register, copy.path());
        copy
    }
}

/// A few clients more, and looks at all of them.
fn live(directory: &DataDir, day: u64, at: i64) {
    let journal = Arc::new(SqliteJournal::open(&directory.journal(), Directory::Training).unwrap());
    let mut office = Office::open(journal, Directory::Training, directory.on()).unwrap();
    synth::fill(&mut office, 2, day, |_| {}).unwrap();
    let clients: Vec<ClientId> = office.register().rows().map(|row| row.id).collect();
    let log = Looks::open(&directory.looks()).unwrap();
    let waits: Vec<Look> = clients.iter().zip(0..).map(|(client, n)| look(at + n, *client)).collect();
    let waits: Vec<_> = waits.iter().map(|look| log.begin(look)).collect();
    waits.into_iter().for_each(|kept| kept().unwrap());
}

pub fn look(at: i64, client: ClientId) -> Look {
    Look {
        at,
        by: "aino.korhonen".into(),
        organisation: "municipality:297".into(),
        right: Some(Uuid::from_u128(1)),
        purpose: Purpose::Plan,
        what: "client".into(),
        rule: "work_on_own_clients".into(),
        allowed: true,
        clients: vec![client],
        shown: ClassSet::of(&[FieldClass::Identity]),
        masked: false,
        from: "192.0.2.7".into(),
        opening: None,
    }
}

/// In the place of whatever stands there.
pub fn copy_of(from: &Path, to: &Path) {
    drop(fs::remove_dir_all(to));
    fs::create_dir_all(looks_in(to)).unwrap();
    fs::copy(journal_in(from), journal_in(to)).unwrap();
    for name in ["koto-digi.json", "anchors.jsonl"] {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
    for file in fs::read_dir(looks_in(from)).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), looks_in(to).join(file.file_name())).unwrap();
    }
}
