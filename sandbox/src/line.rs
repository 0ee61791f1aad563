//! An entry as one line of JSON: how the browser keeps it and how it stands in a file.
//!
//! A payload that is text stays readable; other bytes are written in hexadecimal. Either way the very same bytes
//! come back, for the chain is over the bytes.

use kotodigi::entry::{Content, Entry, Hash, Header};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    header: Header,
    hash: Hash,
    /// Missing when erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    payload: Option<Payload>,
}

#[derive(Serialize, Deserialize)]
enum Payload {
    #[serde(rename = "text")]
    Text(String),
    #[serde(rename = "bytes")]
    Bytes(String),
}

pub fn write(entry: &Entry) -> Result<String, String> {
    let content = entry.content.as_ref();
    let line = Line {
        header: entry.header.clone(),
        hash: entry.hash,
        salt: content.map(|content| hex(&content.salt)),
        payload: content.map(|content| match std::str::from_utf8(&content.payload) {
            Ok(text) => Payload::Text(text.to_owned()),
            Err(_) => Payload::Bytes(hex(&content.payload)),
        }),
    };
    serde_json::to_string(&line).map_err(|error| error.to_string())
}

pub fn read(line: &str) -> Result<Entry, String> {
    let Line { header, hash, salt, payload } = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let content = match (salt, payload) {
        (None, None) => None,
        (Some(salt), Some(payload)) => Some(content(&salt, payload).ok_or("salt or payload is not hexadecimal")?),
        _ => return Err("salt and payload belong together".into()),
    };
    Ok(Entry { header, hash, content })
}

fn content(salt: &str, payload: Payload) -> Option<Content> {
    let payload = match payload {
        Payload::Text(text) => text.into_bytes(),
        Payload::Bytes(digits) => bytes(&digits)?,
    };
    Some(Content { salt: bytes(salt)?.try_into().ok()?, payload })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        // Writing to a String never fails.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes();
    let even = digits.len().is_multiple_of(2) && digits.iter().all(u8::is_ascii_hexdigit);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    even.then(|| digits.chunks(2).map(byte).collect()).flatten()
}
