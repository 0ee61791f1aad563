//! The file on the bench: opened, mapped, checked. It lives in the worker's memory and nowhere else.

use super::ask::{
    Ask, Checked, Choices, Evidence as Said, Group, Line, Meaning, Opened, Outcome, Paper, Part, Sample, Tell, Wording,
};
use super::chosen::{chosen, columns, mends};
use super::{kept, papers};
use chrono::NaiveDate;
use kotodigi::intake::field::Shape;
use kotodigi::intake::finding::Kind;
use kotodigi::intake::map::Mapping;
use kotodigi::intake::{
    self as intake, Fault, Field, Finding, Limits, Mends, OldRegister, Reading, Report, Severity, Sure, Value,
    check_watched, file_hash, open_with, propose, report, sound_rows, wordings,
};
use kotodigi::words::Lang;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// So many lines of a group, and so many wordings, are sent at a time.
pub const PAGE: usize = 50;
const SAMPLES: usize = 5;

/// Files that are handed over, with their bytes.
pub type Bytes = Option<Vec<u8>>;

#[derive(Debug)]
pub struct Bench {
    on: NaiveDate,
    pub(super) name: String,
    bytes: Vec<u8>,
    pub(super) hash: String,
    reading: Reading,
    pub(super) mapping: Mapping,
    pub(super) report: Option<Report>,
    /// Indexes of findings, group by group.
    groups: Vec<Vec<usize>>,
    pub(super) mends: Mends,
}

impl Bench {
    pub fn new(on: NaiveDate) -> Bench {
        Bench {
            on,
            name: String::new(),
            bytes: Vec::new(),
            hash: String::new(),
            reading: Reading::default(),
            mapping: Mapping::default(),
            report: None,
            groups: Vec::new(),
            mends: Mends::default(),
        }
    }

    /// Puts a file on the bench in place of the one before.
    pub fn lay(&mut self, bytes: Vec<u8>) {
        self.hash = file_hash(&bytes);
        self.bytes = bytes;
        self.reading = Reading::default();
        self.report = None;
    }

    pub fn answer(&mut self, ask: Ask, lang: Lang, progress: &dyn Fn(u32)) -> (Tell, Bytes) {
        let answered = match ask {
            Ask::Open { name } => {
                self.name = name;
                self.open(lang).map(|opened| (Tell::Opened(opened), None))
            }
            Ask::Read { reading } => {
                self.reading = reading;
                self.open(lang).map(|opened| (Tell::Opened(opened), None))
            }
            Ask::Check(choices) => self.check(choices, lang, progress).map(|checked| (Tell::Checked(checked), None)),
            Ask::Use { text } => self.take_up(&text).map(|choices| {
                (choices.map_or_else(|| Tell::No(kept::NEITHER.say(lang).to_owned()), Tell::Used), None)
            }),
            Ask::HasRow { row } => {
                let there = self.report.as_ref().is_some_and(|report| report.states.of(row).is_some());
                Ok((Tell::HasRow(there), None))
            }
            Ask::Lines { group, from } => Ok((Tell::Lines(self.lines(group, from, lang)), None)),
            Ask::Wordings { group, from } => Ok((Tell::Wordings(Part::next(self.wordings(group), from, PAGE)), None)),
            Ask::Proposals { group } => {
                let proposed = self.wordings(group).into_iter().filter(|wording| wording.mend.is_some());
                Ok((Tell::Wordings(Part::next(proposed, 0, usize::MAX)), None))
            }
            Ask::Samples { outcome } => Ok((Tell::Samples(self.samples(outcome, lang)), None)),
            Ask::Take { paper } => self.paper(paper, lang),
            Ask::Meanings { from } => {
                self.meanings(lang).map(|all| (Tell::Meanings(Part::next(all, from, PAGE)), None))
            }
            Ask::Guesses => self.meanings(lang).map(|all| {
                let guessed = all.into_iter().filter(|meaning| meaning.guessed);
                (Tell::Meanings(Part::next(guessed, 0, usize::MAX)), None)
            }),
            Ask::Wanted { practice } => self.wanted(practice).map(|json| (Tell::Wanted { json }, None)),
        };
        answered.unwrap_or_else(|fault| (Tell::No(fault.message(lang)), None))
    }

