//! Choices kept from another time: a mapping is taken up by the names of its columns, mends as they are.

use super::ask::{Choice, Choices, Decided};
use kotodigi::intake::{Field, Mapped, Mapping, Mends, OldRegister};
use kotodigi::words::{Text, text};

pub const NEITHER: Text = text(
    "Tämä tiedosto ei ole tältä sivulta talteen otettu: siinä ei ole sarakkeiden valintoja eikä korjauksia.",
    "Den här filen är inte sparad från den här sidan: den har varken kolumnval eller rättelser.",
    "This file was not kept from this page: it has neither choices of columns nor mends.",
);

/// Nothing where the text is neither.
pub fn take_up(register: &OldRegister<'_>, now: &Mapping, hash: &str, text: &str) -> Option<Choices> {
    if let Ok(mapping) = serde_json::from_str::<Mapping>(text)
        && !(mapping.columns.is_empty() && mapping.constants.is_empty() && mapping.values.is_empty())
    {
        let columns = columns(register, now, mapping.columns);
        return Some(Choices { columns, constants: mapping.constants, values: mapping.values, ..Choices::default() });
    }
    let mends = serde_json::from_str::<Mends>(text).ok().filter(|mends| !mends.is_empty())?;
    let cell = |mend: kotodigi::intake::CellMend| Decided {
        column: mend.column,
        row: Some(mend.row),
        part: mend.part,
        number: mend.number,
        from: String::new(),
        to: mend.value,
    };
    let bulk = |mend: kotodigi::intake::BulkMend| Decided {
        column: mend.column,
        row: None,
        part: mend.part,
        number: mend.number,
        from: mend.from,
        to: mend.to,
    };
    // A cell of another file is another cell; a wording is the same wording.
    let another = mends.are_for_another(hash);
    let (cells, rows) = if another { Default::default() } else { (mends.cells, mends.rows) };
    let decided = mends.bulk.into_iter().map(bulk).chain(cells.into_iter().map(cell)).collect();
    Some(Choices { columns: columns(register, now, Vec::new()), decided, rows, ..Choices::default() })
}

/// By header, the second of two alike for the second, and every line for one that stands once; columns that the kept
/// mapping doesn't name stay as proposed.
fn columns(register: &OldRegister<'_>, now: &Mapping, mut kept: Vec<Mapped>) -> Vec<Choice> {
    let one = |(at, header): (usize, &String)| {
        let alone = register.header.iter().filter(|other| *other == header).count() == 1;
        let mut fields: Vec<Field> = Vec::new();
        kept.retain(|mapped| {
            // A whole name stands twice.
            let whole = match fields.as_slice() {
                [Field::FamilyName] => mapped.field == Field::GivenNames,
                [Field::GivenNames] => mapped.field == Field::FamilyName,
                _ => false,
            };
            let taken = mapped.column.trim() == header
                && (fields.is_empty() || whole || (alone && !fields.contains(&mapped.field)));
            if taken {
                fields.push(mapped.field);
            }
            !taken
        });
        if fields.is_empty() {
            fields.extend(now.columns.iter().filter(|m| m.at == Some(at)).map(|m| m.field));
        }
        Choice { at, fields }
    };
    register.header.iter().enumerate().map(one).collect()
}
