//! The command line: one file a command. Exit: 0 clean, 1 findings or failures, 2 usage, 3 broken.

mod backup;
mod config;
mod disk;
mod erase;
mod export;
mod help;
mod import;
mod init;
mod printed;
mod processing;
mod record;
mod restore;
mod rules;
mod said;
mod serve;
mod synth;
mod verify;

use crate::house::House;
use crate::intake;
use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use disk::{misread, unprinted, unreadable, unwritable};
use kotodigi::officer::Officer;
use kotodigi::words::{Lang, Text, text};
use printed::{print, print_bytes};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// What a command ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Clean = 0,
    Findings = 1,
    Usage = 2,
    Broken = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// A command that can't go on: how it ends, and why.
pub type Stopped = (Exit, String);
type Done = Result<Exit, Stopped>;

#[derive(Debug, Parser)]
#[command(name = "kotodigi", version, about = "Koto-digi: a customer data system for integration work")]
struct Line {
    /// Language of what is printed: fi, sv or en.
    #[arg(long, global = true, default_value = "fi", value_parser = language)]
    lang: Lang,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the pages and the API.
    Serve(serve::Serve),
    /// The settings of a server.
    Config(config::Config),
    /// Makes a data directory.
    Init(init::Init),
    /// Checks the chain of the journal and of the log of looks.
    Verify(verify::Verify),
    /// One client's whole record as JSON, which `verify --record` and the page /verify check without a register.
    Record(record::Record),
    /// Writes a register into one file, also while a server works in it.
    Backup(backup::Backup),
    /// Puts a backup back into an empty directory, without those who were erased since.
    Restore(restore::Restore),
    /// Whose data the Act wants erased, and erasing what people approved.
    Erase(erase::Erase),
    /// The record of processing (GDPR, Article 30), from the tables of this program.
    Processing(processing::Processing),
    /// Decision tables and explanations of the law.
    #[command(subcommand)]
    Rules(rules::Rules),
    /// Old registers: check, load, report, undo.
    #[command(subcommand)]
    Import(import::Import),
    /// All of a municipality's data in an open format, which `import` reads back.
    Export(export::Export),
    /// A made-up country.
    Synth(synth::Synth),
    /// What reads old registers in a process of its own: started by the program, not by people.
    #[command(name = intake::CHILD, hide = true)]
    ReadOldRegister,
}

/// The register a command works on.
#[derive(Debug, Args)]
pub struct Register {
    /// The data directory.
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
}

/// The officer in whose name a command writes.
#[derive(Debug, Args)]
pub struct By {
    /// Id of the officer.
    #[arg(long = "as", value_name = "OFFICER")]
    pub officer: String,
}

/// Somebody with a right in force in this register, by id.
pub(crate) fn officer(house: &House, id: &str, lang: Lang) -> Result<Officer, Stopped> {
    let known = house.officer(id).map_err(|why| (Exit::Broken, said::broken(&why).say(lang)))?;
    known.ok_or_else(|| {
        let task = |officer: &Officer| officer.first().map_or("", |right| right.role.name().say(lang));
        let named = |officer: Officer| format!("\n  {} ({})", officer.id, task(&officer));
        let officers = house.with(|office| office.officers().map(named).collect::<Vec<_>>());
        let known = officers.unwrap_or_default().concat();
        (Exit::Usage, kotodigi::phrase!(NO_OFFICER, id.to_owned(), known).say(lang))
    })
}

const NO_OFFICER: Text = text(
    "Tunnuksella {0} ei ole voimassa olevaa käyttöoikeutta. Oikeus on:{1}",
    "Användarnamnet {0} har ingen gällande åtkomsträttighet. Rätt har:{1}",
    "{0} has no right of use in force. These have:{1}",
);

fn language(code: &str) -> Result<Lang, String> {
    Lang::parse(code).ok_or_else(|| "fi, sv or en".to_owned())
}

fn day(typed: &str) -> Result<NaiveDate, String> {
    kotodigi::dates::parse_typed(typed).ok_or_else(|| "a day as 2027-01-31".to_owned())
}

pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = help::asked(arguments.into_iter().collect());
    let asked = help::language(&arguments);
    let command = help::in_words(Line::command(), asked);
    let line = command.clone().try_get_matches_from(&arguments).and_then(|matches| Line::from_arg_matches(&matches));
    let line = match line {
        Ok(line) => line,
        Err(shown) if !shown.use_stderr() => {
            print(&shown.render().to_string());
            return printed::failed().map_or(Exit::Clean, |_| Exit::Broken).into();
        }
        Err(usage) => {
            match usage.kind() {
                ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => eprint!("{}", usage.render()),
                _ => eprintln!("kotodigi: {}", help::said(&usage, (&command, &arguments), asked)),
            }
            return Exit::Usage.into();
        }
    };
    let lang = line.lang;
    if matches!(line.command, Command::ReadOldRegister) {
        return intake::run_child();
    }
    let done = match line.command {
        Command::Serve(command) => command.run(lang),
        Command::Config(command) => command.run(lang),
        Command::Init(command) => command.run(lang),
        Command::Verify(command) => command.run(lang),
        Command::Record(command) => command.run(lang),
        Command::Backup(command) => command.run(lang),
        Command::Restore(command) => command.run(lang),
        Command::Erase(command) => command.run(lang),
        Command::Processing(command) => command.run(lang),
        Command::Rules(command) => command.run(lang),
        Command::Import(command) => command.run(lang),
        Command::Export(command) => command.run(lang),
        Command::Synth(command) => command.run(lang),
        Command::ReadOldRegister => Ok(Exit::Usage),
    };
    // What nobody could read was not done, however it went.
    let done = printed::failed().map_or(done, |why| Err(unprinted(&why, lang)));
    let exit = done.unwrap_or_else(|(exit, why)| {
        eprintln!("kotodigi: {why}");
        exit
    });
    exit.into()
}