    fn open(&mut self, lang: Lang) -> Result<Opened, Fault> {
        let register = open_with(&self.bytes, &self.reading)?;
        let mapping = propose(&register);
        let detected = register.detected();
        let evidence = detected.evidence.iter();
        let opened = Opened {
            name: self.name.clone(),
            bytes: self.bytes.len(),
            hash: self.hash.clone(),
            format: detected.format.code().to_owned(),
            reading: detected.reading(),
            parts: detected.parts.iter().map(|part| part.name.clone()).collect(),
            evidence: evidence.map(|e| Said { of: e.of.code().to_owned(), says: e.why.say(lang) }).collect(),
            columns: columns(&register, &mapping),
        };
        self.mapping = mapping;
        Ok(opened)
    }

    fn take_up(&self, text: &str) -> Result<Option<Choices>, Fault> {
        let register = open_with(&self.bytes, &self.reading)?;
        Ok(kept::take_up(&register, &self.mapping, &self.hash, text))
    }

    fn check(&mut self, choices: Choices, lang: Lang, progress: &dyn Fn(u32)) -> Result<Checked, Fault> {
        let register = open_with(&self.bytes, &self.reading)?;
        let Choices { columns, constants, values, decided, rows } = choices;
        self.mends = mends(&self.hash, decided, rows);
        self.mapping = Mapping { constants, values, ..chosen(&register, &self.mapping, &columns) };
        let mut watch = |rows| {
            progress(rows);
            ControlFlow::Continue(())
        };
        let limits = Limits::of_law(self.on);
        let report = check_watched(&register, &self.mapping, &self.mends, &limits, None, &mut watch)?;
        let Some(mut report) = report else { return Ok(Checked::default()) };
        report.file_hash = Some(self.hash.clone());
        self.groups = groups(&report.findings);
        let checked = self.checked(&report, lang);
        self.report = Some(report);
        Ok(checked)
    }

    fn checked(&self, report: &Report, lang: Lang) -> Checked {
        let group = |(at, findings): (usize, &Vec<usize>)| {
            let first = report.findings.get(*findings.first()?)?;
            Some(Group {
                at,
                column: headed(first, lang),
                code: first.kind.code().to_owned(),
                error: first.severity() == Severity::Error,
                whole: first.row <= 1,
                count: findings.len(),
                title: first.kind.title().say(lang).to_owned(),
                says: match first.row <= 1 && findings.len() == 1 {
                    true => first.message(lang),
                    false => left_open(first.kind.text().say(lang)),
                },
            })
        };
        Checked {
            rows: report.rows,
            create: report.would.create,
            refuse: report.would.reject,
            errors: report.errors(),
            warnings: report.warnings(),
            left_out: report.left_out,
            ordinary: report.identity_codes.ordinary,
            artificial: report.identity_codes.artificial,
            groups: self.groups.iter().enumerate().filter_map(group).collect(),
            took_ms: 0,
        }
    }

    /// How a server is to read the file, and that it is this one; a practice takes the rows as they stand here.
    fn wanted(&self, practice: bool) -> Result<String, Fault> {
        let register = open_with(&self.bytes, &self.reading)?;
        let wanted = serde_json::json!({
            "name": self.name,
            "mapping": self.mapping_file(&register),
            "mends": self.mends,
            "expected_hash": self.hash,
        });
        if !practice {
            return Ok(serde_json::json!({"name": self.name, "wanted": wanted}).to_string());
        }
        let mut rows = Vec::new();
        sound_rows(&register, &self.mapping, &self.mends, &Limits::of_law(self.on), |row| rows.push(row))?;
        let came = self.report.as_ref().map_or(0, |report| report.rows);
        let hash = file_hash(wanted.to_string().as_bytes());
        let rows = serde_json::json!({"came": came, "hash": hash, "rows": rows});
        Ok(serde_json::json!({"name": self.name, "wanted": wanted, "practice": rows}).to_string())
    }

