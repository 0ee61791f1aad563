//! What a load leaves behind: a report that is late, an archive, rows nobody was told of, a run that was left open.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use kotodigi::intake::load::{Loading, Origin, Phase, Terms};
use kotodigi::intake::{self, Limits, Mends};
use kotodigi::officer;
use kotodigi::words::Lang;
use kotodigi_server::house::{Asker, House};
use kotodigi_server::http::Setup;
use running::here::{here, here_with, user};
use running::old_register::{SOUND, ask, file, is_signed, load};
use running::{Running, User};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::tempdir;

/// The machine stops between closing a run and signing its report: it is made when it is asked for.
#[test]
fn a_report_that_is_missing_is_made_and_says_that_it_is_late() {
    let here = here(Path::new(env!("CARGO_BIN_EXE_kotodigi")));
    let otto = user(&here.root, "otto.siirto");
    let place = here.house.place().0.join("intake");
    // Signing fails: the load stands, and what was put down before makes the report.
    std::fs::create_dir(&place).unwrap();
    std::fs::write(place.join("report.key"), "no key").unwrap();
    let brought = file(&otto, SOUND.as_bytes());
    assert_eq!(load(&otto, &brought, &json!({}))["state"], "failed");
    let line = &ask(&otto, "GET", "/api/intake/runs", None).body["runs"][0];
    assert_eq!((&line["open"], &line["report"]), (&json!(false), &Value::Null), "{line}");
    std::fs::remove_file(place.join("report.key")).unwrap();
    let run = line["run"].as_str().unwrap();
    let of_run = |what: &str| ask(&otto, "GET", &format!("/api/intake/runs/{run}/{what}"), None);
    let late = of_run("report");
    let report = &late.body["report"];
    assert_eq!((&report["counts"]["created"], &report["counts"]["rows"]), (&json!(1), &json!(1)), "{}", late.text);
    assert_eq!((&report["file"], report["columns"].as_array().unwrap().len()), (&json!("vanha.csv"), 6));
    assert!(report["signed_later"]["at"].as_i64().unwrap() >= report["loaded_at"].as_i64().unwrap());
    assert_eq!(of_run("report").text, late.text, "it is made once");
    is_signed(&here.folder, &late.text);
    // Nothing but the journal is left.
    std::fs::remove_file(place.join(format!("{run}.json"))).unwrap();
    let bare = of_run("report");
    let report = &bare.body["report"];
    assert_eq!(
        (&report["counts"]["created"], &report["signed_later"]["lost"]),
        (&json!(1), &json!(0)),
        "{}",
        bare.text
    );
    assert_eq!((&report["loaded_by"]["id"], &report["file"]), (&json!("otto.siirto"), &json!("")), "{}", bare.text);
    is_signed(&here.folder, &bare.text);
    let pdf = of_run("report.pdf");
    assert!(pdf.status == 200 && pdf.text.starts_with("%PDF"), "{}", pdf.text);
    let left: Vec<_> = std::fs::read_dir(&place).unwrap().map(|found| found.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "the key and the report: {left:?}");
}

/// Killed where it hangs: the run is closed, and the key does not come.
#[test]
fn a_server_killed_before_it_signed_reports_when_it_is_asked() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("register");
    let server = Running::start(&data, &[]);
    let key = data.join("intake/report.key");
    std::fs::create_dir_all(key.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(&key).status().unwrap().success());
    let otto = server.user("otto.siirto");
    let wanted = json!({"name": "vanha.csv"});
    let begun = ask(&otto, "POST", &format!("{}/load", file(&otto, SOUND.as_bytes())), Some(&wanted));
    assert_eq!(begun.status, 202, "{}", begun.text);
    let start = Instant::now();
    let run = loop {
        let runs = ask(&otto, "GET", "/api/intake/runs", None);
        let line = &runs.body["runs"][0];
        if line["open"] == false {
            assert_eq!(line["report"], Value::Null, "{}", runs.text);
            break line["run"].as_str().unwrap().to_owned();
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{}", runs.text);
        std::thread::sleep(Duration::from_millis(50));
    };
    drop(server);
    std::fs::remove_file(&key).unwrap();
    let server = Running::start(&data, &[]);
    let late = ask(&server.user("otto.siirto"), "GET", &format!("/api/intake/runs/{run}/report"), None);
    let report = &late.body["report"];
    assert_eq!(
        (&report["counts"]["created"], &report["signed_later"]["lost"]),
        (&json!(1), &Value::Null),
        "{}",
        late.text
    );
    assert_eq!((&report["file"], report["columns"].as_array().unwrap().len()), (&json!("vanha.csv"), 6));
    is_signed(&folder, &late.text);
}

