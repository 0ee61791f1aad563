//! Decision tables: each row becomes facts, the law is asked by its one path, the expectations are read from the
//! findings. Any rows of the same columns can be verified; a lawyer extends a table in a spreadsheet.

mod columns;

use crate::law::facts::{Euros, Facts};
use crate::law::{Answer, Finding, Law, Rule, findings};
use columns::TABLES;
use serde::Serialize;

/// Puts a cell into the facts; says what was wanted when it cannot.
type Put = fn(&mut Facts, &str) -> Result<(), &'static str>;

/// A table this program can verify: its columns and the rules that answer them.
struct Table {
    name: &'static str,
    inputs: &'static [(&'static str, Put)],
    /// Column, rule, and what an absent finding means there.
    expects: &'static [(&'static str, Rule, &'static str)],
}

/// How a table fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableResult {
    pub table: String,
    pub passed: usize,
    pub failures: Vec<Failure>,
}

impl TableResult {
    /// Rows with at least one failure.
    pub fn failed(&self) -> usize {
        let mut cases: Vec<_> = self.failures.iter().map(|f| f.row).collect();
        cases.dedup();
        cases.len()
    }
}

/// One cell of one row that does not agree with the law, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The spreadsheet row; the header is 1.
    pub row: usize,
    pub case: String,
    pub column: String,
    /// What the cell says, or for a cell that cannot be read, what was wanted there.
    pub expected: String,
    pub got: String,
    /// The cell itself cannot be read.
    pub malformed: bool,
}

/// Why a table cannot be verified at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    #[error("unknown table `{0}`")]
    UnknownTable(String),
    #[error("unknown column `{0}`")]
    UnknownColumn(String),
    #[error("missing column `{0}`")]
    MissingColumn(String),
    #[error("column `{0}` stands twice")]
    DoubleColumn(String),
    #[error("no rows")]
    Empty,
    #[error("row {row}: {reason}")]
    Unreadable { row: u64, reason: String },
}

/// Verifies one table; `name` with or without `.csv`.
pub fn verify(name: &str, csv: &str) -> Result<TableResult, TableFault> {
    let name = name.strip_suffix(".csv").unwrap_or(name);
    let table = TABLES.iter().find(|t| t.name == name).ok_or_else(|| TableFault::UnknownTable(name.to_owned()))?;
    let mut result = TableResult { table: name.to_owned(), passed: 0, failures: Vec::new() };
    let mut out = Vec::new();
    for_each_row(table, csv, |row| {
        let before = result.failures.len();
        match row.facts(table) {
            Ok(facts) => {
                out.clear();
                findings(&Law::IN_FORCE, &facts, &mut (), &mut out);
                result.failures.extend(row.differences(table, &out));
            }
            Err(malformed) => result.failures.push(malformed),
        }
        result.passed += usize::from(result.failures.len() == before);
    })?;
    if result.passed == 0 && result.failures.is_empty() {
        return Err(TableFault::Empty);
    }
    Ok(result)
}

/// Verifies many tables; the caller has read the files.
pub fn verify_all<'a>(
    tables: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Vec<(&'a str, Result<TableResult, TableFault>)> {
    tables.into_iter().map(|(name, csv)| (name, verify(name, csv))).collect()
}

/// A readable row: its facts, and what each rule is expected to answer.
#[derive(Clone, Debug)]
pub struct Case {
    pub case: String,
    pub facts: Facts,
    pub expects: Vec<(Rule, String)>,
}

/// Every readable row of a table.
pub fn cases(name: &str, csv: &str) -> Result<Vec<Case>, TableFault> {
    let table = TABLES.iter().find(|t| t.name == name).ok_or_else(|| TableFault::UnknownTable(name.to_owned()))?;
    let mut cases = Vec::new();
    for_each_row(table, csv, |row| {
        if let Ok(facts) = row.facts(table) {
            let expects = table.expects.iter().map(|(column, rule, _)| (*rule, row.cell(column).to_owned()));
            cases.push(Case { case: row.cell("case").to_owned(), facts, expects: expects.collect() });
        }
    })?;
    Ok(cases)
}

/// The names of the tables.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|table| table.name)
}

