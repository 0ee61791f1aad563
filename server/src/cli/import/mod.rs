//! `kotodigi import`: an old register is checked, loaded as one run, reported, taken back. One file a command.

mod check;
mod diff;
mod homes;
mod how;
mod kept_mapping;
mod load;
mod made;
mod mapping;
mod names;
mod next;
mod old_file;
mod progress;
mod proposed;
mod report;
mod runs;
mod said_of_load;
mod settings;
mod systems;
mod undo;
mod written;

use super::{Done, Exit, Stopped, said};
use crate::directory::{DataDir, Shut};
use crate::house::{Asker, House};
use crate::intake::{Failed, Reader, Saved, mappings};
pub(super) use written::slip;

use clap::Subcommand;
use kotodigi::officer::Officer;
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use std::path::Path;

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Checks every cell of a file; saves nothing.
    Check(check::Check),
    /// Loads every row without an error as one run, all or none.
    Load(load::Load),
    /// The same extract again, beside the register: what differs, signed off one by one.
    Diff(diff::Diff),
    /// Takes a run back.
    Undo(undo::Undo),
    /// Runs, those that are open or undone too.
    Runs(runs::Runs),
    /// The signed report of a run, or the key reports are signed with.
    Report(report::Report),
    /// How the columns of a file would be mapped; kept for next time with --save.
    Mapping(mapping::MappingOf),
    /// The mends a check proposes, as a file to look through and give back with --mends.
    Mends(proposed::Proposed),
    /// What may be written into cells and mapping files: fields, and codes with their names.
    Names(names::Names),
}

impl Import {
    pub fn run(self, lang: Lang) -> Done {
        match self {
            Import::Check(command) => command.run(lang),
            Import::Load(command) => command.run(lang),
            Import::Diff(command) => command.run(lang),
            Import::Undo(command) => command.run(lang),
            Import::Runs(command) => command.run(lang),
            Import::Report(command) => command.run(lang),
            Import::Mapping(command) => command.run(lang),
            Import::Mends(command) => command.run(lang),
            Import::Names(command) => command.run(lang),
        }
    }
}

/// This program, as what reads files in a process of its own.
fn reader(lang: Lang) -> Result<Reader, Stopped> {
    Reader::own().map_err(|why| failed(&Failed::Machine(why), lang))
}

/// A file that can't be read is a finding about the file, not a fault of the machine.
fn failed(why: &Failed, lang: Lang) -> Stopped {
    match why {
        Failed::No(no) => refused(no, lang),
        Failed::Machine(_) => (Exit::Broken, said_of(why, lang)),
        // What was said of how to read it does not fit the file.
        Failed::Fault { code, .. } if code.starts_with("reading_") => (Exit::Usage, said_of(why, lang)),
        _ => (Exit::Findings, said_of(why, lang)),
    }
}

fn said_of(why: &Failed, lang: Lang) -> String {
    format!("{} {}", why.detail(lang), why.next(lang)).trim_end().to_owned()
}

/// A register, for whomever it was made.
fn open(data: &Path, lang: Lang) -> Result<House, Stopped> {
    let kind = DataDir::kind_of(data).map_err(|shut| shut.stop(lang))?;
    let directory = DataDir::open(data, kind).map_err(|shut| shut.stop(lang))?;
    said::upgraded(&directory, lang);
    House::open(directory).map_err(|shut| shut.stop(lang))
}

fn open_if_there(data: &Path, lang: Lang) -> Result<Option<House>, Stopped> {
    match DataDir::kind_of(data) {
        Err(Shut::Empty(_)) => Ok(None),
        _ => open(data, lang).map(Some),
    }
}

/// Whose mappings an officer works with.
fn organisation(by: &Officer) -> String {
    by.first().map(|right| right.organisation.id()).unwrap_or_default()
}

/// The mappings an officer's organisation keeps.
fn saved(house: &House, by: &Officer, lang: Lang) -> Result<Vec<Saved>, Stopped> {
    let folder = house.place().0;
    mappings::of(&folder, &organisation(by)).map_err(|why| super::unreadable(&folder.join("mappings"), &why, lang))
}

/// May the officer do this work of intake at all? A refusal is in the log.
fn allowed(house: &House, asker: &Asker, what: &'static str, lang: Lang) -> Result<(), Stopped> {
    house.note_intake(asker, what, Vec::new()).map_err(|no| refused(&no, lang))
}

/// A no as a command line says it: what to do next in its own words.
pub(super) fn refused(no: &No, lang: Lang) -> Stopped {
    if matches!(no, No::Broken(_)) {
        return broken(no, lang);
    }
    let view = no.view(lang);
    let problems: String = view.problems.iter().map(|p| format!("\n  {}: {}", p.field, p.what)).collect();
    let cite = view.cite.map(|cite| format!(" [{cite}]")).unwrap_or_default();
    let next = next::of(no).map_or(view.next, |next| next.say(lang).to_owned());
    (Exit::Findings, format!("{}{cite} {next}{problems}", view.detail))
}

fn broken(no: &No, lang: Lang) -> Stopped {
    let view = no.view(lang);
    (Exit::Broken, format!("{} {}", view.detail, view.next))
}
