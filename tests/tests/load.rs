//! An old register comes in, is loaded again, and is taken back.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::dates::parse_iso;
use kotodigi::intake::load::{self, Loaded, Origin};
use kotodigi::intake::{self, Field as Column, IntakeRow, Limits};
use kotodigi::journal::{self, VecJournal};
use kotodigi::office::{Office, Visit};
use kotodigi::officer::{self, Officer};
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi::words::Lang;
use kotodigi::work::{Filter, Urgency};
use kotodigi_fixtures::chance::Chance;
use kotodigi_tests::{NoLog, everywhere, whole_country};
use serde_json::json;
use std::sync::Arc;

fn kunta_a() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/legacy/kunta_a.csv")).unwrap()
}

fn rows(bytes: &[u8]) -> (Vec<IntakeRow>, intake::Report) {
    let limits = Limits::of_law(parse_iso("2026-11-23").unwrap());
    let register = intake::open(bytes).unwrap();
    let mapping = intake::propose(&register);
    let mut rows = Vec::new();
    intake::sound_rows(&register, &mapping, &intake::Mends::default(), &limits, |row| rows.push(row)).unwrap();
    (rows, intake::check(&register, &mapping, &intake::Mends::default(), &limits, None).unwrap())
}

struct Desk {
    office: Office,
    journal: Arc<VecJournal>,
    chance: Chance,
    at: i64,
}

impl Desk {
    fn new() -> Desk {
        let journal = Arc::new(VecJournal::default());
        let on = parse_iso("2026-11-23").unwrap();
        Desk {
            office: Office::open(journal.clone(), Directory::Training, on).unwrap(),
            journal,
            chance: Chance::seeded(1),
            at: 1_795_000_000_000,
        }
    }

