//! `kotodigi import load`

use super::super::{By, Done, Exit, Register, Stopped, officer, print, unwritable};
use super::old_file::OldFile;
use super::progress::{COMPARING, LOADING, Progress, READING};
use super::settings::{self, Settings};
use super::{
    failed, homes, kept_mapping, made, open_if_there, organisation, reader, refused, said_of_load, saved, systems,
};
use crate::clock;
use crate::house::{Asker, House};
use crate::intake::{self, Archive, Format, Lines, Readied, Stage, Wanted, stays};
use clap::Args;
use kotodigi::intake::load::{INTAKE, municipalities};
use kotodigi::officer::training;
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
    #[command(flatten)]
    settings: Settings,
    /// Loads nothing when any row has an error.
    #[arg(long)]
    strict: bool,
    /// The file that was checked, by the hash its report has: another is not loaded.
    #[arg(long, value_name = "SHA256")]
    expect: Option<String>,
    /// The counts look wrong, and somebody has looked at them: they are right.
    #[arg(long)]
    accept_counts: bool,
    /// Those who live together, by the ids `import check` prints, with commas between; or `all`.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    accept_households: Vec<String>,
    /// What does not go into the register goes into this file: rows with errors, and columns that are not moved.
    #[arg(long, value_name = "FILE")]
    archive: Option<PathBuf>,
    /// Id of the second officer who accepts it.
    #[arg(long, value_name = "OFFICER")]
    second: Option<String>,
    /// Shows the whole check of the file, too.
    #[arg(long, short)]
    verbose: bool,
}

impl Load {
    pub fn run(self, lang: Lang) -> Done {
        let (reader, stop, limits) = (reader(lang)?, Arc::default(), self.settings.limits(lang)?);
        // Only a file that can be read makes a register.
        let house = open_if_there(&self.register.data, lang)?;
        let (kept, own) = match &house {
            Some(house) => {
                let by = officer(house, &self.by.officer, lang)?;
                if !self.old.is_named() {
                    systems::note(house, &Asker::at_console(&by, lang), &self.old.system(), lang)?;
                }
                (saved(house, &by, lang)?, Some(organisation(&by)))
            }
            None => (Vec::new(), None),
        };
        let (mut order, bounds) = self.old.order(house.as_ref(), own.as_deref(), kept, lang)?;
        (order.format, order.rows) = (Format::Text, true);
        let by = match &house {
            Some(house) => Some(officer(house, &self.by.officer, lang)?),
            // The register that is made for it is one for practice.
            None => training(&self.by.officer).cloned(),
        };
        order.ours = by.as_ref().map(municipalities).unwrap_or_default();
        order.archive = self.archive.as_ref().map(|_| self.old.system());
        if let Some(there) = self.archive.as_deref().filter(|file| file.exists()) {
            return Err((Exit::Usage, phrase!(ARCHIVE_THERE, there.display().to_string()).say(lang)));
        }
        let archive =
            self.archive.as_deref().map(|file| Archive::begin(file).map_err(|why| unwritable(file, &why, lang)));
        let mut archive = archive.transpose()?;
        let mut wanted = Wanted {
            order,
            bytes: None,
            bounds,
            system: self.old.system(),
            expected_hash: self.expect.as_ref().map(|hash| hash.to_lowercase()),
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
        if let Some((house, own)) = house.as_ref().zip(own.as_deref()) {
            kept_mapping::used(&house.place().0, own, read.opened.saved.as_deref(), lang);
        }
        wanted.households = homes::accepted(&self.accept_households, &read.checked.households, lang)?;
        let (house, made) = match house {
            Some(house) => (house, None),
            None => made::make(&self.register.data, lang).map(|(house, made)| (house, Some(made)))?,
        };
        settings::hold(&house, &limits, lang)?;
        let done = self.carry_out(&house, &mut wanted, read, &mut tell, lang);
        drop(progress);
        let mut kept = Some(house);
        match made {
            Some(made) if kept.as_ref().is_some_and(made::is_begun) => made.stays(lang),
            Some(made) => {
                drop(kept.take());
                made.take_away().map_err(|why| unwritable(&self.register.data, &why, lang))?;
            }
            None => {}
        }
        let done = done?;
        if let (Some(archive), Some(file)) = (archive, &self.archive) {
            let lines = archive.end(&done.loaded, &self.by.officer, clock::now());
            let lines = lines.map_err(|why| unwritable(file, &why, lang))?;
            eprintln!("{}", phrase!(ARCHIVED, lines, file.display().to_string()).say(lang));
        }
        print(&said_of_load::counts(&done, !self.accept_households.is_empty(), lang));
        if let (Some(house), false) = (&kept, done.conflicts.is_empty()) {
            // Whom it names is in the log before it is told.
            let asker = Asker::at_console(&officer(house, &self.by.officer, lang)?, lang);
            let shown = stays::shown(&done.conflicts);
            house.note_intake(&asker, "import_load", shown).map_err(|no| refused(&no, lang))?;
            print(&said_of_load::stays(&done.conflicts, lang));
        }
        Ok(if done.checked.would.reject + done.checked.without_client > 0 { Exit::Findings } else { Exit::Clean })
    }

    /// Everything that may be refused once there is a register.
    fn carry_out(
        &self,
        house: &House,
        wanted: &mut Wanted,
        read: Readied,
        tell: &mut dyn FnMut(Stage),
        lang: Lang,
    ) -> Result<intake::Done, Stopped> {
        let by = officer(house, &self.by.officer, lang)?;
        wanted.second = self.second.as_deref().map(|second| officer(house, second, lang)).transpose()?;
        let asker = Asker::at_console(&by, lang);
        // Whoever may not load is told that, and no more.
        match house.may(&asker, INTAKE).is_ok() {
            true if self.verbose => eprint!("{}", read.said),
            true => eprint!("{}", said_of_load::found(&read, self.accept_households.is_empty(), lang)),
            false => {}
        }
        intake::load(house, &asker, wanted, read, tell).map_err(|not| refused(&not.no, lang))
    }
}

const ARCHIVED: Text = text("Arkistossa {0} riviä: {1}", "I arkivet {0} rader: {1}", "In the archive {0} lines: {1}");
const ARCHIVE_THERE: Text = text(
    "Arkistotiedosto {0} on jo olemassa. Mitään ei tuotu: anna toinen nimi, jotta aiempi arkisto säilyy.",
    "Arkivfilen {0} finns redan. Ingenting togs in: ange ett annat namn, så att det tidigare arkivet bevaras.",
    "The archive {0} is already there. Nothing was loaded: give another name, so that the earlier archive stays.",
);
