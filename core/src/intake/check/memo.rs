//! A column has few different words: each is looked up once, and known again by its bytes.

use crate::intake::field::List;
use crate::intake::map::constant::{Meanings, key};
use crate::intake::open::Open;
use crate::intake::read::encoding::Decoder;
use crate::intake::rows::Value;
use crate::intake::{damage, eight, former};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A fast hasher for short cells. Hostile files can at most make a bounded table slow.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

impl Quick {
    fn add(&mut self, word: u64) {
        // The upper half of the product folded into the lower: every bit of the word reaches every bit of the hash.
        let product = u128::from(self.0.rotate_left(5) ^ word) * u128::from(MIX);
        self.0 = (product as u64) ^ ((product >> 64) as u64);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        // Cells of different lengths are told apart by the length, which is hashed too.
        eight::words(bytes, |word| self.add(word));
    }
    fn write_u32(&mut self, word: u32) {
        self.add(word.into());
    }
    fn write_u64(&mut self, word: u64) {
        self.add(word);
    }
    fn write_usize(&mut self, word: usize) {
        self.add(word as u64);
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// What the words of a cell turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    Found(&'static str),
    /// Found after broken letters were mended.
    Mended(&'static str),
    /// Found although a letter was lost.
    Gaps(&'static str),
    /// A municipality that became part of this one.
    Former(&'static str, NaiveDate),
    /// Not found; perhaps this was meant.
    Unknown(Option<&'static str>),
    /// A ground of a permit, which may be one of these types.
    Ground(&'static [&'static str]),
    /// It may be several, or two stand there.
    Open(Open),
    /// A word for nothing.
    Nothing,
    Broken,
}

/// More different words than any list has names.
const WORDS_AT_MOST: usize = 8192;
const WORD_LENGTH_AT_MOST: usize = 120;

/// The words of one field, and what a mapping says of some.
#[derive(Debug, Default)]
pub struct Memo<'m> {
    words: QuickMap<Box<[u8]>, Looked>,
    meanings: Option<&'m Meanings>,
}

impl<'m> Memo<'m> {
    pub fn with(meanings: Option<&'m Meanings>) -> Memo<'m> {
        Memo { words: QuickMap::default(), meanings }
    }

    pub fn look(&mut self, list: List, cell: &[u8], decoder: Decoder) -> Looked {
        if let Some(looked) = self.words.get(cell) {
            return *looked;
        }
        if cell.len() > WORD_LENGTH_AT_MOST {
            return Looked::Unknown(None);
        }
        let decoded = decoder.decode(cell);
        let mut looked = if decoded.broken { Looked::Broken } else { self.find(list, &decoded.text) };
        if self.words.len() < WORDS_AT_MOST {
            // What was meant takes long to find, so it is only looked for where it is remembered.
            if looked == Looked::Unknown(None) {
                looked = meant(list, &decoded.text);
            }
            self.words.insert(cell.into(), looked);
        }
        looked
    }

    /// Looks a decoded text up: what the mapping says goes before what the lists say.
    pub fn find(&self, list: List, text: &str) -> Looked {
        match self.meanings.and_then(|meanings| meanings.get(&key(text))) {
            Some(Some(Value::Code(code))) => Looked::Found(code),
            Some(_) => Looked::Nothing,
            None => find(list, text),
        }
    }
}

/// The name with a lost letter, or the nearest one.
fn meant(list: List, text: &str) -> Looked {
    match list.find_with_gaps(text).filter(|_| damage::lost(text)) {
        Some(code) => Looked::Gaps(code),
        None => {
            let ground = list.ground(text).map(Looked::Ground);
            let open = || list.open(text).map(Looked::Open);
            ground.or_else(open).unwrap_or_else(|| Looked::Unknown(list.meant(text)))
        }
    }
}

/// Looks a decoded text up.
pub fn find(list: List, text: &str) -> Looked {
    if text.len() > WORD_LENGTH_AT_MOST {
        return Looked::Unknown(None);
    }
    if let Some(code) = list.find(text) {
        return Looked::Found(code);
    }
    if stands_for_nothing(text) {
        return Looked::Nothing;
    }
    if list == List::Municipality
        && let Some((code, day)) = former::find(text)
    {
        return Looked::Former(code, day);
    }
    match damage::mended(text).and_then(|text| list.find(&text)) {
        Some(code) => Looked::Mended(code),
        None => Looked::Unknown(None),
    }
}

/// What people write into a cell that has to have something in it.
pub fn stands_for_nothing(text: &str) -> bool {
    const NOTHING: &[&str] = &[
        "-",
        "--",
        "–",
        "—",
        ".",
        "/",
        "?",
        "n/a",
        "na",
        "null",
        "none",
        "nil",
        "(null)",
        "#n/a",
        "#puuttuu!",
        "#puuttuu",
        "ei",
        "ei ole",
        "ei tietoa",
        "ei tiedossa",
        "puuttuu",
        "tuntematon",
        "saknas",
        "okänd",
        "okänt",
        "ingen",
        "vet ej",
        "unknown",
        "missing",
    ];
    text.len() < 16 && (is_error_value(text) || NOTHING.contains(&text.to_lowercase().as_str()))
}

/// `#REF!`, `#NIMI?`: what a spreadsheet shows where its formula has failed, in any language.
fn is_error_value(text: &str) -> bool {
    text.starts_with('#') && text.ends_with(['!', '?'])
}
