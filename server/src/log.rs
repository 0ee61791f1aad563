//! What happened, a JSON line each on stderr. What goes in is chosen by us: ids of routes, numbers, names of faults.
//! Nothing a request brought: no address, no header, no body, no officer, and no words of a panic.

use crate::clock;
use chrono::{DateTime, SecondsFormat};
use kotodigi::journal::Broken;
use serde_json::Value;
use std::io::Write as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

/// There in a server that runs by itself; not where the house is a guest in another program, as in tests.
static QUEUE: OnceLock<SyncSender<Line>> = OnceLock::new();
/// Lines that wait. Whoever reads slowly or not at all stops nobody's work: what finds no room is counted.
const WAITING: usize = 10_000;
static LOST: AtomicU64 = AtomicU64::new(0);

enum Line {
    Written(String),
    /// Everything before has been written when this is answered.
    Told(SyncSender<()>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Info,
    Warn,
    Error,
}

/// From now on lines are written, and a panic is a line without its words.
pub fn begin() {
    let (queue, lines) = sync_channel(WAITING);
    let writes = std::thread::Builder::new().name("log".into()).spawn(move || write(&lines));
    if writes.is_ok() && QUEUE.set(queue).is_ok() {
        std::panic::set_hook(Box::new(|panic| {
            let at = panic.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
            line(Level::Error, "panic", &[("at", at.into())]);
        }));
    }
}

/// Waits a moment for what is on its way.
pub fn end() {
    let (tell, told) = sync_channel(1);
    if QUEUE.get().is_some_and(|queue| queue.try_send(Line::Told(tell)).is_ok()) {
        // Whoever does not read in time is not waited for.
        let _ = told.recv_timeout(Duration::from_secs(1));
    }
}

pub fn line(level: Level, event: &str, more: &[(&str, Value)]) {
    if let Some(queue) = QUEUE.get()
        && queue.try_send(Line::Written(written(clock::now(), level, event, more))).is_err()
    {
        LOST.fetch_add(1, Ordering::Relaxed);
    }
}

fn write(lines: &Receiver<Line>) {
    let mut out = std::io::stderr();
    for line in lines {
        // Where nobody reads, nobody misses it.
        match line {
            Line::Written(line) => drop(out.write_all(line.as_bytes())),
            Line::Told(tell) => drop(tell.send(())),
        }
        let lost = LOST.swap(0, Ordering::Relaxed);
        if lost > 0 {
            let line = written(clock::now(), Level::Warn, "lines lost", &[("count", lost.into())]);
            drop(out.write_all(line.as_bytes()));
        }
    }
}

/// A machine that failed. What could not be read is named by its place, for the reason may quote what stands there.
pub fn fault(broken: &Broken) {
    let (what, detail) = match broken {
        Broken::Store(why) => ("store", why.clone()),
        Broken::Moved(position) => ("moved", format!("after entry {position}")),
        Broken::NewerProgram { position, kind, version } => {
            ("newer_program", format!("entry {position}: {kind} {version}"))
        }
        Broken::Unreadable { position, kind, .. } => ("unreadable", format!("entry {position}: {kind}")),
        Broken::Chain { position, fault } => ("chain", format!("entry {position}: {fault:?}")),
    };
    line(Level::Error, "fault", &[("fault", what.into()), ("detail", detail.into())]);
}

fn written(at: i64, level: Level, event: &str, more: &[(&str, Value)]) -> String {
    let time = DateTime::from_timestamp_millis(at).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true);
    let level = match level {
        Level::Info => "info",
        Level::Warn => "warn",
        Level::Error => "error",
    };
    let mut line = format!(r#"{{"time":"{time}","level":"{level}","event":{}"#, Value::from(event));
    for (name, value) in more {
        line.push_str(&format!(",{}:{value}", Value::from(*name)));
    }
    line.push_str("}\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_json_object() {
        let line = written(0, Level::Info, "request", &[("status", 200.into()), ("route", "a\n\"b".into())]);
        let read: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["time"], "1970-01-01T00:00:00.000Z");
        assert_eq!((read["level"].as_str(), read["status"].as_u64()), (Some("info"), Some(200)));
        assert_eq!(line.matches('\n').count(), 1);
    }
}
