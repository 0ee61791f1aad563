//! Old registers with known defects: every planted one is found at its row and column, and next to nothing else is
//! called an error. Files that are no registers are refused with a reason.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::intake::map::Evidence;
use kotodigi::intake::{self, Field, Limits, Mends, Report, Severity};
use kotodigi::words::Lang;
use std::path::Path;

fn limits() -> Limits {
    Limits::of_law(parse_iso("2026-11-23").unwrap())
}

fn report(bytes: &[u8]) -> Report {
    let register = intake::open(bytes).unwrap();
    intake::check(&register, &intake::propose(&register), &Mends::default(), &limits(), None).unwrap()
}

/// As a clerk does it who knows the old register: days under headers that say nothing are pointed out one by one. What
/// is proposed before that is no day, for a wrong day would be loaded unseen.
fn report_with_days(bytes: &[u8], days: &[(&str, Field)]) -> Report {
    let register = intake::open(bytes).unwrap();
    let mut mapping = intake::propose(&register);
    for (column, field) in days {
        if let Some(mapped) = mapping.columns.iter_mut().find(|mapped| mapped.column == *column) {
            assert_eq!((mapped.field, mapped.evidence), (Field::Ignored, Evidence::Nothing), "{column}");
            (mapped.field, mapped.evidence) = (*field, Evidence::Given);
        }
    }
    intake::check(&register, &mapping, &Mends::default(), &limits(), None).unwrap()
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
    for file in ["kunta_a.csv", "kommun_b.csv", "crm_c.csv", "excel_d.xlsx"] {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/legacy");
        let bytes = std::fs::read(dir.join(file)).unwrap();
        let name = file.split('.').next().unwrap();
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
        let options = Options {
            headers: (seed % 5) as usize,
            lang,
            separator: [';', ',', '\t', '|'][(seed % 4) as usize],
            encoding: [Encoding::Windows1252, Encoding::Utf8, Encoding::Utf8Mark, Encoding::Utf16Le]
                [(seed / 3 % 4) as usize],
            shuffled: seed % 2 == 1,
            whole_name: seed % 3 == 2,
            without: without.to_vec(),
            defects: 4,
        };
        let (bytes, truth) = generate(240, seed, &options);
        let days = [
            ("Kenttä 10", Field::MovedInOn),
            ("Kenttä 11", Field::FirstRightOn),
            ("Kenttä 12", Field::AssessmentOn),
            ("Kenttä 13", Field::PlanFrom),
            ("Kenttä 14", Field::PlanUntil),
        ];
        let report = report_with_days(&bytes, &days);
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
        assert!(extra.is_empty(), "seed {seed} {options:?} {mapping:?} {extra:?}");
    }
    println!("{false_errors} false errors in {rows} rows");
    assert!(false_errors * 100 <= rows as usize);
}

/// A sample register as text.
fn sample(name: &str) -> (String, Vec<Planted>) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/legacy");
    let bytes = std::fs::read(dir.join(format!("{name}.csv"))).unwrap();
    let (body, decoder) = intake::read::encoding::detect(&bytes);
    let planted = truth(&std::fs::read_to_string(dir.join(format!("{name}.truth.json"))).unwrap());
    (decoder.decode(&body).text.into_owned(), planted)
}

fn latin(text: &str) -> Vec<u8> {
    let narrow = |c: char| match c {
        '–' => 0x96,
        '’' => 0x92,
        c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
    };
    text.chars().map(narrow).collect()
}