struct Row<'a> {
    number: usize,
    headers: &'a csv::StringRecord,
    cells: &'a csv::StringRecord,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        self.headers.iter().position(|header| header == column).and_then(|at| self.cells.get(at)).unwrap_or_default()
    }

    fn failure(&self, column: &str, expected: &str, got: &str, malformed: bool) -> Failure {
        Failure {
            row: self.number,
            case: self.cell("case").to_owned(),
            column: column.to_owned(),
            expected: expected.to_owned(),
            got: got.to_owned(),
            malformed,
        }
    }

    fn facts(&self, table: &Table) -> Result<Facts, Failure> {
        let mut facts = Facts::default();
        for (column, put) in table.inputs {
            let cell = self.cell(column);
            put(&mut facts, cell).map_err(|wanted| self.failure(column, wanted, cell, true))?;
        }
        Ok(facts)
    }

    fn differences(&self, table: &Table, out: &[Finding]) -> Vec<Failure> {
        let mut differences = Vec::new();
        for (column, rule, absent) in table.expects {
            let expected = self.cell(column);
            let answer = out.iter().find(|finding| finding.rule == *rule).map(|finding| finding.answer);
            if !agrees(answer, absent, expected) {
                let got = answer.map_or_else(|| (*absent).to_owned(), |answer| answer.plain());
                differences.push(self.failure(column, expected, &got, false));
            }
        }
        differences
    }
}

/// Whether a cell says what the law answers: amounts by value, items as a set, everything else to the letter.
pub fn agrees(answer: Option<Answer>, absent: &str, cell: &str) -> bool {
    match answer {
        None => cell == absent,
        Some(Answer::Cents(cents)) => Euros::parse(cell).is_some_and(|euros| euros.cents == cents),
        Some(Answer::Euros(euros)) => Euros::parse(cell).is_some_and(|cell| cell.cents == euros * 100),
        Some(Answer::Items(items)) => {
            let mut listed: Vec<_> = cell.split(';').filter(|item| !item.is_empty()).collect();
            listed.sort_unstable();
            listed.iter().copied().eq(items.iter().map(|i| i.to_string()).collect::<Vec<_>>().iter())
        }
        Some(answer) => answer.plain() == cell,
    }
}

fn for_each_row(table: &Table, csv: &str, mut each: impl FnMut(&Row)) -> Result<(), TableFault> {
    let unreadable = |error: csv::Error| TableFault::Unreadable {
        row: error.position().map_or(1, csv::Position::line),
        reason: error.to_string(),
    };
    let csv = csv.strip_prefix('\u{feff}').unwrap_or(csv);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(csv)).flexible(true).from_reader(csv.as_bytes());
    let headers = reader.headers().map_err(unreadable)?.clone();
    check_headers(table, &headers)?;
    for (number, record) in (2..).zip(reader.records()) {
        let cells = record.map_err(unreadable)?;
        if cells.len() != headers.len() {
            let reason = format!("{} cells where the header has {}", cells.len(), headers.len());
            return Err(TableFault::Unreadable { row: number, reason });
        }
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        each(&Row { number, headers: &headers, cells: &cells });
    }
    Ok(())
}

/// A Finnish spreadsheet separates by semicolons; no column's name has a comma or a semicolon.
fn delimiter(csv: &str) -> u8 {
    let header = csv.lines().next().unwrap_or_default();
    if header.contains(';') && !header.contains(',') { b';' } else { b',' }
}

/// Columns for the reader of the table only.
const REMARKS: [&str; 2] = ["note", "huom"];

fn check_headers(table: &Table, headers: &csv::StringRecord) -> Result<(), TableFault> {
    let known = || {
        let inputs = table.inputs.iter().map(|(column, _)| *column);
        std::iter::once("case").chain(inputs).chain(table.expects.iter().map(|(column, ..)| *column))
    };
    for (at, header) in headers.iter().enumerate() {
        if !known().any(|column| column == header) && !REMARKS.contains(&header) {
            return Err(TableFault::UnknownColumn(header.to_owned()));
        }
        if headers.iter().take(at).any(|earlier| earlier == header) {
            return Err(TableFault::DoubleColumn(header.to_owned()));
        }
    }
    match known().find(|column| !headers.iter().any(|header| header == *column)) {
        Some(missing) => Err(TableFault::MissingColumn(missing.to_owned())),
        None => Ok(()),
    }
}
