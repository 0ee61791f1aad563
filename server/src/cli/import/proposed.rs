//! `kotodigi import mends`: every mend a check proposes, as a file people look through, change and give back.

use super::super::{Done, Exit, Stopped, print};
use super::old_file::OldFile;
use super::progress::{Progress, READING};
use super::{failed, reader};
use crate::intake::{Format, Listener, Opened};
use clap::Args;
use kotodigi::intake::{CellMend, Mends};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct Proposed {
    #[command(flatten)]
    old: OldFile,
}

/// Gathers the report.
struct Heard {
    progress: Progress,
    file_hash: String,
    report: String,
}

impl Listener for Heard {
    fn opened(&mut self, opened: &Opened) {
        self.file_hash.clone_from(&opened.file_hash);
    }

    fn progress(&mut self, rows: u32) {
        self.progress.show(READING, rows);
    }

    fn said(&mut self, piece: &str) {
        self.report.push_str(piece);
    }
}

#[derive(Deserialize)]
struct Report {
    findings: Vec<Finding>,
    left_out: usize,
}

/// What of a finding makes a mend.
#[derive(Deserialize)]
struct Finding {
    row: u32,
    column: String,
    part: Option<String>,
    column_number: Option<u32>,
    mend: Option<String>,
}

impl Proposed {
    pub fn run(self, lang: Lang) -> Done {
        let (mut order, bounds) = self.old.order(None, None, Vec::new(), lang)?;
        order.format = Format::Json;
        let mut heard = Heard { progress: Progress::new(lang), file_hash: String::new(), report: String::new() };
        reader(lang)?.read(&order, None, bounds, &mut heard, &Arc::default()).map_err(|why| failed(&why, lang))?;
        let Heard { file_hash, report, .. } = heard;
        let broken = |why: serde_json::Error| -> Stopped { (Exit::Broken, why.to_string()) };
        let report: Report = serde_json::from_str(&report).map_err(broken)?;
        let mends = Mends { file_hash, cells: cells(report.findings), bulk: order.mends.bulk, rows: order.mends.rows };
        print(&(serde_json::to_string_pretty(&mends).map_err(broken)? + "\n"));
        eprintln!("{}", phrase!(PROPOSED, mends.cells.len()).say(lang));
        if report.left_out > 0 {
            eprintln!("{}", phrase!(MORE, report.left_out).say(lang));
        }
        Ok(Exit::Clean)
    }
}

/// The first proposal of each cell.
fn cells(findings: Vec<Finding>) -> Vec<CellMend> {
    let mut seen = HashSet::new();
    let proposed = findings.into_iter().filter_map(|finding| {
        let Finding { row, column, part, column_number: number, mend } = finding;
        let value = mend.filter(|_| row > 1)?;
        seen.insert((row, column.clone(), part.clone(), number)).then_some(CellMend {
            row,
            column,
            part,
            number,
            value,
        })
    });
    proposed.collect()
}

const PROPOSED: Text = text(
    "Ehdotuksia {0}. Katso ne läpi, muuta tai poista, ja anna tiedosto: --mends",
    "{0} förslag. Gå igenom dem, ändra eller ta bort, och ange filen: --mends",
    "{0} proposals. Look through them, change or remove, and give the file: --mends",
);
const MORE: Text = text(
    "Huomioita on liikaa kaikkiin: {0} jäi pois. Tee sama korjatulle tiedostolle uudelleen.",
    "Anmärkningarna är för många: {0} blev utanför. Gör om samma för den rättade filen.",
    "There are too many findings: {0} were left out. Do the same again for the mended file.",
);
