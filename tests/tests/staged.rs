//! A load in small transactions that nobody sees until it is whole: told in every journal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use chrono::Days;
use kotodigi::access::Purpose;
use kotodigi::client::Field as Fact;
use kotodigi::entry::REGISTER;
use kotodigi::erasure;
use kotodigi::intake::load::{self, Loading, Origin, Phase, Terms};
use kotodigi::intake::{Field, IntakeRow};
use kotodigi::journal;
use kotodigi::law::Law;
use kotodigi::office::Office;
use kotodigi::officer;
use kotodigi::refusal::No;
use kotodigi::views::{Answer, Question, SearchAsk, WorkAsk};
use kotodigi::work::Filter;
use kotodigi_tests::desk::{Desk, every_journal, family, set};
use kotodigi_tests::{everywhere, whole_country};
use serde_json::json;
use std::collections::HashSet;

const ORIGIN: Origin<'static> = Origin { system: "kunta_a", file_hash: "h1" };

/// Batches of five make a few transactions of a few rows.
fn small(rows: &[IntakeRow]) -> Terms<'static> {
    Terms { batch: 5, ..Terms::of(rows.len() as u32) }
}

/// Nothing anybody can ask tells that somebody is there.
fn nobody_is_there(desk: &mut Desk, rows: &[IntakeRow]) {
    let register = desk.office.register();
    assert!(register.is_empty() && register.rows().next().is_none());
    assert_eq!(register.work().page(&whole_country(), &Filter::default(), 0, 9).total, 0);
    for row in rows {
        assert!(register.with_code(row.text(Field::IdentityCode).unwrap()).is_none());
        assert!(register.with_old_number(row.text(Field::ClientNumber).unwrap()).next().is_none());
        assert!(register.search(row.text(Field::FamilyName).unwrap(), 9, |_| true).is_empty());
    }
    assert!((1..99).all(|number| register.with_number(number).is_none()));
    let mut ids = HashSet::new();
    ids.extend(desk.entries().into_iter().map(|entry| entry.header.client));
    ids.remove(&REGISTER);
    let by = everywhere();
    for id in ids {
        assert!(!desk.office.case(id).unwrap().exists());
        assert_eq!(desk.look(&by, Purpose::Plan, &Question::Client(id)).unwrap_err(), No::Absent);
        assert_eq!(desk.look(&by, Purpose::Plan, &Question::ClientLog(id)).unwrap_err(), No::Absent);
        let assigned = json!({ "on": "2026-11-23", "worker": "aino.korhonen" });
        assert_eq!(desk.submit(&by, Purpose::Plan, Some(id), "assign_worker", &assigned).unwrap_err(), No::Absent);
    }
    let asked = Question::Search(SearchAsk { text: rows[0].text(Field::FamilyName).unwrap().to_owned() });
    let Answer::Search(found) = desk.look(&by, Purpose::Plan, &asked).unwrap() else { panic!() };
    assert!(found.hits.is_empty());
    let Answer::Work(work) = desk.look(&by, Purpose::Plan, &Question::Work(WorkAsk::default())).unwrap() else {
        panic!()
    };
    assert_eq!(work.total, 0);
    let day = desk.office.on() + Days::new(40_000);
    assert!(erasure::list(&desk.office, day, &Law::IN_FORCE).unwrap().due.is_empty());
    assert!(load::compare(&desk.office, &by, &rows[0]).client.is_none());
}

#[test]
fn nobody_sees_anybody_of_a_load_until_it_is_whole() {
    every_journal(|desk| {
        let rows = family(17);
        let otto = officer::training("otto.siirto").unwrap();
        let mut loading = desk
            .visit(otto, |office, mut visit| Loading::begin(office, &mut visit, ORIGIN, &rows, small(&rows)).unwrap());
        let mut written = Vec::new();
        loop {
            let progress = desk.visit(otto, |office, mut visit| loading.step(office, &mut visit)).unwrap();
            nobody_is_there(desk, &rows);
            written.push(desk.office.open_runs().map(|(_, open)| open.written()).sum::<usize>());
            journal::verify(&*desk.journal).unwrap();
            // As little after a restart.
            desk.restart();
            nobody_is_there(desk, &rows);
            if progress.phase == Phase::Ready {
                break;
            }
        }
        assert_eq!(written, [0, 5, 10, 15, 17]);
        let loaded = desk.visit(otto, |office, mut visit| loading.close(office, &mut visit)).unwrap();
        assert_eq!((loaded.created, desk.office.register().len()), (17, 17));
        let shown = |office: &Office| {
            let mut rows: Vec<String> = office.register().rows().map(|row| format!("{row:?}")).collect();
            rows.sort();
            (rows, office.register().work().page(&whole_country(), &Filter::default(), 0, 999).tasks)
        };
        let now = shown(&desk.office);
        desk.restart();
        assert_eq!(now, shown(&desk.office));
        assert_eq!(desk.office.open_runs().count(), 0);
        journal::verify(&*desk.journal).unwrap();
    });
}

