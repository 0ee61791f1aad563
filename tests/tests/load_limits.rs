//! When a load stops for a person to look, for what reason a row is taken for a client, and what an undo says first.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::intake::check::Likeness;
use kotodigi::intake::load::{self, Origin, Terms, Thresholds};
use kotodigi::intake::{Field, IntakeRow};
use kotodigi::office::Office;
use kotodigi::officer;
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi_tests::desk::{Desk, every_journal, family, person, with};
use kotodigi_tests::everywhere;
use serde_json::json;

const ORIGIN: Origin<'static> = Origin { system: "kunta_a", file_hash: "h1" };

fn small(rows: &[IntakeRow]) -> Terms<'static> {
    Terms { batch: 5, ..Terms::of(rows.len() as u32) }
}

fn code(no: &No) -> String {
    no.view(kotodigi::words::Lang::En).code
}

#[test]
fn an_undo_says_who_built_what_on_the_run() {
    every_journal(|desk| {
        let rows = family(6);
        let run = desk.load(ORIGIN, &rows, small(&rows)).unwrap().run.unwrap();
        let client = desk.office.register().with_code(rows[2].text(Field::IdentityCode).unwrap()).unwrap().id;
        let otto = officer::training("otto.siirto").unwrap();
        let preview = |desk: &mut Desk| desk.visit(otto, |office, visit| load::undo_preview(office, &visit, run));
        assert_eq!((preview(desk).unwrap().leave, preview(desk).unwrap().built.len()), (6, 0));
        let assigned = json!({ "on": "2026-11-23", "worker": "aino.korhonen" });
        desk.submit(&everywhere(), Purpose::Plan, Some(client), "assign_worker", &assigned).unwrap();
        let at = desk.at;
        for _ in 0..2 {
            let built = preview(desk).unwrap().built;
            assert_eq!(built.len(), 1);
            assert_eq!((built[0].client, built[0].client_number.as_str()), (client, "K-000003"));
            let entry = &built[0].entries[..];
            assert_eq!(entry.len(), 1);
            assert_eq!((entry[0].kind, entry[0].by.as_str(), entry[0].at), ("worker_assigned", "aino.korhonen", at));
            desk.restart();
        }
        assert_eq!(
            code(&desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap_err()),
            "run_built_on"
        );
        assert_eq!(desk.office.register().len(), 6);
    });
}

#[test]
fn a_load_whose_counts_look_wrong_stops_before_it_writes() {
    let mut desk = Desk::in_memory();
    let rows = family(40);
    desk.load(ORIGIN, &rows, small(&rows)).unwrap();
    let head = desk.office.head();
    let week = Origin { file_hash: "week 2", ..ORIGIN };
    let mut stopped = |rows: &[IntakeRow], terms: Terms<'_>| {
        let no = desk.load(week, rows, terms).unwrap_err().view(kotodigi::words::Lang::En);
        assert_eq!(desk.office.head(), head);
        (no.code, no.detail)
    };
    // Half a file.
    let (code, why) = stopped(&rows[..20], small(&rows[..20]));
    assert_eq!(code, "counts_look_wrong");
    assert_eq!(
        why,
        "Of 40 clients that came from the same old register before, 20 are missing from the file (limit 10 %)."
    );
    // A file with its columns mixed up.
    let mixed: Vec<IntakeRow> = rows.iter().map(|row| with(row, Field::Phone, "+358 45 555 0999")).collect();
    assert_eq!(stopped(&mixed, small(&rows)).1, "Of 40 known clients, 40 would change (limit 50 %).");
    // A file of which more than half is refused.
    let (_, why) = stopped(&rows, Terms { came: 90, ..small(&rows) });
    assert_eq!(why, "Of the 90 rows of the file, 50 would stay out (limit 50 %).");
    // Somebody looked, and it is right.
    let accepted = Terms { counts_accepted: true, ..small(&mixed) };
    assert_eq!(desk.load(week, &mixed, accepted).unwrap().updated, 40);
}

#[test]
fn a_large_load_takes_two_people() {
    let mut desk = Desk::in_memory();
    let intake = Thresholds { second_over_in_practice: 10, ..Thresholds::default() };
    desk.office.set(kotodigi::office::Settings { intake, ..desk.office.settings() });
    let rows = family(11);
    let mut with_second = |id: Option<&str>| {
        let second = id.map(|id| officer::training(id).unwrap());
        desk.load(ORIGIN, &rows, Terms { second, ..small(&rows) })
    };
    for second in [None, Some("otto.siirto"), Some("aino.korhonen")] {
        assert_eq!(code(&with_second(second).unwrap_err()), "second_needed", "{second:?}");
    }
    assert_eq!(with_second(Some("iida.lahti")).unwrap().created, 11);
    // Nothing changes any more: nobody else is needed.
    assert_eq!(with_second(None).unwrap().unchanged, 11);
}

