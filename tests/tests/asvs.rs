//! The table of OWASP ASVS 5.0 (`tests/asvs/`): whole, and what it names is there. That a test named shows what it is
//! named for, whoever writes the line reads.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Requirements of level 1 and of level 2 beside it, and of both in each chapter, in ASVS 5.0.0.
const OF_LEVEL: [usize; 2] = [70, 183];
const IN_CHAPTER: [usize; 17] = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];
const COLUMNS: [&str; 6] = ["id", "level", "about", "answer", "shown_by", "why"];
const ANSWERS: [&str; 3] = ["shown", "not_applicable", "open"];

struct Line {
    id: Vec<usize>,
    shown: String,
    level: usize,
    about: String,
    answer: String,
    shown_by: Vec<String>,
    why: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn lines() -> Vec<Line> {
    let mut reader = csv::Reader::from_path(root().join("tests/asvs/asvs.csv")).unwrap();
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), COLUMNS);
    let line = |record: csv::StringRecord| {
        let at = |column: usize| record[column].to_owned();
        let numbers = record[0].strip_prefix('V').unwrap_or_else(|| panic!("{} is no id", &record[0]));
        Line {
            id: numbers.split('.').map(|number| number.parse().unwrap()).collect(),
            shown: at(0),
            level: record[1].parse().unwrap(),
            about: at(2),
            answer: at(3),
            shown_by: record[4].split("; ").filter(|one| !one.is_empty()).map(str::to_owned).collect(),
            why: at(5),
        }
    };
    reader.records().map(|record| line(record.unwrap())).collect()
}

#[test]
fn every_requirement_of_level_1_and_2_has_one_answer() {
    let lines = lines();
    for pair in lines.windows(2) {
        assert!(pair[0].id < pair[1].id, "{} stands before {}", pair[0].shown, pair[1].shown);
    }
    let count = |is: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| is(line)).count();
    assert_eq!([1, 2].map(|level| count(&|line| line.level == level)), OF_LEVEL);
    for (n, many) in IN_CHAPTER.into_iter().enumerate() {
        assert_eq!(count(&|line| line.id[0] == n + 1), many, "chapter V{}", n + 1);
    }
    assert_eq!(lines.len(), IN_CHAPTER.iter().sum::<usize>());
    for line in &lines {
        let Line { shown: id, about, answer, shown_by, why, .. } = line;
        assert!(line.id.len() == 3, "{id}");
        assert!(ANSWERS.contains(&answer.as_str()), "{id}: {answer} is no answer");
        assert!((1..=8).contains(&about.split_whitespace().count()), "{id}: {about}");
        assert!(answer != "shown" || !shown_by.is_empty(), "{id}: nothing shows it");
        assert!(answer != "not_applicable" || shown_by.is_empty(), "{id}: what does not apply is not shown");
        assert!(answer == "shown" || !why.is_empty(), "{id}: {answer} without a reason");
    }
    let [shown, not, open] = ANSWERS.map(|answer| count(&|line| line.answer == answer));
    let told = format!("shown {shown}, not applicable {not}, open {open}");
    let by_chapter = (1..=IN_CHAPTER.len()).map(|chapter| {
        let many = ANSWERS.map(|answer| count(&|line| line.id[0] == chapter && line.answer == answer).to_string());
        format!("V{chapter} {}", many.join("/"))
    });
    let readme = fs::read_to_string(root().join("tests/asvs/README.md")).unwrap();
    for count in by_chapter.chain([told.clone()]) {
        assert!(readme.contains(&count), "README.md does not say: {count}");
    }
    println!("{told}");
}

/// `file.rs::test`, `file.mjs: title of a test`, or `file: words that stand in it`.
#[test]
fn what_shows_it_is_there() {
    let mut read: BTreeMap<String, String> = BTreeMap::new();
    let mut faults = Vec::new();
    for line in lines() {
        for named in &line.shown_by {
            let test = named.split_once(".rs::").map(|(file, test)| (format!("{file}.rs"), test));
            let (file, words) = test
                .clone()
                .or_else(|| {
                    let (file, words) = named.split_once(": ")?;
                    Some((file.to_owned(), words))
                })
                .unwrap_or_else(|| panic!("{}: {named} names no file", line.shown));
            let text =
                read.entry(file.clone()).or_insert_with(|| fs::read_to_string(root().join(file)).unwrap_or_default());
            let there = match (test, named.contains(".mjs: ")) {
                (Some(_), _) => is_test(text, words),
                (None, true) => text.lines().any(|line| line.contains("test(") && line.contains(words)),
                (None, false) => text.contains(words),
            };
            if !there {
                faults.push(format!("{}: {named} is not there", line.shown));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A function of this name with `#[test]` a few lines above it, and nothing that lets it be passed over.
fn is_test(text: &str, name: &str) -> bool {
    let before: Vec<&str> = text.lines().collect();
    let is = |line: &&str| line.trim_start().starts_with(&format!("fn {name}("));
    before.iter().position(is).is_some_and(|at| {
        let above = &before[at.saturating_sub(4)..at];
        let marked = above.iter().rposition(|line| line.trim() == "#[test]");
        marked.is_some_and(|at| !above[at..].iter().any(|line| line.contains("#[ignore")))
    })
}
