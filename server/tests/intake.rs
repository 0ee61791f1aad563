//! Old registers over HTTP: brought, checked, loaded, reported, taken back. A file that kills its reader is a failed
//! import, and the server goes on.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use kotodigi::office::Settings;
use running::Running;
use running::here::{here, user};
use running::old_register::{SOUND, ask, bring, bring_as, file, is_signed, load};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

const OLD: &[u8] = include_bytes!("../../fixtures/legacy/kunta_a.csv");

/// Something else in the place of the program that reads.
fn script(folder: &TempDir, says: &str) -> PathBuf {
    let file = folder.path().join("reader.sh");
    std::fs::write(&file, format!("#!/bin/sh\n{says}\n")).unwrap();
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    file
}

#[test]
fn a_file_that_kills_its_reader_is_a_failed_import_and_the_server_goes_on() {
    let folder = tempdir().unwrap();
    let here = here(&script(&folder, "kill -SEGV $$"));
    let otto = user(&here.root, "otto.siirto");
    let file = file(&otto, SOUND.as_bytes());
    let got = ask(&otto, "POST", &format!("{file}/check"), Some(&json!({"name": "a.csv"})));
    assert_eq!((got.status, &got.body["code"]), (422, &json!("reading_crashed")), "{}", got.text);
    assert!(got.body["detail"].as_str().unwrap().contains("The register works"), "{}", got.text);
    let load = load(&otto, &file, &json!({}));
    assert_eq!((&load["state"], &load["problem"]["code"]), (&json!("failed"), &json!("reading_crashed")), "{load}");
    assert_eq!(otto.get("/readyz").status, 200);
    assert_eq!(here.house.with(|office| office.head().position).unwrap(), 0);
}

#[test]
fn a_large_load_takes_a_second_person_in_a_session_of_their_own() {
    let here = here(Path::new(env!("CARGO_BIN_EXE_kotodigi")));
    let mut settings = Settings::default();
    settings.intake.second_over_in_practice = 0;
    here.house.set(settings).unwrap();
    let (otto, iida) = (user(&here.root, "otto.siirto"), user(&here.root, "iida.lahti"));
    let file = file(&otto, SOUND.as_bytes());
    let checked = ask(&otto, "POST", &format!("{file}/check"), Some(&json!({"name": "vanha.csv"})));
    assert_eq!(checked.status, 200, "{}", checked.text);
    let accepts = json!({"load_hash": checked.body["load_hash"]});
    let refused = |load: &Value| assert_eq!(load["problem"]["code"], "second_needed", "{load}");
    refused(&load(&otto, &file, &json!({})));
    // One's own acceptance is no second person's, and another file's is none of this.
    assert_eq!(ask(&otto, "POST", "/api/intake/accept", Some(&accepts)).status, 200);
    let other = json!({"load_hash": "0".repeat(64)});
    assert_eq!(ask(&iida, "POST", "/api/intake/accept", Some(&other)).status, 200);
    refused(&load(&otto, &file, &json!({})));
    assert_eq!(ask(&iida, "POST", "/api/intake/accept", Some(&accepts)).status, 200);
    let done = load(&otto, &file, &json!({}));
    assert_eq!((&done["state"], &done["loaded"]["created"]), (&json!("done"), &json!(1)), "{done}");
    let run = done["loaded"]["run"].as_str().unwrap();
    let report = ask(&otto, "GET", &format!("/api/intake/runs/{run}/report"), None);
    assert_eq!(report.body["report"]["second"]["id"], "iida.lahti", "{}", report.text);
}

