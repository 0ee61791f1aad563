//! A table written as CSV or as JSON lines.

use super::dress::Dress;
use super::encode;
use super::table::{Column, Table};
use serde_json::{Map, Value};

/// Row of the file for the row of an index; a whole column stands at row 1.
pub fn place(planted: &mut [super::Planted], first: u32, gap: Option<usize>) {
    let gaps = |row: u32| gap.and_then(|gap| u32::try_from(gap).ok()).map_or(0, |gap| row / gap);
    for p in planted {
        p.row = if p.row == u32::MAX { 1 } else { p.row + first + gaps(p.row) };
    }
}

pub fn csv(table: &mut Table, dress: &Dress) -> Vec<u8> {
    let mut text = String::with_capacity(table.rows.len() * 200);
    if dress.said_separator {
        text.push_str(&format!("sep={}{}", dress.separator, dress.newline));
    }
    for n in 0..dress.titles {
        text.push_str(["Kotoutuja-asiakkaat", "Tulostettu 3.11.2026", ""][n as usize % 3]);
        text.push_str(dress.newline);
    }
    place(&mut table.planted, dress.titles + 2, dress.gap);
    write(&mut text, &table.columns, &table.rows, dress);
    if dress.footer {
        let sums = ["Yhteensä", &table.rows.len().to_string()].map(str::to_owned);
        line(&mut text, sums.iter().map(String::as_str), dress);
    }
    encode::encode(&text, encode::of(dress))
}

/// Header and rows.
pub fn write(text: &mut String, columns: &[Column], rows: &[Vec<String>], dress: &Dress) {
    line(text, columns.iter().map(|column| column.header.as_str()), dress);
    for (n, row) in rows.iter().enumerate() {
        if dress.gap.is_some_and(|gap| n > 0 && n % gap == 0) {
            text.push_str(dress.newline);
        }
        line(text, row.iter().map(String::as_str), dress);
    }
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>, dress: &Dress) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            text.push(dress.separator);
        }
        if dress.quote_all || cell.contains([dress.separator, '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    if dress.trailing {
        text.push(dress.separator);
    }
    text.push_str(dress.newline);
}

/// One object a client; numbers and truths as such, nothing as null.
pub fn json_lines(table: &mut Table) -> Vec<u8> {
    let mut out = String::new();
    for row in &table.rows {
        let object: Map<String, Value> = table
            .columns
            .iter()
            .zip(row)
            .map(|(column, cell)| (column.header.clone(), value(column.id, cell)))
            .collect();
        out.push_str(&Value::Object(object).to_string());
        out.push('\n');
    }
    place(&mut table.planted, 2, None);
    out.into_bytes()
}

fn value(id: &str, cell: &str) -> Value {
    match (id, cell) {
        (_, "") => Value::Null,
        (_, "true" | "TRUE") => Value::Bool(true),
        (_, "false" | "FALSE") => Value::Bool(false),
        ("client_number" | "number", cell) => cell.parse::<u32>().map_or_else(|_| cell.into(), Value::from),
        (_, cell) => cell.into(),
    }
}
