//! One cell by itself.

use super::memo::{Looked, stands_for_nothing};
use super::pass::Pass;
use super::{short_years, writing};
use crate::intake::damage::{self, Signs};
use crate::intake::day::{self, Day};
use crate::intake::field::{Field, List, Shape};
use crate::intake::finding::Kind;
use crate::intake::map::constant::key;
use crate::intake::map::content::is_phone;
use crate::intake::read::detected::Format;
use crate::intake::rows::Value;
use crate::intake::{grounds, names, open, yes_no};
use crate::law::identity_code::{self, Fault, IdentityCode};
use crate::words::{Arg, Lang, Phrase, Text, text};
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// As much as a spreadsheet's cell can hold.
const LENGTH_AT_MOST: usize = 32_767;

/// Checks a trimmed cell and notes what it is; the row's signs tell whether it is worth a closer look.
pub(super) fn check(pass: &mut Pass<'_>, at: usize, field: Field, cell: &[u8], row: Signs) {
    let shape = field.shape();
    if cell.len() > LENGTH_AT_MOST {
        return pass.find(at, Kind::CellTooLong, cell, vec![cell.len().into()]);
    }
    let text = match row.any().then(|| look_closer(pass, at, shape, cell, row.within(cell))) {
        None | Some(Closer::Plain) => Cow::Borrowed(cell),
        Some(Closer::Cleaned(text)) => Cow::Owned(text.into_bytes()),
        Some(Closer::Broken) => return,
    };
    let cleaned = matches!(text, Cow::Owned(_));
    match shape {
        Shape::Identity => identity(pass, at, cell, &text),
        Shape::Day => day(pass, at, field, cell, &text),
        Shape::Code(list) => code(pass, at, field, list, (cell, &text, cleaned)),
        Shape::YesNo => mark(pass, at, field, cell, &text),
        Shape::Name => {
            if row.not_ascii && !text.is_ascii() {
                writing::letters(pass, at, cell, &text, cleaned);
            }
            name(pass, at, field, (cell, &text, cleaned));
        }
        Shape::Phone if !text.is_empty() && !phone(&text) => pass.find(at, Kind::PhoneDoubtful, cell, vec![]),
        Shape::Email if !text.is_empty() && !email(&text) => pass.find(at, Kind::EmailDoubtful, cell, vec![]),
        Shape::Phone | Shape::Email | Shape::Number | Shape::Line | Shape::Notes | Shape::Nothing => {}
    }
}

enum Closer {
    /// As it stands.
    Plain,
    /// In UTF-8, without what does not belong there.
    Cleaned(String),
    /// An error was found.
    Broken,
}

/// Control characters, broken and lost letters; a word of a code list only needs the first of these here.
fn look_closer(pass: &mut Pass<'_>, at: usize, shape: Shape, cell: &[u8], signs: Signs) -> Closer {
    let listed = matches!(shape, Shape::Code(_));
    let named = shape == Shape::Name;
    let worth = signs.control
        || (signs.question && named)
        || (signs.not_ascii && !listed && pass.decoder.may_be_damaged(cell))
        || (signs.not_ascii && !listed && !named && shape != Shape::Notes);
    if !worth {
        return Closer::Plain;
    }
    let decoded = pass.decoder.decode(cell);
    if decoded.broken {
        pass.find(at, Kind::ByteNotInEncoding, cell, vec![]);
        return Closer::Broken;
    }
    let mut text = decoded.text.into_owned();
    // Of a letter read as ISO-8859-1 one half is a control character.
    if let Some(mended) = damage::mended(&text).filter(|_| !listed) {
        pass.find_with(at, Kind::Mojibake, cell, vec![mended.clone().into()], Some(mended.clone()));
        text = mended;
    }
    if let Some((first, clean)) = damage::without_control(&text, shape == Shape::Notes) {
        pass.find_with(
            at,
            Kind::ControlCharacter,
            cell,
            vec![damage::said(first).into(), clean.clone().into()],
            Some(clean.clone()),
        );
        text = clean;
    }
    if named && damage::lost(&text) && !stands_for_nothing(&text) {
        pass.find(at, Kind::LostCharacter, cell, vec![]);
    }
    Closer::Cleaned(text.trim().to_owned())
}

fn identity(pass: &mut Pass<'_>, at: usize, cell: &[u8], text: &[u8]) {
    if text.is_empty() {
        return;
    }
    let Ok(text) = std::str::from_utf8(text) else {
        return pass.find(at, Kind::PicFormat, cell, vec![]);
    };
    pass.facts.identity_tried = true;
    match read_identity(text) {
        Ok((known, _)) if known.birth_date > pass.limits.on => {
            pass.find(at, Kind::PicInFuture, cell, vec![known.birth_date.into()]);
        }
        Ok((known, code)) => {
            pass.facts.identity = Some(known);
            pass.kinds.count(known.kind);
            if let Some(before) = pass.stood_before(code.as_bytes()) {
                pass.facts.duplicate = true;
                pass.find(at, Kind::DuplicateInFile, cell, vec![before.into()]);
            }
        }
        Err(_) if stands_for_nothing(text) => pass.facts.identity_tried = false,
        Err(Fault::CheckCharacter(_)) => pass.find(at, Kind::PicCheckCharacter, cell, vec![]),
        Err(Fault::Form | Fault::Date) => pass.find(at, Kind::PicFormat, cell, vec![]),
    }
}

