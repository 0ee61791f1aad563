//! `kotodigi export`: all of a municipality's data in an open format, which `import` reads back.

mod no;

use super::{By, Done, Exit, Register, Stopped, import, officer, print, unwritable};
use crate::clock;
use crate::directory::DataDir;
use crate::house::{Asker, House};
use crate::intake::private;
use clap::Args;
use kotodigi::access::Purpose;
use kotodigi::intake::{field::List, out};
use kotodigi::phrase;
use kotodigi::words::{Lang, Phrase, Text, text};
use std::fs;
use std::io::{BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct Export {
    /// Where the clients go: JSON lines, one client a line.
    file: PathBuf,
    /// The municipality: its code or its name.
    #[arg(long, value_name = "CODE", value_parser = municipality)]
    municipality: String,
    /// Whole records as well, into FILE.records, as an answer to the data subjects; where the officer's right reaches that far.
    #[arg(long)]
    records: bool,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
}

fn municipality(code: &str) -> Result<String, String> {
    List::Municipality.find(code).map(str::to_owned).ok_or_else(|| "a code as 297".to_owned())
}

impl Export {
    pub fn run(self, lang: Lang) -> Done {
        let kind = DataDir::kind_of(&self.register.data).map_err(|shut| shut.stop(lang))?;
        let directory = DataDir::open(&self.register.data, kind).map_err(|shut| shut.stop(lang))?;
        let house = House::open(directory).map_err(|shut| shut.stop(lang))?;
        let mut asker = Asker::at_console(&officer(&house, &self.by.officer, lang)?, lang);
        if self.records {
            asker.purpose = Purpose::DataSubject;
        }
        let export =
            house.export(&asker, &self.municipality).map_err(|no| no::said(&no, &asker, &self.municipality))?;
        let beside = self.beside("records");
        if self.file.is_dir() {
            return Err(unwritable(&self.file, &ErrorKind::IsADirectory.into(), lang));
        }
        let written = self.write(&house, &asker, &export, &beside, lang);
        if written.is_err() {
            // Half of an export is none, and people's data.
            drop(fs::remove_file(self.beside("new")));
        }
        let written = written?;
        let line = |said: Phrase| print(&(said.say(lang) + "\n"));
        line(phrase!(WRITTEN, written.0, self.file.display().to_string()));
        if written.1 > 0 {
            line(phrase!(RECORDS, written.1, beside.display().to_string()));
        }
        let readme = self.beside("README.txt");
        let name = |file: &Path| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (clients, records) = (name(&self.file), name(&beside));
        let made = out::Made { by: &asker.by.name, on: clock::today(), clients: &clients, records: &records };
        fs::write(&readme, export.readme_in_all(&made)).map_err(|why| unwritable(&readme, &why, lang))?;
        line(phrase!(README, readme.display().to_string()));
        export.told(lang).iter().for_each(|left| print(&format!("{left}\n")));
        Ok(Exit::Clean)
    }

    fn beside(&self, ending: &str) -> PathBuf {
        PathBuf::from(format!("{}.{ending}", self.file.display()))
    }

    fn write(
        &self,
        house: &House,
        asker: &Asker,
        export: &out::Export,
        beside: &Path,
        lang: Lang,
    ) -> Result<(u32, u32), Stopped> {
        let disk = |why: std::io::Error| unwritable(&self.file, &why, lang);
        let new = self.beside("new");
        let mut clients = BufWriter::new(private(&new).map_err(disk)?);
        let mut records = (export.whole > 0).then(|| private(beside).map(BufWriter::new)).transpose().map_err(disk)?;
        let mut counts = (0, 0);
        for client in &export.clients {
            let lines =
                house.look_at_office(asker, |office, visit| Ok(out::lines(office, &visit, asker.purpose, *client)?));
            let Some(lines) = lines.map_err(|no| import::refused(&no, lang))? else { continue };
            writeln!(clients, "{}", lines.client).map_err(disk)?;
            counts.0 += 1;
            if let (Some(records), Some(record)) = (&mut records, &lines.record) {
                writeln!(records, "{record}").map_err(disk)?;
                counts.1 += 1;
            }
        }
        for mut out in [Some(clients), records].into_iter().flatten() {
            out.flush().and_then(|()| out.get_ref().sync_all()).map_err(disk)?;
        }
        fs::rename(&new, &self.file).map_err(disk)?;
        Ok(counts)
    }
}

const WRITTEN: Text = text("{1}: asiakkaita {0}", "{1}: kunder {0}", "{1}: clients {0}");
const RECORDS: Text = text("{1}: kokonaisia asiakirjoja {0}", "{1}: hela akter {0}", "{1}: whole records {0}");
const README: Text = text(
    "Mitä tiedostoissa on ja mitä niistä puuttuu: {0}",
    "Vad filerna innehåller och vad som saknas: {0}",
    "What the files hold and what they lack: {0}",
);
