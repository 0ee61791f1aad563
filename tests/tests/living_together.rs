//! People of an old register who live together, as somebody accepted it: those who are here join too, once, and
//! nobody is taken out of the household they are in. In every journal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::client::From;
use kotodigi::entry::ClientId;
use kotodigi::event::Event;
use kotodigi::intake::diff::{self, What};
use kotodigi::intake::load::{self, Loading, Origin, Phase, Terms, Why};
use kotodigi::intake::{Field, IntakeRow};
use kotodigi::journal;
use kotodigi::officer;
use kotodigi_tests::desk::{Desk, every_journal, family};
use kotodigi_tests::everywhere;
use serde_json::json;

fn week(file_hash: &str) -> Origin<'_> {
    Origin { system: "kunta_a", file_hash }
}

fn client(desk: &Desk, row: &IntakeRow) -> ClientId {
    desk.office.register().with_code(row.text(Field::IdentityCode).unwrap()).unwrap().id
}

/// The rows of those who live with a row's person.
fn together(desk: &Desk, rows: &[IntakeRow], n: usize) -> Vec<u32> {
    let register = desk.office.register();
    let home = register.row(client(desk, &rows[n])).unwrap();
    let codes: Vec<&str> = register.household(home).map(|row| &*row.identity_code).collect();
    let lives = |row: &&IntakeRow| codes.contains(&row.text(Field::IdentityCode).unwrap());
    rows.iter().filter(lives).map(|row| row.row).collect()
}

fn stays(desk: &mut Desk, rows: &[IntakeRow], terms: Terms<'_>) -> Vec<(u32, What, Why)> {
    let otto = officer::training("otto.siirto").unwrap();
    desk.visit(otto, |office, mut visit| {
        let mut loading = Loading::begin(office, &mut visit, week("never"), rows, terms).unwrap();
        while loading.step(office, &mut visit).unwrap().phase == Phase::Comparing {}
        loading.conflicts().iter().map(|conflict| (conflict.row, conflict.what, conflict.why)).collect()
    })
}

#[test]
fn those_who_are_here_and_those_who_come_join_one_household_once() {
    every_journal(|desk| {
        let rows = family(6);
        desk.load(week("1"), &rows[..3], Terms::of(3)).unwrap();
        // Two who are here and one who comes; the third who is here and one who comes.
        let accepted = [vec![2, 3, 5], vec![4, 6]];
        let terms = Terms { households: &accepted, counts_accepted: true, ..Terms::of(6) };
        let loaded = desk.load(week("2"), &rows, terms).unwrap();
        assert_eq!((loaded.created, loaded.updated, loaded.unchanged), (3, 1, 2));
        for _ in 0..2 {
            assert_eq!(together(desk, &rows, 0), [2, 3, 5]);
            assert_eq!(together(desk, &rows, 2), [4, 6]);
            assert_eq!(together(desk, &rows, 5), [7]);
            desk.restart();
        }
        let second = desk.office.case(client(desk, &rows[1])).unwrap();
        let Some(Event::HouseholdJoined(joined)) = &second.entries.last().unwrap().event else { panic!() };
        let source = joined.source.as_ref().unwrap();
        assert_eq!((source.from, source.run), (From::OldRegister, loaded.run));
        assert!(source.detail.ends_with(" / 3"));
        // The same again, accepted again: nothing.
        let head = desk.office.head();
        let again = desk.load(week("3"), &rows, terms).unwrap();
        assert_eq!((again.run, again.unchanged, desk.office.head()), (None, 6, head));
        // And back.
        let otto = officer::training("otto.siirto").unwrap();
        desk.visit(otto, |office, visit| load::undo(office, visit, loaded.run.unwrap())).unwrap();
        for _ in 0..2 {
            assert_eq!(desk.office.register().len(), 3);
            assert_eq!(together(desk, &rows[..3], 0), [2]);
            assert_eq!(together(desk, &rows[..3], 1), [3]);
            desk.restart();
        }
        journal::verify(&*desk.journal).unwrap();
    });
}

