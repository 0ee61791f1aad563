//! Bytes in memory that end early where a row has gone on for too long.

use std::io::{Read, Result};

/// A reader of bytes up to a fence that is moved row by row.
#[derive(Debug)]
pub struct Fenced<'a> {
    bytes: &'a [u8],
    at: usize,
    fence: usize,
}

impl<'a> Fenced<'a> {
    pub fn new(bytes: &'a [u8]) -> Fenced<'a> {
        Fenced { bytes, at: 0, fence: usize::MAX }
    }

    /// Reads no further than this, until the fence is moved on.
    pub fn fence(&mut self, at: usize) {
        self.fence = at;
    }
}

impl Read for Fenced<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let end = self.bytes.len().min(self.fence).max(self.at);
        let rest = &self.bytes[self.at..end];
        let length = rest.len().min(into.len());
        into[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        Ok(length)
    }
}
