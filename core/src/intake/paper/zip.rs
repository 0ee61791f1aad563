//! A package of packed files: what a workbook is. No dates but 1 January 1980, so the same table is the same bytes.

use super::deflate::{Deflate, Packed};

#[derive(Debug, Default)]
pub struct Zip {
    out: Vec<u8>,
    list: Vec<u8>,
    files: u16,
}

/// Version 2.0, names in UTF-8, deflated, 1.1.1980.
const HEAD: [u8; 10] = [20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0];

impl Zip {
    pub fn text(&mut self, name: &str, text: &str) {
        let mut deflate = Deflate::new();
        deflate.write(text.as_bytes());
        self.file(name, &deflate.end());
    }

    pub fn file(&mut self, name: &str, packed: &Packed) {
        let start = short(self.out.len());
        let mut facts = HEAD.to_vec();
        for number in [packed.sum, short(packed.bytes.len()), packed.length] {
            facts.extend_from_slice(&number.to_le_bytes());
        }
        facts.extend_from_slice(&u16::try_from(name.len()).unwrap_or(0).to_le_bytes());
        facts.extend_from_slice(&[0, 0]);
        self.out.extend_from_slice(b"PK\x03\x04");
        self.out.extend_from_slice(&facts);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(&packed.bytes);
        self.list.extend_from_slice(b"PK\x01\x02\x14\x00");
        self.list.extend_from_slice(&facts);
        self.list.extend_from_slice(&[0; 10]);
        self.list.extend_from_slice(&start.to_le_bytes());
        self.list.extend_from_slice(name.as_bytes());
        self.files += 1;
    }

    pub fn end(mut self) -> Vec<u8> {
        let start = short(self.out.len());
        let length = short(self.list.len());
        self.out.append(&mut self.list);
        self.out.extend_from_slice(b"PK\x05\x06\x00\x00\x00\x00");
        self.out.extend_from_slice(&self.files.to_le_bytes());
        self.out.extend_from_slice(&self.files.to_le_bytes());
        self.out.extend_from_slice(&length.to_le_bytes());
        self.out.extend_from_slice(&start.to_le_bytes());
        self.out.extend_from_slice(&[0, 0]);
        self.out
    }
}

/// Sheets are cut long before four gigabytes.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
