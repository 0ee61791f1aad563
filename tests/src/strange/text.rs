//! A table written as CSV or as JSON lines.

use super::dress::Dress;
use super::encode;
use super::table::{Column, Table};
use serde_json::{Map, Value};

/// Row of the file for the row of an index; a whole column stands at row 1.
pub fn place(planted: &mut [super::Planted], first: u32) {
    for p in planted {
        p.row = if p.row == u32::MAX { 1 } else { p.row + first };
    }
}

pub fn csv(table: &mut Table, dress: &Dress) -> Vec<u8> {
    let mut text = String::with_capacity(table.rows.len() * 200);
    let width = table.columns.len();
    for n in 0..dress.titles {
        let title = ["Kotoutuja-asiakkaat", "Tulostettu 3.11.2026", ""][n as usize % 3];
        line(&mut text, (0..width).map(|at| if at == 0 { title } else { "" }), dress);
    }
    place(&mut table.planted, dress.titles + 2);
    write(&mut text, &table.columns, &table.rows, dress);
    encode::encode(&text, encode::of(dress))
}

/// Header and rows.
pub fn write(text: &mut String, columns: &[Column], rows: &[Vec<String>], dress: &Dress) {
    line(text, columns.iter().map(|column| column.header.as_str()), dress);
    for row in rows {
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
    place(&mut table.planted, 2);
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
