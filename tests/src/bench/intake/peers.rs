//! Other programs over the same file, for the same kinds of defect, in the same run: how many times longer they take.
//!
//! Only where `KOTO_PEERS` names a Python that has them (`make bench-peers`); otherwise there is nothing to say.

use super::{Failed, Figure, ours, rows};
use kotodigi_fixtures::old_register::{Encoding, Options, generate};
use std::path::{Path, PathBuf};
use std::process::Command;

const PEERS: &[&str] = &["polars", "pandera", "qsv", "great_expectations", "frictionless"];

pub fn run() -> Vec<Figure> {
    let Some(python) = std::env::var_os("KOTO_PEERS").map(PathBuf::from) else { return Vec::new() };
    measured(&python).unwrap_or_else(super::unmeasured)
}

fn measured(python: &Path) -> Result<Vec<Figure>, Failed> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("vanha.csv");
    // UTF-8, which all of them read fastest.
    let options = Options { defects: 100, encoding: Encoding::Utf8, ..Options::default() };
    let bytes = generate(rows(), 1, &options).0;
    std::fs::write(&file, &bytes)?;
    let (whole, found) = ours(&bytes, true);
    println!("Koto-digi, likeness of people and households too: {whole:.2} s, {found} findings");
    let (seconds, found) = ours(&bytes, false);
    println!("Koto-digi, every cell, same codes twice and the Act: {seconds:.2} s, {found} findings");
    drop(bytes);
    PEERS.iter().map(|name| beside(python, name, &file, seconds)).collect()
}

fn beside(python: &Path, name: &'static str, file: &Path, ours: f64) -> Result<Figure, Failed> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/check.py");
    let ran = Command::new(python).arg(script).arg(name).arg(file).output()?;
    let last = String::from_utf8_lossy(&ran.stdout).lines().last().unwrap_or_default().to_owned();
    let said: serde_json::Value = serde_json::from_str(&last)
        .map_err(|why| format!("{name}: {why}: {}", String::from_utf8_lossy(&ran.stderr)))?;
    let theirs = said["seconds"].as_f64().ok_or("no seconds")?;
    Ok(Figure {
        name,
        measured: format!("Koto-digi {ours:.2} s"),
        reference: format!(
            "{name} {} {theirs:.2} s, {} findings",
            said["version"].as_str().unwrap_or("?"),
            said["found"]
        ),
        ratio: ours / theirs,
        at_most: 1.0,
    })
}
