//! Columns and rows of a joined table as people name them: by the part they stood in.

use super::OldRegister;
use super::origin::{Joined, Named, Origin};

impl OldRegister<'_> {
    /// Where the cell of a row and a column stood: in another part if its column was joined.
    pub fn origin(&self, row: u32, at: usize) -> Origin<'_> {
        let column = self.header.get(at).map_or("", String::as_str);
        let number = self.number(at, column);
        let index = usize::try_from(row).unwrap_or(0).saturating_sub(1);
        match self.joined_at(at) {
            None => Origin { part: self.detected.part.as_deref(), row, column, number },
            Some(joined) => {
                let there = joined.rows.get(index).copied().filter(|row| *row > 0);
                Origin { part: Some(&joined.part), row: there.unwrap_or(row), column, number }
            }
        }
    }

    /// The columns that are named so.
    pub fn named<'n>(&'n self, named: Named<'n>) -> impl Iterator<Item = usize> + 'n {
        (0..self.header.len()).filter(move |at| {
            self.header[*at] == named.column
                && named.part.is_none_or(|part| self.part_of(*at) == Some(part))
                && named.number.is_none_or(|number| usize::try_from(number) == Ok(self.place(*at) + 1))
        })
    }

    /// The clients' rows in which a row of the column's part stands; without a part the row is a client's own.
    pub fn rows_of(&self, at: usize, row: u32, in_part: bool) -> impl Iterator<Item = u32> {
        let joined = self.joined_at(at).filter(|_| in_part);
        let own = joined.is_none().then_some(row);
        own.into_iter().chain(joined.map_or(&[][..], |joined| joined.clients_of(row)).iter().copied())
    }

    fn joined_at(&self, at: usize) -> Option<&Joined> {
        self.joined.iter().find(|joined| joined.column(at).is_some())
    }

    fn part_of(&self, at: usize) -> Option<&str> {
        self.joined_at(at).map_or(self.detected.part.as_deref(), |joined| Some(&joined.part))
    }

    /// Where a column stands in its own part, from 0.
    fn place(&self, at: usize) -> usize {
        self.joined_at(at).and_then(|joined| joined.column(at)).unwrap_or(at)
    }

    /// The column's number, where its header alone does not tell which it is.
    fn number(&self, at: usize, column: &str) -> Option<u32> {
        let part = self.part_of(at);
        let alike = self.named(Named { column, part, number: None }).take(2).count();
        (alike > 1).then(|| u32::try_from(self.place(at) + 1).ok())?
    }
}
