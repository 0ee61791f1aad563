//! A file and a mapping that was made for another one: how the file is read, where the two differ.

use super::Mapping;
use super::plan::place;
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::read::detected::{Aspect, Role};
use crate::intake::read::encoding::Encoding;
use crate::intake::read::evidence::sign;
use crate::intake::read::reading::{DateOrder, Reading};
use crate::intake::read::{OldRegister, open_with};
use crate::phrase;
use crate::words::{Phrase, Text, text};

/// A file by a mapping somebody gave: read as the mapping says, and where that does not fit, as is detected.
pub fn open_by<'a>(bytes: &'a [u8], mapping: &Mapping) -> Result<(OldRegister<'a>, Mapping), Fault> {
    let told = mapping.reading.clone().unwrap_or_default();
    let first = open_with(bytes, &told);
    let fitting = first.as_ref().is_ok_and(|register| fits(register, mapping));
    let hostile = first.as_ref().is_err_and(|fault| fault.kind.is_hostile());
    if told.is_default() || hostile || (fitting && !is_of_another_encoding(bytes, &told)) {
        return Ok((first?, mapping.clone()));
    }
    let mut register = open_with(bytes, &Reading { date_order: told.date_order, ..Reading::default() })?;
    let own = register.detected().reading();
    let alike = (own.encoding, own.separator, own.header_row) == (told.encoding, told.separator, told.header_row);
    let fits = fits(&register, mapping);
    if alike || (fitting && !fits) {
        return Ok((first?, mapping.clone()));
    }
    if !fits {
        return Err(FaultKind::MappingReading.with_both(say(&told), say(&own)));
    }
    register.tell(Aspect::HeaderRow, phrase!(OTHERWISE, say(&told), say(&own)));
    Ok((register, Mapping { reading: Some(own), ..mapping.clone() }))
}

/// A file by a kept mapping that was found by its columns: each file is read as is detected in it. Of the mapping
/// only that is taken which the file itself leaves open: the order of its days, and which of several parts.
pub fn open_kept<'a>(
    bytes: &'a [u8],
    register: OldRegister<'a>,
    mapping: &Mapping,
) -> Result<(OldRegister<'a>, Mapping), Fault> {
    let Some(told) = mapping.reading.as_ref().filter(|told| !told.is_default()) else {
        return Ok((register, mapping.clone()));
    };
    let found = register.detected();
    let open = found.date_order_open && told.date_order == Some(DateOrder::MonthFirst);
    let date_order = told.date_order.filter(|_| open);
    let other = |name: &String| found.parts.iter().any(|part| part.name == *name && part.role != Role::Clients);
    let part = told.part.clone().filter(other);
    let mut register = register;
    if date_order.is_some() || part.is_some() {
        let chosen = open_with(bytes, &Reading { part: part.clone(), date_order, ..Reading::default() });
        match chosen {
            Ok(chosen) if mapping.knows(&chosen.header) => register = chosen,
            _ if date_order.is_some() => register = open_with(bytes, &Reading { date_order, ..Reading::default() })?,
            _ => {}
        }
    }
    let reading = Some(register.detected().reading());
    Ok((register, Mapping { reading, ..mapping.clone() }))
}

/// Every column of the mapping is in the file.
fn fits(register: &OldRegister<'_>, mapping: &Mapping) -> bool {
    mapping.columns.iter().enumerate().all(|(index, mapped)| match mapped.at {
        Some(at) => register.header.get(at) == Some(&mapped.column),
        None => place(register, mapping, index).is_ok(),
    })
}

/// Whether the bytes gainsay the told encoding: headers without ä and ö fit it all the same, and names would be broken.
fn is_of_another_encoding(bytes: &[u8], told: &Reading) -> bool {
    told.encoding.is_some_and(|told| match std::str::from_utf8(bytes) {
        Ok(_) => told != Encoding::Utf8 && !bytes.is_ascii(),
        Err(_) => told == Encoding::Utf8,
    })
}

/// A reading in words: what of it is told.
fn say(reading: &Reading) -> Phrase {
    let row = reading.header_row.map(|row| phrase!(HEADER_ROW, row));
    let encoding = reading.encoding.map(|encoding| phrase!(ENCODING, encoding.name()));
    let separator = reading.separator.and_then(|c| u8::try_from(c).ok()).map(|c| phrase!(SEPARATOR, sign(c)));
    let part = reading.part.as_ref().map(|part| phrase!(PART, part.clone()));
    let all = [row, encoding, separator, part].into_iter().flatten();
    all.reduce(|one, other| phrase!(BOTH, one, other)).unwrap_or_else(|| NOTHING.into())
}

const BOTH: Text = text("{0}, {1}", "{0}, {1}", "{0}, {1}");
const HEADER_ROW: Text = text("otsikkorivi {0}", "rubrikrad {0}", "header row {0}");
const ENCODING: Text = text("merkistö {0}", "teckenkodning {0}", "encoding {0}");
const SEPARATOR: Text = text("erotin {0}", "skiljetecken {0}", "separator {0}");
const PART: Text = text("osa ”{0}”", "del ”{0}”", "part “{0}”");
const NOTHING: Text = text("ei mitään", "ingenting", "nothing");
const OTHERWISE: Text = text(
    "Vastaavuuksissa sanotaan: {0}. Niin luettuna tiedosto ei sopinut niihin, joten se luettiin niin kuin siitä tunnistettiin: {1}. Tarkista.",
    "I kopplingen står: {0}. Läst så passade filen inte, så den lästes som det kändes igen ur den: {1}. Kontrollera.",
    "The mapping says: {0}. Read so, the file did not fit it, so it was read as was detected in it: {1}. Check it.",
);
