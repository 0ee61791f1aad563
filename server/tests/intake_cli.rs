//! `kotodigi import` and `kotodigi export` as a shell meets them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::ran;
use std::path::Path;
use tempfile::tempdir;

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

/// The text of a document as a reader takes it out, on one line.
fn printed(pdf: &str) -> String {
    let document = lopdf::Document::load(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
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
    assert!(exit == 0 && said.ends_with("undone. Clients: 1.\n"), "{exit} {said}");
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
    let codes = |said: &str| {
        let report: serde_json::Value = serde_json::from_str(said).unwrap();
        let findings = report["findings"].as_array().unwrap();
        findings.iter().filter(|finding| finding["code"] == "date_in_future").count()
    };
    let (_, said, _) = ran(&check);
    assert_eq!(codes(&said), 1, "{said}");
    let (_, said, _) = ran(&[&check[..], &["--on", "2026-01-01"]].concat());
    assert_eq!(codes(&said), 0, "{said}");
}

#[test]
fn a_load_leaves_a_report_that_shows_one_changed_byte() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(at("old.csv"), SOUND.to_owned() + "8;290200A901D;Kivi;Ali;Kuopio;1.3.2025\n").unwrap();
    let otto = |command: &[&str]| {
        ran(&[&["import"], command, &["--lang", "en", "--data", &at("register"), "--as", "otto.siirto"]].concat())
    };
    let (exit, said, why) = otto(&["load", &at("old.csv")]);
    assert!(exit == 1 && said.starts_with("Created 1, updated 0, unchanged 0, left out 1."), "{exit} {said}{why}");
    let run = said.split("Run ").nth(1).unwrap().trim().to_owned();
    let (exit, said, _) = otto(&["runs"]);
    assert!(exit == 0 && said.contains(&run) && said.contains("clients 1"), "{exit} {said}");
    let (_, key, _) = otto(&["report", "--key"]);
    for format in ["json", "pdf"] {
        let file = at(&format!("report.{format}"));
        assert_eq!(otto(&["report", &run, "--format", format, "--out", &file]).0, 0);
        assert_eq!(ran(&["verify", "--report", &file, "--key", key.trim()]).0, 0);
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(ran(&["verify", "--report", &file]).0, 1, "{format}");
    }
    // Where a file is no report at all, that is said.
    assert_eq!(ran(&["verify", "--report", &at("old.csv")]).0, 1);
    let (exit, said, _) = otto(&["undo", &run, "--show"]);
    assert!(exit == 0 && said.contains("clients out of the register: 1;"), "{exit} {said}");
    let pages = |name: &str| {
        let file = at(name);
        assert_eq!(otto(&["report", &run, "--format", "pdf", "--out", &file]).0, 0);
        assert_eq!(ran(&["verify", "--report", &file, "--key", key.trim()]).0, 0);
        printed(&file)
    };
    assert!(!pages("before.pdf").contains("HAS BEEN UNDONE"));
    assert_eq!(otto(&["undo", &run]).0, 0);
    // What was signed stays, and the paper says what has become of it.
    assert!(pages("after.pdf").contains("THE LOAD HAS BEEN UNDONE"));
}

#[test]
fn what_was_decided_of_a_file_is_of_that_file() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(at("old.csv"), SOUND.replace("1.3.2025", "1.3.2x25")).unwrap();
    let check = |more: &[&str]| {
        let (exit, said, why) =
            ran(&[&["import", "check", &at("old.csv"), "--format", "json", "--lang", "en"], more].concat());
        (exit, serde_json::from_str::<serde_json::Value>(&said).unwrap_or_default(), why)
    };
    let (exit, report, _) = check(&[]);
    assert!(exit == 1 && report["would"]["reject"] == 1, "{report}");
    let mends = |hash: &str| serde_json::json!({"file_hash": hash, "cells": [{"row": 2, "column": "Lupa alkaa", "value": "1.3.2025"}]});
    std::fs::write(at("mends.json"), mends(report["file_hash"].as_str().unwrap()).to_string()).unwrap();
    let (exit, mended, _) = check(&["--mends", &at("mends.json")]);
    assert!(exit == 0 && mended["would"]["create"] == 1, "{exit} {mended}");
    assert_ne!(mended["load_hash"], report["load_hash"]);
    std::fs::write(at("mends.json"), mends(&"0".repeat(64)).to_string()).unwrap();
    let (exit, _, why) = check(&["--mends", &at("mends.json")]);
    assert!(exit == 1 && why.contains("made for another file"), "{exit} {why}");
    let load = ["import", "load", &at("old.csv"), "--data", &at("register"), "--as", "otto.siirto", "--lang", "en"];
    let (exit, _, why) = ran(&[&load[..], &["--expect", &"0".repeat(64)]].concat());
    assert!(exit == 1 && why.contains("its hash is another"), "{exit} {why}");
    // Nothing was loaded, and nothing was made.
    assert!(!folder.path().join("register").exists());
    let (exit, said, _) = ran(&["import", "mapping", &at("old.csv")]);
    assert!(exit == 0 && said.contains("\"identity_code\""), "{exit} {said}");
}

