//! The first day of a register for real clients, from an empty directory to a worker's first client.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod running;

use running::production::{CONTROL, done, invited, log_in, once, start};
use running::{Running, User, kotodigi, ran};
use serde_json::{Value, json};
use tempfile::tempdir;

#[test]
fn from_an_empty_directory_to_the_first_client() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("register");
    let server = start(&data);
    let first = log_in(&server, &data, "first.administrator", &once(&server));
    let (from, until) = ("2026-01-01", "2099-12-31");
    // KEHA's administrator enrols Kuopio; its administrator grants; KEHA opens.
    let enrol = json!({"municipality": "297", "account": "antti.oikea", "name": "Antti Oikea",
        "notice": "KUO/1/2026", "from": from, "until": until});
    done(&first, "/api/deeds/enrol_municipality", &enrol);
    let antti = log_in(&server, &data, "antti.oikea", &invited(&first, "antti.oikea"));
    let asked = json!({"account": "maija.oikea", "name": "Maija Oikea", "employer": "municipality",
        "organisation": "297", "role": "integration_worker", "scope": [{"municipality": "297"}], "from": from,
        "until": until, "reason": "Works in the integration services"});
    let right = done(&antti, "/api/deeds/request_right", &asked);
    done(&antti, &format!("/api/deeds/grant_right/{right}"), &Value::Null);
    assert_eq!(
        antti.post("/api/login/invite", &json!({"account": "maija.oikea"}), &[CONTROL]).status,
        404,
        "not open yet"
    );
    done(&first, &format!("/api/deeds/open_right/{right}"), &Value::Null);
    let maija = log_in(&server, &data, "maija.oikea", &invited(&antti, "maija.oikea"));
    // Whoever hands over no way in is told so, not what the request lacks.
    let lacking = |user: &User| user.post("/api/login/invite", &json!({"none": 1}), &[CONTROL]).status;
    assert_eq!([lacking(&maija), lacking(&antti)], [403, 400]);
    // A real person, not a made-up one; and nothing of training is here.
    let oili = |code: &str| {
        json!({"family_name": "Oikea", "given_names": "Oili", "municipality": "297",
        "identity_code": code, "source": "client"})
    };
    assert_eq!(maija.post("/api/clients", &oili("010190-999W"), &[]).status, 422);
    let made = maija.post("/api/clients", &oili("131052-308T"), &[]);
    assert_eq!(made.status, 201, "{}", made.text);
    assert_eq!(maija.post("/api/session", &json!({"officer": "aino.korhonen"}), &[]).status, 403);
    assert_eq!(maija.post("/api/training/clock", &json!({"on": "2027-01-01"}), &[]).status, 403);
    assert_eq!(maija.get("/training/").status, 404);
    let client = format!("/api/clients/{}", made.body["client"].as_str().unwrap());
    assert_eq!(maija.get(&client).status, 200);
    assert_eq!(first.get(&client).status, 403, "who opens rights reads no client");
    assert_eq!(antti.get(&client).status, 403);
    // Who gives the way in can put somebody out; a worker nobody, and nobody oneself by that.
    let end = |by: &User, account: &str| by.post("/api/login/end", &json!({"account": account}), &[CONTROL]);
    assert_eq!(end(&maija, "antti.oikea").status, 403);
    assert_eq!((end(&first, "first.administrator").status, end(&first, "no.body").status), (404, 404));
    assert_eq!(antti.get("/api/session/all").status, 200);
    assert_eq!(end(&antti, "maija.oikea").body, json!({"ended": 1}));
    assert_eq!(maija.get(&client).status, 401);
    assert_eq!(end(&antti, "maija.oikea").body, json!({"ended": 0}));
    let maija = log_in(&server, &data, "maija.oikea", &invited(&antti, "maija.oikea"));
    assert_eq!(maija.get(&client).status, 200);
    // Removed: the next request is nobody's.
    let why = json!({"ground": "conditions_ended", "reason": "Left"});
    done(&antti, &format!("/api/deeds/remove_right/{right}"), &why);
    assert_eq!(maija.get(&client).status, 401);
    drop(server);
    let again = start(&data);
    assert!(again.shown.is_empty(), "{:?}", again.shown);
    drop(again);
    let data = data.to_str().unwrap();
    assert_eq!(ran(&["verify", "--data", data]).0, 0);
    assert_eq!(ran(&["serve", "--training", "--data", data]).0, 2, "a register for real people is not for training");
    assert_eq!(ran(&["synth", "--clients", "1", "--data", data]).0, 2);
}

/// Under a service manager what is printed stays in its log: the first way in is a file of its owner's.
#[test]
fn the_first_password_does_not_stand_in_the_service_managers_log() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempdir().unwrap();
    let (data, socket) = (folder.path().join("register"), folder.path().join("notify"));
    let _hears = std::os::unix::net::UnixDatagram::bind(&socket).unwrap();
    let mut command = kotodigi(&["serve", "--lang", "en", "--listen", "127.0.0.1:0", "--data"]);
    command.arg(&data).env("NOTIFY_SOCKET", &socket);
    let server = Running::of(command);
    let file = data.join("first-administrator");
    let said = std::fs::read_to_string(&file).unwrap();
    let once = said.split("one-time password ").nth(1).unwrap().split(". ").next().unwrap();
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    log_in(&server, &data, "first.administrator", once);
    let logged = server.says("\"route\":\"log_in\"");
    assert!(server.shown.is_empty() && !logged.contains(once), "{:?} {logged}", server.shown);
    let backup = folder.path().join("a.backup");
    assert_eq!(ran(&["backup", backup.to_str().unwrap(), "--data", data.to_str().unwrap()]).0, 0);
    let holds = |what: &str| std::fs::read(&backup).unwrap().windows(what.len()).any(|part| part == what.as_bytes());
    assert!(holds("login.sqlite") && !holds(once));
}
