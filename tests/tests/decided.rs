//! "Perhaps the same person" has an answer: the row is a client's who is here, and changes that client.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::client::Field as Fact;
use kotodigi::intake::load::{self, Origin, Terms};
use kotodigi::intake::{Field, IntakeRow, Likeness, Standing, Value};
use kotodigi::officer::{self, Organisation};
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use kotodigi_tests::desk::{every_journal, family};

const FIRST: Origin<'static> = Origin { system: "Vanha", file_hash: "1" };
const LATER: Origin<'static> = Origin { system: "Toinen", file_hash: "2" };

/// One of the family comes out of another register: without code and number, with another spelling and an address.
fn once_more(of: &IntakeRow) -> IntakeRow {
    let mut row = of.clone();
    row.values.retain(|(field, _)| !matches!(field, Field::IdentityCode | Field::ClientNumber | Field::GivenNames));
    row.values.push((Field::GivenNames, Value::Text("Toisin Kirjoitettu".to_owned())));
    row.values.push((Field::Phone, Value::Text("+358 45 555 0101".to_owned())));
    (row.row, row.identity_kind) = (2, None);
    row
}

#[test]
fn the_row_changes_the_client_and_makes_nobody_twice() {
    every_journal(|desk| {
        let rows = family(2);
        assert_eq!(desk.load(FIRST, &rows, Terms::of(2)).unwrap().created, 2);
        let known = desk.office.register().rows().next().map(|row| (row.id, row.client_number)).unwrap();
        let mut row = once_more(&rows[0]);
        row.client = Some(known.1);
        let otto = officer::training("otto.siirto").unwrap();
        let compared = load::compare(&desk.office, otto, &row);
        assert_eq!(compared.standing, Standing::Differs);
        assert_eq!(compared.client, Some((known.0, Likeness::Decided)));
        let loaded = desk.load(LATER, &[row.clone()], Terms::of(1)).unwrap();
        assert_eq!((loaded.created, loaded.updated), (0, 1));
        let case = desk.office.case(known.0).unwrap();
        assert!(case.newest().any(|fact| fact == (Fact::Phone, "+358 45 555 0101".to_owned())));
        assert!(case.newest().any(|(field, _)| field == Fact::IdentityCode), "the code stands");
        // The same again has nothing more to say.
        assert_eq!(desk.load(LATER, &[row], Terms::of(1)).unwrap().unchanged, 1);
        assert_eq!(desk.office.register().rows().count(), 2);
    });
}

#[test]
fn a_client_who_is_not_there_and_one_who_may_not_be_seen_stop_the_load_alike() {
    every_journal(|desk| {
        let mut elsewhere = family(2);
        for row in &mut elsewhere {
            row.values.retain(|(field, _)| *field != Field::Municipality);
            row.values.push((Field::Municipality, Value::Code("091")));
        }
        let mut helsinki = officer::training("otto.siirto").unwrap().clone();
        helsinki.rights[0].scope = vec!["091".to_owned()];
        helsinki.rights[0].organisation =
            Organisation { code: "091".to_owned(), ..helsinki.rights[0].organisation.clone() };
        desk.visit(&helsinki, |office, visit| load::load_on(office, visit, FIRST, &elsewhere, Terms::of(2))).unwrap();
        let unseen = desk.office.register().rows().next().unwrap().client_number;
        let mut says = |number: u64| {
            let mut row = once_more(&family(2)[0]);
            row.client = Some(number);
            let No::Refused(refusal) = desk.load(LATER, &[row], Terms::of(1)).unwrap_err() else { panic!("{number}") };
            assert_eq!(refusal.code, "client_decided_unknown");
            refusal.why.say(Lang::En).replace(&kotodigi::register::shown_number(number), "")
        };
        assert_eq!(says(unseen), says(9));
        assert_eq!(desk.office.register().rows().count(), 2);
    });
}
