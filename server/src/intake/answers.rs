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
