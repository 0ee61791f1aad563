//! Sheets whose rows, cells or values are where or what they cannot be.

use super::book::{OPEN, parts, row, top, with};
use super::pack::{Entry, bomb, entry, zip};
use super::{Case, held};

fn third(cells: &str) -> Vec<u8> {
    with(&(top() + &format!("<row r=\"3\">{cells}</row>")))
}

fn whole(xml: &str) -> Vec<u8> {
    zip(&parts(entry("xl/worksheets/sheet1.xml", xml.as_bytes())))
}

fn after(more: &str) -> Vec<u8> {
    whole(&format!("{OPEN}<sheetData>{}</sheetData>{more}</worksheet>", top()))
}

fn endless(head: &str, piece: &[u8], times: u64, tail: &str) -> Vec<u8> {
    let head = format!("{OPEN}<sheetData>{}{head}", top());
    let sheet: Entry = bomb(
        "xl/worksheets/sheet1.xml",
        head.as_bytes(),
        piece,
        times,
        format!("{tail}</sheetData></worksheet>").as_bytes(),
    );
    zip(&parts(sheet))
}

pub fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, says: &'static [&'static str]| {
        cases.push(Case::new(&format!("sheet: {name}"), "xlsx", held(bytes), says));
    };
    const NAMES: &[&str] = &["xlsx", "excel", "workbook", "zip", "sheet", "row", "column", "part “"];
    let cell = |at: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>x</t></is></c>");
    add(
        "first and last cell there is",
        with(&(row(1, &["Hetu"]) + &format!("<row r=\"1048576\">{}</row>", cell("XFD1048576")))),
        &[],
    );
    add("first and last row", with(&(top() + &row(1_048_576, &["x"]))), &[]);
    add(
        "first and last column",
        with(&format!("<row r=\"1\">{}{}</row>{}", cell("A1"), cell("XFD1"), row(2, &["x"]))),
        NAMES,
    );
    add(
        "a size that lies",
        whole(&format!("{OPEN}<dimension ref=\"A1:XFD1048576\"/><sheetData>{}</sheetData></worksheet>", top())),
        &[],
    );
    add(
        "a size that is none",
        whole(&format!("{OPEN}<dimension ref=\"A0:ZZZZZZZ99999999999\"/><sheetData>{}</sheetData></worksheet>", top())),
        &[],
    );
    for (what, at) in [
        ("beyond the last column", "XFE3"),
        ("of row 0", "A0"),
        ("of a row without end", "A99999999999999999999"),
        ("of seven letters", "AAAAAAA3"),
        ("of no letters", "3"),
        ("of no digits", "A"),
        ("of nothing", ""),
        ("of small letters", "a3"),
        ("of a range", "A3:B4"),
        ("with a dollar", "$A$3"),
        ("below zero", "A-3"),
        ("of other letters", "Ä3"),
    ] {
        add(&format!("a cell {what}"), third(&cell(at)), &[]);
    }
    add(
        "cells without places",
        with(
            "<row><c t=\"inlineStr\"><is><t>Hetu</t></is></c><c t=\"inlineStr\"><is><t>Sukunimi</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>",
        ),
        &[],
    );
    add("cells in another order", third(&[cell("C3"), cell("A3"), cell("B3")].concat()), &[]);
    add("one cell a hundred thousand times", third(&cell("A3").repeat(100_000)), &[]);
    add("rows in another order", with(&(row(3, &["x"]) + &top() + &row(2, &["y"]))), &[]);
    add("one row a hundred thousand times", with(&(top() + &row(2, &["x"]).repeat(100_000))), &[]);
    for (what, at) in
        [("0", "0"), ("-1", "-1"), ("1048577", "1048577"), ("four milliards", "4294967296"), ("a word", "kolme")]
    {
        add(&format!("row {what}"), with(&(top() + &format!("<row r=\"{at}\">{}</row>", cell("A3")))), &[]);
    }
    add("a row of a million cells", third(&"<c><v>1</v></c>".repeat(1_000_000)), NAMES);
    add(
        "a header of a million cells",
        with(&format!(
            "<row r=\"1\">{}</row>{}",
            "<c t=\"inlineStr\"><is><t>a</t></is></c>".repeat(1_000_000),
            row(2, &["x"])
        )),
        NAMES,
    );
    for (what, value) in [
        ("beyond the list", "99"),
        ("below zero", "-1"),
        ("without end", "99999999999999999999"),
        ("that is a word", "eka"),
        ("that is nothing", ""),
        ("with a point", "0.5"),
    ] {
        add(&format!("a string's number {what}"), third(&format!("<c r=\"A3\" t=\"s\"><v>{value}</v></c>")), &[]);
    }
    for (what, value) in [
        ("below zero", "-1"),
        ("zero", "0"),
        ("the day that never was", "60"),
        ("beyond year 9999", "2958466"),
        ("beyond all", "1e300"),
        ("no number", "NaN"),
        ("endless", "INF"),
        ("tiny", "4e-324"),
        ("with a hundred thousand digits", ""),
    ] {
        let value = if value.is_empty() { "9".repeat(100_000) } else { value.to_owned() };
        add(
            &format!("a day {what}"),
            third(&format!(
                "<c r=\"A3\" t=\"inlineStr\"><is><t>-</t></is></c><c r=\"B3\" t=\"inlineStr\"><is><t>Meri</t></is></c><c r=\"C3\" t=\"inlineStr\"><is><t>Eino</t></is></c><c r=\"D3\" s=\"1\"><v>{value}</v></c><c r=\"F3\" s=\"1\"><v>{value}</v></c>"
            )),
            &[],
        );
    }
    for (what, xml) in [
        ("of no kind known", "<c r=\"A3\" t=\"zz\"><v>1</v></c>"),
        ("of an error", "<c r=\"B3\" t=\"e\"><v>#REF!</v></c><c r=\"C3\" t=\"e\"><v></v></c>"),
        ("of truth", "<c r=\"B3\" t=\"b\"><v>2</v></c><c r=\"C3\" t=\"b\"><v>tosi</v></c>"),
        ("of a day in words", "<c r=\"D3\" t=\"d\"><v>2025-13-45T99:99:99Z</v></c>"),
        ("of a formula without value", "<c r=\"B3\"><f>HYPERLINK(\"http://x.invalid\")</f></c>"),
        ("of a formula with value", "<c r=\"B3\" t=\"str\"><f>A1&amp;A2</f><v>=1+1</v></c>"),
        (
            "of a formula shared",
            "<c r=\"B3\" t=\"str\"><f t=\"shared\" ref=\"A1:XFD1048576\" si=\"0\">A1</f><v>x</v></c><c r=\"C3\"><f t=\"shared\" si=\"4294967295\"/></c>",
        ),
        ("of a style there is not", "<c r=\"D3\" s=\"99999\"><v>45000</v></c>"),
        ("of a style below zero", "<c r=\"D3\" s=\"-1\"><v>45000</v></c>"),
        ("of two values", "<c r=\"A3\"><v>1</v><v>2</v><is><t>3</t></is></c>"),
        ("with text of none", "<c r=\"A3\" t=\"inlineStr\"></c>"),
        ("with cells within", "<c r=\"A3\"><c r=\"B3\"><v>1</v></c></c>"),
        ("of escapes", "<c r=\"B3\" t=\"inlineStr\"><is><t>M_x0007_e_x001B_[2J_xD800_ri_x</t></is></c>"),
    ] {
        add(&format!("a cell {what}"), third(xml), &[]);
    }
    add(
        "a million merged cells",
        after(&format!(
            "<mergeCells>{}</mergeCells>",
            (1..=1_000_000).map(|n| format!("<mergeCell ref=\"A{n}:B{n}\"/>")).collect::<String>()
        )),
        &[],
    );
    add("everything merged", after("<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"), &[]);
    add(
        "merged over merged",
        after(&format!("<mergeCells>{}</mergeCells>", "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(1_000))),
        &[],
    );
    add(
        "merged backwards and nowhere",
        after(
            "<mergeCells><mergeCell ref=\"C3:A1\"/><mergeCell ref=\"\"/><mergeCell ref=\"A0:ZZZZ9\"/><mergeCell/></mergeCells>",
        ),
        &[],
    );
    add(
        "a hundred thousand deep",
        whole(&format!("{OPEN}{}{}</worksheet>", "<a>".repeat(100_000), "</a>".repeat(100_000))),
        NAMES,
    );
    add(
        "a hundred thousand marks on a cell",
        third(&format!(
            "<c r=\"A3\" {}><v>1</v></c>",
            (0..100_000).map(|n| format!("a{n}=\"1\" ")).collect::<String>()
        )),
        &[],
    );
    add("one mark of 10 MB", third(&format!("<c r=\"A3\" x=\"{}\"><v>1</v></c>", "a".repeat(10_000_000))), &[]);
    add("tags that are not closed", whole(&format!("{OPEN}<sheetData>{}<row r=\"3\"><c r=\"A3\"><v>1", top())), NAMES);
    add("tags closed by others", whole(&format!("{OPEN}<sheetData>{}</worksheet></sheetData>", top())), &[]);
    add(
        "another namespace's names",
        whole(&format!(
            "{}<x:sheetData>{}</x:sheetData></x:worksheet>",
            OPEN.replace("<worksheet xmlns", "<x:worksheet xmlns:x"),
            top().replace("<", "<x:").replace("<x:/", "</x:")
        )),
        &[],
    );
    add(
        "comments, instructions and raw text",
        third(&format!(
            "<!--{}--><?x y?><c r=\"B3\" t=\"inlineStr\"><is><t><![CDATA[<b>Meri]]></t></is></c>",
            "a".repeat(1_000_000)
        )),
        &[],
    );
    add("NUL in the XML", third("<c r=\"B3\" t=\"inlineStr\"><is><t>Me\0ri</t></is></c>"), &[]);
    add("a page instead of a sheet", whole("<!DOCTYPE html><html><body>x</body></html>"), NAMES);
    add("nothing but white", whole(" \n"), &["empty", "sheet"]);
    add("rows without end", endless("", b"<row><c><v>1</v></c></row>", 60_000_000, ""), NAMES);
    add("empty rows without end", endless("", b"<row/>", 300_000_000, ""), NAMES);
    add("blanks without end", endless("", b"        ", 1 << 27, ""), NAMES);
    add(
        "a text without end",
        endless("<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>", b"abcdefgh", 1 << 27, "</t></is></c></row>"),
        NAMES,
    );
    add("a comment without end", endless("<!--", b"abcdefgh", 1 << 27, "-->"), NAMES);
    add("a mark without end", endless("<row r=\"3\" x=\"", b"abcdefgh", 1 << 27, "\"/>"), NAMES);
    add(
        "a cell's pieces without end",
        endless("<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is>", b"<r><t>a</t></r>", 60_000_000, "</is></c></row>"),
        NAMES,
    );
    add(
        "a string of 1 MB in every one of 50 000 cells",
        {
            let string = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1 << 20));
            let rows: String =
                (2..50_002).map(|n| format!("<row r=\"{n}\"><c r=\"G{n}\" t=\"s\"><v>0</v></c></row>")).collect();
            let mut all = parts(super::book::sheet(
                &(super::book::row(1, &["Hetu", "Sukunimi", "Etunimet", "Synt.aika", "Kunta", "Lupa", "Huom"]) + &rows),
            ));
            all[5] = entry("xl/sharedStrings.xml", string.as_bytes());
            zip(&all)
        },
        &[],
    );
    cases
}
