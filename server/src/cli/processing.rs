//! `kotodigi processing`: the controller's record of processing, from the tables of this program.

use super::rules::Format;
use super::{Done, Exit, print};
use clap::Args;
use kotodigi::words::Lang;
use std::io::{self, IsTerminal as _};

#[derive(Debug, Args)]
pub struct Processing {
    /// Text on a terminal, JSON elsewhere, if none is given.
    #[arg(long, value_enum)]
    format: Option<Format>,
}

impl Processing {
    pub fn run(self, lang: Lang) -> Done {
        let page = kotodigi::processing(lang);
        let on_a_terminal = if io::stdout().is_terminal() { Format::Text } else { Format::Json };
        match self.format.unwrap_or(on_a_terminal) {
            Format::Text => print(&page.to_text(lang)),
            Format::Json => {
                let json = serde_json::to_string_pretty(&page).map_err(|why| (Exit::Broken, why.to_string()))?;
                print(&(json + "\n"));
            }
        }
        Ok(Exit::Clean)
    }
}