#[test]
fn a_load_cut_off_anywhere_goes_on_with_the_same_file_and_brings_nobody_twice() {
    every_journal(|desk| {
        let rows = family(17);
        let otto = officer::training("otto.siirto").unwrap();
        for cut_after in 1..=4 {
            let going_on = desk.visit(otto, |office, mut visit| {
                let mut loading = Loading::begin(office, &mut visit, ORIGIN, &rows, small(&rows)).unwrap();
                let going_on = loading.goes_on();
                for _ in 0..2 {
                    loading.step(office, &mut visit).unwrap();
                }
                going_on
            });
            assert_eq!(going_on, cut_after > 1);
            desk.restart();
            assert!(desk.office.register().is_empty());
        }
        // Another file is another run.
        let other = Origin { file_hash: "h2", ..ORIGIN };
        let begun = desk.visit(otto, |office, mut visit| {
            Loading::begin(office, &mut visit, other, &rows, small(&rows)).unwrap().goes_on()
        });
        assert!(!begun);
        let loaded = desk.load(ORIGIN, &rows, small(&rows)).unwrap();
        assert_eq!((loaded.created, desk.office.register().len()), (17, 17));
        let clients: HashSet<_> = desk.entries().into_iter().map(|entry| entry.header.client).collect();
        assert_eq!(clients.len(), 17 + 1, "somebody was written twice");
        let head = desk.office.head();
        let again = desk.load(ORIGIN, &rows, small(&rows)).unwrap();
        assert_eq!((again.run, again.unchanged, desk.office.head()), (None, 17, head));
    });
}

#[test]
fn a_load_given_up_leaves_nothing_to_see_and_can_be_begun_anew() {
    every_journal(|desk| {
        let rows = family(12);
        let otto = officer::training("otto.siirto").unwrap();
        desk.cut_off(ORIGIN, &rows, small(&rows), 2);
        let (run, _) = desk.office.open_runs().next().unwrap();
        let foreign = officer::training("linnea.nygard").unwrap();
        assert!(desk.visit(foreign, |office, visit| load::undo(office, visit, run)).is_err());
        let preview = desk.visit(otto, |office, visit| load::undo_preview(office, &visit, run)).unwrap();
        assert_eq!((preview.open, preview.leave, preview.built.len()), (true, 5, 0));
        assert_eq!(desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap(), 5);
        for _ in 0..2 {
            assert_eq!(desk.office.open_runs().count(), 0);
            assert!(desk.office.register().is_empty());
            // Their data stand in the journal until their time.
            assert_eq!(desk.office.withdrawn().count(), 5);
            desk.restart();
        }
        let loaded = desk.load(ORIGIN, &rows, small(&rows)).unwrap();
        assert_eq!((loaded.created, desk.office.register().len()), (12, 12));
        // Numbers that were given once are not given again.
        assert_eq!(desk.office.register().rows().map(|row| row.client_number).min(), Some(6));
        journal::verify(&*desk.journal).unwrap();
    });
}

#[test]
fn whoever_loads_a_file_that_is_taken_back_or_loaded_by_another_is_told() {
    every_journal(|desk| {
        let rows = family(12);
        let otto = officer::training("otto.siirto").unwrap();
        let begin = |desk: &mut Desk| {
            desk.visit(otto, |office, mut visit| {
                let mut loading = Loading::begin(office, &mut visit, ORIGIN, &rows, small(&rows)).unwrap();
                loading.step(office, &mut visit).unwrap();
                loading
            })
        };
        let step = |desk: &mut Desk, loading: &mut Loading<'_>| {
            desk.visit(otto, |office, mut visit| loading.step(office, &mut visit)).map_err(|no| code(&no))
        };
        let (mut one, mut other) = (begin(desk), begin(desk));
        step(desk, &mut one).unwrap();
        assert_eq!(step(desk, &mut other), Err("run_gone".into()));
        // Who comes later goes on with the same run, side by side.
        let mut beside = begin(desk);
        step(desk, &mut beside).unwrap();
        step(desk, &mut one).unwrap();
        desk.visit(otto, |office, mut visit| beside.close(office, &mut visit)).unwrap();
        assert_eq!(desk.office.register().len(), 12);
        assert_eq!(step(desk, &mut one), Err("run_gone".into()));
    });
}

fn code(no: &No) -> String {
    no.view(kotodigi::words::Lang::En).code
}

