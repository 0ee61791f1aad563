//! The proofs as a shell meets them: anchors another organisation keeps, verify, one client's record.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::{TempDir, tempdir};

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

/// A training register with the people of the stories.
fn register() -> (TempDir, String) {
    let folder = tempdir().unwrap();
    let data = folder.path().join("register").to_str().unwrap().to_owned();
    let synth = ["synth", "--clients", "3", "--seed", "1", "--stories", "--on", "2027-01-31", "--data", &data];
    assert_eq!(ran(&synth).0, 0);
    (folder, data)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() { copy(&entry.path(), &to) } else { assert!(fs::copy(entry.path(), to).is_ok()) }
    }
}

/// One more client by the intake officer.
fn load(folder: &Path, data: &str) {
    let old = folder.join("old.csv");
    let rows = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa\n7;290200A901C;Meri;Aino;Kuopio;1.3.2025\n";
    fs::write(&old, rows).unwrap();
    let load = ["import", "load", old.to_str().unwrap(), "--data", data, "--as", "otto.siirto"];
    assert_eq!(ran(&load).0, 0);
}

#[test]
fn an_older_directory_in_its_place_is_found_by_what_another_organisation_kept() {
    let (folder, data) = register();
    let (older, kept) = (folder.path().join("older"), folder.path().join("kept.jsonl"));
    copy(Path::new(&data), &older);
    load(folder.path(), &data);
    fs::copy(Path::new(&data).join("anchors.jsonl"), &kept).unwrap();
    let checked =
        |lang: &str| ran(&["verify", "--lang", lang, "--data", &data, "--checkpoint", kept.to_str().unwrap()]);
    let (exit, said, _) = checked("en");
    assert!(exit == 0 && said.contains("lines compared"), "{exit} {said}");

    fs::remove_dir_all(&data).unwrap();
    copy(&older, Path::new(&data));
    // By itself it is whole.
    assert_eq!(ran(&["verify", "--data", &data]).0, 0);
    for (lang, words) in
        [("fi", "hakemiston tilalla on vanhempi"), ("sv", "ersatts med en äldre"), ("en", "an older directory")]
    {
        let (exit, said, _) = checked(lang);
        assert!(exit == 1 && said.contains(words) && said.contains("kept.jsonl"), "{exit} {said}");
    }
    let (exit, _, why) = ran(&["verify", "--data", &data, "--checkpoint", "/nowhere"]);
    assert!(exit == 2 && why.contains("/nowhere"), "{exit} {why}");
}

#[test]
fn a_running_server_anchors_into_every_file_and_can_be_verified() {
    let (folder, data) = register();
    let other = folder.path().join("other.jsonl");
    let arguments =
        ["serve", "--training", "--listen", "127.0.0.1:0", "--data", &data, "--anchor", other.to_str().unwrap()];
    let mut server = kotodigi(&arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let own = Path::new(&data).join("anchors.jsonl");
    let newest = |file: &Path| fs::read_to_string(file).unwrap().lines().next_back().unwrap().to_owned();
    let heads = |line: &str| line.split("\"previous\"").next().unwrap().split_once("\"journal\"").unwrap().1.to_owned();
    assert_eq!(heads(&newest(&own)), heads(&newest(&other)));
    let (exit, said, _) = ran(&["verify", "--lang", "en", "--data", &data, "--checkpoint", other.to_str().unwrap()]);
    drop(server.kill());
    drop(server.wait());
    assert!(exit == 0 && said.contains("other.jsonl: 1 lines compared"), "{exit} {said}");
    // A file nobody can write to is no witness.
    let (exit, _, why) = ran(&[
        "serve",
        "--training",
        "--lang",
        "en",
        "--listen",
        "127.0.0.1:0",
        "--data",
        &data,
        "--anchor",
        "/proc/none",
    ]);
    assert!(exit == 2 && why.contains("/proc/none"), "{exit} {why}");
}

#[test]
fn a_record_is_taken_out_by_whoever_may_and_proves_itself() {
    let (folder, data) = register();
    let take = |officer: &str, client: &str| ran(&["record", client, "--lang", "en", "--data", &data, "--as", officer]);
    let (exit, record, why) = take("riitta.ahonen", "K-000002");
    assert!(exit == 0 && record.contains("\"koto-digi record\": 1"), "{exit} {why}");
    let file = folder.path().join("record.json");
    fs::write(&file, &record).unwrap();
    let checked = |lang: &str| ran(&["verify", "--lang", lang, "--record", file.to_str().unwrap()]);
    for (lang, words) in [("fi", "on eheä"), ("sv", "är hel"), ("en", "K-000002 is whole")] {
        let (exit, said, _) = checked(lang);
        assert!(exit == 0 && said.contains(words), "{exit} {said}");
    }
    let kept = Path::new(&data).join("anchors.jsonl");
    let witnessed =
        ["verify", "--lang", "en", "--record", file.to_str().unwrap(), "--checkpoint", kept.to_str().unwrap()];
    let (exit, said, _) = ran(&witnessed);
    assert!(exit == 0 && said.contains("lead to heads that another organisation kept"), "{exit} {said}");
    let other = folder.path().join("other.jsonl");
    fs::write(&other, "").unwrap();
    let (exit, said, _) = ran(&[&witnessed[..6], &[other.to_str().unwrap()]].concat());
    assert!(exit == 1 && said.contains("Only 0 of"), "{exit} {said}");
    // One word of one entry.
    fs::write(&file, record.replacen("Haile", "Hanna", 1)).unwrap();
    let (exit, said, _) = checked("en");
    assert!(exit == 1 && said.contains("Entry 1: the content was changed."), "{exit} {said}");
    fs::write(&file, &record[..record.len() / 2]).unwrap();
    assert_eq!(checked("en").0, 2);

    // A worker may not take out everything of a client; somebody who is not there and somebody not theirs is alike.
    let (exit, said, why) = take("aino.korhonen", "K-000002");
    assert!(exit == 1 && said.is_empty() && !why.is_empty(), "{exit} {said}");
    assert_eq!(take("riitta.ahonen", "K-999999").2, take("riitta.ahonen", "K-000002x").2);

    let db = rusqlite::Connection::open(newest_month(&data)).unwrap();
    let sql = "SELECT by, purpose, allowed, length(clients) / 16 FROM looks WHERE what = 'record' ORDER BY position";
    let mut ask = db.prepare(sql).unwrap();
    let rows = ask.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))).unwrap();
    let looks: Vec<(String, String, bool, i64)> = rows.map(Result::unwrap).collect();
    let look = |by: &str, allowed, clients| (by.to_owned(), "data_subject".to_owned(), allowed, clients);
    let want = [
        look("riitta.ahonen", true, 1),
        look("aino.korhonen", false, 1),
        look("riitta.ahonen", false, 0),
        look("riitta.ahonen", false, 0),
    ];
    assert_eq!(looks, want);
}

fn newest_month(data: &str) -> std::path::PathBuf {
    let files = fs::read_dir(Path::new(data).join("looks")).unwrap().map(|file| file.unwrap().path());
    files.filter(|file| file.file_name().unwrap().to_str().unwrap().starts_with("looks-")).max().unwrap()
}
