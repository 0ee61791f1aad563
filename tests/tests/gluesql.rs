//! What GlueSQL 0.20.0 answers wrongly without a word. Each test pins one such answer as it is: when an upgrade
//! turns one red, that trap is gone and the rule against it can go too. The last test holds our own SQL to the rules.

// The functions beside the tests are tests as well.
#![allow(clippy::unwrap_used, clippy::panic)]

use gluesql_core::data::Value;
use gluesql_core::prelude::{Glue, Payload};
use gluesql_memory_storage::MemoryStorage;
use std::fs;
use std::path::{Path, PathBuf};

fn glue(sql: &str) -> Glue<MemoryStorage> {
    let mut glue = Glue::new(MemoryStorage::default());
    glue.execute(sql).unwrap();
    glue
}

fn rows(glue: &mut Glue<MemoryStorage>, sql: &str) -> Vec<Vec<Value>> {
    match glue.execute(sql).unwrap().pop().unwrap() {
        Payload::Select { rows, .. } => rows,
        other => panic!("not a SELECT: {other:?}"),
    }
}

fn people() -> Glue<MemoryStorage> {
    glue(
        "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NULL);
         INSERT INTO people VALUES (1, 'Aino'), (2, NULL), (3, 'Oili');",
    )
}

#[test]
fn a_filter_of_an_aggregate_is_ignored() {
    let counted = rows(&mut people(), "SELECT COUNT(*) FILTER (WHERE id = 1) FROM people");
    assert_eq!(counted, vec![vec![Value::I64(3)]], "right would be 1");
}

#[test]
fn a_key_twice_in_one_insert_overwrites() {
    let mut people = people();
    people.execute("INSERT INTO people VALUES (4, 'first'), (4, 'second')").unwrap();
    assert_eq!(rows(&mut people, "SELECT name FROM people WHERE id = 4"), vec![vec![Value::Str("second".into())]]);
    // In two statements it is refused, as it should be.
    assert!(people.execute("INSERT INTO people VALUES (4, 'third')").is_err());
}

#[test]
fn commit_and_rollback_say_yes_and_do_nothing() {
    let mut people = people();
    assert!(people.execute("BEGIN").is_err());
    people.execute("DELETE FROM people").unwrap();
    assert!(matches!(people.execute("ROLLBACK").unwrap()[..], [Payload::Rollback]));
    assert_eq!(rows(&mut people, "SELECT id FROM people"), Vec::<Vec<Value>>::new(), "right would be three rows");
    assert!(matches!(people.execute("COMMIT").unwrap()[..], [Payload::Commit]));
}

#[test]
fn like_stops_at_a_newline_and_fails_at_null() {
    let mut people = people();
    assert!(people.execute("SELECT id FROM people WHERE name LIKE 'A%'").is_err(), "right would be 1");
    people.execute("UPDATE people SET name = 'line one\nline two'").unwrap();
    let found = rows(&mut people, "SELECT id FROM people WHERE name LIKE 'line%two'");
    assert_eq!(found, Vec::<Vec<Value>>::new(), "right would be all three");
}

#[test]
fn null_sorts_last() {
    let sorted = rows(&mut people(), "SELECT id FROM people ORDER BY name");
    let ids = [1, 3, 2].map(|id| vec![Value::I64(id)]);
    assert_eq!(sorted, ids, "in SQLite 2 comes first");
}

#[test]
fn whole_numbers_divide_into_fractions() {
    let seven_halves = rows(&mut people(), "SELECT 7 / 2 AS n FROM people WHERE id = 1");
    assert_eq!(seven_halves, vec![vec![Value::F64(3.5)]], "in SQLite and PostgreSQL 3");
}

/// A write in the middle that fails leaves the rows before it: all-or-nothing is the journal's own business.
#[test]
fn statements_in_one_text_are_not_one_transaction() {
    let mut people = people();
    assert!(people.execute("INSERT INTO people VALUES (5, 'a'); INSERT INTO people VALUES (1, 'b')").is_err());
    assert_eq!(rows(&mut people, "SELECT id FROM people WHERE id = 5").len(), 1);
}

const BANNED: [&str; 12] = [
    "LIKE", "ILIKE", "FILTER", "BEGIN", "COMMIT", "ROLLBACK", "NULLS", "DISTINCT", "UNIQUE", "FOREIGN", "DECIMAL",
    "FLOAT",
];

/// The faults of an SQL text of ours, in words.
fn faults(sql: &str) -> Vec<String> {
    let upper = sql.to_uppercase();
    let words: Vec<&str> = upper.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut faults: Vec<String> =
        BANNED.iter().filter(|banned| words.contains(banned)).map(|banned| (*banned).to_owned()).collect();
    if let Some(values) = upper.split("VALUES").nth(1)
        && values.matches('(').count() > 1
    {
        faults.push("several rows in one INSERT".into());
    }
    if upper.contains('/') {
        faults.push("a division".into());
    }
    // The only key that is never NULL in every table of ours.
    if let Some((_, key)) = upper.split_once("ORDER BY")
        && key.trim().trim_end_matches(';') != "\"POSITION\""
    {
        faults.push("an order by a column that may be NULL".into());
    }
    faults
}

/// String literals that begin with a verb of SQL.
fn sql_texts(source: &str) -> Vec<&str> {
    const VERBS: [&str; 9] =
        ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE TABLE", "ALTER ", "BEGIN", "COMMIT", "ROLLBACK"];
    let mut texts = Vec::new();
    for (at, _) in source.match_indices('"') {
        let body = &source[at + 1..];
        if VERBS.iter().any(|verb| body.trim_start().starts_with(verb)) {
            let end = if source[..at].ends_with("r#") { "\"#" } else { "\"" };
            texts.push(&body[..body.find(end).unwrap_or(body.len())]);
        }
    }
    texts
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn our_sql_keeps_clear_of_the_traps() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../sandbox/src"), &mut files);
    let mut seen = 0;
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        for sql in sql_texts(&source) {
            seen += 1;
            assert_eq!(faults(sql), Vec::<String>::new(), "{}: {sql}", file.display());
        }
    }
    assert!(seen >= 5, "the scan finds only {seen} SQL texts: it looks in the wrong place");
}

#[test]
fn the_scan_sees_what_it_bans() {
    for sql in [
        "SELECT a FROM t WHERE b LIKE 'x%'",
        "SELECT COUNT(*) FILTER (WHERE a = 1) FROM t",
        "COMMIT",
        "INSERT INTO t VALUES (1), (1)",
        "SELECT a FROM t ORDER BY name",
        "SELECT a / 2 FROM t",
    ] {
        assert_eq!(faults(sql).len(), 1, "{sql}: {:?}", faults(sql));
        assert_eq!(sql_texts(&format!("const A: &str = \"{sql}\";")), [sql]);
    }
}
