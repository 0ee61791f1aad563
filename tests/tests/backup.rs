//! Backups while people work, restores, and directories of an older format.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::entry::{ClientId, Head};
use kotodigi::journal;
use kotodigi::officer::TRAINING;
use kotodigi::steps::Directory;
use kotodigi::views::Question;
use kotodigi::words::Lang;
use kotodigi_server::backup::{self, Erased};
use kotodigi_server::directory::{DataDir, Shut, journal_in, looks_in};
use kotodigi_server::house::{Asker, House};
use kotodigi_server::looks;
use kotodigi_server::sqlite::SqliteJournal;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tempfile::tempdir;

const FORMAT_1: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/format-1");
/// Where the journal of that directory ends.
const HEAD_1: &str = "052d6a13ae9ee2eb4b89adf4ed9fbd176a64ec9621ace36e2b96ad0f9168230d";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The directory an older program made, in a folder of its own.
fn old(home: &Path) -> PathBuf {
    let data = home.join("register");
    copy(Path::new(FORMAT_1), &data);
    data
}

fn open(data: &Path) -> House {
    House::open(DataDir::open(data, Directory::Training).unwrap()).unwrap()
}

fn head(data: &Path) -> Head {
    journal::verify(&SqliteJournal::snapshot(&journal_in(data)).unwrap()).unwrap()
}

fn some_client(house: &House) -> ClientId {
    house
        .with(|office| {
            office
                .register()
                .rows()
                .find(|row| row.ended_on.is_none() && &*row.municipality == "297" && !row.non_disclosure)
                .unwrap()
                .id
        })
        .unwrap()
}

fn aino() -> Asker {
    Asker { purpose: Purpose::Plan, ..Asker::at_console(&TRAINING[0], Lang::En) }
}

/// Another worker than now.
fn assign(house: &House, client: ClientId) -> u32 {
    let now = house.with(|office| office.register().row(client).unwrap().worker.clone()).unwrap();
    let other = ["mikko.laine", "aino.korhonen"].into_iter().find(|id| now.as_deref() != Some(id)).unwrap();
    let data = json!({ "on": house.on().unwrap().to_string(), "worker": other });
    house.submit(&aino(), Some(client), "assign_worker", &data, None).unwrap().version
}

#[test]
fn every_write_acknowledged_before_a_backup_is_in_it() {
    let home = tempdir().unwrap();
    let data = old(home.path());
    let house = open(&data);
    let client = some_client(&house);
    let (acknowledged, looked, over) = (AtomicU64::new(0), AtomicU64::new(0), AtomicBool::new(false));
    let before = head(&data).position;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::SeqCst) {
                assign(&house, client);
                acknowledged.fetch_add(1, Ordering::SeqCst);
            }
        });
        scope.spawn(|| {
            while !over.load(Ordering::SeqCst) {
                house.look(&aino(), &Question::Client(client)).unwrap();
                looked.fetch_add(1, Ordering::SeqCst);
            }
        });
        for n in 0..6 {
            let until = Instant::now() + Duration::from_secs(20);
            while acknowledged.load(Ordering::SeqCst) < n * 5 + 5 && Instant::now() < until {
                std::thread::sleep(Duration::from_millis(1));
            }
            let file = home.path().join(format!("{n}.backup"));
            let (writes, looks) = (acknowledged.load(Ordering::SeqCst), looked.load(Ordering::SeqCst));
            let made = backup::make(&data, &file).unwrap();
            assert!(made.journal.position >= before + writes, "{n}: {writes} were acknowledged");
            assert!(made.looks >= looks, "{n}: {looks} looks were acknowledged");
            // A step is in the log before it is in the journal, so the log of the backup is never behind.
            assert!(made.looks >= made.journal.position - before, "{n}");
            let again = home.path().join(format!("restored-{n}"));
            backup::restore(&file, &again, Erased::NobodyEver).unwrap();
            assert_eq!(head(&again), made.journal);
            assert_eq!(looks::verify(&looks_in(&again)).unwrap().0, made.looks);
        }
        over.store(true, Ordering::SeqCst);
    });
    assert!(acknowledged.load(Ordering::SeqCst) >= 30);
}

#[test]
fn a_backup_is_for_its_owner_alone_and_leaves_nothing_lying_about() {
    let home = tempdir().unwrap();
    let data = old(home.path());
    let file = home.path().join("b.backup");
    backup::make(&data, &file).unwrap();
    backup::make(&data, &file).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let restored = home.path().join("restored");
        backup::restore(&file, &restored, Erased::NobodyEver).unwrap();
        assert_eq!(fs::metadata(&restored).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(journal_in(&restored)).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(backup::verify(&file).unwrap().journal.hash.to_string(), HEAD_1);
    // A damaged register is not backed up as if it were whole, and the good backup stays.
    let db = rusqlite::Connection::open(journal_in(&data)).unwrap();
    db.execute("UPDATE entries SET payload = x'00' WHERE position = 9", []).unwrap();
    drop(db);
    assert!(matches!(backup::make(&data, &file), Err(Shut::Broken(_))));
    assert_eq!(backup::verify(&file).unwrap().journal.hash.to_string(), HEAD_1);
    let mut names: Vec<String> =
        fs::read_dir(home.path()).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != "restored" && !name.ends_with(".erased.jsonl"));
    names.sort();
    assert_eq!(names, ["b.backup", "register"]);
}

