//! An archive in memory: what the Act does not let in is not for the server to keep. It stands beside the file it came
//! from, for its loader to take away, takes of the same room, and goes with that file.

use super::archive::{Lines, head};
use super::shelf::{Reserved, Shelf};
use axum::body::Bytes;
use kotodigi::intake::load::Loaded;
use std::io;

/// Room is taken in pieces.
const PIECE: usize = 1 << 20;

#[derive(Debug)]
pub struct Gathering<'s> {
    shelf: &'s Shelf,
    room: Vec<Reserved>,
    head: Option<String>,
    lines: u32,
    rows: Vec<u8>,
}

/// Whole, with its head.
#[derive(Debug)]
pub struct Download {
    pub bytes: Bytes,
    pub lines: u32,
    _room: Vec<Reserved>,
}

impl<'s> Gathering<'s> {
    pub fn on(shelf: &'s Shelf) -> Gathering<'s> {
        Gathering { shelf, room: Vec::new(), head: None, lines: 0, rows: Vec::new() }
    }

    pub fn end(self, loaded: &Loaded, by: &str, at: i64) -> io::Result<Download> {
        let mut bytes = format!("{}\n", head(self.head.as_deref(), loaded, by, at)?).into_bytes();
        bytes.extend_from_slice(&self.rows);
        Ok(Download { bytes: bytes.into(), lines: self.lines, _room: self.room })
    }
}

impl Lines for Gathering<'_> {
    fn add(&mut self, line: &str) -> io::Result<()> {
        if self.head.is_none() {
            self.head = Some(line.to_owned());
            return Ok(());
        }
        while self.rows.len() + line.len() >= self.room.len() * PIECE {
            let more = self.shelf.reserve(PIECE as u64).ok_or(io::ErrorKind::StorageFull)?;
            self.room.push(more);
        }
        self.lines += 1;
        self.rows.extend_from_slice(line.as_bytes());
        self.rows.push(b'\n');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
    use super::*;

    #[test]
    fn an_archive_takes_of_the_room_of_files_and_gives_it_back() {
        let shelf = Shelf::of(1 << 20);
        let mut gathering = Gathering::on(&shelf);
        gathering.add("{\"archive\":\"a\"}").unwrap();
        let long = "x".repeat(PIECE - 1);
        (0..4).for_each(|_| gathering.add(&long).unwrap());
        assert_eq!(gathering.add(&long).unwrap_err().kind(), io::ErrorKind::StorageFull);
        let download = gathering.end(&Loaded::default(), "otto", 7).unwrap();
        assert!(
            download.lines == 4 && download.bytes.starts_with(b"{\"archive\":\"a\",\"made_at\":7,"),
            "{download:?}"
        );
        assert!(shelf.reserve(1 << 20).is_none());
        drop(download);
        assert!(shelf.reserve(4 << 20).is_some());
    }
}
