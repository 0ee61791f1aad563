//! Names in more than one script, names that a spreadsheet program would take for a formula, and what stands where a
//! name should.

use super::pass::Pass;
use crate::intake::finding::Kind;
use crate::intake::read::encoding::Encoding;
use crate::intake::{escapes, names};
use std::borrow::Cow;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Other,
}

fn script(c: char) -> Option<Script> {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek).filter(|_| c.is_alphabetic()),
        '\u{400}'..='\u{52F}' => Some(Script::Cyrillic).filter(|_| c.is_alphabetic()),
        // Letters between, of phonetics and the like, and signs that stand above a letter: of no script.
        '\0'..='\u{52F}' => None,
        other => Some(Script::Other).filter(|_| other.is_alphabetic()),
    }
}

/// The scripts of a name that is not plain ASCII.
pub(super) fn letters(pass: &mut Pass<'_>, at: usize, cell: &[u8], text: &[u8], cleaned: bool) {
    // Only Unicode has other letters than Latin ones; those begin with a byte above all that Europe writes with Latin.
    let unicode = matches!(pass.decoder.encoding, Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be);
    if !(cleaned || unicode) || !text.iter().any(|b| *b >= 0xCD) {
        return;
    }
    let decoder = pass.decoder;
    let text = if cleaned { String::from_utf8_lossy(text) } else { decoder.decode(text).text };
    let has = |script_is: fn(Script) -> bool| text.chars().filter_map(script).any(script_is);
    if !has(|script| script != Script::Latin) {
        return;
    }
    match text.split(|c: char| !c.is_alphanumeric()).find(|word| is_mixed(word)) {
        Some(word) => {
            let foreign: Vec<String> = word.chars().filter(|c| script(*c) != Some(Script::Latin)).map(named).collect();
            let mend = latin(&text);
            pass.find_with(at, Kind::MixedScripts, cell, vec![foreign.join(", ").into()], mend);
        }
        None => pass.find(at, Kind::NameOtherScript, cell, vec![]),
    }
}

/// Latin letters and others in one word; a digit is of none.
fn is_mixed(word: &str) -> bool {
    let mut scripts = word.chars().filter_map(script);
    let Some(first) = scripts.next() else { return false };
    let mut others = scripts.filter(|other| *other != first).peekable();
    let other = others.peek().is_some();
    other && (first == Script::Latin || others.any(|other| other == Script::Latin))
}

/// `М = U+041C`: what it looks like, and what it is.
fn named(c: char) -> String {
    format!("{c} = U+{:04X}", u32::from(c))
}

/// The text with every letter that looks like a Latin one made one; nothing if that leaves others.
fn latin(text: &str) -> Option<String> {
    let made: String = text.chars().map(|c| looks_like(c).unwrap_or(c)).collect();
    made.chars().filter_map(script).all(|script| script == Script::Latin).then_some(made)
}

/// The Latin letter that nobody tells from this one.
const fn looks_like(c: char) -> Option<char> {
    Some(match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Ү' | 'Υ' => 'Y',
        'У' => 'Y',
        'Х' | 'Χ' => 'X',
        'Ζ' => 'Z',
        'Ѵ' => 'V',
        'Ԝ' => 'W',
        'Ԛ' => 'Q',
        'а' => 'a',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'һ' => 'h',
        'і' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' => 'k',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'у' => 'y',
        'х' | 'χ' => 'x',
        'ѵ' | 'ν' => 'v',
        'ԝ' => 'w',
        'ԛ' => 'q',
        'Ё' => 'Ë',
        'ё' => 'ë',
        'Ї' => 'Ï',
        'ї' => 'ï',
        _ => return None,
    })
}

/// A name that begins like a formula: a spreadsheet program would reckon it, and no name begins so.
#[cold]
pub(super) fn formula(pass: &mut Pass<'_>, at: usize, cell: &[u8], text: &[u8]) {
    let Some(sign @ (b'=' | b'+' | b'-' | b'@')) = text.first().copied() else { return };
    let rest = pass.decoder.decode(text).text;
    let rest = rest.trim_start_matches(['=', '+', '-', '@', ' ', '"']).trim_end_matches('"').to_owned();
    let is_name = rest.starts_with(char::is_alphabetic)
        && rest.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.' | ','));
    pass.find_with(
        at,
        Kind::LooksLikeFormula,
        cell,
        vec![char::from(sign).to_string().into()],
        is_name.then_some(rest),
    );
}

#[cold]
pub(super) fn is_none(pass: &Pass<'_>, text: &[u8], cleaned: bool) -> bool {
    names::is_none(&decoded(pass, text, cleaned))
}

fn decoded<'t>(pass: &Pass<'_>, text: &'t [u8], cleaned: bool) -> Cow<'t, str> {
    if cleaned { String::from_utf8_lossy(text) } else { pass.decoder.decode(text).text }
}

/// Letters left in the signs of a page or a mail, which are mended; a digit, of which nobody knows what it was.
#[cold]
pub(super) fn signs(pass: &mut Pass<'_>, at: usize, cell: &[u8], text: &[u8], cleaned: bool) {
    let text = decoded(pass, text, cleaned);
    match escapes::unescaped(&text) {
        Some(whole) => pass.find_with(at, Kind::Mojibake, cell, vec![whole.clone().into()], Some(whole)),
        None if text.starts_with(['=', '+', '-', '@']) => {}
        None if text.bytes().any(|b| b.is_ascii_digit()) => pass.find(at, Kind::DigitInName, cell, vec![]),
        None => {}
    }
}