#[test]
fn what_moved_while_the_load_was_under_way_is_judged_as_it_is_now() {
    every_journal(|desk| {
        let known = family(5);
        desk.load(ORIGIN, &known, small(&known)).unwrap();
        // Next week's extract: everybody has a new telephone number, and four are new.
        let week = Origin { file_hash: "week 2", ..ORIGIN };
        let mut rows = family(9);
        rows.iter_mut().for_each(|row| set(row, Field::Phone, "+358 45 555 0777"));
        let otto = officer::training("otto.siirto").unwrap();
        let loading = desk.visit(otto, |office, mut visit| {
            let mut loading = Loading::begin(office, &mut visit, week, &rows, small(&rows)).unwrap();
            while loading.step(office, &mut visit).unwrap().phase != Phase::Ready {}
            loading
        });
        assert_eq!((loading.counts().created, loading.counts().updated), (4, 5));
        // Meanwhile: the first got yet another number by hand, the second was protected, and the sixth came in person.
        let client = |desk: &Desk, n: usize| {
            desk.office.register().with_code(rows[n].text(Field::IdentityCode).unwrap()).unwrap().id
        };
        let worker = everywhere();
        let (first, second) = (client(desk, 0), client(desk, 1));
        desk.correct(&worker, first, &json!({ "phone": "+358 45 555 0001" }));
        desk.correct(&worker, second, &json!({ "non_disclosure": "yes" }));
        let sixth = json!({
            "family_name": rows[5].text(Field::FamilyName).unwrap(), "given_names": "Paikalla",
            "identity_code": rows[5].text(Field::IdentityCode).unwrap(), "municipality": "297", "source": "client",
        });
        let sixth = desk.submit(&worker, Purpose::Contact, None, "register_client", &sixth).unwrap().client;

        let loaded = desk.visit(otto, |office, mut visit| loading.close(office, &mut visit)).unwrap();
        assert_eq!((loaded.created, loaded.updated, loaded.unchanged, loaded.elsewhere), (3, 4, 1, 1));
        for _ in 0..2 {
            assert_eq!(desk.office.register().len(), 9);
            let phone = |id| desk.office.case(id).unwrap().value(Fact::Phone).to_owned();
            assert_eq!(phone(first), "+358 45 555 0001");
            assert_eq!(phone(second), "+358 45 555 0101");
            assert_eq!(phone(sixth), "+358 45 555 0777");
            assert_eq!(client(desk, 5), sixth);
            assert_eq!(desk.office.case(sixth).unwrap().value(Fact::GivenNames), "Paikalla");
            desk.restart();
        }
        journal::verify(&*desk.journal).unwrap();
    });
}

#[test]
fn people_who_live_together_come_in_together() {
    every_journal(|desk| {
        let rows = family(8);
        let households = [vec![2, 3, 9], vec![4, 5]];
        let terms = Terms { households: &households, ..small(&rows) };
        let otto = officer::training("otto.siirto").unwrap();
        // A crash between the batches: the third of the first household comes in the second batch.
        desk.cut_off(ORIGIN, &rows, terms, 2);
        let loading = desk.visit(otto, |office, mut visit| {
            let mut loading = Loading::begin(office, &mut visit, ORIGIN, &rows, terms).unwrap();
            while loading.step(office, &mut visit).unwrap().phase != Phase::Ready {}
            loading
        });
        // The one the first household begins with is registered by hand meanwhile.
        let by_hand = json!({
            "family_name": rows[0].text(Field::FamilyName).unwrap(), "given_names": "Paikalla",
            "identity_code": rows[0].text(Field::IdentityCode).unwrap(), "municipality": "297", "source": "client",
        });
        let there = desk.submit(&everywhere(), Purpose::Contact, None, "register_client", &by_hand).unwrap().client;
        let run = loading.run();
        assert!(loading.goes_on());
        assert_eq!(desk.visit(otto, |office, mut visit| loading.close(office, &mut visit)).unwrap().run, Some(run));
        let together = |desk: &Desk, n: usize| {
            let register = desk.office.register();
            let row = register.with_code(rows[n].text(Field::IdentityCode).unwrap()).unwrap();
            let mut codes: Vec<_> = register.household(row).map(|row| row.identity_code.to_string()).collect();
            codes.sort();
            codes
        };
        let codes = |rows_of: &[usize]| {
            let mut codes: Vec<_> =
                rows_of.iter().map(|n| rows[*n].text(Field::IdentityCode).unwrap().to_owned()).collect();
            codes.sort();
            codes
        };
        for _ in 0..2 {
            assert_eq!(together(desk, 0), codes(&[0, 1, 7]));
            assert_eq!(together(desk, 3), codes(&[2, 3]));
            assert_eq!(together(desk, 4), codes(&[4]));
            assert_eq!(desk.office.register().with_code(rows[0].text(Field::IdentityCode).unwrap()).unwrap().id, there);
            desk.restart();
        }
        // Nobody worked on them since: the run can be taken back.
        desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap();
        assert_eq!(desk.office.register().len(), 1);
    });
}
