//! The binary as a shell meets it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use tempfile::tempdir;

fn kotodigi(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kotodigi"));
    command.args(arguments);
    command
}

fn ran(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = kotodigi(arguments).output().unwrap();
    let said = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), said(stdout), said(stderr))
}

/// A server that is killed at the end, and the address it said it has.
struct Running(Child, String);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn serve(data: &Path) -> Running {
    let mut serve = kotodigi(&["serve", "--training", "--listen", "127.0.0.1:0", "--data"]);
    let mut child = serve.arg(data).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    Running(child, line.trim().to_owned())
}

#[test]
fn a_register_is_made_verified_and_named_where_it_is_broken() {
    let folder = tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    assert_eq!(ran(&["verify", "--data", data]).0, 2);
    assert_eq!(ran(&["init", "--training", "--data", data, "--on", "31.1.2027"]).0, 0);
    assert_eq!(ran(&["init", "--training", "--data", data]).0, 2);
    let (exit, said, _) = ran(&["verify", "--lang", "en", "--data", data]);
    assert!(exit == 0 && said.starts_with("Journal: 0 entries, head 0000"), "{exit} {said}");
    let db = rusqlite::Connection::open(folder.path().join("journal.sqlite")).unwrap();
    db.execute("UPDATE head SET position = 7", []).unwrap();
    let (exit, said, _) = ran(&["verify", "--lang", "en", "--data", data]);
    assert!(exit == 1 && said.contains("breaks at entry 0"), "{exit} {said}");
    for (lang, words) in [("fi", "Päiväkirja: Ketju katkeaa"), ("sv", "Journal: Kedjan bryts")] {
        let (exit, said, _) = ran(&["verify", "--lang", lang, "--data", data]);
        assert!(exit == 1 && said.contains(words), "{exit} {said}");
    }
}

#[test]
fn a_directory_in_use_names_who_has_it() {
    let folder = tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let running = serve(folder.path());
    let (exit, _, said) = ran(&["serve", "--training", "--lang", "en", "--data", data]);
    let holder = format!("in use by the running server at {} (pid {})", running.1, running.0.id());
    assert!(exit == 2 && said.contains(&holder), "{exit} {said}");
    // Looking at the chain disturbs nobody.
    assert_eq!(ran(&["verify", "--data", data]).0, 0);
    drop(running);
    // Killed, not stopped: the lock has gone with it.
    drop(serve(folder.path()));
}

#[test]
fn usage_is_two() {
    for arguments in [&["serve"][..], &["nonsense"], &["verify", "--lang", "de", "--data", "x"], &["rules"]] {
        assert_eq!(ran(arguments).0, 2, "{arguments:?}");
    }
    assert_eq!(ran(&["--help"]).0, 0);
}

#[test]
fn tables_are_verified() {
    let folder = tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    assert_eq!(ran(&["rules", "verify", path]).0, 1);
    std::fs::write(folder.path().join("unknown.csv"), "a,b\n1,2\n").unwrap();
    let (exit, said, _) = ran(&["rules", "verify", path]);
    assert!(exit == 1 && said.contains("unknown table"), "{said}");
    assert_eq!(ran(&["rules", "verify", "/nowhere"]).0, 2);
    let facts = folder.path().join("facts.json");
    std::fs::write(&facts, "{\"on\": \"2027-01-31\"}").unwrap();
    let (exit, said, _) = ran(&["rules", "explain", "--lang", "en", "--facts", facts.to_str().unwrap()]);
    assert!(exit == 0 && said.contains("\"findings\""), "{exit} {said}");
    std::fs::write(&facts, "{").unwrap();
    assert_eq!(ran(&["rules", "explain", "--facts", facts.to_str().unwrap()]).0, 2);
}

#[test]
fn the_law_is_explained_in_words_and_its_tables_hold() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("facts.json");
    let facts = file.to_str().unwrap();
    std::fs::write(&file, r#"{"plan_drawn_up_on": "2026-01-05", "on": "2026-02-01"}"#).unwrap();
    for (lang, words) in [("fi", "kotoutumislain"), ("sv", "integrationslagen"), ("en", "in force from")] {
        let (exit, said, _) = ran(&["rules", "explain", "--facts", facts, "--format", "text", "--lang", lang]);
        assert!(exit == 0 && said.contains(words) && !said.contains('{'), "{exit} {said}");
    }
    std::fs::write(&file, "[]").unwrap();
    let (exit, _, why) = ran(&["rules", "explain", "--facts", facts, "--lang", "en"]);
    assert!(exit == 2 && why.contains("JSON object"), "{exit} {why}");
    for schema in ["facts", "explanation"] {
        let (exit, said, _) = ran(&["rules", "schema", schema]);
        let schema: serde_json::Value = serde_json::from_str(&said).unwrap();
        assert!(exit == 0 && schema["properties"].is_object(), "{exit} {said}");
    }
    let (exit, said, _) = ran(&["rules", "verify", concat!(env!("CARGO_MANIFEST_DIR"), "/../core/rules")]);
    assert!(exit == 0 && said.lines().all(|line| line.ends_with(" 0 failed")), "{exit} {said}");
}

#[test]
fn the_record_of_processing_is_printed() {
    for (lang, words) in
        [("fi", ["Seloste käsittelytoimista", "4 vuotta"]), ("sv", ["Register över behandling", "4 år"])]
    {
        let (exit, said, _) = ran(&["processing", "--lang", lang, "--format", "text"]);
        assert!(exit == 0 && words.iter().all(|word| said.contains(word)), "{exit} {said}");
    }
    let (exit, said, _) = ran(&["processing", "--lang", "en"]);
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert!(exit == 0 && json["purposes"].as_array().unwrap().len() >= 10, "{said}");
}
