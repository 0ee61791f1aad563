//! What stands between the cells.

use super::evidence;
use super::records::Records;
use crate::intake::fault::{Fault, FaultKind};
use crate::words::Phrase;

const CANDIDATES: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The line `sep=;` that Excel reads and does not show: the separator it names and the bytes it takes.
pub fn told(body: &[u8]) -> Option<(u8, usize)> {
    let rest = body.strip_prefix(b"sep=")?;
    let (separator, rest) = rest.split_first()?;
    let line_end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    CANDIDATES.contains(separator).then_some((*separator, 5 + line_end))
}

/// A separator somebody gave: a sign that cannot be part of a word or a row's end.
pub fn given(separator: char) -> Result<u8, Fault> {
    let fits = |b: &u8| b.is_ascii() && !b.is_ascii_alphanumeric() && !matches!(b, b'"' | b'\r' | b'\n' | 0);
    u8::try_from(u32::from(separator))
        .ok()
        .filter(fits)
        .ok_or_else(|| FaultKind::ReadingSeparator.with(separator.to_string()))
}

/// The separator by which the first rows have the same and the greatest number of cells.
pub fn detect(body: &[u8]) -> Option<(u8, Phrase)> {
    // A part is enough, and a file that is one endless line is read no further.
    let head = &body[..body.len().min(256 << 10)];
    let mut best = (0, None);
    for separator in CANDIDATES {
        let widths = widths(head, separator);
        let Some(width) = usual(&widths) else { continue };
        let alike = widths.iter().filter(|w| **w == width).count();
        let score = (width - 1) * alike * 100 / widths.len();
        if width > 1 && score > best.0 {
            best = (score, Some((separator, widths.len(), alike, width)));
        }
    }
    best.1.map(|(separator, rows, alike, width)| (separator, evidence::separator(separator, rows, alike, width)))
}

fn widths(head: &[u8], separator: u8) -> Vec<usize> {
    let mut records = Records::new(head, separator);
    let mut record = csv::ByteRecord::new();
    let mut widths = Vec::new();
    while widths.len() < 40 && records.next(&mut record).is_some() {
        widths.push(record.len());
    }
    widths
}

/// The most frequent width, the greater of equals.
fn usual(widths: &[usize]) -> Option<usize> {
    widths.iter().copied().max_by_key(|w| (widths.iter().filter(|other| *other == w).count(), *w))
}