#[test]
fn what_stays_out_is_taken_away_as_an_archive_and_not_kept() {
    let here = here(Path::new(env!("CARGO_BIN_EXE_kotodigi")));
    let otto = user(&here.root, "otto.siirto");
    let old = SOUND.replace("Hetu", "Uskonto;Hetu").replace("7;2902", "7;luterilainen;2902")
        + "8;ortodoksi;290200A901X;Salo;Saku;Kuopio;1.3.2025\n";
    let brought = file(&otto, old.as_bytes());
    let archive = || ask(&otto, "GET", &format!("{brought}/archive"), None);
    assert_eq!(archive().status, 404);
    assert_eq!(load(&otto, &brought, &json!({"archive": true, "strict": true}))["state"], "failed");
    assert_eq!(archive().status, 404, "nothing was loaded");
    let done = load(&otto, &brought, &json!({"archive": true, "system": "Vanha"}));
    assert_eq!((&done["loaded"]["created"], &done["archive"]), (&json!(1), &json!(2)), "{done}");
    let got = archive();
    assert_eq!(got.header("content-type"), "application/x-ndjson");
    assert!(got.header("content-disposition").contains("archive.jsonl"));
    let lines: Vec<Value> = got.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let head = &lines[0];
    assert_eq!((&head["run"], &head["system"]), (&done["loaded"]["run"], &json!("Vanha")), "{head}");
    assert_eq!((&lines[1]["cells"][0]["value"], &lines[1]["whole"]), (&json!("luterilainen"), &json!(false)));
    assert_eq!((lines[2]["cells"].as_array().unwrap().len(), &lines[2]["whole"]), (7, &json!(true)), "{}", lines[2]);
    // Only its loader takes it, more than once if the line breaks; it goes with the file, and stands in no other.
    assert_eq!(ask(&user(&here.root, "otto.siirto"), "GET", &format!("{brought}/archive"), None).status, 404);
    assert_eq!(archive().text, got.text);
    nowhere(&here.house.place().0, "luterilainen");
    assert_eq!(ask(&otto, "DELETE", &brought, None).status, 200);
    assert_eq!(archive().status, 404);
}

fn nowhere(folder: &Path, word: &str) {
    for found in std::fs::read_dir(folder).unwrap() {
        let path = found.unwrap().path();
        if path.is_dir() {
            nowhere(&path, word);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{}", path.display());
        }
    }
}

