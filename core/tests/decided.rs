//! What a clerk decides of whole rows of an old register, in answer to "perhaps the same person".

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::intake::{self, IntakeRow, Limits, Mends, Met, Paper, Report, State, archive};
use kotodigi::words::Lang;

const HEAD: &str = "Asiakasnro;Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Oleskelulupa\n";
/// Three rows about perhaps two people: the first two have one name and birth date.
const ROWS: &str = "1;;Meri;Aino;29.2.2000;Kuopio;1.3.2025;A\n\
    2;;Meri;Aino;29.2.2000;Kuopio;1.3.2025;A\n\
    3;290200A902D;Salo;Eino;29.2.2000;Kuopio;1.3.2025;A\n";

fn mends(rows: &str) -> Mends {
    serde_json::from_str(&format!("{{\"rows\": {rows}}}")).unwrap()
}

fn limits() -> Limits {
    Limits::of_law(parse_iso("2026-11-23").unwrap())
}

fn check(text: &str, mends: &Mends) -> (Report, Vec<IntakeRow>) {
    let register = intake::open(text.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let report = intake::check(&register, &mapping, mends, &limits(), None).unwrap();
    let mut rows = Vec::new();
    intake::sound_rows(&register, &mapping, mends, &limits(), |row| rows.push(row)).unwrap();
    (report, rows)
}

fn codes(report: &Report) -> Vec<(u32, &'static str)> {
    report.findings.iter().map(|f| (f.row, f.kind.code())).collect()
}

#[test]
fn a_row_left_out_is_nobodys_and_goes_to_the_archive_whole() {
    let text = format!("{HEAD}{ROWS}");
    let (before, rows) = check(&text, &Mends::default());
    assert_eq!(codes(&before), [(3, "same_person_perhaps")]);
    assert_eq!(rows.len(), 3);
    let mends = mends(r#"[{"row": 2, "is": "left_out"}]"#);
    let (after, rows) = check(&text, &mends);
    // The other one has nobody before it any more.
    assert_eq!(codes(&after), [(2, "left_out_by_decision")]);
    assert_eq!((after.would.create, after.would.reject, after.errors()), (2, 1, 0));
    assert_eq!(after.states.of(2), Some(State::Refuse));
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [3, 4]);

    let register = intake::open(text.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let mut lines = Vec::new();
    let checked = archive::Checked { register: &register, mapping: &mapping, mends: &mends, limits: &limits() };
    let head = archive::Head::of("Vanha", "vanha.csv", "");
    archive::archive(checked, None, &head, &mut |line| lines.push(line.to_owned())).unwrap();
    assert_eq!(lines.len(), 2);
    assert!(lines[1].contains(r#""row":2,"reasons":["left_out_by_decision"],"whole":true"#), "{}", lines[1]);
    assert!(lines[1].contains("Aino"), "{}", lines[1]);
    let paper = intake::mended(&register, &mapping, &mends, Paper::Csv, Lang::Fi).unwrap();
    assert_eq!(String::from_utf8(paper).unwrap().lines().count(), 3);
}

#[test]
fn a_duplicate_with_errors_is_left_out_and_the_sound_one_comes() {
    let text = format!(
        "{HEAD}1;290200A902D;Salo;;31.2.2000;Kuopio;1.3.2025;A\n2;290200A902D;Salo;Eino;29.2.2000;Kuopio;1.3.2025;A\n"
    );
    let (before, rows) = check(&text, &Mends::default());
    assert!(codes(&before).contains(&(3, "duplicate_in_file")));
    assert!(rows.is_empty());
    let (after, rows) = check(&text, &mends(r#"[{"row": 2, "is": "left_out"}]"#));
    assert_eq!(codes(&after), [(2, "left_out_by_decision")]);
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [3]);
}

#[test]
fn another_person_is_asked_about_no_more() {
    let text = format!(
        "{HEAD}{ROWS}4;290200A903E;Salo;Eine;29.2.2000;Kuopio;1.3.2025;A\n3;290200A908L;Salmi;Ilo;29.2.2000;Kuopio;1.3.2025;A\n"
    );
    let (before, _) = check(&text, &Mends::default());
    assert_eq!(codes(&before), [(3, "same_person_perhaps"), (6, "number_twice_in_file")]);
    let decided = mends(r#"[{"row": 3, "is": "another_person"}, {"row": 6, "is": "another_person"}]"#);
    let (after, rows) = check(&text, &decided);
    assert!(after.is_clean(), "{:?}", codes(&after));
    assert_eq!(rows.len(), 5);
}

#[test]
fn a_row_decided_to_be_a_clients_updates_that_client() {
    let text = format!("{HEAD}{ROWS}");
    let decided = mends(r#"[{"row": 3, "is": "k-000017"}]"#);
    let (report, rows) = check(&text, &decided);
    assert_eq!((report.would.create, report.would.update), (2, 1));
    assert_eq!(rows.iter().map(|row| row.client).collect::<Vec<_>>(), [None, Some(17), None]);
    let register = intake::open(text.as_bytes()).unwrap();
    let nobody = |row: &IntakeRow| Met { missing: row.client.is_some(), ..Met::default() };
    let mapping = intake::propose(&register);
    let report = intake::check(&register, &mapping, &decided, &limits(), Some(&nobody)).unwrap();
    assert_eq!(codes(&report), [(3, "client_decided_unknown")]);
    assert!(report.findings[0].message(Lang::En).contains("K-000017"), "{}", report.findings[0].message(Lang::En));
    assert_eq!(report.would.reject, 1);
}

#[test]
fn a_decision_that_means_nothing_is_told_with_its_row() {
    let text = format!("{HEAD}{ROWS}");
    let register = intake::open(text.as_bytes()).unwrap();
    let fault = |rows: &str| {
        let mapping = intake::propose(&register);
        let fault = intake::check(&register, &mapping, &mends(rows), &limits(), None).unwrap_err();
        (fault.kind.code(), fault.message(Lang::En))
    };
    let (code, says) = fault(r#"[{"row": 9, "is": "left_out"}]"#);
    assert!(code == "mend_unknown_row" && says.contains("row 9"), "{says}");
    let (code, says) = fault(r#"[{"row": 2, "is": "left_out"}, {"row": 2, "is": "another_person"}]"#);
    assert!(code == "mend_row_twice" && says.contains("row 2"), "{says}");
    let (code, says) = fault(r#"[{"row": 2, "is": "pois"}]"#);
    assert!(code == "mend_row_whose" && says.contains("left_out") && says.contains("K-000123"), "{says}");
    // What is written is read again.
    let kept =
        serde_json::to_string(&mends(r#"[{"row": 2, "is": "left_out"}, {"row": 3, "is": "K-000017"}]"#)).unwrap();
    assert_eq!(serde_json::from_str::<Mends>(&kept).unwrap().rows.len(), 2);
    assert!(kept.contains("\"left_out\"") && kept.contains("K-000017"), "{kept}");
}