    fn of_group(&self, group: usize) -> impl Iterator<Item = &Finding> {
        let findings = self.report.as_ref().map(|report| report.findings.as_slice()).unwrap_or_default();
        self.groups.get(group).into_iter().flatten().filter_map(|at| findings.get(*at))
    }

    fn lines(&self, group: usize, from: usize, lang: Lang) -> Vec<Line> {
        self.of_group(group).skip(from).take(PAGE).map(|finding| line(finding, lang)).collect()
    }

    /// How the cells of a group are written, the commonest first.
    fn wordings(&self, group: usize) -> Vec<Wording> {
        let mut found = BTreeMap::<&str, (usize, Option<String>)>::new();
        for finding in self.of_group(group) {
            let (count, mend) = found.entry(&finding.value).or_default();
            *count += 1;
            if mend.is_none() {
                mend.clone_from(&finding.mend);
            }
        }
        let wording = |(value, (count, mend)): (&str, _)| Wording { value: value.to_owned(), count, mend };
        let mut wordings: Vec<Wording> = found.into_iter().map(wording).collect();
        wordings.sort_by_key(|wording| std::cmp::Reverse(wording.count));
        wordings
    }

    fn samples(&self, outcome: Outcome, lang: Lang) -> Vec<Sample> {
        let Some(report) = &self.report else { return Vec::new() };
        let errors = |row| {
            let of_row = report.findings.iter().filter(move |f| f.row == row && f.severity() == Severity::Error);
            of_row.map(|f| format!("{}: {}", f.column, f.message(lang))).collect::<Vec<_>>()
        };
        let sample = |sample: &report::Sample| Sample {
            row: sample.row,
            cells: sample.values.iter().map(|(field, value)| (*field, said(*field, value, lang))).collect(),
            says: if outcome == Outcome::Refuse { errors(sample.row) } else { Vec::new() },
        };
        report.samples.iter().filter(|sample| outcome.is(sample.state)).take(SAMPLES).map(sample).collect()
    }

    fn paper(&self, paper: Paper, lang: Lang) -> Result<(Tell, Bytes), Fault> {
        let register = open_with(&self.bytes, &self.reading)?;
        let (name, kind, bytes) = papers::write(self, &register, paper, lang)?;
        Ok((Tell::Paper { name, kind: kind.to_owned() }, Some(bytes)))
    }

    /// The old register's words that somebody has to look at, the unknown first.
    fn meanings(&self, lang: Lang) -> Result<Vec<Meaning>, Fault> {
        let register = open_with(&self.bytes, &self.reading)?;
        let words = wordings(&register, &self.mapping)?;
        let meaning = |word: intake::Wording| Meaning {
            new: word.new.map(|code| named(word.field, &code, lang)),
            field: word.field,
            column: word.column,
            old: word.old,
            count: word.count,
            guessed: word.sure == Sure::Guessed,
        };
        Ok(words.into_iter().filter(|word| word.sure != Sure::Known).map(meaning).collect())
    }

    /// What is kept for the next file of the same register: the columns, and how the file was read.
    pub(super) fn mapping_file(&self, register: &OldRegister<'_>) -> Mapping {
        Mapping { reading: Some(register.detected().reading()), ..self.mapping.clone() }
    }
}

/// Errors before warnings, frequent before rare.
fn groups(findings: &[Finding]) -> Vec<Vec<usize>> {
    let mut groups = BTreeMap::<_, Vec<usize>>::new();
    for (at, finding) in findings.iter().enumerate() {
        groups.entry((finding.severity(), finding.kind, finding.column.as_str())).or_default().push(at);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|((severity, ..), findings)| (*severity, std::cmp::Reverse(findings.len())));
    groups.into_iter().map(|(_, findings)| findings).collect()
}

