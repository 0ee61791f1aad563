//! The latest row of each client in a table that has several.

use super::book::Part;
use super::packed::budget::Budget;
use super::reading::DateOrder;
use super::records::is_blank;
use super::table::Table;
use crate::intake::day::{self, Day, Order};
use crate::intake::fault::Fault;
use crate::intake::field::Field;
use crate::intake::map::words::{self, Meaning};
use crate::intake::spelling::fold;
use chrono::NaiveDate;
use csv::ByteRecord;
use std::collections::{HashMap, HashSet};

/// A client's latest row in another part: its wanted cells, decoded.
#[derive(Debug)]
pub struct Latest {
    pub row: u32,
    on: Option<NaiveDate>,
    text: Box<[u8]>,
    ends: Box<[u32]>,
}

impl Latest {
    pub fn cell(&self, at: usize) -> &[u8] {
        let place = |at: usize| self.ends.get(at).and_then(|end| usize::try_from(*end).ok());
        let start = at.checked_sub(1).and_then(place).unwrap_or(0);
        place(at).and_then(|end| self.text.get(start..end)).unwrap_or(b"")
    }
}

/// What a row that is left out costs until it is told.
const PLACE: usize = 24;

#[derive(Debug, Default)]
pub struct Gathered {
    pub latest: HashMap<Vec<u8>, Latest>,
    pub rows: u32,
    /// Rows that lost to another one of the same client, and that one, which may lose in its turn.
    pub beaten: Vec<(u32, u32)>,
    /// Rows whose client is unknown.
    pub orphans: Vec<u32>,
}

/// The number of a row's client as text.
pub fn key(table: &Table<'_>, record: &ByteRecord, at: usize) -> Vec<u8> {
    let cell = record.get(at).unwrap_or(b"").trim_ascii();
    table.decoder.decode(cell).text.trim().as_bytes().to_vec()
}

/// The numbers of all rows.
pub fn keys(table: &Table<'_>, at: usize) -> HashSet<Vec<u8>> {
    let mut records = table.records();
    let mut record = ByteRecord::new();
    let mut keys = HashSet::new();
    while records.next(&mut record).is_some() {
        keys.insert(key(table, &record, at));
    }
    keys.remove(&b""[..]);
    keys
}

/// Of the columns that may be the clients' number, the one in which most of the known numbers stand.
pub fn key_column(table: &Table<'_>, field: Field, wanted: &str, known: &HashSet<Vec<u8>>) -> Option<usize> {
    const ROWS: usize = 2000;
    let wanted = fold(wanted);
    let may_be = |name: &str| {
        let name_folded = fold(name);
        words::best(name) == Some(Meaning::One(field))
            || (!wanted.is_empty() && name_folded.contains(&wanted) && !words::guard(name).another)
    };
    let names = &table.header.names;
    let mut candidates: Vec<(usize, usize)> =
        (0..names.len()).filter(|at| may_be(&names[*at])).map(|at| (0, at)).collect();
    let mut records = table.records();
    let mut record = ByteRecord::new();
    let mut rows = 0;
    while rows < ROWS && records.next(&mut record).is_some() {
        rows += usize::from(!is_blank(&record));
        for (hits, at) in &mut candidates {
            *hits += usize::from(known.contains(&key(table, &record, *at)));
        }
    }
    // Some strays are usual; a column of other numbers meets a few by chance.
    candidates.retain(|(hits, _)| *hits > 0 && *hits * 2 >= rows.min(2000));
    candidates.into_iter().max_by_key(|(hits, at)| (*hits, usize::MAX - at)).map(|(_, at)| at)
}

/// Walks a part and keeps the latest row of each known client.
pub fn gather(
    part: &Part,
    key_at: usize,
    columns: &[usize],
    known: &HashSet<Vec<u8>>,
    budget: &Budget,
) -> Result<Gathered, Fault> {
    let table = &part.table;
    let order = order(table);
    let day_at = day_column(table, columns, order);
    let mut gathered = Gathered::default();
    let mut records = table.records();
    let mut record = ByteRecord::new();
    while let Some(place) = records.next(&mut record) {
        if is_blank(&record) {
            continue;
        }
        gathered.rows += 1;
        let number = key(table, &record, key_at);
        if !known.contains(&number) {
            budget.keep(PLACE, &part.name)?;
            gathered.orphans.push(place.row);
            continue;
        }
        let on = day_at.and_then(|at| a_day(record.get(at).unwrap_or(b"").trim_ascii(), order));
        if let Some(before) = gathered.latest.get(&number) {
            budget.keep(PLACE, &part.name)?;
            // Without days the file's order is the order of time.
            if before.on > on {
                gathered.beaten.push((place.row, before.row));
                continue;
            }
            gathered.beaten.push((before.row, place.row));
        }
        let (mut text, mut ends) = (Vec::new(), Vec::new());
        for at in columns {
            text.extend_from_slice(table.decoder.decode(record.get(*at).unwrap_or(b"")).text.as_bytes());
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        budget.keep(text.len() + 4 * ends.len() + number.len() + 64, &part.name)?;
        let latest = Latest { row: place.row, on, text: text.into(), ends: ends.into() };
        gathered.latest.insert(number, latest);
    }
    Ok(gathered)
}

/// The order of the part's own days, as given or detected.
fn order(table: &Table<'_>) -> Order {
    match table.detected.date_order {
        Some(DateOrder::MonthFirst) => Order::MonthFirst,
        Some(DateOrder::DayFirst | DateOrder::YearFirst) | None => Order::DayFirst,
    }
}

fn a_day(cell: &[u8], order: Order) -> Option<NaiveDate> {
    match day::read(cell, order, 2100) {
        Day::On(day) | Day::Short(day) => Some(day),
        _ => None,
    }
}

/// The first column that has days in most of its rows.
fn day_column(table: &Table<'_>, columns: &[usize], order: Order) -> Option<usize> {
    let mut records = table.records();
    let mut record = ByteRecord::new();
    let mut counts = vec![(0usize, 0usize); columns.len()];
    for _ in 0..200 {
        if records.next(&mut record).is_none() {
            break;
        }
        for ((days, filled), at) in counts.iter_mut().zip(columns) {
            let cell = record.get(*at).unwrap_or(b"").trim_ascii();
            *filled += usize::from(!cell.is_empty());
            *days += usize::from(cell.len() > 5 && a_day(cell, order).is_some());
        }
    }
    let at = counts.iter().position(|(days, filled)| *days > 0 && days * 10 >= filled * 6)?;
    columns.get(at).copied()
}
