//! Dual run: the same extract again next week, differences settled one by one; told in every journal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::client::{Field as Fact, From};
use kotodigi::dates::parse_iso;
use kotodigi::intake::diff::{self, Dual, Signing, Verdict, What};
use kotodigi::intake::load::{Origin, Terms, Why};
use kotodigi::intake::{Field, IntakeRow, Value};
use kotodigi::journal;
use kotodigi::officer;
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use kotodigi_tests::desk::{Desk, every_journal, family, set};
use kotodigi_tests::everywhere;
use serde_json::json;

const SYSTEM: &str = "kunta_a";

fn compared(desk: &mut Desk, rows: &[IntakeRow]) -> Dual {
    let otto = officer::training("otto.siirto").unwrap();
    desk.visit(otto, |office, visit| diff::diff(office, &visit, SYSTEM, rows)).unwrap()
}

fn signed(desk: &mut Desk, difference: &diff::Difference, verdict: Verdict, reason: &str) -> Result<(), No> {
    let otto = officer::training("otto.siirto").unwrap();
    let signing = Signing { system: SYSTEM, difference, verdict, reason };
    desk.visit(otto, |office, mut visit| diff::sign_off(office, &mut visit, signing))
}

/// The register of last week, and the extract of this week: a new telephone number, one corrected here meanwhile,
/// one gone, one new.
fn a_week_later(desk: &mut Desk) -> Vec<IntakeRow> {
    let rows = family(6);
    desk.load(Origin { system: SYSTEM, file_hash: "1" }, &rows, Terms::of(6)).unwrap();
    let second = desk.office.register().with_code(rows[1].text(Field::IdentityCode).unwrap()).unwrap().id;
    desk.correct(&everywhere(), second, &json!({ "phone": "+358 45 555 0002" }));
    let mut later = family(7);
    set(&mut later[0], Field::Phone, "+358 45 555 0001");
    later.remove(5);
    later
}

#[test]
fn both_sides_are_counted_and_each_difference_says_who_changed_it() {
    every_journal(|desk| {
        let rows = a_week_later(desk);
        let at = desk.at;
        let dual = compared(desk, &rows);
        let counts = dual.counts;
        assert_eq!((counts.in_file, counts.in_register, counts.in_both), (6, 6, 5));
        assert_eq!((counts.only_in_file, counts.only_in_register), (1, 1));
        assert_eq!((counts.differences, counts.signed, dual.agrees()), (4, 0, false));
        let whats: Vec<What> = dual.differences.iter().map(|difference| difference.what).collect();
        let phone = What::Field(Fact::Phone);
        assert_eq!(whats, [phone, phone, What::OnlyInFile, What::OnlyInRegister]);
        let [first, second, ..] = &dual.differences[..] else { panic!() };
        let stood = first.register.as_ref().unwrap();
        assert_eq!((first.row, first.client_number.as_str()), (Some(2), "K-000001"));
        assert_eq!((stood.value.as_str(), stood.changed_here), ("+358 45 555 0101", false));
        assert_eq!(first.file.as_deref(), Some("+358 45 555 0001"));
        let stood = second.register.as_ref().unwrap();
        assert_eq!((stood.value.as_str(), stood.changed_here), ("+358 45 555 0002", true));
        assert_eq!((stood.by.as_str(), stood.at), ("aino.korhonen", at));
        assert_eq!(dual.shown().len(), 3);
    });
}

