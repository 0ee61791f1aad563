//! `kotodigi record`: one client's whole record, for the person or for whoever has to prove it.

use super::import::refused;
use super::{By, Done, Exit, Register, officer, print};
use crate::directory::DataDir;
use crate::house::{Asker, House};
use clap::Args;
use kotodigi::access::Purpose;
use kotodigi::journal::Broken;
use kotodigi::words::Lang;

#[derive(Debug, Args)]
pub struct Record {
    /// The client's number, as K-000123.
    client: String,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
}

impl Record {
    pub fn run(self, lang: Lang) -> Done {
        let folder = &self.register.data;
        let kind = DataDir::kind_of(folder).map_err(|shut| shut.stop(lang))?;
        let house = DataDir::open(folder, kind).and_then(House::open).map_err(|shut| shut.stop(lang))?;
        let by = officer(&house, &self.by.officer, lang)?;
        let asker = Asker { purpose: Purpose::DataSubject, ..Asker::at_console(&by, lang) };
        let text = house.record(&asker, &self.client).and_then(|record| {
            let unwritten = |why: serde_json::Error| Broken::Store(why.to_string());
            Ok(record.text().map_err(unwritten)?)
        });
        print(&text.map_err(|no| refused(&no, lang))?);
        Ok(Exit::Clean)
    }
}
