//! Tables that belong together: the clients', and those with more about them under the same client number.

use super::Opened;
use super::book::{self, Part};
use super::detected::{Aspect, Format, PartFound, Role};
use super::evidence;
use super::latest::{self, Latest};
use super::left::Left;
use super::origin::{Beyond, Joined, Strays};
use super::packed::budget::Budget;
use super::reading::Reading;
use super::records::is_blank;
use super::sheet::rows::Rows;
use super::table::Table;
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::field::Field;
use crate::intake::map::words::{self, Meaning};
use crate::intake::read::header::COLUMNS_AT_MOST;
use crate::intake::spelling::fold;
use csv::ByteRecord;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Whether a sheet with this header may have clients, or more about clients.
pub fn may_matter(header: &[String]) -> bool {
    header.iter().filter(|name| words::best(name).is_some()).count() > 1
}

/// How much a table looks like one of clients: a name, an identity, and then whatever else is known.
fn clients_score(header: &[String]) -> usize {
    let meanings: Vec<Meaning> = header.iter().filter_map(|name| words::best(name)).collect();
    let has = |field| usize::from(meanings.contains(&Meaning::One(field)));
    let named =
        has(Field::FamilyName) + meanings.iter().filter(|m| matches!(m, Meaning::WholeName { .. })).count().min(1);
    100 * named.min(1) + 50 * has(Field::IdentityCode) + 30 * has(Field::BirthDate) + meanings.len()
}

/// Family names and birth dates or identity codes: people, not what was done for them.
fn has_names(header: &[String]) -> bool {
    clients_score(header) >= 150
}

/// The clients' table with the columns of the others.
pub fn together(
    mut parts: Vec<Part>,
    mut others: Vec<PartFound>,
    reading: &Reading,
    budget: &Budget,
) -> Result<Opened<'static>, Fault> {
    let given = reading.part.as_deref();
    let score = |part: &Part| {
        let given = given == Some(&part.name);
        // Of tables that look alike, the one with more rows.
        (given, clients_score(&part.table.header.names), part.rows)
    };
    let best = (0..parts.len()).rev().max_by_key(|at| score(&parts[*at]));
    let Some(best) = best else {
        let names: Vec<&str> = others.iter().map(|part| part.name.as_str()).collect();
        return Err(FaultKind::NoClients.with(names.join(", ")));
    };
    let mut clients = parts.remove(best);
    if parts.is_empty() && others.is_empty() {
        return Ok(Opened::one(clients.table));
    }
    let key = key_of(&clients, &parts);
    let (joinable, rest): (Vec<Part>, Vec<Part>) = match key {
        Some((key, field)) => {
            let known = latest::keys(&clients.table, key);
            let wanted = &clients.table.header.names[key];
            // A table with people of its own is not more about these people.
            let joins = |part: &Part| {
                !has_names(&part.table.header.names) && latest::key_column(&part.table, field, wanted, &known).is_some()
            };
            parts.into_iter().partition(joins)
        }
        None => (Vec::new(), parts),
    };
    others.extend(rest.into_iter().map(|part| PartFound {
        known: part.table.header.known,
        rows: Some(part.rows),
        name: part.name,
        role: Role::Unused,
    }));
    book::say_chosen(&mut clients.table, &clients.name, clients.rows, given == Some(&clients.name));
    let found = |part: &Part, role| PartFound {
        name: part.name.clone(),
        role,
        known: part.table.header.known,
        rows: Some(part.rows),
    };
    let mut named = vec![found(&clients, Role::Clients)];
    named.extend(joinable.iter().map(|part| found(part, Role::Joined)));
    named.append(&mut others);
    let mut opened = match key {
        Some(key) if !joinable.is_empty() => joined(clients.table, key, joinable, budget)?,
        _ => Opened::one(clients.table),
    };
    if let Some(clients) = named.first() {
        opened.table.detected.part = Some(clients.name.clone());
    }
    if opened.table.detected.format == Format::Csv {
        opened.table.detected.format = Format::Zip;
    }
    opened.table.detected.parts = named;
    Ok(opened)
}

/// The column by which clients are known: their number, or else their identity code, where another part has it; or a
/// column of whatever name that another part has by the same name, if hardly two clients say the same in it.
fn key_of(clients: &Part, parts: &[Part]) -> Option<(usize, Field)> {
    let names = &clients.table.header.names;
    let column = |field| names.iter().position(|name| words::best(name) == Some(Meaning::One(field)));
    let by_words: Vec<(usize, Field)> = [Field::ClientNumber, Field::IdentityCode]
        .into_iter()
        .filter_map(|field| Some((column(field)?, field)))
        .collect();
    let joins = |(key, field): (usize, Field)| {
        let known = latest::keys(&clients.table, key);
        let tells_apart = known.len() * 10 >= clients.rows as usize * 9;
        let joined = |part: &Part| latest::key_column(&part.table, field, &names[key], &known).is_some();
        (tells_apart || by_words.contains(&(key, field))) && parts.iter().any(joined)
    };
    let shared = |at: &usize| {
        let name = fold(&names[*at]);
        !name.is_empty() && parts.iter().any(|part| part.table.header.names.iter().any(|other| fold(other) == name))
    };
    let by_header = (0..names.len()).filter(shared).map(|at| (at, Field::ClientNumber));
    let found = by_words.iter().copied().chain(by_header).find(|key| joins(*key));
    found.or_else(|| by_words.first().copied())
}

