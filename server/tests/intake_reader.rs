//! The process that reads old registers: bounded in memory and time, and whatever becomes of it is told.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::words::Lang;
use kotodigi_server::intake::{Bounds, Checked, Failed, Format, Listener, Order, Reader, Source};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tempfile::{TempDir, tempdir};

const SOUND: &str = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa\n7;290200A901C;Meri;Aino;Kuopio;1.3.2025\n";

fn own() -> Reader {
    Reader::at(Path::new(env!("CARGO_BIN_EXE_kotodigi")))
}

/// Something else in the place of the program that reads.
fn script(folder: &TempDir, says: &str) -> PathBuf {
    let file = folder.path().join("reader.sh");
    std::fs::write(&file, format!("#!/bin/sh\n{says}\n")).unwrap();
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    file
}

struct Deaf;

impl Listener for Deaf {}

fn read(reader: &Reader, bytes: &[u8], bounds: Bounds, stop: &Arc<AtomicBool>) -> Result<Checked, Failed> {
    let order = Order {
        source: Source::Sent(bytes.len() as u64),
        name: "vanha.csv".into(),
        lang: Lang::En,
        on: "2027-01-31".parse().unwrap(),
        mapping: None,
        mends: Default::default(),
        reading: None,
        saved: Vec::new(),
        archive: None,
        ours: Vec::new(),
        rows: true,
        compare: false,
        format: Format::Json,
        memory: bounds.memory,
    };
    reader.read(&order, Some(Arc::new(bytes.to_vec())), bounds, &mut Deaf, stop)
}

#[test]
fn whatever_becomes_of_the_reader_is_told_in_a_sentence() {
    let (folder, stop, bounds) = (tempdir().unwrap(), Arc::default(), Bounds::of(1_000));
    let with = |says: &str, bounds| read(&Reader::at(&script(&folder, says)), SOUND.as_bytes(), bounds, &stop);
    for says in ["kill -SEGV $$", "exit 3", "echo nonsense", "/bin/head -c 100000 /dev/zero", ":"] {
        let why = with(says, bounds).unwrap_err();
        assert!(matches!(why, Failed::Crashed { after: None }), "{says}: {why:?}");
        assert!(why.detail(Lang::En).contains("nothing was saved"), "{why:?}");
    }
    let start = Instant::now();
    let slow = with("exec /bin/sleep 60", Bounds { time: Duration::from_millis(300), ..bounds }).unwrap_err();
    assert!(matches!(slow, Failed::Time { .. }) && start.elapsed() < Duration::from_secs(5), "{slow:?}");
    let gone = read(&Reader::at(Path::new("/nowhere")), b"", bounds, &stop).unwrap_err();
    assert!(matches!(gone, Failed::Machine(_)), "{gone:?}");
}

#[test]
fn a_reader_nobody_waits_for_is_ended() {
    let folder = tempdir().unwrap();
    let reader = Reader::at(&script(&folder, "exec /bin/sleep 60"));
    let stop: Arc<AtomicBool> = Arc::default();
    let wish = stop.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(200));
        wish.store(true, Ordering::Relaxed);
    });
    let start = Instant::now();
    let why = read(&reader, SOUND.as_bytes(), Bounds::of(1), &stop).unwrap_err();
    assert!(matches!(why, Failed::Stopped) && start.elapsed() < Duration::from_secs(5), "{why:?}");
}

#[test]
fn memory_is_bounded_and_that_is_said() {
    let bytes = "Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa\n".to_owned()
        + &"290200A901C;Meri;Aino;Kuopio;1.3.2025\n".repeat(500_000);
    let bounds = Bounds { memory: 8 << 20, time: Duration::from_secs(60) };
    let why = read(&own(), bytes.as_bytes(), bounds, &Arc::default()).unwrap_err();
    assert!(matches!(why, Failed::Memory { megabytes: 8, .. }), "{why:?}");
    let checked = read(&own(), SOUND.as_bytes(), Bounds::of(1_000), &Arc::default()).unwrap();
    assert_eq!((checked.rows, checked.errors), (1, 0));
}
