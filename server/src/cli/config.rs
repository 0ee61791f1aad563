//! `kotodigi config`

use super::{Done, Exit, print};
use crate::config::{self, Fault};
use crate::http::Certificate;
use clap::Args;
use kotodigi::phrase;
use kotodigi::words::{Lang, text};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Config {
    /// Prints a file with every key, what it is for and what it takes.
    #[arg(long)]
    example: bool,
    /// Reads a file as `serve` would, and names every fault.
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,
}

impl Config {
    pub fn run(self, lang: Lang) -> Done {
        let Some(file) = self.check else {
            print(&config::example(lang));
            return Ok(Exit::Clean);
        };
        let read = config::Config::read(&file).and_then(|read| match &read.tls {
            Some(tls) => Certificate::open(tls).map(|_| ()).map_err(|fault| vec![fault]),
            None => Ok(()),
        });
        let Err(faults) = read else {
            let good = text("{0}: kunnossa", "{0}: i sin ordning", "{0}: in order");
            print(&format!("{}\n", phrase!(good, file.display().to_string()).say(lang)));
            return Ok(Exit::Clean);
        };
        print(&format!("{}\n", said(&faults, lang)));
        Ok(Exit::Findings)
    }
}

/// A line each.
pub(super) fn said(faults: &[Fault], lang: Lang) -> String {
    faults.iter().map(|fault| fault.words().say(lang)).collect::<Vec<_>>().join("\n")
}
