//! One file in gzip: all its members one after another, each with its checksum.

use super::budget::{self, Budget};
use crate::intake::fault::{Fault, FaultKind};
use flate2::bufread::GzDecoder;
use std::io::{ErrorKind, Read};

pub const MAGIC: &[u8] = b"\x1F\x8B";

/// What the sentences call the file inside.
pub const NAME: &str = "gzip";

const CHUNK: usize = 64 << 10;

/// A file of a gigabyte in members of 64 kilobytes; more of them are made to cost time.
const MEMBERS_AT_MOST: usize = 20_000;

pub fn unpack(bytes: &[u8], budget: &Budget) -> Result<Vec<u8>, Fault> {
    let at_most = budget::growth(bytes.len());
    let (mut all, mut chunk, mut rest) = (Vec::new(), vec![0; CHUNK], bytes);
    let mut members = 0;
    // What stands behind the last member may be filled up with zeros, as on tapes.
    while rest.iter().any(|b| *b != 0) {
        if !rest.starts_with(MAGIC) {
            return Err(damaged(&all));
        }
        members += 1;
        if members > MEMBERS_AT_MOST {
            return Err(FaultKind::TooManyParts.with(members));
        }
        let mut member = GzDecoder::new(rest);
        loop {
            let length = member.read(&mut chunk).map_err(|why| match why.kind() {
                ErrorKind::UnexpectedEof => FaultKind::PackageCut.with_both(NAME, all.len()),
                _ => damaged(&all),
            })?;
            if length == 0 {
                break;
            }
            if !budget.stream(length) || (all.len() + length) as u64 > at_most {
                return Err(budget::too_large(NAME, at_most));
            }
            budget.keep(length, NAME)?;
            all.extend_from_slice(&chunk[..length]);
        }
        rest = member.into_inner();
    }
    Ok(all)
}

fn damaged(so_far: &[u8]) -> Fault {
    FaultKind::PartDamaged.with_both(NAME, so_far.len())
}
