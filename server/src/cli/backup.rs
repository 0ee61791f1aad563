//! `kotodigi backup`

use super::{Done, Exit, Register, print};
use crate::backup;
use clap::Args;
use kotodigi::phrase;
use kotodigi::words::{Lang, text};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; one of that name is replaced when the new one is whole.
    file: PathBuf,
    #[command(flatten)]
    register: Register,
}

impl Backup {
    pub fn run(self, lang: Lang) -> Done {
        let made = backup::make(&self.register.data, &self.file).map_err(|shut| shut.stop(lang))?;
        let done = text(
            "{0}: {1} merkintää, {2} katselua, ketju tarkistettu. Tiedostossa on asiakkaiden tietoja: säilytä se sen mukaan.",
            "{0}: {1} anteckningar, {2} läsningar, kedjan kontrollerad. Filen innehåller kunders uppgifter: förvara den därefter.",
            "{0}: {1} entries, {2} looks, chain verified. It holds clients' data: keep it accordingly.",
        );
        let (entries, looks) = (made.journal.position.to_string(), made.looks.to_string());
        print(&format!("{}\n", phrase!(done, self.file.display().to_string(), entries, looks).say(lang)));
        Ok(Exit::Clean)
    }
}
