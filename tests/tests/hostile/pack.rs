//! Zips by hand, so that they can lie: sizes, names, places and marks are what the case says.

use crc32fast::Hasher;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

#[derive(Clone, Default)]
pub struct Entry {
    pub name: Vec<u8>,
    /// Name in the central directory, where it is another.
    pub other_name: Option<Vec<u8>>,
    pub method: u16,
    pub flags: u16,
    pub packed: Vec<u8>,
    pub crc: u32,
    pub size: u64,
    /// Said instead of the true packed size.
    pub said_packed: Option<u32>,
    /// Offset said in the central directory.
    pub said_at: Option<u32>,
    pub extra: Vec<u8>,
    pub attributes: u32,
}

pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn entry(name: &str, bytes: &[u8]) -> Entry {
    let mut crc = Crc::new();
    crc.update(bytes);
    let (packed, size) = (deflated(bytes), bytes.len() as u64);
    Entry { name: name.into(), method: 8, packed, crc: crc.sum(), size, ..Entry::default() }
}

pub fn stored(name: &str, bytes: &[u8]) -> Entry {
    Entry { method: 0, packed: bytes.to_vec(), ..entry(name, bytes) }
}

/// `piece` so many times between `head` and `tail`, packed as one stream; sum and size are true.
pub fn bomb(name: &str, head: &[u8], piece: &[u8], times: u64, tail: &[u8]) -> Entry {
    // A chunk ends at a byte and looks back at nothing, so it can be repeated as it is.
    let mut chunk = Vec::new();
    while chunk.len() < 1 << 20 {
        chunk.extend_from_slice(piece);
    }
    let each = (chunk.len() / piece.len()) as u64;
    let chunks = times.div_ceil(each);
    let closed = |bytes: &[u8]| {
        let mut packer = flate2::Compress::new(Compression::best(), false);
        let mut out = Vec::with_capacity(bytes.len() + 1_000);
        packer.compress_vec(bytes, &mut out, flate2::FlushCompress::Full).unwrap();
        out
    };
    let (packed_head, packed_chunk) = (closed(head), closed(&chunk));
    let mut packed = packed_head;
    for _ in 0..chunks {
        packed.extend_from_slice(&packed_chunk);
    }
    packed.extend_from_slice(&deflated(tail));
    let sum = |bytes: &[u8]| {
        let mut hasher = Hasher::new();
        hasher.update(bytes);
        hasher
    };
    let (mut whole, one) = (sum(head), sum(&chunk));
    (0..chunks).for_each(|_| whole.combine(&one));
    whole.combine(&sum(tail));
    let size = head.len() as u64 + chunks * chunk.len() as u64 + tail.len() as u64;
    Entry { name: name.into(), method: 8, packed, crc: whole.finalize(), size, ..Entry::default() }
}

fn two(to: &mut Vec<u8>, n: u16) {
    to.extend_from_slice(&n.to_le_bytes());
}

fn four(to: &mut Vec<u8>, n: u32) {
    to.extend_from_slice(&n.to_le_bytes());
}

fn small(size: u64) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

fn local(to: &mut Vec<u8>, entry: &Entry) {
    four(to, 0x0403_4B50);
    two(to, 20);
    two(to, entry.flags);
    two(to, entry.method);
    four(to, 0x5A21_0000);
    four(to, entry.crc);
    four(to, entry.said_packed.unwrap_or_else(|| small(entry.packed.len() as u64)));
    four(to, small(entry.size));
    two(to, entry.name.len() as u16);
    two(to, entry.extra.len() as u16);
    to.extend_from_slice(&entry.name);
    to.extend_from_slice(&entry.extra);
    to.extend_from_slice(&entry.packed);
}

fn central(to: &mut Vec<u8>, entry: &Entry, at: u32) {
    let name = entry.other_name.as_ref().unwrap_or(&entry.name);
    four(to, 0x0201_4B50);
    two(to, 0x0314);
    two(to, 20);
    two(to, entry.flags);
    two(to, entry.method);
    four(to, 0x5A21_0000);
    four(to, entry.crc);
    four(to, entry.said_packed.unwrap_or_else(|| small(entry.packed.len() as u64)));
    four(to, small(entry.size));
    two(to, name.len() as u16);
    two(to, entry.extra.len() as u16);
    two(to, 0);
    two(to, 0);
    two(to, 0);
    four(to, entry.attributes);
    four(to, entry.said_at.unwrap_or(at));
    to.extend_from_slice(name);
    to.extend_from_slice(&entry.extra);
}

pub fn end(to: &mut Vec<u8>, entries: u16, size: u32, at: u32, comment: &[u8]) {
    four(to, 0x0605_4B50);
    two(to, 0);
    two(to, 0);
    two(to, entries);
    two(to, entries);
    four(to, size);
    four(to, at);
    two(to, comment.len() as u16);
    to.extend_from_slice(comment);
}

pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut places = Vec::new();
    for entry in entries {
        places.push(out.len() as u32);
        local(&mut out, entry);
    }
    let at = out.len() as u32;
    for (entry, place) in entries.iter().zip(places) {
        central(&mut out, entry, place);
    }
    let size = out.len() as u32 - at;
    end(&mut out, entries.len() as u16, size, at, b"");
    out
}
