//! `kotodigi import` as a newcomer meets it: what is refused, and in which words.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::desk::Desk;
use running::{kotodigi, ran};

const HEAD: &str = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa;Osoite\n";
const AINO: &str = "7;290200A901C;Meri;Aino;Kuopio;1.3.2025;Rantatie 5\n";
/// Of nobody: the sample code of the registry, which is of the ordinary series.
const ORDINARY: &str = "8;131052-308T;Meri;Ali;Kuopio;1.3.2025;Rantatie 5\n";

#[test]
fn a_refused_load_leaves_nothing_behind() {
    let desk = Desk::new();
    let sound = desk.write("old.csv", &format!("{HEAD}{AINO}"));
    let real = desk.write("real.csv", &format!("{HEAD}{ORDINARY}"));
    std::fs::create_dir(desk.path("empty")).unwrap();
    let refused = [
        ("nobody.here", &sound, "Tunnuksella nobody.here"),
        ("aino.korhonen", &sound, "(--as)"),
        ("otto.siirto", &real, "tavallinen henkilötunnus"),
    ];
    for (officer, file, words) in refused {
        for data in ["new", "deep/down/new", "empty"] {
            let (exit, said, why) = desk.by(officer, data, &["load", file]);
            assert!((1..=2).contains(&exit) && said.is_empty() && why.contains(words), "{exit} {said} {why}");
            assert!(!why.contains("harjoitusrekisteri."), "it says that one was made: {why}");
        }
        assert!(!desk.path("new").exists() && !desk.path("deep").exists(), "{officer}");
        assert!(desk.path("empty").read_dir().unwrap().next().is_none(), "{officer}");
    }
    let (exit, _, why) = desk.by("otto.siirto", "deep/down/new", &["load", &sound]);
    assert!(exit == 0 && why.contains("tehtiin harjoitusrekisteri"), "{exit} {why}");
    assert_eq!(desk.by("otto.siirto", "deep/down/new", &["runs"]).0, 0);
}

#[test]
fn a_check_tells_that_ordinary_codes_do_not_go_into_practice() {
    let desk = Desk::new();
    let real = desk.write("real.csv", &format!("{HEAD}{AINO}{ORDINARY}"));
    let (_, said, _) = desk.import(&["check", &real]);
    assert!(said.contains("Tavallisia henkilötunnuksia (eivät keksittyjä): 1."), "{said}");
    assert_eq!(ran(&["init", "--training", "--data", &desk.at("new")]).0, 0);
    let (exit, _, why) = desk.by("otto.siirto", "new", &["check", &real]);
    assert!(exit == 1 && why.contains("Tuontia ei tehtäisi: tiedostossa on 1 tavallista"), "{exit} {why}");
}

#[test]
fn mends_say_of_which_file_which_row_and_only_once() {
    let desk = Desk::new();
    let old = desk.write("old.csv", &format!("{HEAD}{}", AINO.replace("1.3.2025", "1.3.2x25")));
    let (_, said, _) = desk.import(&["check", &old]);
    let hash = said.lines().find_map(|line| line.strip_prefix("Tiedoston tiiviste (SHA-256): ")).unwrap();
    let mended = |mends: serde_json::Value| {
        let file = desk.write("mends.json", &mends.to_string());
        desk.import(&["check", &old, "--mends", &file])
    };
    let cell = |row: u32, value: &str| serde_json::json!({"row": row, "column": "Lupa alkaa", "value": value});
    let of = |cells: Vec<serde_json::Value>| serde_json::json!({"file_hash": hash, "cells": cells});
    assert!(mended(of(vec![cell(2, "1.3.2025")])).1.contains("Tuonti loisi 1"));
    let (exit, _, why) = mended(serde_json::json!({"cells": [cell(2, "1.3.2025")]}));
    assert!(exit == 2 && why.contains("puuttuu ”file_hash”"), "{exit} {why}");
    let (exit, _, why) = mended(of(vec![cell(2, "1.3.2025"), cell(2, "2.3.2025")]));
    assert!(exit == 1 && why.contains("rivin 2 sarakkeelle ”Lupa alkaa” kaksi arvoa"), "{exit} {why}");
    let (exit, _, why) = mended(of(vec![cell(9, "1.3.2025")]));
    assert!(exit == 1 && why.contains("rivi 9 (sarake ”Lupa alkaa”), jota tiedostossa ei ole"), "{exit} {why}");
    let (_, help, _) = desk.import(&["check", "--help"]);
    assert!(help.contains("\"file_hash\"") && help.contains("\"bulk\""), "{help}");
}

