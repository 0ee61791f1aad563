//! The server's settings, where a command of intake goes by them: how large a load takes two, how long a run may be open.

use super::super::{Exit, Stopped, config as cli_config};
use super::broken;
use crate::config::{Config, Limits};
use crate::house::House;
use clap::Args;
use kotodigi::words::Lang;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct Settings {
    /// The server's settings (TOML), which hold here too; without them the defaults hold.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Settings {
    /// Told first of all, where the file is wrong.
    pub fn limits(&self, lang: Lang) -> Result<Limits, Stopped> {
        let Some(file) = &self.config else { return Ok(Limits::default()) };
        let read = Config::read(file).map_err(|faults| (Exit::Usage, cli_config::said(&faults, lang)))?;
        Ok(read.limits)
    }
}

/// The office goes by them.
pub(super) fn hold(house: &House, limits: &Limits, lang: Lang) -> Result<(), Stopped> {
    house.set(limits.of_office()).map_err(|why| broken(&why.into(), lang))
}
