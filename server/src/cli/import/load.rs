//! `kotodigi import load`

use super::super::{By, Done, Exit, Register, officer, print, unreadable};
use super::old_file::OldFile;
use super::progress::{COMPARING, LOADING, Progress, READING};
use super::{create, failed, open_if_there, organisation, reader, refused, saved};
use crate::clock;
use crate::house::Asker;
use crate::intake::{self, Archive, Format, Lines, Stage, Wanted};
use clap::Args;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct Load {
    #[command(flatten)]
    old: OldFile,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
    /// Loads nothing when any row has an error.
    #[arg(long)]
    strict: bool,
    /// The file that was checked, by the hash its report has: another is not loaded.
    #[arg(long, value_name = "SHA256")]
    expect: Option<String>,
    /// The counts look wrong, and somebody has looked at them: they are right.
    #[arg(long)]
    accept_counts: bool,
    /// What does not go into the register goes into this file: rows with errors, and columns that are not moved.
    #[arg(long, value_name = "FILE")]
    archive: Option<PathBuf>,
    /// Id of the second officer who accepts it.
    #[arg(long, value_name = "OFFICER")]
    second: Option<String>,
}

impl Load {
    pub fn run(self, lang: Lang) -> Done {
        let (reader, stop) = (reader(lang)?, Arc::default());
        // Only a file that can be read makes a register.
        let house = open_if_there(&self.register.data, lang)?;
        let (kept, own) = match &house {
            Some(house) => {
                let by = officer(house, &self.by.officer, lang)?;
                (saved(house, &by, lang)?, Some(organisation(&by)))
            }
            None => (Vec::new(), None),
        };
        let (mut order, bounds) = self.old.order(house.as_ref(), own.as_deref(), kept, lang)?;
        (order.format, order.rows) = (Format::Text, true);
        order.archive = self.archive.as_ref().map(|_| self.old.system());
        if let Some(there) = self.archive.as_deref().filter(|file| file.exists()) {
            return Err((Exit::Usage, phrase!(ARCHIVE_THERE, there.display().to_string()).say(lang)));
        }
        let archive =
            self.archive.as_deref().map(|file| Archive::begin(file).map_err(|why| unreadable(file, &why, lang)));
        let mut archive = archive.transpose()?;
        let mut wanted = Wanted {
            order,
            bytes: None,
            bounds,
            system: self.old.system(),
            expected_hash: self.expect.map(|hash| hash.to_lowercase()),
            strict: self.strict,
            households: Vec::new(),
            counts_accepted: self.accept_counts,
            second: None,
        };
        let mut progress = Progress::new(lang);
        let mut tell = |stage| match stage {
            Stage::Reading(rows) => progress.show(READING, rows),
            Stage::Comparing(rows) => progress.show(COMPARING, rows),
            Stage::Loading(rows) => progress.show(LOADING, rows),
        };
        let lines = archive.as_mut().map(|archive| archive as &mut dyn Lines);
        let read = intake::read(&reader, &wanted, &mut tell, lines, &stop).map_err(|why| failed(&why, lang))?;
        let house = match house {
            Some(house) => house,
            None => create(&self.register.data, lang)?,
        };
        let by = officer(&house, &self.by.officer, lang)?;
        wanted.second = self.second.as_deref().map(|second| officer(&house, second, lang)).transpose()?;
        if read.checked.errors > 0 {
            eprint!("{}", read.said);
        }
        let asker = Asker::at_console(&by, lang);
        let done = intake::load(&house, &asker, &wanted, read, &mut tell).map_err(|not| refused(&not.no, lang))?;
        drop(progress);
        if let (Some(archive), Some(file)) = (archive, &self.archive) {
            let lines = archive.end(&done.loaded, &by.id, clock::now()).map_err(|why| unreadable(file, &why, lang))?;
            eprintln!("{}", phrase!(ARCHIVED, lines, file.display().to_string()).say(lang));
        }
        print(&said(&done, lang));
        Ok(if done.checked.would.reject > 0 { Exit::Findings } else { Exit::Clean })
    }
}

fn said(done: &intake::Done, lang: Lang) -> String {
    let loaded = done.loaded;
    let left = done.checked.would.reject + loaded.elsewhere + loaded.twice;
    let mut said = if done.resumed { RESUMED.say(lang).to_owned() + "\n" } else { String::new() };
    said += &phrase!(LOADED, loaded.created, loaded.updated, loaded.unchanged, left).say(lang);
    if loaded.elsewhere > 0 {
        said += "\n";
        said += &phrase!(ELSEWHERE, loaded.elsewhere).say(lang);
    }
    if let Some(run) = loaded.run {
        said += "\n";
        said += &phrase!(RUN, run.to_string()).say(lang);
    }
    said + "\n"
}

const LOADED: Text = text(
    "Luotu {0}, päivitetty {1}, ennallaan {2}, jäi pois {3}.",
    "Skapade {0}, uppdaterade {1}, oförändrade {2}, utelämnade {3}.",
    "Created {0}, updated {1}, unchanged {2}, left out {3}.",
);
const ELSEWHERE: Text = text(
    "{0} riviä ei voitu tuoda. Kysy esihenkilöltäsi: hän näkee, mitkä ne ovat.",
    "{0} rader kunde inte tas in. Fråga din chef, som ser vilka de är.",
    "{0} rows could not be loaded. Ask your supervisor, who sees which they are.",
);
const RESUMED: Text = text(
    "Aiemmin keskeytynyt tuonti jatkui siitä, mihin se jäi.",
    "En tidigare avbruten import fortsatte där den stannade.",
    "An earlier load that had stopped went on where it was.",
);
const ARCHIVED: Text = text("Arkistossa {0} riviä: {1}", "I arkivet {0} rader: {1}", "In the archive {0} lines: {1}");
const RUN: Text = text("Ajo {0}", "Körning {0}", "Run {0}");

const ARCHIVE_THERE: Text = text(
    "Arkistotiedosto {0} on jo olemassa. Mitään ei tuotu: anna toinen nimi, jotta aiempi arkisto säilyy.",
    "Arkivfilen {0} finns redan. Inget togs in: ange ett annat namn, så att det tidigare arkivet bevaras.",
    "The archive {0} is already there. Nothing was loaded: give another name, so that the earlier archive stays.",
);
