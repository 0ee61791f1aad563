//! Where a cell of a joined table stood before.

use super::left::Left;
use crate::intake::check::memo::QuickMap;
use crate::words::Phrase;
use std::sync::OnceLock;

/// The file or sheet, its row and its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'r> {
    /// None where the file has one table only.
    pub part: Option<&'r str>,
    /// The row a spreadsheet shows in that part.
    pub row: u32,
    pub column: &'r str,
    /// Which column of the part it is, from 1, where several have the header.
    pub number: Option<u32>,
}

/// A column as people name it: by its header, and where that is not enough by its part and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Named<'n> {
    pub column: &'n str,
    pub part: Option<&'n str>,
    pub number: Option<u32>,
}

impl Named<'_> {
    pub fn say(&self) -> String {
        match self.part {
            Some(part) => format!("{part} · {}", self.column),
            None => self.column.to_owned(),
        }
    }
}

/// A column of another part for which there was no room: a table of so many columns is no register's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    pub part: String,
    /// Of the header.
    pub row: u32,
    pub column: String,
}

/// What of other parts belongs to no client's row.
#[derive(Debug, Default)]
pub struct Strays {
    /// Rows of other parts.
    pub rows: Vec<Left>,
    pub beyond: Vec<Beyond>,
    /// Parts that could not be read, and why.
    pub unread: Vec<(String, Phrase)>,
}

/// A part whose columns were appended to the clients' table.
#[derive(Debug)]
pub struct Joined {
    pub part: String,
    /// Its first column in the joined table.
    pub first: usize,
    /// Where its columns stand in the part itself, from 0.
    pub columns: Vec<usize>,
    /// For each row of the clients' part, from 0: the row in this part, or 0 where the client has none.
    pub rows: Vec<u32>,
    /// The clients' rows by the row of this part, once somebody asks.
    pub clients: OnceLock<QuickMap<u32, Vec<u32>>>,
}

impl Joined {
    /// Its column at a place of the joined table.
    pub fn column(&self, at: usize) -> Option<usize> {
        self.columns.get(at.checked_sub(self.first)?).copied()
    }

    /// The clients' rows in which a row of this part stands.
    pub fn clients_of(&self, row: u32) -> &[u32] {
        let by_row = self.clients.get_or_init(|| {
            let mut by_row: QuickMap<u32, Vec<u32>> = QuickMap::default();
            for (there, client) in self.rows.iter().zip(1u32..).filter(|(there, _)| **there > 0) {
                by_row.entry(*there).or_default().push(client);
            }
            by_row
        });
        by_row.get(&row).map_or(&[], Vec::as_slice)
    }
}
