//! How a finding came about: facts used, version of the section, steps. Off, it costs nothing.

use super::Law;
use super::cite::Since;
use super::facts::{Euros, Fact, Facts, Interval, SectionNumber};
use super::finding::Finding;
use super::number::Number;
use crate::words::{Arg, Phrase, Text, text};
use chrono::NaiveDate;

/// A value in a step; copied, never built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    None,
    Day(NaiveDate),
    Interval(Interval),
    Number(i64),
    Cents(i64),
    YesNo(bool),
    Text(&'static Text),
    Word(&'static str),
    Term(&'static super::finding::Word),
}

/// One step of a reckoning.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// A fact that was used.
    Fact(Fact, Value),
    /// The version of a number of law that was used.
    Line(&'static Number, &'static Since<i64>),
    /// What followed.
    Then(&'static Text, [Value; 3]),
}

/// Where steps go: `()` drops them unbuilt, a `Vec` keeps them.
pub trait Sink {
    const ON: bool;
    fn mark(&self) -> u32;
    fn put(&mut self, step: Step);
}

impl Sink for () {
    const ON: bool = false;
    #[inline]
    fn mark(&self) -> u32 {
        0
    }
    #[inline]
    fn put(&mut self, _: Step) {}
}

impl Sink for Vec<Step> {
    const ON: bool = true;
    fn mark(&self) -> u32 {
        u32::try_from(self.len()).unwrap_or(u32::MAX)
    }
    fn put(&mut self, step: Step) {
        self.push(step);
    }
}

/// One asking of the law: the version, the facts, and where findings and steps go.
#[derive(Debug)]
pub struct Reckoning<'a, S: Sink> {
    pub law: &'a Law,
    pub facts: &'a Facts,
    sink: &'a mut S,
    out: &'a mut Vec<Finding>,
    mark: u32,
}

impl<'a, S: Sink> Reckoning<'a, S> {
    pub fn new(law: &'a Law, facts: &'a Facts, sink: &'a mut S, out: &'a mut Vec<Finding>) -> Self {
        let mark = sink.mark();
        Reckoning { law, facts, sink, out, mark }
    }

    /// A fact used, when it is known.
    #[inline]
    pub fn fact<T: Copy + Into<Value>>(&mut self, fact: Fact, value: Option<T>) {
        if S::ON
            && let Some(value) = value
        {
            self.sink.put(Step::Fact(fact, value.into()));
        }
    }

    #[inline]
    pub fn line(&mut self, number: &'static Number, line: &'static Since<i64>) {
        if S::ON {
            self.sink.put(Step::Line(number, line));
        }
    }

    #[inline]
    pub fn then(&mut self, text: &'static Text, values: [Value; 3]) {
        if S::ON {
            self.sink.put(Step::Then(text, values));
        }
    }

    /// `start + period = end`, as every deadline is counted.
    #[inline]
    pub fn period(&mut self, start: NaiveDate, number: &'static Number, line: &'static Since<i64>, end: NaiveDate) {
        if S::ON {
            self.line(number, line);
            let text = match (number.unit, line.value) {
                (super::number::Unit::Months, 1) => &PLUS_MONTH,
                (super::number::Unit::Months, _) => &PLUS_MONTHS,
                (super::number::Unit::Years, 1) => &PLUS_YEAR,
                (super::number::Unit::Years, _) => &PLUS_YEARS,
                _ => &PLUS_DAYS,
            };
            self.then(text, [Value::Day(start), Value::Number(line.value), Value::Day(end)]);
        }
    }

    /// The steps since the last finding belong to this one.
    #[inline]
    pub fn find(&mut self, finding: Finding) {
        let to = self.sink.mark();
        self.out.push(Finding { steps: (self.mark, to), ..finding });
        self.mark = to;
    }
}

/// `uses!(r, facts; first_right_on, on)`: facts used, by their field names.
macro_rules! uses {
    ($r:ident, $from:expr; $($name:ident),+ $(,)?) => {
        $( $r.fact($crate::law::facts::Fact::$name, $from.$name); )+
    };
}
pub(crate) use uses;

const PLUS_DAYS: Text = text("{0} + {1} päivää = {2}", "{0} + {1} dagar = {2}", "{0} + {1} days = {2}");
const PLUS_MONTHS: Text = text("{0} + {1} kuukautta = {2}", "{0} + {1} månader = {2}", "{0} + {1} months = {2}");
const PLUS_YEARS: Text = text("{0} + {1} vuotta = {2}", "{0} + {1} år = {2}", "{0} + {1} years = {2}");
const PLUS_MONTH: Text = text("{0} + {1} kuukausi = {2}", "{0} + {1} månad = {2}", "{0} + {1} month = {2}");
const PLUS_YEAR: Text = text("{0} + {1} vuosi = {2}", "{0} + {1} år = {2}", "{0} + {1} year = {2}");
const FACT: Text = text("{0}: {1}", "{0}: {1}", "{0}: {1}");
const LINE: Text = text("{0}: {1} ({2} alkaen)", "{0}: {1} (från {2})", "{0}: {1} (from {2})");
const SPAN: Text = text("{0}–{1}", "{0}–{1}", "{0} – {1}");
const YES: Text = text("kyllä", "ja", "yes");
const NO: Text = text("ei", "nej", "no");

impl Step {
    /// The step as a phrase, built when somebody reads it.
    pub fn phrase(&self) -> Phrase {
        match *self {
            Step::Fact(fact, value) => crate::phrase!(FACT, *fact.label(), value),
            Step::Line(number, line) => crate::phrase!(LINE, number.name, number.say(line.value), line.from),
            Step::Then(text, values) => Phrase { text: *text, args: values.into_iter().map(Arg::from).collect() },
        }
    }
}

impl Value {
    /// As it stands in a decision table or in JSON.
    pub fn plain(&self) -> String {
        match self {
            Value::None => String::new(),
            Value::Day(day) => day.to_string(),
            Value::Interval(i) => format!("{}/{}", i.first, i.last),
            Value::Number(n) => n.to_string(),
            Value::Cents(c) => format!("{}.{:02}", c / 100, c % 100),
            Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::Text(text) => text.en.to_owned(),
            Value::Word(word) => (*word).to_owned(),
            Value::Term(term) => term.id.to_owned(),
        }
    }
}

impl From<Value> for Arg {
    fn from(value: Value) -> Arg {
        match value {
            Value::None => Arg::from(""),
            Value::Day(day) => Arg::Date(day),
            Value::Interval(i) => Arg::from(crate::phrase!(SPAN, i.first, i.last)),
            Value::Number(n) => Arg::Number(n),
            Value::Cents(c) => Arg::Cents(c),
            Value::YesNo(yes) => Arg::Text(if yes { YES } else { NO }),
            Value::Text(text) => Arg::Text(*text),
            Value::Word(word) => Arg::from(word),
            Value::Term(term) => Arg::Text(term.text),
        }
    }
}
impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Value {
        Value::Day(day)
    }
}
impl From<Interval> for Value {
    fn from(interval: Interval) -> Value {
        Value::Interval(interval)
    }
}
impl From<bool> for Value {
    fn from(yes: bool) -> Value {
        Value::YesNo(yes)
    }
}
impl From<u32> for Value {
    fn from(n: u32) -> Value {
        Value::Number(n.into())
    }
}
impl From<i64> for Value {
    fn from(n: i64) -> Value {
        Value::Number(n)
    }
}
impl From<SectionNumber> for Value {
    fn from(section: SectionNumber) -> Value {
        Value::Number(section.number.into())
    }
}
impl From<Euros> for Value {
    fn from(euros: Euros) -> Value {
        Value::Cents(euros.cents)
    }
}
impl From<&'static str> for Value {
    fn from(word: &'static str) -> Value {
        Value::Word(word)
    }
}
impl From<&'static Text> for Value {
    fn from(text: &'static Text) -> Value {
        Value::Text(text)
    }
}
