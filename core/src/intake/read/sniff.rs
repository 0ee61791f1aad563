//! Files that are not text at all, by their first bytes.

use crate::intake::fault::{Fault, FaultKind};

const OTHER_TYPES: &[(&[u8], &str)] = &[
    (b"\xD0\xCF\x11\xE0", "XLS/DOC (Office 97–2003)"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"\x1F\x8B", "gzip"),
    (b"7z\xBC\xAF", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"BZh", "bzip2"),
    (b"\x28\xB5\x2F\xFD", "Zstandard"),
    (b"\x7FELF", "ELF"),
    (b"MZ\x90", "EXE"),
    (b"SQLite format 3", "SQLite"),
    (b"{\\rtf", "RTF"),
    (b"<?xml", "XML"),
    (b"<html", "HTML"),
    (b"<!doctype html", "HTML"),
    (b"<table", "HTML"),
];

/// Refuses a file whose first bytes are another type's.
pub fn refuse_other_types(bytes: &[u8]) -> Result<(), Fault> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Err(FaultKind::Workbook.fault());
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |with: &[u8]| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    match OTHER_TYPES.iter().find(|(magic, _)| bytes.starts_with(magic) || begins(magic)) {
        Some((_, name)) => Err(FaultKind::WrongType.with(*name)),
        None if json(text) => Err(FaultKind::WrongType.with("JSON")),
        None => Ok(()),
    }
}

fn json(text: &[u8]) -> bool {
    let mut rest = text.iter().filter(|b| !b.is_ascii_whitespace());
    matches!((rest.next(), rest.next()), (Some(b'{' | b'['), Some(b'"' | b'{' | b'[' | b'}' | b']')))
}

/// Refuses a body in which control characters are more than an accident.
pub fn refuse_binary(body: &[u8]) -> Result<(), Fault> {
    let head = &body[..body.len().min(8192)];
    let odd = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A);
    if head.iter().filter(|b| odd(b)).count() * 20 > head.len() {
        let at = head.iter().position(odd).unwrap_or(0);
        return Err(FaultKind::Binary.with(at));
    }
    Ok(())
}
