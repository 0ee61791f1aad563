//! A table as CSV and as a workbook. Every cell of a workbook is text, which no spreadsheet program evaluates; in CSV
//! a cell that a program would take for a formula is guarded.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

/// Takes rows and gives a file.
#[derive(Debug)]
pub enum Sheet {
    Csv(Vec<u8>),
    Xlsx { rows: u32, body: Vec<u8> },
}

const BOM: &[u8] = b"\xEF\xBB\xBF";
/// The most a sheet can hold, and a cell.
const ROWS_AT_MOST: u32 = 1_048_576;
const CELL_AT_MOST: usize = 32_767;

impl Sheet {
    pub fn csv() -> Sheet {
        Sheet::Csv(BOM.to_vec())
    }

    pub fn xlsx() -> Sheet {
        Sheet::Xlsx { rows: 0, body: SHEET_BEGINS.as_bytes().to_vec() }
    }

    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        match self {
            Sheet::Csv(out) => {
                for (at, cell) in cells.into_iter().enumerate() {
                    if at > 0 {
                        out.push(b';');
                    }
                    quoted(out, cell);
                }
                out.extend(b"\r\n");
            }
            Sheet::Xlsx { rows, body } => {
                if *rows >= ROWS_AT_MOST {
                    return;
                }
                *rows += 1;
                body.extend(b"<row>");
                for cell in cells {
                    body.extend(b"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                    escaped(body, cell);
                    body.extend(b"</t></is></c>");
                }
                body.extend(b"</row>");
            }
        }
    }

    /// The file, or nothing where it can't be written.
    pub fn done(self) -> Option<Vec<u8>> {
        match self {
            Sheet::Csv(out) => Some(out),
            Sheet::Xlsx { mut body, .. } => {
                body.extend(b"</sheetData></worksheet>");
                let parts = PARTS.iter().map(|(name, text)| (*name, text.as_bytes()));
                zip(parts.chain([("xl/worksheets/sheet1.xml", body.as_slice())]))
            }
        }
    }
}

fn quoted(out: &mut Vec<u8>, cell: &str) {
    out.push(b'"');
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        out.push(b'\'');
    }
    out.extend(cell.replace('"', "\"\"").bytes());
    out.push(b'"');
}

fn escaped(out: &mut Vec<u8>, cell: &str) {
    for letter in cell.chars().take(CELL_AT_MOST) {
        match letter {
            '&' => out.extend(b"&amp;"),
            '<' => out.extend(b"&lt;"),
            '>' => out.extend(b"&gt;"),
            '\t' | '\n' | '\r' => out.push(b' '),
            // XML has no place for these.
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            letter => out.extend(letter.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
}

const SHEET_BEGINS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

/// What stands round the sheet in every workbook.
const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
    ),
    (
        "_rels/.rels",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    ),
];

/// A zip of a few parts, as ZIP's application note lays it out: each part with its head, then the list of them.
fn zip<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Option<Vec<u8>> {
    let (mut out, mut list, mut many) = (Vec::new(), Vec::new(), 0u16);
    for (name, bytes) in parts {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).ok()?;
        let packed = packer.finish().ok()?;
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let mut about = Vec::new();
        // Version 2.0, names in UTF-8, deflated, midnight of 1.1.1980: the same file whenever it is written.
        [20u16, 1 << 11, 8, 0, 0x21].iter().for_each(|half| about.extend(half.to_le_bytes()));
        let sizes = [crc.sum(), u32::try_from(packed.len()).ok()?, u32::try_from(bytes.len()).ok()?];
        sizes.iter().for_each(|word| about.extend(word.to_le_bytes()));
        about.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        let at = u32::try_from(out.len()).ok()?;
        list.extend(b"PK\x01\x02\x14\0".iter().chain(&about));
        list.extend([0; 12]);
        list.extend(at.to_le_bytes());
        list.extend(name.bytes());
        out.extend(b"PK\x03\x04".iter().chain(&about));
        out.extend([0; 2]);
        out.extend(name.bytes().chain(packed));
        many += 1;
    }
    let (size, at) = (u32::try_from(list.len()).ok()?, u32::try_from(out.len()).ok()?);
    out.append(&mut list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([many.to_le_bytes(), many.to_le_bytes()].concat());
    out.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
    out.extend([0; 2]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_read_back_cell_by_cell() {
        let mut sheet = Sheet::xlsx();
        sheet.row(["Sukunimi", "Arvo"]);
        sheet.row(["Mäkinen <&>", "=1+1"]);
        let bytes = sheet.done().unwrap_or_default();
        let register = kotodigi::intake::open(&bytes);
        let Ok(register) = register else { unreachable!("our own workbook opens") };
        assert_eq!(register.header, ["Sukunimi", "Arvo"]);
        let mut record = Default::default();
        assert!(register.records().next(&mut record).is_some());
        assert_eq!(record.iter().collect::<Vec<_>>(), ["Mäkinen <&>".as_bytes(), b"=1+1"]);
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_is_guarded() {
        let mut sheet = Sheet::csv();
        sheet.row(["=HYPERLINK(\"x\")", "a;b"]);
        let bytes = sheet.done().unwrap_or_default();
        assert_eq!(&bytes[3..], b"\"'=HYPERLINK(\"\"x\"\")\";\"a;b\"\r\n");
    }
}
