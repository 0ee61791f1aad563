//! A change sent twice is made once: by a double click, a lost answer, a restart.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::keyed::{KEY, answer, count, keys, problem, registered, send};
use running::{Running, User, contact, oili};
use rusqlite::Connection;
use serde_json::json;
use std::collections::BTreeSet;
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tempfile::tempdir;

#[test]
fn a_thousand_repeats_at_once_and_over_a_restart_have_one_effect_and_one_answer() {
    let folder = tempdir().unwrap();
    let mut server = Running::start(folder.path(), &[]);
    let mut aino = server.user("aino.korhonen");
    let mut answers = BTreeSet::new();
    let waiting: Vec<TcpStream> =
        (0..1_000).map(|_| send(&server, &aino, "/api/clients", "k-1", "", &oili("Testinen"))).collect();
    answers.extend(waiting.into_iter().map(answer));
    for _ in 0..2 {
        // Killed, not stopped.
        drop(server);
        server = Running::start(folder.path(), &[]);
        aino = server.user("aino.korhonen");
        let waiting: Vec<TcpStream> =
            (0..200).map(|_| send(&server, &aino, "/api/clients", "k-1", "", &oili("Testinen"))).collect();
        answers.extend(waiting.into_iter().map(answer));
    }
    assert_eq!(answers.len(), 1, "{answers:#?}");
    let said = answers.first().unwrap();
    assert!(
        said.starts_with("HTTP/1.1 201") && said.contains("etag: \"1\"") && said.contains("location: /api/clients/")
    );
    assert_eq!(registered(folder.path()), 1);

    // A step of a record too: the repeats would be stale.
    let client = said.split("/api/clients/").nth(1).unwrap()[..36].to_owned();
    let path = format!("/api/clients/{client}/receive_contact");
    let waiting: Vec<TcpStream> = (0..300).map(|_| send(&server, &aino, &path, "k-2", "\"1\"", &contact())).collect();
    let answers: BTreeSet<String> = waiting.into_iter().map(answer).collect();
    assert!(answers.len() == 1 && answers.first().unwrap().contains("HTTP/1.1 200"), "{answers:#?}");
    assert_eq!(count(folder.path(), "1"), 2);
}

#[test]
fn a_key_is_of_one_officer_and_one_request() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let with = |key: &'static str| [(KEY, key)];
    let first = aino.post("/api/clients", &oili("Testinen"), &with("one"));
    assert_eq!(first.status, 201, "{}", first.text);
    problem(&aino.post("/api/clients", &oili("Toinen"), &with("one")), 422, "key_reused");
    let path = format!("/api/clients/{}/receive_contact", first.body["client"].as_str().unwrap());
    let other_path = aino.ask("POST", &path, Some(&oili("Testinen")), &[(KEY, "one"), ("If-Match", "\"1\"")]);
    problem(&other_path, 422, "key_reused");
    // Another officer's key is another key; and who sends none sends a new change.
    assert_eq!(server.user("mikko.laine").post("/api/clients", &oili("Testinen"), &with("one")).status, 201);
    let again = [aino.post("/api/clients", &oili("Testinen"), &[]), aino.post("/api/clients", &oili("Testinen"), &[])];
    assert!(again.iter().all(|got| got.status == 201));
    assert_eq!(registered(folder.path()), 4);
    // A repeat in another session of the same officer.
    let later = server.user("aino.korhonen").post("/api/clients", &oili("Testinen"), &with("one"));
    assert_eq!((later.status, &later.text, later.header("location")), (201, &first.text, first.header("location")));
    // A stranger with the key is a stranger.
    let stranger = User { root: server.root.clone(), cookie: String::new() };
    problem(&stranger.post("/api/clients", &oili("Testinen"), &with("one")), 401, "session");
}

#[test]
fn what_was_refused_has_changed_nothing_and_may_be_sent_again() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let key = [(KEY, "mended")];
    problem(&aino.post("/api/clients", &json!({}), &key), 422, "problems");
    let good = aino.post("/api/clients", &oili("Testinen"), &key);
    assert_eq!(good.status, 201);
    let path = format!("/api/clients/{}/receive_contact", good.body["client"].as_str().unwrap());
    let at = |version: &'static str| aino.ask("POST", &path, Some(&contact()), &[(KEY, "step"), ("If-Match", version)]);
    problem(&at("\"7\""), 412, "stale");
    assert_eq!(at("\"1\"").status, 200);
    // The answer stays that of the first, whatever version the repeat names.
    assert_eq!((at("\"2\"").status, at("\"1\"").header("etag")), (200, "\"2\""));
    assert_eq!(count(folder.path(), "1"), 2);
}

