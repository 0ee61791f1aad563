//! `kotodigi synth`: a made-up country into a training register, or as the export of a made-up old register.

use super::{Done, Exit, day, import::refused, print, unwritable};
use crate::clock;
use crate::directory::DataDir;
use crate::house::{Asker, House};
use chrono::NaiveDate;
use clap::Args;
use kotodigi::officer::TRAINING;
use kotodigi::steps::Directory;
use kotodigi::words::{Lang, text};
use kotodigi_fixtures::chance::Chance;
use kotodigi_fixtures::old_register;
use kotodigi_fixtures::stories::{self, STORIES};
use kotodigi_fixtures::synth;
use std::io::IsTerminal as _;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Synth {
    /// How many clients.
    #[arg(long)]
    clients: usize,
    /// The same seed and day give the same country.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// As of this day; today if none is given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
    /// Into a new training register.
    #[arg(long, value_name = "DIR", required_unless_present = "csv")]
    data: Option<PathBuf>,
    /// As the export of a made-up old register, with its usual defects.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// The stories of the fixtures as well.
    #[arg(long)]
    stories: bool,
}

impl Synth {
    pub fn run(self, lang: Lang) -> Done {
        let on = self.on.unwrap_or_else(clock::today);
        if let Some(file) = &self.csv {
            let rows = u32::try_from(self.clients).unwrap_or(u32::MAX);
            let options = old_register::Options::default();
            let (bytes, _) = old_register::generate(rows, self.seed, &options);
            std::fs::write(file, bytes).map_err(|why| unwritable(file, &why, lang))?;
        }
        let Some(data) = &self.data else { return Ok(Exit::Clean) };
        let house =
            DataDir::create(data, Directory::Training, on).and_then(House::open).map_err(|shut| shut.stop(lang))?;
        let told = house.change(&Asker::at_console(&TRAINING[0], lang), None, |office, _| {
            if self.stories {
                let mut chance = Chance::seeded(self.seed);
                for story in STORIES.iter().filter(|story| stories::last_day_told(story).is_none_or(|last| last <= on))
                {
                    stories::tell(office, story, &mut || chance.bytes())?;
                }
            }
            synth::fill(office, self.clients, self.seed, |done| progress(done, self.clients))
        });
        told.map_err(|no| refused(&no, lang))?;
        let many = house.with(|office| office.register().len()).map_err(|why| refused(&why.into(), lang))?;
        let made = text("{0} keksittyä asiakasta: {1}", "{0} påhittade kunder: {1}", "{0} made-up clients: {1}");
        print(&format!("{}\n", kotodigi::phrase!(made, many, data.display().to_string()).say(lang)));
        Ok(Exit::Clean)
    }
}

fn progress(done: usize, of: usize) {
    if std::io::stderr().is_terminal() {
        eprint!("\r{done} / {of}");
        if done >= of {
            eprintln!();
        }
    }
}
