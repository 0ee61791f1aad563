//! What was found out about a file, and what told it: in words, so that a clerk can judge and change it.

use super::encoding::Encoding;
use super::reading::{DateOrder, Reading};
use crate::words::{Lang, Phrase};
use serde_json::{Value, json};

/// What kind of file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Csv,
    Xlsx,
    /// One object a line.
    JsonLines,
    /// One array of objects.
    Json,
    /// Several files in a zip.
    Zip,
}

impl Format {
    pub const fn code(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::JsonLines => "jsonl",
            Format::Json => "json",
            Format::Zip => "zip",
        }
    }
}

/// What a piece of evidence is about: the words of `Reading`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    Format,
    Encoding,
    Separator,
    HeaderRow,
    Part,
    DateOrder,
}

impl Aspect {
    pub const fn code(self) -> &'static str {
        match self {
            Aspect::Format => "format",
            Aspect::Encoding => "encoding",
            Aspect::Separator => "separator",
            Aspect::HeaderRow => "header_row",
            Aspect::Part => "part",
            Aspect::DateOrder => "date_order",
        }
    }
}

/// Why something was taken for what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub of: Aspect,
    pub why: Phrase,
}

/// What became of one sheet of a workbook or one file of a zip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Clients,
    /// Its columns were appended by the client number.
    Joined,
    /// Named, and not read further.
    Unused,
}

impl Role {
    pub const fn code(self) -> &'static str {
        match self {
            Role::Clients => "clients",
            Role::Joined => "joined",
            Role::Unused => "unused",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFound {
    pub name: String,
    pub role: Role,
    /// How many of its headers are known words.
    pub known: usize,
    /// Filled rows below the header, as far as the part was read.
    pub rows: Option<u32>,
}

#[derive(Clone, Debug)]
pub struct Detected {
    pub format: Format,
    /// Macros were in the workbook; they were not run.
    pub macros: bool,
    pub encoding: Encoding,
    /// Nothing stands between cells in a workbook.
    pub separator: Option<char>,
    pub header_row: u32,
    /// The sheet or the file with the clients, if there are several.
    pub part: Option<String>,
    pub date_order: Option<DateOrder>,
    /// Days that would fit both ways are there, and none that tells.
    pub date_order_open: bool,
    pub parts: Vec<PartFound>,
    pub evidence: Vec<Evidence>,
}

impl Detected {
    /// The same as something given: what stands in a mapping file so that next time nothing is guessed.
    pub fn reading(&self) -> Reading {
        let text = self.format == Format::Csv;
        Reading {
            encoding: Some(self.encoding).filter(|_| text),
            separator: self.separator,
            header_row: Some(self.header_row),
            part: self.part.clone(),
            date_order: self.date_order,
        }
    }

    pub(in crate::intake) fn add(&mut self, of: Aspect, why: Phrase) {
        self.evidence.push(Evidence { of, why });
    }

    pub fn json(&self, lang: Lang) -> Value {
        let mut out = json!({
            "format": self.format.code(),
            "encoding": self.encoding.name(),
            "header_row": self.header_row,
            "evidence": self.evidence.iter().map(|e| json!({"of": e.of.code(), "message": e.why.say(lang)})).collect::<Vec<_>>(),
        });
        if let Some(separator) = self.separator {
            out["separator"] = json!(separator);
        }
        if let Some(order) = self.date_order {
            out["date_order"] = json!(order);
        }
        if let Some(part) = &self.part {
            out["part"] = json!(part);
        }
        if self.macros {
            out["macros"] = json!(true);
        }
        if !self.parts.is_empty() {
            let part = |p: &PartFound| json!({"name": p.name, "role": p.role.code(), "known_headers": p.known, "rows": p.rows});
            out["parts"] = self.parts.iter().map(part).collect();
        }
        out
    }
}