#[test]
fn a_difference_is_settled_once_and_comes_back_when_a_value_changes() {
    every_journal(|desk| {
        let mut rows = a_week_later(desk);
        let dual = compared(desk, &rows);
        let [first, second, only_file, only_register] = &dual.differences[..] else { panic!() };
        assert!(matches!(signed(desk, first, Verdict::File, " "), Err(No::Problems(_))));
        signed(desk, first, Verdict::File, "Uusi numero tarkistettu").unwrap();
        signed(desk, second, Verdict::Register, "Asiakas kertoi numeron täällä").unwrap();
        for whole in [only_file, only_register] {
            let no = signed(desk, whole, Verdict::File, "ei näin").unwrap_err().view(Lang::En);
            assert_eq!(no.code, "difference_of_whole_client");
            signed(desk, whole, Verdict::Register, "Selvitetty").unwrap();
        }
        // What was settled has moved: it is not settled by what somebody saw before.
        assert!(matches!(signed(desk, first, Verdict::File, "uudelleen"), Err(No::Stale { .. })));
        for _ in 0..2 {
            let dual = compared(desk, &rows);
            assert!(dual.agrees(), "{:?}", dual.differences);
            assert_eq!((dual.counts.differences, dual.counts.signed), (3, 3));
            // Each is told with who signed it and why; also where the register took the value, and nothing differs now.
            let told = |settled: &diff::Settled| {
                let signature = &settled.signature;
                assert_eq!(signature.by, "otto.siirto");
                (settled.difference.what, settled.difference.row, signature.keep.clone(), signature.reason.clone())
            };
            let said: Vec<_> = dual.settled.iter().map(told).collect();
            let (register, phone) = ("register".to_owned(), What::Field(Fact::Phone));
            assert_eq!(
                said,
                [
                    (phone, Some(2), "file".to_owned(), "Uusi numero tarkistettu".to_owned()),
                    (phone, Some(3), register.clone(), "Asiakas kertoi numeron täällä".to_owned()),
                    (What::OnlyInFile, Some(8), register.clone(), "Selvitetty".to_owned()),
                    (What::OnlyInRegister, None, register, "Selvitetty".to_owned()),
                ]
            );
            desk.restart();
        }
        // The register has taken the file's value, with where it is from and why.
        let first = first.client.unwrap();
        let case = desk.office.case(first).unwrap();
        let fact = case.facts[&Fact::Phone].last().unwrap();
        assert_eq!((fact.value.as_str(), fact.source.from), ("+358 45 555 0001", From::OldRegister));
        assert!(fact.source.detail.starts_with("kunta_a / ") && fact.source.detail.ends_with(" / 2"));
        // A load of the same file does not undo what was settled.
        set(&mut rows[1], Field::Phone, "+358 45 555 0101");
        let origin = Origin { system: SYSTEM, file_hash: "2" };
        let loaded = desk.load(origin, &rows[..5], Terms::of(5)).unwrap();
        assert_eq!((loaded.updated, loaded.unchanged, loaded.run), (0, 5, None));
        // Another value is another difference.
        set(&mut rows[1], Field::Phone, "+358 45 555 0777");
        let again = compared(desk, &rows);
        assert_eq!(again.differences.len(), 1);
        assert_eq!(again.differences[0].row, Some(3));
        journal::verify(&*desk.journal).unwrap();
    });
}

#[test]
fn both_sides_are_counted_thing_by_thing_until_they_agree() {
    every_journal(|desk| {
        let mut rows = family(4);
        for (row, home) in rows.iter_mut().zip(["1", "1", "2", "3"]) {
            row.values.push((Field::Household, Value::Text(home.to_owned())));
        }
        rows[0].values.push((Field::AssessmentOn, Value::Day(parse_iso("2026-03-02").unwrap())));
        desk.load(Origin { system: SYSTEM, file_hash: "1" }, &rows, Terms::of(4)).unwrap();
        let sides = |dual: &Dual| -> Vec<(&str, Option<u32>, u32, bool)> {
            dual.sides.iter().map(|side| (side.what.id(), side.file, side.register, side.agrees())).collect()
        };
        let dual = compared(desk, &rows);
        let [clients, assessed, plans, _, ended, homes] = sides(&dual)[..] else { panic!() };
        assert_eq!(clients, ("clients", Some(4), 4, true));
        assert_eq!(assessed, ("assessment_on", Some(1), 1, true));
        assert_eq!(plans, ("plan_from", Some(4), 4, true));
        // Nobody has accepted that they live together.
        assert_eq!(homes, ("households", Some(1), 0, false));
        // What no row tells of can't differ.
        assert_eq!(ended, ("ended_on", None, 0, true));
        // Another assessment there, somebody gone, and somebody told twice.
        rows[1].values.push((Field::AssessmentOn, Value::Day(parse_iso("2026-03-03").unwrap())));
        rows.remove(3);
        let twice = IntakeRow { row: 9, ..rows[2].clone() };
        let dual = compared(desk, &rows);
        assert_eq!(sides(&dual)[..2], [("clients", Some(3), 4, false), ("assessment_on", Some(2), 1, false)]);
        rows.push(twice);
        assert_eq!(sides(&compared(desk, &rows))[0], ("clients", Some(4), 4, true));
        rows.push(IntakeRow { row: 10, ..rows[2].clone() });
        assert_eq!(sides(&compared(desk, &rows))[0], ("clients", Some(5), 4, false));
    });
}

