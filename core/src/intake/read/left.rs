//! Rows of another part that come into no client's row: their client is not among the clients, or a later row of the
//! same client was taken. They are kept with their table, so that each can be told and archived with all its cells.

use super::OldRegister;
use super::latest;
use super::table::Table;
use csv::ByteRecord;

/// Of one part.
#[derive(Debug)]
pub struct Left {
    pub(super) part: String,
    pub(super) table: Table<'static>,
    /// Where the clients' number stands.
    pub(super) key: usize,
    /// In the order of the part: the row, and the one that was taken; 0 where nobody has the number.
    pub(super) rows: Vec<(u32, u32)>,
}

/// One such row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftRow<'r> {
    pub part: &'r str,
    pub row: u32,
    /// The header of the clients' number in that part.
    pub column: &'r str,
    /// The number; empty where the cell is.
    pub number: String,
    /// The later row of the same client; none where no client has the number.
    pub taken: Option<u32>,
    /// Every cell with something in it, by its header.
    pub cells: Vec<(&'r str, String)>,
}

impl Left {
    /// Those that lost, each with the row that won in the end; and those without a client.
    pub(super) fn rows(beaten: &[(u32, u32)], orphans: &[u32]) -> Vec<(u32, u32)> {
        // Whatever won and lost later stands further on: from the end each winner is known already.
        let mut last = std::collections::HashMap::with_capacity(beaten.len());
        for (lost, won) in beaten.iter().rev() {
            let won = last.get(won).copied().unwrap_or(*won);
            last.insert(*lost, won);
        }
        let mut rows: Vec<(u32, u32)> = last.into_iter().chain(orphans.iter().map(|row| (*row, 0))).collect();
        rows.sort_unstable();
        rows
    }

    fn row<'r>(&'r self, row: u32, taken: u32, record: &ByteRecord) -> LeftRow<'r> {
        let names = &self.table.header.names;
        let cells = record.iter().enumerate().filter_map(|(at, cell)| {
            let value = self.table.decoder.decode(cell).text.trim().to_owned();
            (!value.is_empty()).then(|| (names.get(at).map_or("", String::as_str), value))
        });
        LeftRow {
            part: &self.part,
            row,
            column: names.get(self.key).map_or("", String::as_str),
            number: String::from_utf8_lossy(&latest::key(&self.table, record, self.key)).into_owned(),
            taken: Some(taken).filter(|taken| *taken > 0),
            cells: cells.collect(),
        }
    }
}

impl OldRegister<'_> {
    /// Rows of other parts that come into no client's row, one after the other.
    pub fn each_left<'r>(&'r self, each: &mut dyn FnMut(LeftRow<'r>)) {
        for left in &self.strays.rows {
            let (mut records, mut record) = (left.table.records(), ByteRecord::new());
            let mut wanted = left.rows.iter().copied().peekable();
            while wanted.peek().is_some()
                && let Some(place) = records.next(&mut record)
            {
                if let Some((row, taken)) = wanted.next_if(|(row, _)| *row == place.row) {
                    each(left.row(row, taken, &record));
                }
            }
        }
    }

    /// The clients' rows with which a row of another part was joined.
    pub fn clients_of(&self, part: &str, row: u32) -> &[u32] {
        self.joined.iter().find(|joined| joined.part == part).map_or(&[], |joined| joined.clients_of(row))
    }
}
