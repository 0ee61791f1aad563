//! What every part of the page shares: the language, the file, what is known of it, and the line to the worker.

use super::ask::{Ask, Checked, Choice, Choices, Decided, Opened, Tell};
use super::link::Link;
use crate::reader::first_lang;
use kotodigi::intake::map::Wordings;
use kotodigi::intake::{Constant, Field, Reading, RowMend};
use kotodigi::words::{Lang, Text};
use leptos::prelude::*;
use std::collections::BTreeMap;
use web_sys::File;

/// What goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Doing {
    #[default]
    Nothing,
    Opening,
    /// So many rows are done.
    Checking(u32),
    /// A sentence: why it can't be read.
    Fault(String),
    Cancelled,
}

#[derive(Clone, Copy, Debug)]
pub struct Bench {
    pub lang: RwSignal<Lang>,
    pub doing: RwSignal<Doing>,
    pub opened: RwSignal<Option<Opened>>,
    /// How somebody says the file is to be read, where they say anything.
    pub given: RwSignal<Reading>,
    pub columns: RwSignal<Vec<Choice>>,
    pub constants: RwSignal<Vec<Constant>>,
    pub values: RwSignal<BTreeMap<Field, Wordings>>,
    /// What cells are to be read as.
    pub decided: RwSignal<Vec<Decided>>,
    /// Whose rows are.
    pub rows: RwSignal<Vec<RowMend>>,
    pub checked: RwSignal<Option<Checked>>,
    /// Something was changed since the last check.
    pub changed: RwSignal<bool>,
    /// Counts checks, so that what was opened of the one before closes.
    pub turn: RwSignal<u32>,
    file: StoredValue<Option<File>, LocalStorage>,
    link: StoredValue<Link, LocalStorage>,
}

pub fn bench() -> Bench {
    expect_context()
}

