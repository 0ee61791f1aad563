//! The log of looks: nothing of a look is lost, old months are read for ever, and it answers who saw whom.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::access::{ClassSet, FieldClass, Purpose};
use kotodigi::entry::ClientId;
use kotodigi::journal::{Broken, ChainFault};
use kotodigi::office::{Look, LookLog};
use kotodigi_server::looks::{self, Looks};
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

const NOVEMBER: i64 = 1_795_000_000_000;
const DAY: i64 = 86_400_000;
/// Written by the program before looks of version 2: eight looks.
const OLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/looks-1/looks-2026-11.sqlite");
const OLD_END: &str = "88783ad6964006cf077a5812c4e70e106b308a95fc4f40dcb3ec1e4d320eac25";

fn person(n: u128) -> ClientId {
    Uuid::from_u128(n)
}

/// A look with something in every place.
fn look(at: i64, client: u128) -> Look {
    Look {
        at,
        by: "mikko.laine".into(),
        organisation: "municipality:297".into(),
        right: Some(Uuid::from_u128(2)),
        purpose: Purpose::Plan,
        what: "client".into(),
        rule: "work_on_own_clients".into(),
        allowed: true,
        clients: vec![person(client)],
        shown: ClassSet::of(&[FieldClass::Identity, FieldClass::Health]),
        masked: true,
        from: "192.0.2.7".into(),
        opening: Some(Uuid::from_u128(5)),
    }
}

fn old_folder() -> TempDir {
    let folder = tempdir().unwrap();
    fs::copy(OLD, folder.path().join("looks-2026-11.sqlite")).unwrap();
    folder
}

fn change(folder: &Path, month: &str, sql: &str) {
    let db = rusqlite::Connection::open(folder.join(format!("looks-{month}.sqlite"))).unwrap();
    assert_eq!(db.execute(sql, []).unwrap(), 1);
}

#[test]
fn a_look_comes_back_whole() {
    let folder = tempdir().unwrap();
    let log = Looks::open(folder.path()).unwrap();
    let refused = Look {
        allowed: false,
        rule: "deny_by_default".into(),
        right: None,
        opening: None,
        shown: ClassSet::NONE,
        ..look(NOVEMBER + 1, 1)
    };
    log.keep(&look(NOVEMBER, 1)).unwrap();
    log.keep(&refused).unwrap();
    log.keep(&look(NOVEMBER + 2, 2)).unwrap();
    // Who was refused a client is found by the client too.
    assert_eq!(log.of_client(person(1)).unwrap(), [refused, look(NOVEMBER, 1)]);
    assert_eq!(log.of_client(person(3)).unwrap(), []);
}

#[test]
fn the_newest_looks_come_first_across_months() {
    let folder = tempdir().unwrap();
    let log = Looks::open(folder.path()).unwrap();
    for day in 0..60 {
        log.keep(&look(NOVEMBER + day * DAY, day as u128)).unwrap();
    }
    // A clock that went back.
    log.keep(&look(NOVEMBER + 10 * DAY + 1, 99)).unwrap();
    let days = |found: Vec<Look>| found.iter().map(|look| (look.at - NOVEMBER) / DAY).collect::<Vec<_>>();
    assert_eq!(days(log.since(NOVEMBER + 57 * DAY, 10).unwrap()), [59, 58, 57]);
    assert_eq!(days(log.since(0, 4).unwrap()), [59, 58, 57, 56]);
    assert_eq!(log.since(NOVEMBER, 1000).unwrap().len(), 61);
    assert_eq!(log.since(NOVEMBER + 60 * DAY, 10).unwrap(), []);
    let newest = days(log.since(NOVEMBER + 9 * DAY, 1000).unwrap());
    assert!(newest.is_sorted_by(|a, b| a >= b) && newest.len() == 52, "{newest:?}");
}

#[test]
fn a_month_written_by_the_first_program_is_read_and_verified_as_it_stands() {
    let folder = old_folder();
    let before = fs::read(OLD).unwrap();
    let (count, hash) = looks::verify(folder.path()).unwrap();
    assert_eq!((count, hash.to_string().as_str()), (8, OLD_END));
    let seen = looks::recent(folder.path(), 0, 100).unwrap();
    assert_eq!(seen.len(), 8);
    assert_eq!((seen[7].by.as_str(), seen[7].purpose.as_str()), ("otto.siirto", "data_quality"));
    let client = seen[1].clients[0];
    assert!(looks::at_client(folder.path(), client).unwrap().iter().all(|look| look.version == 1));
    assert_eq!(fs::read(folder.path().join("looks-2026-11.sqlite")).unwrap(), before, "reading wrote");
}