/// A code as typed: small letters, spaces inside and long dashes are only dress.
pub fn read_identity(text: &str) -> Result<(IdentityCode, Cow<'_, str>), Fault> {
    let fault = match identity_code::parse(text) {
        Ok(known) => return Ok((known, Cow::Borrowed(text))),
        Err(fault) => fault,
    };
    let plain = |c: char| if matches!(c, '–' | '—' | '−' | '‐' | '‑') { '-' } else { c.to_ascii_uppercase() };
    let dressed: String = text.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    if dressed == text {
        return Err(fault);
    }
    identity_code::parse(&dressed).map(|known| (known, Cow::Owned(dressed)))
}

fn day(pass: &mut Pass<'_>, at: usize, field: Field, cell: &[u8], text: &[u8]) {
    let day = match day::read(text, pass.plan.order(at), pass.until) {
        Day::On(day) => day,
        Day::Short(day) if field != Field::BirthDate => {
            // What has not happened yet is told below, and such a day is nothing to propose.
            if day <= pass.limits.on || !happened(field) {
                pass.find_with(at, Kind::DateTwoDigitYear, cell, vec![day.into()], Some(short_years::written(day)));
            }
            day
        }
        // Which century it was, the identity code may tell, which perhaps stands further on.
        Day::Short(day) => return pass.facts.short_birth = Some((at, day)),
        Day::Empty => return empty_day(pass, at, field, cell),
        Day::Invalid if std::str::from_utf8(text).is_ok_and(stands_for_nothing) => {
            return empty_day(pass, at, field, cell);
        }
        Day::Invalid => match early_serial(pass, field, text) {
            Some(day) => day,
            None => return pass.find(at, Kind::DateInvalid, cell, vec![]),
        },
    };
    if day > pass.limits.on && happened(field) {
        return pass.find(at, Kind::DateInFuture, cell, vec![]);
    }
    if long_ago(field, day) {
        pass.find(at, Kind::DateLongAgo, cell, vec![]);
    }
    pass.facts.days[field as usize] = Some(day);
}

/// A birth before 1927 in a workbook whose cell nobody formatted: so few days that a number of four digits counts them.
/// One that may be a year is none.
#[cold]
fn early_serial(pass: &Pass<'_>, field: Field, text: &[u8]) -> Option<NaiveDate> {
    if field != Field::BirthDate || pass.register.detected().format != Format::Xlsx || text.len() != 4 {
        return None;
    }
    let days: u32 = std::str::from_utf8(text).ok()?.parse().ok().filter(|days| *days > 2100)?;
    match day::of_serial(days) {
        Day::On(day) => Some(day),
        _ => None,
    }
}

fn empty_day(pass: &mut Pass<'_>, at: usize, field: Field, cell: &[u8]) {
    if field == Field::FirstRightOn && pass.facts.days[field as usize].is_none() {
        pass.find(at, Kind::FirstRightMissing, cell, vec![]);
    }
}

/// A plan may begin tomorrow and end next year; everything else has happened.
const fn happened(field: Field) -> bool {
    !matches!(field, Field::PlanFrom | Field::PlanUntil | Field::EndedOn)
}

/// Older than anybody lives, or than any register of this kind.
fn long_ago(field: Field, day: NaiveDate) -> bool {
    day.year() < if matches!(field, Field::BirthDate) { 1900 } else { 1970 }
}

const CHECK: Text = text(
    "Kirjoita nykyinen nimi tai koodi.",
    "Skriv det nuvarande namnet eller koden.",
    "Write the present name or the code.",
);
const NEAREST: Text = text("Tarkoitetaanko: {0}?", "Avses: {0}?", "Is {0} meant?");

fn code(pass: &mut Pass<'_>, at: usize, field: Field, list: List, (cell, text, cleaned): (&[u8], &[u8], bool)) {
    if text.is_empty() {
        return;
    }
    let looked = pass.look(field, list, text, cleaned);
    let found = &mut pass.facts.codes[field as usize];
    match looked {
        Looked::Found(code) => *found = Some(code),
        Looked::Mended(code) => {
            *found = Some(code);
            let name = list.codes().name(code, Lang::Fi);
            pass.find_with(at, Kind::Mojibake, cell, vec![name.into()], Some(name.to_owned()));
        }
        Looked::Gaps(code) => {
            *found = Some(code);
            let name = list.codes().name(code, Lang::Fi);
            pass.find_with(at, Kind::LostCharacter, cell, vec![], Some(name.to_owned()));
        }
        Looked::Former(code, day) => {
            *found = Some(code);
            // What is to be said of it depends on the row's days, which may stand further on.
            pass.facts.former = Some((at, code, day));
        }
        Looked::Nothing => {}
        Looked::Broken => pass.find(at, Kind::ByteNotInEncoding, cell, vec![]),
        // The candidate stands in the table of meanings: what is only usual is no mend.
        Looked::Ground(types) => pass.find(at, unknown(list), cell, vec![grounds::said(types)]),
        Looked::Open(open) => pass.find(at, unknown(list), cell, vec![open::said(list, open)]),
        Looked::Unknown(meant) => {
            let mend = meant.map(|code| list.codes().name(code, Lang::Fi).to_owned());
            pass.find_with(at, unknown(list), cell, vec![suggestion(list, meant)], mend);
        }
    }
}