/// Bytes changed, the end cut off, a part that would be written elsewhere: all refused, nothing left to open.
#[test]
fn a_damaged_backup_is_refused() {
    let home = tempdir().unwrap();
    let data = old(home.path());
    let file = home.path().join("b.backup");
    backup::make(&data, &file).unwrap();
    let good = fs::read(&file).unwrap();
    let bad = home.path().join("bad.backup");
    let mut refused = 0;
    let refuses = |bytes: &[u8], what: &str| {
        fs::write(&bad, bytes).unwrap();
        let to = home.path().join("to");
        match backup::restore(&bad, &to, Erased::NobodyEver) {
            // Bytes of the archive that mean nothing: padding, and what a header says beside name and size.
            Ok(done) => {
                assert_eq!(head(&to), done.contents.journal, "{what}");
                assert_eq!(done.contents.journal.hash.to_string(), HEAD_1, "{what}");
                fs::remove_dir_all(&to).unwrap();
                drop(fs::remove_file(home.path().join("to.erased.jsonl")));
                0
            }
            Err(Shut::NotABackup { .. } | Shut::Broken(_)) => {
                assert!(DataDir::open(&to, Directory::Training).is_err(), "{what}");
                1
            }
            Err(other) => panic!("{what}: {other:?}"),
        }
    };
    for at in (0..good.len()).step_by(1013) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x41;
        refused += refuses(&bytes, &format!("byte {at}"));
    }
    assert!(refused * 1013 > good.len() * 9 / 10, "{refused} of {}", good.len() / 1013);
    for length in [0, 100, 511, 512, 4096, good.len() / 2, good.len() - 60_000] {
        assert_eq!(refuses(&good[..length], &format!("cut to {length}")), 1);
    }
    let outside = String::from_utf8_lossy(&good).find("koto-digi.json\",").unwrap();
    let mut bytes = good.clone();
    bytes[outside..outside + 14].copy_from_slice(b"../../evil.jso");
    assert_eq!(refuses(&bytes, "outside"), 1);
    assert!(!home.path().join("evil.jso").exists() && !home.path().join("../evil.jso").exists());
}

#[test]
fn a_directory_of_an_older_program_is_backed_up_and_goes_on() {
    let home = tempdir().unwrap();
    let data = old(home.path());
    // Looking at it changes nothing.
    assert_eq!(head(&data).hash.to_string(), HEAD_1);
    assert!(fs::read_to_string(data.join("koto-digi.json")).unwrap().contains("\"format\":1"));
    let opened = DataDir::open(&data, Directory::Training).unwrap();
    let backup = opened.upgraded().unwrap().to_owned();
    drop(opened);
    let name = backup.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("register.20") && name.ends_with("-format-1.backup"), "{name}");
    assert_eq!(backup::verify(&backup).unwrap().journal.hash.to_string(), HEAD_1);
    assert!(fs::read_to_string(data.join("koto-digi.json")).unwrap().contains("\"format\":2"));
    assert_eq!(head(&data).hash.to_string(), HEAD_1);
    let house = open(&data);
    assert_eq!(house.with(|office| office.register().len()).unwrap(), 12);
    assert!(assign(&house, some_client(&house)) > 1);
    drop(house);
    // The second time there is nothing to do.
    assert!(DataDir::open(&data, Directory::Training).unwrap().upgraded().is_none());

    // What was backed up is the same register, and comes back as it was.
    let again = home.path().join("again");
    let restored = backup::restore(&backup, &again, Erased::NobodyEver).unwrap();
    assert_eq!(restored.contents.directory_format, 1);
    assert_eq!(head(&again).hash.to_string(), HEAD_1);
    let register = |data: &Path| -> serde_json::Value {
        serde_json::from_slice(&fs::read(data.join("koto-digi.json")).unwrap()).unwrap()
    };
    assert_eq!(register(&again)["register"], register(&data)["register"]);
    assert!(DataDir::open(&again, Directory::Training).unwrap().upgraded().is_none());
}

/// Stopped between the journal and the mark: the next opening begins with another backup and ends it.
#[test]
fn an_upgrade_stopped_half_way_is_ended_by_the_next_opening() {
    let home = tempdir().unwrap();
    let data = old(home.path());
    drop(SqliteJournal::open(&journal_in(&data), Directory::Training).unwrap());
    for _ in 0..2 {
        let opened = DataDir::open(&data, Directory::Training).unwrap();
        assert!(opened.upgraded().is_some_and(Path::exists));
        drop(opened);
        let mark = data.join("koto-digi.json");
        fs::copy(Path::new(FORMAT_1).join("koto-digi.json"), &mark).unwrap();
    }
    let backups = fs::read_dir(home.path())
        .unwrap()
        .filter(|f| f.as_ref().unwrap().file_name().to_string_lossy().ends_with(".backup"));
    assert_eq!(backups.count(), 2);
}

#[test]
fn a_newer_directory_is_refused_and_left_alone() {
    let home = tempdir().unwrap();
    let data = old(home.path());
    fs::write(data.join("koto-digi.json"), r#"{"kind":"training","format":99,"on":"2026-11-23"}"#).unwrap();
    let before = fs::read(journal_in(&data)).unwrap();
    for refused in [DataDir::open(&data, Directory::Training).err(), backup::make(&data, &home.path().join("b")).err()]
    {
        assert!(matches!(refused, Some(Shut::Broken(why)) if why.to_string().contains("newer program needed")));
    }
    assert_eq!(fs::read(journal_in(&data)).unwrap(), before);
}