/// Whether somebody whom the loader does not see is a client here is not to be had from a check, nor from a dual run.
#[test]
fn a_check_does_not_tell_of_people_who_are_not_for_the_loader() {
    let here = here(Path::new(env!("CARGO_BIN_EXE_kotodigi")));
    let otto = user(&here.root, "otto.siirto");
    let old = SOUND.to_owned() + "8;150385-912E;Salo;Saku;Kuopio;1.3.2025\n";
    let brought = file(&otto, old.as_bytes());
    let name = json!({"name": "vanha.csv"});
    let asked = || ["check", "diff"].map(|what| ask(&otto, "POST", &format!("{brought}/{what}"), Some(&name)).text);
    let before = asked();
    assert!(before[0].contains("\"create\":2"), "{}", before[0]);
    // One becomes a client of Vaasa, the other a protected one of Kuopio.
    let (linnea, mikko) = (user(&here.root, "linnea.nygard"), user(&here.root, "mikko.laine"));
    let registers = |by: &User, code: &str, more: Value| {
        let mut oili =
            json!({"family_name": "Toinen", "given_names": "Nimi", "identity_code": code, "source": "client"});
        oili.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let got = by.post("/api/clients", &oili, &[]);
        assert_eq!(got.status, 201, "{}", got.text);
    };
    registers(&linnea, "290200A901C", json!({"municipality": "905"}));
    registers(&mikko, "150385-912E", json!({"municipality": "297", "non_disclosure": "yes"}));
    assert_eq!(asked(), before);
    // A load leaves a trace: it counts them, and a supervisor with the special right learns which they are.
    let done = load(&otto, &brought, &json!({"archive": true}));
    assert_eq!((&done["loaded"]["elsewhere"], &done["loaded"]["run"]), (&json!(2), &Value::Null), "{done}");
    assert_eq!(done["archive"], 0, "no archive tells of them");
    let paula = user(&here.root, "paula.savolainen");
    let notices = ask(&paula, "GET", "/api/notices", None);
    assert_eq!(notices.body["unseen"], 1, "{}", notices.text);
    let said = notices.body["notices"][0]["text"].as_str().unwrap();
    assert!(said.starts_with("2 rows stayed out of the load vanha.csv"), "{said}");
    let supervision = [("Koto-Purpose", "supervision")];
    let left = || paula.ask("GET", "/api/intake/left", None, &supervision);
    let got = left();
    let line = &got.body["left"][0];
    let rows = json!([{"row": 2, "client_number": null}, {"row": 3, "client_number": "K-000002"}]);
    assert_eq!((&line["rows"], &line["loaded_by"]["id"]), (&rows, &json!("otto.siirto")), "{}", got.text);
    for (other, purpose) in [("otto.siirto", "data_quality"), ("otto.siirto", "supervision"), ("aino.korhonen", "plan")]
    {
        let got = user(&here.root, other).ask("GET", "/api/intake/left", None, &[("Koto-Purpose", purpose)]);
        assert_eq!(got.status, 403, "{other} {}", got.text);
    }
    let settled = format!("/api/intake/left/{}/settled", line["run"].as_str().unwrap());
    assert_eq!(otto.ask("POST", &settled, None, &supervision).status, 403);
    assert_eq!(paula.ask("POST", &settled, None, &supervision).status, 200);
    assert_eq!(left().body, json!({"left": []}));
    assert_eq!(ask(&paula, "GET", "/api/notices", None).body["unseen"], 0);
}

/// A run that was begun and not closed is told of to whoever loads and to their supervisor.
#[test]
fn a_run_left_open_is_told_of() {
    let mut setup = Setup::default();
    setup.settings.intake_open_hours = 0;
    let here = here_with(Path::new(env!("CARGO_BIN_EXE_kotodigi")), setup);
    leave_open(&here.house);
    let otto = user(&here.root, "otto.siirto");
    let runs = ask(&otto, "GET", "/api/intake/runs", None);
    let line = &runs.body["runs"][0];
    assert_eq!((&line["open"], &line["stale"]), (&json!(true), &json!(true)), "{}", runs.text);
    for told in ["otto.siirto", "paula.savolainen"] {
        let notices = ask(&user(&here.root, told), "GET", "/api/notices", None);
        let said = notices.body["notices"][0]["text"].as_str().unwrap();
        assert!(said.contains("Vanha") && said.contains(line["run"].as_str().unwrap()), "{said}");
    }
    for other in ["iida.lahti", "aino.korhonen", "linnea.nygard"] {
        assert_eq!(ask(&user(&here.root, other), "GET", "/api/notices", None).body["unseen"], 0, "{other}");
    }
    let undo = format!("/api/intake/runs/{}/undo", line["run"].as_str().unwrap());
    assert_eq!(ask(&otto, "POST", &undo, None).status, 200);
    assert_eq!(ask(&otto, "GET", "/api/notices", None).body["unseen"], 0);
}

fn leave_open(house: &House) {
    let asker = Asker::at_console(officer::training("otto.siirto").unwrap(), Lang::En);
    let register = intake::open(SOUND.as_bytes()).unwrap();
    let (mapping, limits) = (intake::propose(&register), Limits::of_law(house.on().unwrap()));
    let mut rows = Vec::new();
    intake::sound_rows(&register, &mapping, &Mends::default(), &limits, |row| rows.push(row)).unwrap();
    let origin = Origin { system: "Vanha", file_hash: "1" };
    let begun = house.change(&asker, None, |office, mut visit| {
        let mut loading = Loading::begin(office, &mut visit, origin, &rows, Terms::of(1))?;
        while loading.step(office, &mut visit)?.phase != Phase::Ready {}
        Ok(())
    });
    begun.unwrap();
    std::thread::sleep(Duration::from_millis(5));
}
