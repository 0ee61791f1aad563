//! One file in gzip.

use super::budget::Budget;
use super::inflate::Unpacking;
use crate::intake::fault::{Fault, FaultKind};

pub const MAGIC: &[u8] = b"\x1F\x8B";

/// What the sentences call the file inside.
pub const NAME: &str = "gzip";

pub fn unpack(bytes: &[u8], budget: &Budget) -> Result<Vec<u8>, Fault> {
    let damaged = || FaultKind::PartDamaged.with_both(NAME, 0usize);
    let packed = after_header(bytes).ok_or_else(damaged)?;
    Unpacking::new(NAME, packed, true, None, budget).all()
}

/// The packed bytes after the header with its optional fields.
fn after_header(bytes: &[u8]) -> Option<&[u8]> {
    let flags = *bytes.get(3)?;
    let mut rest = bytes.get(10..)?;
    if bytes.get(2) != Some(&8) {
        return None;
    }
    if flags & 4 != 0 {
        let length = usize::from(u16::from_le_bytes(*rest.first_chunk()?));
        rest = rest.get(2 + length..)?;
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = rest.iter().position(|b| *b == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & 2 != 0 {
        rest = rest.get(2..)?;
    }
    Some(rest)
}
