//! A right that was taken away, changed or ran out, while its officer is at work.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::office::Settings;
use kotodigi::officer::Role;
use kotodigi_tests::wire::{ON, Server, User};
use kotodigi_tests::world::{self, Post};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

fn worker(server: &Server, account: &str) -> (String, User) {
    let right = world::post(server, &Post::of(account, Role::IntegrationWorker, false));
    (right, server.user(account, Purpose::Plan))
}

fn own_client(server: &Server) -> String {
    world::register(server, &world::facts(1, "297", false)).to_string()
}

fn kind(got: &kotodigi_tests::wire::Got) -> (u16, Value) {
    (got.status, got.json()["kind"].clone())
}

#[test]
fn a_right_removed_ends_the_open_session_with_the_next_request() {
    let server = Server::swift();
    let client = own_client(&server);
    let (right, user) = worker(&server, "lahteva.tyontekija");
    let page = format!("/api/clients/{client}");
    assert_eq!(user.get(&page).status, 200);
    world::remove(&server, &right);
    let removed = Instant::now();
    for path in [page.as_str(), "/api/work", "/api/notices", "/api/roles", "/api/rights"] {
        assert_eq!(kind(&user.get(path)), (401, json!("session")), "{path}");
    }
    assert_eq!(kind(&user.change(&client, "note_change", "4", &json!({}))), (401, json!("session")));
    assert_eq!(kind(&user.post("/api/search", &json!({"text": "oili"}))), (401, json!("session")));
    assert_eq!(user.get("/api/session").json()["officer"], Value::Null);
    assert!(removed.elapsed() < Duration::from_secs(1), "{:?}", removed.elapsed());
    // Nor does the account get in anew.
    let again = server.stranger().post("/api/session", &json!({"officer": "lahteva.tyontekija"}));
    assert_eq!(again.status, 400, "{}", again.text);
}

#[test]
fn of_requests_begun_after_the_removal_none_is_answered() {
    let server = Server::swift();
    let client = own_client(&server);
    let (right, user) = worker(&server, "lahteva.tyontekija");
    let page = format!("/api/clients/{client}");
    let removed = AtomicBool::new(false);
    let asked = std::thread::scope(|scope| {
        let asking: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let user = user.clone();
                    let (mut before, mut after) = (0, 0);
                    while after < 20 {
                        let was_removed = removed.load(Ordering::SeqCst);
                        let status = user.get(&page).status;
                        assert!(!was_removed || status == 401, "answered {status} after the removal");
                        before += usize::from(!was_removed);
                        after += usize::from(was_removed);
                    }
                    before
                })
            })
            .collect();
        std::thread::sleep(Duration::from_millis(100));
        world::remove(&server, &right);
        removed.store(true, Ordering::SeqCst);
        asking.into_iter().map(|one| one.join().unwrap()).sum::<usize>()
    });
    assert!(asked > 8, "all were asked after the removal: {asked}");
}

#[test]
fn a_right_that_runs_out_in_the_middle_of_a_form_saves_nothing_and_says_so() {
    let server = Server::swift();
    let client = own_client(&server);
    let mut request = Post::of("paattyva.tyontekija", Role::IntegrationWorker, false).request();
    request["until"] = ON.into();
    let aino = server.user("aino.korhonen", Purpose::AccessControl);
    let right = aino.post("/api/deeds/request_right", &request).made();
    let antti = server.user("antti.miettinen", Purpose::AccessControl);
    antti.post(&format!("/api/deeds/grant_right/{right}"), &json!({})).made();
    let kaisa = server.user("kaisa.niemi", Purpose::AccessControl);
    kaisa.post(&format!("/api/deeds/open_right/{right}"), &json!({})).made();
    let user = server.user("paattyva.tyontekija", Purpose::Plan);
    let form = user.get(&format!("/api/forms/note_change?client={client}"));
    assert_eq!((form.status, &form.json()["refused"]), (200, &Value::Null));
    let version = form.json()["version"].to_string();
    // It holds on its last day, and not on the next.
    let filled = json!({"on": ON, "what": "Pyytää tarkistusta", "source": "client"});
    assert_eq!(user.change(&client, "note_change", &version, &filled).status, 200);
    let clock = server.user("aino.korhonen", Purpose::Plan);
    assert_eq!(clock.post("/api/training/clock", &json!({"on": "2027-02-01"})).status, 200);
    let head = server.house.with(|office| office.head()).unwrap();
    for lang in ["fi", "sv", "en"] {
        let mut user = user.clone();
        user.headers.retain(|(name, _)| *name != "Accept-Language");
        user.headers.push(("Accept-Language", lang.into()));
        let got = user.change(&client, "note_change", "5", &filled);
        assert_eq!(kind(&got), (401, json!("session")));
        for member in ["title", "detail", "next"] {
            assert!(!got.json()[member].as_str().unwrap().is_empty(), "{member}: {}", got.text);
        }
    }
    assert_eq!(server.house.with(|office| office.head()).unwrap(), head, "something was saved");
}

