//! What a clerk decides about an old register, and what the check then says: mends, constants, wordings, parts of a
//! field, people and families that may be the same, and the papers that go out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::intake::check::limits::Ours;
use kotodigi::intake::{
    self, BulkMend, CellMend, Field, IntakeRow, Likeness, Limits, Mapping, Mends, Met, Paper, Report, Shared, Standing,
    State, Sure,
};
use kotodigi::words::Lang;
use std::ops::ControlFlow;

fn limits() -> Limits {
    Limits::of_law(parse_iso("2026-11-23").unwrap())
}

fn check(text: &str, mends: &Mends) -> (Report, Vec<IntakeRow>) {
    let register = intake::open(text.as_bytes()).unwrap();
    with(text, &intake::propose(&register), mends)
}

fn with(text: &str, mapping: &Mapping, mends: &Mends) -> (Report, Vec<IntakeRow>) {
    let register = intake::open(text.as_bytes()).unwrap();
    let report = intake::check(&register, mapping, mends, &limits(), None).unwrap();
    let mut rows = Vec::new();
    intake::sound_rows(&register, mapping, mends, &limits(), |row| rows.push(row)).unwrap();
    (report, rows)
}

fn codes(report: &Report) -> Vec<(u32, &'static str)> {
    report.findings.iter().map(|f| (f.row, f.kind.code())).collect()
}

fn mapping(json: &str) -> Mapping {
    serde_json::from_str(json).unwrap()
}

const HEAD: &str = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Oleskelulupa\n";

#[test]
fn a_mend_is_applied_and_what_stood_there_is_kept() {
    let text = format!(
        "{HEAD}290200A901C;Meri;Aino;29.2.2000;Kuopio;1.3.2025;tilap.\n290200A902D;MÃ¤kinen;Eino;29.2.2000;Kupio;1.3.2025;tilap.\n"
    );
    let (report, rows) = check(&text, &Mends::default());
    let unknown = report.findings.iter().find(|f| f.kind.code() == "municipality_unknown").unwrap();
    assert_eq!((unknown.row, unknown.mend.as_deref()), (3, Some("Kuopio")));
    let permit = report.findings.iter().find(|f| f.kind.code() == "permit_unknown").unwrap();
    assert_eq!(permit.mend.as_deref(), Some("Tilapäinen oleskelulupa"));
    let broken = report.findings.iter().find(|f| f.kind.code() == "mojibake").unwrap();
    assert_eq!(broken.mend.as_deref(), Some("Mäkinen"));
    assert!(rows.is_empty());

    let bulk =
        BulkMend { column: "Oleskelulupa".into(), part: None, number: None, from: "tilap.".into(), to: "B".into() };
    let cell = |column: &str, value: &str| CellMend {
        row: 3,
        column: column.into(),
        part: None,
        number: None,
        value: value.into(),
    };
    let mends = Mends {
        file_hash: String::new(),
        cells: vec![cell("Kunta", "Kuopio"), cell("Sukunimi", "Mäkinen"), cell("Hetu", "290200A902D")],
        bulk: vec![bulk],
        ..Mends::default()
    };
    let (report, rows) = check(&text, &mends);
    assert!(report.findings.iter().all(|f| f.row != 3 || f.kind.code() == "pic_check_character"), "{report:?}");
    assert_eq!(rows[0].text(Field::ResidenceRight), Some("B"));
    assert_eq!(rows[0].originals, [(Field::ResidenceRight, "tilap.".to_owned())]);

    let read: Mends = serde_json::from_str(&serde_json::to_string(&mends).unwrap()).unwrap();
    assert_eq!(read, mends);
    assert!(!mends.are_for_another("ab"));
    assert!(Mends { file_hash: "ab".into(), ..mends }.are_for_another("cd"));
}

#[test]
fn a_mend_may_have_letters_the_file_could_not_hold() {
    let mut bytes = HEAD.replace("ö", "\u{1}").into_bytes();
    bytes.iter_mut().filter(|b| **b == 1).for_each(|b| *b = 0xF6);
    bytes.extend_from_slice(b"290200A901C;Tr?n;\xC5ke;29.2.2000;J\xE4ms\xE4;1.3.2025;A\n");
    let register = intake::open(&bytes).unwrap();
    let mends = Mends {
        cells: vec![CellMend { row: 2, column: "Sukunimi".into(), part: None, number: None, value: "Trần".into() }],
        ..Mends::default()
    };
    let mut rows = Vec::new();
    let mapping = intake::propose(&register);
    intake::sound_rows(&register, &mapping, &mends, &limits(), |row| rows.push(row)).unwrap();
    assert_eq!((rows[0].text(Field::FamilyName), rows[0].text(Field::GivenNames)), (Some("Trần"), Some("Åke")));
    assert_eq!(rows[0].text(Field::Municipality), Some("182"));
    assert_eq!(rows[0].originals, [(Field::FamilyName, "Tr?n".to_owned())]);
}

#[test]
fn the_mapping_file_says_what_words_mean_and_what_holds_for_everybody() {
    let text = "Tunnus;Suku;Etu;Toinen;Katu;Nro;Kaupunki;Alkoi;Laji;Hakee;Puh\n\
                290200A901C;Meri;Aino;Maria;Katu 1;70100;Kuopio;1.3.2025;OLUPA-2;haussa;+358401234567\n\
                290200A902D;Niemi;Eino;;;;;1.3.2025;olupa-9;;'+358401234568\n";
    let mapping = mapping(
        r#"{"columns":[{"column":"Tunnus","field":"identity_code"},{"column":"Suku","field":"family_name"},
            {"column":"Etu","field":"given_names"},{"column":"Toinen","field":"given_names"},
            {"column":"Katu","field":"address"},{"column":"Nro","field":"address"},{"column":"Kaupunki","field":"address"},
            {"column":"Alkoi","field":"first_right_on"},{"column":"Laji","field":"residence_right"},
            {"column":"Hakee","field":"jobseeker"},{"column":"Puh","field":"phone"}],
            "constants":[{"field":"municipality","value":"Kuopio"}],
            "values":{"residence_right":{"olupa-2":"B","OLUPA-9":""},"jobseeker":{"haussa":"yes"}}}"#,
    );
    let (report, rows) = with(text, &mapping, &Mends::default());
    assert_eq!(codes(&report).into_iter().filter(|(_, c)| *c != "pic_check_character").collect::<Vec<_>>(), []);
    let row = &rows[0];
    assert_eq!(row.text(Field::GivenNames), Some("Aino Maria"));
    assert_eq!(row.text(Field::Address), Some("Katu 1, 70100 Kuopio"));
    assert_eq!((row.text(Field::Municipality), row.text(Field::ResidenceRight)), (Some("297"), Some("B")));
    assert_eq!((row.mark(Field::Jobseeker), row.text(Field::Phone)), (Some(true), Some("+358401234567")));
    let json = report.json("x", Lang::En);
    assert_eq!(
        json["mapping"][0],
        serde_json::json!({"column": "Tunnus", "field": "identity_code", "confidence": 100, "evidence": "given"})
    );
    assert_eq!(json["constants"][0]["value"], "Kuopio");

    let mut wrong = mapping.clone();
    wrong.constants[0].value = "Ankkalinna".into();
    let register = intake::open(text.as_bytes()).unwrap();
    let fault = intake::check(&register, &wrong, &Mends::default(), &limits(), None).unwrap_err();
    assert_eq!(fault.kind.code(), "mapping_constant");
    assert!(fault.message(Lang::Fi).contains("Ankkalinna"));
}

