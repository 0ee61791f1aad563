//! Workbooks whose packing, relations, strings or styles are wrong.

use super::pack::{Entry, bomb, entry, zip};
use super::{Case, held};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Asiakkaat" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const STRINGS: &str = r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>Meri</t></si></sst>"#;
pub const OPEN: &str = r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;

const HEADS: [&str; 7] = ["Hetu", "Sukunimi", "Etunimet", "Synt.aika", "Kunta", "Lupa myönnetty", "Huom"];
const SOUND: [&str; 7] = ["290200A901C", "Meikäläinen", "Aino", "29.2.2000", "Kuopio", "1.3.2025", ""];

/// One row of text cells.
pub fn row(n: u32, cells: &[&str]) -> String {
    let cell = |(at, text): (usize, &&str)| {
        let column = char::from(b'A' + at as u8);
        format!(r#"<c r="{column}{n}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    format!(r#"<row r="{n}">{}</row>"#, cells.iter().enumerate().map(cell).collect::<String>())
}

/// Header and a sound row.
pub fn top() -> String {
    row(1, &HEADS) + &row(2, &SOUND)
}

/// The parts of a workbook with this sheet; any may be changed.
pub fn parts(sheet: Entry) -> Vec<Entry> {
    vec![
        entry("[Content_Types].xml", TYPES.as_bytes()),
        entry("_rels/.rels", RELS.as_bytes()),
        entry("xl/workbook.xml", BOOK.as_bytes()),
        entry("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        entry("xl/styles.xml", STYLES.as_bytes()),
        entry("xl/sharedStrings.xml", STRINGS.as_bytes()),
        sheet,
    ]
}

pub fn sheet(data: &str) -> Entry {
    entry("xl/worksheets/sheet1.xml", format!("{OPEN}<sheetData>{data}</sheetData></worksheet>").as_bytes())
}

pub fn with(data: &str) -> Vec<u8> {
    zip(&parts(sheet(data)))
}

/// A sound workbook with one part in place of another, or left out.
fn other(name: &str, part: Option<&str>) -> Vec<u8> {
    changed(name, part.map(|text| entry(name, text.as_bytes())))
}

fn changed(name: &str, part: Option<Entry>) -> Vec<u8> {
    // The strings are used, so that they have to be read.
    let data = top() + r#"<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>0</v></c></row>"#;
    let mut parts: Vec<Entry> = parts(sheet(&data)).into_iter().filter(|part| part.name != name.as_bytes()).collect();
    parts.extend(part);
    zip(&parts)
}

fn strings(body: &str) -> Vec<u8> {
    other(
        "xl/sharedStrings.xml",
        Some(&format!(
            r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{body}</sst>"#
        )),
    )
}

fn book(sheets: &str) -> Vec<u8> {
    other("xl/workbook.xml", Some(&BOOK.replace(r#"<sheet name="Asiakkaat" sheetId="1" r:id="rId1"/>"#, sheets)))
}

const LAUGHS: &str = r#"<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">]><sst><si><t>&i;</t></si></sst>"#;
const OUTSIDE: &str =
    r#"<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>"#;
const NAMES: &[&str] = &["xlsx", "excel", "workbook", "zip", "sheet", "row", "part “"];

pub fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, says: &'static [&'static str]| {
        cases.push(Case::new(&format!("workbook: {name}"), "xlsx", held(bytes), says));
    };
    let sound = with(&top());
    add("sound", sound.clone(), &[]);
    for part in [1, 5, 10, 20, 30, 45, 60, 70, 80, 90, 95, 99] {
        add(&format!("cut off at {part} %"), sound[..(sound.len() * part / 100).max(4)].to_vec(), NAMES);
    }
    for part in [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml",
    ] {
        add(&format!("without {part}"), other(part, None), &[]);
        add(&format!("{part} empty"), other(part, Some("")), &[]);
        add(&format!("{part} cut off"), other(part, Some("<?xml version=\"1.0\"?><a b=\"")), &[]);
    }
    add("billion laughs", other("xl/sharedStrings.xml", Some(LAUGHS)), NAMES);
    add("an entity from a file", other("xl/sharedStrings.xml", Some(OUTSIDE)), NAMES);
    add(
        "a document type from elsewhere",
        other(
            "xl/workbook.xml",
            Some(&BOOK.replace("<workbook", "<!DOCTYPE workbook SYSTEM \"http://127.0.0.1:9/x.dtd\"><workbook")),
        ),
        &[],
    );
    add("no sheets", book(""), NAMES);
    add(
        "ten thousand sheets of one part",
        book(
            &(0..10_000)
                .map(|n| format!(r#"<sheet name="S{n}" sheetId="{}" r:id="rId1"/>"#, n + 1))
                .collect::<String>(),
        ),
        &[],
    );
    add("a sheet of no relation", book(r#"<sheet name="A" sheetId="1" r:id="rId99"/>"#), NAMES);
    add("sheets of one name", book(&r#"<sheet name="A" sheetId="1" r:id="rId1"/>"#.repeat(2)), &[]);
    add("a hidden sheet", book(r#"<sheet name="A" state="veryHidden" sheetId="1" r:id="rId1"/>"#), &[]);
    add(
        "a sheet name of 100 000 letters",
        book(&format!(r#"<sheet name="{}" sheetId="1" r:id="rId1"/>"#, "A".repeat(100_000))),
        &[],
    );
    add(
        "a sheet name of a terminal's commands",
        book("<sheet name=\"&#27;[2J\u{202E}A\" sheetId=\"1\" r:id=\"rId1\"/>"),
        &[],
    );
    for target in [
        "http://127.0.0.1:9/sheet1.xml",
        "../../../../etc/passwd",
        "/etc/passwd",
        "worksheets/missing.xml",
        "sharedStrings.xml",
        "workbook.xml",
        "",
    ] {
        add(
            &format!("a sheet at {target:?}"),
            other("xl/_rels/workbook.xml.rels", Some(&BOOK_RELS.replace("worksheets/sheet1.xml", target))),
            NAMES,
        );
    }
    add(
        "macros",
        zip(&[parts(sheet(&top())), vec![entry("xl/vbaProject.bin", &super::kinds::compound("VBA"))]].concat()),
        &[],
    );
    add(
        "a picture, a drawing and links beside",
        zip(&[
            parts(sheet(&top())),
            vec![entry("xl/media/image1.png", b"\x89PNG"), entry("xl/externalLinks/externalLink1.xml", b"<x/>")],
        ]
        .concat()),
        &[],
    );
    add(
        "a binary workbook (xlsb)",
        zip(&[entry("[Content_Types].xml", TYPES.as_bytes()), entry("xl/workbook.bin", &[0x83, 1, 0, 0])]),
        NAMES,
    );
    add(
        "the oldest day of 1904",
        other("xl/workbook.xml", Some(&BOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"))),
        &[],
    );
    add(
        "strings without end",
        changed(
            "xl/sharedStrings.xml",
            Some(bomb(
                "xl/sharedStrings.xml",
                b"<?xml version=\"1.0\"?><sst><si><t>",
                b"abcdefgh",
                1 << 27,
                b"</t></si></sst>",
            )),
        ),
        NAMES,
    );
    add(
        "a hundred million strings",
        changed(
            "xl/sharedStrings.xml",
            Some(bomb(
                "xl/sharedStrings.xml",
                b"<?xml version=\"1.0\"?><sst>",
                b"<si><t>a</t></si>",
                100_000_000,
                b"</sst>",
            )),
        ),
        NAMES,
    );
    add(
        "empty strings without end",
        changed(
            "xl/sharedStrings.xml",
            Some(bomb("xl/sharedStrings.xml", b"<?xml version=\"1.0\"?><sst>", b"<si/>", 400_000_000, b"</sst>")),
        ),
        NAMES,
    );
    add(
        "strings of four milliards",
        other(
            "xl/sharedStrings.xml",
            Some(
                &STRINGS.replace(
                    "count=\"1\" uniqueCount=\"1\"",
                    "count=\"4294967295\" uniqueCount=\"18446744073709551615\"",
                ),
            ),
        ),
        &[],
    );
    add(
        "a string in a hundred thousand pieces",
        strings(&format!("<si>{}</si>", "<r><rPr><b/></rPr><t>a</t></r>".repeat(100_000))),
        &[],
    );
    add("a string with its sound", strings("<si><t>Meri</t><rPh sb=\"0\" eb=\"1\"><t>X</t></rPh></si>"), &[]);
    add(
        "strings nested a hundred thousand deep",
        strings(&format!("{}{}", "<si>".repeat(100_000), "</si>".repeat(100_000))),
        &[],
    );
    add("characters that XML has not", strings("<si><t>a&#0;b&#x110000;c&#xD800;d&#xFFFF;</t></si>"), &[]);
    add("an entity nobody knows", strings("<si><t>&nbsp;&zwj;Meri</t></si>"), &[]);
    add(
        "bytes that are no UTF-8",
        changed(
            "xl/sharedStrings.xml",
            Some(entry("xl/sharedStrings.xml", b"<?xml version=\"1.0\"?><sst><si><t>M\xC3\x28\xFF</t></si></sst>")),
        ),
        &[],
    );
    add(
        "strings in UTF-16",
        changed(
            "xl/sharedStrings.xml",
            Some(entry("xl/sharedStrings.xml", &STRINGS.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>())),
        ),
        &[],
    );
    add(
        "a million styles",
        other(
            "xl/styles.xml",
            Some(&format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf numFmtId=\"14\"/>".repeat(1_000_000))),
        ),
        &[],
    );
    add(
        "styles without end",
        changed(
            "xl/styles.xml",
            Some(bomb(
                "xl/styles.xml",
                b"<styleSheet><cellXfs>",
                b"<xf numFmtId=\"14\"/>",
                100_000_000,
                b"</cellXfs></styleSheet>",
            )),
        ),
        NAMES,
    );
    add(
        "a form of a day of a megabyte",
        other(
            "xl/styles.xml",
            Some(&format!(
                "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs></styleSheet>",
                "[[yyyy".repeat(170_000)
            )),
        ),
        &[],
    );
    add(
        "a workbook within itself",
        zip(&[parts(sheet(&top())), vec![entry("xl/embeddings/a.xlsx", &sound)]].concat()),
        &[],
    );
    cases
}