#[test]
fn the_sample_with_columns_moved_renamed_merged_and_left_out() {
    let (text, planted) = sample("kunta_a");
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(';').collect()).collect();
    let names = lines[0].clone();
    let other = [
        "As.nro",
        "Hetu",
        "Sukunimi",
        "Etunimi",
        "Synt.aika",
        "Asuinkunta",
        "Kansal.",
        "Kieli",
        "Lupatyyppi",
        "Luvan alku",
        "Maahantulo",
        "Kartoitettu",
        "Suunnitelma alkaa",
        "Suunnitelma päättyy",
        "Puh.nro",
        "TK",
        "TH",
        "Uskontokunta",
        "Huom!",
    ];
    let blind: Vec<String> = (0..19).map(|n| format!("Sarake {}", (n * 7) % 19)).collect();
    let odd: Vec<&str> = blind.iter().map(String::as_str).collect();
    for (dress, headers) in [("same", &names[..]), ("renamed", &other[..]), ("blind", &odd[..])] {
        for turn in (0..19).step_by(6) {
            for merged in [false, true] {
                for left_out in [None, Some(14), Some(18), Some(16), Some(7), Some(0)] {
                    // Columns in another order: every fifth one, from another start.
                    let order: Vec<usize> = (0..19)
                        .map(|n| (n * 5 + turn) % 19)
                        .filter(|c| Some(*c) != left_out)
                        .filter(|c| !(merged && *c == 3))
                        .collect();
                    let whole = if dress == "blind" { "Sarake 99" } else { "Suku- ja etunimet" };
                    let head = |c: usize| if merged && c == 2 { whole } else { headers[c] };
                    let mut out = order.iter().map(|c| head(*c)).collect::<Vec<_>>().join(";");
                    for line in &lines[1..] {
                        let cell = |c: usize| match (merged && c == 2, line[2].is_empty()) {
                            (true, true) => line[3].to_owned(),
                            (true, false) => format!("{} {}", line[2], line[3]),
                            _ => line[c].to_owned(),
                        };
                        out.push_str("\r\n");
                        out.push_str(&order.iter().map(|c| cell(*c)).collect::<Vec<_>>().join(";"));
                    }
                    let place = |name: &str| names.iter().position(|n| *n == name).unwrap();
                    let planted: Vec<Planted> = planted
                        .iter()
                        .filter(|p| Some(place(&p.1)) != left_out)
                        .map(|p| (p.0, head(place(&p.1)).to_owned(), p.2.clone(), p.3.clone()))
                        .collect();
                    let days = [
                        (9, Field::FirstRightOn),
                        (10, Field::MovedInOn),
                        (11, Field::AssessmentOn),
                        (12, Field::PlanFrom),
                        (13, Field::PlanUntil),
                    ];
                    let days = days.map(|(c, field)| (head(c), field));
                    let report = report_with_days(&latin(&out), if dress == "blind" { &days } else { &[] });
                    let (missed, extra) = compare(&report, &planted);
                    let mapping: Vec<_> = report.mapping.columns.iter().map(|m| (&m.column, m.field.id())).collect();
                    assert!(
                        missed.is_empty() && extra.is_empty(),
                        "{dress} {turn} {merged} {left_out:?}: {missed:?} {extra:?} {mapping:?}"
                    );
                }
            }
        }
    }
}

/// Row and code of every finding in a small file.
fn found(text: &str) -> Vec<(u32, &'static str)> {
    report(text.as_bytes()).findings.iter().map(|f| (f.row, f.kind.code())).collect()
}

const HEAD: &str = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Turvakielto;Huom";
const SOUND: &str = "290200A901C;Meikäläinen;Aino;29.2.2000;Kuopio;1.3.2025;E;";

#[test]
fn a_sound_row_is_sound() {
    assert_eq!(found(&format!("{HEAD}\n{SOUND}\n")), []);
}

