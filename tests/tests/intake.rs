//! Old registers with known defects: every planted one is found at its row and column, and next to nothing else is
//! called an error.

use kotodigi::dates::parse_iso;
use kotodigi::intake::{self, Limits, Report, Severity};
use kotodigi::law::cite::section;
use std::path::Path;

fn limits() -> Limits {
    Limits {
        on: parse_iso("2026-11-23").unwrap(),
        first_plan_months: 12,
        first_plan: section("23", "2"),
        data: section("73", "1"),
        jobseeker_from_age: 15,
    }
}

fn report(bytes: &[u8]) -> Report {
    let register = intake::open(bytes).unwrap();
    intake::check(&register, &intake::propose(&register), &limits(), None).unwrap()
}

/// A planted defect: row, column, code, severity.
type Planted = (u32, String, String, String);

fn truth(json: &str) -> Vec<Planted> {
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    let text = |v: &serde_json::Value, key: &str| v[key].as_str().unwrap_or_default().to_owned();
    let cells = value["cells"].as_array().unwrap().iter().chain(value["columns"].as_array().unwrap());
    let row = |c: &serde_json::Value| c["row"].as_u64().unwrap_or(1) as u32;
    cells.map(|c| (row(c), text(c, "column"), text(c, "kind"), text(c, "severity"))).collect()
}

/// Planted defects that were not found, and errors that nobody planted.
fn compare(report: &Report, planted: &[Planted]) -> (Vec<Planted>, Vec<Planted>) {
    let severity = |s| if s == Severity::Error { "error" } else { "warning" };
    let found: Vec<Planted> = report
        .findings
        .iter()
        .map(|f| (f.row, f.column.clone(), f.kind.code().to_owned(), severity(f.severity()).to_owned()))
        .collect();
    let missed = planted.iter().filter(|p| !found.contains(p)).cloned().collect();
    let extra = found.iter().filter(|f| f.3 == "error" && !planted.contains(f)).cloned().collect();
    (missed, extra)
}

#[test]
fn the_sample_registers() {
    for name in ["kunta_a", "kommun_b", "crm_c"] {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/legacy");
        let bytes = std::fs::read(dir.join(format!("{name}.csv"))).unwrap();
        let planted = truth(&std::fs::read_to_string(dir.join(format!("{name}.truth.json"))).unwrap());
        let report = report(&bytes);
        for m in &report.mapping.columns {
            println!("{} -> {} {} {:?}", m.column, m.field.id(), m.confidence, m.evidence);
        }
        let mut count = std::collections::BTreeMap::<&str, usize>::new();
        report.findings.iter().for_each(|f| *count.entry(f.kind.code()).or_default() += 1);
        println!("{name} {} {:?} {:?} {count:?}", report.encoding, report.separator, report.would);
        let (missed, extra) = compare(&report, &planted);
        assert_eq!(report.rows, 240);
        assert_eq!(missed, [], "{name}");
        assert_eq!(extra, [], "{name}");
    }
}
