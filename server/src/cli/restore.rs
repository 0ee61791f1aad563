//! `kotodigi restore`

use super::{Done, Exit, Register, print};
use crate::backup::{self, Erased};
use clap::Args;
use kotodigi::phrase;
use kotodigi::words::{Lang, text};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Restore {
    /// The backup.
    file: PathBuf,
    #[command(flatten)]
    register: Register,
    /// The list of the erased; beside the directory if none is given.
    #[arg(long, value_name = "FILE")]
    erased: Option<PathBuf>,
    /// Nobody was ever erased from this register: there is no list.
    #[arg(long, conflicts_with = "erased")]
    nobody_erased: bool,
}

impl Restore {
    pub fn run(self, lang: Lang) -> Done {
        let erased = match &self.erased {
            Some(file) => Erased::At(file),
            None if self.nobody_erased => Erased::NobodyEver,
            None => Erased::Beside,
        };
        let done = backup::restore(&self.file, &self.register.data, erased).map_err(|shut| shut.stop(lang))?;
        let said = text(
            "{0}: {1} merkintää, ketju tarkistettu. Poistettujen luettelon mukaan poistettiin uudelleen {2} asiakasta.",
            "{0}: {1} anteckningar, kedjan kontrollerad. Enligt förteckningen över raderade raderades {2} kunder på nytt.",
            "{0}: {1} entries, chain verified. By the list of the erased {2} clients were erased again.",
        );
        let (folder, entries) = (self.register.data.display().to_string(), done.contents.journal.position.to_string());
        print(&format!("{}\n", phrase!(said, folder, entries, done.erased_again.to_string()).say(lang)));
        Ok(Exit::Clean)
    }
}
