//! Words that may mean several of a list, and cells that have two: which one, a clerk says.

use super::field::List;
use super::spelling::fold;
use crate::phrase;
use crate::words::{Arg, Phrase, Text, text};

/// What a cell leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// One word, several meanings.
    OneOf(&'static [&'static str]),
    /// Two known words in one cell.
    Both(&'static str, &'static str),
}

const SEVERAL: &[(List, &[&str], &str)] = &[
    (List::Country, &["CD", "CG"], "Kongo|Congo|kongolainen|kongolesisk|kongoles|Congolese"),
    (List::Country, &["KR", "KP"], "Korea|korealainen|koreansk|korean|koreaner"),
    (
        List::Country,
        &["RS", "ME", "HR", "BA", "SI", "MK", "XK"],
        "Jugoslavia|Jugoslavien|Yugoslavia|jugoslavialainen|jugoslavisk|jugoslav|Yugoslav|entinen Jugoslavia|\
         f.d. Jugoslavien|YU|YUG",
    ),
    (
        List::Country,
        &["CZ", "SK"],
        "Tšekkoslovakia|Tsekkoslovakia|Tjeckoslovakien|Czechoslovakia|tšekkoslovakialainen|tjeckoslovakisk",
    ),
    (List::Country, &["IQ", "IR", "TR", "SY"], "Kurdistan|kurdi|kurdistanilainen|kurd|kurdisk|Kurdish"),
    (List::Country, &["VG", "VI"], "Neitsytsaaret|Jungfruöarna|Virgin Islands"),
    (List::Language, &["ksw"], "karen|karenin kieli|kareni|karenska|Karen language"),
    (
        List::Language,
        &["fse", "fss"],
        "viittomakieli|viittomakielinen|viittoma|teckenspråk|teckenspråkig|sign language|signing",
    ),
];

impl List {
    /// Whether the cell leaves open which of several it means.
    pub fn open(self, text: &str) -> Option<Open> {
        let folded = fold(text);
        let is = |words: &str| words.split('|').any(|word| fold(word) == folded);
        if let Some((_, codes, _)) = SEVERAL.iter().find(|(list, _, words)| *list == self && is(words)) {
            return Some(Open::OneOf(codes));
        }
        let mut known = parts(text).map(|part| self.find(part));
        let first = known.next()??;
        let mut other = None;
        for code in known {
            other = other.or(Some(code?).filter(|code| *code != first));
        }
        other.map(|other| Open::Both(first, other))
    }
}

/// The cell at what stands between two.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    const BETWEEN: &[&str] = &[" ja ", " sekä ", " tai ", " och ", " samt ", " eller ", " and ", " or "];
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest?;
        let sign = now.find(['/', ',', ';', '&', '+', '(', ')', '\n']).map(|at| (at, 1));
        let word = BETWEEN.iter().filter_map(|word| now.find(word).map(|at| (at, word.len()))).min();
        let (part, tail) = match sign.into_iter().chain(word).min() {
            Some((at, length)) => (&now[..at], Some(&now[at + length..])),
            None => (now, None),
        };
        rest = tail;
        Some(part.trim())
    })
    .filter(|part| !part.is_empty())
}

/// What a clerk is told of it.
pub fn said(list: List, open: Open) -> Arg {
    let name = |code: &&'static str| {
        let code = list.codes().get(code)?;
        Some(Arg::Text(text(code.fi, code.sv, code.en)))
    };
    let (says, codes): (Text, &[&'static str]) = match open {
        Open::OneOf(codes) => (ONE_OF, codes),
        Open::Both(first, second) => (BOTH, &[first, second]),
    };
    let or = |all: Arg, one: Arg| phrase!(text("{0} / {1}", "{0} / {1}", "{0} / {1}"), all, one).into();
    let all = codes.iter().filter_map(name).reduce(or);
    Phrase { text: says, args: all.into_iter().collect() }.into()
}

const ONE_OF: Text = text(
    "Se voi olla: {0}. Tarkista henkilön asiakirjoista ja kirjoita, mikä se on.",
    "Det kan vara: {0}. Kontrollera i personens handlingar och skriv vilket det är.",
    "It may be: {0}. Check the person’s documents and write which it is.",
);
const BOTH: Text = text(
    "Solussa on kaksi: {0}. Rekisteriin tulee niistä yksi: valitse se ja kirjoita se yksin.",
    "Cellen har två: {0}. I registret kommer ett av dem: välj det och skriv det ensamt.",
    "The cell has two: {0}. The register takes one of them: choose it and write it alone.",
);
