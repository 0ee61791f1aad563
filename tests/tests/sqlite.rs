//! The journal and the log of looks in SQLite: what is theirs beyond the contract of every journal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::{ClassSet, Purpose};
use kotodigi::entry::{ClientHead, ClientId, Content, Draft, Entry, Head};
use kotodigi::journal::{Broken, ChainFault, Journal, client_head, verify};
use kotodigi::office::{Look, LookLog};
use kotodigi::steps::Directory;
use kotodigi_server::looks::{self, Looks};
use kotodigi_server::sqlite::{SqliteJournal, sqlite_version};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Barrier;
use tempfile::tempdir;
use uuid::Uuid;

fn person(n: u128) -> ClientId {
    Uuid::from_u128(n)
}

fn draft(client: ClientId, payload: &[u8]) -> Draft {
    let content = Content { salt: [7; 16], payload: payload.to_vec() };
    Draft { client, at: 1_795_000_000_000, by: "aino.korhonen".into(), kind: "noted", version: 1, content }
}

/// Appends one entry of each of these clients.
fn write(journal: &dyn Journal, clients: &[u128]) -> Result<Head, Broken> {
    let expected = journal.head()?;
    let (mut head, mut entries): (Head, Vec<Entry>) = (expected, Vec::new());
    for client in clients.iter().map(|n| person(*n)) {
        let before = entries.iter().rfind(|entry| entry.header.client == client).map_or_else(
            || journal.of_client(client).map(|kept| client_head(&kept)),
            |entry| Ok(ClientHead { number: entry.header.number, hash: entry.hash }),
        )?;
        let entry = draft(client, b"{}").seal(head, before);
        head = head.next(&entry.header);
        entries.push(entry);
    }
    journal.append(&entries, expected, head).map(|()| head)
}

fn look(at: i64, client: u128) -> Look {
    Look {
        at,
        by: "aino.korhonen".into(),
        organisation: "municipality:297".into(),
        right: None,
        purpose: Purpose::Plan,
        what: "client".into(),
        rule: "client_work".into(),
        allowed: true,
        clients: vec![person(client)],
        shown: ClassSet::NONE,
        masked: false,
        from: String::new(),
        opening: None,
    }
}

/// 3.51.3 mended a fault that could damage a file in write-ahead mode.
#[test]
fn sqlite_is_new_enough() {
    let version: Vec<u32> = sqlite_version().split('.').map(|part| part.parse().unwrap()).collect();
    assert!(version >= vec![3, 51, 3], "{version:?}");
}

#[test]
fn what_was_acknowledged_is_there_after_opening_again() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    let head = {
        let journal = SqliteJournal::open(&file, Directory::Training).unwrap();
        write(&journal, &[1, 2, 1]).unwrap();
        write(&journal, &[3, 2]).unwrap()
    };
    let journal = SqliteJournal::open(&file, Directory::Training).unwrap();
    assert_eq!(verify(&journal), Ok(head));
    assert_eq!(journal.of_client(person(1)).unwrap().len(), 2);
    let mut clients = Vec::new();
    journal
        .each_client(&mut |client, entries| {
            clients.push((client, entries.len()));
            Ok(())
        })
        .unwrap();
    assert_eq!(clients, [(person(1), 2), (person(2), 2), (person(3), 1)]);
}

#[test]
fn a_failed_write_leaves_nothing_and_the_next_one_stands() {
    for nth in 1..=4 {
        let folder = tempdir().unwrap();
        let file = folder.path().join("journal.sqlite");
        let journal = SqliteJournal::open(&file, Directory::Training).unwrap();
        let before = write(&journal, &[1]).unwrap();
        journal.fail_write(nth);
        assert!(matches!(write(&journal, &[1, 2]), Err(Broken::Store(_))), "write {nth}");
        assert_eq!(verify(&journal), Ok(before));
        let after = write(&journal, &[2]).unwrap();
        drop(journal);
        assert_eq!(verify(&SqliteJournal::open(&file, Directory::Training).unwrap()), Ok(after));
    }
}

#[test]
fn somebody_elses_write_is_noticed() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    let (one, other) =
        (SqliteJournal::open(&file, Directory::Training), SqliteJournal::open(&file, Directory::Training));
    let (one, other) = (one.unwrap(), other.unwrap());
    let entry = draft(person(1), b"{}").seal(Head::default(), ClientHead::default());
    write(&other, &[2]).unwrap();
    assert_eq!(
        one.append(std::slice::from_ref(&entry), Head::default(), Head::default().next(&entry.header)),
        Err(Broken::Moved(0))
    );
}

#[test]
fn a_snapshot_stands_still() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    let journal = SqliteJournal::open(&file, Directory::Training).unwrap();
    let then = write(&journal, &[1]).unwrap();
    let snapshot = SqliteJournal::snapshot(&file).unwrap();
    assert_eq!(verify(&snapshot), Ok(then));
    write(&journal, &[1]).unwrap();
    assert_eq!(verify(&snapshot), Ok(then));
    assert!(matches!(write(&snapshot, &[1]), Err(Broken::Store(_))));
}

