//! What can be taken away from the bench as files.

use super::ask::Paper;
use super::engine::Bench;
use super::sheet::Sheet;
use kotodigi::intake::mends::Fixes;
use kotodigi::intake::{Field, OldRegister, Report};
use kotodigi::words::{Lang, Text, text};

const HEADS: [Text; 6] = [
    text("Rivi", "Rad", "Row"),
    text("Sarake", "Kolumn", "Column"),
    text("Arvo", "Värde", "Value"),
    text("Laji", "Slag", "Kind"),
    text("Mitä tehdä", "Vad som bör göras", "What to do"),
    text("Ehdotus", "Förslag", "Proposed"),
];
const FINDINGS: Text = text("huomiot", "anmarkningar", "findings");
const MENDED: Text = text("korjattu", "rattad", "mended");
const MAPPING: Text = text("sarakkeet", "kolumner", "columns");
const MENDS: Text = text("korjaukset", "rattelser", "mends");
const REPORT: Text = text("raportti", "rapport", "report");

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Name, kind and bytes.
pub fn write(bench: &Bench, register: &OldRegister<'_>, paper: Paper, lang: Lang) -> (String, &'static str, Vec<u8>) {
    let stem = bench.name.rsplit_once('.').map_or(bench.name.as_str(), |(stem, _)| stem);
    let Some(report) = &bench.report else { return (stem.to_owned(), "text/plain", Vec::new()) };
    let (what, ending, kind, bytes) = match paper {
        Paper::FindingsCsv => (FINDINGS, "csv", "text/csv", findings(Sheet::csv(), report, lang)),
        Paper::FindingsXlsx => (FINDINGS, "xlsx", XLSX, findings(Sheet::xlsx(), report, lang)),
        Paper::MendedCsv => (MENDED, "csv", "text/csv", mended(Sheet::csv(), bench, register)),
        Paper::MendedXlsx => (MENDED, "xlsx", XLSX, mended(Sheet::xlsx(), bench, register)),
        Paper::Mapping => (MAPPING, "json", "application/json", json(&bench.mapping_file(register))),
        Paper::Mends => (MENDS, "json", "application/json", json(&bench.mends)),
        Paper::Report => (REPORT, "html", "text/html", report.html(&bench.name, lang).into_bytes()),
        Paper::ReportJson => (REPORT, "json", "application/json", json(&report.json(&bench.name, lang))),
    };
    (format!("{stem}-{}.{ending}", what.say(lang)), kind, bytes)
}

fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

fn findings(mut sheet: Sheet, report: &Report, lang: Lang) -> Vec<u8> {
    sheet.row(HEADS.map(|head| head.say(lang)));
    for f in &report.findings {
        let (row, says, mend) = (f.row.to_string(), f.message(lang), f.mend.as_deref().unwrap_or_default());
        sheet.row([row.as_str(), &f.column, &f.value, f.kind.code(), &says, mend]);
    }
    sheet.done().unwrap_or_default()
}

/// The file as it was read, with the mends in it and without the columns that may not be stored.
fn mended(mut sheet: Sheet, bench: &Bench, register: &OldRegister<'_>) -> Vec<u8> {
    let refused = |at: usize| bench.mapping.columns.iter().any(|m| m.at == Some(at) && m.field == Field::Refused);
    let kept: Vec<usize> = (0..register.header.len()).filter(|at| !refused(*at)).collect();
    sheet.row(kept.iter().map(|at| register.header[*at].as_str()));
    let fixes = Fixes::new(register, &bench.mends, std::iter::empty());
    let mut record = Default::default();
    let mut records = register.records();
    while let Some(place) = records.next(&mut record) {
        let cell = |at: &usize| {
            let text = register.decoder.decode(record.get(*at).unwrap_or(b"")).text;
            let fixed = fixes.as_ref().and_then(|fixes| fixes.of(place.row, *at, &text).map(str::to_owned));
            fixed.unwrap_or_else(|| text.into_owned())
        };
        let cells: Vec<String> = kept.iter().map(cell).collect();
        sheet.row(cells.iter().map(String::as_str));
    }
    sheet.done().unwrap_or_default()
}
