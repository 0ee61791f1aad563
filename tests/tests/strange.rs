//! Files of other offices: every planted defect is found at its row and column, and next to nothing else is called an
//! error. `KOTO_STRANGE=100..200` runs those seeds; `KOTO_MISSES=FILE` writes down what came out otherwise.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::intake::{self, Limits, Mends, Report, Severity};
use kotodigi_tests::strange::dress::Kind;
use kotodigi_tests::strange::{Export, export};
use std::fmt::Write;

/// Kinds of `legacy/`: these may never be missed. The others are counted.
const PROMISED: usize = 16;

fn report(export: &Export) -> Result<Report, String> {
    let say = |fault: intake::Fault| fault.kind.code().to_owned();
    let register = intake::open(&export.bytes).map_err(say)?;
    let limits = Limits::of_law(parse_iso("2026-11-23").unwrap());
    intake::check(&register, &intake::propose(&register), &Mends::default(), &limits, None).map_err(say)
}

#[derive(Default)]
struct Tally {
    planted: usize,
    missed: Vec<String>,
    doubtful_missed: Vec<String>,
    false_errors: Vec<String>,
    rows: usize,
}

fn judge(export: &Export, tally: &mut Tally) {
    let report = match report(export) {
        Ok(report) => report,
        Err(why) => {
            tally.missed.push(format!("{}: refused as {why} ({:?})", export.name, export.dress));
            return;
        }
    };
    tally.rows += export.rows as usize;
    let fields: Vec<_> = report.mapping.columns.iter().map(|m| format!("{}={}", m.column, m.field.id())).collect();
    if report.rows != export.rows {
        tally.missed.push(format!("{}: {} rows, not {} ({:?})", export.name, report.rows, export.rows, export.dress));
    }
    let promised: Vec<&str> = kotodigi_tests::strange::defects::KINDS[..PROMISED].iter().map(|k| k.0).collect();
    let mut matched = vec![false; report.findings.len()];
    for p in &export.planted {
        tally.planted += 1;
        let severity = if p.severity == "error" { Severity::Error } else { Severity::Warning };
        let at = report.findings.iter().position(|f| {
            f.row == p.row && f.column.trim() == p.column.trim() && f.kind.code() == p.kind && f.severity() == severity
        });
        if let Some(at) = at {
            matched[at] = true;
            continue;
        }
        let came: Vec<_> = report
            .findings
            .iter()
            .filter(|f| f.row == p.row && (p.row != 1 || f.column.trim() == p.column.trim()))
            .map(|f| format!("{} {}", f.column, f.kind.code()))
            .collect();
        let mapped = fields.iter().find(|f| f.trim().starts_with(p.column.trim())).cloned().unwrap_or_default();
        let line = format!(
            "{} row {} column {:?} value {:?}: expected {} {}, came {came:?}; {mapped}; {} {:?} {:?}",
            export.name,
            p.row,
            p.column,
            p.value,
            p.severity,
            p.kind,
            report.encoding,
            export.dress.encoding,
            export.dress.days
        );
        let sure = p.kind == "not_in_section_73" || promised.contains(&p.kind);
        if sure { &mut tally.missed } else { &mut tally.doubtful_missed }.push(line);
    }
    for (f, _) in report.findings.iter().zip(&matched).filter(|(f, m)| !**m && f.severity() == Severity::Error) {
        // A cell that is spoilt may be called otherwise: that is a miss above, not a false error.
        let spoilt = export.planted.iter().any(|p| p.row == f.row && p.column.trim() == f.column.trim());
        if !spoilt {
            let mapped = fields.iter().find(|m| m.trim().starts_with(f.column.trim())).cloned().unwrap_or_default();
            tally.false_errors.push(format!(
                "{} row {} column {:?} value {:?}: false error {}; {mapped}; {:?} {:?}",
                export.name,
                f.row,
                f.column,
                f.value,
                f.kind.code(),
                export.dress.encoding,
                export.dress.days
            ));
        }
    }
}

fn run(kind: Kind, seeds: std::ops::Range<u64>) {
    let mut tally = Tally::default();
    let dir = std::env::var("KOTO_KEEP").ok();
    for seed in seeds {
        let export = export(kind, seed);
        let (before, errors) = (tally.missed.len(), tally.false_errors.len());
        judge(&export, &mut tally);
        if let Some(dir) = dir.as_ref().filter(|_| tally.missed.len() > before || tally.false_errors.len() > errors) {
            std::fs::write(std::path::Path::new(dir).join(&export.name), &export.bytes).unwrap();
        }
    }
    let mut said = String::new();
    for (name, lines) in
        [("MISS", &tally.missed), ("miss beyond legacy", &tally.doubtful_missed), ("FALSE", &tally.false_errors)]
    {
        for line in lines {
            writeln!(said, "{name}: {line}").unwrap();
        }
    }
    if let Ok(file) = std::env::var("KOTO_MISSES") {
        use std::io::Write;
        std::fs::OpenOptions::new().create(true).append(true).open(file).unwrap().write_all(said.as_bytes()).unwrap();
    }
    println!(
        "{kind:?}: {} planted, {} missed, {} missed beyond legacy, {} false errors in {} rows",
        tally.planted,
        tally.missed.len(),
        tally.doubtful_missed.len(),
        tally.false_errors.len(),
        tally.rows
    );
    let some: String = said.lines().take(40).map(|line| format!("{line}\n")).collect();
    assert!(tally.missed.is_empty() && tally.false_errors.len() * 100 <= tally.rows, "{some}");
}

fn seeds(usual: std::ops::Range<u64>) -> std::ops::Range<u64> {
    let Ok(text) = std::env::var("KOTO_STRANGE") else { return usual };
    let (from, to) = text.split_once("..").unwrap();
    from.parse().unwrap()..to.parse().unwrap()
}

#[test]
fn csv_of_other_offices() {
    run(Kind::Csv, seeds(0..60));
}

#[test]
fn workbooks_of_other_offices() {
    run(Kind::Sheet, seeds(0..30));
}

#[test]
fn joined_files_of_other_offices() {
    run(Kind::Parcel, seeds(0..30));
}

#[test]
fn json_lines_of_other_offices() {
    run(Kind::JsonLines, seeds(0..20));
}

#[test]
#[ignore = "hundreds of files"]
fn many_workbooks_parcels_and_json_lines() {
    run(Kind::Sheet, seeds(1_000..1_300));
    run(Kind::Parcel, seeds(1_000..1_200));
    run(Kind::JsonLines, seeds(1_000..1_200));
}

#[test]
#[ignore = "a thousand files"]
fn csv_of_many_other_offices() {
    run(Kind::Csv, seeds(1_000..2_000));
}