const fn unknown(list: List) -> Kind {
    match list {
        List::Municipality => Kind::MunicipalityUnknown,
        List::Country => Kind::CountryUnknown,
        List::Language => Kind::LanguageUnknown,
        List::Permit => Kind::PermitUnknown,
    }
}

fn suggestion(list: List, meant: Option<&'static str>) -> Arg {
    match meant.and_then(|code| list.codes().get(code)) {
        Some(code) => Phrase { text: NEAREST, args: vec![text(code.fi, code.sv, code.en).into()] }.into(),
        None => CHECK.into(),
    }
}

const SAFE: Text = text(
    "Varmuuden vuoksi turvakielto luetaan voimassa olevaksi, kunnes asia on tarkistettu.",
    "För säkerhets skull antas spärrmarkeringen gälla tills saken har kontrollerats.",
    "To be safe the non-disclosure is taken to be in force until somebody has checked.",
);
const LEFT_EMPTY: Text = text("Tieto jätetään tyhjäksi.", "Uppgiften lämnas tom.", "It is left empty.");

fn mark(pass: &mut Pass<'_>, at: usize, field: Field, cell: &[u8], text: &[u8]) {
    if text.is_empty() {
        return;
    }
    let mark = match (text, pass.plan.meanings.get(&field)) {
        (b"E", None) => Some(false),
        (b"K", None) => Some(true),
        (_, None) => std::str::from_utf8(text).ok().and_then(yes_no::read),
        (_, Some(meanings)) => match meanings.get(&key(&pass.decoder.decode(text).text)) {
            Some(Some(Value::Mark(mark))) => Some(*mark),
            Some(_) => return,
            None => std::str::from_utf8(text).ok().and_then(yes_no::read),
        },
    };
    // A protected address must not be lost over an odd letter, nor over another column that has none.
    let safe = field == Field::NonDisclosure;
    if safe && mark == Some(false) && pass.plan.further.iter().any(|(_, further)| *further == field) {
        pass.facts.marks[field as usize].get_or_insert(false);
        return;
    }
    pass.facts.marks[field as usize] = mark;
    if mark.is_none() {
        pass.facts.marks[field as usize] = safe.then_some(true);
        pass.find(at, Kind::YesNoUnknown, cell, vec![if safe { SAFE } else { LEFT_EMPTY }.into()]);
    }
}

fn name(pass: &mut Pass<'_>, at: usize, field: Field, (cell, text, cleaned): (&[u8], &[u8], bool)) {
    let whole = pass.plan.whole_name(at);
    let odd = text.first().is_some_and(|first| !first.is_ascii_alphabetic());
    let missing = names::may_be_none(text) && writing::is_none(pass, text, cleaned);
    if missing {
        let alone = whole.is_some() || field == Field::FamilyName || !pass.plan.has(Field::FamilyName);
        if alone {
            pass.facts.family_missing = true;
            pass.find(at, Kind::NameMissing, cell, vec![]);
        } else if !pass.facts.family_missing {
            pass.find(at, Kind::GivenNamesMissing, cell, vec![]);
        }
        return;
    }
    if odd {
        writing::formula(pass, at, cell, text);
    }
    if text.iter().any(|b| names::is_sign(*b)) {
        writing::signs(pass, at, cell, text, cleaned);
    }
    // Two words, or a comma between some, leave no doubt; only the rest is worth splitting now.
    if let Some(family_first) = whole
        && (text.starts_with(b",")
            || text.ends_with(b",")
            || (!text.contains(&b',') && text.iter().filter(|b| **b == b' ').count() != 1))
    {
        let decoded = if cleaned { String::from_utf8_lossy(text) } else { pass.decoder.decode(text).text };
        let split = names::split(&decoded, family_first);
        if split.family.is_empty() {
            pass.find(at, Kind::NameMissing, cell, vec![]);
        } else if split.given.is_empty() {
            pass.find(at, Kind::GivenNamesMissing, cell, vec![]);
        } else if split.unsure {
            let read = format!("{}, {}", split.family, split.given);
            pass.find(at, Kind::NameSplitUnsure, cell, vec![read.into()]);
        }
    }
}

fn phone(text: &[u8]) -> bool {
    // The usual case needs no decoding.
    matches!(text, [b'+', digits @ ..] if (7..16).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit))
        || std::str::from_utf8(text).is_ok_and(|text| is_phone(text) || stands_for_nothing(text))
}

fn email(text: &[u8]) -> bool {
    let at = text.iter().position(|b| *b == b'@');
    at.is_some_and(|at| {
        at > 0 && text[at + 1..].contains(&b'.') && !text.contains(&b' ') && !text[at + 1..].contains(&b'@')
    })
}
