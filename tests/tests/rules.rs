//! The decision tables in `core/rules/` and `core/rules-more/`, and that every fault is told, not panicked about.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use kotodigi::explain::explain;
use kotodigi::rules::{Case, TableFault, agrees, cases, names, verify};
use kotodigi::words::Lang;
use std::path::Path;

fn tables() -> Vec<(String, String)> {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core");
    let mut tables = Vec::new();
    for folder in ["rules", "rules-more"] {
        for entry in std::fs::read_dir(core.join(folder)).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "csv") {
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                tables.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(tables.len() >= 12);
    tables
}

#[test]
fn every_row_of_every_table_agrees() {
    for (name, csv) in tables() {
        let result = verify(&name, &csv).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert!(result.failures.is_empty(), "{name}: {:#?}", result.failures);
    }
    for name in names() {
        assert!(tables().iter().any(|(table, _)| table == name), "no rows for {name}");
    }
}

#[test]
fn the_explanation_answers_as_the_table_does() {
    for (name, csv) in tables() {
        for Case { case, facts, expects } in cases(&name, &csv).unwrap() {
            // The facts survive JSON, so a file of them asks the same.
            let json = serde_json::to_string(&facts).unwrap();
            let facts = serde_json::from_str(&json).unwrap_or_else(|fault| panic!("{name} {case}: {fault}: {json}"));
            for lang in Lang::ALL {
                let explanation = explain(&facts, lang);
                for (rule, expected) in &expects {
                    if let Some(finding) = explanation.findings.iter().find(|f| f.id == rule.id()) {
                        let same = finding.answer == *expected
                            || finding.answer.parse::<f64>().ok().is_some_and(|n| expected.parse() == Ok(n));
                        assert!(same, "{name} {case} {}: {} is not {expected}", finding.id, finding.answer);
                        assert!(!finding.citation.is_empty() && !finding.title.is_empty());
                    }
                }
                for f in &explanation.findings {
                    assert!(!f.reckoning.is_empty() || !f.facts_used.is_empty(), "{name} {case}: {} says no why", f.id);
                }
                assert!(!explanation.to_text().contains('{'), "{name} {case}: {}", explanation.to_text());
            }
        }
    }
}

#[test]
fn faults_of_a_table_are_told() {
    let fault = |name: &str, csv: &str| verify(name, csv).unwrap_err();
    assert_eq!(fault("s99", "case\n1\n"), TableFault::UnknownTable("s99".into()));
    let header = "case,registered_jobseeker,municipality_delegates_all,expect_responsible";
    assert_eq!(fault("s3_responsible", ""), TableFault::MissingColumn("case".into()));
    assert_eq!(fault("s3_responsible", header), TableFault::Empty);
    assert_eq!(
        fault("s3_responsible", &format!("{header},colour\n1,yes,no,municipality,red\n")),
        TableFault::UnknownColumn("colour".into())
    );
    assert_eq!(
        fault("s3_responsible", &format!("{header},case\n1,yes,no,municipality,1\n")),
        TableFault::DoubleColumn("case".into())
    );
    assert_eq!(
        fault("s3_responsible", "case,registered_jobseeker,expect_responsible\n1,yes,municipality\n"),
        TableFault::MissingColumn("municipality_delegates_all".into())
    );
    assert_eq!(
        fault("s3_responsible", &format!("{header}\n1,yes,no,employment_authority\n2,yes\n")).to_string(),
        "row 3: 2 cells where the header has 4"
    );
}

#[test]
fn a_wrong_or_unreadable_row_fails_and_the_others_count() {
    let csv = "case,activity_on,expect_apply_by,expect_may_be_lodged_by\r\n\
               1,2025-01-01,2027-12-31,2027-12-31\r\n\
               2,31.12.2025,2027-12-31,2027-12-31\r\n\
               3,2026-06-30,2028-12-31,2028-12-31\r\n";
    let result = verify("s70_application.csv", &format!("\u{feff}{csv}")).unwrap();
    assert_eq!((result.passed, result.failed()), (1, 2));
    assert!(result.failures[0].malformed && result.failures[0].row == 3);
    assert_eq!(result.failures[1].column, "expect_may_be_lodged_by");
    assert_eq!((result.failures[1].expected.as_str(), result.failures[1].got.as_str()), ("2028-12-31", "2029-01-02"));
}

#[test]
fn a_finnish_spreadsheet_and_its_remarks_are_read() {
    let csv = "case;first_plan_on;birth_date;extension_months;obstacles;supported_study_unfinished;\
               study_extension_months;expect_governing_act;expect_first_plan_last_day;expect_base_last_day;\
               expect_last_day;expect_continues_for_studies_only;huom\r\n\
               1;2025-03-10;;;\"2025-06-01/2025-06-10;2025-06-11/2025-06-20\";no;;681/2023;2026-03-10;2027-03-10;\
               2027-03-30;no;sairaus, kaksi jaksoa\r\n\
               2;2025-03-10;;;2025-06-10/2025-06-01;no;;681/2023;2026-03-10;2027-03-10;2027-03-10;no;\r\n";
    let result = verify("s23_plan_length", csv).unwrap();
    assert_eq!((result.passed, result.failed()), (1, 1));
    assert!(result.failures[0].malformed && result.failures[0].expected.contains("first after last"));
}

#[test]
fn columns_may_stand_in_any_order() {
    let csv = "expect_apply_by,case,expect_may_be_lodged_by,activity_on\n2027-12-31,1,2027-12-31,2025-01-01\n";
    assert!(verify("s70_application", csv).unwrap().failures.is_empty());
}

#[test]
fn items_agree_as_a_set() {
    use kotodigi::law::{Answer, Items};
    let both = Some(Answer::Items(Items(1 << 6 | 1 << 7)));
    assert!(agrees(both, "", "7;6"));
    assert!(!agrees(both, "", "6"));
    assert!(agrees(Some(Answer::Items(Items(0))), "", ""));
}
