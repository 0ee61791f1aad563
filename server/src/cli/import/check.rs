//! `kotodigi import check`

use super::super::{Done, Exit, officer, print};
use super::old_file::OldFile;
use super::progress::{Progress, READING};
use super::{failed, open, organisation, reader, saved};
use crate::house::Asker;
use crate::intake::{Comparing, Format, Listener};
use clap::Args;
use kotodigi::words::Lang;
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    old: OldFile,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Compares with this register: what would be created, updated, left.
    #[arg(long, value_name = "DIR", requires = "officer")]
    data: Option<PathBuf>,
    /// Id of the officer who compares.
    #[arg(long = "as", value_name = "OFFICER")]
    officer: Option<String>,
}

/// Hears only how far it is.
struct Alone(Progress);

impl Listener for Alone {
    fn progress(&mut self, rows: u32) {
        self.0.show(READING, rows);
    }

    fn said(&mut self, piece: &str) {
        self.0.clear();
        print(piece);
    }
}

impl Check {
    pub fn run(self, lang: Lang) -> Done {
        let (reader, stop) = (reader(lang)?, Arc::default());
        let house = self.data.as_deref().map(|data| open(data, lang)).transpose()?;
        let progress = Progress::new(lang);
        let failed = |why| failed(&why, lang);
        let checked = match house.as_ref().zip(self.officer.as_deref()) {
            None => {
                let (mut order, bounds) = self.old.order(None, None, Vec::new(), lang)?;
                order.format = self.format;
                reader.read(&order, None, bounds, &mut Alone(progress), &stop).map_err(failed)?
            }
            Some((house, by)) => {
                let by = officer(house, by, lang)?;
                let kept = saved(house, &by, lang)?;
                let (mut order, bounds) = self.old.order(Some(house), Some(&organisation(&by)), kept, lang)?;
                (order.format, order.compare) = (self.format, true);
                let asker = Asker::at_console(&by, lang);
                let progress = RefCell::new(progress);
                let mut tell = |rows| progress.borrow_mut().show(READING, rows);
                let mut hear = |piece: &str| {
                    progress.borrow_mut().clear();
                    print(piece);
                };
                let mut comparing = Comparing::begin(house, &asker, &mut tell, &mut hear).map_err(failed)?;
                reader.read(&order, None, bounds, &mut comparing, &stop).map_err(failed)?
            }
        };
        Ok(if checked.clean { Exit::Clean } else { Exit::Findings })
    }
}
