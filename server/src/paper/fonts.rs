//! The faces, which of them can show a character, and how wide a text is.

use super::Unprintable;
use krilla::text::{Font, TextDirection};
use rustybuzz::{Direction, Face, UnicodeBuffer};
use std::sync::LazyLock;

const REGULAR: &[u8] = include_bytes!("../../fonts/DejaVuSans-subset.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/DejaVuSans-Bold-subset.ttf");
const ETHIOPIC: &[u8] = include_bytes!("../../fonts/NotoSansEthiopic-subset.ttf");
const FILES: [&[u8]; 3] = [REGULAR, BOLD, ETHIOPIC];

static FACES: LazyLock<Vec<Face<'static>>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Face::from_slice(file, 0)).collect());

/// Which of the files, and which way it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hand {
    face: usize,
    rtl: bool,
}

/// A piece of a line in one face and one direction.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub text: String,
    pub face: usize,
    pub rtl: bool,
    pub width: f32,
}

/// The faces as the document takes them.
#[derive(Debug)]
pub(super) struct Fonts(Vec<Font>);

impl Fonts {
    pub fn load() -> Result<Fonts, Unprintable> {
        let fonts: Vec<Font> = FILES.iter().filter_map(|file| Font::new((*file).into(), 0)).collect();
        if fonts.len() == FILES.len() && FACES.len() == FILES.len() {
            Ok(Fonts(fonts))
        } else {
            Err(Unprintable("a font of the program can't be read".to_owned()))
        }
    }

    pub fn of(&self, run: &Run) -> Option<Font> {
        self.0.get(run.face).cloned()
    }
}

impl Run {
    pub const fn direction(&self) -> TextDirection {
        if self.rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight }
    }
}

/// The text as it can be printed: a character no face has stands as its code point, a control character not at all.
pub(super) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(c),
            '\t' | '\u{a0}' => out.push(' '),
            c if c.is_control() || is_turning(c) => {}
            c if face_of(c, false).is_some() => out.push(c),
            c => out.push_str(&format!("[U+{:04X}]", u32::from(c))),
        }
    }
    out
}

/// Marks that turn the direction of what follows: they would let a name rearrange a line.
const fn is_turning(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn has(face: usize, c: char) -> bool {
    FACES.get(face).is_some_and(|face| face.glyph_index(c).is_some())
}

fn face_of(c: char, bold: bool) -> Option<usize> {
    let order: &[usize] = if bold { &[1, 0, 2] } else { &[0, 2] };
    order.iter().copied().find(|face| has(*face, c))
}

const fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Cuts a line into runs of one face and one direction.
pub(super) fn runs(line: &str, bold: bool, size: f32) -> Vec<Run> {
    let mut cut: Vec<(Hand, String)> = Vec::new();
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        // A space goes on in the direction that goes on behind it.
        let next_is_rtl = rest.peek().is_some_and(|next| is_rtl(*next));
        let neutral = |hand: &Hand| (c == ' ' && (!hand.rtl || next_is_rtl)) || is_mark(c);
        match cut.last_mut() {
            Some((hand, text)) if neutral(hand) && has(hand.face, c) => {
                text.push(c);
                continue;
            }
            _ => {}
        }
        let Some(face) = face_of(c, bold) else { continue };
        let hand = Hand { face, rtl: is_rtl(c) };
        match cut.last_mut() {
            Some((last, text)) if *last == hand => text.push(c),
            _ => cut.push((hand, c.to_string())),
        }
    }
    cut.into_iter()
        .map(|(Hand { face, rtl }, text)| {
            let width = width(face, rtl, &text, size);
            Run { text, face, rtl, width }
        })
        .collect()
}

/// A mark that stands on the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{5b0}'..='\u{5bd}')
}

fn width(face: usize, rtl: bool, text: &str, size: f32) -> f32 {
    let Some(face) = FACES.get(face) else { return 0.0 };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    let shaped = rustybuzz::shape(face, &[], buffer);
    let units: i32 = shaped.glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
    units as f32 * size / face.units_per_em() as f32
}

/// Breaks a text into lines that fit, between words where it can.
pub(super) fn wrap(text: &str, bold: bool, size: f32, room: f32) -> Vec<String> {
    let wide = |text: &str| runs(text, bold, size).iter().map(|run| run.width).sum::<f32>();
    let mut lines = Vec::new();
    for paragraph in printable(text).split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if wide(&longer) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            // A word longer than a line is cut where the line is full.
            for c in word.chars() {
                line.push(c);
                if wide(&line) > room {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, c.to_string()));
                }
            }
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
    use super::*;

    #[test]
    fn names_of_the_clients_can_be_shown() {
        for name in
            ["Nguyễn Thị Mai", "Þórdís Ōta Łukasz", "Ковалéнко Ірина", "محمد الحسن", "ሰላም ሃይለ", "Ёлкина", "Գրիգոր"]
        {
            assert_eq!(printable(name), name);
        }
        assert_eq!(printable("王 小明"), "[U+738B] [U+5C0F][U+660E]");
        assert_eq!(printable("a\u{202e}b\u{7}"), "ab");
    }

    #[test]
    fn a_mixed_line_is_cut_where_the_direction_turns() {
        let runs = runs("Nimi: محمد الحسن (K-000001)", false, 10.0);
        let texts: Vec<(&str, bool)> = runs.iter().map(|run| (run.text.as_str(), run.rtl)).collect();
        assert_eq!(texts, [("Nimi: ", false), ("محمد الحسن", true), (" (K-000001)", false)]);
    }

    #[test]
    fn long_texts_are_broken_and_nothing_is_lost() {
        let text = format!("{} {}", "x".repeat(300), "sana ".repeat(50).trim_end());
        let lines = wrap(&text, false, 10.0, 200.0);
        assert!(lines.len() > 10);
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }
}
