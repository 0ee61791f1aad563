//! One client's record as a file: every entry with its header, salt and payload, and the heads it stood under.

use super::anchor::Anchor;
use super::tie::Tie;
use crate::entry::{ClientHead, ClientId, Content, Entry, Hash, Head, Header};
use crate::journal::client_head;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// A larger number needs a newer program.
pub const FORM: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordFile {
    #[serde(rename = "koto-digi record")]
    pub form: u32,
    /// When it was taken out, milliseconds since 1970 UTC.
    pub at: i64,
    pub client: ClientId,
    /// `K-000123`.
    pub client_number: String,
    pub entries: Vec<Line>,
    /// Number and hash of the last entry.
    pub head: ClientHead,
    /// Over every entry of the journal at that time.
    pub journal: Head,
    /// The first anchor over each entry, and the newest.
    pub anchors: Vec<Anchor>,
    /// From the entries to the anchors.
    pub ties: Vec<Tie>,
}

/// An entry. What is text stays readable; other bytes are hexadecimal. Both missing: erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub position: u64,
    pub client: ClientId,
    pub number: u32,
    pub at: i64,
    pub by: String,
    pub kind: String,
    pub version: u16,
    pub previous: Hash,
    pub content: Hash,
    pub hash: Hash,
    pub salt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<String>,
}

impl RecordFile {
    pub fn of(
        at: i64,
        client: (ClientId, String),
        entries: &[Entry],
        journal: Head,
        anchors: Vec<Anchor>,
    ) -> RecordFile {
        let ((client, client_number), head) = (client, client_head(entries));
        let entries = entries.iter().map(Line::of).collect();
        RecordFile { form: FORM, at, client, client_number, entries, head, journal, anchors, ties: Vec::new() }
    }

    #[must_use]
    pub fn with_ties(self, ties: Vec<Tie>) -> RecordFile {
        RecordFile { ties, ..self }
    }

    pub fn parse(text: &str) -> Result<RecordFile, serde_json::Error> {
        serde_json::from_str(text)
    }

    pub fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}

impl Line {
    fn of(entry: &Entry) -> Line {
        let Entry { header, hash, content } = entry.clone();
        let (text, bytes) = match content.as_ref().map(|content| std::str::from_utf8(&content.payload)) {
            Some(Ok(text)) => (Some(text.to_owned()), None),
            Some(Err(_)) => (None, content.as_ref().map(|content| hex(&content.payload))),
            None => (None, None),
        };
        let Header { position, client, number, at, by, kind, version, previous, content: sum } = header;
        let salt = content.map(|content| hex(&content.salt));
        Line { position, client, number, at, by, kind, version, previous, content: sum, hash, salt, text, bytes }
    }

    pub(super) fn header(&self) -> Header {
        Header {
            position: self.position,
            client: self.client,
            number: self.number,
            at: self.at,
            by: self.by.clone(),
            kind: self.kind.clone(),
            version: self.version,
            previous: self.previous,
            content: self.content,
        }
    }

    /// As the journal knows it.
    pub(super) fn entry(&self) -> Entry {
        Entry { header: self.header(), hash: self.hash, content: self.content() }
    }

    pub fn is_erased(&self) -> bool {
        self.salt.is_none() && self.text.is_none() && self.bytes.is_none()
    }

    /// What was hashed; nothing where it stands in no form that was ever written.
    pub(super) fn content(&self) -> Option<Content> {
        let payload = match (&self.text, &self.bytes) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(digits)) => unhex(digits)?,
            _ => return None,
        };
        Some(Content { salt: unhex(self.salt.as_deref()?)?.try_into().ok()?, payload })
    }
}

/// Of all anchors, oldest first, those a record needs: the first over each entry, and the newest.
pub fn covering(anchors: &[Anchor], entries: &[Entry]) -> Vec<Anchor> {
    let mut needed: Vec<Anchor> = Vec::new();
    let mut from = 0;
    for entry in entries {
        while anchors.get(from).is_some_and(|anchor| anchor.journal.position < entry.header.position) {
            from += 1;
        }
        needed.extend(anchors.get(from).filter(|anchor| needed.last() != Some(anchor)));
    }
    needed.extend(anchors.last().filter(|anchor| needed.last() != Some(anchor)));
    needed
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        // Writing to a String never fails.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn unhex(digits: &str) -> Option<Vec<u8>> {
    let digits = digits.as_bytes();
    let even = digits.len().is_multiple_of(2) && digits.iter().all(u8::is_ascii_hexdigit);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    even.then(|| digits.chunks(2).map(byte).collect()).flatten()
}
