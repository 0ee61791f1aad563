//! The list of findings, for whoever mends the old system.

use super::{Paper, Sheet};
use crate::intake::finding::Severity;
use crate::intake::report::Report;
use crate::words::{Lang, Text, text};

const NAME: Text = text("Havainnot", "Anmärkningar", "Findings");
const PART: Text = text("Osa", "Del", "Part");
const HEADS: [Text; 8] = [
    text("Rivi", "Rad", "Row"),
    text("Sarake", "Kolumn", "Column"),
    text("Arvo", "Värde", "Value"),
    text("Vakavuus", "Allvar", "Severity"),
    text("Koodi", "Kod", "Code"),
    text("Mitä tehdä", "Vad som bör göras", "What to do"),
    text("Ehdotettu korjaus", "Föreslagen rättelse", "Proposed mend"),
    text("Säännös", "Bestämmelse", "Provision"),
];
const SEVERITIES: [Text; 2] = [text("virhe", "fel", "error"), text("varoitus", "varning", "warning")];

pub fn findings(report: &Report, paper: Paper, lang: Lang) -> Vec<u8> {
    let mut sheet = Sheet::new(paper, NAME.say(lang));
    let parts = report.findings.iter().any(|f| f.part.is_some());
    let part = parts.then(|| PART.say(lang));
    sheet.row(part.into_iter().chain(HEADS.iter().map(|head| head.say(lang))));
    for finding in &report.findings {
        let severity = &SEVERITIES[usize::from(finding.severity() == Severity::Warning)];
        let (row, message) = (finding.row.to_string(), finding.message(lang));
        let cite = finding.cite().map(|cite| cite.say(lang)).unwrap_or_default();
        let cells = [
            row.as_str(),
            &finding.column,
            &finding.value,
            severity.say(lang),
            finding.kind.code(),
            &message,
            finding.mend.as_deref().unwrap_or(""),
            &cite,
        ];
        let part = parts.then(|| finding.part.as_deref().unwrap_or(""));
        sheet.row(part.into_iter().chain(cells));
    }
    sheet.end()
}
