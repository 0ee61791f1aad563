//! What a page of the executed law can list: sections, their numbers, and where we had to choose.

use super::cite::{Cite, Since, Timeline};
use crate::words::{Arg, Phrase, Text, text};
use chrono::NaiveDate;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Days,
    Months,
    Years,
    /// Full years of age.
    Age,
    Cents,
    /// How many of a thing: topics, items.
    Count,
    /// A day of the calendar, as days since 1970-01-01.
    Day,
}

impl Unit {
    /// The unit as it stands after a number.
    pub const fn words(self, value: i64) -> Text {
        match (self, value == 1) {
            (Unit::Days, true) => text("päivä", "dag", "day"),
            (Unit::Days, false) => text("päivää", "dagar", "days"),
            (Unit::Months, true) => text("kuukausi", "månad", "month"),
            (Unit::Months, false) => text("kuukautta", "månader", "months"),
            (Unit::Years, true) => text("vuosi", "år", "year"),
            (Unit::Years, false) => text("vuotta", "år", "years"),
            (Unit::Age, _) => text("vuotta", "år", "years of age"),
            (Unit::Cents, _) => text("euroa", "euro", "euros"),
            (Unit::Count, true) => text("kohta", "punkt", "item"),
            (Unit::Count, false) => text("kohtaa", "punkter", "items"),
            (Unit::Day, _) => text("päivä", "dag", "day"),
        }
    }
}

/// A number of law: a name, a unit and its values through time.
#[derive(Debug)]
pub struct Number {
    pub name: Text,
    pub unit: Unit,
    pub timeline: Timeline<i64>,
}

impl Number {
    /// The line in force on a day; for a day before all lines, the first one.
    pub fn at(&self, day: NaiveDate) -> &'static Since<i64> {
        self.timeline.at(day)
    }

    /// The line in force on a day; none before the first.
    pub fn on(&self, day: NaiveDate) -> Option<&'static Since<i64>> {
        self.timeline.on(day)
    }

    /// A value of this number as people read it: `6 kuukautta`, `56,70 €`, `1.1.2027`.
    pub fn say(&self, value: i64) -> Phrase {
        match self.unit {
            Unit::Cents => crate::phrase!(ONE, Arg::Cents(value)),
            Unit::Day => crate::phrase!(ONE, as_day(value)),
            unit => crate::phrase!(TWO, value, unit.words(value)),
        }
    }
}

const ONE: Text = text("{0}", "{0}", "{0}");
const TWO: Text = text("{0} {1}", "{0} {1}", "{0} {1}");

/// The day a number of [`Unit::Day`] stands for.
pub fn as_day(value: i64) -> NaiveDate {
    i32::try_from(value).ok().and_then(NaiveDate::from_epoch_days).unwrap_or(NaiveDate::MAX)
}

/// A section of a statute as this program executes it.
#[derive(Debug)]
pub struct Section {
    /// `"22"`, `"32 a"`.
    pub number: &'static str,
    pub title: Text,
    pub cite: Cite,
    pub numbers: &'static [&'static Number],
    pub interpretations: &'static [Interpretation],
}

/// A place where the Act leaves a choice, and what we chose.
#[derive(Clone, Copy, Debug)]
pub struct Interpretation {
    pub cite: Cite,
    pub text: Text,
}

/// `number!("fi", "sv", "en"; Months; 2025-1-1 => 6 by CITE)`: a number of law; an amendment is one more line.
macro_rules! number {
    ($name:ident; $fi:literal, $sv:literal, $en:literal; $unit:ident;
     $($y:literal-$m:literal-$d:literal => $value:expr, $cite:expr);+ $(;)?) => {
        #[doc = $en]
        pub static $name: $crate::law::number::Number = $crate::law::number::Number {
            name: $crate::words::text($fi, $sv, $en),
            unit: $crate::law::number::Unit::$unit,
            timeline: $crate::law::cite::Timeline::new(&[
                $($crate::law::cite::Since { from: $crate::law::cite::day($y, $m, $d), value: $value, cite: $cite }),+
            ]),
        };
    };
}
pub(crate) use number;
