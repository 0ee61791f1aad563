//! `kotodigi import mapping`

use super::super::{Done, Exit, Stopped, officer, print, unwritable};
use super::old_file::OldFile;
use super::{allowed, failed, open, organisation, reader};
use crate::house::Asker;
use crate::intake::{Format, Listener, Opened, Saved, mappings};
use clap::Args;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct MappingOf {
    #[command(flatten)]
    old: OldFile,
    /// Keeps it by this name for the officer's organisation.
    #[arg(long, value_name = "NAME", requires_all = ["data", "officer"])]
    save: Option<String>,
    /// The data directory.
    #[arg(long, value_name = "DIR", requires = "officer")]
    data: Option<PathBuf>,
    /// Id of the officer.
    #[arg(long = "as", value_name = "OFFICER", requires = "data")]
    officer: Option<String>,
}

struct Heard(Option<Opened>);

impl Listener for Heard {
    fn opened(&mut self, opened: &Opened) {
        self.0 = Some(opened.clone());
    }
}

impl MappingOf {
    pub fn run(self, lang: Lang) -> Done {
        let mut heard = Heard(None);
        let (mut order, bounds) = self.old.order(None, None, Vec::new(), lang)?;
        order.format = Format::Json;
        let read = reader(lang)?.read(&order, None, bounds, &mut heard, &Arc::default());
        let Some(opened) = heard.0 else {
            return Err(read.err().map_or((Exit::Broken, String::new()), |why| failed(&why, lang)));
        };
        let json = serde_json::to_string_pretty(&opened.mapping).map_err(|why| (Exit::Broken, why.to_string()))?;
        print(&(json + "\n"));
        if let (Some(name), Some(data), Some(by)) = (self.save, &self.data, &self.officer) {
            keep(data, by, Saved { name, mapping: opened.mapping }, lang)?;
        }
        Ok(Exit::Clean)
    }
}

fn keep(data: &Path, by: &str, saved: Saved, lang: Lang) -> Result<(), Stopped> {
    if !mappings::is_name(&saved.name) {
        return Err((Exit::Usage, phrase!(NAME, saved.name).say(lang)));
    }
    let house = open(data, lang)?;
    let by = officer(&house, by, lang)?;
    allowed(&house, &Asker::at_console(&by, lang), "import_mapping", lang)?;
    let kept = mappings::keep(&house.place().0, &organisation(&by), &saved);
    let file = kept.map_err(|why: io::Error| unwritable(data, &why, lang))?;
    eprintln!("{}", phrase!(KEPT, file.display().to_string()).say(lang));
    Ok(())
}

const NAME: Text = text(
    "”{0}” ei kelpaa nimeksi: siinä on 1–64 kirjainta, numeroa, väliä, - tai _.",
    "”{0}” duger inte som namn: det har 1–64 bokstäver, siffror, mellanslag, - eller _.",
    "\"{0}\" is no name: it has 1 to 64 letters, digits, spaces, - or _.",
);
const KEPT: Text =
    text("Sarakkeiden vastaavuudet on tallennettu: {0}", "Kopplingen är sparad: {0}", "The mapping is kept: {0}");