#[test]
fn an_old_register_is_brought_checked_loaded_reported_and_taken_back() {
    let folder = tempdir().unwrap();
    let server = Running::start(&folder.path().join("register"), &[]);
    let otto = server.user("otto.siirto");
    let name = json!({"name": "kunta_a.csv"});
    let file = file(&otto, OLD);
    let checked = ask(&otto, "POST", &format!("{file}/check"), Some(&name));
    assert_eq!(checked.status, 200, "{}", checked.text);
    assert_eq!(checked.body["rows"], 240);
    // Somebody else's session does not have it, and whoever may not load registers does not get so far.
    let again = server.user("otto.siirto");
    assert_eq!(ask(&again, "POST", &format!("{file}/check"), Some(&name)).status, 404);
    assert_eq!(bring(&server.user("aino.korhonen"), OLD).status, 403);
    assert_eq!(bring_as(&otto, OLD, "text/csv").status, 415);
    let other = json!({"name": "kunta_a.csv", "expected_hash": "0".repeat(64)});
    let got = ask(&otto, "POST", &format!("{file}/load"), Some(&other));
    assert_eq!((got.status, &got.body["code"]), (409, &json!("other_file")), "{}", got.text);
    // The sample has so many errors on purpose.
    let done = load(
        &otto,
        &file,
        &json!({"name": "kunta_a.csv", "expected_hash": checked.body["file_hash"], "counts_accepted": true}),
    );
    assert_eq!(done["state"], "done", "{done}");
    let counts = |key: &str| done["loaded"][key].as_u64().unwrap();
    assert_eq!(counts("created") + counts("rejected") + counts("twice"), 240, "{done}");
    let run = done["loaded"]["run"].as_str().unwrap().to_owned();
    let runs = ask(&otto, "GET", "/api/intake/runs", None);
    assert_eq!(
        (&runs.body["runs"][0]["run"], &runs.body["runs"][0]["open"]),
        (&json!(run), &json!(false)),
        "{}",
        runs.text
    );
    let sealed = ask(&otto, "GET", &format!("/api/intake/runs/{run}/report"), None);
    assert!(sealed.status == 200 && sealed.body["report"]["findings"].as_array().unwrap().len() > 5, "{}", sealed.text);
    nothing_of_a_cell(&sealed.text, &checked.body);
    is_signed(&folder, &sealed.text);
    let preview = ask(&otto, "GET", &format!("/api/intake/runs/{run}"), None);
    assert_eq!((preview.status, &preview.body["undo"]["leave"]), (200, &done["loaded"]["created"]), "{}", preview.text);
    let undone = ask(&otto, "POST", &format!("/api/intake/runs/{run}/undo"), None);
    assert_eq!((undone.status, &undone.body["clients"]), (200, &done["loaded"]["created"]), "{}", undone.text);
    assert_eq!(ask(&otto, "GET", &format!("/api/intake/runs/{run}"), None).status, 404);
    assert_eq!(ask(&otto, "DELETE", &file, None).status, 200);
    assert_eq!(ask(&otto, "POST", &format!("{file}/check"), Some(&name)).status, 404);
}

/// Erasure does not reach a report: identity codes, names and days of the file do not stand in it.
fn nothing_of_a_cell(report: &str, checked: &Value) {
    for finding in checked["findings"].as_array().unwrap() {
        let value = finding["value"].as_str().unwrap();
        if value.len() > 5 && finding["row"] != 1 {
            assert!(!report.contains(value), "{finding}");
        }
    }
}

#[test]
fn a_mapping_is_kept_and_taken_next_time() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let otto = server.user("otto.siirto");
    let columns: Vec<Value> = [
        ("Asiakasnumero", "client_number"),
        ("Hetu", "identity_code"),
        ("Sukunimi", "family_name"),
        ("Etunimet", "given_names"),
        ("Kunta", "municipality"),
        ("Lupa alkaa", "ignored"),
    ]
    .map(|(column, field)| json!({"column": column, "field": field}))
    .into();
    let file = file(&otto, SOUND.as_bytes());
    let field = || {
        let got = ask(&otto, "POST", &format!("{file}/check"), Some(&json!({"name": "vanha.csv"})));
        assert_eq!(got.status, 200, "{}", got.text);
        (got.body["mapping"][5]["field"].clone(), got.body["saved"].clone())
    };
    assert_eq!(field(), (json!("first_right_on"), Value::Null));
    for bad in ["../x", "", "a/b"] {
        let keep = json!({"name": bad, "mapping": {"columns": columns}});
        assert_eq!(ask(&otto, "PUT", "/api/intake/mappings", Some(&keep)).status, 400, "{bad}");
    }
    let keep = json!({"name": "oma", "mapping": {"columns": columns}});
    let kept = ask(&otto, "PUT", "/api/intake/mappings", Some(&keep));
    assert_eq!((kept.status, &kept.body["mappings"][0]["name"]), (200, &json!("oma")), "{}", kept.text);
    assert_eq!(field(), (json!("ignored"), json!("oma")));
    assert_eq!(ask(&otto, "GET", "/api/intake/mappings", None).body, kept.body);
}

