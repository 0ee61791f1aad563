//! A check against a register: every row is compared under the officer's rights, and the look is in the log before
//! anything of it is told.

use super::{Failed, Standings, reader::Listener};
use crate::house::{Asker, House};
use kotodigi::intake::load::{Against, Conflict, INTAKE};
use kotodigi::intake::{IntakeRow, Known as _};
use kotodigi::refusal::No;

pub struct Comparing<'a> {
    house: &'a House,
    asker: &'a Asker,
    rows: Vec<IntakeRow>,
    /// What a load would not take, because of what is here.
    pub conflicts: Vec<Conflict>,
    tell: &'a mut dyn FnMut(u32),
    hear: &'a mut dyn FnMut(&str),
}

impl<'a> Comparing<'a> {
    /// May it be done at all? A refusal is in the log before anything was read.
    pub fn begin(
        house: &'a House,
        asker: &'a Asker,
        tell: &'a mut dyn FnMut(u32),
        hear: &'a mut dyn FnMut(&str),
    ) -> Result<Comparing<'a>, Failed> {
        if house.may(asker, INTAKE).is_err() {
            house.note_intake(asker, "import_check", Vec::new()).map_err(Failed::No)?;
        }
        Ok(Comparing { house, asker, rows: Vec::new(), conflicts: Vec::new(), tell, hear })
    }
}

impl Listener for Comparing<'_> {
    fn said(&mut self, piece: &str) {
        (self.hear)(piece);
    }

    fn progress(&mut self, rows: u32) {
        (self.tell)(rows);
    }

    fn row(&mut self, row: IntakeRow) {
        self.rows.push(row);
    }

    fn standings(&mut self) -> Result<Standings, No> {
        let by = &self.asker.by;
        let (standings, conflicts, shown) = self.house.with(|office| {
            let against = Against::new(office, by);
            let standings: Standings = self.rows.drain(..).map(|row| (row.row, against.meet(&row))).collect();
            (standings, against.conflicts(), against.shown())
        })?;
        self.conflicts = conflicts;
        self.house.note_intake(self.asker, "import_check", shown)?;
        Ok(standings)
    }
}

impl std::fmt::Debug for Comparing<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Comparing").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}
