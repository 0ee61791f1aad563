//! The data directory: what it is for, and who has it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono::NaiveDate;
use kotodigi::steps::Directory::{Production, Training};
use kotodigi_server::directory::{DataDir, Shut};
use tempfile::tempdir;

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

#[test]
fn a_directory_stays_what_it_was_made_for() {
    let folder = tempdir().unwrap();
    assert!(matches!(DataDir::open(folder.path(), Training), Err(Shut::Empty(_))));
    drop(DataDir::create(folder.path(), Training, day("2027-01-31")).unwrap());
    assert!(matches!(DataDir::open(folder.path(), Production), Err(Shut::Other { is: Training, .. })));
    assert!(matches!(DataDir::create(folder.path(), Training, day("2027-01-31")), Err(Shut::Taken(_))));
    assert!(DataDir::open(folder.path(), Training).is_ok());
}

#[test]
fn real_clients_are_never_opened_as_made_up_ones_and_their_day_is_today() {
    let folder = tempdir().unwrap();
    let made = DataDir::create(folder.path(), Production, day("2031-01-31")).unwrap();
    assert_eq!(made.on(), kotodigi_server::clock::today());
    drop(made);
    assert!(matches!(DataDir::open(folder.path(), Training), Err(Shut::Other { is: Production, .. })));
}

#[test]
fn the_day_of_a_training_directory_lasts() {
    let folder = tempdir().unwrap();
    let mut made = DataDir::create(folder.path(), Training, day("2027-01-31")).unwrap();
    made.turn_to(day("2027-09-01")).unwrap();
    drop(made);
    assert_eq!(DataDir::open(folder.path(), Training).unwrap().on(), day("2027-09-01"));
}

#[test]
fn the_second_to_come_is_told_who_has_it() {
    let folder = tempdir().unwrap();
    let first = DataDir::create(folder.path(), Training, day("2027-01-31")).unwrap();
    first.reached_at("http://127.0.0.1:8080").unwrap();
    let Err(Shut::InUse { by, .. }) = DataDir::open(folder.path(), Training) else { panic!("two have it") };
    assert_eq!(by, format!("http://127.0.0.1:8080 (pid {})", std::process::id()));
    drop(first);
    assert!(DataDir::open(folder.path(), Training).is_ok());
}
