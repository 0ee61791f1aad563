//! A table in the making: columns with their headers, cells, and the people behind the rows.

use super::Planted;
use super::dress::{Dress, Names};
use super::headers::{self, ASIDE, FIELDS, REFUSED, WHOLE_NAME};
use super::people::{self, Client};
use kotodigi_fixtures::chance::Chance;
use std::collections::HashSet;

#[derive(Clone, Debug)]
pub struct Column {
    pub id: &'static str,
    pub header: String,
}

#[derive(Debug)]
pub struct Table {
    pub columns: Vec<Column>,
    pub clients: Vec<Client>,
    pub rows: Vec<Vec<String>>,
    /// Row as an index; turned into a row of the file when it is written.
    pub planted: Vec<Planted>,
}

impl Table {
    pub fn made(rows: u32, dress: &Dress, chance: &mut Chance, fits: &dyn Fn(&str) -> bool) -> Table {
        let columns = columns(dress, chance, fits);
        let mut codes = HashSet::new();
        let clients: Vec<Client> = (0..rows).map(|n| people::client(n, chance, &mut codes, fits)).collect();
        let row = |client: &Client, chance: &mut Chance| {
            columns.iter().map(|column| people::cell(column.id, client, dress, chance, fits)).collect()
        };
        let rows = clients.iter().map(|client| row(client, chance)).collect();
        Table { columns, clients, rows, planted: Vec::new() }
    }

    pub fn at(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }
}

/// Columns of the file in their order, no header twice.
fn columns(dress: &Dress, chance: &mut Chance, fits: &dyn Fn(&str) -> bool) -> Vec<Column> {
    let way = dress.way as usize;
    let mut taken = HashSet::new();
    let mut header = |words: &'static str, chance: &mut Chance| {
        for _ in 0..200 {
            let header = hand(headers::pick(words, chance.roll() >> 1), dress.hand);
            if fits(&header) && taken.insert(header.trim().to_lowercase()) {
                return Some(header);
            }
        }
        None
    };
    let mut columns: Vec<Column> = Vec::new();
    for (id, ways) in FIELDS.iter().filter(|(id, _)| !dress.without.contains(id)) {
        let words = match (*id, dress.names) {
            ("given_names", names) if names != Names::Two => continue,
            ("family_name", names) if names != Names::Two => WHOLE_NAME[way],
            _ => ways[way],
        };
        columns.extend(header(words, chance).map(|header| Column { id, header }));
    }
    for _ in 0..dress.aside {
        let (id, ways) = chance.pick(ASIDE);
        if columns.iter().all(|column| column.id != *id) {
            columns.extend(header(ways[way], chance).map(|header| Column { id, header }));
        }
    }
    if dress.refused {
        columns.extend(header(REFUSED[way], chance).map(|header| Column { id: "refused", header }));
    }
    if dress.shuffled {
        for last in (1..columns.len()).rev() {
            columns.swap(last, usize::try_from(chance.under(last as u64 + 1)).unwrap_or(0));
        }
    }
    columns
}

/// What a typist does to a header.
fn hand(header: &str, hand: u64) -> String {
    match hand {
        0 => header.to_uppercase(),
        1 => header.to_lowercase(),
        2 => format!(" {header} "),
        3 => format!("{header}:"),
        4 => header.replace(' ', "_"),
        5 => header.replace(' ', "  "),
        _ => header.to_owned(),
    }
}
