//! Which characters the bytes stand for. A cell is decoded only when somebody needs its text.

use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// An encoding that old registers come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
    /// DOS programs in Finland wrote this one.
    Cp850,
    Macintosh,
}

impl Encoding {
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
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
    let as_is = |bytes, encoding| (Cow::Borrowed(bytes), Decoder { encoding, replaced: false });
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return as_is(rest, Encoding::Utf8);
    }
    if let Some(wide) = wide(bytes) {
        let from = if wide == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
        let (text, replaced) = from.decode_with_bom_removal(bytes);
        return (Cow::Owned(text.into_owned().into_bytes()), Decoder { encoding: wide, replaced });
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => as_is(bytes, Encoding::Utf8),
        Err(at) => as_is(bytes, single_byte(window(bytes, at.valid_up_to()))),
    }
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

/// Letters of Finnish and Swedish (and é) in the encodings with one byte a character.
const LETTERS: [(&[u8], Encoding); 3] = [
    (b"\xE4\xF6\xE5\xC4\xD6\xC5\xE9", Encoding::Windows1252),
    (b"\x84\x94\x86\x8E\x99\x8F\x82", Encoding::Cp850),
    (b"\x8A\x9A\x8C\x80\x85\x81\x8E", Encoding::Macintosh),
];

/// Not valid UTF-8: either UTF-8 with a few broken bytes, or one byte a character. Letters that stand beside plain
/// letters tell which.
fn single_byte(part: &[u8]) -> Encoding {
    let mut right = 0;
    let mut beside = [0usize; LETTERS.len()];
    let mut at = 0;
    for chunk in part.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len();
        let before = at.checked_sub(1).and_then(|at| part.get(at));
        for (n, byte) in chunk.invalid().iter().enumerate() {
            let next = part.get(at + n + 1);
            if before.is_some_and(u8::is_ascii_alphabetic) || next.is_some_and(u8::is_ascii_alphabetic) {
                for (count, (set, _)) in beside.iter_mut().zip(LETTERS) {
                    *count += usize::from(set.contains(byte));
                }
            }
        }
        at += chunk.invalid().len();
    }
    let most = beside.into_iter().max().unwrap_or(0);
    if right > 4 * most {
        return Encoding::Utf8;
    }
    let first = beside.iter().position(|count| *count == most).unwrap_or(0);
    LETTERS[first].1
}

/// The upper half of code page 850.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl Decoder {
    /// For text that is UTF-8 already, such as a mended cell.
    pub const UTF8: Decoder = Decoder { encoding: Encoding::Utf8, replaced: false };

    /// Whether a cell that is not plain ASCII may hold broken letters or invisible signs: a quick look at the bytes,
    /// so that `Muñoz` costs nothing.
    pub fn may_be_damaged(&self, cell: &[u8]) -> bool {
        match self.encoding {
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => {
                std::str::from_utf8(cell).is_err()
                    || cell
                        .windows(2)
                        .any(|pair| matches!(pair, [0xC2, 0x80..=0x9F] | [0xE2, 0x80 | 0x81] | [0xEF, 0xBB | 0xBF]))
                    || cell.windows(3).any(|three| matches!(three, [0xC3, 0x82..=0xB4, 0xC2..=0xFF]))
            }
            Encoding::Windows1252 | Encoding::Cp850 | Encoding::Macintosh => {
                cell.iter().any(|b| (0x80..0xA0).contains(b))
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
            Encoding::Macintosh => Decoded { text: MACINTOSH.decode_without_bom_handling(cell).0, broken: false },
            Encoding::Cp850 => {
                let high = |b: u8| CP850.chars().nth(usize::from(b & 0x7F)).unwrap_or('\u{FFFD}');
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
        assert_eq!(found(b"V\x84in\x94;\x8Fsa"), ("cp850", "Väinö;Åsa".into()));
        assert_eq!(found(b"V\x8Ain\x9A;\x81sa"), ("macintosh", "Väinö;Åsa".into()));
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
