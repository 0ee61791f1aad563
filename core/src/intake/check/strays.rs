//! What of the other parts of a package comes to no client: rows whose number nobody has, columns without room.

use crate::intake::finding::{Finding, Kind};
use crate::intake::read::OldRegister;

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
    beyond.chain(orphans).collect()
}