#[test]
fn a_journal_of_one_kind_is_not_opened_as_the_other() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    drop(SqliteJournal::open(&file, Directory::Training).unwrap());
    let other = SqliteJournal::open(&file, Directory::Production).unwrap_err();
    assert_eq!(other, Broken::Store("the journal was begun for training, not for production".into()));
}

/// What `verify` says of a journal of ten entries of three clients after this was done to its file.
fn after(sql: &str) -> Result<Head, Broken> {
    let folder = tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    let journal = SqliteJournal::open(&file, Directory::Training).unwrap();
    write(&journal, &[1, 2, 3, 1, 2, 3, 1, 2, 3, 1]).unwrap();
    rusqlite::Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    let found = verify(&journal);
    assert_eq!(verify(&SqliteJournal::snapshot(&file).unwrap()), found, "{sql}");
    found
}

#[test]
fn every_changed_column_is_named_at_its_entry() {
    assert_eq!(after("").map(|head| head.position), Ok(10));
    let other = "x'0000000000000000000000000000000000000000000000000000000000000001'";
    let cases = [
        ("position = 77".into(), ChainFault::Position),
        ("client = zeroblob(16)".into(), ChainFault::Number),
        ("number = 9".into(), ChainFault::Number),
        ("at = at + 1".into(), ChainFault::Header),
        ("by = 'somebody.else'".into(), ChainFault::Header),
        ("kind = 'other'".into(), ChainFault::Header),
        ("version = 2".into(), ChainFault::Header),
        (format!("previous = {other}"), ChainFault::Header),
        (format!("content = {other}"), ChainFault::Header),
        ("salt = zeroblob(16)".into(), ChainFault::Content),
        ("payload = x'00'".into(), ChainFault::Content),
        ("salt = NULL, payload = NULL".into(), ChainFault::Content),
        (format!("hash = {other}"), ChainFault::Header),
    ];
    // In the middle, and the client's last and the journal's.
    for position in [5, 9, 10] {
        for (change, fault) in &cases {
            let found = after(&format!("UPDATE entries SET {change} WHERE position = {position}"));
            assert_eq!(found, Err(Broken::Chain { position, fault: *fault }), "{change} in {position}");
        }
    }
}

#[test]
fn a_row_no_entry_can_be_is_named() {
    let columns = ["salt = NULL", "payload = NULL", "salt = x'00'", "client = x'00'", "number = -1", "version = -1"];
    let more = ["previous = x'00'", "content = x'00'", "hash = x'00'", "by = CAST(x'ff' AS TEXT)"];
    for change in columns.into_iter().chain(more) {
        let Err(Broken::Store(why)) = after(&format!("UPDATE entries SET {change} WHERE position = 5")) else {
            panic!("{change} was read");
        };
        assert!(why.contains("entry 5 "), "{change}: {why}");
    }
}

#[test]
fn rows_that_are_moved_missing_or_too_many_are_named() {
    let move_one = |from: i64, to: i64| format!("UPDATE entries SET position = {to} WHERE position = {from};");
    let swap = |a, b| [move_one(a, 77), move_one(b, a), move_one(77, b)].concat();
    let broken = |position, fault| Err(Broken::Chain { position, fault });
    // Of two clients, and of one client together with its numbers.
    assert_eq!(after(&swap(5, 6)), broken(5, ChainFault::Header));
    assert_eq!(after(&swap(4, 7)), broken(4, ChainFault::Number));
    let numbers = "UPDATE entries SET number = number + 50 WHERE position IN (4, 7);
        UPDATE entries SET number = position / 3 + 1 WHERE position IN (4, 7);";
    assert_eq!(after(&(swap(4, 7) + numbers)), broken(4, ChainFault::Header));
    assert_eq!(after("DELETE FROM entries WHERE position = 5"), broken(5, ChainFault::Position));
    assert_eq!(after("DELETE FROM entries WHERE position IN (1, 5)"), broken(1, ChainFault::Position));
    // The tail is cut: what is left ends elsewhere than the head says.
    assert_eq!(after("DELETE FROM entries WHERE position > 8"), broken(8, ChainFault::Head));
    assert_eq!(after("UPDATE head SET hash = zeroblob(32)"), broken(10, ChainFault::Head));
    // A row before the first is in its client's record too.
    let copy = |to| {
        format!(
            "INSERT INTO entries SELECT {to}, client, number + 50, at, by, kind, version, previous, content, salt, payload, hash
            FROM entries WHERE position = 5"
        )
    };
    assert_eq!(after(&copy(0)), broken(0, ChainFault::Position));
    assert!(matches!(after(&copy(-3)), Err(Broken::Store(why)) if why.contains("entry -3 ")));
    assert_eq!(after(&copy(11)), broken(11, ChainFault::Number));
}

