//! Dual run: the same extract again, beside the register, until they agree.

use super::{Failed, Opened, reader::Listener};
use crate::house::{Asker, House};
use kotodigi::intake::IntakeRow;
use kotodigi::intake::diff::{Diffing, Dual, Signing, sign_off};
use kotodigi::intake::load::INTAKE;
use kotodigi::refusal::No;

/// Rows compared under one hold of the register.
const STEP: usize = 2_000;

/// Gathers the sound rows of an extract.
pub struct Extract<'a> {
    pub opened: Option<Opened>,
    pub rows: Vec<IntakeRow>,
    tell: &'a mut dyn FnMut(u32),
}

impl<'a> Extract<'a> {
    /// May it be done at all? A refusal is in the log before anything was read.
    pub fn begin(house: &House, asker: &Asker, tell: &'a mut dyn FnMut(u32)) -> Result<Extract<'a>, Failed> {
        if house.may(asker, INTAKE).is_err() {
            house.note_intake(asker, "import_diff", Vec::new()).map_err(Failed::No)?;
        }
        Ok(Extract { opened: None, rows: Vec::new(), tell })
    }
}

impl Listener for Extract<'_> {
    fn opened(&mut self, opened: &Opened) {
        self.opened = Some(opened.clone());
    }

    fn progress(&mut self, rows: u32) {
        (self.tell)(rows);
    }

    fn row(&mut self, row: IntakeRow) {
        self.rows.push(row);
    }
}

impl std::fmt::Debug for Extract<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Extract").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

/// What differs, once the look at whom it shows is in the log.
pub fn compare(house: &House, asker: &Asker, system: &str, rows: &[IntakeRow]) -> Result<Dual, No> {
    let mut diffing = house.look_at_office(asker, |office, visit| Diffing::begin(office, &visit, system))?;
    for rows in rows.chunks(STEP) {
        house.look_at_office(asker, |office, visit| {
            rows.iter().try_for_each(|row| diffing.add(office, visit.by, row))
        })?;
    }
    let dual = house.look_at_office(asker, |office, visit| diffing.finish(office, visit.by))?;
    house.note_intake(asker, "import_diff", dual.shown())?;
    Ok(dual)
}

/// Settles one difference.
pub fn settle(house: &House, asker: &Asker, signing: Signing<'_>) -> Result<(), No> {
    let shown = signing.difference.client.into_iter().collect();
    house.change(asker, Some(("import_sign", shown)), |office, mut visit| sign_off(office, &mut visit, signing))
}
