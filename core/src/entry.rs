//! An entry of the journal. This format is for ever: a change here breaks every chain ever written.
//!
//! A header is hashed over its own fixed bytes and names the hash of the client's previous header, so a
//! client's headers are a chain. The header holds the SHA-256 of salt and payload, not the payload: when salt
//! and payload are erased the chain still verifies. Over all headers in order runs one head of the journal, so
//! that a missing client or a directory rolled back shows.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use uuid::Uuid;

/// A client, by an identifier that says nothing of the person.
pub type ClientId = Uuid;

/// The register's own entries (runs of intake, settings) stand under no client.
pub const REGISTER: ClientId = Uuid::nil();

/// SHA-256.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    pub fn of(parts: &[&[u8]]) -> Hash {
        let mut sha = Sha256::new();
        for part in parts {
            sha.update(part);
        }
        Hash(sha.finalize().into())
    }

    /// 64 hexadecimal digits.
    pub fn parse(hex: &str) -> Option<Hash> {
        let mut out = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        for (i, byte) in out.iter_mut().enumerate() {
            *byte = u8::from_str_radix(hex.get(2 * i..2 * i + 2)?, 16).ok()?;
        }
        Some(Hash(out))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(d)?;
        Hash::parse(&hex).ok_or_else(|| serde::de::Error::custom("not a hash of 64 hexadecimal digits"))
    }
}

/// What the chain covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Place in the journal, from 1, without gaps.
    pub position: u64,
    pub client: ClientId,
    /// Place among the client's entries, from 1, without gaps: the version of the record.
    pub number: u32,
    /// Moment of recording, milliseconds since 1970 UTC.
    pub at: i64,
    /// The officer.
    pub by: String,
    /// What happened; with `version` it says how the payload is read.
    pub kind: String,
    pub version: u16,
    /// Hash of the client's previous header; zeros before the first.
    pub previous: Hash,
    /// SHA-256 of salt and payload.
    pub content: Hash,
}

impl Header {
    /// The bytes that are hashed: numbers big-endian, texts behind their length in two bytes.
    fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(160);
        out.extend_from_slice(b"koto-digi entry 1\0");
        out.extend_from_slice(&self.position.to_be_bytes());
        out.extend_from_slice(self.client.as_bytes());
        out.extend_from_slice(&self.number.to_be_bytes());
        out.extend_from_slice(&self.at.to_be_bytes());
        for text in [&self.by, &self.kind] {
            // A longer text can't be written (`Draft` bounds them), so the length always fits.
            out.extend_from_slice(&u16::try_from(text.len()).unwrap_or(u16::MAX).to_be_bytes());
            out.extend_from_slice(text.as_bytes());
        }
        out.extend_from_slice(&self.version.to_be_bytes());
        out.extend_from_slice(&self.previous.0);
        out.extend_from_slice(&self.content.0);
        out
    }

    pub fn hash(&self) -> Hash {
        Hash::of(&[&self.bytes()])
    }
}

/// Salt and payload, as written; erased together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub salt: [u8; 16],
    pub payload: Vec<u8>,
}

impl Content {
    pub fn hash(&self) -> Hash {
        Hash::of(&[&self.salt, &self.payload])
    }
}

/// A header with its content; without it when erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub header: Header,
    /// Hash of the header as written, kept beside it: a header changed in the store shows at its own entry.
    pub hash: Hash,
    pub content: Option<Content>,
}

/// What is to be written, before it has a place.
#[derive(Clone, Debug)]
pub struct Draft {
    pub client: ClientId,
    pub at: i64,
    pub by: String,
    pub kind: &'static str,
    pub version: u16,
    pub content: Content,
}

/// Where the next entry of a client goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientHead {
    pub number: u32,
    pub hash: Hash,
}

/// Over all headers up to a position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub position: u64,
    pub hash: Hash,
}

impl Head {
    pub fn next(self, header: &Header) -> Head {
        Head { position: header.position, ..self.behind(&header.hash()) }
    }

    /// The same for the next header, of which only the hash is known.
    pub fn behind(self, header: &Hash) -> Head {
        let hash = Hash::of(&[b"koto-digi head 1\0", &self.hash.0, &header.0]);
        Head { position: self.position.saturating_add(1), hash }
    }
}

impl Draft {
    /// Gives the draft its place behind the journal's and the client's last entry.
    pub fn seal(self, head: Head, client: ClientHead) -> Entry {
        let header = Header {
            position: head.position + 1,
            client: self.client,
            number: client.number + 1,
            at: self.at,
            by: self.by,
            kind: self.kind.to_owned(),
            version: self.version,
            previous: client.hash,
            content: self.content.hash(),
        };
        Entry { hash: header.hash(), header, content: Some(self.content) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of 2026 must hash as they did in 2026.
    #[test]
    fn the_format_does_not_drift() {
        let draft = Draft {
            client: Uuid::from_u128(0x0102_0304),
            at: 1_795_000_000_000,
            by: "aino.worker".into(),
            kind: "client_registered",
            version: 1,
            content: Content { salt: [7; 16], payload: b"{}".to_vec() },
        };
        let entry = draft.seal(Head::default(), ClientHead::default());
        assert_eq!(
            entry.header.content.to_string(),
            "b41fc38fe99d3097c65af3b58644d503f2a3f5d5dc7fb9b53d9ca83cc9ff5cfb"
        );
        assert_eq!(
            Head::default().next(&entry.header).hash.to_string(),
            "8de31aef0b16e111e16facda4c1801a187e24186bce76525e423a3755ffb37df"
        );
    }

    #[test]
    fn an_entry_carries_the_hash_of_its_header() {
        let content = Content { salt: [7; 16], payload: b"{}".to_vec() };
        let draft = Draft { client: REGISTER, at: 0, by: "x".into(), kind: "y", version: 1, content };
        let entry = draft.seal(Head::default(), ClientHead::default());
        assert_eq!(entry.hash, entry.header.hash());
    }
}