#[test]
fn proposed_mends_come_as_a_file_that_is_given_back() {
    let desk = Desk::new();
    let old = desk.write("old.csv", &format!("{HEAD}{}", AINO.replace("Kuopio", "Kuopoi").replace("2025", "25")));
    let (exit, mends, why) = desk.import(&["mends", &old]);
    assert!(exit == 0 && why.contains("Ehdotuksia 2."), "{exit} {why}");
    let mends = desk.write("mends.json", &mends);
    let (exit, said, _) = desk.import(&["check", &old, "--mends", &mends]);
    assert!(exit == 0 && said.contains("Ei huomautettavaa.") && said.contains("Tuonti loisi 1"), "{exit} {said}");
}

#[test]
fn a_kept_mapping_and_a_chosen_part_are_said() {
    let desk = Desk::new();
    let old = desk.write("old.csv", &format!("{HEAD}{AINO}"));
    assert_eq!(desk.by("otto.siirto", "new", &["load", &old]).0, 0);
    assert_eq!(desk.by("otto.siirto", "new", &["mapping", &old, "--save", "Vanha"]).0, 0);
    for command in [vec!["check", &old], vec!["load", &old], vec!["diff", &old]] {
        let (_, _, why) = desk.by("otto.siirto", "new", &command);
        assert!(why.contains("”Vanha”") && why.contains("--no-kept-mapping"), "{command:?} {why}");
        let (_, _, why) = desk.by("otto.siirto", "new", &[&command[..], &["--no-kept-mapping"]].concat());
        assert!(!why.contains("Vanha"), "{command:?} {why}");
    }
}

#[test]
fn a_disk_that_says_no_is_told_in_the_readers_language() {
    let desk = Desk::new();
    let old = desk.write("old.csv", &format!("{HEAD}{AINO}"));
    let (exit, _, why) = desk.import(&["check", &desk.at("none.csv")]);
    assert!(exit == 2 && why.contains("ei voi lukea: sitä ei ole."), "{exit} {why}");
    let (_, _, why) = desk.import(&["check", &desk.at(""), "--lang", "sv"]);
    assert!(why.contains("den är en katalog"), "{why}");
    let nowhere = desk.at("nodir/left.jsonl");
    let (exit, _, why) = desk.by("otto.siirto", "new", &["load", &old, "--archive", &nowhere]);
    assert!(exit == 2 && why.contains("ei voi kirjoittaa: kansiota, johon se tulisi, ei ole"), "{exit} {why}");
    assert!(!desk.path("new").exists());
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let done = kotodigi(&["import", "check", &old]).stdout(full).output().unwrap();
    let why = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.code() == Some(3) && why.contains("levyllä ei ole tilaa"), "{why}");
    let picture = desk.path("picture.png");
    std::fs::write(&picture, [0x89, b'P', b'N', b'G', 0, 0xFF]).unwrap();
    let (exit, said, _) = ran(&["verify", "--report", picture.to_str().unwrap()]);
    assert!(exit == 1 && said.contains("ei ole siirtoraportti"), "{exit} {said}");
}

#[test]
fn an_undone_run_is_still_listed() {
    let desk = Desk::new();
    let old = desk.write("old.csv", &format!("{HEAD}{AINO}"));
    let (_, said, _) = desk.by("otto.siirto", "new", &["load", &old]);
    let run = said.split("Ajo ").nth(1).unwrap().trim();
    assert_eq!(desk.by("otto.siirto", "new", &["undo", run]).0, 0);
    let (exit, said, _) = desk.by("otto.siirto", "new", &["runs"]);
    assert!(exit == 0 && said.contains(run) && said.contains("PERUTTU"), "{exit} {said}");
    let (exit, _, why) = desk.by("otto.siirto", "new", &["undo", run]);
    assert!(exit == 2 && why.contains("on jo peruttu"), "{exit} {why}");
    let (exit, said, why) = desk.by("otto.siirto", "new", &["report", &run[..8]]);
    assert!(exit == 0 && said.contains(run), "{exit} {said} {why}");
    assert_eq!(desk.by("sari.heikkinen", "new", &["report", &run[..8]]).0, 1);
    let (exit, _, why) = desk.by("otto.siirto", "new", &["undo", "xyz"]);
    assert!(exit == 2 && why.contains("ei yksilöi ajoa"), "{exit} {why}");
}

#[test]
fn a_no_names_the_flag_that_answers_it() {
    let desk = Desk::new();
    let bad: String = (20..40).map(|n| format!("{n};;Meri;Aino;Kuopio;30.2.2025;\n")).collect();
    let old = desk.write("old.csv", &format!("{HEAD}{AINO}{bad}"));
    let (exit, _, why) = desk.by("otto.siirto", "new", &["load", &old]);
    assert!(exit == 1 && why.contains("--accept-counts"), "{exit} {why}");
    assert!(!desk.path("new").exists());
    let (exit, _, why) = desk.by("otto.siirto", "new", &["load", &old, "--accept-counts"]);
    assert!(exit == 1 && why.contains("20/21 rivissä on virhe"), "{exit} {why}");
    let (exit, said, why) =
        ran(&["export", &desk.at("x"), "--municipality", "Akaa", "--data", &desk.at("new"), "--as", "otto.siirto"]);
    assert!(exit == 0 && said.contains("ei ole asiakkaita"), "{exit} {said} {why}");
}

