//! Households that somebody accepts, differences that somebody signs off, and what becomes of both, on the command line.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod running;

use running::desk::Desk;
use running::ran;

const HEAD: &str = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa;Osoite\n";
const AINO: &str = "7;290200A901C;Meri;Aino;Kuopio;1.3.2025;Rantatie 5\n";

#[test]
fn households_are_accepted_by_the_ids_a_check_prints() {
    let desk = Desk::new();
    let son = AINO.replace("7;290200A901C", "8;290200A902D").replace("Aino", "Eero");
    let old = desk.write("old.csv", &format!("{HEAD}{AINO}{son}"));
    let (_, said, _) = desk.import(&["check", &old]);
    let line = said.lines().find(|line| line.contains("rivit 2, 3: sama osoite ja sukunimi")).unwrap();
    let id = line.split(['[', ']']).nth(1).unwrap();
    let (exit, _, why) = desk.by("otto.siirto", "new", &["load", &old, "--accept-households", "00000000"]);
    assert!(exit == 2 && why.contains("Taloutta 00000000 ei ehdoteta"), "{exit} {why}");
    assert!(!desk.0.path().join("new").exists());
    for (data, accepted) in [("one", id), ("every", "all")] {
        assert_eq!(desk.by("otto.siirto", data, &["load", &old, "--accept-households", accepted]).0, 0);
        let out = desk.at(&format!("{data}.jsonl"));
        let register = ["--data", &desk.at(data), "--as", "otto.siirto"];
        assert_eq!(ran(&[&["export", &out, "--municipality", "Kuopio"], &register[..]].concat()).0, 0);
        let lines = std::fs::read_to_string(out).unwrap();
        let home = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["household"].clone();
        let homes: Vec<_> = lines.lines().map(home).collect();
        assert!(homes[0] == homes[1] && homes[0] != "", "{lines}");
    }
}

#[test]
fn a_child_without_an_address_stays_in_the_family_of_its_number() {
    let desk = Desk::new();
    let head =
        "Asiakasnro;Perhenumero;Sukunimi;Etunimet;Syntymäaika;Kotikunta;Oleskelulupa;Ensimmäinen lupa;Lähiosoite\n";
    let row =
        |n: u32, home: &str, born: &str, at: &str| format!("{n};{home};Hassan;Nimi{n};{born};Kuopio;A;1.3.2025;{at}\n");
    let door = "Satamakatu 1 A 2, 70100 Kuopio";
    let family = [row(1, "7", "1.1.1990", door), row(2, "7", "2.2.1991", door), row(3, "7", "3.3.2015", "")].concat();
    // Two whom an address alone joins.
    let others = [row(4, "", "3.3.1985", "Kauppakatu 5"), row(5, "", "3.3.2012", "Kauppakatu 5")].concat();
    let old = desk.write("old.csv", &format!("{head}{family}{others}"));
    let (_, said, why) = desk.import(&["check", &old]);
    assert!(said.contains("rivit 2, 3, 4: sama perheen numero"), "{said}{why}");
    assert!(said.contains("rivit 5, 6: sama osoite") && !said.contains("rivit 2, 3: "), "{said}");
    let (exit, said, why) = desk.by("otto.siirto", "new", &["load", &old, "--accept-households", "all"]);
    assert!(exit == 0 && said.contains("Talouksia muodostettu 2, niissä 5 asiakasta."), "{exit} {said} {why}");
}

#[test]
fn a_sign_off_says_what_became_of_the_register_and_goes_with_the_run() {
    let desk = Desk::new();
    let file = |name: &str, phone: &str| {
        let head = HEAD.replace("Osoite", "Puhelin");
        desk.write(name, &format!("{head}{}", AINO.replace("Rantatie 5", phone)))
    };
    let (first, second) = (file("1.csv", "+358 45 555 0101"), file("2.csv", "+358 45 555 0202"));
    let by = |command: &[&str]| desk.by("otto.siirto", "new", command);
    let (exit, said, why) = by(&["load", &first, "--system", "Vanha"]);
    assert_eq!(exit, 0, "{said}{why}");
    let run = said.lines().find_map(|line| line.strip_prefix("Ajo ")).unwrap().to_owned();
    let sign = |file: &str, keep: &str| {
        let (_, said, why) = by(&["diff", file, "--system", "Vanha"]);
        let id = said.split(['[', ']']).nth(1).unwrap_or_else(|| panic!("{said}{why}")).to_owned();
        by(&["diff", file, "--system", "Vanha", "--sign", &id, "--keep", keep, "--reason", "Kysytty"]).1
    };
    let said = sign(&second, "file");
    assert!(said.contains("kuitattu. Rekisteriin kirjattiin tiedoston arvo. Jäljellä 0."), "{said}");
    let said = sign(&first, "register");
    assert!(said.contains("kuitattu. Rekisterin tieto jää ennalleen. Jäljellä 0."), "{said}");
    let (exit, said, _) = by(&["undo", &run, "--show"]);
    assert!(exit == 0 && said.contains("Mukana lähtevät myös kuittaukset (2)"), "{exit} {said}");
    assert!(said.contains("otto.siirto, tiedosto oikeassa") && !said.contains("ei ole kirjattu mitään"), "{said}");
    let (exit, said, why) = by(&["undo", &run]);
    assert!(exit == 0 && said.contains("Asiakkaita: 1."), "{exit} {said} {why}");
}
