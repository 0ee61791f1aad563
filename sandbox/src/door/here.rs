//! The door in this browser: the same office as on a server, over the practice register.

use super::intake::{Compared, Counts, Handed, Rows, Sample, Stay};
use super::{Choosable, HeldRight, Manner, Session, no, no_session};
use crate::browser;
use crate::practice::Practice;
use kotodigi::entry::ClientId;
use kotodigi::intake::load::{self, Loading, Origin, Phase, Terms};
use kotodigi::intake::{self, IntakeRow, Standing};
use kotodigi::office::{Office, VecLog, Visit};
use kotodigi::officer::Officer;
use kotodigi::refusal::{No, NoView};
use kotodigi::views::{Answer, Question, Receipt};
use kotodigi::words::{Lang, text};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use uuid::Uuid;

const OFFICER: &str = "koto-practice-officer";
/// So many rows of each kind are shown, of so many that are looked at.
const SAMPLES: usize = 3;
const AMONG: usize = 200;

#[derive(Debug)]
pub struct Here {
    practice: Practice,
    /// In memory, for nobody's data is read.
    looks: VecLog,
    officer: RefCell<Option<String>>,
    /// When a second factor was last shown.
    factor_at: Cell<Option<i64>>,
}

impl Here {
    pub fn new(practice: Practice) -> Here {
        let officer = RefCell::new(browser::remembered(OFFICER));
        Here { practice, looks: VecLog::default(), officer, factor_at: Cell::new(None) }
    }

    pub fn practice(&self) -> &Practice {
        &self.practice
    }

    pub fn session(&self, lang: Lang) -> Session {
        let officer = self.officer();
        let rights = officer.iter().flat_map(|officer| &officer.rights);
        Session {
            rights: rights.map(|right| HeldRight::of(right, lang)).collect(),
            officer: officer.as_ref().map(|officer| officer.id.clone()),
            name: officer.map(|officer| officer.name),
            training: true,
            on: self.practice.on(),
            officers: self.practice.officers().iter().filter_map(|officer| Choosable::of(officer, lang)).collect(),
        }
    }

    pub fn choose(&self, id: Option<&str>) {
        match id {
            Some(id) => browser::remember(OFFICER, id),
            None => browser::forget(OFFICER),
        }
        *self.officer.borrow_mut() = id.map(str::to_owned);
        self.factor_at.set(None);
    }

    /// Who sits here, with the rights that hold now: one that was removed ends at once.
    fn officer(&self) -> Option<Officer> {
        self.practice.officer(self.officer.borrow().as_deref()?)
    }

