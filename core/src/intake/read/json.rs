//! Objects as rows: one on each line, or all in one array. Keys are the header in the order they are first seen.

use super::detected::Format;
use super::packed::budget::Budget;
use super::reading::Reading;
use super::sheet::rows::Rows;
use super::table::Table;
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::read::header::COLUMNS_AT_MOST;
use crate::words::Arg;
use serde::de::{Deserializer as _, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::{Formatter, Result as FmtResult};

/// A file of objects as a table.
pub fn table(bytes: &[u8], reading: &Reading, budget: &Budget) -> Result<Table<'static>, Fault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let (rows, format) = match bytes.trim_ascii_start().first() {
        Some(b'[') => (array(bytes, budget)?, Format::Json),
        _ => (lines(bytes, budget)?, Format::JsonLines),
    };
    Table::of_written(rows, &Reading { header_row: Some(1), ..reading.clone() }, format)
}

/// Takes one object after the other with its row: the first stands in row 2, below the header.
trait Take {
    fn object(&mut self, row: u32, pairs: &mut Vec<(Cow<'_, str>, Scalar<'_>)>) -> Result<(), Fault>;
}

/// Lines of objects as rows; each line is a row, blank ones too.
fn lines(bytes: &[u8], budget: &Budget) -> Result<Vec<u8>, Fault> {
    written(budget, |take| {
        let mut row = 1u32;
        for line in bytes.split(|b| *b == b'\n') {
            row = row.saturating_add(1);
            if line.trim_ascii().is_empty() {
                continue;
            }
            let mut walk = Walk { take: &mut *take, row, fault: None };
            let mut json = Deserializer::from_slice(line);
            let done = json.deserialize_map(&mut walk).and_then(|()| json.end());
            let fault = walk.fault;
            let line = row - 1;
            done.map_err(|why| match fault {
                Some(fault) => on_line(fault, line),
                None => FaultKind::JsonBroken.with_both(line, why.column()),
            })?;
        }
        Ok(())
    })
}

/// A fault tells the line of the file: there is no header in it, which the rows are counted with.
fn on_line(mut fault: Fault, line: u32) -> Fault {
    if let Some(row @ Arg::Number(_)) = fault.phrase.args.first_mut() {
        *row = line.into();
    }
    fault
}

/// An array of objects as rows.
fn array(bytes: &[u8], budget: &Budget) -> Result<Vec<u8>, Fault> {
    written(budget, |take| {
        let mut walk = Walk { take, row: 1, fault: None };
        let mut json = Deserializer::from_slice(bytes);
        let done = json.deserialize_seq(Array(&mut walk)).and_then(|()| json.end());
        let fault = walk.fault;
        done.map_err(|why| fault.unwrap_or_else(|| FaultKind::JsonBroken.with_both(why.line(), why.column())))
    })
}

/// Walks the objects twice: for their keys, then for their values.
fn written(budget: &Budget, walk: impl Fn(&mut dyn Take) -> Result<(), Fault>) -> Result<Vec<u8>, Fault> {
    let mut keys = Keys::default();
    walk(&mut keys)?;
    let mut rows = Rows::new("JSON", budget).without_end();
    rows.write_all(1, keys.names.iter().map(String::as_bytes))?;
    let mut values = Values { keys: &keys, rows, cells: Vec::new(), text: Vec::new() };
    walk(&mut values)?;
    Ok(values.rows.done())
}

#[derive(Default)]
struct Keys {
    names: Vec<String>,
    at: HashMap<String, usize>,
}

impl Take for Keys {
    fn object(&mut self, row: u32, pairs: &mut Vec<(Cow<'_, str>, Scalar<'_>)>) -> Result<(), Fault> {
        for (key, _) in pairs.iter() {
            if !self.at.contains_key(&**key) {
                if self.names.len() >= COLUMNS_AT_MOST {
                    return Err(FaultKind::TooManyColumns.with_both(row, self.names.len() + 1));
                }
                self.at.insert(key.to_string(), self.names.len());
                self.names.push(key.to_string());
            }
        }
        Ok(())
    }
}

struct Values<'k> {
    keys: &'k Keys,
    rows: Rows<'k>,
    /// Where the text of each key is.
    cells: Vec<(usize, usize)>,
    text: Vec<u8>,
}

impl Take for Values<'_> {
    fn object(&mut self, row: u32, pairs: &mut Vec<(Cow<'_, str>, Scalar<'_>)>) -> Result<(), Fault> {
        self.text.clear();
        self.cells.clear();
        self.cells.resize(self.keys.names.len(), (0, 0));
        for (key, value) in pairs.iter() {
            let start = self.text.len();
            value.write(&mut self.text);
            if let Some(cell) = self.keys.at.get(&**key).and_then(|at| self.cells.get_mut(*at)) {
                *cell = (start, self.text.len());
            }
        }
        let text = &self.text;
        self.rows.write_all(row, self.cells.iter().map(|(start, end)| &text[*start..*end]))
    }
}

