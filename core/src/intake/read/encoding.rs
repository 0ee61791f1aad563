//! Which characters the bytes stand for. A cell is decoded only when somebody needs its text.

use super::evidence;
use crate::words::Phrase;
use encoding_rs::{ISO_8859_15, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::OnceLock;

/// An encoding that old registers come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "utf-16le")]
    Utf16Le,
    #[serde(rename = "utf-16be")]
    Utf16Be,
    #[serde(rename = "windows-1252")]
    Windows1252,
    #[serde(rename = "iso-8859-1")]
    Latin1,
    /// With € š ž, where Latin-1 has signs nobody uses.
    #[serde(rename = "iso-8859-15")]
    Latin9,
    /// DOS programs in Finland wrote this one.
    #[serde(rename = "cp850")]
    Cp850,
    #[serde(rename = "macintosh")]
    Macintosh,
}

impl Encoding {
    pub const ALL: [Encoding; 8] = [
        Encoding::Utf8,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Windows1252,
        Encoding::Latin1,
        Encoding::Latin9,
        Encoding::Cp850,
        Encoding::Macintosh,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Latin1 => "iso-8859-1",
            Encoding::Latin9 => "iso-8859-15",
            Encoding::Cp850 => "cp850",
            Encoding::Macintosh => "macintosh",
        }
    }
}

/// How to read the cells of one file.
#[derive(Clone, Copy, Debug)]
pub struct Decoder {
    pub encoding: Encoding,
    /// The file was turned into UTF-8 as a whole and some of it could not be.
    replaced: bool,
}

/// A decoded cell.
#[derive(Debug, PartialEq)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// Some byte does not belong to the encoding.
    pub broken: bool,
}

/// Finds the encoding; UTF-16 comes back as UTF-8, everything else as it is, without a byte order mark.
pub fn detect(bytes: &[u8]) -> (Cow<'_, [u8]>, Decoder) {
    let (body, skip, decoder) = read_as(Cow::Borrowed(bytes), find(bytes).0);
    let body = match body {
        Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[skip..]),
        Cow::Owned(bytes) => Cow::Owned(bytes),
    };
    (body, decoder)
}

/// The encoding and what told it.
pub fn find(bytes: &[u8]) -> (Encoding, Phrase) {
    if bytes.starts_with(MARK) {
        return (Encoding::Utf8, evidence::MARKED.into());
    }
    if let Some(wide) = wide(bytes) {
        return (wide, evidence::wide(bytes, wide));
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => (Encoding::Utf8, evidence::utf8(bytes)),
        Err(at) => single_byte(bytes, at.valid_up_to()),
    }
}

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The bytes as they are walked, how many of the first are a mark, and how their cells are decoded: UTF-16 is turned
/// into UTF-8, nothing else is copied.
pub fn read_as(bytes: Cow<'_, [u8]>, encoding: Encoding) -> (Cow<'_, [u8]>, usize, Decoder) {
    let from = match encoding {
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        _ => {
            let skip = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
            return (bytes, skip, Decoder { encoding, replaced: false });
        }
    };
    let (text, replaced) = from.decode_with_bom_removal(&bytes);
    let text = text.into_owned().into_bytes();
    (Cow::Owned(text), 0, Decoder { encoding, replaced })
}

/// UTF-16 by its mark, or by every other byte being zero.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 2 || (even + odd) * 3 < pairs {
        return None;
    }
    if odd > even * 8 {
        Some(Encoding::Utf16Le)
    } else if even > odd * 8 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Enough of the file round the first byte that is not UTF-8.
fn window(bytes: &[u8], at: usize) -> &[u8] {
    &bytes[at.saturating_sub(16 << 10)..bytes.len().min(at + (48 << 10))]
}

/// Letters in one of the encodings with one byte a character.
struct Letters {
    encoding: Encoding,
    /// ä ö å, which every register of a Finnish office has.
    own: &'static [u8],
    /// é ü ô ç è ê á í ó ñ, which names of people and countries have.
    foreign: &'static [u8],
    /// The same as capitals.
    capitals: &'static [u8],
}

const LETTERS: [Letters; 3] = [
    Letters {
        encoding: Encoding::Windows1252,
        own: b"\xE4\xF6\xE5",
        foreign: b"\xE9\xFC\xF4\xE7\xE8\xEA\xE1\xED\xF3\xF1",
        capitals: b"\xC4\xD6\xC5\xC9\xDC\xD4\xC7",
    },
    Letters {
        encoding: Encoding::Cp850,
        own: b"\x84\x94\x86",
        foreign: b"\x82\x81\x93\x87\x8A\x88\xA0\xA1\xA2\xA4",
        capitals: b"\x8E\x99\x8F\x90\x9A\x80",
    },
    Letters {
        encoding: Encoding::Macintosh,
        own: b"\x8A\x9A\x8C",
        foreign: b"\x8E\x9F\x99\x8D\x8F\x90\x87\x92\x97\x96",
        capitals: b"\x80\x85\x81\x83\x86\x82",
    },
];

