//! What old transfers do to letters: broken pairs (`MÃ¤kinen`), lost ones (`Tr?n`), invisible ones.

use crate::phrase;
use crate::words::{Phrase, Text, text};
use encoding_rs::WINDOWS_1252;

/// What a run of bytes may need a closer look for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    pub control: bool,
    pub question: bool,
    pub not_ascii: bool,
}

impl Signs {
    /// Without a branch, so that the compiler looks at many bytes at once.
    pub fn of(bytes: &[u8]) -> Signs {
        let look = |bytes: &[u8]| {
            bytes.iter().fold((0, 0, 0), |(control, question, high), byte| {
                (control | u8::from(*byte < 0x20 || *byte == 0x7F), question | u8::from(*byte == b'?'), high | *byte)
            })
        };
        let (blocks, rest) = bytes.as_chunks::<32>();
        let mut all = look(rest);
        for block in blocks {
            let (control, question, high) = look(block);
            all = (all.0 | control, all.1 | question, all.2 | high);
        }
        Signs { control: all.0 != 0, question: all.1 != 0, not_ascii: all.2 > 0x7F }
    }

    /// What a part of these bytes has of it.
    pub fn within(self, part: &[u8]) -> Signs {
        if self.control || self.question {
            Signs::of(part)
        } else {
            Signs { not_ascii: self.not_ascii && !part.is_ascii(), ..self }
        }
    }

    pub const fn any(self) -> bool {
        self.control || self.question || self.not_ascii
    }
}

/// UTF-8 that was read as Windows-1252, perhaps more than once: the text as it was meant, or nothing if it is whole.
pub fn mended(text: &str) -> Option<String> {
    let mut out = mended_once(text)?;
    for _ in 0..3 {
        let Some(again) = mended_once(&out) else { break };
        out = again;
    }
    Some(out)
}

fn mended_once(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut found = false;
    let mut at = 0;
    while at < chars.len() {
        match pair(&chars[at..]) {
            Some((letter, length)) => {
                found = true;
                out.push(letter);
                at += length;
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    found.then_some(out)
}

/// The letter that the next two to four characters were before.
fn pair(chars: &[char]) -> Option<(char, usize)> {
    let length = match byte(*chars.first()?)? {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let bytes: Vec<u8> = chars.get(..length)?.iter().map(|c| byte(*c)).collect::<Option<_>>()?;
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    // `CAFÉ”` is a word and a closing mark, not a phonetic letter.
    (!('\u{250}'..'\u{370}').contains(&letter)).then_some((letter, length))
}

fn byte(c: char) -> Option<u8> {
    if c.is_ascii() {
        return None;
    }
    // ISO-8859-1 has these where Windows-1252 has letters and marks.
    if let (true, Ok(byte)) = (c.is_control(), u8::try_from(u32::from(c))) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, lost) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match (lost, bytes.as_ref()) {
        (false, [b]) => Some(*b),
        _ => None,
    }
}

/// A letter that an old encoding could not hold: a question mark in a name, or Unicode's own sign for it.
pub fn lost(text: &str) -> bool {
    text.contains(['?', '\u{FFFD}'])
}

/// Characters nobody can see and no field needs; a line break may stand in a note.
pub fn is_control(c: char, note: bool) -> bool {
    match c {
        '\n' | '\r' | '\t' => !note,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' => true,
        '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => true,
        other => other.is_control(),
    }
}

/// What parts two words, though it is no blank.
const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The first control character, and the text without any; none if there is none. A line break becomes one blank:
/// the words on both sides of it are two.
pub fn without_control(text: &str, note: bool) -> Option<(char, String)> {
    let first = text.chars().find(|c| is_control(*c, note))?;
    let mut clean = String::with_capacity(text.len());
    let mut broken = false;
    for c in text.chars() {
        if is_control(c, note) {
            broken |= is_break(c);
        } else if c != ' ' || !broken {
            if std::mem::take(&mut broken) && !clean.is_empty() && !clean.ends_with(' ') {
                clean.push(' ');
            }
            clean.push(c);
        }
    }
    Some((first, clean))
}

/// What is said of such a character: what it is, and what becomes of it.
pub fn said(c: char) -> Phrase {
    phrase!(if is_break(c) { BREAK } else { CONTROL }, format!("U+{:04X}", u32::from(c)))
}

const CONTROL: Text = text(
    "näkymätön ohjausmerkki ({0}), joka jätetään pois",
    "ett osynligt styrtecken ({0}), som utelämnas",
    "an invisible control character ({0}), which is left out",
);
const BREAK: Text = text(
    "rivinvaihto tai sarkain ({0}), jonka tilalle tulee väli",
    "en radbrytning eller tabb ({0}), som ersätts med ett blanksteg",
    "a line break or tab ({0}), which becomes a space",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_of_each_byte() {
        for (length, b) in (1..20).flat_map(|length| (0..=255u8).map(move |b| (length, b))) {
            let want = Signs { control: b < 0x20 || b == 0x7F, question: b == b'?', not_ascii: b >= 0x80 };
            for at in 0..length {
                let mut bytes = vec![b'~'; length];
                bytes[at] = b;
                assert_eq!(Signs::of(&bytes), want, "{b} at {at} of {length}");
            }
        }
        assert_eq!(Signs::of(b""), Signs::default());
    }

    #[test]
    fn broken_pairs_are_mended_and_whole_letters_left() {
        for whole in ["Mäkinen-Öster", "Trần Thị Lan", "José Ångström", "Иванова"] {
            assert_eq!(mended(whole), None);
            let broken = WINDOWS_1252.decode_without_bom_handling(whole.as_bytes()).0;
            assert_eq!(mended(&broken).as_deref(), Some(whole));
            let latin: String = whole.bytes().map(char::from).collect();
            assert_eq!(mended(&latin).as_deref(), Some(whole));
        }
        assert_eq!(mended("MÃƒÂ¤kinen").as_deref(), Some("Mäkinen"));
        assert_eq!(mended("öÃ¤").as_deref(), Some("öä"));
        assert_eq!(mended("CAFÉ” ja Ä–ö"), Some("CAFÉ” ja Ėö".into()));
    }

    #[test]
    fn control_characters_are_told_and_left_out() {
        assert_eq!(without_control("puhelu\u{7} klo 9", true), Some(('\u{7}', "puhelu klo 9".into())));
        assert_eq!(without_control("a\nb", true), None);
        for (broken, whole) in [("a\nb", "a b"), ("a \r\n b", "a b"), ("\na\u{200B}b\n", "ab"), ("a\u{2028}b", "a b")] {
            assert_eq!(without_control(broken, false).map(|(_, clean)| clean).as_deref(), Some(whole));
        }
    }
}
