//! Starts the reading process, listens to it, and puts into words how it failed.

mod failed;

use super::bounds::Bounds;
use super::fed::Fed;
use super::line::{Checked, Line, Opened, Standings};
use super::order::Order;
use super::watchdog::{Ended, Watchdog};
pub use failed::Failed;
use kotodigi::intake::IntakeRow;
use kotodigi::refusal::No;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, PoisonError};

/// A line longer than this is no answer of ours.
const LONGEST: u64 = 512 << 20;

/// Who hears what the process says.
pub trait Listener {
    fn opened(&mut self, _: &Opened) {}
    fn progress(&mut self, _rows: u32) {}
    fn row(&mut self, _: IntakeRow) {}
    /// A line of the archive; what can't be kept ends the reading.
    fn archived(&mut self, _line: &str) -> io::Result<()> {
        Ok(())
    }
    /// A piece of the report as it was ordered.
    fn said(&mut self, _piece: &str) {}
    /// How the rows heard so far stand to the register.
    fn standings(&mut self) -> Result<Standings, No> {
        Ok(Standings::new())
    }
}

/// The program that reads: this one, as it was when it started.
#[derive(Clone, Debug)]
pub struct Reader(PathBuf);

impl Reader {
    pub fn own() -> io::Result<Reader> {
        // Still there when the file was replaced by a newer program meanwhile.
        let started = Path::new("/proc/self/exe");
        if started.exists() { Ok(Reader(started.to_owned())) } else { std::env::current_exe().map(Reader) }
    }

    /// Another program, as tests have it.
    pub fn at(program: &Path) -> Reader {
        Reader(program.to_owned())
    }

    /// Reads one file to its report, or says why there is none. `stop` ends it before.
    pub fn read(
        &self,
        order: &Order,
        bytes: Option<Arc<Vec<u8>>>,
        bounds: Bounds,
        listener: &mut dyn Listener,
        stop: &Arc<AtomicBool>,
    ) -> Result<Checked, Failed> {
        let mut fed = Fed::start(&self.0, order, bytes).map_err(Failed::Machine)?;
        let watchdog = Watchdog::over(fed.child.clone(), bounds.time, stop.clone());
        let (heard, last) = listen(&mut fed, &watchdog, listener);
        let ended = watchdog.dismissed();
        let mut child = fed.child.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.is_err() {
            drop(child.kill());
        }
        drop(child.wait());
        drop(child);
        let said = fed.last_words();
        match (heard, ended) {
            (_, Some(Ended::Wish)) => Err(Failed::Stopped),
            (_, Some(Ended::Time)) => Err(Failed::Time { seconds: bounds.time.as_secs(), after: last }),
            (Ok(Some(checked)), None) => Ok(checked),
            (Err(failed), None) => Err(failed),
            (Ok(None), None) if said.contains("memory allocation of") => {
                Err(Failed::Memory { megabytes: bounds.memory >> 20, after: last })
            }
            (Ok(None), None) => Err(Failed::Crashed { after: last }),
        }
    }
}

/// Every line to the last one, and the row it was at. Nothing, where it ended without a report.
fn listen(
    fed: &mut Fed,
    watchdog: &Watchdog,
    listener: &mut dyn Listener,
) -> (Result<Option<Checked>, Failed>, Option<u32>) {
    let (mut line, mut last) = (Vec::new(), None);
    loop {
        line.clear();
        match fed.answers.by_ref().take(LONGEST).read_until(b'\n', &mut line) {
            Ok(1..) if line.ends_with(b"\n") => {}
            _ => return (Ok(None), last),
        }
        let Ok(said) = serde_json::from_slice::<Line>(&line) else { return (Ok(None), last) };
        match said {
            Line::Opened(opened) => listener.opened(&opened),
            Line::Progress(rows) => listener.progress(rows),
            Line::Row(row) => {
                last = Some(row.row);
                listener.row(row);
            }
            Line::Archived(line) => {
                if let Err(why) = listener.archived(&line) {
                    return (Err(Failed::Kept(why)), last);
                }
            }
            Line::Compare => match watchdog.resting(|| listener.standings()) {
                Ok(standings) => {
                    let line = serde_json::to_vec(&standings).unwrap_or_default();
                    // It has gone: what it said before it went is next.
                    drop(fed.answer(&line));
                }
                Err(no) => return (Err(Failed::No(no)), last),
            },
            // Whoever reads it takes the time they take.
            Line::Said(piece) => watchdog.resting(|| listener.said(&piece)),
            Line::Checked(checked) => return (Ok(Some(*checked)), last),
            Line::Fault(code, message) => return (Err(Failed::Fault { code, message }), last),
        }
    }
}
