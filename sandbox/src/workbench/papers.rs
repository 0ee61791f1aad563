//! What can be taken away from the bench as files.

use super::ask::Paper;
use super::engine::Bench;
use kotodigi::words::{Lang, Text, text};

const HEADS: [Text; 5] = [
    text("Rivi", "Rad", "Row"),
    text("Sarake", "Kolumn", "Column"),
    text("Arvo", "Värde", "Value"),
    text("Mitä tehdä", "Vad som bör göras", "What to do"),
    text("Ehdotus", "Förslag", "Proposed"),
];

/// Name, kind and bytes.
pub fn write(bench: &Bench, paper: Paper, lang: Lang) -> (String, &'static str, Vec<u8>) {
    let stem = bench.name.rsplit_once('.').map_or(bench.name.as_str(), |(stem, _)| stem);
    let Some(report) = &bench.report else { return (stem.to_owned(), "text/plain", Vec::new()) };
    match paper {
        Paper::FindingsCsv => {
            let mut out = String::from("\u{FEFF}");
            line(&mut out, HEADS.map(|head| head.say(lang).to_owned()));
            for f in &report.findings {
                let mend = f.mend.clone().unwrap_or_default();
                line(&mut out, [f.row.to_string(), f.column.clone(), f.value.clone(), f.message(lang), mend]);
            }
            (format!("{stem}-{}.csv", FINDINGS.say(lang)), "text/csv", out.into_bytes())
        }
        Paper::Mapping => {
            let mapping = serde_json::to_vec_pretty(&bench.mapping).unwrap_or_default();
            (format!("{stem}-{}.json", MAPPING.say(lang)), "application/json", mapping)
        }
        Paper::Mends => {
            let mends = serde_json::to_vec_pretty(&bench.mends).unwrap_or_default();
            (format!("{stem}-{}.json", MENDS.say(lang)), "application/json", mends)
        }
        Paper::Report => {
            (format!("{stem}-{}.html", REPORT.say(lang)), "text/html", report.html(&bench.name, lang).into_bytes())
        }
        Paper::ReportJson => {
            let said = serde_json::to_vec_pretty(&report.json(&bench.name, lang)).unwrap_or_default();
            (format!("{stem}-{}.json", REPORT.say(lang)), "application/json", said)
        }
    }
}

const FINDINGS: Text = text("huomiot", "anmarkningar", "findings");
const MAPPING: Text = text("sarakkeet", "kolumner", "columns");
const MENDS: Text = text("korjaukset", "rattelser", "mends");
const REPORT: Text = text("raportti", "rapport", "report");

fn line<const N: usize>(out: &mut String, cells: [String; N]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    out.push_str(&cells.join(";"));
    out.push_str("\r\n");
}

/// A cell that a spreadsheet program does not evaluate.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
