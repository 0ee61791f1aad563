//! A row that tells no municipality: its client is somebody's all the same, or is not loaded.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::client::Field as Fact;
use kotodigi::intake::load::{self, Origin, Terms};
use kotodigi::intake::{Field, IntakeRow};
use kotodigi::officer;
use kotodigi::refusal::No;
use kotodigi_tests::desk::{Desk, every_journal, family};

fn nowhere() -> Vec<IntakeRow> {
    let mut rows = family(3);
    rows[1].values.retain(|(field, _)| *field != Field::Municipality);
    rows
}

const FILE: Origin<'static> = Origin { system: "Vanha", file_hash: "1" };

#[test]
fn the_client_is_of_the_municipality_whose_clients_are_loaded() {
    every_journal(|desk| {
        let rows = nowhere();
        let loaded = desk.load(FILE, &rows, Terms::of(3)).unwrap();
        assert_eq!(loaded.created, 3);
        let homes: Vec<_> = desk.office.register().rows().map(|row| row.municipality.to_string()).collect();
        assert_eq!(homes, ["297"; 3]);
        let case = desk.office.case(desk.office.register().rows().nth(1).unwrap().id).unwrap();
        assert!(case.newest().any(|fact| fact == (Fact::Municipality, "297".to_owned())));
        // The same file again has nothing to say of it.
        let again = desk.load(FILE, &rows, Terms::of(3)).unwrap();
        assert_eq!((again.unchanged, again.updated), (3, 0));
    });
}

#[test]
fn who_loads_for_several_has_to_say_whose_the_client_is() {
    let mut desk = Desk::in_memory();
    let mut otto = officer::training("otto.siirto").unwrap().clone();
    otto.rights[0].scope.push("091".to_owned());
    let rows = nowhere();
    let load = |desk: &mut Desk, rows: &[IntakeRow]| {
        desk.visit(&otto, |office, visit| load::load_on(office, visit, FILE, rows, Terms::of(3)))
    };
    let No::Refused(refusal) = load(&mut desk, &rows).unwrap_err() else { panic!("not refused") };
    assert_eq!(refusal.code, "municipality_missing");
    assert_eq!(desk.office.register().rows().count(), 0);
    assert_eq!(load(&mut desk, &family(3)).unwrap().created, 3);
}
