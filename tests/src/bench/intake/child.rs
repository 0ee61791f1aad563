//! The built program as a child, with its highest memory.

use super::Failed;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub struct Ended {
    pub seconds: f64,
    pub peak: u64,
}

fn binary() -> Result<PathBuf, Failed> {
    let beside = std::env::current_exe()?.with_file_name("kotodigi");
    let binary = std::env::var_os("KOTODIGI").map_or(beside, PathBuf::from);
    if binary.exists() { Ok(binary) } else { Err(format!("{} is not there", binary.display()).into()) }
}

/// Runs to the end; exit 0 and 1 are fine, since made-up registers have defects.
pub fn run(args: &[&str]) -> Result<Ended, Failed> {
    let start = Instant::now();
    let folder = tempfile::tempdir()?;
    let err = folder.path().join("err");
    let mut child = Command::new(binary()?)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(&err)?)
        .spawn()?;
    // Its own and that of the process it reads in, each at its highest.
    let (mut own, mut reader) = (0, 0);
    loop {
        if let Some(status) = child.try_wait()? {
            return match status.code() {
                Some(0 | 1) => Ok(Ended { seconds: start.elapsed().as_secs_f64(), peak: own + reader }),
                _ => Err(format!("{status}: {}", fs::read_to_string(&err)?).into()),
            };
        }
        own = high_water(child.id()).unwrap_or(0).max(own);
        reader = children(child.id()).into_iter().filter_map(high_water).max().unwrap_or(0).max(reader);
        std::thread::sleep(Duration::from_millis(2));
    }
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