enum Scalar<'d> {
    Nothing,
    Yes(bool),
    Whole(i64),
    Large(u64),
    Broken(f64),
    Text(Cow<'d, str>),
    /// An object or a list, where a value should be.
    Nested,
}

impl Scalar<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Scalar::Nothing | Scalar::Nested => {}
            Scalar::Yes(yes) => out.extend_from_slice(if *yes { b"true" } else { b"false" }),
            Scalar::Whole(n) => out.extend_from_slice(n.to_string().as_bytes()),
            Scalar::Large(n) => out.extend_from_slice(n.to_string().as_bytes()),
            Scalar::Broken(n) if n.fract() == 0.0 && n.abs() < 1e15 => out.extend(format!("{n:.0}").bytes()),
            Scalar::Broken(n) => out.extend_from_slice(n.to_string().as_bytes()),
            Scalar::Text(text) => out.extend_from_slice(text.as_bytes()),
        }
    }
}

struct Walk<'w> {
    take: &'w mut dyn Take,
    row: u32,
    fault: Option<Fault>,
}

struct Array<'w, 't>(&'w mut Walk<'t>);

impl<'d> Visitor<'d> for Array<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'d>>(self, mut seq: A) -> Result<(), A::Error> {
        loop {
            self.0.row = self.0.row.saturating_add(1);
            if seq.next_element_seed(&mut *self.0)?.is_none() {
                return Ok(());
            }
        }
    }
}

impl<'d> serde::de::DeserializeSeed<'d> for &mut Walk<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'d>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'d> Visitor<'d> for &mut Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'d>>(self, mut map: A) -> Result<(), A::Error> {
        let mut pairs: Vec<(Cow<'d, str>, Scalar<'d>)> = Vec::new();
        while let Some(Word(key)) = map.next_key()? {
            let value: Scalar<'d> = map.next_value()?;
            if matches!(value, Scalar::Nested) {
                self.fault = Some(FaultKind::JsonNested.with_both(self.row, shown(&key)));
                return Err(A::Error::custom("nested"));
            }
            if pairs.len() > COLUMNS_AT_MOST {
                self.fault = Some(FaultKind::TooManyColumns.with_both(self.row, pairs.len()));
                return Err(A::Error::custom("too many"));
            }
            pairs.push((key, value));
        }
        self.take.object(self.row, &mut pairs).map_err(|fault| {
            self.fault = Some(fault);
            A::Error::custom("refused")
        })
    }
}

fn shown(key: &str) -> String {
    key.chars().take(80).collect()
}

/// A key, borrowed where nothing in it is escaped.
struct Word<'d>(Cow<'d, str>);

impl<'d> serde::Deserialize<'d> for Word<'d> {
    fn deserialize<D: serde::Deserializer<'d>>(deserializer: D) -> Result<Word<'d>, D::Error> {
        match deserializer.deserialize_str(Value)? {
            Scalar::Text(text) => Ok(Word(text)),
            _ => Err(D::Error::custom("a key is a text")),
        }
    }
}

impl<'d> serde::Deserialize<'d> for Scalar<'d> {
    fn deserialize<D: serde::Deserializer<'d>>(deserializer: D) -> Result<Scalar<'d>, D::Error> {
        deserializer.deserialize_any(Value)
    }
}

struct Value;

impl<'d> Visitor<'d> for Value {
    type Value = Scalar<'d>;

    fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Scalar<'d>, E> {
        Ok(Scalar::Nothing)
    }
    fn visit_bool<E>(self, yes: bool) -> Result<Scalar<'d>, E> {
        Ok(Scalar::Yes(yes))
    }
    fn visit_i64<E>(self, n: i64) -> Result<Scalar<'d>, E> {
        Ok(Scalar::Whole(n))
    }
    fn visit_u64<E>(self, n: u64) -> Result<Scalar<'d>, E> {
        Ok(Scalar::Large(n))
    }
    fn visit_f64<E>(self, n: f64) -> Result<Scalar<'d>, E> {
        Ok(Scalar::Broken(n))
    }
    fn visit_borrowed_str<E>(self, text: &'d str) -> Result<Scalar<'d>, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Scalar<'d>, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_seq<A: SeqAccess<'d>>(self, mut seq: A) -> Result<Scalar<'d>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nested)
    }
    fn visit_map<A: MapAccess<'d>>(self, mut map: A) -> Result<Scalar<'d>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nested)
    }
}