#[test]
fn proposals_that_share_rows_are_one_household_in_either_order() {
    // A shared number for all three, and an address for the two it stands for.
    for accepted in [[vec![2, 3, 4], vec![2, 3]], [vec![2, 3], vec![2, 3, 4]], [vec![3, 4], vec![2, 3]]] {
        every_journal(|desk| {
            let rows = family(6);
            let loaded = desk.load(week("1"), &rows, Terms { households: &accepted, ..Terms::of(6) }).unwrap();
            assert_eq!((loaded.created, loaded.households, loaded.together), (6, 1, 3));
            assert_eq!(together(desk, &rows, 2), [2, 3, 4], "{accepted:?}");
            // Somebody more of the same home: one household, of four.
            let more = [vec![4, 5], accepted[0].clone(), accepted[1].clone()];
            let terms = Terms { households: &more, counts_accepted: true, ..Terms::of(6) };
            let loaded = desk.load(week("2"), &rows, terms).unwrap();
            assert_eq!((loaded.updated, loaded.households, loaded.together), (1, 1, 4));
            assert_eq!(together(desk, &rows, 3), [2, 3, 4, 5]);
        });
    }
}

#[test]
fn nobody_is_taken_out_of_a_household_nor_put_back_into_one_they_left() {
    every_journal(|desk| {
        let rows = family(6);
        desk.load(week("1"), &rows, Terms::of(6)).unwrap();
        let worker = everywhere();
        let ids: Vec<ClientId> = rows.iter().map(|row| client(desk, row)).collect();
        let number = |desk: &Desk, n: usize| desk.office.register().row(ids[n]).unwrap().shown_number();
        let join = |desk: &mut Desk, n: usize, with: usize| {
            let data = json!({ "on": "2026-11-20", "with": number(desk, with) });
            desk.submit(&worker, Purpose::Plan, Some(ids[n]), "join_household", &data).unwrap();
        };
        // Here the second and third live together, and the first two with nobody else; the fifth has left the sixth.
        join(desk, 2, 1);
        join(desk, 4, 5);
        let left = json!({ "on": "2026-11-21" });
        desk.submit(&worker, Purpose::Plan, Some(ids[4]), "leave_household", &left).unwrap();
        let accepted = [vec![2, 3], vec![4, 5], vec![6, 7]];
        let terms = Terms { households: &accepted, counts_accepted: true, ..Terms::of(6) };
        // The first joins where two live already; the fourth does too. The fifth stays.
        assert_eq!(stays(desk, &rows, terms), [(6, What::Household, Why::LeftHousehold)]);
        let loaded = desk.load(week("2"), &rows, terms).unwrap();
        assert_eq!((loaded.updated, loaded.unchanged, loaded.conflicts), (2, 4, 1));
        for _ in 0..2 {
            assert_eq!(together(desk, &rows, 0), [2, 3, 4, 5]);
            assert_eq!(together(desk, &rows, 4), [6]);
            desk.restart();
        }
        // Two households of several: nobody is moved.
        join(desk, 4, 5);
        let accepted = [vec![2, 6]];
        let terms = Terms { households: &accepted, ..Terms::of(6) };
        assert_eq!(stays(desk, &rows, terms), [(6, What::Household, Why::LivesWithOthers)]);
        assert_eq!(desk.load(week("3"), &rows, terms).unwrap().run, None);
        // One whose relationship ended joins nobody.
        let away = json!({ "on": "2026-11-23", "reason": "moved_away" });
        let end = json!({ "on": "2026-11-23", "reason": "goals_reached", "note": "" });
        let fresh = family(8);
        desk.load(week("4"), &fresh, Terms::of(8)).unwrap();
        let seventh = client(desk, &fresh[6]);
        let ended = desk.submit(&worker, Purpose::Plan, Some(seventh), "end_plan", &end);
        ended.unwrap_or_else(|no| panic!("{no:?}"));
        desk.submit(&worker, Purpose::Plan, Some(seventh), "end_relationship", &away).unwrap();
        let accepted = [vec![9, 8]];
        let terms = Terms { households: &accepted, ..Terms::of(8) };
        desk.load(week("5"), &fresh, terms).unwrap();
        assert_eq!(together(desk, &fresh, 6), [8]);
    });
}