#[test]
fn new_looks_chain_behind_old_ones_in_the_same_month_and_the_next() {
    let folder = old_folder();
    let old = looks::recent(folder.path(), 0, 100).unwrap();
    let client = old[1].clients[0];
    let newest = old[0].at;
    {
        let log = Looks::open(folder.path()).unwrap();
        log.keep(&Look { clients: vec![client], ..look(newest + 1, 1) }).unwrap();
        log.keep(&look(newest + 40 * DAY, 1)).unwrap();
        let found = log.of_client(client).unwrap();
        assert_eq!((found[0].at, found[0].from.as_str()), (newest + 1, "192.0.2.7"));
        assert!(found.len() > 1 && found[1].from.is_empty());
    }
    assert_eq!(looks::verify(folder.path()).unwrap().0, 10);
    let broken = |position| Err(Broken::Chain { position, fault: ChainFault::Content });
    // What the old hash never covered can't be filled in behind its back.
    change(folder.path(), "2026-11", "UPDATE looks SET peer = '192.0.2.9' WHERE position = 3");
    assert_eq!(looks::verify(folder.path()), broken(3));
    change(folder.path(), "2026-11", "UPDATE looks SET peer = '' WHERE position = 3");
    for set in ["shown = 0", "masked = 0", "opening = NULL", "organisation = 'keha'", "by_right = NULL", "version = 1"]
    {
        change(folder.path(), "2026-11", &format!("UPDATE looks SET {set} WHERE position = 9"));
        assert_eq!(looks::verify(folder.path()), broken(9), "{set}");
        let back = "UPDATE looks SET version = 2, shown = 513, masked = 1, opening = $1, organisation = $2, by_right = $3 \
            WHERE position = 9";
        let (opening, right) = (Uuid::from_u128(5), Uuid::from_u128(2));
        let db = rusqlite::Connection::open(folder.path().join("looks-2026-11.sqlite")).unwrap();
        db.execute(back, rusqlite::params![opening.as_bytes(), "municipality:297", right.as_bytes()]).unwrap();
        assert_eq!(looks::verify(folder.path()).unwrap().0, 10);
    }
}

/// The power went after the file of a new month was made and before it held where the chain goes on.
#[test]
fn a_month_that_was_only_begun_goes_on_where_the_one_before_ended() {
    let folder = tempdir().unwrap();
    Looks::open(folder.path()).unwrap().keep(&look(NOVEMBER, 1)).unwrap();
    fs::write(folder.path().join("looks-2026-12.sqlite"), "").unwrap();
    assert_eq!(looks::head(folder.path()).unwrap().position, 1);
    assert_eq!(looks::verify(folder.path()).unwrap().0, 1);
    Looks::open(folder.path()).unwrap().keep(&look(NOVEMBER + 31 * DAY, 1)).unwrap();
    assert_eq!(looks::verify(folder.path()).unwrap().0, 2);
}

#[test]
fn a_month_that_is_gone_is_missed() {
    let folder = tempdir().unwrap();
    let log = Looks::open(folder.path()).unwrap();
    for month in 0..3 {
        log.keep(&look(NOVEMBER + month * 31 * DAY, 1)).unwrap();
        log.keep(&look(NOVEMBER + month * 31 * DAY, 2)).unwrap();
    }
    drop(log);
    assert_eq!(looks::verify(folder.path()).unwrap().0, 6);
    let missing = |position| Err(Broken::Chain { position, fault: ChainFault::Position });
    fs::rename(folder.path().join("looks-2026-12.sqlite"), folder.path().join("kept")).unwrap();
    assert_eq!(looks::verify(folder.path()), missing(3));
    fs::rename(folder.path().join("kept"), folder.path().join("looks-2026-12.sqlite")).unwrap();
    fs::remove_file(folder.path().join("looks-2026-11.sqlite")).unwrap();
    assert_eq!(looks::verify(folder.path()), missing(1));
}