/// The column's header; of a column that the file does not have, what its field is called.
fn headed(finding: &Finding, lang: Lang) -> String {
    match finding.kind {
        Kind::ColumnMissing | Kind::ColumnAbsent => Field::parse(&finding.column).map(|field| field.label().say(lang)),
        _ => None,
    }
    .map_or_else(|| finding.column.clone(), str::to_owned)
}

fn line(finding: &Finding, lang: Lang) -> Line {
    Line {
        row: finding.row,
        part: finding.part.clone(),
        number: finding.number,
        column: finding.column.clone(),
        value: finding.value.clone(),
        says: finding.message(lang),
        mend: finding.mend.clone(),
    }
}

/// A value in words: a code by its name.
fn said(field: Field, value: &Value, lang: Lang) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Day(day) => kotodigi::words::say_date(*day, lang),
        Value::Code(code) => named(field, code, lang),
        Value::Mark(yes) => named(field, if *yes { "yes" } else { "no" }, lang),
    }
}

/// The name of a code; yes and no in words.
fn named(field: Field, code: &str, lang: Lang) -> String {
    match field.shape() {
        Shape::Code(list) => list.codes().get(code).map_or(code, |code| code.name(lang)),
        Shape::YesNo if code == "yes" => crate::texts::YES.say(lang),
        Shape::YesNo if code == "no" => crate::texts::NO.say(lang),
        _ => code,
    }
    .to_owned()
}

