//! Lines of the reading process to whoever started it.

use super::line::Line;
use std::io::{self, BufWriter, Stdout, Write};

#[derive(Debug)]
pub(super) struct Answers(BufWriter<Stdout>);

impl Answers {
    pub fn to_stdout() -> Answers {
        Answers(BufWriter::with_capacity(1 << 16, io::stdout()))
    }

    pub fn say(&mut self, line: &Line) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, line)?;
        self.0.write_all(b"\n")
    }

    /// Nobody waits for what stands in a buffer.
    pub fn say_now(&mut self, line: &Line) -> io::Result<()> {
        self.say(line)?;
        self.0.flush()
    }
}

/// Says what is written to it, in pieces that are whole characters: a long report never stands in memory as a text.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    answers: &'a mut Answers,
    piece: Vec<u8>,
}

const PIECE: usize = 1 << 16;

impl<'a> Pieces<'a> {
    pub fn to(answers: &'a mut Answers) -> Pieces<'a> {
        Pieces { answers, piece: Vec::with_capacity(PIECE) }
    }

    fn say(&mut self) -> io::Result<()> {
        let whole = std::str::from_utf8(&self.piece).map_or_else(|at| at.valid_up_to(), str::len);
        let rest = self.piece.split_off(whole);
        let piece = String::from_utf8(std::mem::replace(&mut self.piece, rest)).unwrap_or_default();
        if piece.is_empty() { Ok(()) } else { self.answers.say(&Line::Said(piece)) }
    }
}

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.say()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.say()
    }
}