/// Columns of another part that are worth appending: not the person over again.
fn wanted_columns(header: &[String], key: usize) -> Vec<usize> {
    let person = |name: &String| {
        matches!(
            words::best(name),
            Some(
                Meaning::WholeName { .. }
                    | Meaning::One(Field::FamilyName | Field::GivenNames | Field::IdentityCode | Field::ClientNumber)
            )
        )
    };
    (0..header.len()).filter(|at| *at != key && !person(&header[*at])).collect()
}

fn joined(
    clients: Table<'static>,
    (key, field): (usize, Field),
    parts: Vec<Part>,
    budget: &Budget,
) -> Result<Opened<'static>, Fault> {
    let known = latest::keys(&clients, key);
    let mut strays = Strays::default();
    let mut header = clients.header.names.clone();
    let mut joined: Vec<Joined> = Vec::new();
    let mut found: Vec<HashMap<Vec<u8>, Latest>> = Vec::new();
    let mut why = Vec::new();
    for part in parts {
        let names = &part.table.header.names;
        let Some(part_key) = latest::key_column(&part.table, field, &clients.header.names[key], &known) else {
            continue;
        };
        let mut columns = wanted_columns(names, part_key);
        let beyond = columns.split_off(columns.len().min(COLUMNS_AT_MOST.saturating_sub(header.len())));
        strays.beyond.extend(beyond.into_iter().map(|at| Beyond {
            part: part.name.clone(),
            row: part.table.header.row,
            column: names[at].clone(),
        }));
        let first = header.len();
        header.extend(columns.iter().map(|at| names[*at].clone()));
        let gathered = latest::gather(&part, part_key, &columns, &known, budget)?;
        let (older, orphans) = (gathered.beaten.len(), gathered.orphans.len());
        why.push(evidence::joined(&part.name, &names[part_key], gathered.rows, older, orphans));
        joined.push(Joined { part: part.name.clone(), first, columns, rows: Vec::new(), clients: OnceLock::new() });
        found.push(gathered.latest);
        if older + orphans > 0 {
            let rows = Left::rows(&gathered.beaten, &gathered.orphans);
            strays.rows.push(Left { part: part.name, table: part.table, key: part_key, rows });
        }
    }
    let rows = write(&clients, key, &header, &mut joined, &found, budget)?;
    let given =
        Reading { header_row: Some(clients.header.row), date_order: clients.detected.date_order, ..Reading::default() };
    let mut table = Table::of_written(rows, &given, clients.detected.format)?.unpadded();
    table.detected = clients.detected;
    why.into_iter().for_each(|why| table.detected.add(Aspect::Part, why));
    Ok(Opened { table, joined, strays })
}

/// Writes the clients' rows, where they stood, with the cells of the others behind them.
fn write(
    clients: &Table<'_>,
    key: usize,
    header: &[String],
    joined: &mut [Joined],
    found: &[HashMap<Vec<u8>, Latest>],
    budget: &Budget,
) -> Result<Vec<u8>, Fault> {
    let width = clients.header.names.len();
    let mut rows = Rows::new("+", budget).without_end();
    rows.write_all(clients.header.row, header.iter().map(String::as_bytes))?;
    let mut records = clients.records();
    let mut record = ByteRecord::new();
    while let Some(place) = records.next(&mut record) {
        if is_blank(&record) {
            continue;
        }
        let number = latest::key(clients, &record, key);
        let decoded: Vec<_> = record.iter().map(|cell| clients.decoder.decode(cell).text).collect();
        let own = decoded.iter().take(width).map(|text| text.as_bytes());
        // A row that is short or broken stays so, and is found to be.
        if record.len() < width || place.quote_unclosed {
            rows.write_all(place.row, own.take(width.saturating_sub(1)))?;
            continue;
        }
        let index = usize::try_from(place.row).unwrap_or(0).saturating_sub(1);
        let mut more: Vec<&[u8]> = Vec::with_capacity(header.len() - width);
        for (joined, found) in joined.iter_mut().zip(found) {
            let latest = found.get(&number);
            joined.rows.resize(index + 1, 0);
            joined.rows[index] = latest.map_or(0, |latest| latest.row);
            more.extend((0..joined.columns.len()).map(|at| latest.map_or(&b""[..], |latest| latest.cell(at))));
        }
        let beyond = decoded.iter().skip(width).map(|text| text.as_bytes());
        rows.write_all(place.row, own.chain(more).chain(beyond))?;
    }
    Ok(rows.done())
}