#[test]
fn files_are_bounded_and_go_with_the_session() {
    let folder = tempdir().unwrap();
    let config = folder.path().join("koto.toml");
    std::fs::write(&config, "[limits]\nintake_bytes = 1000000\n").unwrap();
    let server = Running::start(&folder.path().join("register"), &["--config", config.to_str().unwrap()]);
    let otto = server.user("otto.siirto");
    let got = bring(&otto, &vec![b'x'; 1_000_001]);
    assert_eq!((got.status, &got.body["code"]), (413, &json!("too_large")), "{}", got.text);
    let files: Vec<String> = (0..4).map(|_| file(&otto, &vec![b'x'; 1_000_000])).collect();
    let other = server.user("otto.siirto");
    assert_eq!(bring(&other, &vec![b'x'; 500_000]).status, 503, "no room for more");
    assert_eq!(ask(&otto, "DELETE", &files[0], None).status, 200);
    assert_eq!(bring(&other, &vec![b'x'; 500_000]).status, 200);
    assert_eq!(otto.ask("DELETE", "/api/session", None, &[]).status, 200);
    assert_eq!(bring(&other, &vec![b'x'; 1_000_000]).status, 200);
    for found in std::fs::read_dir(folder.path().join("register")).unwrap() {
        assert!(!std::fs::read(found.unwrap().path()).unwrap_or_default().windows(64).any(|part| part == [b'x'; 64]));
    }
}

#[test]
fn an_extract_is_compared_and_settled_one_by_one() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let otto = server.user("otto.siirto");
    let wanted = json!({"name": "viikko.csv", "system": "Vanha"});
    let first = file(&otto, SOUND.as_bytes());
    assert_eq!(load(&otto, &first, &json!({"system": "Vanha"}))["state"], "done");
    let diff = |file: &str| ask(&otto, "POST", &format!("{file}/diff"), Some(&wanted));
    assert_eq!(diff(&first).body["differences"], json!([]));
    let next = file(&otto, SOUND.replace("Meri", "Meriläinen").as_bytes());
    let differs = diff(&next);
    let difference = &differs.body["differences"][0];
    assert_eq!(
        (&difference["what"], &difference["file"]),
        (&json!("family_name"), &json!("Meriläinen")),
        "{}",
        differs.text
    );
    let sign = |id: &Value, keep: &str| {
        let body = json!({"wanted": wanted, "difference": id, "keep": keep, "reason": "Vanhassa on tuore nimi"});
        ask(&otto, "POST", &format!("{next}/sign"), Some(&body))
    };
    // Nothing differs so any more, or never did.
    let gone = sign(&json!("0".repeat(64)), "file");
    assert_eq!((gone.status, &gone.body["code"]), (409, &json!("difference_gone")), "{}", gone.text);
    assert_eq!(sign(&difference["id"], "nobody").status, 400);
    let signed = sign(&difference["id"], "file");
    assert_eq!((signed.status, &signed.body["differences"]), (200, &json!([])), "{}", signed.text);
    assert_eq!(diff(&next).body["differences"], json!([]));
    assert_eq!(ask(&server.user("aino.korhonen"), "POST", &format!("{next}/diff"), Some(&wanted)).status, 403);
}
