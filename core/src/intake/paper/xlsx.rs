//! A table as a workbook whose cells are all text. Written as it goes: a million cells take a few megabytes, in a
//! page too, where the well-known libraries hold the whole workbook or want a disk.

use super::deflate::Deflate;
use super::zip::Zip;

/// As many rows as a sheet has; the rest goes to further sheets.
const ROWS_AT_MOST: u32 = 1_048_576;
/// As many UTF-16 units as a cell has.
const UNITS_AT_MOST: usize = 32_767;

#[derive(Debug)]
pub struct Xlsx {
    name: String,
    header: Vec<String>,
    sheet: Deflate,
    row: u32,
    done: Vec<super::deflate::Packed>,
    line: String,
}

impl Xlsx {
    pub fn new(name: &str) -> Xlsx {
        Xlsx {
            name: sheet_name(name),
            header: Vec::new(),
            sheet: begun(),
            row: 0,
            done: Vec::new(),
            line: String::new(),
        }
    }

    /// The first row is the header: bold, and on top of every sheet.
    pub fn row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        if self.row == ROWS_AT_MOST {
            self.close_sheet();
            let header = std::mem::take(&mut self.header);
            self.write(header.iter().map(String::as_str), true);
            self.header = header;
        }
        if self.row == 0 {
            self.header = cells.map(str::to_owned).collect();
            let header = self.header.clone();
            self.write(header.iter().map(String::as_str), true);
        } else {
            self.write(cells, false);
        }
    }

    fn write<'c>(&mut self, cells: impl Iterator<Item = &'c str>, bold: bool) {
        self.row += 1;
        self.line.clear();
        self.line.push_str("<row>");
        for cell in cells {
            if cell.is_empty() {
                self.line.push_str("<c/>");
                continue;
            }
            let style = if bold { 2 } else { 1 };
            self.line.push_str(if style == 2 { "<c s=\"2\" " } else { "<c s=\"1\" " });
            self.line.push_str("t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            escape(cell, &mut self.line);
            self.line.push_str("</t></is></c>");
        }
        self.line.push_str("</row>");
        self.sheet.write(self.line.as_bytes());
    }

    fn close_sheet(&mut self) {
        self.sheet.write(b"</sheetData></worksheet>");
        let sheet = std::mem::replace(&mut self.sheet, begun());
        self.done.push(sheet.end());
        self.row = 0;
    }

    pub fn end(mut self) -> Vec<u8> {
        self.close_sheet();
        let numbers = 1..=self.done.len();
        let all = |each: &dyn Fn(usize) -> String| numbers.clone().map(each).collect::<String>();
        let types = all(&|n| {
            format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{SHEET_TYPE}.worksheet+xml\"/>")
        });
        let sheets = all(&|n| {
            let mut name = String::new();
            escape(&self.name, &mut name);
            let name = if n == 1 { name } else { format!("{name} {n}") };
            format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")
        });
        let ties = all(&|n| {
            format!("<Relationship Id=\"rId{n}\" Type=\"{TIE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
        });
        let mut zip = Zip::default();
        zip.text(
            "[Content_Types].xml",
            &format!(
                "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{SHEET_TYPE}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/styles.xml\" ContentType=\"{SHEET_TYPE}.styles+xml\"/>{types}</Types>"
            ),
        );
        zip.text(
            "_rels/.rels",
            &format!("{XML}{TIES}<Relationship Id=\"rId1\" Type=\"{TIE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        );
        zip.text(
            "xl/workbook.xml",
            &format!("{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{TIE}\"><sheets>{sheets}</sheets></workbook>"),
        );
        zip.text(
            "xl/_rels/workbook.xml.rels",
            &format!("{XML}{TIES}{ties}<Relationship Id=\"rIdS\" Type=\"{TIE}/styles\" Target=\"styles.xml\"/></Relationships>"),
        );
        zip.text("xl/styles.xml", &format!("{XML}{STYLES}"));
        for (n, sheet) in (1..).zip(&self.done) {
            zip.file(&format!("xl/worksheets/sheet{n}.xml"), sheet);
        }
        zip.end()
    }
}

fn begun() -> Deflate {
    let mut sheet = Deflate::new();
    sheet.write(
        format!(
            "{XML}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
             <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
             <sheetFormatPr defaultRowHeight=\"15\"/><cols><col min=\"1\" max=\"64\" width=\"18\" customWidth=\"1\"/></cols><sheetData>"
        )
        .as_bytes(),
    );
    sheet
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TIE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TIES: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// Cell styles: 1 = text (number format 49), 2 = text in bold.
const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>";

/// A name a sheet may have: 31 signs less a number's room, none of those a formula uses.
fn sheet_name(name: &str) -> String {
    let clean: String =
        name.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { '-' } else { c }).take(26).collect();
    if clean.trim().is_empty() { "1".to_owned() } else { clean }
}

/// Text of a cell: XML's own signs, control signs as Excel writes them, no more than a cell holds.
fn escape(text: &str, out: &mut String) {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > UNITS_AT_MOST {
            break;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '_' if is_escape(&text[at..]) => out.push_str("_x005F_"),
            c if c < ' ' || c == '\u{7f}' || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {
                out.push_str(&format!("_x{:04X}_", u32::from(c)));
            }
            c => out.push(c),
        }
    }
}

/// `_x0041_` in a text means something to Excel; its first sign is written as one.
fn is_escape(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() >= 7 && b[1] == b'x' && b[2..6].iter().all(u8::is_ascii_hexdigit) && b[6] == b'_'
}