    pub(super) fn visit<T>(
        &self,
        manner: Manner,
        visit: impl FnOnce(&mut Office, Visit<'_>) -> Result<T, No>,
    ) -> Result<T, NoView> {
        let Some(by) = self.officer() else { return Err(no_session(manner.lang)) };
        let (at, factor_at) = (browser::now(), self.factor_at.get());
        self.practice
            .at_door(|office, chance| {
                visit(office, Visit { by: &by, at, lang: manner.lang, factor_at, from: "", chance })
            })
            .map_err(|no| no.view(manner.lang))
    }

    pub fn look(&self, manner: Manner, question: &Question) -> Result<Answer, NoView> {
        self.visit(manner, |office, visit| {
            let seen = office.look(&visit, (manner.purpose, &self.looks), question);
            let logged = seen.look.log(&self.looks)?;
            seen.release(logged)
        })
    }

    pub fn submit(
        &self,
        manner: Manner,
        client: Option<ClientId>,
        step: &str,
        data: &Value,
        version: Option<u32>,
    ) -> Result<Receipt, NoView> {
        self.change(manner, |office, visit| {
            office.submit(visit, (manner.purpose, &self.looks), client, (step, data), version)
        })
    }

    pub fn perform(&self, manner: Manner, subject: Option<Uuid>, deed: &str, data: &Value) -> Result<Receipt, NoView> {
        self.change(manner, |office, visit| office.perform(visit, (manner.purpose, &self.looks), subject, (deed, data)))
    }

    /// Erases everybody on the list that was approved, here and from what the browser keeps.
    pub fn erase(&self, manner: Manner, list: &str) -> Result<(), NoView> {
        self.writes(manner)?;
        self.visit(manner, |office, visit| office.erase_listed(visit, (manner.purpose, &self.looks), list))?;
        self.practice.keep_anew();
        Ok(())
    }

    /// What a load of these rows would do.
    pub(super) async fn compare(&self, manner: Manner, handed: &Handed, rows: &Rows) -> Result<Compared, NoView> {
        let mut loading = self.begin(manner, handed, rows, true)?;
        self.until(manner, &mut loading, Phase::Writing).await?;
        let stay = |one: &load::Conflict| Stay {
            row: one.row,
            what_name: one.what.name().say(manner.lang).to_owned(),
            said: one.why.text().say(manner.lang).to_owned(),
            next: one.why.next().say(manner.lang).to_owned(),
        };
        let conflicts = loading.conflicts().iter().map(stay).collect();
        let samples = self.visit(manner, |office, visit| Ok(samples(office, visit.by, &rows.rows)))?;
        Ok(Compared { would: loading.counts().into(), samples, conflicts, ..Compared::default() })
    }

    pub(super) async fn load(
        &self,
        manner: Manner,
        handed: &Handed,
        rows: &Rows,
        accepted: bool,
    ) -> Result<Counts, NoView> {
        self.writes(manner)?;
        let mut loading = self.begin(manner, handed, rows, accepted)?;
        self.until(manner, &mut loading, Phase::Ready).await?;
        let counts = loading.counts();
        let done = self.visit(manner, |office, mut visit| loading.close(office, &mut visit))?;
        self.practice.keep();
        let load::Loaded { run, created, updated, unchanged, elsewhere, conflicts, .. } = done;
        Ok(Counts { run, created, updated, unchanged, elsewhere, conflicts, ..counts.into() })
    }

    fn begin<'a>(
        &self,
        manner: Manner,
        handed: &'a Handed,
        rows: &'a Rows,
        accepted: bool,
    ) -> Result<Loading<'a>, NoView> {
        let origin = Origin { system: handed.system(), file_hash: &rows.hash };
        let terms = Terms { counts_accepted: accepted, ..Terms::of(rows.came) };
        self.visit(manner, |office, mut visit| Loading::begin(office, &mut visit, origin, &rows.rows, terms))
    }

    /// Step by step; between two of them the page breathes.
    async fn until(&self, manner: Manner, loading: &mut Loading<'_>, phase: Phase) -> Result<(), NoView> {
        loop {
            let now = self.visit(manner, |office, mut visit| loading.step(office, &mut visit))?.phase;
            if now == phase || now == Phase::Ready {
                return Ok(());
            }
            browser::pause(Duration::ZERO).await;
        }
    }

    pub(super) fn undo_load(&self, manner: Manner, run: Uuid) -> Result<(), NoView> {
        self.writes(manner)?;
        self.visit(manner, |office, visit| load::undo(office, visit, run))?;
        self.practice.keep();
        Ok(())
    }

    fn change(
        &self,
        manner: Manner,
        change: impl FnOnce(&mut Office, Visit<'_>) -> Result<Receipt, No>,
    ) -> Result<Receipt, NoView> {
        self.writes(manner)?;
        let receipt = self.visit(manner, change)?;
        self.practice.keep();
        Ok(receipt)
    }

    pub(super) fn writes(&self, manner: Manner) -> Result<(), NoView> {
        if self.practice.is_read_only() { Err(read_only(manner.lang)) } else { Ok(()) }
    }

    /// In a practice any six digits are a code.
    pub fn factor(&self, manner: Manner, code: &str) -> Result<(), NoView> {
        if code.len() != 6 || !code.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(not_a_code(manner.lang));
        }
        self.factor_at.set(Some(browser::now()));
        Ok(())
    }
}

/// The first rows of each kind among the first of the file.
fn samples(office: &Office, by: &Officer, rows: &[IntakeRow]) -> Vec<Sample> {
    let mut found = Vec::<Sample>::new();
    for row in rows.iter().take(AMONG) {
        let state = match load::compare(office, by, row).standing {
            Standing::Unknown | Standing::Elsewhere => "create",
            Standing::Differs => "update",
            Standing::Same => "up_to_date",
        };
        if found.iter().filter(|sample| sample.state == state).count() < SAMPLES {
            let values = row.values.iter().map(|(field, value)| (field.id().to_owned(), plain(value)));
            found.push(Sample { row: row.row, state: state.to_owned(), values: values.collect() });
        }
    }
    found
}

fn plain(value: &intake::Value) -> Value {
    match value {
        intake::Value::Text(text) => text.as_str().into(),
        intake::Value::Day(day) => day.to_string().into(),
        intake::Value::Code(code) => (*code).into(),
        intake::Value::Mark(mark) => (*mark).into(),
    }
}

fn not_a_code(lang: Lang) -> NoView {
    no(
        "login",
        lang,
        text("Koodi ei kelpaa", "Koden duger inte", "The code will not do"),
        text("Koodissa on kuusi numeroa.", "En kod har sex siffror.", "A code has six digits."),
        text(
            "Kirjoita kuusi numeroa. Harjoituksessa mitkä tahansa kelpaavat.",
            "Skriv sex siffror. I övningen duger vilka som helst.",
            "Type six digits. In the practice any will do.",
        ),
    )
}

fn read_only(lang: Lang) -> NoView {
    no(
        "read_only",
        lang,
        text("Tässä välilehdessä voi vain katsella", "I den här fliken kan du bara titta", "This tab can only look"),
        text(
            "Harjoitus on auki toisessa välilehdessä. Mitään ei tallennettu.",
            "Övningen är öppen i en annan flik. Ingenting sparades.",
            "The practice is open in another tab. Nothing was saved.",
        ),
        text(
            "Jatka toisessa välilehdessä, tai sulje se ja lataa tämä sivu uudelleen.",
            "Fortsätt i den andra fliken, eller stäng den och ladda om den här sidan.",
            "Go on in the other tab, or close it and load this page again.",
        ),
    )
}