#[test]
fn a_key_is_a_short_word() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let (long, longest) = ("x".repeat(65), "~".repeat(64));
    for bad in [&[(KEY, "")][..], &[(KEY, &long)], &[(KEY, "a b")], &[(KEY, "ä")], &[(KEY, "a"), (KEY, "a")]] {
        problem(&aino.post("/api/clients", &oili("Testinen"), bad), 400, "key_form");
    }
    assert_eq!(registered(folder.path()), 0);
    assert_eq!(aino.post("/api/clients", &oili("Testinen"), &[(KEY, &longest)]).status, 201);
    // Every change takes one, and nothing else does.
    let described = aino.get("/openapi.json").body;
    for (path, operations) in described["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let parameters = operation["parameters"].as_array().unwrap();
            let takes = parameters.iter().any(|parameter| parameter["name"] == KEY);
            // What makes a way in, or takes somebody's data away for good, is not answered again from a store.
            let once = ["/api/login", "/api/session", "/api/erasure"].iter().any(|start| path.starts_with(start));
            // A file that was brought is in memory only, and checking it changes nothing.
            let held =
                path.starts_with("/api/intake/files") && !["/load", "/sign"].iter().any(|end| path.ends_with(end));
            let reads = method == "get" || once || held || ["/api/search", "/api/why"].contains(&path.as_str());
            assert_eq!(takes, !reads, "{method} {path}");
        }
    }
}

#[test]
fn nothing_of_a_client_or_an_officer_stands_with_the_keys() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let got = aino.post("/api/clients", &oili("Merkkinen"), &[(KEY, "planted-key")]);
    let path = format!("/api/clients/{}/receive_contact", got.body["client"].as_str().unwrap());
    aino.ask("POST", &path, Some(&contact()), &[(KEY, "planted-key-2"), ("If-Match", "\"1\"")]);
    let mut bytes = Vec::new();
    for file in ["idempotency.sqlite", "idempotency.sqlite-wal"] {
        bytes.extend(std::fs::read(folder.path().join(file)).unwrap());
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains("\"version\":2"), "the receipts are there");
    for planted in ["Merkkinen", "Oili", "aino", "planted-key", "receive_contact", "arviointia"] {
        assert!(!text.contains(planted), "{planted}");
    }
}

/// A backup does not bring them back: the effects they tell of may be newer than it.
#[test]
fn a_restored_register_remembers_no_keys() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let server = Running::start(&folder.path().join("register"), &[]);
    let aino = server.user("aino.korhonen");
    assert_eq!(aino.post("/api/clients", &oili("Ensimmäinen"), &[(KEY, "k")]).status, 201);
    let (exit, said, why) = running::ran(&["backup", &path("b"), "--data", &path("register")]);
    assert_eq!(exit, 0, "{said}{why}");
    let restored = folder.path().join("restored");
    let (exit, said, why) = running::ran(&["restore", &path("b"), "--data", &path("restored"), "--nobody-erased"]);
    assert_eq!(exit, 0, "{said}{why}");
    assert!(!restored.join("idempotency.sqlite").exists() && !restored.join("last-backup").exists());
    let server = Running::start(&restored, &[]);
    let aino = server.user("aino.korhonen");
    assert_eq!(aino.post("/api/clients", &oili("Toinen"), &[(KEY, "k")]).status, 201);
    assert_eq!(registered(&restored), 2);
}

/// How long the server waits for a journal that another holds (`server/src/sqlite/open.rs`), less what a rollback takes.
const HELD_AT_MOST: Duration = Duration::from_secs(4);

/// The journal is held by another, so that the first is under way for as long as the test wants. On a machine so busy
/// that the server gives up waiting for the journal first, nothing was seen, and it is tried again.
#[test]
fn a_repeat_waits_for_the_first_and_one_who_hangs_up_has_changed_something_all_the_same() {
    assert!((0..20).any(|_| waited_for_the_first()), "this machine was too busy twenty times");
}

fn waited_for_the_first() -> bool {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let held = Connection::open(folder.path().join("journal.sqlite")).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = Instant::now();
    let first = send(&server, &aino, "/api/clients", "k", "", &oili("Testinen"));
    let begun = || keys(folder.path()).query_row("SELECT count(*) FROM answers", [], |r| r.get::<_, i64>(0)) == Ok(1);
    while !begun() {
        if start.elapsed() > HELD_AT_MOST {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let waiting: Vec<TcpStream> =
        (0..20).map(|_| send(&server, &aino, "/api/clients", "k", "", &oili("Testinen"))).collect();
    drop(first);
    let other = send(&server, &aino, "/api/clients", "k", "", &oili("Toinen"));
    // However many wait for the register, whoever watches over the process is answered.
    let asked = Instant::now();
    assert_eq!(aino.get("/healthz").status, 200);
    let soon = asked.elapsed() < Duration::from_secs(1);
    std::thread::sleep(Duration::from_millis(300));
    let nobody = registered(folder.path());
    held.execute_batch("ROLLBACK").unwrap();
    if !soon || start.elapsed() > HELD_AT_MOST {
        return false;
    }
    assert_eq!(nobody, 0);
    let answers: BTreeSet<String> = waiting.into_iter().map(answer).collect();
    assert!(answers.len() == 1 && answers.first().unwrap().starts_with("HTTP/1.1 201"), "{answers:#?}");
    let other = answer(other);
    assert!(other.starts_with("HTTP/1.1 422") && other.contains("key_reused"), "{other}");
    assert_eq!(registered(folder.path()), 1);
    true
}