/// A text in the reader's language, whichever it becomes.
pub fn t(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync {
    let lang = bench().lang;
    move || text.say(lang.get())
}

impl Bench {
    pub fn begin() -> Bench {
        let bench = Bench {
            lang: RwSignal::new(first_lang()),
            doing: RwSignal::new(Doing::Nothing),
            opened: RwSignal::new(None),
            given: RwSignal::new(Reading::default()),
            columns: RwSignal::new(Vec::new()),
            constants: RwSignal::new(Vec::new()),
            values: RwSignal::new(BTreeMap::new()),
            decided: RwSignal::new(Vec::new()),
            rows: RwSignal::new(Vec::new()),
            checked: RwSignal::new(None),
            changed: RwSignal::new(false),
            turn: RwSignal::new(0),
            file: StoredValue::new_local(None),
            link: StoredValue::new_local(Link::default()),
        };
        Effect::new(move |before: Option<Lang>| {
            let lang = bench.lang.get();
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", lang.code());
            }
            // Sentences come from the worker in the language they were asked in.
            if before.is_some() && bench.opened.with_untracked(Option::is_some) {
                bench.say_again();
            }
            lang
        });
        provide_context(bench);
        bench
    }

    /// Asks the worker; `heard` gets every answer, progress too.
    pub fn ask(&self, ask: Ask, heard: impl Fn(Tell, Option<Vec<u8>>) + 'static) {
        let file = if let Ask::Open { .. } = ask { self.file.get_value() } else { None };
        self.link.with_value(|link| link.ask(self.lang.get_untracked(), ask, file.as_ref(), Box::new(heard)));
    }

    /// A file was chosen: what the worker had of another is gone.
    pub fn open(&self, file: File) {
        self.link.with_value(Link::end);
        self.forget();
        self.file.set_value(Some(file));
        if let Some(name) = self.file.with_value(|file| file.as_ref().map(File::name)) {
            let bench = *self;
            self.read(Ask::Open { name }, move |opened| bench.begin_with(opened));
        }
    }

    /// Reads the file as somebody says; the columns are proposed anew.
    pub fn read_as(&self, reading: Reading) {
        let bench = *self;
        self.given.set(reading.clone());
        self.read(Ask::Read { reading }, move |opened| bench.begin_with(opened));
    }

    fn begin_with(&self, opened: Opened) {
        self.columns.set(choices(&opened));
        self.opened.set(Some(opened));
        self.check();
    }

    fn say_again(&self) {
        let bench = *self;
        self.read(Ask::Read { reading: self.given.get_untracked() }, move |opened| {
            bench.opened.set(Some(opened));
            if bench.checked.with_untracked(Option::is_some) {
                bench.check();
            }
        });
    }

    fn read(&self, ask: Ask, then: impl Fn(Opened) + 'static) {
        self.doing.set(Doing::Opening);
        let doing = self.doing;
        self.ask(ask, move |tell, _| match tell {
            Tell::Opened(opened) => {
                doing.set(Doing::Nothing);
                then(opened);
            }
            Tell::No(why) => doing.set(Doing::Fault(why)),
            _ => {}
        });
    }

    /// Checks by the columns as they are chosen now.
    pub fn check(&self) {
        self.doing.set(Doing::Checking(0));
        self.changed.set(false);
        let bench = *self;
        let choices = Choices {
            columns: self.columns.get_untracked(),
            constants: self.constants.get_untracked(),
            values: self.values.get_untracked(),
            decided: self.decided.get_untracked(),
            rows: self.rows.get_untracked(),
        };
        self.ask(Ask::Check(choices), move |tell, _| match tell {
            Tell::Progress { rows } => bench.doing.set(Doing::Checking(rows)),
            Tell::Checked(checked) => {
                bench.turn.update(|turn| *turn += 1);
                bench.doing.set(Doing::Nothing);
                bench.checked.set(Some(checked));
            }
            Tell::No(why) => {
                bench.checked.set(None);
                bench.doing.set(Doing::Fault(why));
            }
            _ => {}
        });
    }

    /// A cell, or a wording in a whole column, is to be read as something else; the last word holds.
    pub fn decide(&self, all: impl IntoIterator<Item = Decided>) {
        self.decided.update(|decided| {
            for one in all {
                decided.retain(|other| !same_place(other, &one));
                decided.push(one);
            }
        });
        self.changed.set(true);
    }

    pub fn undecide(&self, one: &Decided) {
        self.decided.update(|decided| decided.retain(|other| !same_place(other, one)));
        self.changed.set(true);
    }

    /// Whose a row is; the last word holds.
    pub fn decide_row(&self, one: RowMend) {
        self.rows.update(|rows| {
            rows.retain(|other| other.row != one.row);
            rows.push(one);
        });
        self.changed.set(true);
    }

    pub fn undecide_row(&self, row: u32) {
        self.rows.update(|rows| rows.retain(|other| other.row != row));
        self.changed.set(true);
    }

    /// The file as the reader chose it.
    pub fn file(&self) -> Option<File> {
        self.file.get_value()
    }

    /// Ends the worker in the middle of its work; the file is laid on a new one's bench.
    pub fn cancel(&self) {
        self.link.with_value(Link::end);
        self.checked.set(None);
        let name = self.file.with_value(|file| file.as_ref().map(File::name));
        let (Some(name), true) = (name, self.opened.with_untracked(Option::is_some)) else { return self.clear() };
        let bench = *self;
        self.read(Ask::Open { name }, move |_| {
            let reading = bench.given.get_untracked();
            bench.read(Ask::Read { reading }, move |_| bench.doing.set(Doing::Cancelled));
        });
    }

    fn forget(&self) {
        self.opened.set(None);
        self.checked.set(None);
        self.columns.set(Vec::new());
        self.constants.set(Vec::new());
        self.values.set(BTreeMap::new());
        self.decided.set(Vec::new());
        self.rows.set(Vec::new());
        self.given.set(Reading::default());
        self.changed.set(false);
    }

    /// Takes up choices kept from another time, and checks by them.
    pub fn take_up(&self, text: String) {
        let bench = *self;
        self.ask(Ask::Use { text }, move |tell, _| match tell {
            Tell::Used(choices) => {
                bench.columns.set(choices.columns);
                if !choices.constants.is_empty() || !choices.values.is_empty() {
                    bench.constants.set(choices.constants);
                    bench.values.set(choices.values);
                }
                bench.decide(choices.decided);
                choices.rows.into_iter().for_each(|one| bench.decide_row(one));
                bench.check();
            }
            Tell::No(why) => bench.doing.set(Doing::Fault(why)),
            _ => {}
        });
    }

    /// Forgets the file and everything found in it.
    pub fn clear(&self) {
        self.link.with_value(Link::end);
        self.file.set_value(None);
        self.forget();
        self.doing.set(Doing::Nothing);
    }
}

fn same_place(one: &Decided, other: &Decided) -> bool {
    (&one.column, one.row, &one.part, one.number) == (&other.column, other.row, &other.part, other.number)
        && (one.row.is_some() || one.from == other.from)
}

fn choices(opened: &Opened) -> Vec<Choice> {
    opened.columns.iter().map(|column| Choice { at: column.at, fields: column.fields.clone() }).collect()
}
