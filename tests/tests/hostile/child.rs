//! One file through the built binary as a child: how it ended, what it said, how long and how much memory it took.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

pub struct Ended {
    /// None where a signal ended it, or we did after [`PATIENCE`].
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
    pub wall: f64,
    /// Processor time: what the promise is held against, since other tests run beside.
    pub cpu: f64,
    /// Highest memory in bytes.
    pub peak: u64,
}

const PATIENCE: Duration = Duration::from_secs(180);

/// `KOTODIGI`, or the binary built beside this test.
pub fn binary() -> PathBuf {
    let built = std::env::current_exe().unwrap().parent().unwrap().join("../kotodigi");
    let binary = std::env::var_os("KOTODIGI").map_or(built, PathBuf::from);
    assert!(binary.exists(), "{} is not there: cargo build -p kotodigi-server", binary.display());
    binary
}

pub fn is_for_debugging() -> bool {
    binary().components().any(|part| part.as_os_str() == "debug")
}

pub fn check(file: &Path, format: &str) -> Ended {
    let start = Instant::now();
    let mut child = Command::new(binary())
        .args(["import", "check", "--lang", "en", "--on", "2026-11-23", "--format", format])
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let reading = [thread::spawn(move || all(&mut out)), thread::spawn(move || all(&mut err))];
    // Its own and that of the process it reads in, each at its highest.
    let (mut own, mut reader, mut cpu, mut read) = (0, 0, 0.0, 0.0);
    let code = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        own = high_water(child.id()).unwrap_or(0).max(own);
        cpu = processor(child.id()).unwrap_or(cpu);
        for id in children(child.id()) {
            reader = high_water(id).unwrap_or(0).max(reader);
            read = processor(id).unwrap_or(0.0).max(read);
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            break None;
        }
        thread::sleep(Duration::from_millis(2));
    };
    let wall = start.elapsed().as_secs_f64();
    let [out, err] = reading.map(|thread| String::from_utf8_lossy(&thread.join().unwrap()).into_owned());
    Ended { code, out, err, wall, cpu: cpu + read, peak: own + reader }
}

fn all(from: &mut dyn Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).unwrap();
    bytes
}

/// What it started itself: the program reads old registers in a process of its own.
fn children(id: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let named = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    named.flat_map(|ids| ids.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>()).collect()
}

fn high_water(id: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilo| kilo * 1024)
}

fn processor(id: u32) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let ticks: f64 = stat.rsplit(") ").next()?.split(' ').skip(11).take(2).filter_map(|t| t.parse::<f64>().ok()).sum();
    Some(ticks / 100.0)
}
