//! The form of an identity code as findings, so that a table and an import ask the same way.

use super::cite::{Cite, IDENTITY_CODE_ACT, place};
use super::finding::{Answer, Finding, Word};
use super::identity_code::{Fault, Kind, parse};
use super::reckoning::{Reckoning, Sink, Value};
use super::rule::Rule;
use crate::words::{Text, text};
use chrono::NaiveDate;

pub const CITE: Cite = place(IDENTITY_CODE_ACT, "11", "");

pub static ORDINARY: Word = Word { id: "ordinary", text: text("tavallinen", "vanlig", "ordinary") };
pub static ARTIFICIAL: Word =
    Word { id: "artificial", text: text("keinotekoinen (testi)", "artificiell (test)", "artificial (test)") };

/// The day from which the code is read by its present form: the new separators.
const IN_FORCE: NaiveDate = super::cite::day(2023, 1, 1);

const NOT_THE_FORM: Text = text(
    "muoto ei ole ppkkvv, välimerkki, yksilönumero 002–999 ja tarkistusmerkki",
    "formen är inte ddmmåå, skiljetecken, individnummer 002–999 och kontrolltecken",
    "the form is not ddmmyy, separator, individual number 002–999 and check character",
);
const NO_DAY: Text = text(
    "kuusi ensimmäistä numeroa eivät ole kalenterin päivä",
    "de sex första siffrorna är ingen dag i kalendern",
    "the first six digits are no day of the calendar",
);
const WRONG_CHECK: Text = text(
    "tarkistusmerkki ei vastaa numeroita",
    "kontrolltecknet motsvarar inte siffrorna",
    "the check character does not agree with the digits",
);

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let Some(code) = r.facts.identity.as_ref().and_then(|identity| identity.code.as_deref()) else { return };
    let parsed = parse(code);
    if let Err(fault) = parsed {
        let why = match fault {
            Fault::Form => &NOT_THE_FORM,
            Fault::Date => &NO_DAY,
            Fault::CheckCharacter(_) => &WRONG_CHECK,
        };
        r.then(why, [Value::None; 3]);
    }
    r.find(Finding::new(Rule::IdentityCodeValid, Answer::yes_no(parsed.is_ok()), &CITE, IN_FORCE));
    let Ok(parsed) = parsed else { return };
    let kind = match parsed.kind {
        Kind::Ordinary => &ORDINARY,
        Kind::Artificial => &ARTIFICIAL,
    };
    r.find(Finding::new(Rule::IdentityCodeBirthDate, Answer::Day(parsed.birth_date), &CITE, IN_FORCE));
    r.find(Finding::new(Rule::IdentityCodeKind, Answer::Word(kind), &CITE, IN_FORCE));
}
