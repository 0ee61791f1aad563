//! `kotodigi import report`

use super::super::{By, Done, Exit, Register, Stopped, officer, print, print_bytes, unreadable, unwritable};
use super::{allowed, broken, open, runs};
use crate::clock;
use crate::house::{Asker, House};
use crate::intake::report::{self, Key, seal_pdf, verify};
use crate::intake::undone;
use crate::paper::{self, Made};
use clap::{Args, ValueEnum};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::fs;
use std::io;
use std::path::PathBuf;
use uuid::Uuid;

#[derive(Debug, Args)]
pub struct Report {
    /// The run, or at least the first 8 hex digits of its id.
    #[arg(required_unless_present = "key")]
    run: Option<String>,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
    /// On paper, or for programs.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// Where to; stdout if nowhere is said.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Prints the public key this register signs its reports with.
    #[arg(long, conflicts_with_all = ["run", "out"])]
    key: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Pdf,
}

impl Report {
    pub fn run(self, lang: Lang) -> Done {
        let house = open(&self.register.data, lang)?;
        let asker = Asker::at_console(&officer(&house, &self.by.officer, lang)?, lang);
        let (folder, data) = (house.place().0, &self.register.data);
        let disk = |why: io::Error| unreadable(data, &why, lang);
        let Some(typed) = self.run.as_deref().filter(|_| !self.key) else {
            allowed(&house, &asker, "import_report", lang)?;
            print(&format!("{}\n", Key::of(&folder).map_err(disk)?.public()));
            return Ok(Exit::Clean);
        };
        // A run that was taken back is still told of.
        let run = match runs::taken_back(&house, &asker, typed, lang)? {
            Some(run) => run,
            None => runs::meant(&house, &asker, "import_report", typed, lang)?,
        };
        allowed(&house, &asker, "import_report", lang)?;
        if house.with(|office| office.runs().any(|there| there == run)).map_err(|why| broken(&why.into(), lang))? {
            runs::own(&house, &asker, run, lang)?;
        }
        let sealed = report::sealed(&house, run).map_err(|why| broken(&why.into(), lang))?;
        let sealed = sealed.ok_or_else(|| no_report(run, lang))?;
        let bytes = match self.format {
            Format::Json => {
                verify(sealed.as_bytes()).map_err(|_| (Exit::Broken, CHANGED.say(lang).to_owned()))?;
                sealed.into_bytes()
            }
            Format::Pdf => on_paper(&house, &asker, &sealed, lang)?,
        };
        match &self.out {
            None => print_bytes(&bytes),
            Some(file) => fs::write(file, &bytes).map_err(|why| unwritable(file, &why, lang))?,
        }
        Ok(Exit::Clean)
    }
}

fn on_paper(house: &House, asker: &Asker, sealed: &str, lang: Lang) -> Result<Vec<u8>, Stopped> {
    let broken = |why: String| (Exit::Broken, why);
    let changed = || broken(CHANGED.say(lang).to_owned());
    let verified = verify(sealed.as_bytes()).map_err(|_| changed())?;
    let report = verified.report.ok_or_else(changed)?;
    let undone = undone::is(house, report.run).map_err(|no| super::refused(&no, lang))?;
    let made = Made { by: asker.by.name.clone(), at: clock::now(), lang, directory: house.kind() };
    let pdf = paper::migration(&report, undone, &made).map_err(|why| broken(why.to_string()))?;
    let key = Key::of(&house.place().0).map_err(|why| broken(why.to_string()))?;
    Ok(seal_pdf(pdf, &key))
}

fn no_report(run: Uuid, lang: Lang) -> Stopped {
    (Exit::Findings, phrase!(NONE, run.to_string()).say(lang))
}

const NONE: Text = text(
    "Ajosta {0} ei ole raporttia: tuonti on kesken, tai raportti ei ole enää tallessa.",
    "Det finns ingen rapport om körningen {0}: importen pågår, eller så finns rapporten inte längre kvar.",
    "There is no report of the run {0}: the load has not ended, or the report is no longer kept.",
);
const CHANGED: Text = text(
    "Tallessa oleva raportti on muuttunut allekirjoituksen jälkeen.",
    "Den sparade rapporten har ändrats efter underskriften.",
    "The report that is kept has changed since it was signed.",
);