#[test]
fn a_journal_of_a_newer_program_is_refused_and_left_alone() {
    for newer in ["PRAGMA user_version = 99", "UPDATE about SET format = 99"] {
        let folder = tempdir().unwrap();
        let file = folder.path().join("journal.sqlite");
        write(&SqliteJournal::open(&file, Directory::Training).unwrap(), &[1]).unwrap();
        let db = rusqlite::Connection::open(&file).unwrap();
        db.execute_batch(newer).unwrap();
        for opened in [SqliteJournal::open(&file, Directory::Training), SqliteJournal::snapshot(&file)] {
            let Err(Broken::Store(why)) = opened else { panic!("opened after {newer}") };
            assert!(why.starts_with("the ") && why.ends_with("newer program needed"), "{why}");
        }
        assert_eq!(db.query_row("SELECT opened FROM about", [], |row| row.get::<_, u32>(0)), Ok(1));
    }
}

const KILLED: &str = "KOTO_TEST_KILLED";

/// Not a test of its own: the process that is killed while it writes.
#[test]
fn writes_until_killed() {
    let Ok(file) = std::env::var(KILLED) else { return };
    let journal = SqliteJournal::open(Path::new(&file), Directory::Training).unwrap();
    loop {
        let head = write(&journal, &[1, 2]).unwrap();
        println!("acknowledged {}", head.position);
    }
}

#[test]
fn a_killed_process_loses_nothing_it_acknowledged() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["writes_until_killed", "--exact", "--nocapture"])
        .env(KILLED, &file)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut acknowledged = 0;
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    for position in lines.filter_map(|line| line.split_once("acknowledged ")?.1.parse::<u64>().ok()) {
        acknowledged = position;
        if position >= 40 {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    let head = verify(&SqliteJournal::open(&file, Directory::Training).unwrap()).unwrap();
    assert!(head.position >= acknowledged && acknowledged >= 40 && head.position.is_multiple_of(2));
}

#[test]
fn looks_are_kept_chained_and_found_by_client() {
    const NOVEMBER: i64 = 1_795_000_000_000;
    const DECEMBER: i64 = NOVEMBER + 30 * 86_400_000;
    let folder = tempdir().unwrap();
    {
        let log = Looks::open(folder.path()).unwrap();
        log.keep(&look(NOVEMBER, 1)).unwrap();
        log.keep(&look(NOVEMBER, 2)).unwrap();
        log.keep(&look(NOVEMBER + 1, 1)).unwrap();
        log.keep(&look(DECEMBER, 1)).unwrap();
        // A clock that goes back breaks nothing.
        log.keep(&look(NOVEMBER + 2, 2)).unwrap();
    }
    let at: Vec<i64> = looks::at_client(folder.path(), person(1)).unwrap().iter().map(|kept| kept.at).collect();
    assert_eq!(at, [DECEMBER, NOVEMBER + 1, NOVEMBER]);
    assert_eq!(looks::verify(folder.path()).unwrap().0, 5);
    let db = rusqlite::Connection::open(folder.path().join("looks-2026-11.sqlite")).unwrap();
    db.execute("UPDATE looks SET by = 'somebody.else' WHERE position = 2", []).unwrap();
    assert_eq!(looks::verify(folder.path()), Err(Broken::Chain { position: 2, fault: ChainFault::Content }));
}

/// The same answer whether it comes from the index, from the looks not yet in it, or from both.
#[test]
fn the_index_of_looks_knows_what_the_log_knows() {
    const USERS: usize = 64;
    const EACH: usize = 70;
    let folder = tempdir().unwrap();
    let log = Looks::open(folder.path()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..USERS {
            scope.spawn(|| (0..EACH).for_each(|n| log.keep(&look(1_795_000_000_000, (n % 7) as u128)).unwrap()));
        }
    });
    let index = folder.path().join("shown-2026-11.sqlite");
    let reached = || -> Option<i64> {
        rusqlite::Connection::open(&index).ok()?.query_row("SELECT position FROM reached", [], |row| row.get(0)).ok()
    };
    while reached().is_none_or(|position| position == 0) {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(looks::at_client(folder.path(), person(3)).unwrap().len(), USERS * EACH / 7);
    assert_eq!(looks::at_client(folder.path(), person(9)).unwrap(), []);
    drop(log);
    for part in ["", "-wal", "-shm"] {
        drop(std::fs::remove_file(folder.path().join(format!("shown-2026-11.sqlite{part}"))));
    }
    assert_eq!(looks::at_client(folder.path(), person(3)).unwrap().len(), USERS * EACH / 7);
}

#[test]
fn looks_that_wait_together_share_a_commit() {
    const USERS: usize = 32;
    const EACH: usize = 20;
    let folder = tempdir().unwrap();
    let log = Looks::open(folder.path()).unwrap();
    let start = Barrier::new(USERS);
    std::thread::scope(|scope| {
        for user in 0..USERS {
            let (log, start) = (&log, &start);
            scope.spawn(move || {
                start.wait();
                for n in 0..EACH {
                    log.keep(&look(1_795_000_000_000, (user * EACH + n) as u128)).unwrap();
                }
            });
        }
    });
    let looks = (USERS * EACH) as u64;
    assert!(log.commits() < looks / 2, "{} commits for {looks} looks", log.commits());
    drop(log);
    assert_eq!(looks::verify(folder.path()).unwrap().0, looks);
}
