//! What can be taken away from the bench as files.

use super::ask::Paper;
use super::engine::Bench;
use kotodigi::intake::{self, Fault, OldRegister, findings, mended};
use kotodigi::words::{Lang, Text, text};

/// Name, kind and bytes of a file.
pub type Written = (String, &'static str, Vec<u8>);

const JSON: &str = "application/json";
const FINDINGS: Text = text("huomiot", "anmarkningar", "findings");
const MENDED: Text = text("korjattu", "rattad", "mended");
const MAPPING: Text = text("sarakkeet", "kolumner", "columns");
const MENDS: Text = text("korjaukset", "rattelser", "mends");
const REPORT: Text = text("raportti", "rapport", "report");

/// Name, kind and bytes.
pub fn write(bench: &Bench, register: &OldRegister<'_>, wanted: Paper, lang: Lang) -> Result<Written, Fault> {
    let stem = bench.name.rsplit_once('.').map_or(bench.name.as_str(), |(stem, _)| stem);
    let Some(report) = &bench.report else { return Ok((stem.to_owned(), "text/plain", Vec::new())) };
    let (what, ending, kind, bytes) = match wanted {
        Paper::FindingsCsv | Paper::FindingsXlsx | Paper::MendedCsv | Paper::MendedXlsx => {
            let table = match wanted {
                Paper::FindingsCsv | Paper::MendedCsv => intake::Paper::Csv,
                _ => intake::Paper::Xlsx,
            };
            let (what, bytes) = match wanted {
                Paper::FindingsCsv | Paper::FindingsXlsx => (FINDINGS, findings(report, table, lang)),
                _ => (MENDED, mended(register, &bench.mapping, &bench.mends, table, lang)?),
            };
            (what, table.ending(), table.media_type(), bytes)
        }
        Paper::Mapping => (MAPPING, "json", JSON, json(&bench.mapping_file(register))),
        Paper::Mends => (MENDS, "json", JSON, json(&bench.mends)),
        Paper::Report => (REPORT, "html", "text/html", report.html(&bench.name, lang).into_bytes()),
        Paper::ReportJson => (REPORT, "json", JSON, json(&report.json(&bench.name, lang))),
    };
    Ok((format!("{stem}-{}.{ending}", what.say(lang)), kind, bytes))
}

fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}