#[test]
fn what_is_signed_of_a_protected_client_is_told_without_the_reason() {
    let mut desk = Desk::in_memory();
    let rows = a_week_later(&mut desk);
    let dual = compared(&mut desk, &rows);
    let gone = dual.differences.iter().find(|one| one.what == What::OnlyInRegister).unwrap();
    signed(&mut desk, gone, Verdict::Register, "Muutti turvaan").unwrap();
    desk.correct(&everywhere(), gone.client.unwrap(), &json!({ "non_disclosure": "yes" }));
    assert!(compared(&mut desk, &rows).settled.is_empty(), "not for an officer without the special right");
    let mut special = officer::training("otto.siirto").unwrap().clone();
    special.rights.iter_mut().for_each(|right| right.protected = true);
    let dual = desk.visit(&special, |office, visit| diff::diff(office, &visit, SYSTEM, &rows)).unwrap();
    let [settled] = &dual.settled[..] else { panic!("{:?}", dual.settled) };
    assert_eq!((settled.signature.keep.as_str(), settled.signature.reason.as_str()), ("register", ""));
    assert!(!dual.worded(Lang::Fi).to_string().contains("turvaan"));
}

#[test]
fn what_was_signed_for_the_register_is_not_loaded_over_it() {
    let mut desk = Desk::in_memory();
    let mut rows = family(3);
    let origin = |file_hash| Origin { system: SYSTEM, file_hash };
    desk.load(origin("1"), &rows, Terms::of(3)).unwrap();
    set(&mut rows[0], Field::Phone, "+358 45 555 0001");
    let dual = compared(&mut desk, &rows);
    signed(&mut desk, &dual.differences[0], Verdict::Register, "Vanha rekisteri on väärässä").unwrap();
    assert_eq!(desk.load(origin("2"), &rows, Terms::of(3)).unwrap().unchanged, 3);
    set(&mut rows[0], Field::Phone, "+358 45 555 0009");
    assert_eq!(desk.load(origin("3"), &rows, Terms::of(3)).unwrap().updated, 1);
}

#[test]
fn nobody_is_compared_or_settled_whom_the_officer_does_not_see() {
    let mut desk = Desk::in_memory();
    let rows = a_week_later(&mut desk);
    let dual = compared(&mut desk, &rows);
    let first = &dual.differences[0];
    desk.correct(&everywhere(), first.client.unwrap(), &json!({ "non_disclosure": "yes" }));
    assert_eq!(signed(&mut desk, first, Verdict::File, "ei"), Err(No::Absent));
    let without = compared(&mut desk, &rows);
    // As somebody nobody knows: the comparison does not tell that a protected person is here.
    let only_there = without.differences.iter().filter(|one| one.what == diff::What::OnlyInFile).count();
    assert_eq!((without.counts.only_in_file, without.counts.in_register, only_there), (2, 5, 2));
    for stranger in ["aino.korhonen", "linnea.nygard", "riitta.ahonen"] {
        let by = officer::training(stranger).unwrap();
        assert!(desk.visit(by, |office, visit| diff::diff(office, &visit, SYSTEM, &rows)).is_err());
        let signing = Signing { system: SYSTEM, difference: &dual.differences[1], verdict: Verdict::File, reason: "r" };
        assert!(desk.visit(by, |office, mut visit| diff::sign_off(office, &mut visit, signing)).is_err());
    }
}

