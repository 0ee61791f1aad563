//! `kotodigi rules`: the decision tables against the law as executed, and the law explained on given facts.

use super::{Done, Exit, misread, print, unreadable};
use clap::{Subcommand, ValueEnum};
use kotodigi::explain::{self, Explanation};
use kotodigi::rules;
use kotodigi::words::{Lang, Text, text};
use serde_json::Value;
use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum Rules {
    /// Verifies every table of a folder.
    Verify {
        /// The folder of the tables.
        folder: PathBuf,
    },
    /// Facts as JSON in; every right, duty and deadline with its reckoning out.
    Explain {
        /// The facts.
        #[arg(long, value_name = "FILE")]
        facts: PathBuf,
        /// Text on a terminal, JSON elsewhere, if none is given.
        #[arg(long, value_enum)]
        format: Option<Format>,
    },
    /// Prints a JSON schema: of the facts, or of their explanation.
    Schema {
        /// Of what.
        of: Schema,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Schema {
    Facts,
    Explanation,
}

const NO_OBJECT: Text = text(
    "tosiseikat annetaan JSON-oliona { \"kenttä\": arvo }.",
    "uppgifterna ges som ett JSON-objekt { \"fält\": värde }.",
    "facts are given as a JSON object { \"field\": value }.",
);

impl Rules {
    pub fn run(self, lang: Lang) -> Done {
        match self {
            Rules::Verify { folder } => verify(&folder, lang),
            Rules::Explain { facts, format } => explain(&facts, format, lang),
            Rules::Schema { of } => {
                let schema = match of {
                    Schema::Facts => explain::facts_schema(),
                    Schema::Explanation => explain::explanation_schema(),
                };
                print(&format!("{schema:#}\n"));
                Ok(Exit::Clean)
            }
        }
    }
}

fn explain(facts: &Path, format: Option<Format>, lang: Lang) -> Done {
    let given = fs::read_to_string(facts).map_err(|why| unreadable(facts, &why, lang))?;
    // A list would be read as facts by their order.
    if serde_json::from_str::<Value>(&given).is_ok_and(|json| !json.is_object()) {
        return Err(misread(facts, &NO_OBJECT.say(lang), lang));
    }
    let explained = explain::explain_json(&given, lang.code()).map_err(|why| misread(facts, &why, lang))?;
    let on_a_terminal = if io::stdout().is_terminal() { Format::Text } else { Format::Json };
    match format.unwrap_or(on_a_terminal) {
        Format::Json => print(&(explained + "\n")),
        Format::Text => {
            let explanation: Explanation =
                serde_json::from_str(&explained).map_err(|why| (Exit::Broken, why.to_string()))?;
            print(&explanation.to_text());
        }
    }
    Ok(Exit::Clean)
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
        print(&format!("{}: no tables\n", folder.display()));
    }
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let csv = fs::read_to_string(&file).map_err(|why| unreadable(&file, &why, lang))?;
        match rules::verify(&name, &csv) {
            Ok(table) => {
                print(&format!("{name}: {} passed, {} failed\n", table.passed, table.failed()));
                for f in &table.failures {
                    exit = Exit::Findings;
                    print(&format!(
                        "  row {} {} · {}: expected {}, got {}\n",
                        f.row, f.case, f.column, f.expected, f.got
                    ));
                }
            }
            Err(fault) => {
                exit = Exit::Findings;
                print(&format!("{name}: {fault}\n"));
            }
        }
    }
    Ok(exit)
}
