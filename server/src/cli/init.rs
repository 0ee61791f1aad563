//! `kotodigi init`

use super::{Done, Exit, Register, day, print};
use crate::clock;
use crate::directory::{DataDir, Shut};
use crate::house::House;
use chrono::NaiveDate;
use clap::Args;
use kotodigi::steps::Directory;
use kotodigi::words::Lang;

#[derive(Debug, Args)]
pub struct Init {
    #[command(flatten)]
    register: Register,
    /// For made-up people.
    #[arg(long)]
    training: bool,
    /// The day it begins with; today if none is given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
}

impl Init {
    pub fn run(self, lang: Lang) -> Done {
        let kind = if self.training { Directory::Training } else { Directory::Production };
        DataDir::create(&self.register.data, kind, self.on.unwrap_or_else(clock::today))
            .and_then(House::open)
            .map_err(|shut: Shut| shut.stop(lang))?;
        print(&format!("{}\n", self.register.data.display()));
        Ok(Exit::Clean)
    }
}
