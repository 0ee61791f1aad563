//! What a file is, by its first bytes: not by its name.

use super::packed::{archive, gzip};
use crate::intake::fault::{Fault, FaultKind};

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Zip,
    Gzip,
    JsonLines,
    JsonArray,
}

const OTHER_TYPES: &[(&[u8], &str)] = &[
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"7z\xBC\xAF", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ", "xz"),
    (b"\x28\xB5\x2F\xFD", "Zstandard"),
    (b"\x7FELF", "ELF"),
    (b"MZ\x90", "EXE"),
    (b"SQLite format 3", "SQLite"),
    (b"\x00\x01\x00\x00Standard Jet DB", "Access"),
    (b"\x00\x01\x00\x00Standard ACE DB", "Access"),
    (b"{\\rtf", "RTF"),
    (b"PAR1", "Parquet"),
    (b"<?xml", "XML"),
];

/// Pages that are called `.xls` so that a spreadsheet opens them.
const PAGES: &[&[u8]] = &[b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<meta", b"<style", b"<div"];

/// The kind of a file, or a sentence that says what else it is and what to do.
pub fn kind(bytes: &[u8]) -> Result<Kind, Fault> {
    if archive::MAGICS.iter().any(|magic| bytes.starts_with(magic)) {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(gzip::MAGIC) {
        return Ok(Kind::Gzip);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(compound(bytes));
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |with: &[u8]| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    if PAGES.iter().any(|tag| begins(tag)) {
        return Err(FaultKind::WebPage.fault());
    }
    match OTHER_TYPES.iter().find(|(magic, _)| bytes.starts_with(magic) || begins(magic)) {
        Some((_, name)) => Err(FaultKind::WrongType.with(*name)),
        None => Ok(json(text)?.unwrap_or(Kind::Text)),
    }
}

/// A container of old Office files, or of a new one behind a password: the names of its streams tell.
fn compound(bytes: &[u8]) -> Fault {
    let head = bytes.get(..1 << 20).unwrap_or(bytes);
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        head.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        FaultKind::WorkbookLocked.fault()
    } else if has("Workbook") || has("Book") {
        FaultKind::OldWorkbook.with("XLS (Excel 97–2003)")
    } else {
        FaultKind::WrongType.with("XLS/DOC (Office 97–2003)")
    }
}

/// Whether text is objects one a line, or an array of them; one object with objects in it is no table.
fn json(text: &[u8]) -> Result<Option<Kind>, Fault> {
    let mut rest = text.iter().filter(|b| !b.is_ascii_whitespace());
    match (rest.next(), rest.next()) {
        (Some(b'['), Some(b'{')) => Ok(Some(Kind::JsonArray)),
        (Some(b'{'), Some(b'"')) => {
            let first = text.split(|b| *b == b'\n').next().unwrap_or(b"").trim_ascii();
            // What is wrong with a line is told of that line; an object over many lines, or round a list of others, is
            // none.
            match first.ends_with(b"}") && !holds_a_list(first) {
                true => Ok(Some(Kind::JsonLines)),
                false => Err(FaultKind::JsonShape.fault()),
            }
        }
        (Some(b'[' | b'{'), Some(b'[' | b'{' | b'}' | b']')) | (Some(b'['), Some(b'"')) => {
            Err(FaultKind::JsonShape.fault())
        }
        _ => Ok(None),
    }
}

/// Whether an object begins with a list of objects, or an empty one, and so holds a register as a whole.
fn holds_a_list(object: &[u8]) -> bool {
    let mut after = object.splitn(2, |b| *b == b':').nth(1).unwrap_or(b"").iter().filter(|b| !b.is_ascii_whitespace());
    after.next() == Some(&b'[') && matches!(after.next(), Some(b'{' | b']'))
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
