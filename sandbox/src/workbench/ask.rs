//! What the page asks of its worker and what comes back. Cells travel only when somebody opens them.

use kotodigi::intake::map::Wordings;
use kotodigi::intake::{Constant, Field, Reading, RowMend, State};
use kotodigi::words::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody says of a column: one field, or the two halves of a whole name in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub at: usize,
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// The file comes beside this.
    Open {
        name: String,
    },
    /// Reads the file again, as somebody says.
    Read {
        reading: Reading,
    },
    /// Checks by these columns and decisions.
    Check(Choices),
    /// Takes up a mapping or mends that were kept from another time.
    Use {
        text: String,
    },
    Lines {
        group: usize,
        from: usize,
    },
    Wordings {
        group: usize,
        from: usize,
    },
    /// Every wording of a group that has a proposed mend.
    Proposals {
        group: usize,
    },
    /// The old register's words in the columns of codes whose meaning has to be said.
    Meanings {
        from: usize,
    },
    /// Those of them that have a proposal.
    Guesses,
    Samples {
        outcome: Outcome,
    },
    /// Whether a row is a client's.
    HasRow {
        row: u32,
    },
    Take {
        paper: Paper,
    },
    /// How a server is to read the file; for a practice its sound rows too.
    Wanted {
        practice: bool,
    },
}

/// Everything that was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub columns: Vec<Choice>,
    pub constants: Vec<Constant>,
    /// What the old register's words mean.
    pub values: BTreeMap<Field, Wordings>,
    pub decided: Vec<Decided>,
    /// Whose whole rows are.
    pub rows: Vec<RowMend>,
}

/// What a cell is to be read as: one cell, or a wording everywhere in a column. What stood there is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    pub column: String,
    /// None for the whole column.
    pub row: Option<u32>,
    pub part: Option<String>,
    /// Which column of the part it is, where several have the header.
    #[serde(default)]
    pub number: Option<u32>,
    pub from: String,
    pub to: String,
}

/// An ask with the reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    pub id: u32,
    pub lang: Lang,
    pub ask: Ask,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Create,
    Refuse,
}

impl Outcome {
    pub fn is(self, state: State) -> bool {
        matches!((self, state), (Outcome::Create, State::Create) | (Outcome::Refuse, State::Refuse))
    }
}

/// What can be taken away as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    FindingsCsv,
    FindingsXlsx,
    MendedCsv,
    MendedXlsx,
    Mapping,
    Mends,
    Report,
    ReportJson,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tell {
    Ready,
    Progress {
        rows: u32,
    },
    Opened(Opened),
    /// Kept choices that were taken up.
    Used(Choices),
    Checked(Checked),
    Lines(Vec<Line>),
    Wordings(Part<Wording>),
    Meanings(Part<Meaning>),
    Samples(Vec<Sample>),
    HasRow(bool),
    /// The bytes come beside this.
    Paper {
        name: String,
        kind: String,
    },
    /// For the page that loads it.
    Wanted {
        json: String,
    },
    /// A sentence: what is wrong and what to do.
    No(String),
}

/// The next of a long list, and how many there are in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part<T> {
    pub these: Vec<T>,
    pub of: usize,
}

impl<T> Default for Part<T> {
    fn default() -> Part<T> {
        Part { these: Vec::new(), of: 0 }
    }
}

impl<T> Part<T> {
    /// Puts what comes next behind what is there.
    pub fn append(&mut self, next: Part<T>) {
        self.these.extend(next.these);
        self.of = next.of;
    }

    pub fn next(all: impl IntoIterator<Item = T>, from: usize, most: usize) -> Part<T> {
        let mut these = Vec::new();
        let mut of = 0;
        for one in all {
            if of >= from && these.len() < most {
                these.push(one);
            }
            of += 1;
        }
        Part { these, of }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Told {
    pub id: u32,
    pub tell: Tell,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub name: String,
    pub bytes: usize,
    pub hash: String,
    /// `csv`, `xlsx`, `jsonl`, `json`, `zip`.
    pub format: String,
    /// As found or as given, all of it.
    pub reading: Reading,
    /// The sheets or files there are.
    pub parts: Vec<String>,
    pub evidence: Vec<Evidence>,
    pub columns: Vec<Column>,
}

/// What told the encoding, the separator and so on: an aspect of a reading, and a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub of: String,
    pub says: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub at: usize,
    pub header: String,
    /// The first filled cells; none of a column that may not be stored.
    pub cells: Vec<String>,
    pub fields: Vec<Field>,
    pub confidence: u8,
    /// `header`, `content`, `both`, `nothing`.
    pub evidence: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub rows: u32,
    pub create: u32,
    pub refuse: u32,
    pub errors: usize,
    pub warnings: usize,
    pub left_out: usize,
    pub ordinary: u32,
    pub artificial: u32,
    pub groups: Vec<Group>,
    /// How long the check took.
    pub took_ms: u32,
}

/// Findings of one kind in one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub at: usize,
    pub column: String,
    pub code: String,
    pub error: bool,
    /// Of the whole column: there is no cell to mend.
    pub whole: bool,
    pub count: usize,
    /// What kind it is, in a few words.
    pub title: String,
    /// The kind's sentence with its places left open; of a whole column the sentence itself.
    pub says: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub row: u32,
    pub part: Option<String>,
    pub number: Option<u32>,
    pub column: String,
    pub value: String,
    pub says: String,
    pub mend: Option<String>,
}

/// A word of the old register in a column of codes, and what it perhaps means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    pub field: Field,
    pub column: String,
    pub old: String,
    pub count: u32,
    /// In words; none where nobody knows.
    pub new: Option<String>,
    pub guessed: bool,
}

/// One way a cell of a group is written, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    pub value: String,
    pub count: usize,
    pub mend: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    pub row: u32,
    pub cells: Vec<(Field, String)>,
    /// Why it is refused.
    pub says: Vec<String>,
}
