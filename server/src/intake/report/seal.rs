//! A signature over every byte of a report before it. JSON has it as its last member, a PDF in a comment behind its
//! end, where readers of PDF look no more.

use super::{Key, Migration};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ED25519, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// So that a signature is of nothing else.
const OF: &[u8] = b"kotodigi migration report 1\n";
const MEMBER: &str = ",\n  \"signature\": \"";
const END: &str = "\"\n}\n";
const COMMENT: &str = "\n%kotodigi-signature ";

#[derive(Serialize, Deserialize)]
struct Body<R> {
    report: R,
    key: String,
}

/// A report whose every byte is as it was signed.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The public key it was signed with.
    pub key: String,
    /// None where it is a PDF.
    pub report: Option<Migration>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No signature of ours stands at its end.
    NotSealed,
    /// A byte of it, or of the signature, has changed.
    Changed,
}

/// The report as JSON, signed.
pub fn seal(report: &Migration, key: &Key) -> serde_json::Result<String> {
    let whole = serde_json::to_string_pretty(&Body { report, key: key.public() })?;
    let body = whole.strip_suffix("\n}").unwrap_or(&whole);
    Ok(format!("{body}{MEMBER}{}{END}", key.sign(&signed(body.as_bytes()))))
}

/// The same on paper.
pub fn seal_pdf(mut pdf: Vec<u8>, key: &Key) -> Vec<u8> {
    pdf.extend_from_slice(COMMENT.as_bytes());
    pdf.extend_from_slice(key.public().as_bytes());
    let signature = key.sign(&signed(&pdf));
    pdf.extend_from_slice(format!(" {signature}\n").as_bytes());
    pdf
}

pub fn verify(bytes: &[u8]) -> Result<Verified, Fault> {
    if bytes.starts_with(b"%PDF") { of_pdf(bytes) } else { of_json(bytes) }
}

fn of_json(bytes: &[u8]) -> Result<Verified, Fault> {
    let text = String::from_utf8_lossy(bytes);
    // One broken byte in a report of ours is a change; a picture is no report.
    if matches!(text, Cow::Owned(_)) {
        return Err(if text.contains(MEMBER.trim_start()) { Fault::Changed } else { Fault::NotSealed });
    }
    let (body, rest) = text.rsplit_once(MEMBER).ok_or(Fault::NotSealed)?;
    let signature = rest.strip_suffix(END).ok_or(Fault::Changed)?;
    let Body { report, key } =
        serde_json::from_str::<Body<Migration>>(&format!("{body}\n}}")).map_err(|_| Fault::Changed)?;
    check(body.as_bytes(), &key, signature)?;
    Ok(Verified { key, report: Some(report) })
}

fn of_pdf(bytes: &[u8]) -> Result<Verified, Fault> {
    let at = bytes.windows(COMMENT.len()).rposition(|part| part == COMMENT.as_bytes()).ok_or(Fault::NotSealed)?;
    let said = std::str::from_utf8(&bytes[at + COMMENT.len()..]).map_err(|_| Fault::Changed)?;
    let (key, signature) = said.strip_suffix('\n').and_then(|said| said.split_once(' ')).ok_or(Fault::Changed)?;
    check(&bytes[..at + COMMENT.len() + key.len()], key, signature)?;
    Ok(Verified { key: key.to_owned(), report: None })
}

fn check(body: &[u8], key: &str, signature: &str) -> Result<(), Fault> {
    let read = |text: &str| STANDARD.decode(text).map_err(|_| Fault::Changed);
    let key = UnparsedPublicKey::new(&ED25519, read(key)?);
    key.verify(&signed(body), &read(signature)?).map_err(|_| Fault::Changed)
}

fn signed(body: &[u8]) -> Vec<u8> {
    [OF, body].concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
    use super::super::tests::migration;
    use super::*;

    #[test]
    fn one_changed_byte_anywhere_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::of(folder.path()).unwrap();
        assert_eq!(Key::of(folder.path()).unwrap().public(), key.public(), "it is made once");
        let sealed = seal(&migration(), &key).unwrap().into_bytes();
        let read: serde_json::Value = serde_json::from_slice(&sealed).unwrap();
        assert_eq!(read["report"]["system"], "vanha.csv");
        assert_eq!(verify(&sealed).unwrap().report, Some(migration()));
        let pdf = seal_pdf(b"%PDF-1.7\nsheet\n%%EOF".to_vec(), &key);
        assert_eq!(verify(&pdf).unwrap().key, key.public());
        for whole in [&sealed, &pdf] {
            for at in 0..whole.len() {
                let mut other = whole.clone();
                other[at] ^= 1;
                assert!(verify(&other).is_err(), "byte {at}");
            }
            assert!(verify(&whole[..whole.len() - 1]).is_err());
            assert!(verify(&[whole, &b" "[..]].concat()).is_err());
        }
        // Another register's key is another key, and says so.
        let other = tempfile::tempdir().unwrap();
        let other = Key::of(other.path()).unwrap();
        assert_ne!(verify(seal(&migration(), &other).unwrap().as_bytes()).unwrap().key, key.public());
    }
}
