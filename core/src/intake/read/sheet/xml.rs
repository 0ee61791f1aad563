//! XML out of a package, piece by piece: no DTD, no entities of its own, nothing deep, nothing long.

use crate::intake::fault::{Fault, FaultKind};
use crate::intake::read::packed::inflate::{self, Unpacking};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

const DEPTH_AT_MOST: u32 = 100;

#[derive(Debug)]
pub struct Xml<'p> {
    reader: Reader<Unpacking<'p>>,
    piece: Vec<u8>,
    depth: u32,
}

impl<'p> Xml<'p> {
    pub fn new(part: Unpacking<'p>) -> Xml<'p> {
        let mut reader = Reader::from_reader(part);
        // Which end belongs to which start is not what a sheet is read for.
        reader.config_mut().check_end_names = false;
        Xml { reader, piece: Vec::with_capacity(4096), depth: 0 }
    }

    /// The next piece.
    #[inline]
    pub fn next(&mut self) -> Result<Event<'_>, Fault> {
        self.piece.clear();
        self.reader.get_mut().new_piece();
        match self.reader.read_event_into(&mut self.piece) {
            Ok(Event::DocType(_)) => Err(FaultKind::XmlEntities.with(self.reader.get_ref().part.to_owned())),
            Ok(event) => {
                match event {
                    Event::Start(_) => self.depth += 1,
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                if self.depth > DEPTH_AT_MOST {
                    return Err(broken(&self.reader));
                }
                Ok(event)
            }
            Err(_) => Err(self.reader.get_ref().fault().unwrap_or_else(|| broken(&self.reader))),
        }
    }

    /// The bytes after the last piece, as far as they are unpacked: only after a start or an end, for text that has
    /// begun would be cut.
    #[inline]
    pub fn ahead(&mut self) -> &[u8] {
        self.reader.get_mut().ahead()
    }

    /// Goes past bytes that were understood without being taken to pieces.
    #[inline]
    pub fn skip(&mut self, bytes: usize) {
        inflate::skip(self.reader.stream(), bytes);
    }

    pub fn broken(&self) -> Fault {
        broken(&self.reader)
    }

    pub fn part(&self) -> &'p str {
        self.reader.get_ref().part
    }
}

fn broken(reader: &Reader<Unpacking<'_>>) -> Fault {
    let at = usize::try_from(reader.error_position().max(reader.buffer_position())).unwrap_or(0);
    FaultKind::XmlBroken.with_both(reader.get_ref().part.to_owned(), at)
}

/// An attribute by its name without a prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    let mut out = String::new();
    let mut rest: &str = &found.value;
    // The five entities that XML has of its own; any other stays as it stands.
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest[1..].split_once(';').and_then(|(name, after)| Some((entity(name)?, after))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Some(out)
}

/// The character that `&amp;`, `&#10;` and their like stand for.
pub fn reference(reference: &BytesRef<'_>) -> Option<char> {
    entity(reference)
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        number => {
            let number = number.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