#[test]
fn the_dual_run_shows_who_lives_together_in_the_file_only() {
    every_journal(|desk| {
        let mut rows = family(5);
        for (n, row) in rows.iter_mut().enumerate() {
            let number = if n < 3 { "P-1" } else { "P-2" };
            row.values.push((Field::Household, kotodigi::intake::Value::Text(number.to_owned())));
        }
        let accepted = [vec![2, 3]];
        desk.load(week("1"), &rows, Terms { households: &accepted, ..Terms::of(5) }).unwrap();
        let otto = officer::training("otto.siirto").unwrap();
        let compared = |desk: &mut Desk| {
            desk.visit(otto, |office, visit| diff::diff(office, &visit, "kunta_a", &rows)).unwrap().differences
        };
        let sign = |desk: &mut Desk, difference: &diff::Difference, verdict| {
            let signing = diff::Signing { system: "kunta_a", difference, verdict, reason: "Selvitetty" };
            desk.visit(otto, |office, mut visit| diff::sign_off(office, &mut visit, signing))
        };
        let told = compared(desk);
        let rows_told: Vec<_> = told.iter().map(|one| (one.row.unwrap(), one.what, one.why)).collect();
        assert_eq!(rows_told, [(4, What::Household, None), (6, What::Household, None)]);
        assert_eq!((told[0].file.as_deref(), &told[0].register), (Some("P-1"), &None));
        assert!(sign(desk, &told[0], diff::Verdict::File).is_err());
        sign(desk, &told[0], diff::Verdict::Register).unwrap();
        let accepted = [vec![5, 6]];
        let terms = Terms { households: &accepted, counts_accepted: true, ..Terms::of(5) };
        assert_eq!(desk.load(week("2"), &rows, terms).unwrap().updated, 1);
        assert_eq!(compared(desk), []);
        // Parted here: told again, and by whom.
        let second = client(desk, &rows[1]);
        let left = json!({ "on": "2026-11-21" });
        desk.submit(&everywhere(), Purpose::Plan, Some(second), "leave_household", &left).unwrap();
        let again = compared(desk);
        let parted: Vec<_> = again.iter().map(|one| (one.row, one.why)).collect();
        assert_eq!(parted, [(Some(3), Some(Why::LeftHousehold))]);
        assert!(again[0].register.as_ref().unwrap().changed_here);
    });
}

#[test]
fn somebody_protected_since_is_joined_to_nobody_by_who_does_not_see_them() {
    let mut desk = Desk::in_memory();
    let rows = family(3);
    desk.load(week("1"), &rows, Terms::of(3)).unwrap();
    let otto = officer::training("otto.siirto").unwrap();
    let accepted = [vec![2, 3]];
    let terms = Terms { households: &accepted, counts_accepted: true, ..Terms::of(3) };
    let loading = desk.visit(otto, |office, mut visit| {
        let mut loading = Loading::begin(office, &mut visit, week("2"), &rows, terms).unwrap();
        while loading.step(office, &mut visit).unwrap().phase != Phase::Ready {}
        loading
    });
    assert_eq!(loading.counts().updated, 1);
    let second = client(&desk, &rows[1]);
    desk.correct(&everywhere(), second, &json!({ "non_disclosure": "yes" }));
    let loaded = desk.visit(otto, |office, mut visit| loading.close(office, &mut visit)).unwrap();
    assert_eq!((loaded.updated, loaded.elsewhere), (0, 1));
    assert_eq!(together(&desk, &rows, 0), [2]);
}
