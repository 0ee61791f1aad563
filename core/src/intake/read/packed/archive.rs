//! The directory of a zip package, read with suspicion: every part lies in the file, beside the others, once.

use super::budget::Budget;
use super::inflate::Unpacking;
use crate::intake::damage;
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::read::encoding::{Decoder, Encoding};
use std::collections::HashSet;

pub const MAGICS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

const PARTS_AT_MOST: usize = 2000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    deflated: bool,
    crc: u32,
    start: usize,
    end: usize,
}

#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    pub entries: Vec<Entry>,
}

impl<'a> Archive<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Archive<'a>, Fault> {
        let broken = || FaultKind::Workbook.fault();
        let (count, mut at) = directory(bytes).ok_or_else(broken)?;
        if count > PARTS_AT_MOST {
            return Err(FaultKind::TooManyParts.with(count));
        }
        let mut entries = Vec::with_capacity(count);
        let mut names = HashSet::new();
        for _ in 0..count {
            let (entry, next) = entry(bytes, at)?.ok_or_else(broken)?;
            at = next;
            if !names.insert(entry.name.to_lowercase()) {
                return Err(FaultKind::PartTwice.with(entry.name));
            }
            entries.push(entry);
        }
        let mut places: Vec<&Entry> = entries.iter().collect();
        places.sort_by_key(|entry| entry.start);
        for pair in places.windows(2) {
            if pair[0].end > pair[1].start {
                return Err(FaultKind::PartsOverlap.with_both(pair[0].name.clone(), pair[1].name.clone()));
            }
        }
        Ok(Archive { bytes, entries })
    }

    /// A part by its path, however its letters are written.
    pub fn find(&self, path: &str) -> Option<&Entry> {
        let path = path.trim_start_matches('/');
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(path))
    }

    pub fn open<'p>(&'p self, entry: &'p Entry, budget: &'p Budget) -> Unpacking<'p> {
        let packed = self.bytes.get(entry.start..entry.end).unwrap_or(&[]);
        Unpacking::new(&entry.name, packed, entry.deflated, Some(entry.crc), budget)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}

fn wide(value: u32) -> Option<usize> {
    usize::try_from(value).ok()
}

/// How many parts there are and where their list begins: the last thing in the file says so.
fn directory(bytes: &[u8]) -> Option<(usize, usize)> {
    let from = bytes.len().saturating_sub(22 + 0xFFFF);
    let tail = &bytes[from..];
    let end = from + tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let (count, start) = (u16_at(bytes, end + 10)?, u32_at(bytes, end + 16)?);
    if count < 0xFFFF && start < u32::MAX {
        return Some((count, wide(start)?));
    }
    // The larger form: a pointer before the end says where its numbers are.
    let pointer = end.checked_sub(20).filter(|at| bytes[*at..].starts_with(b"PK\x06\x07"))?;
    let large = u64_at(bytes, pointer + 8)?;
    bytes.get(large..)?.starts_with(b"PK\x06\x06").then_some(())?;
    Some((u64_at(bytes, large + 32)?, u64_at(bytes, large + 48)?))
}

/// The entry that begins here, and where the next one does; none where the directory is cut.
fn entry(bytes: &[u8], at: usize) -> Result<Option<(Entry, usize)>, Fault> {
    let Some(raw) = raw_entry(bytes, at) else { return Ok(None) };
    let folders = |name: &str| name.split(['/', '\\']).any(|part| part == "..");
    let outside = folders(&raw.name)
        || raw.name.starts_with(['/', '\\'])
        || raw.name.contains('\0')
        || raw.name.as_bytes().get(1) == Some(&b':');
    let name = shown(&raw.name);
    if raw.flags & 1 != 0 {
        return Err(FaultKind::PackageLocked.with(name));
    }
    if outside {
        return Err(FaultKind::PartName.with(name));
    }
    if !matches!(raw.method, 0 | 8) {
        return Err(FaultKind::PartMethod.with_both(name, raw.method));
    }
    let Some(start) = data_start(bytes, raw.local) else {
        return Err(FaultKind::PartDamaged.with_both(name, 0usize));
    };
    let end = start.checked_add(raw.packed).filter(|end| *end <= bytes.len());
    let Some(end) = end else { return Err(FaultKind::PartDamaged.with_both(name, bytes.len())) };
    Ok(Some((Entry { name, deflated: raw.method == 8, crc: raw.crc, start, end }, raw.next)))
}

/// A name with no sign that could play tricks where it is shown.
pub fn shown(name: &str) -> String {
    name.chars().take(200).map(|c| if damage::is_control(c, false) { '·' } else { c }).collect()
}

struct Raw {
    name: String,
    flags: usize,
    method: usize,
    crc: u32,
    packed: usize,
    local: usize,
    next: usize,
}

fn raw_entry(bytes: &[u8], at: usize) -> Option<Raw> {
    bytes.get(at..)?.starts_with(b"PK\x01\x02").then_some(())?;
    let (names, extras, comments) = (u16_at(bytes, at + 28)?, u16_at(bytes, at + 30)?, u16_at(bytes, at + 32)?);
    let flags = u16_at(bytes, at + 8)?;
    let name = bytes.get(at + 46..at + 46 + names)?;
    // Without the mark for UTF-8 it is in the letters of DOS.
    let letters =
        if flags & 0x800 != 0 || std::str::from_utf8(name).is_ok() { Encoding::Utf8 } else { Encoding::Cp850 };
    let name = Decoder::of(letters).decode(name).text.replace('\\', "/");
    let extra = bytes.get(at + 46 + names..at + 46 + names + extras)?;
    let (packed, size, local) = (u32_at(bytes, at + 20)?, u32_at(bytes, at + 24)?, u32_at(bytes, at + 42)?);
    let (packed, local) = match large_numbers(extra) {
        Some(large) => {
            let mut next = if size == u32::MAX { 8 } else { 0 };
            let mut number = |short: u32| {
                if short < u32::MAX {
                    return wide(short);
                }
                next += 8;
                u64_at(large, next - 8)
            };
            (number(packed)?, number(local)?)
        }
        None => (wide(packed)?, wide(local)?),
    };
    Some(Raw {
        name,
        flags,
        method: u16_at(bytes, at + 10)?,
        crc: u32_at(bytes, at + 16)?,
        packed,
        local,
        next: at + 46 + names + extras + comments,
    })
}

/// The extra field with numbers too large for the short form.
fn large_numbers(mut extra: &[u8]) -> Option<&[u8]> {
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let field = extra.get(4..4 + length)?;
        if id == 1 {
            return Some(field);
        }
        extra = &extra[4 + length..];
    }
    None
}

fn data_start(bytes: &[u8], local: usize) -> Option<usize> {
    bytes.get(local..)?.starts_with(b"PK\x03\x04").then_some(())?;
    Some(local + 30 + u16_at(bytes, local + 26)? + u16_at(bytes, local + 28)?)
}
