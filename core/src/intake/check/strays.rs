//! What of the other parts of a package comes to no client: parts that were not read or not joined, rows whose number
//! nobody has or that a later one of the same client replaced, columns without room.

use super::tally::Tally;
use crate::intake::finding::{Finding, Kind};
use crate::intake::read::OldRegister;
use crate::intake::read::detected::Role;
use crate::intake::read::left::LeftRow;
use crate::words::Arg;

/// A part without a known header is no table of clients' data: a cover, a list of codes.
const KNOWN_AT_LEAST: usize = 1;

/// So many rows are told one by one; the rest is only counted, so that there is room for the clients' own.
const ROWS_AT_MOST: usize = 10_000;

/// So much of a row is shown.
const SHOWN: usize = 200;

/// Rows of other parts that come into no client's row. Those that are not told one by one are only counted.
pub(super) fn rows(register: &OldRegister<'_>, tally: &mut Tally) {
    let mut told = 0;
    register.each_left(&mut |left| {
        told += 1;
        let kind = if left.taken.is_some() { Kind::RowOlder } else { Kind::RowWithoutClient };
        match told > ROWS_AT_MOST {
            true => tally.count_one(kind, left.column),
            false => tally.keep_one(finding(left, kind)),
        }
    });
}

fn finding(left: LeftRow<'_>, kind: Kind) -> Finding {
    let shown = |text: String| text.chars().take(SHOWN).collect::<String>();
    let more = left.taken.map(|taken| {
        let cells = left.cells.iter().filter(|(column, _)| *column != left.column);
        let cells: Vec<String> = cells.map(|(column, value)| format!("{column}: {value}")).collect();
        vec![taken.into(), shown(cells.join("; ")).into()]
    });
    Finding {
        part: Some(left.part.to_owned()),
        value: shown(left.number),
        more: more.unwrap_or_default(),
        ..Finding::of(left.row, left.column, kind)
    }
}

/// Parts and columns that were not read.
pub(super) fn findings(register: &OldRegister<'_>) -> Vec<Finding> {
    let beyond = register.beyond().iter().map(|beyond| Finding {
        part: Some(beyond.part.clone()),
        value: beyond.column.clone(),
        ..Finding::of(beyond.row, beyond.column.as_str(), Kind::ColumnBeyond)
    });
    let of_part = |name: &String, kind, more| Finding {
        part: Some(name.clone()),
        value: name.clone(),
        more: vec![more],
        ..Finding::of(1, name.as_str(), kind)
    };
    let unread = register.unread().iter().map(|(name, why)| of_part(name, Kind::PartNotRead, Arg::from(why.clone())));
    let unused = register.detected().parts.iter().filter_map(|part| {
        let rows = part.rows.filter(|rows| *rows > 0 && part.role == Role::Unused && part.known >= KNOWN_AT_LEAST)?;
        Some(of_part(&part.name, Kind::PartUnused, rows.into()))
    });
    unread.chain(unused).chain(beyond).collect()
}
