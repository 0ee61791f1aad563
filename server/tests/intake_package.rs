//! A package of several tables, and a mapping kept of another month's file, as a clerk meets them at a command line.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::ran;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::tempdir;

const CLIENTS: &str =
    "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa\n7;290200A901C;Meri;Aino;Kuopio;1.3.2025\n";
const PLANS: &str = "Asiakasnumero;Suunnitelma alkaa;Suunnitelma päättyy\n7;1.5.2025;1.9.2025\n9999;1.1.2025;1.6.2025\n7;1.10.2025;1.2.2026\n";

/// The check sum of a part, as zips have it.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    })
}

/// A zip of two files that are stored as they are.
fn package(file: &Path) {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in [("asiakkaat.csv", CLIENTS.as_bytes()), ("suunnitelmat.csv", PLANS.as_bytes())] {
        let at = u32::try_from(out.len()).unwrap();
        let size = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let of = [&[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x5C][..], &crc(bytes).to_le_bytes(), &size, &size].concat();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        out.extend([b"PK\x03\x04", &of[..], &length, &[0; 2], name.as_bytes(), bytes].concat());
        list.extend([b"PK\x01\x02\x14\x00", &of[..], &length, &[0; 12], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let sizes = [list.len(), out.len()].map(|size| u32::try_from(size).unwrap().to_le_bytes());
    let end = [b"PK\x05\x06\0\0\0\0\x02\0\x02\0", &sizes[0][..], &sizes[1], &[0; 2]].concat();
    std::fs::write(file, [out, list, end].concat()).unwrap();
}

#[test]
fn no_row_of_a_package_is_lost_unseen() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    package(&folder.path().join("paketti.zip"));
    let (exit, said, _) = ran(&["import", "check", &at("paketti.zip"), "--lang", "en", "--on", "2027-01-31"]);
    assert!(exit == 1 && said.contains("suunnitelmat.csv · row 2: The row was left out as older"), "{said}");
    assert!(said.contains("belong to no client: 1.") && said.contains("left out as older: 1."), "{said}");

    let load = |to: &str, more: &[&str]| {
        let line = ["import", "load", &at("paketti.zip"), "--lang", "en", "--data", &at(to), "--as", "otto.siirto"];
        ran(&[&line[..], more].concat())
    };
    let (exit, said, why) = load("strict", &["--strict"]);
    assert!(exit == 1 && said.is_empty() && why.contains("the other parts 1 rows that belong to no client"), "{why}");
    assert!(!Path::new(&at("strict")).exists());

    let (exit, said, why) = load("register", &["--archive", &at("left.jsonl")]);
    assert!(exit == 1 && said.starts_with("Created 1"), "{exit} {said}{why}");
    assert!(said.contains("belong to no client: 1.") && said.contains("left out as older: 1."), "{said}");
    let archive = std::fs::read_to_string(at("left.jsonl")).unwrap();
    let lines: Vec<Value> = archive.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_plans: Vec<&Value> = lines.iter().filter(|line| line["part"] == "suunnitelmat.csv").collect();
    let told: Vec<_> = of_plans.iter().map(|line| (&line["row"], &line["reasons"][0], &line["taken"])).collect();
    let none = &Value::Null;
    assert_eq!(
        told,
        [(&json!(2), &json!("row_older"), &json!(4)), (&json!(3), &json!("row_without_client"), none)],
        "{archive}"
    );
    assert_eq!(of_plans[0]["cells"][2], json!({"column": "Suunnitelma päättyy", "value": "1.9.2025"}));
}

#[test]
fn a_mapping_kept_of_one_month_reads_the_file_of_another() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let text = "Kuopion kaupunki\n\nAsiakasnro;Sukunimi;Etunimet;Syntymäaika;Kotikunta;Ensimmäinen lupa\n1;Mäki;Ali;1.2.1990;Kuopio;1.3.2025\n";
    let latin = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    std::fs::write(at("p1.csv"), latin(text)).unwrap();
    std::fs::write(at("p2.csv"), latin(&text.replacen("\n\n", "\n", 1))).unwrap();
    std::fs::write(at("p3.csv"), text).unwrap();
    std::fs::write(at("p4.csv"), latin(&text.replace(';', ","))).unwrap();
    let by = ["--data", &at("register"), "--as", "otto.siirto"];
    assert_eq!(ran(&[&["import", "load", &at("p1.csv")], &by[..]].concat()).0, 0);
    let (_, mapping, _) = ran(&[&["import", "mapping", &at("p1.csv"), "--save", "oma"], &by[..]].concat());
    std::fs::write(at("mapping.json"), mapping).unwrap();
    for (name, told) in [("p1", false), ("p2", true), ("p3", true), ("p4", true)] {
        let file = at(&format!("{name}.csv"));
        let (_, said, why) = ran(&[&["import", "check", &file, "--format", "json"], &by[..]].concat());
        let report: Value = serde_json::from_str(&said).unwrap_or_default();
        assert_eq!((&report["saved"], &report["rows"]), (&json!("oma"), &json!(1)), "{name} {why}");
        let (_, said, why) =
            ran(&["import", "check", &file, "--format", "json", "--lang", "en", "--mapping", &at("mapping.json")]);
        let report: Value = serde_json::from_str(&said).unwrap_or_default();
        assert_eq!(report["rows"], 1, "{name} {why}");
        assert_eq!(
            report["detected"]["evidence"].to_string().contains("The mapping says: header row 3"),
            told,
            "{name}"
        );
    }
}
