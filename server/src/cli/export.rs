//! `kotodigi export`: all of a municipality's data in an open format, which `import` reads back.

use super::{By, Done, Exit, Register, Stopped, import, officer, print, unwritable};
use crate::directory::DataDir;
use crate::house::{Asker, House};
use crate::intake::private;
use clap::Args;
use kotodigi::access::{FieldClass, Purpose};
use kotodigi::codes;
use kotodigi::intake::{field::List, out};
use kotodigi::phrase;
use kotodigi::words::{Lang, Phrase, Text, text};
use std::fs;
use std::io::{BufWriter, Write as _};
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
        let export = house.export(&asker, &self.municipality).map_err(|no| import::refused(&no, lang))?;
        if export.clients.is_empty() {
            let name = codes::municipalities().name(&self.municipality, lang).to_owned();
            return Err((Exit::Findings, phrase!(NOBODY, name, self.by.officer.clone()).say(lang)));
        }
        let beside = PathBuf::from(format!("{}.records", self.file.display()));
        let written = self.write(&house, &asker, &export, &beside, lang)?;
        let line = |said: Phrase| print(&(said.say(lang) + "\n"));
        line(phrase!(WRITTEN, written.0, self.file.display().to_string()));
        if written.1 > 0 {
            line(phrase!(RECORDS, written.1, beside.display().to_string()));
        }
        if self.records && written.1 < written.0 {
            line(phrase!(NO_RECORDS, written.0 - written.1));
        }
        if export.masked > 0 {
            line(phrase!(MASKED, export.masked));
        }
        let without = FieldClass::ALL.iter().filter(|class| export.without.contains(&class.id()));
        let without: Vec<&str> = without.map(|class| class.name().say(lang)).collect();
        if !without.is_empty() {
            line(phrase!(WITHOUT, asker.purpose.choice().text, without.join(", ")));
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
const RECORDS: Text =
    text("{0} asiakkaan koko asiakirja: {1}", "{0} kunders hela akter: {1}", "Whole records of {0} clients: {1}");
const NO_RECORDS: Text = text(
    "{0} asiakkaan koko asiakirjaa ei kirjoitettu: käyttöoikeutesi ei avaa kaikkia heidän tietojaan.",
    "{0} kunders hela akter skrevs inte: din åtkomsträttighet öppnar inte alla deras uppgifter.",
    "The whole records of {0} clients were not written: your right of use does not open all of their data.",
);
const MASKED: Text = text(
    "{0} asiakkaan tiedoista osa on peitetty (turvakielto tai sellaisen kanssa asuva), joten ne puuttuvat.",
    "Av {0} kunders uppgifter är en del maskerade (spärrmarkering, eller bor med en sådan person) och saknas därför.",
    "Of {0} clients a part is masked (non-disclosure, or living with such a person), and so it is missing.",
);
const WITHOUT: Text = text(
    "Käyttötarkoitus ”{0}” ei avaa näitä, joten ne puuttuvat kaikilta: {1}.",
    "Ändamålet ”{0}” öppnar inte dessa, så de saknas för alla: {1}.",
    "The purpose “{0}” does not open these, so they are missing of everybody: {1}.",
);
const NOBODY: Text = text(
    "Kunnassa {0} ei ole asiakkaita, joita {1} näkee. Mitään ei kirjoitettu.",
    "Kommunen {0} har inga kunder som {1} ser. Ingenting skrevs.",
    "The municipality {0} has no clients whom {1} sees. Nothing was written.",
);