/// The kind's sentence where every place stays open.
fn left_open(says: &str) -> String {
    let mut out = String::with_capacity(says.len());
    let mut rest = says.strip_suffix(" {1}").unwrap_or(says);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push('…');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::super::ask::{Choice, Decided};
    use super::*;

    const FILE: &[u8] = include_bytes!("../../../fixtures/legacy/kunta_a.csv");

    fn told(bench: &mut Bench, ask: Ask) -> Tell {
        bench.answer(ask, Lang::En, &|_| {}).0
    }

    /// A bench with the file on it, and the choices it proposes.
    fn laid() -> (Bench, Choices) {
        let mut bench = Bench::new(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap_or_default());
        bench.lay(FILE.to_vec());
        let Tell::Opened(opened) = told(&mut bench, Ask::Open { name: "kunta_a.csv".into() }) else { unreachable!() };
        let columns = opened.columns.into_iter().map(|c| Choice { at: c.at, fields: c.fields }).collect();
        (bench, Choices { columns, ..Choices::default() })
    }

    fn checked(bench: &mut Bench, choices: &Choices) -> Checked {
        let Tell::Checked(checked) = told(bench, Ask::Check(choices.clone())) else { unreachable!() };
        checked
    }

    #[test]
    fn groups_hold_every_finding_and_wordings_are_counted() {
        let (mut bench, choices) = laid();
        let found = checked(&mut bench, &choices);
        assert_eq!(found.rows, 240);
        assert_eq!(found.groups.iter().map(|g| g.count).sum::<usize>(), found.errors + found.warnings);
        assert!(found.groups.iter().is_sorted_by_key(|g| !g.error), "errors first");
        for group in &found.groups {
            let wordings = Ask::Wordings { group: group.at, from: 0 };
            let Tell::Wordings(all) = told(&mut bench, wordings) else { unreachable!() };
            assert_eq!(all.of, all.these.len());
            assert_eq!(all.these.iter().map(|w| w.count).sum::<usize>(), group.count, "{}", group.code);
        }
    }

    #[test]
    fn a_mend_leaves_the_findings_and_stands_in_the_mended_file() {
        let (mut bench, mut choices) = laid();
        let before = checked(&mut bench, &choices);
        let at = before.groups.iter().find(|g| g.code == "mojibake").map(|g| g.at).unwrap_or_default();
        let Tell::Wordings(proposed) = told(&mut bench, Ask::Proposals { group: at }) else { unreachable!() };
        assert!(!proposed.these.is_empty());
        let column = before.groups[at].column.clone();
        let one = |w: Wording| Decided {
            column: column.clone(),
            row: None,
            part: None,
            number: None,
            from: w.value,
            to: w.mend.unwrap_or_default(),
        };
        let count = proposed.these.iter().map(|w| w.count).sum::<usize>();
        choices.decided = proposed.these.into_iter().map(one).collect();
        let after = checked(&mut bench, &choices);
        assert_eq!(after.errors + after.warnings + count, before.errors + before.warnings);
        let csv = bench.answer(Ask::Take { paper: Paper::MendedCsv }, Lang::En, &|_| {}).1;
        let csv = String::from_utf8(csv.unwrap_or_default()).unwrap_or_default();
        assert!(csv.contains(&choices.decided[0].to) && !csv.contains(&choices.decided[0].from));
        assert!(!csv.contains("kristinusko") && !csv.contains("Uskonto"), "what may not come does not go on");
        // Kept, and taken up again.
        let kept = bench.answer(Ask::Take { paper: Paper::Mends }, Lang::En, &|_| {}).1;
        let text = String::from_utf8(kept.unwrap_or_default()).unwrap_or_default();
        let Tell::Used(used) = told(&mut bench, Ask::Use { text }) else { unreachable!() };
        assert_eq!(used.decided, choices.decided);
    }

    #[test]
    fn a_mapping_is_taken_up_by_the_names_of_its_columns() {
        let (mut bench, mut choices) = laid();
        let last = choices.columns.len() - 1;
        choices.columns[last].fields = vec![Field::Ignored];
        let _ = checked(&mut bench, &choices);
        let kept = bench.answer(Ask::Take { paper: Paper::Mapping }, Lang::En, &|_| {}).1;
        let text = String::from_utf8(kept.unwrap_or_default()).unwrap_or_default();
        let (mut fresh, _) = laid();
        let Tell::Used(used) = told(&mut fresh, Ask::Use { text }) else { unreachable!() };
        assert_eq!(used.columns, choices.columns);
        let Tell::No(_) = told(&mut fresh, Ask::Use { text: "{}".into() }) else { unreachable!() };
    }

    #[test]
    fn a_column_that_a_kept_mapping_reads_for_two_fields_is_taken_up_so() {
        let (mut bench, mut choices) = laid();
        let marks = |fields: &[Field]| fields == [Field::Jobseeker];
        let at = choices.columns.iter().position(|choice| marks(&choice.fields)).unwrap_or_default();
        choices.columns[at].fields = vec![Field::Jobseeker, Field::Notes];
        let before = checked(&mut bench, &choices);
        let kept = bench.answer(Ask::Take { paper: Paper::Mapping }, Lang::En, &|_| {}).1;
        let text = String::from_utf8(kept.unwrap_or_default()).unwrap_or_default();
        let (mut fresh, _) = laid();
        let Tell::Used(used) = told(&mut fresh, Ask::Use { text }) else { unreachable!() };
        assert_eq!(used.columns, choices.columns);
        assert_eq!(checked(&mut fresh, &used).errors, before.errors);
    }

    #[test]
    fn a_long_list_comes_part_by_part_and_says_how_long_it_is() {
        let next = |from| Part::next(0..120, from, PAGE);
        let mut all = Part::default();
        while all.these.is_empty() || all.these.len() < all.of {
            all.append(next(all.these.len()));
        }
        assert_eq!(all, Part { these: (0..120).collect(), of: 120 });
    }

    #[test]
    fn sentences_stand_open_where_a_cell_would_stand() {
        assert_eq!(left_open("”{0}” on jo rivillä {1}. Yhdistä."), "”…” on jo rivillä …. Yhdistä.");
        assert_eq!(left_open("Maata ”{0}” ei tunneta. {1}"), "Maata ”…” ei tunneta.");
    }
}
