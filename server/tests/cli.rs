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

const OLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/legacy/kunta_a.csv");
const SOUND: &str = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa\n7;290200A901C;Meri;Aino;Kuopio;1.3.2025\n";

/// Who, what for, what, allowed, clients shown: every look in the log, in order.
type Kept = (String, String, String, bool, i64);

fn looks(data: &Path) -> Vec<Kept> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(data.join("looks")).unwrap().map(Result::unwrap) {
        let name = file.file_name().into_string().unwrap();
        if name.starts_with("looks-") && name.ends_with(".sqlite") {
            let db = rusqlite::Connection::open(file.path()).unwrap();
            let sql = "SELECT by, purpose, what, allowed, length(clients) / 16 FROM looks ORDER BY position";
            let mut ask = db.prepare(sql).unwrap();
            let rows = ask.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))).unwrap();
            found.extend(rows.map(Result::unwrap));
        }
    }
    found
}

#[test]
fn an_old_register_is_checked_by_the_contract() {
    let (exit, said, _) = ran(&["import", "check", OLD, "--format", "json", "--on", "2027-01-31"]);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(exit, 1);
    for key in ["file", "rows", "encoding", "separator", "mapping", "findings", "would"] {
        assert!(report.get(key).is_some(), "{key}");
    }
    for key in ["row", "column", "severity", "code", "message", "value"] {
        assert!(report["findings"][0].get(key).is_some(), "{key}");
    }
    let would = |key: &str| report["would"][key].as_u64().unwrap();
    assert_eq!(report["rows"], would("create") + would("reject"));
    assert_eq!((would("update"), would("unchanged")), (0, 0));
}

/// Nothing of it is read: it takes no memory and no time.
#[test]
fn an_old_register_without_bounds_is_not_begun() {
    let folder = tempdir().unwrap();
    let (old, data) = (folder.path().join("old.csv"), folder.path().join("register"));
    std::fs::File::create(&old).unwrap().set_len(1_000_000_001).unwrap();
    let (file, dir) = (old.to_str().unwrap(), data.to_str().unwrap());
    for command in [vec!["check", file], vec!["load", file, "--data", dir, "--as", "otto.siirto"]] {
        let (exit, said, why) = ran(&[vec!["import"], command, vec!["--lang", "en"]].concat());
        assert!(
            exit == 1 && said.is_empty() && why.contains("old.csv is too large: at most 1000000000 bytes"),
            "{why}"
        );
    }
    assert!(!data.exists());
}

#[test]
fn a_run_is_loaded_once_taken_back_once_and_every_look_is_logged() {
    let folder = tempdir().unwrap();
    let (data, old) = (folder.path().join("register"), folder.path().join("old.csv"));
    std::fs::write(&old, SOUND).unwrap();
    let (dir, file) = (data.to_str().unwrap(), old.to_str().unwrap());
    let by = |officer: &str, command: &[&str]| {
        ran(&[&["import"], command, &["--lang", "en", "--data", dir, "--as", officer]].concat())
    };
    let otto = |command: &[&str]| by("otto.siirto", command);

    let (exit, said, _) = otto(&["load", file]);
    assert!(exit == 0 && said.starts_with("Created 1, updated 0, unchanged 0, left out 0."), "{exit} {said}");
    let run = said.split("Run ").nth(1).unwrap().trim().to_owned();
    let (exit, said, _) = otto(&["load", file]);
    assert_eq!((exit, said.as_str()), (0, "Created 0, updated 0, unchanged 1, left out 0.\n"));

    assert_eq!(ran(&["import", "check", file, "--data", dir]).0, 2);
    let (exit, said, _) = otto(&["check", file, "--format", "json"]);
    assert!(exit == 0 && said.contains("\"unchanged\": 1"), "{exit} {said}");
    let (exit, said, why) = by("sari.heikkinen", &["check", file]);
    assert!(exit == 1 && said.is_empty() && why.contains("No rule allows this"), "{exit} {said} {why}");

    for bad in ["", "-", "zzzzzzzz", &run[..7]] {
        let (exit, _, why) = otto(&["undo", bad]);
        assert!(exit == 2 && why.contains("at least the first 8 hex digits"), "{bad}: {exit} {why}");
    }
    assert_eq!(by("eeva.rantala", &["undo", &run]).0, 1);
    let (exit, said, _) = otto(&["undo", &run[..8]]);
    assert!(exit == 0 && said.ends_with("undone: 1 clients.\n"), "{exit} {said}");
    assert_eq!(otto(&["undo", &run]).0, 2);

    let kept = looks(&data);
    let want = [
        ("otto.siirto", "import_load", true, 0),
        ("otto.siirto", "import_load", true, 0),
        ("otto.siirto", "import_check", true, 1),
        ("sari.heikkinen", "import_check", false, 0),
        ("eeva.rantala", "import_undo", false, 0),
        ("otto.siirto", "import_undo", true, 1),
        ("otto.siirto", "import_undo", true, 0),
    ];
    let want = want.map(|(by, what, allowed, shown)| (by.into(), "data_quality".into(), what.into(), allowed, shown));
    assert_eq!(kept, want);
}

#[test]
fn a_register_has_its_own_day() {
    let folder = tempdir().unwrap();
    let (data, old) = (folder.path().join("register"), folder.path().join("old.csv"));
    std::fs::write(&old, SOUND).unwrap();
    let (dir, file) = (data.to_str().unwrap(), old.to_str().unwrap());
    assert_eq!(ran(&["init", "--training", "--data", dir, "--on", "2025-02-01"]).0, 0);
    // The first right began after the day of the register.
    let check = ["import", "check", file, "--data", dir, "--as", "otto.siirto", "--format", "json"];
    let codes = |said: &str| said.matches("date_in_future").count();
    let (_, said, _) = ran(&check);
    assert_eq!(codes(&said), 1, "{said}");
    let (_, said, _) = ran(&[&check[..], &["--on", "2026-01-01"]].concat());
    assert_eq!(codes(&said), 0, "{said}");
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