impl Letters {
    /// How much a byte between these two speaks for the encoding: a capital inside a word in small letters does not.
    fn weight(&self, before: u8, byte: u8, next: u8) -> usize {
        let own = usize::from(self.own.contains(&byte)) * 2;
        let foreign = usize::from(self.foreign.contains(&byte));
        let inside = before.is_ascii_alphabetic() && next.is_ascii_lowercase() || before.is_ascii_lowercase();
        own + foreign + usize::from(self.capitals.contains(&byte) && !inside) * 2
    }
}

/// Not valid UTF-8: either UTF-8 with a few broken bytes, or one byte a character. Letters that stand beside plain
/// letters tell which.
fn single_byte(bytes: &[u8], first_wrong: usize) -> (Encoding, Phrase) {
    let part = window(bytes, first_wrong);
    let mut right = 0;
    let mut weights = [0usize; LETTERS.len()];
    let mut beside = [0usize; LETTERS.len()];
    let mut at = 0;
    for chunk in part.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len();
        for (n, byte) in chunk.invalid().iter().enumerate() {
            let beside_at = |at: Option<usize>| at.and_then(|at| part.get(at)).copied().unwrap_or_default();
            let (before, next) = (beside_at((at + n).checked_sub(1)), beside_at(Some(at + n + 1)));
            if before.is_ascii_alphabetic() || next.is_ascii_alphabetic() {
                for ((letters, weight), count) in LETTERS.iter().zip(&mut weights).zip(&mut beside) {
                    let speaks = letters.weight(before, *byte, next);
                    *weight += speaks;
                    *count += usize::from(speaks > 0);
                }
            }
        }
        at += chunk.invalid().len();
    }
    let most = weights.into_iter().max().unwrap_or(0);
    if right > 2 * most {
        return (Encoding::Utf8, evidence::damaged(first_wrong, right));
    }
    let first = weights.iter().position(|weight| *weight == most).unwrap_or(0);
    let encoding = LETTERS[first].encoding;
    let counts = beside.map(|count| count.to_string()).join(" / ");
    match (encoding, Western::of(bytes, first_wrong)) {
        (Encoding::Windows1252, western) if western.is_latin9() => {
            (Encoding::Latin9, evidence::latin9(first_wrong, counts, western.nine))
        }
        (Encoding::Windows1252, western) => {
            (Encoding::Windows1252, evidence::western(first_wrong, counts, western.windows))
        }
        (encoding, _) => (encoding, evidence::letters(first_wrong, counts, encoding)),
    }
}

/// Bytes that tell Windows-1252 from ISO-8859-15: € š ž stand in different places.
struct Western {
    /// 80–9F, where ISO-8859 has no letters at all.
    windows: usize,
    /// A6 A8 B8 between letters and A4 beside a number: š ž €.
    nine: usize,
}

impl Western {
    fn of(bytes: &[u8], from: usize) -> Western {
        let part = &bytes[from.saturating_sub(1)..bytes.len().min(from + (4 << 20))];
        let mut found = Western { windows: 0, nine: 0 };
        for three in part.windows(3) {
            let letter = |b: u8| b.is_ascii_alphabetic() || b >= 0xC0;
            found.nine += match three[1] {
                // `´` of Windows stands between letters too, so Ž alone proves nothing.
                0xA6 | 0xA8 | 0xB8 => usize::from(letter(three[0]) || letter(three[2])),
                0xA4 => usize::from(three[0].is_ascii_digit() || (three[0] == b' ' && !letter(three[2]))),
                0x80..=0x9F => {
                    found.windows += 1;
                    0
                }
                _ => 0,
            };
        }
        found
    }

    fn is_latin9(&self) -> bool {
        self.nine > 0 && self.windows == 0
    }
}

