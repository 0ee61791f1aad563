//! A municipality's data out of one register and into another, as a shell does it; who may, and what it says to those
//! who may not; runs, settings and slips on the command line.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use kotodigi::intake::load::{Loading, Origin, Phase, Terms};
use kotodigi::intake::{self, Limits, Mends};
use kotodigi::officer;
use kotodigi::words::Lang;
use kotodigi_server::directory::DataDir;
use kotodigi_server::house::{Asker, House};
use running::ran;
use serde_json::Value;
use std::path::Path;
use tempfile::{TempDir, tempdir};

const SOUND: &str = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa\n7;290200A901C;Meri;Aino;Kuopio;1.3.2025\n";

struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempdir().unwrap())
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// A command in a register by an officer: exit, what it printed, what it said.
    fn by(&self, officer: &str, register: &str, command: &[&str]) -> (i32, String, String) {
        ran(&[&["--lang", "en"], command, &["--data", &self.at(register), "--as", officer]].concat())
    }

    fn lines(&self, file: &str) -> Vec<Value> {
        let text = std::fs::read_to_string(self.at(file)).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

#[test]
fn a_practice_register_moves_into_an_empty_one() {
    let desk = Desk::new();
    let synth = ["synth", "--clients", "120", "--seed", "1", "--stories", "--on", "2026-11-23", "--data"];
    assert_eq!(ran(&[&synth[..], &[&desk.at("full")]].concat()).0, 0);
    assert_eq!(ran(&["init", "--training", "--on", "2026-11-23", "--data", &desk.at("new")]).0, 0);
    let out = |register: &str, file: &str| {
        let file = desk.at(file);
        desk.by("riitta.ahonen", register, &["export", &file, "--municipality", "Kuopio", "--records"])
    };
    let (exit, said, why) = out("full", "first");
    assert_eq!(exit, 0, "{said}{why}");
    assert!(said.contains("Of 2 clients with non-disclosure") && said.contains("number in the old register"), "{said}");
    let readme = std::fs::read_to_string(desk.at("first.README.txt")).unwrap();
    assert!(readme.contains("Read back, these change") && readme.contains("- health_condition: "), "{readme}");

    let (exit, said, why) =
        desk.by("otto.siirto", "new", &["import", "load", &desk.at("first"), "--accept-households", "all"]);
    assert!(exit == 0 && !why.contains("not recognised"), "{said}{why}");
    assert_eq!(out("new", "second").0, 0);
    let (first, second) = (desk.lines("first"), desk.lines("second"));
    // Whoever was masked went out without a municipality, and is of whoever loads.
    assert_eq!(
        (first.len(), first.iter().filter(|line| line.get("municipality").is_none()).count()),
        (second.len(), 2)
    );
    for (one, two) in first.iter().zip(&second) {
        assert_eq!(one, two);
    }

    // A check cannot tell of whom the loader does not see, and says so; the load counts them.
    let (_, said, _) = desk.by("otto.siirto", "new", &["import", "check", &desk.at("first")]);
    assert!(said.contains("A load would create 2, update 0"), "{said}");
    assert!(said.contains("A check counts as new also those who are in the register"), "{said}");
    let (_, said, _) = desk.by("otto.siirto", "new", &["import", "load", &desk.at("first")]);
    assert!(said.starts_with("Created 0, updated 0, ") && said.contains("left out 2."), "{said}");
}

#[test]
fn who_may_not_export_is_told_whose_task_it_is_and_with_which_option() {
    let desk = Desk::new();
    assert_eq!(ran(&["init", "--training", "--data", &desk.at("new")]).0, 0);
    let file = desk.at("out");
    let said = |officer: &str, municipality: &str, more: &[&str]| {
        let command = [&["export", &file, "--municipality", municipality], more].concat();
        let (exit, said, why) = desk.by(officer, "new", &command);
        assert!(exit == 1 && said.is_empty() && why.contains("[§ 79(2) Integration Act"), "{exit} {said}{why}");
        why
    };
    let why = said("riitta.ahonen", "297", &[]);
    assert!(why.contains("the same command and --records") && why.contains("”Intake of old registers”"), "{why}");
    let why = said("otto.siirto", "297", &["--records"]);
    assert!(why.contains("without --records") && why.contains("”Requests of data subjects” in Kuopio"), "{why}");
    for (officer, more) in [("aino.korhonen", &[][..]), ("aino.korhonen", &["--records"]), ("paula.savolainen", &[])] {
        let why = said(officer, "297", more);
        assert!(why.contains("”Intake of old registers” or, with --records, by one who has"), "{why}");
        assert!(why.contains("The data of Kuopio") && why.contains("(--as)"), "{why}");
    }
    // A registrar of another municipality is nobody here.
    let why = said("riitta.ahonen", "905", &["--records"]);
    assert!(why.contains("The data of Vaasa") && why.contains("”Requests of data subjects” there"), "{why}");
    for (lang, word) in [("fi", "sama komento ja --records"), ("sv", "samma kommando och --records")] {
        let command = ["export", &file, "--municipality", "297", "--data", &desk.at("new"), "--as", "riitta.ahonen"];
        let (_, _, why) = ran(&[&["--lang", lang], &command[..]].concat());
        assert!(why.contains(word), "{why}");
    }
    assert!(!Path::new(&file).exists());
}

/// A load begun two hours ago and not closed.
fn leave_open(data: &str) {
    let data = Path::new(data);
    let house = House::open(DataDir::open(data, DataDir::kind_of(data).unwrap()).unwrap()).unwrap();
    let asker = Asker::at_console(officer::training("otto.siirto").unwrap(), Lang::En);
    let register = intake::open(SOUND.as_bytes()).unwrap();
    let (mapping, limits) = (intake::propose(&register), Limits::of_law(house.on().unwrap()));
    let mut rows = Vec::new();
    intake::sound_rows(&register, &mapping, &Mends::default(), &limits, |row| rows.push(row)).unwrap();
    let begun = house.change(&asker, None, |office, mut visit| {
        let origin = Origin { system: "Vanha", file_hash: "1" };
        visit.at -= 2 * 3_600_000;
        let mut loading = Loading::begin(office, &mut visit, origin, &rows, Terms::of(1))?;
        while loading.step(office, &mut visit)?.phase != Phase::Ready {}
        Ok(())
    });
    begun.unwrap();
}

#[test]
fn a_run_given_up_before_it_was_whole_is_listed_as_that() {
    let desk = Desk::new();
    assert_eq!(ran(&["init", "--training", "--data", &desk.at("new")]).0, 0);
    leave_open(&desk.at("new"));
    let runs = |officer: &str, more: &[&str]| desk.by(officer, "new", &[&["import", "runs"], more].concat());
    let (_, said, _) = runs("otto.siirto", &[]);
    assert!(said.contains("Vanha  otto.siirto  NOT FINISHED, 1 clients written"), "{said}");
    // The server's setting holds here as well.
    let config = desk.at("koto.toml");
    for (hours, stale) in [("1", true), ("3", false)] {
        std::fs::write(&config, format!("[limits]\nintake_open_hours = {hours}\n")).unwrap();
        let (_, said, _) = runs("otto.siirto", &["--config", &config]);
        assert_eq!(said.contains("NOT FINISHED FOR OVER 1 HOURS"), stale, "{said}");
    }
    std::fs::write(&config, "[limits]\nintake_open_hours = 0\n").unwrap();
    let (exit, _, why) = runs("otto.siirto", &["--config", &config]);
    assert!(exit == 2 && why.contains("intake_open_hours"), "{why}");

    let (_, said, _) = runs("otto.siirto", &["--format", "json"]);
    let run = serde_json::from_str::<Value>(&said).unwrap()["runs"][0]["run"].as_str().unwrap().to_owned();
    assert_eq!(desk.by("otto.siirto", "new", &["import", "undo", &run]).0, 0);
    let (_, said, _) = runs("otto.siirto", &[]);
    assert!(said.starts_with(&run) && said.contains("GIVEN UP UNFINISHED, 1 rows were to be loaded"), "{said}");
    let (_, said, _) = runs("otto.siirto", &["--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&said).unwrap()["given_up"][0]["rows"], 1, "{said}");
    // Another organisation's are as if not there.
    let (_, said, _) = runs("eeva.rantala", &[]);
    assert!(!said.contains(&run), "{said}");
}

#[test]
fn a_load_goes_by_the_servers_settings_and_says_first_what_the_register_is_called() {
    let desk = Desk::new();
    let (data, config) = (desk.at("new"), desk.at("koto.toml"));
    std::fs::write(&config, "[limits]\nintake_second_over_in_practice = 0\n").unwrap();
    std::fs::write(desk.at("week1.csv"), SOUND).unwrap();
    assert_eq!(ran(&["init", "--training", "--data", &data]).0, 0);
    let load = |file: &str, more: &[&str]| {
        desk.by("otto.siirto", "new", &[&["import", "load", &desk.at(file)], more].concat())
    };
    let (exit, _, why) = load("week1.csv", &["--config", &config]);
    assert!(exit == 1 && why.contains("A load of more than 0 clients takes a second person"), "{why}");
    assert_eq!(load("week1.csv", &[]).0, 0);
    // Before a file is read, even one that can't be.
    std::fs::write(desk.at("week2.csv"), b"%PDF-1.7 no register").unwrap();
    let (exit, _, why) = load("week2.csv", &[]);
    let named = why.find("The old register was named after the file, ”week2.csv”");
    assert!(exit == 1 && named.is_some() && named < why.to_lowercase().find("pdf file").or(Some(usize::MAX)), "{why}");
    // Whoever may not load is told that, and no more.
    let (_, _, why) = desk.by("aino.korhonen", "new", &["import", "load", &desk.at("week1.csv")]);
    assert!(!why.contains("named after the file"), "{why}");
}

#[test]
fn a_slip_in_a_record_is_told_in_ones_own_language() {
    let desk = Desk::new();
    let said = |text: &str, lang: &str| {
        std::fs::write(desk.at("record.json"), text).unwrap();
        let (exit, said, why) = ran(&["--lang", lang, "verify", "--record", &desk.at("record.json")]);
        assert!(exit == 2 && said.is_empty(), "{exit} {said}{why}");
        why
    };
    let broken = [("fi", "rivi 2, merkki"), ("sv", "rad 2, tecken"), ("en", "line 2, character")];
    let other = [("fi", "ei ole asiakirja"), ("sv", "är inte en akt"), ("en", "is not a record")];
    for ((lang, place), (_, word)) in broken.into_iter().zip(other) {
        let why = said("{\n\"format\": ", lang);
        assert!(why.contains(place) && !why.contains("EOF"), "{why}");
        let why = said("{\"something\": 1}", lang);
        assert!(why.contains(word) && !why.contains("unknown field"), "{why}");
    }
    assert_eq!(ran(&["init", "--training", "--data", &desk.at("new")]).0, 0);
    for (lang, word) in [("fi", "Tiedostoa"), ("sv", "Filen")] {
        let nowhere = desk.at("nowhere.jsonl");
        let (exit, _, why) = ran(&["--lang", lang, "verify", "--data", &desk.at("new"), "--checkpoint", &nowhere]);
        assert!(exit == 2 && why.contains(word) && !why.contains("No such file"), "{why}");
    }
}
