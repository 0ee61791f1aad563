//! What stands between the cells.

use super::records::Records;
use std::borrow::Cow;

const CANDIDATES: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The line `sep=;` that Excel reads and does not show; it is taken off.
pub fn told(body: Cow<'_, [u8]>) -> (Cow<'_, [u8]>, Option<u8>) {
    let Some(separator) = body.strip_prefix(b"sep=").and_then(|rest| rest.first()).copied() else {
        return (body, None);
    };
    let rest = &body[5..];
    let skip = 5 + match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return (body, None),
    };
    if !CANDIDATES.contains(&separator) {
        return (body, None);
    }
    let body = match body {
        Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[skip..]),
        Cow::Owned(bytes) => Cow::Owned(bytes[skip..].to_vec()),
    };
    (body, Some(separator))
}

/// The separator by which the first rows have the same and the greatest number of cells.
pub fn detect(body: &[u8]) -> Option<u8> {
    // A part is enough, and a file that is one endless line is read no further.
    let head = &body[..body.len().min(256 << 10)];
    let mut best = (0, None);
    for separator in CANDIDATES {
        let widths = widths(head, separator);
        let Some(width) = usual(&widths) else { continue };
        let alike = widths.iter().filter(|w| **w == width).count();
        let score = (width - 1) * alike * 100 / widths.len();
        if width > 1 && score > best.0 {
            best = (score, Some(separator));
        }
    }
    best.1
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
