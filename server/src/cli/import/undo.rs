//! `kotodigi import undo`

use super::super::{By, Done, Exit, Register, officer, print};
use super::{broken, open, refused, runs};
use crate::house::Asker;
use clap::Args;
use kotodigi::intake::load;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};

#[derive(Debug, Args)]
pub struct Undo {
    /// The run, or at least the first 8 hex digits of its id.
    run: String,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
}

impl Undo {
    pub fn run(self, lang: Lang) -> Done {
        runs::is_run(&self.run, lang)?;
        let house = open(&self.register.data, lang)?;
        let asker = Asker::at_console(&officer(&house, &self.by.officer, lang)?, lang);
        let run = runs::meant(&house, &asker, "import_undo", &self.run, lang)?;
        let shown = house
            .with(|office| office.run(run).into_iter().flat_map(|run| &run.clients).copied().collect())
            .map_err(|why| broken(&why.into(), lang))?;
        let undone = house
            .change(&asker, Some(("import_undo", shown)), |office, visit| load::undo(office, visit, run))
            .map_err(|no| refused(&no, lang))?;
        print(&(phrase!(UNDONE, run.to_string(), undone).say(lang) + "\n"));
        Ok(Exit::Clean)
    }
}

const UNDONE: Text =
    text("Ajo {0} peruttu: {1} asiakasta.", "Körningen {0} återtagen: {1} kunder.", "Run {0} undone: {1} clients.");
