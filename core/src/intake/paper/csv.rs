//! A table as CSV that Excel and LibreOffice open by a double click in Finland: UTF-8 with its mark, semicolons.

/// A cell that begins so is a formula to a spreadsheet program.
const EVALUATED: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Full-width forms of the same signs, which some programs take for them.
const WIDE: [char; 4] = ['＝', '＋', '－', '＠'];

#[derive(Debug)]
pub struct Csv {
    out: Vec<u8>,
}

impl Csv {
    pub fn new() -> Csv {
        Csv { out: b"\xEF\xBB\xBF".to_vec() }
    }

    pub fn row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                self.out.push(b';');
            }
            self.cell(cell);
        }
        self.out.extend_from_slice(b"\r\n");
    }

    fn cell(&mut self, cell: &str) {
        let guard = cell.starts_with(EVALUATED) || cell.starts_with(WIDE);
        let quoted = guard || cell.contains([';', ',', '"', '\n', '\r', '\t']) || cell.trim().len() < cell.len();
        if !quoted {
            return self.out.extend_from_slice(cell.as_bytes());
        }
        self.out.push(b'"');
        // Opened with another separator, a cell may begin anywhere: after a comma, a line break.
        let mut begins = true;
        for c in cell.chars() {
            if begins && (EVALUATED.contains(&c) || WIDE.contains(&c)) {
                self.out.push(b'\'');
            }
            if c == '"' {
                self.out.push(b'"');
            }
            self.out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            begins = matches!(c, ',' | ';' | '\t' | '\n' | '\r');
        }
        self.out.push(b'"');
    }

    pub fn end(self) -> Vec<u8> {
        self.out
    }
}

impl Default for Csv {
    fn default() -> Csv {
        Csv::new()
    }
}

/// A cell without the sign that guarded it, as our own export wrote it.
pub fn bare(cell: &[u8]) -> &[u8] {
    match cell {
        [b'\'', rest @ ..] if matches!(rest, [b'=' | b'+' | b'-' | b'@', ..]) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_is_itself_again() {
        let cells =
            ["=1+1", "+358401234567", "-5", "@SUM(A1)", "\t=1", "a;b", "say \"no\"", "two\nlines", " x ", "Åke"];
        let mut csv = Csv::new();
        csv.row(cells.into_iter());
        let bytes = csv.end();
        let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(&bytes[3..]);
        let record = reader.byte_records().next().unwrap().unwrap();
        for (cell, read) in cells.iter().zip(&record) {
            let read = std::str::from_utf8(read).unwrap();
            assert!(!read.starts_with(EVALUATED), "{read:?}");
            assert!(!read.contains("\t="), "{read:?}");
            assert_eq!(read.strip_prefix('\'').unwrap_or(read).replace("\t'=", "\t="), *cell);
        }
        assert_eq!(bare(b"'+358"), b"+358");
        assert_eq!(bare(b"'s-Hertogenbosch"), b"'s-Hertogenbosch");
    }
}
