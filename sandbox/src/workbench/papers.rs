//! What can be taken away from the bench as files.

use super::ask::Paper;
use super::engine::Bench;
use kotodigi::intake::finding::More;
use kotodigi::intake::{Finding, Kind};
use kotodigi::words::{Arg, Lang, Text, text};
use sha2::{Digest, Sha256};

const HEADS: [Text; 5] = [
    text("Rivi", "Rad", "Row"),
    text("Sarake", "Kolumn", "Column"),
    text("Arvo", "Värde", "Value"),
    text("Mitä tehdä", "Vad som bör göras", "What to do"),
    text("Ehdotus", "Förslag", "Proposed"),
];

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the cell would become, where that is known.
pub fn mend_of(finding: &Finding) -> Option<String> {
    match (finding.kind, finding.more.first()) {
        (Kind::Mojibake, Some(More::Arg(Arg::Word(mend)))) => Some(mend.to_string()),
        _ => None,
    }
}

/// Name, kind and bytes.
pub fn write(bench: &Bench, paper: Paper, lang: Lang) -> (String, &'static str, Vec<u8>) {
    let stem = bench.name.rsplit_once('.').map_or(bench.name.as_str(), |(stem, _)| stem);
    let Some(report) = &bench.report else { return (stem.to_owned(), "text/plain", Vec::new()) };
    let json = |value: &serde_json::Value| serde_json::to_vec_pretty(value).unwrap_or_default();
    match paper {
        Paper::FindingsCsv => {
            let mut out = String::from("\u{FEFF}");
            line(&mut out, HEADS.map(|head| head.say(lang).to_owned()));
            for f in &report.findings {
                let mend = mend_of(f).unwrap_or_default();
                line(&mut out, [f.row.to_string(), f.column.clone(), f.value.clone(), f.message(lang), mend]);
            }
            (format!("{stem}-{}.csv", FINDINGS.say(lang)), "text/csv", out.into_bytes())
        }
        Paper::Mapping => {
            let mapping = serde_json::to_vec_pretty(&bench.mapping).unwrap_or_default();
            (format!("{stem}-{}.json", MAPPING.say(lang)), "application/json", mapping)
        }
        Paper::Report => {
            (format!("{stem}-{}.html", REPORT.say(lang)), "text/html", report.html(&bench.name, lang).into_bytes())
        }
        Paper::ReportJson => {
            let mut said = report.json(&bench.name, lang);
            said["file_hash"] = serde_json::json!(bench.hash);
            (format!("{stem}-{}.json", REPORT.say(lang)), "application/json", json(&said))
        }
    }
}

const FINDINGS: Text = text("huomiot", "anmarkningar", "findings");
const MAPPING: Text = text("sarakkeet", "kolumner", "columns");
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
