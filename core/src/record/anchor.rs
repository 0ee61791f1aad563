//! An anchor: the heads of both chains at a moment, as a line of a file that another organisation can keep. The
//! lines of a file are a chain of their own.

use crate::entry::{Hash, Head};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Milliseconds since 1970 UTC.
    pub at: i64,
    pub journal: Head,
    pub looks: Head,
    /// SHA-256 of the line before; zeros in the first.
    pub previous: Hash,
}

/// What is wrong with a file of anchors, and in which line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFault {
    pub line: usize,
    pub kind: LineFaultKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFaultKind {
    /// It is no anchor, and the line behind it does not vouch for it as a write cut short.
    Unreadable,
    /// Lines before it are gone, changed, or in another order.
    Previous,
}

impl Anchor {
    /// Without the end of the line.
    pub fn line(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    pub fn parse(line: &str) -> Option<Anchor> {
        serde_json::from_str(line).ok()
    }

    /// What the next line names.
    pub fn hash_of(line: &str) -> Hash {
        Hash::of(&[line.as_bytes()])
    }
}

/// The anchors of a file with their lines, and what is wrong with it. It may begin anywhere: whoever keeps anchors
/// may keep the last ones only.
pub fn read(text: &str) -> (Vec<(usize, Anchor)>, Vec<LineFault>) {
    let lines: Vec<&str> = text.lines().collect();
    let (mut anchors, mut faults) = (Vec::new(), Vec::new());
    for (i, line) in lines.iter().enumerate() {
        let number = i + 1;
        let names = |next: &&str| Anchor::parse(next).map(|next| next.previous);
        match Anchor::parse(line) {
            Some(anchor) => {
                if i > 0 && anchor.previous != Anchor::hash_of(lines[i - 1]) {
                    faults.push(LineFault { line: number, kind: LineFaultKind::Previous });
                }
                anchors.push((number, anchor));
            }
            None if lines.get(i + 1).and_then(names) == Some(Anchor::hash_of(line)) => {}
            None => faults.push(LineFault { line: number, kind: LineFaultKind::Unreadable }),
        }
    }
    (anchors, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for position in 1..=4 {
            let head = Head { position, hash: Hash::of(&[&[1]]) };
            let previous = lines.last().map(|line| Anchor::hash_of(line)).unwrap_or_default();
            let anchor = Anchor { at: position as i64, journal: head, looks: Head::default(), previous };
            lines.push(anchor.line().unwrap());
        }
        lines
    }

    #[test]
    fn a_file_of_anchors_shows_what_was_done_to_it() {
        let whole = file();
        assert_eq!((read(&whole.join("\n")).0.len(), read(&whole.join("\n")).1), (4, vec![]));
        // The last lines alone are as good.
        assert_eq!(read(&whole[2..].join("\n")).1, []);
        let fault = |lines: &[String]| read(&lines.join("\n")).1.first().map(|fault| (fault.line, fault.kind));
        let mut gone = whole.clone();
        gone.remove(1);
        assert_eq!(fault(&gone), Some((2, LineFaultKind::Previous)));
        let mut changed = whole.clone();
        changed[1] = changed[1].replace("\"at\":2", "\"at\":3");
        assert_eq!(fault(&changed), Some((3, LineFaultKind::Previous)));
        let mut swapped = whole.clone();
        swapped.swap(1, 2);
        assert_eq!(fault(&swapped), Some((2, LineFaultKind::Previous)));
        let mut cut = whole;
        cut[3].truncate(20);
        assert_eq!(fault(&cut), Some((4, LineFaultKind::Unreadable)));
    }

    /// A power cut may leave half a line; whoever wrote the next one saw it.
    #[test]
    fn half_a_line_that_the_next_one_names_is_no_fault() {
        let mut lines = file();
        lines[3].truncate(20);
        let previous = Anchor::hash_of(&lines[3]);
        let anchor = Anchor { at: 9, journal: Head::default(), looks: Head::default(), previous };
        lines.push(anchor.line().unwrap());
        let (anchors, faults) = read(&lines.join("\n"));
        assert_eq!((anchors.len(), faults), (4, vec![]));
    }
}