/// The upper half of code page 850.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl Decoder {
    pub const fn of(encoding: Encoding) -> Decoder {
        Decoder { encoding, replaced: false }
    }

    /// For text that is UTF-8 already, such as a mended cell.
    pub const UTF8: Decoder = Decoder { encoding: Encoding::Utf8, replaced: false };

    /// Whether a cell that is not plain ASCII may hold broken letters or invisible signs: a quick look at the bytes,
    /// so that `Muñoz` costs nothing.
    pub fn may_be_damaged(&self, cell: &[u8]) -> bool {
        match self.encoding {
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => {
                std::str::from_utf8(cell).is_err()
                    || cell.windows(2).any(|pair| {
                        matches!(
                            pair,
                            [0xC2, 0x80..=0x9F | 0xAD]
                                | [0xD8, 0x9C]
                                | [0xE1, 0xA0]
                                | [0xE2, 0x80 | 0x81]
                                | [0xEF, 0xBB | 0xBF]
                        )
                    })
                    || cell.windows(3).any(|three| matches!(three, [0xC3, 0x82..=0xB4, 0xC2..=0xFF]))
            }
            Encoding::Windows1252 | Encoding::Latin1 | Encoding::Latin9 | Encoding::Cp850 | Encoding::Macintosh => {
                cell.iter().any(|b| (0x80..0xA0).contains(b) || *b == 0xAD)
                    || cell.windows(2).any(|pair| pair[0] >= 0xC2 && pair[1] >= 0x80)
            }
        }
    }

    pub fn decode<'a>(&self, cell: &'a [u8]) -> Decoded<'a> {
        if cell.is_ascii()
            && let Ok(text) = std::str::from_utf8(cell)
        {
            return Decoded { text: Cow::Borrowed(text), broken: false };
        }
        match self.encoding {
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => match std::str::from_utf8(cell) {
                Ok(text) => Decoded { text: Cow::Borrowed(text), broken: self.replaced && text.contains('\u{FFFD}') },
                Err(_) => Decoded { text: String::from_utf8_lossy(cell), broken: true },
            },
            // Five bytes of Windows-1252 mean nothing; they do occur inside UTF-8 that was taken for it.
            Encoding::Windows1252 => Decoded {
                text: WINDOWS_1252.decode_without_bom_handling(cell).0,
                broken: cell.iter().any(|b| matches!(b, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D))
                    && std::str::from_utf8(cell).is_err(),
            },
            Encoding::Latin1 => {
                Decoded { text: Cow::Owned(cell.iter().map(|b| char::from(*b)).collect()), broken: false }
            }
            Encoding::Latin9 => Decoded { text: ISO_8859_15.decode_without_bom_handling(cell).0, broken: false },
            Encoding::Macintosh => Decoded { text: MACINTOSH.decode_without_bom_handling(cell).0, broken: false },
            Encoding::Cp850 => {
                static HIGH: OnceLock<Vec<char>> = OnceLock::new();
                let table = HIGH.get_or_init(|| CP850.chars().collect());
                let high = |b: u8| table.get(usize::from(b & 0x7F)).copied().unwrap_or('\u{FFFD}');
                let text = cell.iter().map(|b| if b.is_ascii() { char::from(*b) } else { high(*b) }).collect();
                Decoded { text: Cow::Owned(text), broken: false }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> (&'static str, String) {
        let (body, decoder) = detect(bytes);
        (decoder.encoding.name(), decoder.decode(&body).text.into_owned())
    }

    #[test]
    fn every_encoding_a_finnish_office_writes() {
        assert_eq!(found("Väinö;Åsa".as_bytes()), ("utf-8", "Väinö;Åsa".into()));
        assert_eq!(found("\u{FEFF}Väinö".as_bytes()), ("utf-8", "Väinö".into()));
        assert_eq!(found(b"V\xE4in\xF6;\xC5sa"), ("windows-1252", "Väinö;Åsa".into()));
        assert_eq!(found(b"Kato\xA8 \xA6uklar 20 \xA4;V\xE4in\xF6"), ("iso-8859-15", "Katoš Šuklar 20 €;Väinö".into()));
        assert_eq!(
            found(b"Kato\x9A \x8Auklar 20 \x80;V\xE4in\xF6"),
            ("windows-1252", "Katoš Šuklar 20 €;Väinö".into())
        );
        assert_eq!(found(b"D\xB4Angelo;V\xE4in\xF6"), ("windows-1252", "D´Angelo;Väinö".into()));
        assert_eq!(found(b"V\x84in\x94;\x8Fsa"), ("cp850", "Väinö;Åsa".into()));
        assert_eq!(found(b"V\x8Ain\x9A;\x81sa"), ("macintosh", "Väinö;Åsa".into()));
        // Few letters, none of them Finnish: a capital inside a small word is no letter.
        assert_eq!(
            found(b"T\x81rkiye;C\x93te;R\x82union;Cura\x87ao"),
            ("cp850", "Türkiye;Côte;Réunion;Curaçao".into())
        );
        assert_eq!(found(b"T\xFCrkiye;R\xE9union"), ("windows-1252", "Türkiye;Réunion".into()));
        assert_eq!(found(b"T\x9Frkiye;R\x8Eunion"), ("macintosh", "Türkiye;Réunion".into()));
        let wide: Vec<u8> = "Väinö;Åsa".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(found(&wide), ("utf-16le", "Väinö;Åsa".into()));
        let wide: Vec<u8> = "\u{FEFF}Väinö".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(found(&wide), ("utf-16be", "Väinö".into()));
    }

    #[test]
    fn a_few_broken_bytes_do_not_change_the_encoding() {
        let mut bytes = "Väinö Äijälä öljyää".as_bytes().to_vec();
        bytes.push(0xFF);
        let (body, decoder) = detect(&bytes);
        assert_eq!(decoder.encoding, Encoding::Utf8);
        assert!(decoder.decode(&body).broken);
    }
}