#[test]
fn a_row_is_taken_for_a_client_for_a_reason_and_somebody_alike_is_only_a_warning() {
    let mut desk = Desk::in_memory();
    let rows = family(3);
    desk.load(ORIGIN, &rows, small(&rows)).unwrap();
    let otto = officer::training("otto.siirto").unwrap();
    let compared = |desk: &Desk, row: &IntakeRow| load::compare(&desk.office, otto, row);
    let reason = |desk: &Desk, row: &IntakeRow| compared(desk, row).client.map(|(_, reason)| reason);
    assert_eq!(reason(&desk, &rows[0]), Some(Likeness::Code));
    let code_less = |row: &IntakeRow| {
        let mut row = row.clone();
        let born = kotodigi::law::identity_code::parse(row.text(Field::IdentityCode).unwrap()).unwrap().birth_date;
        row.values.retain(|(field, _)| *field != Field::IdentityCode);
        row.values.push((Field::BirthDate, kotodigi::intake::Value::Day(born)));
        row
    };
    assert_eq!(reason(&desk, &code_less(&rows[0])), Some(Likeness::OldNumber));
    let other_code = person(51, rows[0].text(Field::FamilyName).unwrap());
    assert_eq!(reason(&desk, &with(&other_code, Field::ClientNumber, "A-0")), None, "two codes are two people");
    let no_code = code_less(&person(50, "Koodinen"));
    desk.load(Origin { file_hash: "3", ..ORIGIN }, std::slice::from_ref(&no_code), small(&rows[..1])).unwrap();
    assert_eq!(reason(&desk, &no_code), Some(Likeness::OldNumber));
    // The old register has the code by now: the same client, not a second one.
    assert_eq!(reason(&desk, &person(50, "Koodinen")), Some(Likeness::OldNumber));
    let alike = with(&with(&no_code, Field::ClientNumber, "another"), Field::FamilyName, "Koodinin");
    let found = compared(&desk, &alike);
    assert_eq!((found.client, found.perhaps.len()), (None, 1));
    // Whom the officer does not see is not told of.
    let known = found.perhaps[0];
    desk.correct(&everywhere(), known, &json!({ "non_disclosure": "yes" }));
    assert_eq!(compared(&desk, &alike), load::Compared::default());
    assert_eq!(Office::open(desk.journal.clone(), Directory::Training, desk.office.on()).unwrap().register().len(), 4);
}

#[test]
fn an_older_file_is_not_loaded_over_a_newer_one_unseen() {
    every_journal(|desk| {
        let rows = family(4);
        let terms = Terms { content_hash: "content 1", ..small(&rows) };
        desk.load(ORIGIN, &rows, terms).unwrap();
        let newer = [with(&rows[0], Field::Phone, "+358 45 555 0001"), rows[1].clone(), rows[2].clone()];
        let run = desk.load(Origin { file_hash: "h2", ..ORIGIN }, &newer, small(&newer)).unwrap().run.unwrap();
        let head = desk.office.head();
        for _ in 0..2 {
            let no = desk.load(ORIGIN, &rows, small(&rows)).unwrap_err().view(kotodigi::words::Lang::En);
            assert_eq!((no.code.as_str(), desk.office.head()), ("older_file", head));
            let short: String = run.simple().to_string().chars().take(8).collect();
            assert!(no.detail.contains(&short) && no.detail.contains("otto.siirto"), "{}", no.detail);
            desk.restart();
        }
        // Mapped anew it is the same older file.
        let mapped = |content_hash| Terms { content_hash, ..small(&rows) };
        let other_hash = Origin { file_hash: "h1, mapped anew", ..ORIGIN };
        assert_eq!(code(&desk.load(other_hash, &rows, mapped("content 1")).unwrap_err()), "older_file");
        // Another old register has an order of its own, and the newer file is the newer one.
        let other = Origin { system: "another", ..ORIGIN };
        assert_eq!(desk.load(other, &newer, small(&newer)).unwrap().run, None);
        assert_eq!(desk.load(Origin { file_hash: "h2", ..ORIGIN }, &newer, small(&newer)).unwrap().unchanged, 3);
        // Where nothing would change nobody is asked.
        assert_eq!(desk.load(ORIGIN, &rows[1..], small(&rows[1..])).unwrap().unchanged, 3);
        // Somebody looked, and it is right.
        let accepted = Terms { counts_accepted: true, ..small(&rows) };
        assert_eq!(desk.load(ORIGIN, &rows, accepted).unwrap().updated, 1);
        // Taken back, it is no later run.
        desk.visit(officer::training("otto.siirto").unwrap(), |office, visit| load::undo(office, visit, run)).unwrap();
        assert_eq!(desk.load(ORIGIN, &rows, small(&rows)).unwrap().unchanged, 4);
    });
}
