//! An old register into a register for real clients, over HTTP: personal accounts, two factors, two people.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::old_register::{FILES, ask, bring, file, load};
use running::production::{Town, log_in, once, show_factor, start_with};
use running::{Got, User, ran};
use serde_json::json;
use std::path::Path;
use tempfile::tempdir;

const OLD: &str = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa\n\
    7;131052-308T;Oikea;Oili;Kuopio;1.3.2025\n8;010190-002R;Aito;Aimo;Kuopio;2.3.2025\n";
const NAME: &str = "vanha.csv";

/// As if everybody had given the second factor long ago.
fn long_ago(data: &Path) {
    let db = rusqlite::Connection::open(data.join("login.sqlite")).unwrap();
    db.execute("UPDATE sessions SET factor_at = factor_at - 600000", []).unwrap();
}

fn code(got: &Got) -> (u16, &str) {
    (got.status, got.body["code"].as_str().unwrap_or_default())
}

#[test]
fn from_an_upload_to_two_people_a_load_a_report_and_back() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("register");
    let config = folder.path().join("koto.toml");
    std::fs::write(&config, "[limits]\nintake_second_over = 1\n").unwrap();
    let more = ["--config", config.to_str().unwrap()];
    let server = start_with(&data, &more);
    let keha = log_in(&server, &data, "first.administrator", &once(&server));
    let kuopio = Town::enrolled(&server, &data, &keha, "297", "antti.kuopio");
    let helsinki = Town::enrolled(&server, &data, &keha, "091", "anna.helsinki");
    let none = json!({});
    let mut otto = kuopio.employs("otto.oikea", "intake_officer", &none);
    let mut iida = kuopio.employs("iida.oikea", "intake_officer", &none);
    let maija = kuopio.employs("maija.oikea", "integration_worker", &none);
    let mut uuno = kuopio.employs("uuno.oikea", "intake_officer", &none);
    let mut hanna = helsinki.employs("hanna.oikea", "intake_officer", &none);
    let antti = kuopio.administrator;

    // Nobody but an officer of intake, and for nothing but the data's order.
    for other in [&maija, &keha, &antti] {
        assert_eq!(bring(other, OLD.as_bytes()).status, 403);
        assert_eq!(ask(other, "GET", "/api/intake/runs", None).status, 403);
    }
    let without = otto.ask("GET", "/api/intake/runs", None, &[("Koto-Purpose", "")]);
    assert_eq!((without.status, &without.body["kind"]), (400, &json!("purpose")), "{}", without.text);
    assert_eq!(otto.ask("GET", "/api/intake/runs", None, &[("Koto-Purpose", "plan")]).status, 403);

    // Everybody's code is old.
    drop(server);
    long_ago(&data);
    let server = start_with(&data, &more);
    for user in [&mut otto, &mut iida, &mut hanna] {
        user.root.clone_from(&server.root);
    }
    let wanted = json!({"name": NAME});
    let brought = file(&otto, OLD.as_bytes());
    let checked = ask(&otto, "POST", &format!("{brought}/check"), Some(&wanted));
    assert_eq!((checked.status, &checked.body["would"]["create"]), (200, &json!(2)), "{}", checked.text);
    let stale = ask(&otto, "POST", &format!("{brought}/load"), Some(&wanted));
    assert_eq!(code(&stale), (409, "fresh_factor"), "{}", stale.text);
    assert!(stale.body["next"].as_str().unwrap().contains("code"), "{}", stale.text);
    show_factor(&mut otto, &data, "otto.oikea");
    // A client of another municipality is not brought in unseen.
    let others = file(&otto, OLD.replace("Aimo;Kuopio", "Aimo;Helsinki").as_bytes());
    let refused = load(&otto, &others, &none);
    assert_eq!(refused["problem"]["code"], "counts_look_wrong", "{refused}");
    assert!(refused["problem"]["detail"].as_str().unwrap().contains("1 are of other municipalities"), "{refused}");
    // The code has changed the session's secret; the file is still there.
    let alone = load(&otto, &brought, &none);
    assert_eq!(alone["problem"]["code"], "second_needed", "{alone}");
    let request = alone["request"].as_str().unwrap().to_owned();
    // Another municipality's officer is no second person, whatever they accept.
    show_factor(&mut hanna, &data, "hanna.oikea");
    let accepts = json!({"load_hash": checked.body["load_hash"]});
    assert_eq!(ask(&hanna, "POST", "/api/intake/accept", Some(&accepts)).status, 200);
    assert_eq!(ask(&hanna, "GET", "/api/intake/waiting", None).body, json!({"waiting": []}));
    let answer = |user: &User, what: &str, reason: &str| {
        let reason = json!({"reason": reason});
        ask(user, "POST", &format!("/api/intake/waiting/{request}/{what}"), Some(&reason))
    };
    assert_eq!(answer(&hanna, "accept", "").status, 404);
    assert_eq!(load(&otto, &brought, &none)["problem"]["code"], "second_needed");
    // Iida hears of it, looks at it, and says no; Otto hears why, and asks again.
    let heard = ask(&iida, "GET", "/api/notices", None);
    assert!(heard.body["notices"][0]["text"].as_str().unwrap().contains("vanha.csv (2 clients)"), "{}", heard.text);
    let waits = ask(&iida, "GET", "/api/intake/waiting", None);
    let line = &waits.body["waiting"][0];
    assert_eq!((&line["request"], &line["state"], &line["own"]), (&json!(request), &json!("waiting"), &json!(false)));
    assert_eq!((&line["counts"]["created"], &line["load_hash"]), (&json!(2), &checked.body["load_hash"]), "{line}");
    assert!(line["tripped"][0].as_str().unwrap().contains("takes a second person"), "{line}");
    assert_eq!(answer(&iida, "decline", " ").status, 400, "a no has a reason");
    let declined = answer(&iida, "decline", "Väärä tiedosto");
    assert_eq!((declined.status, &declined.body["state"]), (200, &json!("declined")), "{}", declined.text);
    let heard = ask(&otto, "GET", "/api/notices", None);
    assert!(heard.body["notices"][0]["text"].as_str().unwrap().contains("Väärä tiedosto"), "{}", heard.text);
    assert_eq!(load(&otto, &brought, &none)["problem"]["code"], "second_needed");
    let stale = answer(&iida, "accept", "");
    assert_eq!(code(&stale), (409, "fresh_factor"), "{}", stale.text);
    let own = answer(&otto, "accept", "");
    assert_eq!(code(&own), (409, "second_same"), "{}", own.text);
    show_factor(&mut iida, &data, "iida.oikea");
    let accepted = answer(&iida, "accept", "Oikea tiedosto");
    assert_eq!((accepted.status, &accepted.body["state"]), (200, &json!("accepted")), "{}", accepted.text);
    let heard = ask(&otto, "GET", "/api/notices", None);
    assert!(heard.body["notices"][0]["text"].as_str().unwrap().contains("accepted"), "{}", heard.text);
    let done = load(&otto, &brought, &none);
    assert_eq!((&done["state"], &done["loaded"]["created"]), (&json!("done"), &json!(2)), "{done}");

    assert_eq!(ask(&iida, "GET", "/api/intake/waiting", None).body, json!({"waiting": []}));

    // The workers have the clients, the report names both people, and another municipality has nothing of it.
    let run = done["loaded"]["run"].as_str().unwrap();
    let of_run = format!("/api/intake/runs/{run}");
    let report = ask(&otto, "GET", &format!("{of_run}/report"), None);
    assert_eq!(report.body["report"]["second"]["id"], "iida.oikea", "{}", report.text);
    assert_eq!(report.body["report"]["directory"], "production", "{}", report.text);
    assert_eq!(ask(&hanna, "GET", "/api/intake/runs", None).body, json!({"runs": []}));
    assert_eq!(ask(&hanna, "GET", &of_run, None).status, 404);
    assert_eq!(ask(&hanna, "GET", &format!("{of_run}/report"), None).status, 404);
    let id = brought.strip_prefix(FILES).unwrap();
    assert_eq!(ask(&hanna, "POST", &format!("{FILES}{id}/check"), Some(&wanted)).status, 404);

    // Back again: seen before, the code asked again, gone for good.
    let preview = ask(&otto, "GET", &of_run, None);
    assert_eq!((preview.status, &preview.body["undo"]["leave"]), (200, &json!(2)), "{}", preview.text);
    drop(server);
    long_ago(&data);
    let server = start_with(&data, &more);
    for user in [&mut otto, &mut uuno] {
        user.root.clone_from(&server.root);
    }
    let stale = ask(&uuno, "POST", &format!("{of_run}/undo"), None);
    assert_eq!(code(&stale), (409, "fresh_factor"), "{}", stale.text);
    show_factor(&mut uuno, &data, "uuno.oikea");
    let undone = ask(&uuno, "POST", &format!("{of_run}/undo"), None);
    assert_eq!((undone.status, &undone.body["clients"]), (200, &json!(2)), "{}", undone.text);
    assert_eq!(ask(&otto, "GET", &of_run, None).status, 404);
    drop(server);
    assert_eq!(ran(&["verify", "--data", data.to_str().unwrap()]).0, 0);
}
