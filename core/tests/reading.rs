//! Any export a Finnish office produces is read, at the rows its spreadsheet shows; what is hostile is refused in words.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use kotodigi::dates::parse_iso;
use kotodigi::intake::{DateOrder, Fault, Field, Limits, Mends, OldRegister, Reading, open, open_with};
use kotodigi::words::Lang;
use std::io::Write;

/// A zip of parts: name and bytes.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
        packed.write_all(bytes).unwrap();
        let packed = packed.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut head = Vec::new();
        head.extend([20, 0, 0, 8, 8, 0, 0, 0, 0, 0]);
        head.extend(crc.sum().to_le_bytes());
        head.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        head.extend(u32::try_from(bytes.len()).unwrap().to_le_bytes());
        head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        head.extend([0, 0]);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&head);
        list.extend([0; 10]);
        list.extend(u32::try_from(out.len()).unwrap().to_le_bytes());
        list.extend(name.bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.bytes());
        out.extend(packed);
    }
    let (start, count) = (u32::try_from(out.len()).unwrap(), u16::try_from(parts.len()).unwrap());
    out.extend(&list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

const DOC: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of sheets given by name and the XML between its rows, with shared strings and four styles: as it is, a
/// day, `d.m.yyyy`, a time.
fn workbook(sheets: &[(&str, &str)], strings: &str, since_1904: bool) -> Vec<u8> {
    workbook_with(sheets, strings, since_1904, &[])
}

fn workbook_with(sheets: &[(&str, &str)], strings: &str, since_1904: bool, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut list = String::new();
    let mut related = format!(
        r#"<Relationship Id="s" Type="{DOC}/styles" Target="styles.xml"/><Relationship Id="t" Type="{DOC}/sharedStrings" Target="/xl/sharedStrings.xml"/>"#
    );
    let mut parts: Vec<(String, String)> = Vec::new();
    for (n, (name, rows)) in sheets.iter().enumerate() {
        list += &format!(r#"<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>"#);
        related += &format!(r#"<Relationship Id="r{n}" Type="{DOC}/worksheet" Target="worksheets/s{n}.xml"/>"#);
        parts.push((format!("xl/worksheets/s{n}.xml"), format!("<worksheet>{rows}</worksheet>")));
    }
    parts.push(("[Content_Types].xml".into(), "<Types/>".into()));
    parts.push((
        "xl/workbook.xml".into(),
        format!(
            r#"<workbook xmlns:r="{DOC}"><workbookPr date1904="{}"/><sheets>{list}</sheets></workbook>"#,
            u8::from(since_1904)
        ),
    ));
    parts.push(("xl/_rels/workbook.xml.rels".into(), format!("<Relationships>{related}</Relationships>")));
    parts.push((
        "xl/styles.xml".into(),
        r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="d\.m\.yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="20"/></cellXfs></styleSheet>"#.into(),
    ));
    parts.push(("xl/sharedStrings.xml".into(), format!("<sst>{strings}</sst>")));
    let mut all: Vec<(&str, &[u8])> = parts.iter().map(|(n, b)| (n.as_str(), b.as_bytes())).collect();
    all.extend(more);
    zip(&all)
}

/// Every filled row: its number and its cells.
fn rows(register: &OldRegister<'_>) -> Vec<(u32, Vec<String>)> {
    let mut records = register.records();
    let mut record = csv::ByteRecord::new();
    let mut out = Vec::new();
    while let Some(place) = records.next(&mut record) {
        let cells: Vec<String> = record.iter().map(|c| register.decoder.decode(c).text.into_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            out.push((place.row, cells));
        }
    }
    out
}

fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (number, cells.iter().map(|c| (*c).to_owned()).collect())
}

fn refused(bytes: &[u8]) -> (&'static str, String) {
    let fault: Fault = open(bytes).map(|r| panic!("{:?}", r.header)).unwrap_err();
    for lang in Lang::ALL {
        let said = fault.message(lang);
        assert!(said.len() > 30 && !said.contains(['{', '}']), "{said}");
    }
    (fault.kind.code(), fault.message(Lang::En))
}

fn said(register: &OldRegister<'_>) -> String {
    let json = register.detected().json(Lang::En);
    json["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| format!("{}: {}\n", e["of"].as_str().unwrap(), e["message"].as_str().unwrap()))
        .collect()
}

const SHEET: &str = r#"<sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>Kotoutujat 2026</t></is></c></row>
<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="inlineStr"><is><t>Synt.aika</t></is></c><c r="D3" t="inlineStr"><is><t>Kunta</t></is></c><c r="E3" t="inlineStr"><is><t>Lupa myönnetty</t></is></c><c r="F3" t="inlineStr"><is><t>Puhelin</t></is></c><c r="G3" t="inlineStr"><is><t>TK</t></is></c><c r="H3" t="inlineStr"><is><t>Huom</t></is></c></row>
<row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" t="s"><v>3</v></c><c r="C4" s="1"><v>36585</v></c><c r="D4" t="str"><f>A1&amp;"x"</f><v>Kuopio</v></c><c r="E4" s="2"><v>45717</v></c><c r="F4"><v>4.01234567E8</v></c><c r="G4" t="b"><v>0</v></c><c r="H4" t="inlineStr"><is><r><t>soita </t></r><r><t xml:space="preserve">"huomenna"
klo 9 &amp; 10</t></r><rPh sb="0" eb="1"><t>xx</t></rPh></is></c></row>
<row r="7"><c r="A7" t="s"><v>2</v></c><c r="C7" t="inlineStr"><is><t>29.2.2000</t></is></c><c r="E7" t="d"><v>2025-03-01T00:00:00</v></c><c r="G7" t="e"><v>#N/A</v></c></row>
</sheetData>"#;

const STRINGS: &str = "<si><t>Hetu</t></si><si><t>Suku- ja etunimet</t></si><si><t>290200A901C</t></si><si><r><t>Meikä</t></r><r><t>läinen Aino</t></r></si>";

#[test]
fn a_workbook_is_read_at_the_rows_it_shows() {
    let bytes = workbook(&[("Asiakkaat", SHEET)], STRINGS, false);
    let register = open(&bytes).unwrap();
    assert_eq!(register.header[..4], ["Hetu", "Suku- ja etunimet", "Synt.aika", "Kunta"]);
    let first = [
        "290200A901C",
        "Meikäläinen Aino",
        "2000-02-29",
        "Kuopio",
        "2025-03-01",
        "401234567",
        "FALSE",
        "soita \"huomenna\"\nklo 9 & 10",
    ];
    assert_eq!(
        rows(&register),
        [row(4, &first), row(7, &["290200A901C", "", "29.2.2000", "", "2025-03-01", "", "#N/A", ""])]
    );
    assert_eq!((register.detected().header_row, register.detected().separator), (3, None));
    assert!(said(&register).contains("Row 3 has 8 known headers"), "{}", said(&register));
    let of_1904 = workbook(&[("Asiakkaat", SHEET)], STRINGS, true);
    assert_eq!(rows(&open(&of_1904).unwrap())[0].1[2], "2004-03-01");
}

#[test]
fn merged_cells_belong_to_every_row_they_cover() {
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Hetu</t></is></c><c r="B1" t="inlineStr"><is><t>Nimi</t></is></c><c r="D1" t="inlineStr"><is><t>Kunta</t></is></c></row>
<row r="2"><c r="B2" t="inlineStr"><is><t>Sukunimi</t></is></c><c r="C2" t="inlineStr"><is><t>Etunimet</t></is></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>290200A901C</t></is></c><c r="B3" t="inlineStr"><is><t>Meri</t></is></c><c r="D3" t="inlineStr"><is><t>Kuopio</t></is></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>290200A902D</t></is></c><c r="B4" t="inlineStr"><is><t>Meri</t></is></c></row>
<row r="5"><c r="A5" t="inlineStr"><is><t>290200A903E</t></is></c></row></sheetData>
<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:D2"/><mergeCell ref="D3:D4"/></mergeCells>"#;
    let bytes = workbook(&[("x", sheet)], "", false);
    let register = open(&bytes).unwrap();
    assert_eq!(register.header, ["Hetu", "Sukunimi", "Etunimet", "Kunta"]);
    let cells = |n: usize| rows(&register)[n].1.clone();
    assert_eq!([cells(0)[3].as_str(), cells(1)[3].as_str()], ["Kuopio", "Kuopio"]);
    assert_eq!(cells(2), ["290200A903E", "", "", ""]);
}

#[test]
fn cells_merged_over_columns_are_read_by_their_header() {
    // A title over all, a header over two columns, a day and a yes over two columns each, a name over two.
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let rows_of: &[&[(&str, &str)]] = &[
        &[("A1", "Kotoutumisasiakkaat 2026")],
        &[
            ("A2", "Hetu"),
            ("B2", "Sukunimi"),
            ("C2", "Etunimet"),
            ("D2", "Suunnitelma alkaa"),
            ("E2", "Alkukartoitus pvm"),
            ("F2", "Turvakielto"),
            ("G2", "Työnhakija"),
            ("H2", "Puhelin"),
        ],
        &[("A3", "290200A901C"), ("B3", "Meri Aino"), ("D3", "1.5.2025"), ("F3", "K"), ("H3", "0401"), ("I3", "0402")],
        &[("A4", "290200A902D"), ("B4", "Salo"), ("C4", "Eino"), ("D4", "2.5.2025"), ("H4", "0403")],
        &[("A5", "290200A903E"), ("B5", "Ranta")],
    ];
    let cells = |cells: &[(&str, &str)]| cells.iter().map(|(at, value)| text(at, value)).collect::<String>();
    let rows_xml: String =
        rows_of.iter().zip(1..).map(|(row, n)| format!(r#"<row r="{n}">{}</row>"#, cells(row))).collect();
    let merged = ["A1:I1", "H2:I2", "B3:C3", "D3:E3", "F3:G3", "D4:E5", "H4:I4"];
    let merged: String = merged.iter().map(|range| format!(r#"<mergeCell ref="{range}"/>"#)).collect();
    let sheet = format!("<sheetData>{rows_xml}</sheetData><mergeCells>{merged}</mergeCells>");
    let bytes = workbook(&[("x", &sheet)], "", false);
    let register = open(&bytes).unwrap();
    let head = [
        "Hetu",
        "Sukunimi",
        "Etunimet",
        "Suunnitelma alkaa",
        "Alkukartoitus pvm",
        "Turvakielto",
        "Työnhakija",
        "Puhelin",
        "Puhelin",
    ];
    assert_eq!(register.header, head);
    assert_eq!(
        rows(&register),
        [
            // One name is one name; a day and a yes are said of both.
            row(3, &["290200A901C", "Meri Aino", "", "1.5.2025", "1.5.2025", "K", "K", "0401", "0402"]),
            row(4, &["290200A902D", "Salo", "Eino", "2.5.2025", "2.5.2025", "", "", "0403", ""]),
            row(5, &["290200A903E", "Ranta", "", "2.5.2025", "2.5.2025", "", "", "", ""]),
        ]
    );
}

/// A sheet of rows of texts.
fn sheet(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    format!("<sheetData>{}</sheetData>", rows.iter().map(row).collect::<String>())
}

#[test]
fn of_several_sheets_the_clients_one_is_chosen_and_the_others_are_named() {
    let cover = sheet(&[&["Raportti"], &["Tehty 1.1.2026"]]);
    let clients = sheet(&[
        &["Asiakasnro", "Sukunimi", "Etunimi", "Kunta"],
        &["1", "Meri", "Aino", "Kuopio"],
        &["2", "Salo", "Eino", "Kuopio"],
    ]);
    let old = sheet(&[&["Asiakasnro", "Sukunimi", "Etunimi", "Kunta"], &["9", "Vanha", "Aino", "Kuopio"]]);
    let plans = sheet(&[&["As.nro", "Suunnitelma alkaa", "Suunnitelma päättyy"], &["2", "1.1.2026", "1.1.2027"]]);
    let bytes =
        workbook(&[("Kansi", &cover), ("Vanhat", &old), ("Asiakkaat", &clients), ("Suunnitelmat", &plans)], "", false);
    let register = open(&bytes).unwrap();
    let parts: Vec<_> = register.detected().parts.iter().map(|p| (p.name.as_str(), p.role.code())).collect();
    assert_eq!(
        parts,
        [("Asiakkaat", "clients"), ("Suunnitelmat", "joined"), ("Kansi", "unused"), ("Vanhat", "unused")]
    );
    assert_eq!(
        register.header,
        ["Asiakasnro", "Sukunimi", "Etunimi", "Kunta", "Suunnitelma alkaa", "Suunnitelma päättyy"]
    );
    assert_eq!(rows(&register)[1].1, ["2", "Salo", "Eino", "Kuopio", "1.1.2026", "1.1.2027"]);
    let given = Reading { part: Some("Vanhat".into()), ..Reading::default() };
    assert_eq!(rows(&open_with(&bytes, &given).unwrap())[0].1[1], "Vanha");
    let third = Reading { header_row: Some(2), ..Reading::default() };
    assert_eq!(open_with(&bytes, &third).unwrap().header[..2], ["1", "Meri"]);
    let none = Reading { part: Some("Uudet".into()), ..Reading::default() };
    let fault = open_with(&bytes, &none).unwrap_err();
    assert!(fault.message(Lang::En).contains("Kansi, Vanhat, Asiakkaat"), "{}", fault.message(Lang::En));
}

#[test]
fn files_of_a_zip_are_joined_by_the_client_number() {
    let clients = "Asiakasnumero;Sukunimi;Etunimet;Kunta;Lupa myönnetty\n\n17;Meri;Aino;Kuopio;1.3.2025\n18;Salo;\"Eino\nOlavi\";Kuopio;2.3.2025\n19;Ranta;Oili;Kuopio;3.3.2025\n";
    let plans = "id,asiakasnumero,Suunnitelma alkaa,Suunnitelma päättyy\n1,17,1.5.2025,1.5.2026\n2,18,1.6.2025,1.6.2026\n3,17,1.2.2025,1.2.2026\n4,99,1.1.2025,1.1.2026\n";
    let appointments = "Asiakasnumero\tTapaaminen\tHuom\n18\t2025-09-01\tei \"tullut\"\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect::<Vec<_>>();
    let wide = [b"\xFF\xFE".as_slice(), &appointments].concat();
    let bytes = zip(&[
        ("suunnitelmat.csv", plans.as_bytes()),
        ("tapaamiset.txt", &wide),
        ("asiakkaat.csv", clients.as_bytes()),
        ("lueminut.pdf", b"%PDF-1.7"),
    ]);
    let register = open(&bytes).unwrap();
    assert_eq!(register.header[5..], ["Suunnitelma alkaa", "Suunnitelma päättyy", "Tapaaminen", "Huom"]);
    assert_eq!(
        rows(&register),
        [
            row(3, &["17", "Meri", "Aino", "Kuopio", "1.3.2025", "1.5.2025", "1.5.2026", "", ""]),
            row(
                4,
                &[
                    "18",
                    "Salo",
                    "Eino\nOlavi",
                    "Kuopio",
                    "2.3.2025",
                    "1.6.2025",
                    "1.6.2026",
                    "2025-09-01",
                    "ei \"tullut\""
                ]
            ),
            row(5, &["19", "Ranta", "Oili", "Kuopio", "3.3.2025", "", "", "", ""]),
        ]
    );
    let origin = register.origin(4, 6);
    assert_eq!((origin.part, origin.row, origin.column), (Some("suunnitelmat.csv"), 3, "Suunnitelma päättyy"));
    assert_eq!(register.origin(4, 1).part, Some("asiakkaat.csv"));
    assert_eq!(register.origin(4, 8).row, 2);
    let mut left = Vec::new();
    register.each_left(&mut |row| left.push((row.part, row.row, row.column, row.number, row.taken, row.cells.len())));
    assert_eq!(
        left,
        [
            ("suunnitelmat.csv", 4, "asiakasnumero", "17".to_owned(), Some(2), 4),
            ("suunnitelmat.csv", 5, "asiakasnumero", "99".to_owned(), None, 4),
        ]
    );
    let said = said(&register);
    assert!(said.contains("1 were left out as older") && said.contains("lueminut.pdf"), "{said}");
}

#[test]
fn the_latest_row_of_a_client_is_found_whichever_number_of_its_days_comes_first() {
    let clients = "Asiakasnro;Sukunimi;Etunimet;Kunta\n17;Meri;Aino;Kuopio\n18;Salo;Eino;Kuopio\n";
    // 2 December comes after 14 March; taken for 12 February it would not.
    let visits = "Asiakasnro;Tapaaminen;Huom\n17;12/02/2025;uusin\n17;03/14/2025;vanha\n18;07/30/2025;ainoa\n17;01/25/2024;vanhin\n";
    let bytes = zip(&[("asiakkaat.csv", clients.as_bytes()), ("tapaamiset.csv", visits.as_bytes())]);
    let register = open(&bytes).unwrap();
    assert_eq!(rows(&register)[0], row(2, &["17", "Meri", "Aino", "Kuopio", "12/02/2025", "uusin"]));
}

#[test]
fn a_mend_of_a_joined_part_is_put_where_the_part_has_it() {
    let clients = "Asiakasnro;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty\n17;Meri;Aino;29.2.2000;Kuopio;1.3.2025\n18;Salo;Eino;28.2.2001;Kuopio;2.3.2025\n";
    let plans = "Suunnitelma alkaa;Asiakasnro;Suunnitelma päättyy\n1.5.2025;18;32.13.2026\n1.5.2025;17;1.5.2026\n";
    let bytes = zip(&[("asiakkaat.csv", clients.as_bytes()), ("suunnitelmat.csv", plans.as_bytes())]);
    let register = open(&bytes).unwrap();
    let limits = kotodigi::intake::Limits::of_law(kotodigi::dates::parse_iso("2026-11-23").unwrap());
    let mapping = kotodigi::intake::propose(&register);
    let check = |mends: &str| {
        let mends = serde_json::from_str(mends).unwrap();
        let report = kotodigi::intake::check(&register, &mapping, &mends, &limits, None).unwrap();
        let of = |f: &&kotodigi::intake::Finding| f.kind.code() == "date_invalid";
        let found = report.findings.iter().find(of).map(|f| (f.row, f.part.clone(), f.column.clone()));
        let mut mended = Vec::new();
        kotodigi::intake::sound_rows(&register, &mapping, &mends, &limits, |row| mended.push((row.row, row.originals)))
            .unwrap();
        (found, mended.into_iter().filter(|(_, originals)| !originals.is_empty()).collect::<Vec<_>>())
    };
    let found = check("{}").0.unwrap();
    assert_eq!(found, (2, Some("suunnitelmat.csv".to_owned()), "Suunnitelma päättyy".to_owned()));
    // Row 2 of the plans is of the client on row 3.
    let mend =
        r#"{"cells": [{"row": 2, "part": "suunnitelmat.csv", "column": "Suunnitelma päättyy", "value": "1.4.2026"}]}"#;
    let (found, mended) = check(mend);
    assert_eq!((found, mended[0].0, mended[0].1[0].1.as_str()), (None, 3, "32.13.2026"));
    // An old file of mends says no part: the row is the client's.
    let (found, mended) = check(r#"{"cells": [{"row": 3, "column": "Suunnitelma päättyy", "value": "1.4.2026"}]}"#);
    assert_eq!((found, mended[0].0), (None, 3));
}

#[test]
fn what_belongs_to_no_client_is_a_finding_with_its_part_and_row() {
    let clients =
        "Asiakasnro;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty\n17;Meri;Aino;29.2.2000;Kuopio;1.3.2025\n";
    let plans = "Asiakasnro;Suunnitelma alkaa\n17;1.5.2025\n\n99;1.6.2025\n;1.7.2025\n17;1.8.2025\n";
    let cut = format!(
        "Asiakasnro;{}\n17{}\n",
        (0..600).map(|n| format!("Muu {n}")).collect::<Vec<_>>().join(";"),
        ";".repeat(600)
    );
    let checked = |files: &[(&str, &[u8])]| {
        let bytes = zip(files);
        let register = open(&bytes).unwrap();
        let limits = kotodigi::intake::Limits::of_law(kotodigi::dates::parse_iso("2026-11-23").unwrap());
        let mapping = kotodigi::intake::propose(&register);
        let report = kotodigi::intake::check(&register, &mapping, &kotodigi::intake::Mends::default(), &limits, None);
        report.unwrap()
    };
    let report = checked(&[("asiakkaat.csv", clients.as_bytes()), ("suunnitelmat.csv", plans.as_bytes())]);
    let found: Vec<_> = report
        .findings
        .iter()
        .filter(|f| f.part.as_deref() == Some("suunnitelmat.csv"))
        .map(|f| (f.row, f.column.as_str(), f.kind.code(), f.value.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (2, "Asiakasnro", "row_older", "17"),
            (4, "Asiakasnro", "row_without_client", "99"),
            (5, "Asiakasnro", "row_without_client", ""),
        ]
    );
    let older = report.findings.iter().find(|f| f.kind.code() == "row_older").unwrap();
    let said = older.message(Lang::En);
    assert!(said.contains("“17” row 6 was taken") && said.contains("Suunnitelma alkaa: 1.5.2025"), "{said}");
    let text = report.text("paketti.zip", Lang::En);
    assert!(text.contains("belong to no client: 2.") && text.contains("left out as older: 1."), "{text}");
    let apart = [
        ("asiakkaat.csv", clients.as_bytes()),
        ("muut.csv", "Asiakasnro;Suunnitelma päättyy\n71;1.5.2025\n72;2.5.2025\n".as_bytes()),
        ("lue.pdf", b"%PDF-1.7"),
    ];
    let apart = checked(&apart);
    let of_parts = apart.findings.iter().filter(|f| f.kind.code().starts_with("part_"));
    let told: Vec<_> = of_parts.map(|f| (f.kind.code(), f.value.clone(), f.message(Lang::En))).collect();
    assert!(told[0].0 == "part_not_read" && told[0].1 == "lue.pdf" && told[0].2.contains("PDF"), "{told:?}");
    assert!(told[1].0 == "part_unused" && told[1].1 == "muut.csv" && told[1].2.contains("2 rows"), "{told:?}");
    // The client's own row is sound all the same.
    assert_eq!((report.would.create, report.would.reject), (1, 0));
    // Only what there is no room for is left out, and it is told column by column.
    let more = checked(&[
        ("asiakkaat.csv", clients.as_bytes()),
        ("muut.csv", cut.as_bytes()),
        ("suunnitelmat.csv", plans.as_bytes()),
    ]);
    let beyond: Vec<_> = more.findings.iter().filter(|f| f.kind.code() == "column_beyond").collect();
    assert!(beyond.is_empty(), "{beyond:?}");
    let many = cut.replace("Muu", "Muukin");
    let more = checked(&[("asiakkaat.csv", clients.as_bytes()), ("a.csv", cut.as_bytes()), ("b.csv", many.as_bytes())]);
    let beyond: Vec<_> = more.findings.iter().filter(|f| f.kind.code() == "column_beyond").collect();
    assert_eq!(beyond.len(), 6 + 600 + 600 - 1_000);
    assert_eq!((beyond[0].part.as_deref(), beyond[0].row), (Some("b.csv"), 1));
}

/// Of three plans of one client the middle one is the latest; the archive has the other two and the orphan, whole.
#[test]
fn rows_of_other_parts_that_stay_out_are_in_the_archive_with_all_their_cells() {
    use kotodigi::intake::archive::{self, Checked, Head};
    let clients =
        "Asiakasnro;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty\n17;Meri;Aino;29.2.2000;Kuopio;1.3.2025\n";
    let plans =
        "Asiakasnro;Suunnitelma alkaa;Tavoite\n17;1.5.2025;suomi\n17;1.8.2025;työ\n99;1.6.2025;\n17;1.7.2025;koulu\n";
    let bytes = zip(&[("asiakkaat.csv", clients.as_bytes()), ("suunnitelmat.csv", plans.as_bytes())]);
    let register = open(&bytes).unwrap();
    let limits = kotodigi::intake::Limits::of_law(kotodigi::dates::parse_iso("2026-11-23").unwrap());
    let (mapping, mends) = (kotodigi::intake::propose(&register), kotodigi::intake::Mends::default());
    let checked = Checked { register: &register, mapping: &mapping, mends: &mends, limits: &limits };
    let mut lines: Vec<serde_json::Value> = Vec::new();
    let head = Head::of("vanha", "paketti.zip", "00");
    archive::archive(checked, None, &head, &mut |line| lines.push(serde_json::from_str(line).unwrap())).unwrap();
    let of_plans: Vec<_> = lines.iter().filter(|line| line["part"] == "suunnitelmat.csv").collect();
    let told =
        |at: usize| (of_plans[at]["row"].clone(), of_plans[at]["taken"].clone(), of_plans[at]["reasons"].clone());
    use serde_json::json;
    assert_eq!(of_plans.len(), 3, "{lines:?}");
    assert_eq!(told(0), (json!(2), json!(3), json!(["row_older"])));
    assert_eq!(told(1), (json!(4), json!(null), json!(["row_without_client"])));
    assert_eq!(told(2), (json!(5), json!(3), json!(["row_older"])));
    let cell = |column: &str, value: &str| json!({"column": column, "value": value});
    let whole = json!([cell("Asiakasnro", "17"), cell("Suunnitelma alkaa", "1.5.2025"), cell("Tavoite", "suomi")]);
    assert_eq!(of_plans[0]["cells"], whole);
}

const HEADS: &str = "Asiakasnro;Sukunimi;Etunimet;Syntymäaika;Kotikunta;Ensimmäinen lupa";
const CLIENT: &str = "1;Mäki;Ali;1.2.1990;Kuopio;1.3.2025";

/// The extract a mapping was kept of: two rows above the headers, in the encoding of Windows.
fn first_extract() -> Vec<u8> {
    latin(&format!("Kuopion kaupunki\n\n{HEADS}\n{CLIENT}\n"))
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// The same columns as they came in other months.
fn later_extracts() -> [(&'static str, Vec<u8>); 3] {
    [
        ("in UTF-8", format!("Kuopion kaupunki\n\n{HEADS}\n{CLIENT}\n").into_bytes()),
        ("with commas", latin(&format!("Kuopion kaupunki\n\n{HEADS}\n{CLIENT}\n").replace(';', ","))),
        ("with one row less above", latin(&format!("Kuopion kaupunki\n{HEADS}\n{CLIENT}\n"))),
    ]
}

fn mapping_of(bytes: &[u8]) -> kotodigi::intake::Mapping {
    let register = open(bytes).unwrap();
    let reading = Some(register.detected().reading());
    kotodigi::intake::Mapping { reading, ..kotodigi::intake::propose(&register) }
}

#[test]
fn a_kept_mapping_is_taken_for_a_file_that_is_written_otherwise() {
    let kept = mapping_of(&first_extract());
    assert_eq!(kept.reading.as_ref().unwrap().header_row, Some(3));
    for (how, bytes) in later_extracts() {
        let (register, used) = kotodigi::intake::open_kept(&bytes, open(&bytes).unwrap(), &kept).unwrap();
        assert_eq!(rows(&register)[0].1[1], "Mäki", "{how}");
        assert_eq!((&used.columns, used.reading), (&kept.columns, Some(register.detected().reading())), "{how}");
    }
}

#[test]
fn the_order_of_days_is_kept_only_for_a_file_that_does_not_tell_it() {
    let file = |birth: &str, right: &str| {
        format!("Asiakasnro;Sukunimi;Etunimet;Syntymäaika;Ensimmäinen lupa\n1;Mäki;Ali;{birth};{right}\n").into_bytes()
    };
    let kept = mapping_of(&file("02/28/1990", "03/14/2025"));
    assert_eq!(kept.reading.as_ref().unwrap().date_order, Some(DateOrder::MonthFirst));
    let order = |bytes: &[u8]| {
        let (register, _) = kotodigi::intake::open_kept(bytes, open(bytes).unwrap(), &kept).unwrap();
        register.detected().date_order
    };
    assert_eq!(order(&file("02/03/1990", "03/04/2025")), Some(DateOrder::MonthFirst));
    assert_eq!(order(&file("28/02/1990", "14/03/2025")), Some(DateOrder::DayFirst));
}

#[test]
fn a_mapping_somebody_gives_yields_to_the_file_where_it_does_not_fit_and_says_so() {
    let given = mapping_of(&first_extract());
    for (how, bytes) in later_extracts() {
        let (register, used) = kotodigi::intake::open_by(&bytes, &given).unwrap();
        assert_eq!(rows(&register)[0].1[1], "Mäki", "{how}");
        assert_eq!(used.reading, Some(register.detected().reading()), "{how}");
        let said = said(&register);
        assert!(said.contains("header row 3, encoding windows-1252, separator ;"), "{how}: {said}");
    }
    // It fits: nothing is said.
    let same = first_extract();
    let (register, used) = kotodigi::intake::open_by(&same, &given).unwrap();
    assert!(used == given && !said(&register).contains("The mapping says"));
    // Headers without ä and ö are the same in both encodings; the names are not.
    let plain = |text: &str| text.replace("Syntymäaika", "Synt.").replace("Ensimmäinen lupa", "Lupa alkaa");
    let given_plain = mapping_of(&latin(&plain(&format!("{HEADS}\n{CLIENT}\n"))));
    let utf8 = plain(&format!("{HEADS}\n{CLIENT}\n")).into_bytes();
    let (register, _) = kotodigi::intake::open_by(&utf8, &given_plain).unwrap();
    assert_eq!(rows(&register)[0].1[1], "Mäki");
    // Neither way: what differs, and what to give.
    let other = format!("{}\n1;Mäki;Ali;1990;Kuopio;2025\n", HEADS.replace("Syntymäaika", "Synt."));
    let fault = kotodigi::intake::open_by(other.as_bytes(), &given).unwrap_err();
    let said = fault.message(Lang::En);
    assert_eq!(fault.kind.code(), "mapping_reading");
    for part in ["header row 3", "header row 1", "encoding utf-8", "--header-row, --encoding, --separator"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn objects_are_rows() {
    let lines = "{\"hetu\": \"290200A901C\", \"sukunimi\": \"Meri\", \"th\": true, \"puhelin\": 401234567}\n\n{\"sukunimi\": \"Salo\", \"etunimi\": \"Ei\\u006eo\\nO\", \"th\": null}\n";
    let register = open(lines.as_bytes()).unwrap();
    assert_eq!(register.header, ["hetu", "sukunimi", "th", "puhelin", "etunimi"]);
    assert_eq!(
        rows(&register),
        [row(2, &["290200A901C", "Meri", "true", "401234567", ""]), row(4, &["", "Salo", "", "", "Eino\nO"])]
    );
    let array = format!("[{}]", lines.trim().replace("\n\n", ","));
    let register = open(array.as_bytes()).unwrap();
    assert_eq!(rows(&register).iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 3]);
    let nested = refused(b"{\"a\": 1, \"b\": 2}\n{\"a\": 1, \"b\": {\"c\": 2}}\n");
    assert_eq!(nested.0, "json_nested");
    assert!(nested.1.contains("row 2") && nested.1.contains("“b”"), "{}", nested.1);
    let broken = refused(b"{\"a\": 1, \"b\": 2}\n{\"a\": 1, \"b\": \n");
    assert!(broken.0 == "json_broken" && broken.1.contains("line 2"), "{broken:?}");
}

#[test]
fn what_is_wrong_with_a_line_of_json_is_told_of_that_line() {
    let (code, said) = refused(b"{\"sukunimi\":\"Meri\",\"kielet\":[\"so\",\"ar\"]}\n");
    assert!(code == "json_nested" && said.contains("In row 1 the value \u{201C}kielet\u{201D}"), "{said}");
    let (code, said) = refused(b"{\"sukunimi\":\"Meri\",\"th\":1}\n{\"sukunimi\":\"Salo\",\"th\":{\"a\":1}}\n");
    assert!(code == "json_nested" && said.contains("In row 2 the value \u{201C}th\u{201D}"), "{said}");
    let (code, said) = refused(b"{\"sukunimi\":\"Meri\"}\n{\"sukunimi\":}\n");
    assert!(code == "json_broken" && said.contains("line 2"), "{said}");
    let (code, _) = refused(b"{\"asiakkaat\": [{\"sukunimi\": \"Meri\"}]}\n");
    assert_eq!(code, "wrong_file_type");
    let (code, said) = refused(b"{\n \"asiakkaat\": [\n  {\"sukunimi\": \"Meri\"}\n ]\n}\n");
    assert!(code == "wrong_file_type" && said.contains("on each line (JSON lines)"), "{said}");
}

#[test]
fn what_is_given_wins() {
    let text = "Otsikko;;\nHetu;Nimi;Synt.aika\n290200A901C;Meri Aino;02/29/2000\n";
    let register = open(text.as_bytes()).unwrap();
    let (of, why) = (register.detected().date_order, said(&register));
    assert_eq!(of, Some(DateOrder::MonthFirst), "{why}");
    assert!(
        why.contains("encoding: The file has plain characters") && why.contains("separator: Of the first 3 rows 3"),
        "{why}"
    );
    let given: Reading =
        serde_json::from_str(r#"{"encoding": "cp850", "separator": "|", "header_row": 2, "date_order": "ymd"}"#)
            .unwrap();
    let bytes = b"x|y|z\nHetu|Nimi|Koti;kunta\n290200A901C|M\x84ki Aino|Kuopio\n";
    let register = open_with(bytes, &given).unwrap();
    assert_eq!(rows(&register), [row(3, &["290200A901C", "Mäki Aino", "Kuopio"])]);
    assert_eq!(register.date_order(), Some(DateOrder::YearFirst));
    assert_eq!(serde_json::to_value(&given).unwrap()["separator"], "|");
    let code = |given: &str| open_with(bytes, &serde_json::from_str(given).unwrap()).unwrap_err().kind.code();
    assert_eq!(code(r#"{"separator": "a"}"#), "reading_separator");
    assert_eq!(code(r#"{"header_row": 9}"#), "reading_header_row");
}

#[test]
fn gzip_once_but_not_twice() {
    let text = b"Hetu;Sukunimi;Etunimet\n290200A901C;Meri;Aino\n";
    let gzip = |bytes: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };
    assert_eq!(rows(&open(&gzip(text)).unwrap()).len(), 1);
    assert_eq!(refused(&gzip(&gzip(text))).0, "package_nested");
    assert_eq!(refused(&gzip(&vec![b' '; 100 << 20])).0, "unpacked_too_large");
    assert_eq!(refused(&gzip(text)[..30]).0, "part_damaged");
}

#[test]
fn gzip_has_several_members_and_each_is_checked() {
    let gzip = |text: &str| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap()
    };
    let (first, second) = (gzip("Hetu;Sukunimi;Etunimet\n290200A901C;Meri;Aino\n"), gzip("010200A950T;Salo;Eino\n"));
    let both = [first.clone(), second.clone()].concat();
    assert_eq!(rows(&open(&both).unwrap()).len(), 2);
    assert_eq!(rows(&open(&[both.clone(), vec![0; 512]].concat()).unwrap()).len(), 2);
    // The checksum and the length stand at the end of each member.
    for at in [first.len() - 6, first.len() - 2, both.len() - 6, both.len() - 2] {
        let mut wrong = both.clone();
        wrong[at] ^= 1;
        assert_eq!(refused(&wrong).0, "part_damaged", "{at}");
    }
    for end in [first.len() - 1, first.len() + 5, both.len() - 9, both.len() - 1] {
        let (code, sentence) = refused(&both[..end]);
        assert_eq!(code, "part_damaged", "{end}");
        assert!(sentence.contains("cut off"), "{end}: {sentence}");
    }
    assert_eq!(refused(&[both, b"more".to_vec()].concat()).0, "part_damaged");
    assert_eq!(refused(&gzip("").repeat(20_001)).0, "too_many_parts");
}

#[test]
fn hostile_packages_are_refused_with_the_place() {
    let text: &[u8] = b"Hetu;Sukunimi;Etunimet\n290200A901C;Meri;Aino\n";
    assert_eq!(refused(&zip(&[("../../etc/asiakkaat.csv", text)])).0, "part_name");
    assert_eq!(refused(&zip(&[("C:\\x.csv", text)])).0, "part_name");
    assert_eq!(refused(&zip(&[("a.csv", text), ("A.csv", text)])).0, "part_twice");
    assert_eq!(refused(&zip(&[("a.zip", &zip(&[("a.csv", text)]))])).0, "package_nested");
    assert_eq!(refused(&zip(&[])).0, "nothing_inside");
    let bomb = refused(&zip(&[("pommi.csv", &vec![b'0'; 100 << 20])]));
    assert!(bomb.0 == "unpacked_too_large" && bomb.1.contains("pommi.csv"), "{bomb:?}");
    let mut damaged = zip(&[("a.csv", text)]);
    damaged[50] ^= 0x55;
    assert_eq!(refused(&damaged).0, "part_not_read");
    let whole = workbook(&[("Asiakkaat", SHEET)], STRINGS, false);
    for cut in [20, 300, whole.len() / 2, whole.len() - 10] {
        refused(&whole[..cut]);
    }
    // Two entries of the directory that point to the same bytes.
    let mut twice = zip(&[("a.csv", text), ("b.csv", text)]);
    let list = twice.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    twice[list + 42..list + 46].fill(0);
    assert_eq!(refused(&twice).0, "parts_overlap");
}

#[test]
fn hostile_workbooks_are_refused_with_the_place() {
    let one = |rows: &str| workbook(&[("Asiakkaat", rows)], STRINGS, false);
    let dtd = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
    let entities = refused(&workbook(&[("x", SHEET)], dtd, false));
    assert!(entities.0 == "xml_entities" && entities.1.contains("sharedStrings"), "{entities:?}");
    let deep = "<a>".repeat(500);
    assert_eq!(refused(&one(&deep)).0, "xml_broken");
    let long = format!(
        r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData>"#,
        "x".repeat(9 << 20)
    );
    assert_eq!(refused(&one(&long)).0, "xml_piece_too_long");
    let spaces = format!("<sheetData>{}</sheetData>", "<!---->\n".repeat(4 << 20));
    assert_eq!(refused(&one(&spaces)).0, "unpacked_too_large");
    assert_eq!(
        refused(&one(r#"<sheetData><row r="9999999"><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>"#)).0,
        "rows_disordered"
    );
    let compound = |name: &str| {
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), name.encode_utf16().flat_map(u16::to_le_bytes).collect()]
            .concat()
    };
    assert_eq!(refused(&compound("EncryptedPackage")).0, "workbook_locked");
    assert_eq!(refused(&compound("Workbook")).0, "other_workbook");
    assert!(refused(b"<html><table><tr><td>Hetu</td></tr></table>").1.contains("HTML"));
    let empty = refused(&one("<sheetData/>"));
    assert!(empty.0 == "sheet_not_a_table" && empty.1.contains("Asiakkaat"), "{empty:?}");
    assert_eq!(refused(&workbook(&[], STRINGS, false)).0, "workbook_without_sheet");
    // As many texts as no register has: by their number or by what they grew to.
    let texts = refused(&workbook(&[("x", SHEET)], &"<si/>".repeat(5_100_000), false));
    assert!(
        ["too_many_texts", "unpacked_too_large"].contains(&texts.0) && texts.1.contains("sharedStrings"),
        "{texts:?}"
    );
    let many = refused(&workbook(&[("Kansi", "<sheetData/>"), ("Ohje", "<sheetData/>")], STRINGS, false));
    assert!(many.0 == "no_clients_part" && many.1.contains("Kansi, Ohje"), "{many:?}");
    assert_eq!(refused(&one("<sheetData><row r=\"1\">")).0, "xml_broken");
    let macros = workbook_with(&[("Asiakkaat", SHEET)], STRINGS, false, &[("xl/vbaProject.bin", b"x")]);
    let register = open(&macros).unwrap();
    assert!(register.detected().macros && said(&register).contains("macros"), "{}", said(&register));
}

#[test]
fn a_sparse_sheet_costs_little() {
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Hetu</t></is></c><c r="B1" t="inlineStr"><is><t>Sukunimi</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>290200A901C</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#;
    let bytes = workbook(&[("x", sheet)], "", false);
    let register = open(&bytes).unwrap();
    let rows = rows(&register);
    assert_eq!(rows[0], row(2, &["290200A901C", ""]));
    // It is seen that something stands beyond the header.
    assert_eq!((rows[1].0, rows[1].1.last().unwrap().as_str()), (1_048_576, "1"));
}

#[test]
fn an_endless_row_is_refused_and_an_endless_quotation_costs_little() {
    let endless = [b"Hetu;Sukunimi;Etunimet\n".as_slice(), &vec![b'x'; 20 << 20]].concat();
    let fault = refused(&endless);
    assert!(fault.0 == "row_endless" && fault.1.contains("Row 2"), "{fault:?}");
    let mut open_mark = b"Hetu;Sukunimi;Etunimet\n\"290200A901C;Meri;Aino\n".to_vec();
    for _ in 0..300_000 {
        open_mark.extend(b"290200A902D;Salo;Eino 29.2.2000 Kuopio\n");
    }
    for end in ["\n", "\r"] {
        let bytes = String::from_utf8(open_mark.clone()).unwrap().replace('\n', end);
        assert_eq!(rows(&open(bytes.as_bytes()).unwrap()).len(), 300_001);
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

/// Some bytes changed, cut out or doubled.
fn shaken(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    const SIGNS: &[u8] = b"<>&\"'/=;:[]{}\\\0\xFF 0129ArstcvXx!-";
    let mut out = bytes.to_vec();
    for _ in 0..1 + dice.below(6) {
        if out.is_empty() {
            break;
        }
        let (at, length) = (dice.below(out.len()), 1 + dice.below(12));
        let end = (at + length).min(out.len());
        match dice.below(4) {
            0 => out[at] = SIGNS[dice.below(SIGNS.len())],
            1 => drop(out.drain(at..end)),
            2 => {
                let piece = out[at..end].to_vec();
                let to = dice.below(out.len());
                out.splice(to..to, piece);
            }
            _ => out[at] ^= 1 << dice.below(8),
        }
    }
    out
}

#[test]
fn nothing_shaken_breaks_it() {
    let look = |bytes: &[u8]| match open(bytes) {
        Ok(register) => drop(rows(&register)),
        Err(fault) => assert!(fault.message(Lang::Fi).len() > 30, "{fault:?}"),
    };
    let mut dice = Dice(7);
    let clients = "Asiakasnumero;Sukunimi;Etunimet;Kunta\n17;Meri;\"Ai;no\";Kuopio\n18;Salo;Eino;Kuopio\n";
    let plans = "asiakasnumero,Suunnitelma alkaa\n17,1.5.2025\n18,1.6.2025\n";
    let json = "[{\"hetu\": \"290200A901C\", \"sukunimi\": \"Meri\", \"th\": [1, {}]}, {\"hetu\": 1.5e3}]";
    for _ in 0..400 {
        let mut shake = |text: &str| shaken(text.as_bytes(), &mut dice);
        let (rows, strings) = (shake(SHEET), shake(STRINGS));
        let (rows, strings) = (String::from_utf8_lossy(&rows), String::from_utf8_lossy(&strings));
        look(&workbook(&[("Asiakkaat", &rows), ("Toinen", SHEET)], &strings, false));
        look(&zip(&[("a.csv", &shake(clients)), ("b.csv", &shake(plans))]));
        look(&shake(json));
        look(&shaken(&zip(&[("a.csv", clients.as_bytes()), ("b.csv", plans.as_bytes())]), &mut dice));
    }
}

#[test]
fn calamine_reads_the_same() {
    use calamine::{DataRef, Reader, Xlsx};
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/legacy/excel_d.xlsx");
    let bytes = std::fs::read(path).unwrap();
    let register = open(&bytes).unwrap();
    let ours: std::collections::HashMap<u32, Vec<String>> = rows(&register).into_iter().collect();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let mut cells = book.worksheet_cells_reader(&name).unwrap();
    let (mut texts, mut days) = (0, 0);
    while let Some(cell) = cells.next_cell().unwrap() {
        let (row, column) = cell.get_position();
        let here = || ours[&(row + 1)][usize::try_from(column).unwrap()].as_str();
        match cell.get_value() {
            _ if row == 0 => {}
            DataRef::String(text) => {
                assert_eq!(text, here());
                texts += 1;
            }
            DataRef::DateTime(day) => {
                let on = kotodigi::dates::parse_iso(here()).unwrap();
                let since = on.signed_duration_since(kotodigi::dates::parse_iso("1899-12-30").unwrap()).num_days();
                assert_eq!(i64::from(day.as_f64() as i32), since, "{}", here());
                days += 1;
            }
            other => assert!(matches!(other, DataRef::Empty), "{other:?}"),
        }
    }
    assert!(texts > 2000 && days > 1000, "{texts} {days}");
}

#[test]
fn a_sheet_with_a_far_column_says_how_many_it_really_has() {
    let sparse =
        sheet(&[&["Hetu", "Nimi"]]).replace("</row>", r#"<c r="XFD1" t="inlineStr"><is><t>loppu</t></is></c></row>"#);
    let (code, said) = refused(&workbook(&[("Asiakkaat", &sparse)], "", false));
    assert!(code == "too_many_columns" && said.contains("at least 16384 columns"), "{code} {said}");
}

#[test]
fn a_zip_tells_the_separator_of_its_clients() {
    let clients = "Asiakasnro;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty\n1;Meri;Åke;29.2.2000;Kuopio;1.3.2025\n";
    let (clients, _, _) = encoding_rs::WINDOWS_1252.encode(clients);
    let plans = b"Asiakasnro;Suunnitelma alkaa\n1;1.4.2025\n";
    let bytes = zip(&[("asiakkaat.csv", &clients), ("suunnitelmat.csv", plans)]);
    let register = open(&bytes).unwrap();
    let limits = kotodigi::intake::Limits::of_law(kotodigi::dates::parse_iso("2026-11-23").unwrap());
    let mapping = kotodigi::intake::propose(&register);
    let report = kotodigi::intake::check(&register, &mapping, &Default::default(), &limits, None).unwrap();
    assert_eq!((report.separator, report.encoding), (';', "windows-1252"));
    assert!(kotodigi::intake::has_parts(&bytes).unwrap() && !kotodigi::intake::has_parts(&clients).unwrap());
}

#[test]
fn a_client_number_is_known_by_whatever_it_is_called_in_each_part() {
    let names = [
        "Klientnr",
        "Klient nr",
        "Klientnummer",
        "Klient-ID",
        "Kund-ID",
        "Asiakas-ID",
        "As.nro",
        "Client no",
        "KLIENTNR",
    ];
    for (at, own) in names.into_iter().enumerate() {
        let other = names[(at + 4) % names.len()];
        let clients = format!(
            "Namn;Personbeteckning;Tillståndsdatum;Hemkommun;{own}\nMeri, Aino;290200A901C;1.3.2025;Kuopio;500\nNiemi, Eino;290200A902D;1.3.2025;Kuopio;501\n"
        );
        let plans = format!("{other};Plan från;Plan till;Mål\n501;1.5.2025;30.4.2026;arbete\n500;2.5.2025;1.5.2026;\n");
        let visits = format!("{own};Tid\n500;22.5.2026\n501;23.5.2026\n");
        let package = zip(&[
            ("tidsbokningar.csv", visits.as_bytes()),
            ("klienter.csv", clients.as_bytes()),
            ("planer.csv", plans.as_bytes()),
        ]);
        let register = open(&package).unwrap();
        let mapping = kotodigi::intake::propose(&register);
        assert_eq!(mapping.field_of(own), Some(Field::ClientNumber), "{own}");
        assert_eq!(mapping.field_of("Plan från"), Some(Field::PlanFrom), "{own} {other}");
        assert_eq!(mapping.field_of("Tid"), Some(Field::Ignored), "{own} {other}");
    }
    // A part that cannot be joined is told by its name, whether it has one word we know or many.
    let clients =
        "Namn;Personbeteckning;Tillståndsdatum;Hemkommun;Klientnr\nMeri, Aino;290200A901C;1.3.2025;Kuopio;500\n";
    for (plans, name) in [
        ("Löpnummer;Plan från;Plan till;Mål\n9001;1.5.2025;30.4.2026;arbete\n", "planer.csv"),
        ("Löpnummer;Plan från;Mål\n9001;1.5.2025;arbete\n", "planer.csv"),
        ("Klientnr;Tid\n9001;1.5.2025\n", "besök.csv"),
        ("Puolison asiakasnro;Suunnitelma alkaa\n500;1.5.2025\n", "puolisot.csv"),
    ] {
        let package = zip(&[("klienter.csv", clients.as_bytes()), (name, plans.as_bytes())]);
        let register = open(&package).unwrap();
        let mapping = kotodigi::intake::propose(&register);
        let limits = Limits::of_law(kotodigi::dates::parse_iso("2026-11-27").unwrap());
        let report = kotodigi::intake::check(&register, &mapping, &Mends::default(), &limits, None).unwrap();
        let told: Vec<_> = report.findings.iter().filter(|f| f.part.as_deref() == Some(name)).collect();
        assert_eq!(told.len(), 1, "{plans}: {:?}", report.findings);
        assert_eq!((told[0].kind.code(), told[0].row), ("part_unused", 1), "{plans}");
        assert!(told[0].message(Lang::Sv).contains(&format!("”{name}”")), "{}", told[0].message(Lang::Sv));
    }
}

/// Cells that nobody formatted have the count of days; of a birth before 1927 it has four digits.
#[test]
fn a_birth_before_1927_is_read_from_its_count_of_days() {
    let text = |cell: &str| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
    let head: String =
        ["Hetu", "Sukunimi", "Etunimet", "Syntymäaika", "Kotikunta", "Lupa myönnetty"].map(text).concat();
    let client = |born: &str| {
        let [none, family, given, home] = ["", "Meri", "Aino", "Kuopio"].map(text);
        format!("<row>{none}{family}{given}<c><v>{born}</v></c>{home}<c><v>45577</v></c></row>")
    };
    let sheet =
        format!("<sheetData><row>{head}</row>{}{}{}</sheetData>", client("9131"), client("31000"), client("1985"));
    let bytes = workbook(&[("Asiakkaat", &sheet)], "", false);
    let register = open(&bytes).unwrap();
    let mapping = kotodigi::intake::propose(&register);
    let limits = kotodigi::intake::Limits::of_law(parse_iso("2026-11-23").unwrap());
    let mends = kotodigi::intake::Mends::default();
    let report = kotodigi::intake::check(&register, &mapping, &mends, &limits, None).unwrap();
    let mut born = Vec::new();
    kotodigi::intake::sound_rows(&register, &mapping, &mends, &limits, |row| {
        born.push(row.day(kotodigi::intake::Field::BirthDate));
    })
    .unwrap();
    assert_eq!(born, [parse_iso("1924-12-30"), parse_iso("1984-11-14")]);
    // A year alone is no day.
    let wrong: Vec<_> = report.findings.iter().map(|f| (f.row, f.kind.code())).collect();
    assert_eq!(wrong, [(4, "date_invalid")]);
}
