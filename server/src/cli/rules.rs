//! `kotodigi rules`: the decision tables against the law as executed, and the law explained on given facts.

use super::{Done, Exit, unreadable};
use clap::Subcommand;
use kotodigi::explain;
use kotodigi::rules;
use kotodigi::words::Lang;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum Rules {
    /// Verifies every table of a folder.
    Verify { folder: PathBuf },
    /// Facts as JSON in; every right, duty and deadline with its reckoning out, as JSON.
    Explain {
        #[arg(long, value_name = "FILE")]
        facts: PathBuf,
    },
}

impl Rules {
    pub fn run(self, lang: Lang) -> Done {
        match self {
            Rules::Verify { folder } => verify(&folder, lang),
            Rules::Explain { facts } => {
                let given = fs::read_to_string(&facts).map_err(|why| unreadable(&facts, &why, lang))?;
                let explained =
                    explain::explain_json(&given, lang.code()).map_err(|why| unreadable(&facts, &why, lang))?;
                println!("{explained}");
                Ok(Exit::Clean)
            }
        }
    }
}

/// `TABLE: N passed, M failed`, and each row that failed. These lines are read by programs: one language.
fn verify(folder: &Path, lang: Lang) -> Done {
    let failed = |why: std::io::Error| unreadable(folder, &why, lang);
    let mut files = Vec::new();
    for found in fs::read_dir(folder).map_err(failed)? {
        let file = found.map_err(failed)?.path();
        if file.extension().is_some_and(|extension| extension == "csv") {
            files.push(file);
        }
    }
    files.sort();
    let mut exit = if files.is_empty() { Exit::Findings } else { Exit::Clean };
    if files.is_empty() {
        println!("{}: no tables", folder.display());
    }
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let csv = fs::read_to_string(&file).map_err(|why| unreadable(&file, &why, lang))?;
        match rules::verify(&name, &csv) {
            Ok(table) => {
                println!("{name}: {} passed, {} failed", table.passed, table.failed());
                for f in &table.failures {
                    exit = Exit::Findings;
                    println!("  row {} {} · {}: expected {}, got {}", f.row, f.case, f.column, f.expected, f.got);
                }
            }
            Err(fault) => {
                exit = Exit::Findings;
                println!("{name}: {fault}");
            }
        }
    }
    Ok(exit)
}