/// What does not go into the register goes to the municipality's archive, and comes out of the register again by an
/// export that a check reads without a remark about what cannot be stored.
#[test]
fn an_extract_is_loaded_compared_settled_and_given_out_again() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let head = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa;Puhelin;Kenkäkoko\n";
    let row = |phone: &str| format!("7;290200A901C;Meri;Aino;Kuopio;1.3.2025;{phone};38\n");
    let bad = "8;290200A901D;Kivi;Ali;Kuopio;1.3.2025;;\n";
    std::fs::write(at("week1.csv"), format!("{head}{}{bad}", row("040 1234567"))).unwrap();
    std::fs::write(at("week2.csv"), format!("{head}{}{bad}", row("040 7654321"))).unwrap();
    let otto = |command: &[&str]| {
        ran(&[&["import"], command, &["--lang", "en", "--data", &at("register"), "--as", "otto.siirto"]].concat())
    };
    let (exit, said, why) = otto(&["load", &at("week1.csv"), "--system", "Vanha", "--archive", &at("left.jsonl")]);
    assert!(exit == 1 && said.starts_with("Created 1"), "{exit} {said} {why}");
    let archive = std::fs::read_to_string(at("left.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> = archive.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(said.contains(lines[0]["run"].as_str().unwrap()) && lines[0]["system"] == "Vanha", "{archive}");
    let whole: Vec<&serde_json::Value> = lines.iter().filter(|line| line["whole"] == true).collect();
    assert!(whole.len() == 1 && whole[0]["row"] == 3 && archive.contains("Kenkäkoko"), "{archive}");

    let diff = |more: &[&str]| otto(&[&["diff", &at("week2.csv"), "--system", "Vanha"], more].concat());
    let (exit, said, _) = diff(&[]);
    assert!(
        exit == 1 && said.contains("Differences 1, signed off 0.") && said.contains("040 7654321"),
        "{exit} {said}"
    );
    assert!(said.contains("Rows with errors 1: they are neither compared nor counted"), "{said}");
    let id = said.split(['[', ']']).nth(1).unwrap().to_owned();
    let (exit, _, why) = diff(&["--sign", "1", "--keep", "file", "--reason", "x"]);
    assert!(exit == 2 && why.contains("places in the list move"), "{exit} {why}");
    assert_eq!(diff(&["--sign", &id]).0, 2, "it says who is right and why");
    let (exit, said, why) = diff(&["--sign", &id, "--keep", "file", "--reason", "Asiakas soitti"]);
    assert!(
        exit == 0 && said.contains("signed off. The register took the value of the file. Left 0."),
        "{exit} {said}{why}"
    );
    let (exit, said, _) = diff(&["--format", "json"]);
    assert!(exit == 0 && said.contains("\"only_in_file\": 0"), "{exit} {said}");

    let out = at("out.jsonl");
    let export = |officer: &str, more: &[&str]| {
        ran(&[
            &["export", &out, "--municipality", "297", "--lang", "en", "--data", &at("register"), "--as", officer],
            more,
        ]
        .concat())
    };
    let (exit, said, why) = export("otto.siirto", &[]);
    assert!(exit == 0 && said.contains(": clients 1\n"), "{exit} {said}{why}");
    assert!(std::fs::read_to_string(&out).unwrap().contains("040 7654321"));
    let (exit, report, _) = ran(&["import", "check", &out, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert!(exit < 2 && report["would"]["create"] == 1 && report["would"]["reject"] == 0, "{report}");
    assert_eq!(export("aino.korhonen", &[]).0, 1);
    assert_eq!(ran(&["export", &out, "--municipality", "999", "--data", &at("register"), "--as", "otto.siirto"]).0, 2);
    let kept = looks(Path::new(&at("register")));
    for what in ["import_load", "import_diff", "import_sign", "export"] {
        assert!(kept.iter().any(|look| look.2 == what), "{what} {kept:?}");
    }
}
