//! Texts for people: Finnish, Swedish and English stand together, so a missing language does not compile.

use crate::law::cite::Cite;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Language of the user · käyttöliittymän kieli · användarspråk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Fi,
    Sv,
    En,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::Fi, Lang::Sv, Lang::En];

    /// `"fi"`, `"sv"` or `"en"`; anything else is no language of ours.
    pub fn parse(code: &str) -> Option<Lang> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    pub const fn code(self) -> &'static str {
        match self {
            Lang::Fi => "fi",
            Lang::Sv => "sv",
            Lang::En => "en",
        }
    }
}

/// A fixed text. `{0}`, `{1}` … are the places of a [`Phrase`]'s arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub fi: &'static str,
    pub sv: &'static str,
    pub en: &'static str,
}

/// The one way to write a text: Finnish, Swedish, English, in that order.
pub const fn text(fi: &'static str, sv: &'static str, en: &'static str) -> Text {
    Text { fi, sv, en }
}

impl Text {
    pub const fn say(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fi => self.fi,
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }
}

/// What stands in a place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Date(NaiveDate),
    Number(i64),
    Cents(i64),
    Word(Cow<'static, str>),
    Text(Text),
    Phrase(Box<Phrase>),
    /// Where a rule stands.
    Cite(Cite),
}

/// A text with arguments, put into words only when somebody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub text: Text,
    pub args: Vec<Arg>,
}

/// `phrase!(TEXT, first, second)`: any argument that can become an [`Arg`].
#[macro_export]
macro_rules! phrase {
    ($text:expr $(, $arg:expr)* $(,)?) => {
        $crate::words::Phrase { text: $text, args: vec![$($crate::words::Arg::from($arg)),*] }
    };
}

impl Phrase {
    pub fn say(&self, lang: Lang) -> String {
        let pattern = self.text.say(lang);
        let mut out = String::with_capacity(pattern.len() + 16);
        let mut rest = pattern;
        while let Some(at) = rest.find('{') {
            out.push_str(&rest[..at]);
            let tail = &rest[at + 1..];
            match tail.find('}').and_then(|end| Some((end, tail[..end].parse::<usize>().ok()?))) {
                Some((end, index)) => {
                    if let Some(arg) = self.args.get(index) {
                        arg.write(lang, &mut out);
                    }
                    rest = &tail[end + 1..];
                }
                None => {
                    out.push('{');
                    rest = tail;
                }
            }
        }
        out.push_str(rest);
        out
    }
}

impl Arg {
    fn write(&self, lang: Lang, out: &mut String) {
        match self {
            Arg::Date(day) => out.push_str(&say_date(*day, lang)),
            Arg::Number(n) => out.push_str(&n.to_string()),
            Arg::Cents(cents) => out.push_str(&say_euros(*cents, lang)),
            Arg::Word(word) => out.push_str(word),
            Arg::Text(text) => out.push_str(text.say(lang)),
            Arg::Phrase(phrase) => out.push_str(&phrase.say(lang)),
            Arg::Cite(cite) => out.push_str(&cite.say(lang)),
        }
    }
}

/// `1.3.2027` in Finnish and Swedish, `1 March 2027` in English.
pub fn say_date(day: NaiveDate, lang: Lang) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match lang {
        Lang::Fi | Lang::Sv => format!("{}.{}.{}", day.day(), day.month(), day.year()),
        Lang::En => format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], day.year()),
    }
}

/// `9\u{a0}793,00 €` in Finnish and Swedish, `€9,793.00` in English.
pub fn say_euros(cents: i64, lang: Lang) -> String {
    let (sign, whole, part) =
        (if cents < 0 { "−" } else { "" }, cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let whole = in_thousands(whole, if lang == Lang::En { ',' } else { '\u{a0}' });
    match lang {
        Lang::Fi | Lang::Sv => format!("{sign}{whole},{part:02} €"),
        Lang::En => format!("{sign}€{whole}.{part:02}"),
    }
}

/// Digits by threes.
fn in_thousands(whole: u64, separator: char) -> String {
    let digits = whole.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Arg::Date(day)
    }
}
impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Arg::Number(n)
    }
}
impl From<u32> for Arg {
    fn from(n: u32) -> Self {
        Arg::Number(n.into())
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<&'static str> for Arg {
    fn from(word: &'static str) -> Self {
        Arg::Word(Cow::Borrowed(word))
    }
}
impl From<String> for Arg {
    fn from(word: String) -> Self {
        Arg::Word(Cow::Owned(word))
    }
}
impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Arg::Text(text)
    }
}
impl From<Cite> for Arg {
    fn from(cite: Cite) -> Self {
        Arg::Cite(cite)
    }
}
impl From<Phrase> for Arg {
    fn from(phrase: Phrase) -> Self {
        Arg::Phrase(Box::new(phrase))
    }
}
impl From<Text> for Phrase {
    fn from(text: Text) -> Self {
        Phrase { text, args: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_worded_in_the_readers_language() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
        let phrase = phrase!(text("viimeistään {0}, {1}", "senast {0}, {1}", "by {0}, {1}"), day, Arg::Cents(5670));
        assert_eq!(phrase.say(Lang::Fi), "viimeistään 1.3.2027, 56,70 €");
        assert_eq!(phrase.say(Lang::Sv), "senast 1.3.2027, 56,70 €");
        assert_eq!(phrase.say(Lang::En), "by 1 March 2027, €56.70");
    }

    #[test]
    fn amounts_are_written_by_threes() {
        assert_eq!(say_euros(979_300, Lang::Fi), "9\u{a0}793,00 €");
        assert_eq!(say_euros(-123_456_789, Lang::Sv), "−1\u{a0}234\u{a0}567,89 €");
        assert_eq!(say_euros(100_000, Lang::En), "€1,000.00");
        assert_eq!(say_euros(99_999, Lang::En), "€999.99");
    }

    #[test]
    fn a_brace_that_is_no_place_stays() {
        assert_eq!(phrase!(text("{ei", "{ei", "{ei")).say(Lang::Fi), "{ei");
    }
}
