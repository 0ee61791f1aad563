//! The texts that the cells of all sheets share, one after another in one piece of memory.

use super::simple;
use super::xml::{self, Xml};
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::read::packed::budget::Budget;
use quick_xml::events::Event;

#[derive(Debug, Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

/// A sheet has a million rows; a register's texts are some to a row, and most are alike.
const TEXTS_AT_MOST: usize = 5_000_000;

impl Strings {
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(index)?).ok()?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before));
        self.text.get(usize::try_from(start.copied().unwrap_or(0)).ok()?..end)
    }

    /// One more text is whole; how much is kept now.
    fn end(&mut self, kept: usize, budget: &Budget, part: &str) -> Result<usize, Fault> {
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        if self.ends.len() > TEXTS_AT_MOST {
            return Err(FaultKind::TooManyTexts.with_both(part.to_owned(), TEXTS_AT_MOST));
        }
        let size = self.text.len() + 4 * self.ends.len();
        budget.keep(size - kept, part)?;
        Ok(size)
    }

    pub fn read(mut xml: Xml<'_>, budget: &Budget) -> Result<Strings, Fault> {
        let part = xml.part();
        let mut strings = Strings::default();
        let mut text = Text::default();
        let mut kept = 0;
        // Between two texts, not in the middle of one.
        let mut between = false;
        loop {
            while between && let Some((text, length)) = simple::shared(xml.ahead()) {
                unescape(text, &mut strings.text);
                xml.skip(length);
                kept = strings.end(kept, budget, part)?;
            }
            let event = xml.next()?;
            between = match &event {
                Event::Start(e) => e.local_name().as_ref() == "sst",
                Event::End(e) => e.local_name().as_ref() == "si",
                _ => false,
            };
            match event {
                Event::Start(e) if e.local_name().as_ref() == "si" => text.clear(),
                Event::Empty(e) if e.local_name().as_ref() == "si" => {
                    kept = strings.end(kept, budget, part)?;
                }
                Event::End(e) if e.local_name().as_ref() == "si" => {
                    unescape(&text.text, &mut strings.text);
                    kept = strings.end(kept, budget, part)?;
                }
                Event::Eof => return Ok(strings),
                event => text.add(&event),
            }
        }
    }
}

/// Text of `t` elements, without the readings of signs (`rPh`) that Japanese workbooks add.
#[derive(Debug, Default)]
pub struct Text {
    pub text: String,
    inside: bool,
    reading: bool,
}

impl Text {
    pub fn clear(&mut self) {
        self.text.clear();
        self.inside = false;
        self.reading = false;
    }

    pub fn add(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(e) => match e.local_name().as_ref() {
                "t" => self.inside = !self.reading,
                "rPh" => self.reading = true,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "t" => self.inside = false,
                "rPh" => self.reading = false,
                _ => {}
            },
            Event::Text(t) if self.inside => self.text.push_str(t),
            Event::CData(t) if self.inside => self.text.push_str(t),
            Event::GeneralRef(r) if self.inside => self.text.extend(xml::reference(r)),
            _ => {}
        }
    }
}

/// `_x000D_` stands for a sign that XML cannot hold.
pub fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    if !rest.contains('_') {
        return out.push_str(rest);
    }
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        match code.and_then(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?)) {
            Some(c) => {
                out.push_str(&rest[..at]);
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_xml_cannot_hold() {
        for (text, want) in
            [("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("etu_xyz", "etu_xyz"), ("_x12", "_x12")]
        {
            let mut out = String::new();
            unescape(text, &mut out);
            assert_eq!(out, want);
        }
    }
}
