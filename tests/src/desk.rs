//! A register of the test, in any journal, that can be shut and opened again as after a crash.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use crate::NoLog;
use kotodigi::access::Purpose;
use kotodigi::dates::parse_iso;
use kotodigi::entry::{ClientId, Entry};
use kotodigi::intake::load::{self, Loaded, Loading, Origin, Terms};
use kotodigi::intake::{Field, IntakeRow, Value};
use kotodigi::journal::{Journal, VecJournal};
use kotodigi::law::identity_code::{self, artificial};
use kotodigi::office::{Office, Visit};
use kotodigi::officer::{self, Officer};
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi::views::{Answer, Question, Receipt};
use kotodigi::words::Lang;
use kotodigi_fixtures::chance::Chance;
use kotodigi_sandbox::journal::GlueJournal;
use kotodigi_server::sqlite::SqliteJournal;
use serde_json::{Value as Json, json};
use std::sync::Arc;

#[derive(Debug)]
pub struct Desk {
    pub office: Office,
    pub journal: Arc<dyn Journal>,
    chance: Chance,
    pub at: i64,
}

/// The same story in memory, in SQLite and in GlueSQL.
pub fn every_journal(story: impl Fn(&mut Desk)) {
    story(&mut Desk::in_memory());
    let folder = tempfile::tempdir().unwrap();
    let sqlite = SqliteJournal::open(&folder.path().join("journal.sqlite"), Directory::Training).unwrap();
    story(&mut Desk::on(Arc::new(sqlite)));
    story(&mut Desk::on(Arc::new(GlueJournal::new().unwrap())));
}

impl Desk {
    pub fn in_memory() -> Desk {
        Desk::on(Arc::new(VecJournal::default()))
    }

    pub fn on(journal: Arc<dyn Journal>) -> Desk {
        let on = parse_iso("2026-11-23").unwrap();
        let office = Office::open(journal.clone(), Directory::Training, on).unwrap();
        Desk { office, journal, chance: Chance::seeded(1), at: 1_795_000_000_000 }
    }

    /// All that is in memory is gone; the journal is what it was.
    pub fn restart(&mut self) {
        let settings = self.office.settings();
        self.office = Office::open(self.journal.clone(), Directory::Training, self.office.on()).unwrap();
        self.office.set(settings);
    }

    pub fn visit<T>(&mut self, by: &Officer, act: impl FnOnce(&mut Office, Visit<'_>) -> T) -> T {
        self.at += 60_000;
        let Desk { office, chance, at, .. } = self;
        let mut chance = || chance.bytes();
        act(office, Visit { by, at: *at, lang: Lang::En, factor_at: None, from: "", chance: &mut chance })
    }

    pub fn load(&mut self, origin: Origin<'_>, rows: &[IntakeRow], terms: Terms<'_>) -> Result<Loaded, No> {
        let otto = officer::training("otto.siirto").unwrap();
        self.visit(otto, |office, visit| load::load_on(office, visit, origin, rows, terms))
    }

    /// Begins a load, and the program stops after so many steps.
    pub fn cut_off(&mut self, origin: Origin<'_>, rows: &[IntakeRow], terms: Terms<'_>, steps: usize) {
        let otto = officer::training("otto.siirto").unwrap();
        self.visit(otto, |office, mut visit| {
            let mut loading = Loading::begin(office, &mut visit, origin, rows, terms).unwrap();
            for _ in 0..steps {
                loading.step(office, &mut visit).unwrap();
            }
        });
        self.restart();
    }

    pub fn look(&mut self, by: &Officer, purpose: Purpose, question: &Question) -> Result<Answer, No> {
        self.visit(by, |office, visit| {
            let seen = office.look(&visit, (purpose, &NoLog), question);
            let logged = seen.look.log(&NoLog).unwrap();
            seen.release(logged)
        })
    }

    pub fn submit(
        &mut self,
        by: &Officer,
        purpose: Purpose,
        client: Option<ClientId>,
        step: &str,
        data: &Json,
    ) -> Result<Receipt, No> {
        self.visit(by, |office, visit| office.submit(visit, (purpose, &NoLog), client, (step, data), None))
    }

    pub fn correct(&mut self, by: &Officer, client: ClientId, facts: &Json) {
        let mut data = json!({ "source": "client", "reason": "Asiakas kertoi" });
        for (field, value) in self.office.case(client).unwrap().newest() {
            data[field.key()] = value.into();
        }
        for (key, value) in facts.as_object().unwrap() {
            data[key] = value.clone();
        }
        self.submit(by, Purpose::Plan, Some(client), "correct_facts", &data).unwrap();
    }

    pub fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        self.journal
            .replay(0, &mut |entry| {
                entries.push(entry);
                Ok(())
            })
            .unwrap();
        entries
    }
}

/// Somebody of an old register; row 2 is number 0.
pub fn person(number: u32, family: &str) -> IntakeRow {
    let born = parse_iso("1990-01-01").unwrap() + chrono::Days::new(u64::from(number));
    let text = |text: &str| Value::Text(text.to_owned());
    IntakeRow {
        row: number + 2,
        identity_kind: Some(identity_code::Kind::Artificial),
        values: vec![
            (Field::ClientNumber, text(&format!("A-{number}"))),
            (Field::IdentityCode, text(&artificial(born, '-', 900 + number % 90).unwrap())),
            (Field::FamilyName, text(family)),
            (Field::GivenNames, text("Aino")),
            (Field::Municipality, Value::Code("297")),
            (Field::Phone, text("+358 45 555 0101")),
            (Field::FirstRightOn, Value::Day(parse_iso("2025-11-14").unwrap())),
            (Field::PlanFrom, Value::Day(parse_iso("2026-02-02").unwrap())),
            (Field::Jobseeker, Value::Mark(true)),
        ],
        ..IntakeRow::default()
    }
}

/// People with different names.
pub fn family(many: u32) -> Vec<IntakeRow> {
    let letter = |n: u32| char::from(b'a' + u8::try_from(n % 26).unwrap());
    (0..many).map(|n| person(n, &format!("Koe{}{}{}", letter(n), letter(n / 26), letter(n)))).collect()
}

pub fn set(row: &mut IntakeRow, field: Field, text: &str) {
    for (_, value) in row.values.iter_mut().filter(|(known, _)| *known == field) {
        *value = Value::Text(text.to_owned());
    }
}

pub fn with(row: &IntakeRow, field: Field, text: &str) -> IntakeRow {
    let mut row = row.clone();
    set(&mut row, field, text);
    row
}
