//! The kinds of hostile file that the issue names, each with a file of it and the place its sentence has to name.

use super::child::Ended;
use serde_json::Value;

pub enum Place {
    /// A sentence with these words: the part, the file in the package, the row, the kind of file.
    Said(&'static str),
    /// A finding in this row and column.
    At(u64, &'static str),
}

use Place::{At, Said};

pub const NAMED: &[(&str, &str, Place)] = &[
    ("zip bombs flat", "zip: bomb of sound rows, 4 GiB", Said("The part “a.csv” unpacks to over")),
    ("zip bombs flat", "zip: bombs in sixteen entries", Said("The part “0.csv” unpacks to over")),
    ("zip bombs nested", "zip: bomb nested", Said("The part “sisalla.zip” is a package inside a package")),
    ("zip bombs nested", "workbook: strings without end", Said("xl/sharedStrings.xml")),
    ("sparse sheets", "sheet: first and last cell there is", Said("In row 1048576 there are at least 16384 columns")),
    ("sparse sheets", "sheet: first and last column", Said("In row 1 there are at least 16384 columns")),
    ("a million columns", "text: a million columns in the header", Said("In row 1 there are at least 1000001 columns")),
    ("a million columns", "text: a million columns in one row", At(2, "Huom")),
    ("one row of 1 GB", "text: a row of 64 MiB", Said("Row 2 is over 8 MB long")),
    ("one row of 1 GB", "a row of nearly 1 GB", Said("Row 2 is over 8 MB long")),
    ("quotes never closed", "text: a quote never closed", At(2, "Sukunimi")),
    ("NUL", "text: NUL in an identity code", At(3, "Hetu")),
    ("NUL", "sheet: NUL in the XML", At(3, "Sukunimi")),
    ("mixed newlines", "text: every line end there is", At(3, "Hetu")),
    ("encrypted workbooks", "kind: a workbook with a password", Said("The workbook is protected by a password")),
    ("encrypted workbooks", "zip: encrypted", Said("The file “asiakkaat.csv” of the package is protected")),
    ("macro workbooks", "workbook: macros", Said("The workbook has macros. They were not run")),
    ("external entities", "workbook: an entity from a file", Said("part “xl/sharedStrings.xml” has a document type")),
    ("external entities", "workbook: a document type from elsewhere", Said("part “xl/workbook.xml” has a document")),
    ("zip-slip names", "zip: a name above the folder", Said("outside of it: “../../../../etc/cron.d/x.csv”")),
    ("zip-slip names", "zip: an absolute name", Said("outside of it: “/etc/passwd.csv”")),
    ("zip-slip names", "zip: a name of Windows", Said("outside of it: “C:/Windows/x.csv”")),
    ("gzip in gzip", "kind: gzip in gzip", Said("The part “gzip” is a package inside a package")),
    ("wrong extension", "kind: PDF", Said("PDF")),
    ("wrong extension", "kind: a CSV called xlsx", Said("with the separator ;")),
    ("formulas", "text: formulas for days and codes", At(3, "Synt.aika")),
    ("formulas", "sheet: a cell of a formula with value", At(3, "Hetu")),
    ("right-to-left marks", "text: right-to-left overrides in a name", At(3, "Sukunimi")),
    ("homographs", "text: a name with Cyrillic look-alikes", At(3, "Sukunimi")),
    ("homographs", "text: an identity code with a Greek alpha", At(3, "Hetu")),
    ("homographs", "text: headers with Cyrillic look-alikes", At(1, "Нetu")),
];

/// What the issue lists under bad input.
pub const KINDS: &[&str] = &[
    "zip bombs flat",
    "zip bombs nested",
    "sparse sheets",
    "a million columns",
    "one row of 1 GB",
    "quotes never closed",
    "NUL",
    "mixed newlines",
    "encrypted workbooks",
    "macro workbooks",
    "external entities",
    "zip-slip names",
    "gzip in gzip",
    "wrong extension",
    "formulas",
    "right-to-left marks",
    "homographs",
];

/// The kinds whose place a case of this name does not name.
pub fn unnamed(case: &str, ended: &Ended) -> Vec<&'static str> {
    let there = NAMED.iter().filter(|(_, name, _)| *name == case);
    there.filter(|(_, _, place)| !place.is_named(ended)).map(|(kind, _, _)| *kind).collect()
}

impl Place {
    fn is_named(&self, ended: &Ended) -> bool {
        match self {
            Said(words) => ended.out.contains(words) || ended.err.contains(words),
            At(row, column) => {
                let report: Value = serde_json::from_str(&ended.out).unwrap_or_default();
                let findings = report["findings"].as_array().cloned().unwrap_or_default();
                findings.iter().any(|f| f["row"] == *row && f["column"] == *column)
            }
        }
    }
}
