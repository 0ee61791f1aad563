//! What the reading process does with a file: the core's intake from bytes to a report.

use super::answers::{Answers, Pieces};
use super::beside;
use super::line::{Checked, Line, Opened, Standings};
use super::order::{Format, Order, Source};
use super::report::groups;
use kotodigi::intake::check::limits::Ours;
use kotodigi::intake::{
    self, Fault, FaultKind, IntakeRow, Kind, Known, Limits, Mapping, OldRegister, Report, Severity, archive,
};
use std::io::{self, Write as _};
use std::ops::ControlFlow;

/// Rows between two words of progress.
const STEP: u32 = 10_000;

/// What was found.
pub(super) struct Read {
    report: Report,
    /// The kept mapping that was taken.
    saved: Option<String>,
    load_hash: String,
}

pub(super) enum Stopped {
    Fault(Fault),
    /// The mends were made for another file.
    Other,
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
) -> Result<Read, Stopped> {
    let file_hash = intake::file_hash(bytes);
    if order.mends.are_for_another(&file_hash) {
        return Err(Stopped::Other);
    }
    let Chosen { register, mapping, saved } = open(order, bytes)?;
    let opened = Opened {
        file_hash: file_hash.clone(),
        header: register.header.clone(),
        detected: register.detected().json(order.lang),
        mapping: mapping.clone(),
        saved: saved.clone(),
    };
    let load_hash = super::load_hash(&opened, order);
    answers.say_now(&Line::Opened(Box::new(opened)))?;
    let ours = Ours::of(order.ours.iter().map(String::as_str));
    let limits = Limits { ours, ..Limits::of_law(order.on) };
    if order.rows || order.compare {
        rows(order, &register, &mapping, &limits, answers)?;
    }
    let checked = archive::Checked { register: &register, mapping: &mapping, mends: &order.mends, limits: &limits };
    let system = order.archive.as_deref();
    let head = system.map(|system| archive::Head::of(system, &order.name, &file_hash));
    let known = if order.compare {
        answers.say_now(&Line::Compare)?;
        Some(standings()?)
    } else {
        None
    };
    let meet = |row: &IntakeRow| known.as_ref().and_then(|known| known.get(&row.row)).cloned().unwrap_or_default();
    if let Some(head) = &head {
        let mut gone = Ok(());
        archive::archive(checked, None, head, &mut |line| {
            if gone.is_ok() {
                gone = answers.say(&Line::Archived(line.to_owned()));
            }
        })?;
        gone?;
    }
    let known: Option<&dyn Known> = if order.compare { Some(&meet) } else { None };
    let mut gone = Ok(());
    let report = beside::check(&register, &mapping, &order.mends, &limits, known, &mut |rows| {
        gone = answers.say_now(&Line::Progress(rows));
        if gone.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    gone?;
    let report = report.ok_or_else(|| Stopped::Gone(io::ErrorKind::BrokenPipe.into()))?;
    Ok(Read { report: Report { file_hash: Some(file_hash), ..report }, saved, load_hash })
}

/// A file opened, and the mapping it is read by.
struct Chosen<'a> {
    register: OldRegister<'a>,
    mapping: Mapping,
    saved: Option<String>,
}

/// The mapping that was ordered, else a kept one that knows the whole file, else what the core proposes. The file is
/// read as was said, else as the ordered mapping says, else as is detected.
fn open<'a>(order: &Order, bytes: &'a [u8]) -> Result<Chosen<'a>, Stopped> {
    let given = order.reading.as_ref();
    // A kept mapping may name the sheet of another file; whoever names one now means this file.
    if let Some(part) = given.and_then(|given| given.part.as_deref())
        && !intake::has_parts(bytes)?
    {
        return Err(FaultKind::ReadingNoParts.with(part.to_owned()).into());
    }
    if let Some(mapping) = &order.mapping {
        let (register, mapping) = match given {
            Some(given) => (intake::open_with(bytes, given)?, mapping.clone()),
            None => intake::open_by(bytes, mapping)?,
        };
        return Ok(Chosen { register, mapping, saved: None });
    }
    let register = intake::open_with(bytes, &given.cloned().unwrap_or_default())?;
    let Some(saved) = order.saved.iter().find(|saved| saved.mapping.knows(&register.header)) else {
        let proposed = intake::propose(&register);
        let reading = Some(register.detected().reading());
        return Ok(Chosen { register, mapping: Mapping { reading, ..proposed }, saved: None });
    };
    let (register, mapping) = match given {
        Some(_) => (register, saved.mapping.clone()),
        None => intake::open_kept(bytes, register, &saved.mapping)?,
    };
    Ok(Chosen { register, mapping, saved: Some(saved.name.clone()) })
}

fn rows(
    order: &Order,
    register: &OldRegister<'_>,
    mapping: &Mapping,
    limits: &Limits,
    answers: &mut Answers,
) -> Result<(), Stopped> {
    let (mut count, mut gone) = (0, Ok(()));
    intake::sound_rows(register, mapping, &order.mends, limits, |row| {
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

/// The report with what only the reading knows of it.
#[derive(serde::Serialize)]
struct Said<R: serde::Serialize> {
    #[serde(flatten)]
    report: R,
    saved: Option<String>,
    load_hash: String,
}

/// Says the report as it was ordered, and what it comes to.
pub(super) fn put(
    order: &Order,
    Read { report, saved, load_hash }: Read,
    answers: &mut Answers,
) -> io::Result<Checked> {
    let mut pieces = Pieces::to(answers);
    match order.format {
        Format::Text => pieces.write_all(report.text(&order.name, order.lang).as_bytes())?,
        Format::Html => pieces.write_all(report.html(&order.name, order.lang).as_bytes())?,
        Format::Json => {
            let said = Said { report: report.told(&order.name, order.lang), saved, load_hash };
            // People read what a command line prints.
            if matches!(order.source, Source::File(_)) {
                serde_json::to_writer_pretty(&mut pieces, &said)?;
                pieces.write_all(b"\n")?;
            } else {
                serde_json::to_writer(&mut pieces, &said)?;
            }
        }
    }
    pieces.flush()?;
    let count = |severity| {
        let of_it = report.counts.iter().filter(|count| count.kind.severity() == severity);
        of_it.map(|count| count.count).sum()
    };
    Ok(Checked {
        rows: report.rows,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        would: report.would,
        without_client: report.of_kind(Kind::RowWithoutClient),
        older: report.of_kind(Kind::RowOlder),
        identity_codes: report.identity_codes,
        households: report.households.clone(),
        clean: report.is_clean(),
        groups: groups(&report),
    })
}
