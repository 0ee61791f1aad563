//! The file with its mends, as text in UTF-8. Columns that may not be stored stay out of it.

use super::{Paper, Sheet};
use crate::intake::decided::Whose;
use crate::intake::fault::Fault;
use crate::intake::field::Field;
use crate::intake::map::Mapping;
use crate::intake::map::plan::{self, Plan};
use crate::intake::mends::{Fixes, Mends};
use crate::intake::read::OldRegister;
use crate::words::{Lang, Text, text};
use csv::ByteRecord;

const NAME: Text = text("Korjattu", "Rättad", "Mended");

pub fn mended(
    register: &OldRegister<'_>,
    mapping: &Mapping,
    mends: &Mends,
    paper: Paper,
    lang: Lang,
) -> Result<Vec<u8>, Fault> {
    let plan = Plan::new(register, mapping)?;
    let fixes = Fixes::new(register, mends, plan::wordings(mapping, &plan));
    let refused = |at: usize, name: &str| {
        mapping.columns.iter().any(|m| m.field == Field::Refused && m.at.map_or(m.column == name, |a| a == at))
    };
    let kept: Vec<usize> =
        register.header.iter().enumerate().filter(|(at, name)| !refused(*at, name)).map(|(at, _)| at).collect();
    let mut sheet = Sheet::new(paper, NAME.say(lang));
    sheet.row(kept.iter().map(|at| register.header[*at].as_str()));
    let mut records = register.records();
    let mut record = ByteRecord::new();
    while let Some(place) = records.next(&mut record) {
        if fixes.as_ref().and_then(|fixes| fixes.whose(place.row)) == Some(&Whose::LeftOut) {
            continue;
        }
        let applied = fixes.as_ref().and_then(|f| f.apply(register.decoder, register.header.len(), place.row, &record));
        let mended = applied.as_ref().map_or(&[][..], |m| &m.cells);
        let text = |at: &usize| match mended.iter().find(|(a, _)| a == at) {
            Some((_, value)) => value.clone(),
            None => register.decoder.decode(super::csv::bare(record.get(*at).unwrap_or(b""))).text.into_owned(),
        };
        let texts: Vec<String> = kept.iter().map(text).collect();
        sheet.row(texts.iter().map(String::as_str));
    }
    Ok(sheet.end())
}