#[test]
fn what_no_form_would_take_is_not_taken_from_a_file_either() {
    let mut desk = Desk::in_memory();
    let mut rows = family(3);
    desk.load(Origin { system: SYSTEM, file_hash: "1" }, &rows, Terms::of(3)).unwrap();
    set(&mut rows[0], Field::Municipality, "999");
    set(&mut rows[1], Field::FirstRightOn, "eilen");
    set(&mut rows[2], Field::Phone, "  ");
    let dual = compared(&mut desk, &rows);
    assert_eq!(dual.differences.len(), 3);
    for difference in &dual.differences {
        let no = signed(&mut desk, difference, Verdict::File, "ei").unwrap_err();
        assert!(matches!(no, No::Problems(_)), "{no:?}");
    }
    assert_eq!(compared(&mut desk, &rows), dual);
}

#[test]
fn a_value_settled_from_a_newer_extract_is_not_brought_back_by_an_older_one() {
    every_journal(|desk| {
        let mut rows = family(3);
        desk.load(Origin { system: SYSTEM, file_hash: "1" }, &rows, Terms::of(3)).unwrap();
        let old = rows[0].clone();
        set(&mut rows[0], Field::Phone, "+358 45 555 0001");
        let dual = compared(desk, &rows);
        signed(desk, &dual.differences[0], Verdict::File, "Uusi numero").unwrap();
        // Last week's file again, with whatever mapping: what it says is told and not taken.
        let first = dual.differences[0].client.unwrap();
        rows[0] = old;
        let loaded = desk.load(Origin { system: SYSTEM, file_hash: "1, mapped anew" }, &rows, Terms::of(3)).unwrap();
        assert_eq!((loaded.updated, loaded.unchanged, loaded.conflicts), (0, 3, 1));
        assert_eq!(desk.office.case(first).unwrap().value(Fact::Phone), "+358 45 555 0001");
        let again = compared(desk, &rows);
        assert_eq!(again.differences[0].why, Some(Why::SettledSince));
        // If the earlier number is right again, somebody says so.
        signed(desk, &again.differences[0], Verdict::File, "Vanha numero on taas käytössä").unwrap();
        assert_eq!(desk.office.case(first).unwrap().value(Fact::Phone), "+358 45 555 0101");
        assert!(compared(desk, &rows).agrees());
        // What the register never had is news as before.
        set(&mut rows[0], Field::Phone, "+358 45 555 0003");
        assert_eq!(desk.load(Origin { system: SYSTEM, file_hash: "3" }, &rows, Terms::of(3)).unwrap().updated, 1);
    });
}

#[test]
fn a_remark_that_differs_is_told_without_what_the_register_says() {
    every_journal(|desk| {
        let mut rows = family(2);
        for row in &mut rows {
            row.values.push((Field::Notes, Value::Text("Tulkki tarvitaan".to_owned())));
        }
        desk.load(Origin { system: SYSTEM, file_hash: "1" }, &rows, Terms::of(2)).unwrap();
        assert!(compared(desk, &rows).agrees());
        let first = desk.office.register().with_code(rows[0].text(Field::IdentityCode).unwrap()).unwrap().id;
        desk.correct(&everywhere(), first, &json!({ "notes": "Tulkkia ei tarvita" }));
        let dual = compared(desk, &rows);
        let [one] = &dual.differences[..] else { panic!("{:?}", dual.differences) };
        let stood = one.register.as_ref().unwrap();
        assert_eq!((stood.value.as_str(), stood.hidden, stood.changed_here), ("", true, true));
        assert_eq!((one.row, one.file.as_deref(), one.why), (Some(2), Some("Tulkki tarvitaan"), Some(Why::MadeHere)));
        assert!(!serde_json::to_string(&dual).unwrap().contains("ei tarvita"));
        assert!(signed(desk, one, Verdict::File, "ei näin").is_err());
        signed(desk, one, Verdict::Register, "Tarkistettu työntekijältä").unwrap();
        assert!(compared(desk, &rows).agrees());
        assert_eq!(desk.load(Origin { system: SYSTEM, file_hash: "2" }, &rows, Terms::of(2)).unwrap().conflicts, 0);
        // Another remark here is another difference.
        desk.correct(&everywhere(), first, &json!({ "notes": "Tulkkia ei tarvita enää" }));
        assert_eq!(compared(desk, &rows).differences.len(), 1);
    });
}
