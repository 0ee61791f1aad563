//! The file of an old register, and how somebody wants it read.

use super::super::{Exit, Stopped, day, unreadable};
use super::broken;
use super::how::How;
use crate::clock;
use crate::house::House;
use crate::intake::{Bounds, Format, Order, Saved, Source, mappings};
use chrono::NaiveDate;
use clap::Args;
use kotodigi::intake::Mapping;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct OldFile {
    pub file: PathBuf,
    /// Which column is which: a file of JSON, or the name of a kept mapping. With none, a kept one that knows every
    /// column is taken, or one is proposed.
    #[arg(long, value_name = "FILE|NAME")]
    mapping: Option<PathBuf>,
    /// One name for all extracts of the old register [default: the file's name].
    #[arg(long, value_name = "NAME")]
    system: Option<String>,
    /// What was decided of single cells of this file, as JSON.
    #[arg(long, value_name = "FILE")]
    mends: Option<PathBuf>,
    #[command(flatten)]
    reading: How,
    /// The day of the check; if none is given, the register's own day, or today where there is no register.
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
}

impl OldFile {
    pub fn name(&self) -> String {
        self.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The old register, by the name all its extracts have.
    pub fn system(&self) -> String {
        self.system.clone().unwrap_or_else(|| self.name())
    }

    /// The order to read it, and the bounds of its size.
    pub fn order(
        &self,
        house: Option<&House>,
        organisation: Option<&str>,
        saved: Vec<Saved>,
        lang: Lang,
    ) -> Result<(Order, Bounds), Stopped> {
        let about = fs::File::open(&self.file).and_then(|file| file.metadata());
        let about = about.map_err(|why| unreadable(&self.file, &why, lang))?;
        if about.is_dir() {
            return Err(unreadable(&self.file, &std::io::Error::from(std::io::ErrorKind::IsADirectory), lang));
        }
        // It is read into memory: what is larger is not begun.
        if about.len() > LARGEST {
            return Err((Exit::Findings, phrase!(TOO_LARGE, self.name(), LARGEST.to_string()).say(lang)));
        }
        let own = house.map(House::on).transpose().map_err(|why| broken(&why.into(), lang))?;
        let bounds = Bounds::of(about.len());
        let order = Order {
            source: Source::File(self.file.clone()),
            name: self.name(),
            lang,
            on: self.on.or(own).unwrap_or_else(clock::today),
            mapping: self.mapping(house.zip(organisation), lang)?,
            mends: self.mends.as_deref().map(|file| json(file, lang)).transpose()?.unwrap_or_default(),
            reading: self.reading.given(),
            saved,
            archive: None,
            rows: false,
            compare: false,
            format: Format::Json,
            memory: bounds.memory,
        };
        Ok((order, bounds))
    }

    fn mapping(&self, kept: Option<(&House, &str)>, lang: Lang) -> Result<Option<Mapping>, Stopped> {
        let Some(given) = &self.mapping else { return Ok(None) };
        if let (false, Some((house, organisation)), Some(name)) = (given.exists(), kept, given.to_str()) {
            let named = mappings::named(&house.place().0, organisation, name);
            let named = named.map_err(|why| unreadable(given, &why, lang))?;
            return named.map(Some).ok_or_else(|| {
                let no = text(
                    "sen nimistä ei ole tallessa",
                    "ingen med det namnet har sparats",
                    "none is kept by that name",
                );
                unreadable(given, &phrase!(no).say(lang), lang)
            });
        }
        json(given, lang).map(Some)
    }
}

/// Bytes of a file, as the list of fixed limits has it.
const LARGEST: u64 = 1_000_000_000;
const TOO_LARGE: Text = text(
    "{0} on liian suuri: enintään {1} tavua. Jaa se useampaan tiedostoon.",
    "{0} är för stor: högst {1} byte. Dela upp den i flera filer.",
    "{0} is too large: at most {1} bytes. Divide it into several files.",
);

/// What stands in a file of JSON.
pub(super) fn json<T: DeserializeOwned>(file: &Path, lang: Lang) -> Result<T, Stopped> {
    let json = fs::read_to_string(file).map_err(|why| unreadable(file, &why, lang))?;
    serde_json::from_str(&json).map_err(|why| unreadable(file, &why, lang))
}
