//! Where the text of merged cells belongs.
//!
//! Over several rows it is of every row: one address for a family. Over several columns it depends on the header: a
//! title above it is no value; a header over two columns is the header of both; and below it a day, a word of a list or
//! a yes stands for each of the columns it covers if they hold the same kind of thing. A name or an address is one
//! text, and stands once.

use super::cells::{Merged, Spread};
use crate::intake::field::Shape;
use crate::intake::map::words::{self, Meaning};
use crate::intake::read::encoding::{Decoder, Encoding};
use crate::intake::read::header::{self, Header};
use crate::intake::read::records::Records;
use crate::intake::read::table::WRITTEN_SEPARATOR;

/// More than any sheet that people made has.
const SPREAD_AT_MOST: usize = 200_000;

/// Down the rows, which needs no header.
pub fn down(merged: &[Merged]) -> Vec<Spread> {
    let several = merged.iter().filter(|m| m.until > m.from);
    sorted(several.map(|m| Spread { source: m.column, target: m.column, from: m.from, until: m.until }).collect())
}

pub fn has_wide(merged: &[Merged]) -> bool {
    merged.iter().any(|m| m.last > m.column)
}

/// Across the columns too, by the header of the sheet's first rows.
pub fn everywhere(merged: &[Merged], first_rows: &[u8], header_row: Option<u32>) -> Vec<Spread> {
    let mut spread = down(merged);
    let records = Records::written(first_rows, WRITTEN_SEPARATOR);
    let Ok(header) = header::find(records, Decoder::of(Encoding::Utf8), header_row) else { return spread };
    let width = u32::try_from(header.names.len()).unwrap_or(0);
    for m in merged.iter().filter(|m| m.until >= header.row) {
        // A header may cover the last columns of all, which then had no name of their own.
        let last = if m.from <= header.row { m.last.min(width + 20) } else { m.last.min(width) };
        let targets = (m.column + 1..=last).filter(|target| belongs(m, *target, &header));
        spread.extend(targets.map(|target| Spread { source: m.column, target, from: m.from, until: m.until }));
        if spread.len() > SPREAD_AT_MOST {
            break;
        }
    }
    sorted(spread)
}

fn sorted(mut spread: Vec<Spread>) -> Vec<Spread> {
    spread.sort_by_key(|spread| (spread.from, spread.target));
    spread
}

fn belongs(merged: &Merged, target: u32, header: &Header) -> bool {
    let shape = |column: u32| {
        let name = header.names.get(usize::try_from(column).ok()?)?;
        match words::best(name)? {
            Meaning::One(field) => Some((name, field.shape())),
            _ => None,
        }
    };
    if merged.from <= header.row {
        return true;
    }
    match (shape(merged.column), shape(target)) {
        (Some((a, one)), Some((b, other))) => {
            a != b && one == other && matches!(one, Shape::Day | Shape::Code(_) | Shape::YesNo)
        }
        _ => false,
    }
}
