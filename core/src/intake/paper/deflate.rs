//! Packing bytes as they come, so that a table of a million cells never stands in memory as text.

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

#[derive(Debug)]
pub struct Deflate {
    press: Compress,
    sum: Crc,
    waiting: Vec<u8>,
    out: Vec<u8>,
}

/// Packed bytes, with what a package has to say of them.
#[derive(Debug)]
pub struct Packed {
    pub bytes: Vec<u8>,
    pub sum: u32,
    pub length: u32,
}

const BLOCK: usize = 64 << 10;

impl Deflate {
    pub fn new() -> Deflate {
        let press = Compress::new(Compression::fast(), false);
        Deflate { press, sum: Crc::new(), waiting: Vec::with_capacity(BLOCK + 4096), out: Vec::new() }
    }

    pub fn write(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= BLOCK {
            self.press(FlushCompress::None);
        }
    }

    fn press(&mut self, flush: FlushCompress) {
        self.sum.update(&self.waiting);
        let mut from = 0;
        loop {
            self.out.reserve(BLOCK);
            let (read, written) = (self.press.total_in(), self.press.total_out());
            let status = self.press.compress_vec(&self.waiting[from..], &mut self.out, flush);
            let (read, written) = (self.press.total_in() - read, self.press.total_out() - written);
            from += usize::try_from(read).unwrap_or(0);
            let ended = match flush {
                FlushCompress::Finish => matches!(status, Ok(Status::StreamEnd)),
                _ => from >= self.waiting.len(),
            };
            // With room in the output it always goes on; if it ever did not, this is no place to wait.
            if ended || status.is_err() || (read == 0 && written == 0) {
                break;
            }
        }
        self.waiting.clear();
    }

    pub fn end(mut self) -> Packed {
        self.press(FlushCompress::Finish);
        Packed { bytes: self.out, sum: self.sum.sum(), length: self.sum.amount() }
    }
}
