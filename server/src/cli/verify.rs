//! `kotodigi verify`: also while a server works in the directory.

use super::{Done, Exit, Register, said};
use crate::backup::{self, Verified};
use crate::directory::{DataDir, journal_in, looks_in};
use crate::looks;
use crate::sqlite::SqliteJournal;
use clap::Args;
use kotodigi::journal::{self, Broken};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::path::Path;

#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    register: Register,
}

const JOURNAL: Text = text(
    "Päiväkirja: {0} merkintää, pää {1}",
    "Journal: {0} anteckningar, huvud {1}",
    "Journal: {0} entries, head {1}",
);
const JOURNAL_NAME: Text = text("Päiväkirja", "Journal", "Journal");
const LOOKS_NAME: Text = text("Katseluloki", "Läslogg", "Log of looks");
const LOOKS: Text = text(
    "Katseluloki: {0} merkintää, pää {1}",
    "Läslogg: {0} anteckningar, huvud {1}",
    "Log of looks: {0} entries, head {1}",
);

impl Verify {
    pub fn run(self, lang: Lang) -> Done {
        let folder = &self.register.data;
        if folder.is_file() {
            return of_backup(folder, lang);
        }
        DataDir::kind_of(folder).map_err(|shut| shut.stop(lang))?;
        let journal = SqliteJournal::snapshot(&journal_in(folder))
            .and_then(|journal| journal::verify(&journal))
            .map(|head| (head.position, head.hash));
        let looks = looks::verify(&looks_in(folder));
        let mut exit = Exit::Clean;
        for (what, name, found) in [(JOURNAL, JOURNAL_NAME, journal), (LOOKS, LOOKS_NAME, looks)] {
            match found {
                Ok((count, hash)) => println!("{}", phrase!(what, count.to_string(), hash.to_string()).say(lang)),
                Err(broken) => {
                    println!("{}: {}", name.say(lang), said::broken(&broken).say(lang));
                    let named = matches!(broken, Broken::Chain { .. });
                    exit = if named && exit != Exit::Broken { Exit::Findings } else { Exit::Broken };
                }
            }
        }
        Ok(exit)
    }
}

/// Every part's sum and both chains of a backup.
fn of_backup(file: &Path, lang: Lang) -> Done {
    let Verified { journal, looks: (count, hash) } = backup::verify(file).map_err(|shut| shut.stop(lang))?;
    println!("{}", phrase!(JOURNAL, journal.position.to_string(), journal.hash.to_string()).say(lang));
    println!("{}", phrase!(LOOKS, count.to_string(), hash.to_string()).say(lang));
    Ok(Exit::Clean)
}
