//! A change sent again after the machine stopped somewhere in it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::keyed::{KEY, answer, count, keys, problem, registered, send};
use running::{Running, User, contact, oili};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use tempfile::tempdir;

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

/// What is done to the register itself is found there too, with the id it gave.
#[test]
fn a_deed_whose_end_nobody_saw_is_found_in_the_journal() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let (keha, municipality) = (server.user("lauri.koski"), server.user("paula.savolainen"));
    let done = |by: &User, path: &str, body: &Value| {
        let purpose = if path.contains("answer") { "supervision" } else { "access_control" };
        let got = by.ask("POST", path, Some(body), &[(KEY, "deed"), ("Koto-Purpose", purpose)]);
        assert_eq!(got.status, 200, "{}", got.text);
        got.text
    };
    let anomaly = json!({"municipality": "297", "officer": "aino.korhonen", "what": "Monta asiakasta tunnissa"});
    let reported = done(&keha, "/api/deeds/report_anomaly", &anomaly);
    let id = serde_json::from_str::<Value>(&reported).unwrap()["client"].as_str().unwrap().to_owned();
    let (path, answer) =
        (format!("/api/deeds/answer_anomaly/{id}"), json!({"cause": "Kuului tehtävään", "measures": "Ei toimia"}));
    let answered = done(&municipality, &path, &answer);
    let made = count(folder.path(), "1");
    for _ in 0..2 {
        let forgotten = "UPDATE answers SET status = NULL, kind = NULL, body = NULL";
        assert_eq!(keys(folder.path()).execute(forgotten, []).unwrap(), 2);
        assert_eq!(done(&keha, "/api/deeds/report_anomaly", &anomaly), reported);
        assert_eq!(done(&municipality, &path, &answer), answered);
        assert_eq!(count(folder.path(), "1"), made);
    }
}

/// What writes no entry of a record leaves no trace to go by.
#[test]
fn where_nobody_can_tell_the_answer_says_so() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let set = || {
        let day = json!({"on": "2027-02-01"});
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