#[test]
fn one_column_is_read_for_two_fields_each_with_its_own_meanings() {
    let head = "Nro;Sukunimi;Etunimet;Syntymäaika;Kotikunta;Ensimmäinen lupa;Peruste\n";
    let row = |n: u32, words: &str| {
        format!("{n};Meri;{};1.{n}.1990;Kuopio;1.3.2025;{words}\n", ["Aino", "Anni", "Eeva", "Outi"][n as usize - 1])
    };
    let text = [head, &row(1, "Kiintiö"), &row(2, "turvapaikka"), &row(3, "työ"), &row(4, "")].concat();
    let columns = r#"{"column":"Nro","field":"client_number"},{"column":"Sukunimi","field":"family_name"},
        {"column":"Etunimet","field":"given_names"},{"column":"Syntymäaika","field":"birth_date"},
        {"column":"Kotikunta","field":"municipality"},{"column":"Ensimmäinen lupa","field":"first_right_on"},
        {"column":"Peruste","field":"quota_refugee"},{"column":"Peruste","field":"protection_or_family"}"#;
    let table =
        |more: &str, values: &str| mapping(&format!(r#"{{"columns":[{columns}{more}],"values":{{{values}}}}}"#));
    let values = r#""quota_refugee":{"kiintiö":"kyllä","turvapaikka":"ei","työ":"ei"},
        "protection_or_family":{"kiintiö":"kyllä","turvapaikka":"kyllä","työ":"ei"}"#;
    let (report, rows) = with(&text, &table("", values), &Mends::default());
    assert_eq!(codes(&report).iter().filter(|(_, code)| *code != "column_absent").collect::<Vec<_>>(), [&(0, ""); 0]);
    let marks: Vec<_> =
        rows.iter().map(|row| (row.mark(Field::QuotaRefugee), row.mark(Field::ProtectionOrFamily))).collect();
    let told = |quota, protection| (Some(quota), Some(protection));
    assert_eq!(marks, [told(true, true), told(false, true), told(false, false), (None, None)]);
    // And for a text beside: the words themselves.
    let notes = r#",{"column":"Peruste","field":"notes"}"#;
    let (_, rows) = with(&text, &table(notes, values), &Mends::default());
    assert_eq!((rows[0].text(Field::Notes), rows[0].mark(Field::QuotaRefugee)), (Some("Kiintiö"), Some(true)));
    // What is not known is asked for each field, and a cell that is broken is told once.
    let register = intake::open(text.as_bytes()).unwrap();
    let asked = intake::wordings(&register, &table("", "")).unwrap();
    let fields: Vec<Field> = asked.iter().filter(|w| w.old == "työ").map(|w| w.field).collect();
    assert_eq!(fields.len(), 2, "{asked:?}");
    let odd = text.replace("turvapaikka", "turva\u{7}paikka");
    let (report, _) = with(&odd, &table(notes, values), &Mends::default());
    assert_eq!(codes(&report).iter().filter(|(_, code)| *code == "control_character").count(), 1);
    // What cannot be says truly why.
    let no = |mapping: Mapping, text: &str| {
        let register = intake::open(text.as_bytes()).unwrap();
        let fault = intake::check(&register, &mapping, &Mends::default(), &limits(), None).unwrap_err();
        (fault.kind.code(), fault.message(Lang::Fi))
    };
    let (code, said) = no(table(notes, &format!(r#"{values},"notes":{{"työ":"työlupa"}}"#)), &text);
    assert!(code == "mapping_shared_words" && said.contains("muuttaisi toistakin kenttää"), "{said}");
    let (code, said) = no(table(r#",{"column":"Peruste","field":"quota_refugee"}"#, values), &text);
    assert!(code == "mapping_twice" && said.contains("sarake ”Peruste” on osoitettu kahdesti"), "{said}");
    let two = text.replace(";Peruste\n", ";Peruste;Peruste\n");
    let (code, said) = no(table(notes, values), &two);
    assert!(code == "mapping_which_column" && said.contains("on 2 saraketta"), "{said}");
    let (code, said) = no(table(r#",{"column":"Peruste x","field":"notes"}"#, values), &text);
    assert!(code == "mapping_unknown_column" && said.contains("”Peruste x”"), "{said}");
}

#[test]
fn wordings_are_counted_and_proposed() {
    let mut text = HEAD.to_owned();
    for (n, permit) in ["tilap.", "tilap.", "A", "Z9", "Pysyvä EU-lupa"].into_iter().enumerate() {
        text.push_str(&format!(";Meri;Aino{n};29.2.2000;Nilsiä;1.3.2025;{permit}\n"));
    }
    let register = intake::open(text.as_bytes()).unwrap();
    let mut mapping = intake::propose(&register);
    let wordings = intake::wordings(&register, &mapping).unwrap();
    let of = |old: &str| wordings.iter().find(|w| w.old == old).map(|w| (w.count, w.row, w.new.as_deref(), w.sure));
    assert_eq!(of("tilap."), Some((2, 2, Some("B"), Sure::Guessed)));
    assert_eq!(of("Z9"), Some((1, 5, None, Sure::Unknown)));
    assert_eq!(of("Pysyvä EU-lupa"), Some((1, 6, Some("P-EU"), Sure::Known)));
    assert_eq!(of("Nilsiä"), Some((5, 2, Some("297"), Sure::Guessed)));
    assert_eq!(wordings[0].sure, Sure::Unknown);
    mapping.values = intake::tables(&wordings);
    let (report, _) = with(&text, &mapping, &Mends::default());
    assert_eq!(report.findings.iter().filter(|f| f.kind.code() == "permit_unknown").count(), 1);
    assert!(report.findings.iter().all(|f| f.kind.code() != "municipality_merged"));
    assert_eq!(intake::wordings(&register, &mapping).unwrap().iter().filter(|w| w.sure == Sure::Given).count(), 2);
}

#[test]
fn a_mend_may_name_the_part_and_which_of_two_columns_of_one_header() {
    let text = "Asiakasnro;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Puhelin;Puhelin\n\
                17;Meri;Aino;29.2.2000;Kuopio;1.3.2025;0401234567;x\n18;Salo;Eino;29.2.2000;Kuopio;1.3.2025;;y\n";
    let register = intake::open(text.as_bytes()).unwrap();
    let mapping = mapping(
        r#"[{"column":"Sukunimi","field":"family_name"},{"column":"Etunimet","field":"given_names"},
            {"column":"Synt.aika","field":"birth_date"},{"column":"Kunta","field":"municipality"},
            {"column":"Lupa myönnetty","field":"first_right_on"},{"column":"Puhelin","field":"phone"},
            {"column":"Puhelin","field":"phone"}]"#,
    );
    let (report, _) = with(text, &mapping, &Mends::default());
    let doubtful = report.findings.iter().find(|f| f.kind.code() == "phone_doubtful").unwrap();
    assert_eq!((doubtful.row, doubtful.number), (2, Some(8)));
    assert_eq!(report.json("x", Lang::Fi)["findings"][0]["column_number"], serde_json::Value::Null);
    let mends: Mends = serde_json::from_str(
        r#"{"cells": [{"row": 2, "column": "Puhelin", "column_number": 8, "value": "0409999999"},
                      {"row": 3, "column": "Puhelin", "value": "0401111111"}]}"#,
    )
    .unwrap();
    let phones = |mends: &Mends| -> Vec<String> {
        let (_, rows) = with(text, &mapping, mends);
        rows.iter().map(|row| row.text(Field::Phone).unwrap_or_default().to_owned()).collect()
    };
    // Without a number it is the first of them, as in the files of before.
    assert_eq!(phones(&mends), ["0401234567, 0409999999", "0401111111, y"]);
    let bulk = |number| BulkMend { column: "Puhelin".into(), part: None, number, from: "y".into(), to: "0402".into() };
    assert_eq!(phones(&Mends { bulk: vec![bulk(Some(7))], ..Mends::default() })[1], "y");
    assert_eq!(phones(&Mends { bulk: vec![bulk(Some(8))], ..Mends::default() })[1], "0402");
    let fault = |json: &str| serde_json::from_str::<Mends>(json).unwrap().fit(&register).unwrap_err();
    let unknown = fault(r#"{"cells": [{"row": 2, "column": "Puhelin", "column_number": 3, "value": "1"}]}"#);
    assert_eq!(unknown.kind.code(), "mend_unknown_column");
    let elsewhere = fault(r#"{"cells": [{"row": 2, "column": "Puhelin", "part": "muu.csv", "value": "1"}]}"#);
    assert!(elsewhere.message(Lang::Fi).contains("muu.csv · Puhelin"));
}

#[test]
fn a_municipality_of_before_is_held_against_the_day_of_the_row() {
    let head = HEAD.trim().to_owned() + ";Muuttopäivä\n";
    let text = format!(
        "{head}290200A901C;Meri;Aino;29.2.2000;Nilsiä;1.3.2010;A;1.2.2010\n\
         290200A902D;Salo;Eino;29.2.2000;Nilsiä;1.3.2025;A;1.2.2025\n\
         290200A903E;Ranta;Oili;29.2.2000;Nilsiä;1.3.2011;A;\n"
    );
    let (report, rows) = check(&text, &Mends::default());
    let said: Vec<_> = report
        .findings
        .iter()
        .filter(|f| f.kind.code() == "municipality_merged")
        .map(|f| (f.row, f.mend.as_deref(), f.message(Lang::En)))
        .collect();
    assert_eq!(
        said.iter().map(|(row, mend, _)| (*row, *mend)).collect::<Vec<_>>(),
        [2, 3, 4].map(|n| (n, Some("Kuopio")))
    );
    assert!(said[0].2.contains("1 February 2010 it still was") && said[1].2.contains("1 February 2025 it no longer"));
    assert!(said[2].2.contains("1 March 2011 it still was"), "{}", said[2].2);
    assert_eq!(rows.len(), 3);
}

#[test]
fn one_header_over_two_columns_of_names_is_family_and_given_names() {
    let head = "Hetu;Nimi;Nimi;Synt.aika;Kunta;Lupa myönnetty\n";
    let names = [("901C", "Mäkinen", "Maria"), ("902D", "Warsame", "Mohamed"), ("903E", "Salo", "Fatima")];
    let people = |swapped: bool| -> String {
        let of = |(code, family, given)| {
            let (a, b) = if swapped { (given, family) } else { (family, given) };
            format!("290200A{code};{a};{b};29.2.2000;Kuopio;1.3.2025\n")
        };
        names.into_iter().map(of).collect()
    };
    for swapped in [false, true] {
        let (report, rows) = check(&format!("{head}{}", people(swapped)), &Mends::default());
        assert_eq!(codes(&report), [], "{report:?}");
        assert_eq!(
            (rows[0].text(Field::FamilyName), rows[0].text(Field::GivenNames)),
            (Some("Mäkinen"), Some("Maria"))
        );
    }
}

#[test]
fn one_typing_error_in_a_name_is_told_where_the_birth_date_is_the_same() {
    let row = |code: &str, family: &str, given: &str, born: &str| {
        format!("{code};{family};{given};{born};Kuopio;1.3.2025;A\n")
    };
    let bare = |family: &str, given: &str| row("", family, given, "29.2.2000");
    let text = [
        HEAD.to_owned(),
        bare("Mäkinen", "Aino Maria"),
        // One letter other, more, less, swapped; and one in the given name.
        bare("Mäkihen", "Aino Maria"),
        bare("Virtanen", "Pekka"),
        bare("Virtannen", "Pekka"),
        bare("Virtanen", "Pekak"),
        bare("Virtaen", "Pekka"),
        // Two errors, another day, another first letter, short names, sisters: nobody is told to be anybody.
        bare("Virtamem", "Pekka"),
        row("", "Virtinen", "Pekka", "1.3.2000"),
        bare("Hassan", "Amira"),
        bare("Hassan", "Samira"),
        bare("Ali", "Nora"),
        bare("Ali", "Nara"),
        // Two sound codes are two people.
        row("290200A901C", "Korhonen", "Liisa", "29.2.2000"),
        row("290200A902D", "Korhosen", "Liisa", "29.2.2000"),
        row("", "Korhomen", "Liisa", "29.2.2000"),
        // Read again as it was mended.
        bare("Nurmelaa!", "Eetu"),
        bare("Nurmels", "Eetu"),
    ]
    .concat();
    let cell =
        |row, value: &str| CellMend { row, column: "Sukunimi".into(), part: None, number: None, value: value.into() };
    let mends = Mends { cells: vec![cell(17, "Nurmela")], ..Mends::default() };
    let (report, rows) = check(&text, &mends);
    let found: Vec<_> = report.findings.iter().filter(|f| f.message(Lang::En).contains("one letter")).collect();
    let json = report.json("x", Lang::Fi);
    let same_as = |row: u32| {
        let of = |f: &&serde_json::Value| f["row"] == row && f["code"] == "similar_person_perhaps";
        json["findings"].as_array().unwrap().iter().find(of).unwrap()["same_as"].clone()
    };
    let told: Vec<_> = found.iter().map(|f| (f.row, same_as(f.row).as_u64().unwrap(), f.value.as_str())).collect();
    let want = [(3, 2, "Mäkihen"), (6, 4, "Virtanen"), (7, 4, "Virtaen"), (16, 14, "Korhomen"), (18, 17, "Nurmels")];
    assert_eq!(told, want, "{report:#?}");
    // A doubled letter is no error at all in how a name sounds.
    assert!(report.findings.iter().any(|f| f.row == 5 && f.message(Lang::En).contains("nearly the same name")));
    assert_eq!((report.errors(), rows.len()), (0, 17));
    // The file in another encoding says the same.
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let register = intake::open(&bytes).unwrap();
    let report = intake::check(&register, &intake::propose(&register), &Mends::default(), &limits(), None).unwrap();
    let mut also = report.findings.iter().filter(|f| f.message(Lang::En).contains("one letter"));
    assert_eq!(also.next().map(|f| (f.row, f.value.as_str())), Some((3, "Mäkihen")));
}

#[test]
fn the_same_person_in_another_dress_is_told_with_the_reason() {
    let text = format!(
        "{HEAD};Yousef;Mohammed;29.2.2000;Kuopio;1.3.2025;A\n;Yusuf;Muhamed;29.2.2000;Kuopio;1.3.2025;A\n\
         ;Mohammed;Yousef;29.2.2000;Kuopio;1.3.2025;A\n;Yousef;Mohammed;29.2.2000;Kuopio;1.3.2025;A\n\
         ;Yousef;Mohammed;1.3.2000;Kuopio;1.3.2025;A\n"
    );
    let (report, _) = check(&text, &Mends::default());
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|f| (f.row, f.kind.code(), f.message(Lang::En)))
        .filter(|(_, code, _)| code.ends_with("person_perhaps"))
        .collect();
    assert_eq!(
        found.iter().map(|(row, code, _)| (*row, *code)).collect::<Vec<_>>(),
        [(3, "similar_person_perhaps"), (4, "similar_person_perhaps"), (5, "same_person_perhaps"),]
    );
    assert!(found[0].2.contains("nearly the same name") && found[1].2.contains("swapped"), "{found:?}");
    let json = report.json("x", Lang::Fi);
    let first = json["findings"].as_array().unwrap().iter().find(|f| f["code"] == "same_person_perhaps").unwrap();
    assert_eq!((&first["same_as"], &first["severity"]), (&2.into(), &"warning".into()));
}

#[test]
fn without_likeness_the_same_code_twice_is_told_all_the_same() {
    let text = format!(
        "{HEAD};Meri;Aino;29.2.2000;Kuopio;1.3.2025;A\n;Meri;Aino;29.2.2000;Kuopio;1.3.2025;A\n\
         290200A901C;Salo;Eino;29.2.2000;Kuopio;1.3.2025;A\n290200A901C;Salo;Eino;29.2.2000;Kuopio;1.3.2025;A\n"
    );
    let register = intake::open(text.as_bytes()).unwrap();
    let found = |likeness| {
        let limits = Limits { likeness, ..limits() };
        let report = intake::check(&register, &intake::propose(&register), &Mends::default(), &limits, None).unwrap();
        report.findings.iter().map(|f| (f.row, f.kind.code())).collect::<Vec<_>>()
    };
    assert!(found(true).contains(&(3, "same_person_perhaps")) && found(true).contains(&(5, "duplicate_in_file")));
    assert!(!found(false).iter().any(|(_, code)| code.ends_with("person_perhaps")));
    assert!(found(false).contains(&(5, "duplicate_in_file")));
}

#[test]
fn a_person_of_the_register_is_told_apart_from_one_of_the_file() {
    let text = format!("{HEAD};Meri;Aino;29.2.2000;Kuopio;1.3.2025;A\n;Niemi;Eino;1.3.2000;Kuopio;1.3.2025;A\n");
    let register = intake::open(text.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let known = |row: &IntakeRow| match row.text(Field::FamilyName) {
        Some("Meri") => Met {
            standing: Standing::Unknown,
            by: Some(Likeness::SimilarName),
            client: "A-17".into(),
            ..Met::default()
        },
        _ => Met {
            standing: Standing::Differs,
            by: Some(Likeness::OldNumber),
            client: "A-18".into(),
            named_otherwise: true,
            number_of: "A-19".into(),
            missing: false,
        },
    };
    let report = intake::check(&register, &mapping, &Mends::default(), &limits(), Some(&known)).unwrap();
    let perhaps = report.findings.iter().find(|f| f.kind.code() == "registered_already_perhaps").unwrap();
    assert!(perhaps.row == 2 && perhaps.message(Lang::Fi).contains("A-17"));
    // By the file's own header.
    assert_eq!(perhaps.column, "Hetu");
    let number = report.findings.iter().find(|f| f.kind.code() == "client_number_of_another").unwrap();
    assert!(number.row == 3 && number.message(Lang::Fi).contains("A-19"), "{}", number.message(Lang::Fi));
    let other = report.findings.iter().find(|f| f.kind.code() == "registered_with_another_name").unwrap();
    assert!(other.row == 3 && other.message(Lang::Sv).contains("A-18"), "{}", other.message(Lang::Sv));
    assert_eq!((report.would.create, report.would.update), (1, 1));
    assert_eq!(report.states.rows().collect::<Vec<_>>(), [(2, State::Create), (3, State::Update)]);
    assert_eq!(report.samples.len(), 2);
}

#[test]
fn families_are_proposed_and_houses_are_not() {
    let mut text =
        "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Perhenumero;Katuosoite;Postinumero\n".to_owned();
    let rows = [
        ("Meri", "F-1", "Katu 1 A 2", "70100"),
        ("Meri", "F-1", "Katu 9", "70100"),
        ("Abdi", "", "Tie 3 as 4", "70200"),
        ("Abdi", "", "TIE 3 AS. 4", "70200"),
        ("Tran", "", "Tie 3 as 4", "70300"),
        ("Niemi", "", "", "70200"),
        ("Niemi", "", "", "70200"),
        // Two of three of a family have an address: the address alone proposes nothing new.
        ("Noor", "F-2", "Polku 5", "70100"),
        ("Noor", "F-2", "Polku 5", "70100"),
        ("Noor", "F-2", "", ""),
        // Somebody without the number at the same door does.
        ("Saari", "F-3", "Kuja 8", "70100"),
        ("Saari", "F-3", "", ""),
        ("Saari", "", "Kuja 8", "70100"),
    ];
    for (n, (family, number, street, post)) in rows.into_iter().enumerate() {
        text.push_str(&format!(";{family};Aino{n};{}.2.2000;Kuopio;1.3.2025;{number};{street};{post}\n", n + 1));
    }
    for n in 0..20 {
        text.push_str(&format!(";Vastaanotto{n};Aino;{}.3.2000;Kuopio;1.3.2025;;Keskus 1;70100\n", n + 1));
    }
    let (report, rows) = check(&text, &Mends::default());
    let homes: Vec<_> = report.households.iter().map(|h| (h.rows.clone(), h.why)).collect();
    let told = [
        (vec![2, 3], Shared::Number),
        (vec![4, 5], Shared::AddressAndName),
        (vec![9, 10, 11], Shared::Number),
        (vec![12, 13], Shared::Number),
        (vec![12, 14], Shared::AddressAndName),
    ];
    assert_eq!(homes, told);
    assert_eq!(rows[0].text(Field::Address), Some("Katu 1 A 2, 70100"));
    assert_eq!(rows[0].text(Field::Household), Some("F-1"));
}

#[test]
fn the_act_is_cited_where_days_go_beyond_it() {
    let head = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Alkukartoitus;Suunnitelma alkaa;Suunnitelma päättyy;Asiakkuus päättynyt\n";
    let text = format!(
        "{head};Meri;Aino;1.2.2000;Kuopio;1.3.2022;1.3.2025;;;\n;Niemi;Eino;2.2.2000;Kuopio;1.3.2022;2.3.2025;;;\n\
         ;Ranta;Liisa;3.2.2000;Kuopio;1.3.2025;;1.4.2025;2.4.2026;\n;Oja;Pekka;4.2.2000;Kuopio;1.3.2018;;;;22.11.2022\n\
         ;Koski;Matti;5.2.2000;Kuopio;1.3.2018;;;;24.11.2022\n"
    );
    let (report, rows) = check(&text, &Mends::default());
    let found: Vec<_> = report
        .findings
        .iter()
        .filter(|f| f.row > 1)
        .map(|f| (f.row, f.kind.code(), f.cite().map(|c| c.section)))
        .filter(|(.., cite)| cite.is_some())
        .collect();
    assert_eq!(
        found,
        [
            (3, "assessment_outside_window", Some("14")),
            (4, "plan_too_long", Some("23")),
            (5, "kept_too_long", Some("77")),
        ]
    );
    assert_eq!(rows.iter().map(|r| r.row).collect::<Vec<_>>(), [2, 3, 4, 6]);
    assert!(report.text("x", Lang::Fi).contains("77 §"));
    assert!(report.json("x", Lang::Sv)["findings"].to_string().contains("23 § 2 mom."));
}

#[test]
fn columns_of_faith_illness_and_party_are_refused_by_word_and_by_content() {
    let text = "Hetu;Sukunimi;Etunimet;Lupa myönnetty;Kunta;Terveydentila;Ammattiliitto;Muu 1;Muu 2;Ammatti\n\
                290200A901C;Meri;Aino;1.3.2025;Kuopio;salaista;salaista;muslimi;PAM;kokki\n\
                290200A902D;Niemi;Eino;1.3.2025;Kuopio;salaista;salaista;kristitty;SAK;hitsaaja\n\
                290200A903E;Oja;Anu;1.3.2025;Kuopio;salaista;salaista;muslimi;JHL;opettaja\n";
    let (report, rows) = check(text, &Mends::default());
    let refused: Vec<_> =
        report.findings.iter().filter(|f| f.kind.code() == "not_in_section_73").map(|f| f.column.as_str()).collect();
    assert_eq!(refused, ["Terveydentila", "Ammattiliitto", "Muu 1", "Muu 2"]);
    let all = format!("{rows:?}{}{}", report.json("x", Lang::Fi), report.html("x", Lang::Sv));
    for secret in ["salaista", "muslimi", "kristitty", "SAK"] {
        assert!(!all.contains(secret), "{secret}");
    }
    let register = intake::open(text.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let out = intake::mended(&register, &mapping, &Mends::default(), Paper::Csv, Lang::Fi).unwrap();
    assert!(!String::from_utf8(out).unwrap().contains("salaista"));
}

#[test]
fn progress_is_told_and_a_check_can_be_stopped() {
    let mut text = HEAD.to_owned();
    for n in 0..9000 {
        text.push_str(&format!(";Meri{n};Aino;1.2.2000;Kuopio;1.3.2025;A\n"));
    }
    let register = intake::open(text.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let mut told = Vec::new();
    let mut watch = |rows: u32| {
        told.push(rows);
        ControlFlow::Continue(())
    };
    let report = intake::check_watched(&register, &mapping, &Mends::default(), &limits(), None, &mut watch).unwrap();
    assert_eq!((report.map(|r| r.rows), told), (Some(9000), vec![2048, 4096, 6144, 8192]));
    let mut stop = |rows: u32| if rows > 4000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let stopped = intake::check_watched(&register, &mapping, &Mends::default(), &limits(), None, &mut stop).unwrap();
    assert!(stopped.is_none());
}

#[test]
fn what_goes_out_comes_back_in_and_is_never_a_formula() {
    let text = format!(
        "{HEAD}290200A901C;Meri;Aino;29.2.2000;Kuopio;1.3.2025;A\n-;=1+1;@Eino;1.2.2000;\"Kupio\";1.3.2025;\"+x\"\n"
    );
    let register = intake::open(text.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let mends = Mends {
        cells: vec![CellMend { row: 3, column: "Kunta".into(), part: None, number: None, value: "Kuopio".into() }],
        ..Mends::default()
    };
    let (report, _) = with(&text, &mapping, &mends);
    for paper in [Paper::Csv, Paper::Xlsx] {
        let bytes = intake::mended(&register, &mapping, &mends, paper, Lang::Fi).unwrap();
        let again = intake::open(&bytes).unwrap();
        let second = intake::check(&again, &intake::propose(&again), &Mends::default(), &limits(), None).unwrap();
        assert_eq!(codes(&second), codes(&report), "{paper:?}");
        assert_eq!(again.header, register.header);
        let findings = intake::findings(&report, paper, Lang::Fi);
        if paper == Paper::Csv {
            let text = String::from_utf8(findings).unwrap();
            let cells = text.split([';', '\n']).map(|cell| cell.trim_matches('"'));
            assert!(cells.into_iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{text}");
        } else {
            use calamine::{Data, Reader};
            let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&bytes)).unwrap();
            let sheet = book.worksheet_range_at(0).unwrap().unwrap();
            assert_eq!(sheet.get_value((2, 1)), Some(&Data::String("=1+1".into())));
            assert_eq!(sheet.get_value((2, 4)), Some(&Data::String("Kuopio".into())));
            let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&findings)).unwrap();
            let sheet = book.worksheet_range_at(0).unwrap().unwrap();
            assert_eq!(sheet.height(), report.findings.len() + 1);
        }
    }
}

#[test]
fn groups_count_everything() {
    let mut text = HEAD.to_owned();
    for n in 0..50 {
        text.push_str(&format!(";Meri{n};Aino;1.2.2000;Ankkalinna;huomenna;A\n"));
    }
    let (report, _) = check(&text, &Mends::default());
    let count = |code: &str| report.counts.iter().find(|c| c.kind.code() == code).map(|c| c.count);
    assert_eq!((count("municipality_unknown"), count("date_invalid")), (Some(50), Some(50)));
    assert_eq!(report.json("x", Lang::En)["groups"][0]["severity"], "error");
    assert_eq!(report.samples.iter().filter(|s| s.state == State::Refuse).count(), 5);
}

#[test]
fn a_sum_at_the_end_is_no_client() {
    let (report, rows) = check(
        &format!("{HEAD}290200A901C;Meri;Aino;29.2.2000;Kuopio;1.3.2025;A\nYhteensä;1;;;;;\n"),
        &Mends::default(),
    );
    assert_eq!((report.rows, rows.len(), report.findings.len()), (1, 1, 0));
}

#[test]
fn no_mapping_brings_in_what_may_not_be_stored() {
    let text = "Sukunimi;Etunimet;Syntymäaika;Lupa myönnetty;Kotikunta;Kirkko\n\
                Meri;Aino;29.2.2000;1.3.2025;Kuopio;luterilainen\nNiemi;Eino;1.2.2001;1.3.2025;Kuopio;islam\n";
    let register = intake::open(text.as_bytes()).unwrap();
    let mut mapping = intake::propose(&register);
    mapping.columns.iter_mut().filter(|m| m.column == "Kirkko").for_each(|m| m.field = Field::Notes);
    let report = intake::check(&register, &mapping, &Mends::default(), &limits(), None).unwrap();
    let refused = report.findings.iter().find(|f| f.kind.code() == "not_in_section_73").unwrap();
    assert_eq!((refused.row, refused.column.as_str()), (1, "Kirkko"));
    let mut rows = Vec::new();
    intake::sound_rows(&register, &mapping, &Mends::default(), &limits(), |row| rows.push(row)).unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.text(Field::Notes).is_none()), "{rows:?}");
}

#[test]
fn a_mend_of_a_column_that_is_not_there_is_told() {
    let text = format!("{HEAD}290200A901C;Meri;Aino;29.2.2000;Kuopio;1.3.2025;A\n");
    let register = intake::open(text.as_bytes()).unwrap();
    let mends = Mends {
        cells: vec![CellMend { row: 2, column: "Sukunumi".into(), part: None, number: None, value: "Niemi".into() }],
        ..Mends::default()
    };
    let fault = intake::check(&register, &intake::propose(&register), &mends, &limits(), None).unwrap_err();
    assert_eq!(fault.kind.code(), "mend_unknown_column");
    assert!(serde_json::from_str::<Mends>(r#"{"mends":[]}"#).is_err(), "a misspelt key is no decision");
}

/// A row of [`HEAD`] from its cells; the first right and the permit are as they should be.
fn of(cells: &str) -> String {
    format!("{HEAD}{cells};Kuopio;1.3.2025;A\n")
}

fn told(report: &Report, code: &str) -> Option<(String, Option<String>)> {
    let found = report.findings.iter().find(|f| f.kind.code() == code)?;
    Some((found.message(Lang::Fi), found.mend.clone()))
}

#[test]
fn the_identity_code_tells_the_century_of_a_short_birth_year() {
    let (report, rows) = check(&of("030585-901Y;Meri;Aino;03.05.85"), &Mends::default());
    let (said, mend) = told(&report, "birth_year_of_identity_code").unwrap();
    assert!(said.contains("Vuosisata otettiin rivin henkilötunnuksesta: 3.5.1985"), "{said}");
    assert_eq!((mend.as_deref(), report.errors()), (Some("3.5.1985"), 0));
    assert_eq!(rows[0].day(Field::BirthDate), parse_iso("1985-05-03"));
    // Another day than the code's.
    let (report, rows) = check(&of("030585-901Y;Meri;Aino;04.05.85"), &Mends::default());
    assert_eq!((codes(&report), rows.len()), (vec![(2, "pic_birth_date_mismatch")], 0));
    // Of 2015 by its sign, though it is read as 2015 as well.
    let (report, _) = check(&of("030515A901W;Meri;Aino;3.5.15"), &Mends::default());
    assert!(codes(&report).contains(&(2, "birth_year_of_identity_code")), "{report:?}");
}

#[test]
fn without_a_code_a_short_birth_year_is_told_as_what_it_is() {
    let (report, rows) = check(&of(";Meri;Aino;03.05.85"), &Mends::default());
    let (said, mend) = told(&report, "date_two_digit_year").unwrap();
    assert!(said.contains("Luettiin: 3.5.1985") && mend.as_deref() == Some("3.5.1985"), "{said}");
    assert_eq!((report.errors(), rows[0].day(Field::BirthDate)), (0, parse_iso("1985-05-03")));
    let (report, _) = check(&of(";Meri;Aino;03.05.15"), &Mends::default());
    let (said, mend) = told(&report, "birth_year_two_digits").unwrap();
    assert!(said.contains("3.5.1915 vai 3.5.2015") && mend.is_none(), "{said}");
    let (report, _) = check(&of("030585-901X;Meri;Aino;03.05.85"), &Mends::default());
    let found = codes(&report);
    assert_eq!(found, [(2, "pic_check_character"), (2, "date_two_digit_year")]);
}

#[test]
fn a_short_year_of_what_has_happened_is_proposed_where_it_can_be() {
    let head = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Muuttopäivä\n";
    let (report, rows) = check(&format!("{head};Meri;Aino;29.2.2000;Kuopio;1.3.2025;15.3.24\n"), &Mends::default());
    let (said, mend) = told(&report, "date_two_digit_year").unwrap();
    assert!(said.contains("15.3.2024") && mend.as_deref() == Some("15.3.2024"), "{said}");
    assert_eq!(rows[0].day(Field::MovedInOn), parse_iso("2024-03-15"));
    let (report, _) = check(&format!("{head};Meri;Aino;29.2.2000;Kuopio;1.3.2025;15.3.29\n"), &Mends::default());
    assert_eq!(codes(&report), [(2, "date_in_future")]);
}

#[test]
fn a_line_break_in_a_line_is_one_blank() {
    let head = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Katuosoite;Huom\n";
    let text = format!(
        "{head};Meri;\"Maria\nJohanna\";29.2.2000;\"Kuopio\n\";1.3.2025;\"Katu 1\r\n70100 Kuopio\";\"yksi\nkaksi\"\n"
    );
    let (report, rows) = check(&text, &Mends::default());
    let mends: Vec<_> = report.findings.iter().map(|f| (f.kind.code(), f.mend.as_deref().unwrap_or(""))).collect();
    assert_eq!(mends, [("control_character", "Maria Johanna"), ("control_character", "Katu 1 70100 Kuopio")]);
    assert!(report.findings[0].message(Lang::Fi).contains("rivinvaihto"), "{report:?}");
    assert_eq!(rows[0].text(Field::GivenNames), Some("Maria Johanna"));
    assert_eq!(rows[0].text(Field::Address), Some("Katu 1 70100 Kuopio"));
    assert_eq!(rows[0].text(Field::Notes), Some("yksi\nkaksi"));
}

#[test]
fn half_a_broken_letter_is_no_control_character_to_drop() {
    let latin: String = "Väänänen".bytes().map(char::from).collect();
    let (report, rows) = check(&of(&format!(";{latin};Aino;29.2.2000")), &Mends::default());
    assert_eq!(told(&report, "mojibake").unwrap().1.as_deref(), Some("Väänänen"));
    assert_eq!(rows[0].text(Field::FamilyName), Some("Väänänen"));
}

#[test]
fn letters_of_two_scripts_in_a_name_are_told_and_mended() {
    for (name, mend) in [("Мaria", "Maria"), ("Αnna", "Anna"), ("Ahmаd Аli", "Ahmad Ali")] {
        let (report, rows) = check(&of(&format!(";Meri;{name};29.2.2000")), &Mends::default());
        let (said, proposed) = told(&report, "mixed_scripts").unwrap();
        assert!(said.contains("U+0") && proposed.as_deref() == Some(mend), "{said}");
        assert_eq!((rows[0].text(Field::GivenNames), report.errors()), (Some(name), 0));
    }
    // Not every letter looks like a Latin one.
    let (report, _) = check(&of(";Meri;Mария;29.2.2000"), &Mends::default());
    assert_eq!(told(&report, "mixed_scripts").unwrap().1, None);
    for name in ["Мария", "Анна-Мария", "Αθηνά", "محمد", "王芳"] {
        let (report, rows) = check(&of(&format!(";Meri;{name};29.2.2000")), &Mends::default());
        assert_eq!(codes(&report), [(2, "name_in_other_script")], "{name}");
        assert!(told(&report, "name_in_other_script").unwrap().1.is_none() && rows.len() == 1);
    }
    for name in ["Åke", "Thị Hương", "Łukasz", "Çelik", "O’Neill", "Žofie"] {
        let (report, _) = check(&of(&format!(";Meri;{name};29.2.2000")), &Mends::default());
        assert_eq!(codes(&report), [], "{name}");
    }
}

#[test]
fn a_name_like_a_formula_is_told() {
    for (name, mend) in [
        ("=1+1", None),
        ("@Aino", Some("Aino")),
        ("-Aino", Some("Aino")),
        ("+Aino Maria", Some("Aino Maria")),
        ("=HYPERLINK(1)", None),
        ("=\"\"Aino\"\"", Some("Aino")),
    ] {
        let (report, rows) = check(&of(&format!(";Meri;\"{name}\";29.2.2000")), &Mends::default());
        assert_eq!(told(&report, "looks_like_formula").unwrap().1.as_deref(), mend, "{name}");
        assert_eq!((report.errors(), rows.len()), (0, 1));
    }
}

#[test]
fn what_nobody_sees_in_a_cell_is_told_and_left_out() {
    for hidden in ['\u{200B}', '\u{200F}', '\u{202E}', '\u{2066}', '\u{FEFF}', '\u{AD}', '\u{61C}'] {
        let (report, rows) = check(&of(&format!(";Meri;Ai{hidden}no;29.2.2000")), &Mends::default());
        assert_eq!(told(&report, "control_character").unwrap().1.as_deref(), Some("Aino"), "{hidden:?}");
        assert_eq!(rows[0].text(Field::GivenNames), Some("Aino"));
    }
}

#[test]
fn an_address_with_and_without_blanks_is_one_home() {
    let mut text = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Katuosoite;Postinumero\n".to_owned();
    let streets = [
        "Esimerkkikatu 3 A 7",
        "Esimerkkikatu 3A7",
        "Esimerkkikatu 3 a 7",
        "Esimerkkikatu 3 A 8",
        "esimerkkikatu 3a 7",
    ];
    for (n, street) in streets.into_iter().enumerate() {
        text.push_str(&format!(";Abdi;Aino{n};{}.2.2000;Kuopio;1.3.2025;{street};70100\n", n + 1));
    }
    let (report, _) = check(&text, &Mends::default());
    let homes: Vec<_> = report.households.iter().map(|h| h.rows.clone()).collect();
    assert_eq!(homes, [vec![2, 3, 4, 6]]);
}

#[test]
fn a_column_of_crosses_with_a_name_of_its_own_is_no_jobseeker() {
    let text = |header: &str| {
        let mut text = format!("Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;{header}\n");
        for n in 1..9 {
            text.push_str(&format!("Meri;Aino{n};{n}.2.2000;Kuopio;1.3.2025;{}\n", if n % 3 == 0 { "" } else { "x" }));
        }
        text
    };
    let field = |header: &str| {
        let text = text(header);
        let register = intake::open(text.as_bytes()).unwrap();
        intake::propose(&register).columns[5].field
    };
    for header in ["Varattu", "Käsitelty", "Kirje lähetetty", "Bokad"] {
        assert_eq!(field(header), Field::Ignored, "{header}");
    }
    assert_eq!(field("Työnhakija"), Field::Jobseeker);
    assert_eq!(field("Sarake 6"), Field::Jobseeker);
}

#[test]
fn a_client_of_another_municipality_is_told_where_it_is_known_who_loads() {
    let text = format!("{};Niemi;Eino;1.2.2000;Siilinjärvi;1.3.2025;A\n", of(";Meri;Aino;29.2.2000"));
    let register = intake::open(text.as_bytes()).unwrap();
    let found = |ours: &[&str]| {
        let limits = Limits { ours: Ours::of(ours.iter().copied()), ..limits() };
        let report = intake::check(&register, &intake::propose(&register), &Mends::default(), &limits, None).unwrap();
        report.findings.iter().map(|f| (f.row, f.kind.code(), f.message(Lang::Fi))).collect::<Vec<_>>()
    };
    assert_eq!((found(&[]), found(&["297", "749"])), (vec![], vec![]));
    let told = found(&["297"]);
    assert_eq!((told.len(), told[0].0, told[0].1), (1, 3, "not_this_municipality"));
    assert!(told[0].2.contains("Siilinjärvi, ei Kuopio"), "{told:?}");
}

#[test]
fn a_client_of_no_municipality_is_told_and_whose_they_become() {
    let text =
        format!("{HEAD}290200A901C;Meri;Aino;29.2.2000;;1.3.2025;A\n290200A902D;Aho;Eino;29.2.2000;-;1.3.2025;A\n");
    let register = intake::open(text.as_bytes()).unwrap();
    let of = |ours: &[&str]| {
        let limits = Limits { ours: Ours::of(ours.iter().copied()), ..limits() };
        let report = intake::check(&register, &intake::propose(&register), &Mends::default(), &limits, None).unwrap();
        assert_eq!(codes(&report), [(2, "municipality_missing"), (3, "municipality_missing")]);
        report.findings[0].message(Lang::Fi)
    };
    assert!(of(&["297"]).contains("merkitään Kuopio"));
    assert!(of(&["297", "091"]).contains("täydennä kotikunta"));
    assert!(of(&[]).contains("jonka asiakkaita tuodaan"));
}

#[test]
fn one_number_of_two_people_is_another_thing_than_one_person_twice() {
    let head = "Asiakasnro;Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty\n";
    let (report, rows) = check(
        &format!(
            "{head}5015;290200A901C;Meri;Aino;29.2.2000;Kuopio;1.3.2025\n5015;290200A902D;Aho;Eino;29.2.2000;Kuopio;1.3.2025\n"
        ),
        &Mends::default(),
    );
    assert_eq!((codes(&report), rows.len()), (vec![(3, "number_twice_in_file")], 2));
    // Where one of them has no code, nobody knows.
    let (report, rows) = check(
        &format!(
            "{head}5015;;Meri;Aino;29.2.2000;Kuopio;1.3.2025\n5015;290200A902D;Aho;Eino;29.2.2000;Kuopio;1.3.2025\n"
        ),
        &Mends::default(),
    );
    assert_eq!((codes(&report), rows.len()), (vec![(3, "duplicate_in_file")], 1));
}

#[test]
fn a_formula_that_failed_is_no_name() {
    for value in ["#REF!", "#NIMI?", "#JAKO/0!"] {
        let (report, rows) = check(&of(&format!(";{value};Aino;29.2.2000")), &Mends::default());
        assert_eq!((codes(&report), rows.len()), (vec![(2, "name_missing")], 0), "{value}");
    }
}
