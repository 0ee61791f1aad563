//! What the law says of given facts: one finding a rule, each with its citation and version.

use super::cite::Cite;
use super::reckoning::Value;
use super::rule::Rule;
use crate::words::{Lang, Phrase, Text, text};
use chrono::NaiveDate;

/// A word of a fixed vocabulary, as the tables write it and as people read it.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    pub id: &'static str,
    pub text: Text,
}

/// A set of numbered items of a subsection, 1–15.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Items(pub u16);

impl Items {
    pub const fn only(item: u8) -> Items {
        Items(1 << item)
    }
    pub const fn has(self, item: u8) -> bool {
        self.0 & (1 << item) != 0
    }
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..16).filter(move |item| self.has(*item))
    }
}

/// What a rule answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    Yes,
    No,
    May,
    Must,
    Day(NaiveDate),
    Cents(i64),
    /// Whole euros, printed without cents.
    Euros(i64),
    Number(i64),
    Items(Items),
    Word(&'static Word),
}

impl Answer {
    pub const fn yes_no(yes: bool) -> Answer {
        if yes { Answer::Yes } else { Answer::No }
    }

    /// As the decision tables and JSON write it.
    pub fn plain(&self) -> String {
        match self {
            Answer::Yes => "yes".to_owned(),
            Answer::No => "no".to_owned(),
            Answer::May => "may".to_owned(),
            Answer::Must => "must".to_owned(),
            Answer::Day(day) => day.to_string(),
            Answer::Cents(cents) => Value::Cents(*cents).plain(),
            Answer::Euros(n) | Answer::Number(n) => n.to_string(),
            Answer::Items(items) => items.iter().map(|i| i.to_string()).collect::<Vec<_>>().join(";"),
            Answer::Word(word) => word.id.to_owned(),
        }
    }

    /// As people read it.
    pub fn say(&self, lang: Lang) -> String {
        let word = |text: Text| text.say(lang).to_owned();
        match self {
            Answer::Yes => word(text("kyllä", "ja", "yes")),
            Answer::No => word(text("ei", "nej", "no")),
            Answer::May => word(text("voidaan tehdä", "får göras", "may be made")),
            Answer::Must => word(text("on tehtävä", "ska göras", "must be made")),
            Answer::Day(day) => crate::words::say_date(*day, lang),
            Answer::Cents(cents) => crate::words::say_euros(*cents, lang),
            Answer::Euros(euros) => crate::words::say_euros(euros * 100, lang),
            Answer::Number(n) => n.to_string(),
            Answer::Items(items) => {
                let list = items.iter().map(|i| i.to_string()).collect::<Vec<_>>().join(", ");
                if list.is_empty() { word(text("ei mitään", "inga", "none")) } else { list }
            }
            Answer::Word(w) => word(w.text),
        }
    }
}

/// What one rule says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    pub rule: Rule,
    pub answer: Answer,
    /// The day by which somebody must act; none where the Act says "without delay".
    pub due: Option<NaiveDate>,
    /// Since when there has been something to do.
    pub since: Option<NaiveDate>,
    pub overdue: bool,
    pub cite: &'static Cite,
    /// From when the version that was applied is in force.
    pub in_force_from: NaiveDate,
    /// Its steps in the sink, from and to; empty when nothing was recorded.
    pub steps: (u32, u32),
}

impl Finding {
    pub const fn new(rule: Rule, answer: Answer, cite: &'static Cite, in_force_from: NaiveDate) -> Finding {
        Finding { rule, answer, due: None, since: None, overdue: false, cite, in_force_from, steps: (0, 0) }
    }

    /// To be done by a day, and overdue when the day looked at is after it.
    #[must_use]
    pub fn due(mut self, due: NaiveDate, on: Option<NaiveDate>) -> Finding {
        self.due = Some(due);
        self.overdue = on.is_some_and(|on| on > due);
        self
    }

    #[must_use]
    pub const fn since(mut self, since: Option<NaiveDate>) -> Finding {
        self.since = since;
        self
    }

    /// The steps of this finding among all steps of the same asking.
    pub fn steps_in<'s>(&self, steps: &'s [super::reckoning::Step]) -> &'s [super::reckoning::Step] {
        steps.get(self.steps.0 as usize..self.steps.1 as usize).unwrap_or_default()
    }

    /// `Next review at the latest: 15 July 2026`; a task that must be done is its title alone.
    pub fn phrase(&self, lang: Lang) -> Phrase {
        match self.answer {
            Answer::Must if self.rule.is_task() => Phrase::from(self.rule.title()),
            answer => crate::phrase!(text("{0}: {1}", "{0}: {1}", "{0}: {1}"), self.rule.title(), answer.say(lang)),
        }
    }
}
