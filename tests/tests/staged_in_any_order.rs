//! A load beside daily work, crashes and changes of mind, in orders nobody thought of.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::intake::Field;
use kotodigi::intake::load::{self, Loading, Origin, Phase, Terms};
use kotodigi::journal;
use kotodigi::officer;
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi_fixtures::chance::Chance;
use kotodigi_server::sqlite::SqliteJournal;
use kotodigi_tests::desk::{Desk, family};
use kotodigi_tests::everywhere;
use serde_json::json;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use uuid::Uuid;

const ORIGIN: Origin<'static> = Origin { system: "kunta_a", file_hash: "h1" };

/// Loading, daily work, crashes and changes of mind in any order: nobody is ever there twice, or before their run is.
#[test]
fn in_whatever_order_it_goes_nobody_is_there_twice_or_too_early() {
    let rows = family(14);
    let codes: Vec<&str> = rows.iter().map(|row| row.text(Field::IdentityCode).unwrap()).collect();
    let otto = officer::training("otto.siirto").unwrap();
    for seed in 0..60_u64 {
        let mut desk = Desk::in_memory();
        let mut chance = Chance::seeded(seed);
        let mut there: BTreeSet<&str> = BTreeSet::new();
        let mut whole: Option<Uuid> = None;
        let mut by_hand: HashSet<usize> = HashSet::new();
        let mut loading: Option<Loading<'_>> = None;
        for _ in 0..40 {
            let dice = usize::from(chance.bytes()[0]);
            match dice % 10 {
                0..5 => {
                    let terms = Terms { counts_accepted: true, batch: 3, ..Terms::of(14) };
                    let mut going = loading.take().unwrap_or_else(|| {
                        desk.visit(otto, |office, mut visit| {
                            Loading::begin(office, &mut visit, ORIGIN, &rows, terms).unwrap()
                        })
                    });
                    // A run that was given up under way says so, and is begun anew.
                    let stepped = desk.visit(otto, |office, mut visit| going.step(office, &mut visit));
                    match stepped.map(|progress| progress.phase) {
                        Ok(Phase::Ready) => {
                            let loaded = desk.visit(otto, |office, mut visit| going.close(office, &mut visit)).unwrap();
                            whole = loaded.run.or(whole);
                            there.extend(&codes);
                        }
                        Ok(_) => loading = Some(going),
                        Err(no) => assert_eq!(no.view(kotodigi::words::Lang::En).code, "run_gone"),
                    }
                }
                5 | 6 => {
                    let n = dice % 14;
                    let data = json!({
                        "family_name": "Käsin", "given_names": "Kirjattu", "identity_code": codes[n],
                        "municipality": "297", "source": "client",
                    });
                    let registered = desk.submit(&everywhere(), Purpose::Contact, None, "register_client", &data);
                    assert_eq!(registered.is_ok(), there.insert(codes[n]), "seed {seed}: {registered:?}");
                    by_hand.extend(registered.is_ok().then_some(n));
                }
                7 => {
                    desk.restart();
                    loading = None;
                }
                8 => {
                    let open = desk.office.open_runs().next().map(|(run, _)| run);
                    if let Some(run) = open.filter(|_| dice > 128) {
                        desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap();
                    }
                }
                _ => {
                    if let Some(run) = whole.take() {
                        desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap();
                        there = by_hand.iter().map(|n| codes[*n]).collect();
                    }
                }
            }
            let mut now: Vec<String> = desk.office.register().rows().map(|row| row.identity_code.to_string()).collect();
            now.sort();
            assert_eq!(now, there.iter().copied().collect::<Vec<_>>(), "seed {seed}");
            assert!(codes.iter().all(|code| desk.office.register().with_code(code).is_some() == there.contains(code)));
        }
        journal::verify(&*desk.journal).unwrap();
        let before = desk.office.register().next_client_number();
        desk.restart();
        assert_eq!(desk.office.register().next_client_number(), before);
        assert_eq!(desk.office.register().len(), there.len());
    }
}

/// A write of the store fails, whichever it is: the load stops, nobody is seen, and the same file goes on.
#[test]
fn a_store_that_fails_in_the_middle_leaves_nobody_to_see_and_nobody_twice() {
    let rows = family(17);
    let terms = Terms { batch: 5, ..Terms::of(17) };
    let mut failed = 0;
    for nth in 1..70 {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("journal.sqlite");
        let journal = Arc::new(SqliteJournal::open(&file, Directory::Training).unwrap());
        let mut desk = Desk::on(journal.clone());
        journal.fail_write(nth);
        match desk.load(ORIGIN, &rows, terms) {
            Err(No::Broken(_)) => failed += 1,
            loaded => assert_eq!(loaded.unwrap().created, 17),
        }
        let seen = desk.office.register().len();
        assert!(seen == 0 || seen == 17, "write {nth}: {seen} of 17 are seen");
        // The program dies with all it had in memory.
        drop((desk, journal));
        let mut desk = Desk::on(Arc::new(SqliteJournal::open(&file, Directory::Training).unwrap()));
        assert_eq!(desk.office.register().len(), seen);
        desk.load(ORIGIN, &rows, terms).unwrap();
        assert_eq!(desk.office.register().len(), 17);
        let clients: HashSet<_> = desk.entries().into_iter().map(|entry| entry.header.client).collect();
        assert_eq!(clients.len(), 17 + 1, "write {nth}");
        journal::verify(&*desk.journal).unwrap();
    }
    assert!(failed > 50, "{failed} writes were made to fail");
}

/// A run is taken back by one entry, however many it brought: whichever write fails, all are there or none.
#[test]
fn a_run_is_taken_back_by_one_entry_or_not_at_all() {
    let otto = officer::training("otto.siirto").unwrap();
    let entries_of_undo = |many: u32| {
        let mut desk = Desk::in_memory();
        let rows = family(many);
        let run = desk.load(ORIGIN, &rows, Terms::of(many)).unwrap().run.unwrap();
        let before = desk.entries().len();
        assert_eq!(desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap(), many);
        let written = desk.entries().len() - before;
        for _ in 0..2 {
            assert!(desk.office.register().is_empty());
            assert_eq!((desk.office.withdrawn().count(), desk.office.open_runs().count()), (many as usize, 0));
            desk.restart();
        }
        // They come anew as new clients.
        assert_eq!(desk.load(ORIGIN, &rows, Terms::of(many)).unwrap().created, many);
        journal::verify(&*desk.journal).unwrap();
        written
    };
    assert_eq!((entries_of_undo(3), entries_of_undo(900)), (1, 1));

    let (rows, mut failed) = (family(17), 0);
    for nth in 1..9 {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("journal.sqlite");
        let journal = Arc::new(SqliteJournal::open(&file, Directory::Training).unwrap());
        let mut desk = Desk::on(journal.clone());
        let run = desk.load(ORIGIN, &rows, Terms::of(17)).unwrap().run.unwrap();
        journal.fail_write(nth);
        let undone = desk.visit(otto, |office, visit| load::undo(office, visit, run));
        failed += u32::from(undone.is_err());
        drop((desk, journal));
        let mut desk = Desk::on(Arc::new(SqliteJournal::open(&file, Directory::Training).unwrap()));
        assert_eq!(desk.office.register().len(), if undone.is_ok() { 0 } else { 17 });
        if undone.is_err() {
            desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap();
        }
        assert!(desk.office.register().is_empty());
        journal::verify(&*desk.journal).unwrap();
    }
    assert!(failed > 0);
}