/// Changed to another municipality or another role: what it no longer reaches is gone, the session goes on.
#[test]
fn a_right_that_was_changed_reaches_what_it_says_now() {
    let server = Server::swift();
    let client = own_client(&server);
    let (right, user) = worker(&server, "vaihtuva.tyontekija");
    let page = format!("/api/clients/{client}");
    assert_eq!(user.get(&page).status, 200);
    let changed = json!({
        "role": "integration_worker", "scope": [{"municipality": "297"}], "protected": "no", "from": "2026-01-01",
        "until": "2100-12-31", "reason": "Siirtyi tietopyyntöihin",
    });
    let antti = server.user("antti.miettinen", Purpose::AccessControl);
    let change = |role: &str| {
        let mut body = changed.clone();
        body["role"] = role.into();
        antti.post(&format!("/api/deeds/change_right/{right}"), &body).made();
    };
    change("registrar");
    // A registrar sees clients for other purposes: for this one there is none.
    assert!(matches!(user.get(&page).status, 403 | 404));
    assert_eq!(user.for_purpose(Purpose::DataSubject).get(&page).status, 200);
    change("access_administrator");
    for purpose in Purpose::ALL {
        let got = user.for_purpose(purpose).get(&page);
        assert_eq!(got.status, 403, "{purpose:?}: {}", got.text);
        assert!(!got.text.contains("Koehenkilö"));
    }
    change("integration_worker");
    assert_eq!(user.get(&page).status, 200);
}

/// An opening ends by itself, and with the right it rests on.
#[test]
fn an_opening_ends_with_its_time_and_with_its_right() {
    let server = Server::swift();
    let client = world::register(&server, &world::facts(1, "905", false));
    let number = server.house.with(|office| office.register().row(client).unwrap().shown_number()).unwrap();
    let (right, user) = worker(&server, "avaava.tyontekija");
    let page = format!("/api/clients/{client}");
    let open = || {
        let reason = json!({"client": number, "reason": "Asiakas tarvitsee palvelun heti tänään"});
        user.post("/api/deeds/open_outside", &reason)
    };
    let lasting = |opening_minutes| {
        let asker = server.with_factor("aino.korhonen", Purpose::Plan);
        let set = server.house.change(&asker, None, |office, _| {
            office.set(Settings { opening_minutes, ..Settings::default() });
            Ok(())
        });
        set.unwrap();
    };
    assert_eq!(user.get(&page).status, 404);
    lasting(0);
    assert_eq!(open().status, 200);
    assert_eq!(user.get(&page).status, 404, "its time was over at once");
    lasting(60);
    assert_eq!(open().status, 200);
    assert_eq!(user.get(&page).status, 200);
    assert_eq!(user.for_purpose(Purpose::Contact).get(&page).status, 404, "opened for one purpose only");
    // Another right of the same person does not inherit the opening.
    worker(&server, "avaava.tyontekija");
    world::remove(&server, &right);
    assert_eq!(user.get(&page).status, 404);
}