    fn visit<T>(&mut self, by: &Officer, act: impl FnOnce(&mut Office, Visit<'_>) -> T) -> T {
        self.at += 60_000;
        let Desk { office, chance, at, .. } = self;
        let mut chance = || chance.bytes();
        act(office, Visit { by, at: *at, lang: Lang::En, factor_at: None, from: "", chance: &mut chance })
    }

    fn load(&mut self, rows: &[IntakeRow]) -> Result<Loaded, No> {
        let by = officer::training("otto.siirto").unwrap();
        self.visit(by, |office, visit| {
            load::load(office, visit, Origin { system: "kunta_a.csv", file_hash: "0" }, rows)
        })
    }
}

#[test]
fn an_old_register_comes_in_and_goes_out_again() {
    let (rows, report) = rows(&kunta_a());
    assert_eq!(rows.len(), report.would.create as usize);
    let mut desk = Desk::new();
    let loaded = desk.load(&rows).unwrap();
    assert_eq!(loaded.created as usize, rows.len());
    assert_eq!(desk.office.register().len(), rows.len());

    // Twice changes nothing, and writes nothing.
    let head = desk.office.head();
    let again = desk.load(&rows).unwrap();
    // Protected people are in the register, and the registrar does not see them: their rows stay out.
    let protected = rows.iter().filter(|row| row.mark(Column::NonDisclosure) == Some(true)).count() as u32;
    assert_eq!(again, Loaded { unchanged: loaded.created - protected, elsewhere: protected, ..Loaded::default() });
    assert_eq!(desk.office.head(), head);

    // They stand in the work list: Ahmad Khalil's plan of 2.6.2026 is to be reviewed by 2.12.2026.
    let khalil = desk.office.register().search("ahmad khalil", 9, |_| true)[0].client_number;
    let page = desk.office.register().work().page(&whole_country(), &Filter::default(), 0, 10_000);
    let task = page.tasks.iter().find(|t| t.client_number == khalil && t.rule().id() == "review_plan").unwrap();
    assert_eq!((task.day, task.urgency), (parse_iso("2026-12-02").unwrap(), Urgency::Upcoming));

    let run = loaded.run.unwrap();
    let by = officer::training("otto.siirto").unwrap();
    assert_eq!(desk.visit(by, |office, visit| load::undo(office, visit, run)).unwrap(), loaded.created);
    assert!(desk.office.register().is_empty());
    assert_eq!(desk.visit(by, |office, visit| load::undo(office, visit, run)), Err(No::Absent));
    assert_eq!(desk.office.register().work().page(&whole_country(), &Filter::default(), 0, 9).total, 0);

    // Loaded anew after the undo: new clients with new numbers; the journal verifies and reads back the same.
    desk.load(&rows).unwrap();
    assert_eq!(desk.office.register().len(), rows.len());
    assert!(desk.office.register().with_number(1).is_none());
    journal::verify(&*desk.journal).unwrap();
    let reopened = Office::open(desk.journal.clone(), Directory::Training, desk.office.on()).unwrap();
    assert_eq!(reopened.register().len(), rows.len());
    assert_eq!(reopened.register().next_client_number(), desk.office.register().next_client_number());
}

#[test]
fn a_run_that_was_built_on_is_not_undone_unseen() {
    let (rows, _) = rows(&kunta_a());
    let mut desk = Desk::new();
    let run = desk.load(&rows).unwrap().run.unwrap();
    let client = desk.office.register().search("ahmad khalil", 9, |_| true)[0].id;
    let aino = everywhere();
    let data = json!({ "on": "23.11.2026", "worker": "aino.korhonen" });
    desk.visit(&aino, |office, visit| {
        office.submit(visit, (Purpose::Plan, &NoLog), Some(client), ("assign_worker", &data), None)
    })
    .unwrap();
    let otto = officer::training("otto.siirto").unwrap();
    let refused = desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap_err().view(Lang::En);
    assert_eq!(refused.code, "run_built_on");
    assert_eq!(desk.office.register().len(), rows.len());
}

#[test]
fn a_newer_extract_updates_what_the_old_register_said_and_leaves_what_was_corrected_here() {
    let (mut rows, _) = rows(&kunta_a());
    rows.truncate(3);
    let mut desk = Desk::new();
    desk.load(&rows).unwrap();
    let phone = |row: &mut IntakeRow, new: &str| {
        for (field, value) in &mut row.values {
            if *field == intake::Field::Phone {
                *value = intake::Value::Text(new.into());
            }
        }
    };
    phone(&mut rows[0], "+358 45 555 0001");
    let updated = desk.load(&rows).unwrap();
    assert_eq!((updated.created, updated.updated, updated.unchanged), (0, 1, 2));

    // Undoing the second run brings the first value back.
    let by = officer::training("otto.siirto").unwrap();
    desk.visit(by, |office, visit| load::undo(office, visit, updated.run.unwrap())).unwrap();
    assert_eq!(desk.office.register().len(), 3);
    let again = desk.load(&rows).unwrap();
    assert_eq!(again.updated, 1);
}

#[test]
fn real_people_are_not_brought_into_a_training_register() {
    let (mut rows, _) = rows(&kunta_a());
    rows[0].identity_kind = Some(kotodigi::law::identity_code::Kind::Ordinary);
    let mut desk = Desk::new();
    let refused = desk.load(&rows).unwrap_err().view(Lang::Fi);
    assert_eq!(refused.code, "wrong_directory");
    assert!(desk.office.register().is_empty());
}

#[test]
fn who_has_neither_code_nor_number_is_not_brought_in_twice() {
    let mut desk = Desk::new();
    let text = "Sukunimi;Etunimet;Syntymäaika;Lupa myönnetty;Kotikunta\n\
                Meri;Aino;29.2.2000;1.3.2025;Kuopio\nNiemi;Eino;1.2.2001;1.3.2025;Kuopio\n";
    let (rows, _) = rows(text.as_bytes());
    assert_eq!(desk.load(&rows).unwrap().created, 2);
    let again = desk.load(&rows).unwrap();
    assert_eq!((again.created, again.unchanged, again.run), (0, 2, None));
}
