//! A change sent twice is made once: by a double click, a lost answer, a restart, a crash.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::{Got, Running, User, contact, oili};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::tempdir;

const KEY: &str = "Idempotency-Key";

fn count(data: &Path, what: &str) -> i64 {
    let db = Connection::open(data.join("journal.sqlite")).unwrap();
    db.query_row(&format!("SELECT count(*) FROM entries WHERE {what}"), [], |row| row.get(0)).unwrap()
}

fn registered(data: &Path) -> i64 {
    count(data, "kind = 'client_registered'")
}

fn keys(data: &Path) -> Connection {
    Connection::open(data.join("idempotency.sqlite")).unwrap()
}

fn problem(got: &Got, status: u16, kind: &str) {
    assert_eq!((got.status, &got.body["kind"]), (status, &Value::from(kind)), "{}", got.text);
    for member in ["title", "detail", "next"] {
        assert!(!got.body[member].as_str().unwrap().is_empty());
    }
}

/// A request as bytes, on a connection of its own.
fn send(server: &Running, user: &User, path: &str, key: &str, version: &str, body: &Value) -> TcpStream {
    let body = body.to_string();
    let version = if version.is_empty() { String::new() } else { format!("If-Match: {version}\r\n") };
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {}\r\nKoto-Purpose: plan\r\n{KEY}: {key}\r\n{version}\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        user.cookie,
        body.len()
    );
    // The server may be killed meanwhile.
    drop(stream.write_all(head.as_bytes()));
    stream
}

/// Everything but when it was and which request it answers.
fn answer(mut stream: TcpStream) -> String {
    let mut said = String::new();
    drop(stream.read_to_string(&mut said));
    let own = |line: &&str| !line.starts_with("date:") && !line.starts_with("x-request-id:");
    said.split("\r\n").filter(own).collect::<Vec<_>>().join("\n")
}

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
    problem(&aino.post("/api/clients", &serde_json::json!({}), &key), 422, "problems");
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
            let reads = method == "get" || ["/api/search", "/api/session", "/api/why"].contains(&path.as_str());
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

/// The journal is held by another, so that the first is under way for as long as the test wants.
#[test]
fn a_repeat_waits_for_the_first_and_one_who_hangs_up_has_changed_something_all_the_same() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let held = Connection::open(folder.path().join("journal.sqlite")).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let first = send(&server, &aino, "/api/clients", "k", "", &oili("Testinen"));
    let begun = |expected: i64| {
        let start = Instant::now();
        while keys(folder.path()).query_row("SELECT count(*) FROM answers", [], |r| r.get::<_, i64>(0)) != Ok(expected)
        {
            assert!(start.elapsed() < Duration::from_secs(5));
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    begun(1);
    let waiting: Vec<TcpStream> =
        (0..20).map(|_| send(&server, &aino, "/api/clients", "k", "", &oili("Testinen"))).collect();
    drop(first);
    // Another request with this key need not wait to be told.
    let other = answer(send(&server, &aino, "/api/clients", "k", "", &oili("Toinen")));
    assert!(other.starts_with("HTTP/1.1 422") && other.contains("key_reused"), "{other}");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(registered(folder.path()), 0);
    held.execute_batch("ROLLBACK").unwrap();
    let answers: BTreeSet<String> = waiting.into_iter().map(answer).collect();
    assert!(answers.len() == 1 && answers.first().unwrap().starts_with("HTTP/1.1 201"), "{answers:#?}");
    assert_eq!(registered(folder.path()), 1);
}

/// The machine stops after the effect and before its answer is kept: as if by a power cut there.
#[test]
fn a_change_whose_end_nobody_saw_is_found_in_the_journal() {
    let folder = tempdir().unwrap();
    let forget = |change: &str| keys(folder.path()).execute(change, []).unwrap();
    let forgotten = "UPDATE answers SET status = NULL, etag = NULL, location = NULL, kind = NULL, body = NULL";
    let mut server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let new = |server: &Running, user: &User| answer(send(server, user, "/api/clients", "new", "", &oili("Testinen")));
    let made = new(&server, &aino);
    let path = format!("{}/receive_contact", &made[made.find("/api/clients/").unwrap()..][..49]);
    let step = |server: &Running, user: &User| answer(send(server, user, &path, "step", "\"1\"", &contact()));
    let stepped = step(&server, &aino);
    assert!(made.starts_with("HTTP/1.1 201") && stepped.starts_with("HTTP/1.1 200"), "{made} {stepped}");
    // Others of the same officer, before and after, are not mistaken for it.
    aino.register("Toinen");
    for _ in 0..2 {
        drop(server);
        assert_eq!(forget(forgotten), 2);
        server = Running::start(folder.path(), &[]);
        let aino = server.user("aino.korhonen");
        assert_eq!((new(&server, &aino), step(&server, &aino)), (made.clone(), stepped.clone()));
        assert_eq!(count(folder.path(), "1"), 3);
    }
    // Stopped before the effect: no entry bears its marks, and it is made now, once. The step is stale by now.
    drop(server);
    forget(&format!("{forgotten}, marks = zeroblob(256)"));
    server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    assert!(step(&server, &aino).starts_with("HTTP/1.1 412"));
    let now = new(&server, &aino);
    assert!(now.starts_with("HTTP/1.1 201") && now != made, "{now}");
    assert_eq!((new(&server, &aino), registered(folder.path())), (now, 3));
}

/// What writes no entry of a record leaves no trace to go by.
#[test]
fn where_nobody_can_tell_the_answer_says_so() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let set = || {
        let day = serde_json::json!({"on": "2027-02-01"});
        aino.post("/api/training/clock", &day, &[(KEY, "day")])
    };
    assert_eq!(set().status, 200);
    let forget = || keys(folder.path()).execute("UPDATE answers SET status = NULL", []).unwrap();
    forget();
    assert_eq!(set().status, 200, "nothing was written since: it may be done again");
    aino.register("Testinen");
    forget();
    for _ in 0..2 {
        problem(&set(), 409, "outcome_unknown");
    }
}

/// Killed at any moment of a change, and asked again until there is an answer.
#[test]
fn a_server_killed_at_any_moment_makes_a_change_once() {
    let folder = tempdir().unwrap();
    let mut there = 0;
    let mut server = Running::start(folder.path(), &[]);
    for round in 0..24_u64 {
        let key = format!("round-{round}");
        let aino = server.user("aino.korhonen");
        let before = registered(folder.path());
        // Two at once, so that one's effect is not taken for the other's.
        let sent = [key.clone(), format!("{key}-b")]
            .map(|key| send(&server, &aino, "/api/clients", &key, "", &oili("Testinen")));
        std::thread::sleep(Duration::from_micros(round * 400));
        drop(server);
        drop(sent);
        there += registered(folder.path()) - before;
        server = Running::start(folder.path(), &[]);
        let aino = server.user("aino.korhonen");
        let mut answers = BTreeSet::new();
        for key in [key.clone(), format!("{key}-b")] {
            let repeats: BTreeSet<String> =
                (0..3).map(|_| answer(send(&server, &aino, "/api/clients", &key, "", &oili("Testinen")))).collect();
            assert!(repeats.len() == 1 && repeats.first().unwrap().starts_with("HTTP/1.1 201"), "{repeats:#?}");
            answers.extend(repeats);
        }
        assert_eq!((answers.len(), registered(folder.path()) - before), (2, 2));
    }
    println!("{there} of 48 were made before the server was killed");
}
