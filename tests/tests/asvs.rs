//! The table of OWASP ASVS 5.0 (`tests/asvs/`): whole, and what it names is there. That a test named shows what it is
//! named for, whoever writes the line reads. And what `server/operating.md` tells those who run it is so.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi_server::config::{FIXED, KEYS, Kind};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Requirements of level 1 and of level 2 beside it, and of both in each chapter, in ASVS 5.0.0.
const OF_LEVEL: [usize; 2] = [70, 183];
const IN_CHAPTER: [usize; 17] = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];
const COLUMNS: [&str; 6] = ["id", "level", "about", "answer", "shown_by", "why"];
/// Met, or met by another way than the standard's, or not asked of such a program. Nothing stays unanswered.
const ANSWERS: [&str; 3] = ["shown", "differs", "not_applicable"];
/// Departures are few, or they are no departures.
const MOST_DIFFER: usize = 25;

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
    let [shown, differ, not] = ANSWERS.map(|answer| count(&|line| line.answer == answer));
    assert!(differ <= MOST_DIFFER, "{differ} differ");
    let told = format!("shown {shown}, differs {differ}, not applicable {not}");
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

/// What holds in the source, and the words operators read of it.
const TOLD: &[(&str, &str, &str)] = &[
    ("server/src/login/password.rs", "const MEMORY_KIB: u32 = 64 * 1024;", "Argon2id, 64 MiB, 3 rounds"),
    ("server/src/login/password.rs", "const ROUNDS: u32 = 3;", "Argon2id, 64 MiB, 3 rounds"),
    ("server/src/login/password.rs", "const LEAST: usize = 12;", "12 to 128 characters"),
    ("server/src/login/password.rs", "const MOST: usize = 128;", "12 to 128 characters"),
    ("server/src/login/password.rs", "const LEAST_BESIDE: usize = 8;", "it needs\n8 letters or digits"),
    ("server/src/login/password.rs", "let mut bytes = [0; 30];", "150 bits, 7 days, once"),
    ("server/src/login/password.rs", "score() < Score::Three", "below zxcvbn's score 3 of 4"),
    ("server/src/login/settings.rs", "invitation_days: 7,", "150 bits, 7 days, once"),
    ("server/src/login/mod.rs", "const AT_ONCE: usize = 2;", "| `logins_at_once` | 2 |"),
    ("server/src/http/subject.rs", "const AT_ONCE: usize = 2;", "| `papers_at_once` | 2 |"),
    (
        "server/src/cli/import/old_file.rs",
        "const LARGEST: u64 = 1_000_000_000;",
        "| `old_register_bytes` | 1000000000 |",
    ),
    ("server/src/login/waits.rs", "const FIRST_MS: f64 = 30_000.0;", "The wait is 30 seconds, then doubles"),
    (
        "server/src/login/waits.rs",
        "\"account from address\", free: 5.0, forgets_ms: 600_000.0, longest_ms: 3_600_000.0",
        "| account from address | 5 | 10 min | 60 min |",
    ),
    (
        "server/src/login/waits.rs",
        "\"account\", free: 50.0, forgets_ms: 900_000.0, longest_ms: 900_000.0",
        "| account from anywhere | 50 | 15 min | 15 min |",
    ),
    (
        "server/src/login/waits.rs",
        "\"address\", free: 30.0, forgets_ms: 60_000.0, longest_ms: 3_600_000.0",
        "| address, any account | 30 | 1 min | 60 min |",
    ),
    ("server/src/login/events.rs", "const MOST: i64 = 100_000;", "the newest 100 000"),
    (
        "server/src/login/oidc/wire.rs",
        "const PATIENCE: Duration = Duration::from_secs(10);",
        "no redirects, 10 s, 256 kB",
    ),
    ("server/src/login/oidc/wire.rs", "const LARGEST: u64 = 256 * 1024;", "no redirects, 10 s, 256 kB"),
    ("server/src/login/oidc/wire.rs", ".max_redirects(0)", "no redirects, 10 s, 256 kB"),
    ("server/src/login/oidc/check.rs", "CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256", "RS256, PS256, ES256"),
    ("server/src/login/oidc/check.rs", "CoreJwsSigningAlgorithm::RsaSsaPssSha256", "RS256, PS256, ES256"),
    ("server/src/login/oidc/check.rs", "CoreJwsSigningAlgorithm::EcdsaP256Sha256", "RS256, PS256, ES256"),
    ("server/src/login/oidc/mod.rs", "/login/oidc/{}/callback", "`PUBLIC_URL/login/oidc/ID/callback`"),
    ("server/src/login/mod.rs", "let mut bytes = [0; 32];", "256 bits of the system's randomness"),
    ("server/src/http/tls.rs", ".with_protocol_versions(&[&TLS13, &TLS12])", "1.3, else 1.2"),
    ("server/src/http/mod.rs", "\"/api/session/all/{session}\"", "`DELETE /api/session/all/ID`"),
    ("server/src/http/mod.rs", "\"/api/session/others\"", "`DELETE /api/session/others`"),
    ("server/src/http/mod.rs", "\"/api/login/end\"", "`POST /api/login/end`"),
    ("server/src/http/subject.rs", "\"maximum\": 92", "an officers' log of 92 days"),
    ("core/src/office/settings.rs", "factor_minutes: 5", "a second factor not older than 5 minutes"),
    ("server/src/keeping.rs", "login.close(&listed.account, now)", "A removed right, a new\npassword"),
    ("server/src/backup/restore.rs", "login.end_every(", "a closed account and a restore end sessions too"),
    ("server/src/house.rs", "format!(\"console {}\"", "from `console`"),
];

/// Every key and every fixed limit with the value that holds, every log, and what the source says above.
#[test]
fn operators_are_told_what_holds() {
    let told = fs::read_to_string(root().join("server/operating.md")).unwrap();
    let mut wrong = Vec::new();
    let mut holds = |words: &str| {
        if !told.contains(words) {
            wrong.push(format!("it does not say: {words}"));
        }
    };
    for (name, value, _) in FIXED {
        holds(&format!("| `{name}` | {value} |"));
    }
    for section in KEYS {
        for key in section.keys {
            let name = if section.name == "metrics" { format!("metrics.{}", key.name) } else { key.name.into() };
            match key.kind {
                Kind::Whole(..) => holds(&format!("| `{name}` | {} |", key.sample)),
                Kind::Listen | Kind::Paths | Kind::Addresses => holds(&format!("`{name}`")),
                Kind::Path => {}
            }
        }
    }
    for log in ["login.sqlite", "journal.sqlite", "anchors.jsonl", "looks/", "stderr"] {
        holds(log);
    }
    for (_, _, words) in TOLD {
        holds(words);
    }
    for (file, fact, _) in TOLD {
        let source = fs::read_to_string(root().join(file)).unwrap();
        if !source.contains(fact) {
            wrong.push(format!("{file} no longer says: {fact}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
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
