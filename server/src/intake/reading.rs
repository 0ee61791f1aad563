//! What the reading process does with a file: the core's intake from bytes to a report.

use super::answers::Answers;
use super::line::{Checked, Line, Opened, Standings};
use super::order::{Format, Order};
use super::report::groups;
use kotodigi::entry::Hash;
use kotodigi::intake::{self, Fault, IntakeRow, Known, Limits, Mapping, OldRegister, Report};
use std::io;

/// Rows between two words of progress.
const STEP: u32 = 10_000;

pub(super) enum Stopped {
    Fault(Fault),
    /// The other side does not answer.
    Gone(io::Error),
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Stopped {
        Stopped::Fault(fault)
    }
}

impl From<io::Error> for Stopped {
    fn from(why: io::Error) -> Stopped {
        Stopped::Gone(why)
    }
}

/// Reads and checks; asks for the standings of the rows where the order says so.
pub(super) fn read(
    order: &Order,
    bytes: &[u8],
    answers: &mut Answers,
    standings: &mut dyn FnMut() -> io::Result<Standings>,
) -> Result<Report, Stopped> {
    let register = intake::open(bytes)?;
    let (mapping, saved) = mapping(order, &register);
    answers.say_now(&Line::Opened(Opened {
        file_hash: Hash::of(&[bytes]).to_string(),
        header: register.header.clone(),
        mapping: mapping.clone(),
        saved,
    }))?;
    let limits = Limits::of_law(order.on);
    if order.rows || order.compare {
        rows(&register, &mapping, &limits, answers)?;
    }
    let known = if order.compare {
        answers.say_now(&Line::Compare)?;
        Some(standings()?)
    } else {
        None
    };
    let standing = |row: &IntakeRow| known.as_ref().and_then(|known| known.get(&row.row)).copied().unwrap_or_default();
    let known: Option<&dyn Known> = if known.is_some() { Some(&standing) } else { None };
    Ok(intake::check(&register, &mapping, &limits, known)?)
}

/// The mapping that was ordered, else a kept one that knows the whole file, else what the core proposes.
fn mapping(order: &Order, register: &OldRegister<'_>) -> (Mapping, Option<String>) {
    if let Some(given) = &order.mapping {
        return (given.clone(), None);
    }
    let knows = |mapping: &Mapping| {
        let column = |name: &String| mapping.field_of(name).is_some();
        register.header.iter().all(column) && mapping.columns.iter().all(|of| register.header.contains(&of.column))
    };
    match order.saved.iter().find(|saved| knows(&saved.mapping)) {
        Some(saved) => (saved.mapping.clone(), Some(saved.name.clone())),
        None => (intake::propose(register), None),
    }
}

fn rows(register: &OldRegister<'_>, mapping: &Mapping, limits: &Limits, answers: &mut Answers) -> Result<(), Stopped> {
    let (mut count, mut gone) = (0, Ok(()));
    intake::sound_rows(register, mapping, limits, |row| {
        if gone.is_ok() {
            count += 1;
            gone = answers.say(&Line::Row(row));
            if count % STEP == 0 && gone.is_ok() {
                gone = answers.say_now(&Line::Progress(count));
            }
        }
    })?;
    Ok(gone?)
}

/// The report as it was ordered.
pub(super) fn put(order: &Order, report: &Report) -> Checked {
    let said = match order.format {
        Format::Text => report.text(&order.name, order.lang),
        Format::Json => report.json(&order.name, order.lang).to_string(),
        Format::Html => report.html(&order.name, order.lang),
    };
    Checked {
        rows: report.rows,
        errors: report.errors(),
        warnings: report.warnings(),
        would: report.would,
        clean: report.is_clean(),
        groups: groups(report),
        said,
    }
}