#[test]
fn a_directory_that_another_command_has_is_not_said_to_be_a_servers() {
    let desk = Desk::new();
    let old = desk.write("old.csv", &format!("{HEAD}{AINO}"));
    assert_eq!(ran(&["init", "--training", "--data", &desk.at("new")]).0, 0);
    let lock = std::fs::File::options().write(true).open(desk.path("new/in-use")).unwrap();
    lock.lock().unwrap();
    let (exit, _, why) = desk.by("otto.siirto", "new", &["load", &old]);
    assert!(exit == 2 && why.contains("toisen komennon käytössä (pid"), "{exit} {why}");
}

#[test]
fn an_older_extract_is_refused_with_the_flag_and_a_new_name_of_the_register_is_said() {
    let desk = Desk::new();
    let week = |phone: &str| format!("{HEAD}{}", AINO.replace("Rantatie 5", phone)).replace("Osoite", "Puhelin");
    let [one, two] = ["040 1", "040 2"].map(|phone| desk.write(&format!("{phone}.csv"), &week(phone)));
    let by = |command: &[&str]| desk.by("otto.siirto", "new", command);
    assert_eq!(by(&["load", &one, "--system", "Vanha"]).0, 0);
    let (exit, said, why) = by(&["diff", &two]);
    assert!(exit == 1 && said.contains("rekisterissä ”040 1”") && why.contains("nimellä ”Vanha”"), "{said} {why}");
    let (exit, _, why) = by(&["load", &two, "--system", "Vanha"]);
    assert!(exit == 0 && !why.contains("--system"), "{exit} {why}");
    let (exit, _, why) = by(&["load", &one, "--system", "Vanha"]);
    assert!(exit == 1 && why.contains("--accept-counts"), "{exit} {why}");
}

#[test]
fn a_zip_of_two_registers_says_which_was_read_and_how_to_choose() {
    let desk = Desk::new();
    let text = format!("{HEAD}{AINO}");
    std::fs::write(desk.path("both.zip"), stored(&[("a.csv", &text), ("b.csv", &text)])).unwrap();
    let (_, said, _) = desk.import(&["check", &desk.at("both.zip")]);
    assert!(said.contains("luettiin osasta ”a.csv”") && said.contains("--part NIMI"), "{said}");
    let (_, said, _) = desk.import(&["check", &desk.at("both.zip"), "--part", "b.csv"]);
    assert!(said.contains("luettiin osasta ”b.csv”"), "{said}");
}

#[test]
fn a_part_of_a_file_that_has_none_is_refused() {
    let desk = Desk::new();
    let file = desk.write("old.csv", &format!("{HEAD}{AINO}"));
    let (exit, said, why) = desk.import(&["check", &file, "--part", "Asiakkaat"]);
    assert!(exit == 2 && said.is_empty() && why.contains("Tiedostossa ei ole osia"), "{exit} {said} {why}");
    assert_eq!(desk.import(&["check", &file]).0, 0);
}

#[test]
fn clients_of_another_municipality_are_told_in_the_check_and_at_the_load() {
    let desk = Desk::new();
    let niina = "8;290200A902D;Niemi;Niina;Siilinjärvi;1.3.2025;Rantatie 6\n";
    let file = desk.write("old.csv", &format!("{HEAD}{AINO}{niina}"));
    // Nobody asks: nobody is told.
    assert!(!desk.import(&["check", &file]).1.contains("not_this_municipality"));
    let (_, _, said) = desk.by("otto.siirto", "register", &["load", &file]);
    assert!(said.contains("Muiden kuntien asiakkaita: 1"), "{said}");
    let (_, said, _) = desk.by("otto.siirto", "register", &["check", &file]);
    assert!(said.contains("not_this_municipality") && said.contains("Siilinjärvi, ei Kuopio"), "{said}");
}

/// A zip of files that are not compressed.
fn stored(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut all, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let (size, offset) = (u32::try_from(text.len()).unwrap(), u32::try_from(all.len()).unwrap());
        let mut about = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        about.extend(checksum(text.as_bytes()).to_le_bytes());
        about.extend(size.to_le_bytes().repeat(2));
        about.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        about.extend([0, 0]);
        all.extend([&b"PK\x03\x04"[..], &about, name.as_bytes(), text.as_bytes()].concat());
        let mut place = vec![0; 10];
        place.extend(offset.to_le_bytes());
        directory.extend([&b"PK\x01\x02\x14\x00"[..], &about, &place, name.as_bytes()].concat());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let (size, offset) = (u32::try_from(directory.len()).unwrap(), u32::try_from(all.len()).unwrap());
    all.extend(directory);
    let (size, offset) = (size.to_le_bytes(), offset.to_le_bytes());
    all.extend([&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &size, &offset, &[0, 0]].concat());
    all
}

fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}
