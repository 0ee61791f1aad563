//! What of the other parts of a package comes to no client: parts that were not read or not joined, rows whose number
//! nobody has, columns without room.

use crate::intake::finding::{Finding, Kind};
use crate::intake::read::OldRegister;
use crate::intake::read::detected::Role;
use crate::words::Arg;

/// A part with fewer known headers is no table of clients' data: a cover, a list of codes.
const KNOWN_AT_LEAST: usize = 2;

pub(super) fn findings(register: &OldRegister<'_>) -> Vec<Finding> {
    let orphans = register.orphans().iter().map(|orphan| Finding {
        part: Some(orphan.part.clone()),
        value: orphan.number.clone(),
        ..Finding::of(orphan.row, orphan.column.as_str(), Kind::RowWithoutClient)
    });
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
    unread.chain(unused).chain(beyond).chain(orphans).collect()
}
