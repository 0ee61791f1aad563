//! Columns as they are shown and chosen, and decisions as the core takes them.

use super::ask::{Choice, Column, Decided};
use kotodigi::intake::map::{Evidence, Mapped, Mapping};
use kotodigi::intake::{BulkMend, CellMend, Field, Mends, OldRegister, RowMend};

/// The decisions as the core takes them.
pub fn mends(file_hash: &str, decided: Vec<Decided>, rows: Vec<RowMend>) -> Mends {
    let mut mends = Mends { file_hash: file_hash.to_owned(), rows, ..Mends::default() };
    for Decided { column, row, part, number, from, to } in decided {
        match row {
            Some(row) => mends.cells.push(CellMend { row, column, part, number, value: to }),
            None => mends.bulk.push(BulkMend { column, part, number, from, to }),
        }
    }
    mends
}

pub fn columns(register: &OldRegister<'_>, mapping: &Mapping) -> Vec<Column> {
    let column = |(at, header): (usize, &String)| {
        let mapped: Vec<&Mapped> = mapping.columns.iter().filter(|m| m.at == Some(at)).collect();
        let refused = mapped.iter().any(|m| m.field == Field::Refused);
        let texts = register.sample().get(at).map(|content| content.texts.as_slice()).unwrap_or_default();
        let mut cells: Vec<String> = Vec::new();
        for text in texts.iter().filter(|text| !text.is_empty() && !refused) {
            let short: String = text.chars().take(60).collect();
            if cells.len() < 3 && !cells.contains(&short) {
                cells.push(short);
            }
        }
        Column {
            at,
            header: header.clone(),
            cells,
            fields: mapped.iter().map(|m| m.field).collect(),
            confidence: mapped.first().map_or(0, |m| m.confidence),
            evidence: mapped.first().map(|m| evidence(m.evidence)).unwrap_or_default().to_owned(),
        }
    };
    register.header.iter().enumerate().map(column).collect()
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Header => "header",
        Evidence::Content => "content",
        Evidence::Both => "both",
        Evidence::Nothing => "nothing",
        Evidence::Given => "given",
    }
}

/// The mapping with what somebody changed; the rest keeps its evidence.
pub fn chosen(register: &OldRegister<'_>, before: &Mapping, columns: &[Choice]) -> Mapping {
    let fields = |at: usize| before.columns.iter().filter(|m| m.at == Some(at)).map(|m| m.field).collect::<Vec<_>>();
    let of = |choice: &Choice| {
        let kept = fields(choice.at) == choice.fields;
        let header = register.header.get(choice.at).cloned().unwrap_or_default();
        let old: Vec<Mapped> = before.columns.iter().filter(|m| kept && m.at == Some(choice.at)).cloned().collect();
        let given = choice.fields.iter().filter(|_| !kept).map(|field| Mapped {
            column: header.clone(),
            field: *field,
            confidence: 100,
            evidence: Evidence::Given,
            at: Some(choice.at),
        });
        old.into_iter().chain(given).collect::<Vec<_>>()
    };
    Mapping { columns: columns.iter().flat_map(of).collect(), ..before.clone() }
}
