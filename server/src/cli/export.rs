//! `kotodigi export`: all of a municipality's data in an open format, which `import` reads back.

use super::{By, Done, Exit, Register, Stopped, import, officer, print, unwritable};
use crate::directory::DataDir;
use crate::house::{Asker, House};
use crate::intake::private;
use clap::Args;
use kotodigi::access::Purpose;
use kotodigi::intake::out;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct Export {
    /// Where the clients go: JSON lines, one client a line. Whole records go beside it, to FILE.records.
    file: PathBuf,
    /// Code of the municipality.
    #[arg(long, value_name = "CODE", value_parser = municipality)]
    municipality: String,
    /// As an answer to the data subjects: whole records, where the officer's right reaches that far.
    #[arg(long)]
    records: bool,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
}

fn municipality(code: &str) -> Result<String, String> {
    kotodigi::codes::municipalities()
        .get(code)
        .map(|known| known.code.to_owned())
        .ok_or_else(|| "a code as 297".to_owned())
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
        let export = house.export(&asker, &self.municipality).map_err(|no| import::refused(&no, lang))?;
        let beside = PathBuf::from(format!("{}.records", self.file.display()));
        let written = self.write(&house, &asker, &export, &beside, lang)?;
        let without = export.without.join(", ");
        print(&(phrase!(WRITTEN, written.0, self.file.display().to_string()).say(lang) + "\n"));
        if written.1 > 0 {
            print(&(phrase!(WRITTEN, written.1, beside.display().to_string()).say(lang) + "\n"));
        }
        if !without.is_empty() {
            print(&(phrase!(WITHOUT, without).say(lang) + "\n"));
        }
        Ok(Exit::Clean)
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
        let new = PathBuf::from(format!("{}.new", self.file.display()));
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

const WRITTEN: Text = text("{0} asiakasta: {1}", "{0} kunder: {1}", "{0} clients: {1}");
const WITHOUT: Text = text(
    "Käyttötarkoitus ei avaa näitä, joten ne puuttuvat: {0}",
    "Ändamålet öppnar inte dessa, så de saknas: {0}",
    "The purpose does not open these, so they are missing: {0}",
);
