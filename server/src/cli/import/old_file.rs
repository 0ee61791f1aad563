//! The file of an old register, and how somebody wants it read.

use super::super::{Exit, Stopped, day, misread, unreadable};
use super::broken;
use super::how::How;
use super::written::json;
use crate::clock;
use crate::house::House;
use crate::intake::{Bounds, Format, Order, Saved, Source, mappings};
use chrono::NaiveDate;
use clap::Args;
use kotodigi::intake::{Mapping, Mends};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct OldFile {
    /// What the old register gave out: CSV, Excel, JSON lines, or a zip of them.
    pub file: PathBuf,
    /// Which column is which: a file of JSON, or the name of a kept mapping. With none, a kept one that knows every
    /// column is taken, or one is proposed.
    #[arg(long, value_name = "FILE|NAME")]
    mapping: Option<PathBuf>,
    /// Proposes the columns anew, although a kept mapping knows them all.
    #[arg(long, conflicts_with = "mapping")]
    no_kept_mapping: bool,
    /// One name for all extracts of the old register [default: the file's name].
    #[arg(long, value_name = "NAME")]
    system: Option<String>,
    /// What was decided of the cells of this file, as JSON; the form stands below.
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

    /// Somebody said what the old register is called.
    pub fn is_named(&self) -> bool {
        self.system.is_some()
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
            return Err(unreadable(&self.file, &ErrorKind::IsADirectory.into(), lang));
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
            mends: self.mended(lang)?,
            reading: self.reading.given(),
            saved: if self.no_kept_mapping { Vec::new() } else { saved },
            archive: None,
            ours: Vec::new(),
            rows: false,
            compare: false,
            format: Format::Json,
            memory: bounds.memory,
        };
        Ok((order, bounds))
    }

    /// Decisions about cells are of one file: which one stands in them.
    fn mended(&self, lang: Lang) -> Result<Mends, Stopped> {
        let Some(file) = &self.mends else { return Ok(Mends::default()) };
        let mends: Mends = json(file, lang)?;
        if mends.file_hash.is_empty() && !mends.is_empty() {
            return Err((Exit::Usage, phrase!(OF_WHICH_FILE, file.display().to_string(), self.name()).say(lang)));
        }
        Ok(mends)
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
                misread(given, &no.say(lang), lang)
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
const OF_WHICH_FILE: Text = text(
    "Korjauksista {0} puuttuu ”file_hash”: minkä tiedoston soluja ne ovat. Tiedoston {1} tiivisteen kertoo kotodigi import check.",
    "I rättelserna {0} saknas ”file_hash”: vilken fils celler de gäller. Kontrollsumman för {1} visas av kotodigi import check.",
    "The mends {0} lack ”file_hash”: of which file the cells are. kotodigi import check tells the hash of {1}.",
);
