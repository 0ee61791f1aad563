//! A column has few different words: each is looked up once, and known again by its bytes.

use crate::intake::damage;
use crate::intake::field::List;
use crate::intake::read::encoding::Decoder;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A fast hasher for short cells. Hostile files can at most make a bounded table slow.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(MIX);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.add(u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.add(u64::from_le_bytes(last));
    }
    fn write_u64(&mut self, word: u64) {
        self.add(word);
    }
    fn write_usize(&mut self, word: usize) {
        self.add(word as u64);
    }
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
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
    Unknown,
    /// A word for nothing.
    Nothing,
    Broken,
}

/// More different words than any list has names.
const WORDS_AT_MOST: usize = 8192;
const WORD_LENGTH_AT_MOST: usize = 120;

#[derive(Debug, Default)]
pub struct Memo {
    words: QuickMap<Box<[u8]>, Looked>,
}

impl Memo {
    pub fn look(&mut self, list: List, cell: &[u8], decoder: Decoder) -> Looked {
        if let Some(looked) = self.words.get(cell) {
            return *looked;
        }
        let looked = look(list, cell, decoder);
        if self.words.len() < WORDS_AT_MOST && cell.len() <= WORD_LENGTH_AT_MOST {
            self.words.insert(cell.into(), looked);
        }
        looked
    }
}

fn look(list: List, cell: &[u8], decoder: Decoder) -> Looked {
    if cell.len() > WORD_LENGTH_AT_MOST {
        return Looked::Unknown;
    }
    let decoded = decoder.decode(cell);
    if decoded.broken {
        return Looked::Broken;
    }
    find(list, &decoded.text)
}

/// Looks a decoded text up.
pub fn find(list: List, text: &str) -> Looked {
    if let Some(code) = list.find(text) {
        return Looked::Found(code);
    }
    if stands_for_nothing(text) {
        return Looked::Nothing;
    }
    if let Some(code) = damage::mended(text).and_then(|text| list.find(&text)) {
        return Looked::Mended(code);
    }
    match list.find_with_gaps(text).filter(|_| damage::lost(text)) {
        Some(code) => Looked::Gaps(code),
        None => Looked::Unknown,
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
    text.len() < 16 && NOTHING.contains(&text.to_lowercase().as_str())
}
