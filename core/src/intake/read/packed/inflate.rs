//! One part of a package, unpacked as it is read.

use super::budget::{self, Budget};
use crate::intake::fault::{Fault, FaultKind};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use std::io::{BufRead, Error, ErrorKind, Read, Result as IoResult};

const CHUNK: usize = 64 << 10;

/// One piece of XML, such as a cell's text, is never longer.
const PIECE_AT_MOST: u64 = 4 << 20;

/// Why no more comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    TooLarge(u64),
    Damaged,
    Piece,
}

/// The bytes of a part, counted.
#[derive(Debug)]
pub struct Unpacking<'p> {
    pub part: &'p str,
    input: &'p [u8],
    /// None where the part was only stored.
    inflate: Option<Decompress>,
    chunk: Vec<u8>,
    from: usize,
    crc: Crc,
    want_crc: Option<u32>,
    out: u64,
    at_most: u64,
    /// How much was out when the present piece began.
    piece: u64,
    ended: bool,
    stop: Option<Stop>,
    budget: &'p Budget,
}

impl<'p> Unpacking<'p> {
    pub fn new(
        part: &'p str,
        input: &'p [u8],
        deflated: bool,
        want_crc: Option<u32>,
        budget: &'p Budget,
    ) -> Unpacking<'p> {
        Unpacking {
            part,
            input,
            inflate: deflated.then(|| Decompress::new(false)),
            chunk: Vec::with_capacity(CHUNK),
            from: 0,
            crc: Crc::new(),
            want_crc,
            out: 0,
            at_most: budget::growth(input.len()),
            piece: 0,
            ended: false,
            stop: None,
            budget,
        }
    }

    /// From here on a new piece is read.
    pub fn new_piece(&mut self) {
        self.piece = self.out;
    }

    /// What of a new piece is unpacked already. What is wrong with the part is said when more is asked for.
    pub fn ahead(&mut self) -> &[u8] {
        self.new_piece();
        self.fill_buf().unwrap_or(&[])
    }

    /// What stopped the reading, if it was not the XML.
    pub fn fault(&self) -> Option<Fault> {
        Some(match self.stop? {
            Stop::TooLarge(at_most) => budget::too_large(self.part, at_most),
            Stop::Damaged => FaultKind::PartDamaged.with_both(self.part.to_owned(), self.byte()),
            Stop::Piece => FaultKind::PieceTooLong.with_both(self.part.to_owned(), self.byte()),
        })
    }

    fn byte(&self) -> usize {
        usize::try_from(self.out).unwrap_or(usize::MAX)
    }

    /// All of it, kept.
    pub fn all(mut self) -> Result<Vec<u8>, Fault> {
        let mut all = Vec::new();
        let (budget, part) = (self.budget, self.part);
        loop {
            self.new_piece();
            let length = match self.fill_buf() {
                Ok([]) => return Ok(all),
                Ok(chunk) => {
                    budget.keep(chunk.len(), part)?;
                    all.extend_from_slice(chunk);
                    chunk.len()
                }
                Err(_) => return Err(self.fault().unwrap_or_else(|| FaultKind::Workbook.fault())),
            };
            self.consume(length);
        }
    }

    fn stopped<T>(&mut self, stop: Stop) -> IoResult<T> {
        self.stop = Some(stop);
        Err(Error::from(ErrorKind::InvalidData))
    }

    /// Makes the next chunk.
    fn fill(&mut self) -> IoResult<()> {
        self.chunk.clear();
        self.from = 0;
        let Some(inflate) = &mut self.inflate else {
            let (head, rest) = self.input.split_at(self.input.len().min(CHUNK));
            self.chunk.extend_from_slice(head);
            self.input = rest;
            self.ended = rest.is_empty();
            return Ok(());
        };
        while self.chunk.is_empty() && !self.ended {
            let before = inflate.total_in();
            let done = inflate.decompress_vec(self.input, &mut self.chunk, FlushDecompress::None);
            let taken = usize::try_from(inflate.total_in() - before).unwrap_or(0);
            self.input = self.input.get(taken..).unwrap_or(&[]);
            match done {
                Ok(Status::StreamEnd) => self.ended = true,
                Ok(_) if taken > 0 || !self.chunk.is_empty() => {}
                // The bytes end before what they say is at its end.
                _ => return self.stopped(Stop::Damaged),
            }
        }
        Ok(())
    }
}

impl BufRead for Unpacking<'_> {
    fn fill_buf(&mut self) -> IoResult<&[u8]> {
        if self.from == self.chunk.len() && self.stop.is_some() {
            return Err(Error::from(ErrorKind::InvalidData));
        }
        if self.from == self.chunk.len() && !self.ended {
            self.fill()?;
            self.out += self.chunk.len() as u64;
            self.crc.update(&self.chunk);
            if self.out > self.at_most {
                return self.stopped(Stop::TooLarge(self.at_most));
            }
            if !self.budget.stream(self.chunk.len()) {
                return self.stopped(Stop::TooLarge(budget::streamed_at_most()));
            }
            if self.out - self.piece > PIECE_AT_MOST {
                return self.stopped(Stop::Piece);
            }
            if self.ended && self.want_crc.is_some_and(|crc| crc != self.crc.sum()) {
                return self.stopped(Stop::Damaged);
            }
        }
        Ok(&self.chunk[self.from..])
    }

    fn consume(&mut self, length: usize) {
        self.from = (self.from + length).min(self.chunk.len());
    }
}

impl Read for Unpacking<'_> {
    fn read(&mut self, into: &mut [u8]) -> IoResult<usize> {
        let chunk = self.fill_buf()?;
        let length = chunk.len().min(into.len());
        into[..length].copy_from_slice(&chunk[..length]);
        self.consume(length);
        Ok(length)
    }
}

/// Goes past bytes that were looked at ahead.
#[inline]
pub fn skip(mut from: impl BufRead, bytes: usize) {
    from.consume(bytes);
}
