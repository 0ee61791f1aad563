//! Old registers with known defects: every planted one is found at its row and column, and next to nothing else is
//! called an error.

use kotodigi::dates::parse_iso;
use kotodigi::intake::{self, Limits, Report, Severity};
use kotodigi::law::cite::section;
use kotodigi::words::Lang;
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

use kotodigi_fixtures::old_register::{Encoding, Options, generate};

#[test]
fn made_up_registers_in_every_dress() {
    let mut rows = 0;
    let mut false_errors = 0;
    for seed in 0..60u64 {
        let lang = [Lang::Fi, Lang::Fi, Lang::Sv, Lang::En, Lang::Fi][(seed % 5) as usize];
        let without: &[&str] = [
            &[][..],
            &["phone"],
            &["notes", "refused"],
            &["mother_tongue"],
            &["assessment_on"],
            &["birth_date"],
            &["client_number", "jobseeker"],
            &["plan_from", "plan_until"],
        ][(seed / 5 % 8) as usize];
        // Whether a lone column of days is the assessment or the plan, no content tells: words do.
        let without = if seed % 5 == 4 && without.contains(&"assessment_on") { &[] } else { without };
        let options = Options {
            headers: (seed % 5) as usize,
            lang,
            separator: [';', ',', '\t', '|'][(seed % 4) as usize],
            encoding: [Encoding::Windows1252, Encoding::Utf8, Encoding::Utf8Mark, Encoding::Utf16Le][(seed / 3 % 4) as usize],
            shuffled: seed % 2 == 1,
            whole_name: seed % 3 == 2,
            without: without.to_vec(),
            defects: 4,
        };
        let (bytes, truth) = generate(240, seed, &options);
        let report = report(&bytes);
        let planted: Vec<Planted> =
            truth.cells.iter().map(|p| (p.row, p.column.clone(), p.kind.to_owned(), p.severity.to_owned())).collect();
        let (missed, extra) = compare(&report, &planted);
        let mapping: Vec<_> = report.mapping.columns.iter().map(|m| (&m.column, m.field.id(), m.confidence)).collect();
        assert_eq!(report.rows, truth.rows);
        assert_eq!(missed, [], "seed {seed} {options:?} {mapping:?}");
        rows += report.rows;
        false_errors += extra.len();
        if !extra.is_empty() {
            println!("seed {seed} {options:?}: {extra:?}");
        }
        assert!(extra.len() <= 2, "seed {seed} {options:?} {mapping:?} {extra:?}");
    }
    println!("{false_errors} false errors in {rows} rows");
    assert!(false_errors * 100 <= rows as usize);
}