#[test]
fn what_is_no_register_is_refused_with_a_reason() {
    let wide: Vec<u8> = (0..1500).map(|n| format!("c{n};")).collect::<String>().into_bytes();
    let cases: &[(&[u8], &str)] = &[
        (b"", "file_empty"),
        (b"\xEF\xBB\xBF \r\n\r\n", "file_empty"),
        (b"PK\x03\x04\x14\x00\x06\x00", "workbook"),
        (b"\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR", "wrong_file_type"),
        (b"%PDF-1.7\n", "wrong_file_type"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "wrong_file_type"),
        (b"<!DOCTYPE html><table>", "wrong_file_type"),
        (b"{\"rows\": []}", "wrong_file_type"),
        (b"a;b\x00\x01\x02\x03\x04\x05\x06\n1;2\n", "binary_file"),
        (b"Kirje ilman sarakkeita\nja toinen rivi\n", "not_a_table"),
        (b"Hetu;Sukunimi;Etunimet\r\n", "header_only"),
        (b"Hetu;Sukunimi;Etunimet\r\n;;\r\n\r\n", "header_only"),
        (b"290200A901C;Meri;Aino\n290200A902D;Meri;Eino\n", "header_missing"),
        (&wide, "too_many_columns"),
    ];
    for (bytes, code) in cases {
        let fault = intake::open(bytes).unwrap_err();
        assert_eq!(fault.kind.code(), *code, "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
        for lang in Lang::ALL {
            assert!(fault.message(lang).len() > 30 && !fault.message(lang).contains('{'));
        }
    }
}

#[test]
fn a_row_with_three_errors_has_three_findings() {
    let row = "290200A901X;Meikäläinen;Aino;29.2.2000;Ankkalinna;31.2.2025;E;";
    let want =
        [(2, "pic_check_character"), (2, "municipality_unknown"), (2, "date_invalid"), (3, "same_person_perhaps")];
    assert_eq!(found(&format!("{HEAD}\n{row}\n{SOUND}")), want);
}

#[test]
fn a_column_in_which_everything_is_wrong_is_still_that_column() {
    let row = "x1;Meri;Aino;29.2.2000;Ankkalinna;huomenna;E;\n";
    let codes = found(&format!("{HEAD}\n{}", row.repeat(5)));
    for code in ["pic_format", "municipality_unknown", "date_invalid"] {
        assert_eq!(codes.iter().filter(|(_, c)| *c == code).count(), 5, "{codes:?}");
    }
}

#[test]
fn a_missing_column_is_said_once_at_row_1() {
    let report = report(b"Hetu;Kunta;Lupa alkaa\n290200A901C;Kuopio;1.3.2025\n");
    let f = &report.findings[0];
    assert_eq!(
        (f.row, f.kind.code(), f.column.as_str(), report.findings.len()),
        (1, "column_missing", "family_name", 1)
    );
    assert_eq!(report.would.reject, 1);
    assert_eq!(
        found("Sukunimi;Etunimet;Kunta;Synt.aika\nMeri;Aino;Kuopio;1.1.2000\n"),
        [(1, "column_missing"), (1, "column_absent")]
    );
}

#[test]
fn half_a_name_is_a_missing_column() {
    for (column, lacks) in [("Etunimet", "family_name"), ("Sukunimi", "given_names")] {
        let report = report(format!("Hetu;{column};Kunta;Lupa alkaa\n290200A901C;Aino;Kuopio;1.3.2025\n").as_bytes());
        let codes: Vec<_> = report.findings.iter().map(|f| (f.row, f.kind.code(), f.column.as_str())).collect();
        assert_eq!(codes, [(1, "column_missing", lacks)]);
        assert_eq!(report.would.reject, 1);
    }
    // A municipality may be lacking: that is said, and the row stands.
    let report = report(b"Hetu;Sukunimi;Etunimet;Lupa alkaa\n290200A901C;Meri;Aino;1.3.2025\n");
    let codes: Vec<_> = report.findings.iter().map(|f| (f.row, f.kind.code(), f.column.as_str())).collect();
    assert_eq!(codes, [(1, "column_absent", "municipality")]);
    assert_eq!(report.would.create, 1);
}

#[test]
fn odd_rows_cost_themselves_only() {
    let rows = [
        ("short", "290200A902D;Meri;Aino;29.2.2000;Kuopio;1.3.2025", vec![(3, "row_length")]),
        ("long", "290200A902D;Meri;Aino;29.2.2000;Kuopio;1.3.2025;E;tuli; lähti", vec![(3, "row_too_long")]),
        ("open quote", "290200A902D;\"Meri;Aino;29.2.2000;Kuopio;1.3.2025;E;", vec![(3, "quote_unclosed")]),
        ("NUL", "290200A902D;Meri;Aino;29.2.2000;Kuopio;1.3.2025;E;x\0y", vec![(3, "control_character")]),
        ("lines in a note", "290200A902D;Meri;Aino;29.2.2000;Kuopio;1.3.2025;E;\"soita\nhuomenna\"", vec![]),
        ("blank", "", vec![]),
        ("empty cells", ";;;;;;;", vec![]),
        ("nothing in words", "-;Meri;Aino;29.2.2000;-;1.3.2025;-;n/a", vec![(3, "municipality_missing")]),
    ];
    for (name, row, want) in rows {
        let after = "290200A903E;Meri;Eino;29.2.2000;Kuopio;x;E;";
        let want: Vec<_> = want.into_iter().chain([(4, "date_invalid")]).collect();
        let got = found(&format!("{HEAD}\n{SOUND}\n{row}\n{after}\n"));
        let got: Vec<_> = got.into_iter().filter(|(_, code)| *code != "pic_check_character").collect();
        assert_eq!(got, want, "{name}");
    }
}

#[test]
fn a_byte_outside_the_encoding_is_an_error_of_its_cell() {
    let mut bytes = format!("{HEAD}\n{SOUND}\n").into_bytes();
    bytes.extend_from_slice(b"290200A902D;M\xFFri;Aino;29.2.2000;Kuopio;1.3.2025;E;\n");
    let report = report(&bytes);
    let codes: Vec<_> = report.findings.iter().map(|f| (f.row, f.column.as_str(), f.kind.code())).collect();
    assert!(codes.contains(&(3, "Sukunimi", "byte_not_in_encoding")), "{codes:?}");
    assert_eq!(report.encoding, "utf-8");
}

#[test]
fn one_endless_line_ends() {
    let long = format!("{HEAD}\n{}\n", "x;".repeat(3_000_000));
    assert_eq!(found(&long), [(2, "row_too_long")]);
    let quotes = format!("{HEAD}\n{}", "\"a;b\n".repeat(200_000));
    assert!(report(quotes.as_bytes()).findings.len() <= 400_000);
    let cell = format!("{HEAD}\n290200A901C;{};Aino;29.2.2000;Kuopio;1.3.2025;E;\n", "x".repeat(5_000_000));
    assert_eq!(found(&cell), [(2, "cell_too_long")]);
}

#[test]
fn a_million_columns_are_refused() {
    let fault = intake::open(format!("{}\n1;2\n", "c;".repeat(1_000_000)).as_bytes()).unwrap_err();
    assert_eq!(fault.kind.code(), "too_many_columns");
    assert_eq!(found(&format!("{HEAD}\n{}\n{SOUND}\n", "c;".repeat(1_000_000))), [(2, "row_too_long")]);
}

#[test]
fn titles_and_the_separator_line_of_excel_are_passed_over() {
    assert_eq!(
        found(&format!("Kotoutujat 2026;;;;;;;\n\n{HEAD}\n{SOUND}\n-;;Aino;1.1.2000;Kuopio;1.3.2025;E;\n")),
        [(5, "name_missing")]
    );
    assert_eq!(found(&format!("sep=;\n{HEAD}\n-;;Aino;1.1.2000;Kuopio;1.3.2025;E;\n")), [(2, "name_missing")]);
}

#[test]
fn the_json_is_the_contract() {
    let report =
        report(format!("{HEAD};Uskonto\n{SOUND};islam\n-;;Aino;1.1.2000;Kuopio;1.3.2025;E;;islam\n").as_bytes());
    let json = report.json("vanha.csv", Lang::Fi);
    assert_eq!(json["file"], "vanha.csv");
    assert_eq!((&json["rows"], &json["encoding"], &json["separator"]), (&2.into(), &"utf-8".into(), &";".into()));
    assert_eq!(
        (&json["mapping"][0]["column"], &json["mapping"][0]["field"]),
        (&"Hetu".into(), &"identity_code".into())
    );
    let religion = &json["findings"][0];
    assert_eq!(
        (&religion["row"], &religion["column"], &religion["severity"]),
        (&1.into(), &"Uskonto".into(), &"error".into())
    );
    assert_eq!(religion["code"], "not_in_section_73");
    assert_eq!(json["findings"][1]["code"], "name_missing");
    assert_eq!(json["would"], serde_json::json!({"create": 1, "update": 0, "unchanged": 0, "reject": 1}));
    for lang in Lang::ALL {
        assert!(!report.text("vanha.csv", lang).contains("islam"));
        assert!(report.html("<b>.csv", lang).contains("&lt;b&gt;.csv"));
    }
}

#[test]
fn every_finding_has_a_sentence_in_every_language() {
    for kind in intake::Kind::ALL {
        for lang in Lang::ALL {
            assert!(kind.text().say(lang).len() > 25, "{kind:?}");
        }
    }
}

#[test]
fn a_mapping_may_be_given_and_loads_typed_rows() {
    let bytes = "A;B;C;D;E\n290200a901c;Meri, Aino;1.3.2025;helsingfors;huomio\n".as_bytes();
    let register = intake::open(bytes).unwrap();
    let mapping: intake::Mapping = serde_json::from_str(
        r#"[{"column":"A","field":"identity_code"},{"column":"B","field":"family_name"},{"column":"B","field":"given_names"},
            {"column":"C","field":"first_right_on"},{"column":"D","field":"municipality"},{"column":"E","field":"ignored"}]"#,
    )
    .unwrap();
    let mut rows = Vec::new();
    intake::sound_rows(&register, &mapping, &Mends::default(), &limits(), |row| rows.push(row)).unwrap();
    use intake::Field;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].text(Field::IdentityCode), Some("290200A901C"));
    assert_eq!((rows[0].text(Field::FamilyName), rows[0].text(Field::GivenNames)), (Some("Meri"), Some("Aino")));
    assert_eq!(rows[0].day(Field::FirstRightOn), parse_iso("2025-03-01"));
    assert_eq!((rows[0].text(Field::Municipality), rows[0].get(Field::Notes)), (Some("091"), None));
    let known = |row: &intake::IntakeRow| match row.text(Field::IdentityCode) {
        Some(_) => intake::Standing::Same,
        None => intake::Standing::Unknown,
    };
    let report = intake::check(&register, &mapping, &Mends::default(), &limits(), Some(&known)).unwrap();
    assert_eq!((report.would.unchanged, report.would.create), (1, 0));
    let wrong = intake::Mapping::given([("X".to_owned(), Field::Phone)]);
    assert_eq!(
        intake::check(&register, &wrong, &Mends::default(), &limits(), None).unwrap_err().kind.code(),
        "mapping_unknown_column"
    );
}
