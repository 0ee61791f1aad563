//! What comes in goes out again: a municipality's clients as JSON lines, what was left out as an archive, what
//! happened as a report.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::{FieldClass, Purpose};
use kotodigi::codes;
use kotodigi::dates::parse_iso;
use kotodigi::entry::ClientId;
use kotodigi::intake::archive::{self, Archived, Checked, Head};
use kotodigi::intake::field::{List, Shape};
use kotodigi::intake::load::{self, Origin, Terms};
use kotodigi::intake::out::{self, Export, Left, Made, Reason};
use kotodigi::intake::{self, Field, IntakeRow, Limits, Mends, Value};
use kotodigi::law::identity_code;
use kotodigi::officer::{self, Officer};
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use kotodigi_tests::NoLog;
use kotodigi_tests::desk::{Desk, every_journal};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

fn out(desk: &mut Desk, by: &Officer, purpose: Purpose) -> Result<(Export, Vec<String>, Vec<String>), No> {
    desk.visit(by, |office, visit| {
        let exporting = out::export(office, &visit, purpose, "297");
        let logged = exporting.look.log(&NoLog).unwrap();
        let export = exporting.release(logged)?;
        let (mut clients, mut records) = (Vec::new(), Vec::new());
        for client in &export.clients {
            let lines = out::lines(office, &visit, purpose, *client).unwrap().unwrap();
            clients.push(lines.client);
            records.extend(lines.record);
        }
        Ok((export, clients, records))
    })
}

/// A line as intake reads it.
fn row(number: u32, line: &str) -> IntakeRow {
    let line: Json = serde_json::from_str(line).unwrap();
    let code = |list: List, said: &str| {
        let list = match list {
            List::Municipality => codes::municipalities(),
            List::Country => codes::countries(),
            List::Language => codes::languages(),
            List::Permit => codes::residence_rights(),
        };
        list.get(said).unwrap().code
    };
    let values = Field::ALL.iter().filter_map(|field| {
        let said = line[field.id()].as_str()?;
        let value = match field.shape() {
            Shape::Day => Value::Day(parse_iso(said).unwrap()),
            Shape::Code(list) => Value::Code(code(list, said)),
            Shape::YesNo => Value::Mark(said == "yes"),
            _ => Value::Text(said.to_owned()),
        };
        Some((*field, value))
    });
    IntakeRow {
        row: number,
        identity_kind: Some(identity_code::Kind::Artificial),
        values: values.collect(),
        ..IntakeRow::default()
    }
}

fn kunta_a() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/legacy/kunta_a.csv")).unwrap()
}

fn limits() -> Limits {
    Limits::of_law(parse_iso("2026-11-23").unwrap())
}

fn sound(bytes: &[u8]) -> Vec<IntakeRow> {
    let register = intake::open(bytes).unwrap();
    let mut rows = Vec::new();
    let mapping = intake::propose(&register);
    intake::sound_rows(&register, &mapping, &Mends::default(), &limits(), |row| rows.push(row)).unwrap();
    rows.retain(|row| row.mark(Field::NonDisclosure) != Some(true));
    rows
}

#[test]
fn what_went_out_comes_in_and_goes_out_the_same() {
    every_journal(|desk| {
        let mut rows = sound(&kunta_a());
        rows.truncate(40);
        for row in &mut rows {
            row.values.retain(|(field, _)| *field != Field::Municipality);
            row.values.push((Field::Municipality, Value::Code("297")));
        }
        rows[0].values.push((Field::Worker, Value::Text("Laine Mikko".to_owned())));
        let together = [vec![rows[3].row, rows[1].row, rows[7].row]];
        let terms = Terms { households: &together, ..Terms::of(40) };
        desk.load(Origin { system: "kunta_a", file_hash: "1" }, &rows, terms).unwrap();
        let registrar = officer::training("riitta.ahonen").unwrap();
        let (export, first, records) = out(desk, registrar, Purpose::DataSubject).unwrap();
        assert_eq!((first.len(), export.whole, export.masked, records.len()), (40, 40, 0, 40));
        assert!(export.without.is_empty());
        assert!(first.iter().any(|line| line.contains("plan_from")) && first[1].contains("household"));
        assert!(first[0].contains("\"worker\":\"mikko.laine\""), "{}", first[0]);
        let record: Json = serde_json::from_str(&records[0]).unwrap();
        assert_eq!(record["entries"][0]["kind"], "client_registered");

        // As it stands, without a mapping of anybody's: intake knows its own words.
        let file = first.join("\n");
        let register = intake::open(file.as_bytes()).unwrap();
        let mut back = Vec::new();
        let mapping = intake::propose(&register);
        let checked = intake::check(&register, &mapping, &Mends::default(), &limits(), None).unwrap();
        assert_eq!(checked.errors(), 0, "{}", checked.text("export.jsonl", kotodigi::words::Lang::En));
        intake::sound_rows(&register, &mapping, &Mends::default(), &limits(), |row| back.push(row)).unwrap();
        for (read, line) in back.iter().zip(&first) {
            let said = row(read.row, line);
            for (field, value) in &said.values {
                assert_eq!(read.get(*field), Some(value), "{} of {line}", field.id());
            }
        }
        assert_eq!(back.len(), 40);
        let mut households: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for row in &back {
            if let Some(number) = row.text(Field::Household) {
                households.entry(number.to_owned()).or_default().push(row.row);
            }
        }
        assert_eq!(households.values().map(Vec::len).collect::<Vec<_>>(), [3]);
        let households: Vec<Vec<u32>> = households.into_values().collect();
        let mut other = Desk::in_memory();
        let terms = Terms { households: &households, ..Terms::of(40) };
        let loaded = other.load(Origin { system: "koto-digi", file_hash: "2" }, &back, terms).unwrap();
        assert_eq!(loaded.created, 40);
        let (_, second, _) = out(&mut other, registrar, Purpose::DataSubject).unwrap();
        assert_eq!(first, second);
    });
}

#[test]
fn an_export_is_filtered_by_the_one_policy_and_logged() {
    let mut desk = Desk::in_memory();
    let mut rows = sound(&kunta_a());
    for (n, row) in rows.iter_mut().enumerate() {
        row.values.retain(|(field, _)| *field != Field::Municipality);
        row.values.push((Field::Municipality, Value::Code(if n < 30 { "297" } else { "905" })));
    }
    desk.load(Origin { system: "kunta_a", file_hash: "1" }, &rows, Terms::of(rows.len() as u32)).unwrap();
    let here: Vec<ClientId> =
        desk.office.register().rows().filter(|row| &*row.municipality == "297").map(|row| row.id).collect();
    assert!(here.len() > 1 && here.len() < rows.len());
    let protect = here[0];
    desk.correct(&kotodigi_tests::everywhere(), protect, &json!({ "non_disclosure": "yes" }));

    // Intake sees facts and no casework, nobody protected, and is told so.
    let otto = officer::training("otto.siirto").unwrap();
    let (export, lines, records) = out(&mut desk, otto, Purpose::DataQuality).unwrap();
    assert_eq!((lines.len(), records.len()), (here.len() - 1, 0));
    assert_eq!(export.without, ["casework", "health", "reimbursement", "remarks"]);
    let others = here.len() as u32 - 1;
    let left = |why, how_many| Left { why, how_many };
    let class = |class| left(Reason::Class(class), others);
    assert_eq!(
        export.left,
        [
            left(Reason::Protected, 1),
            class(FieldClass::Casework),
            class(FieldClass::Health),
            class(FieldClass::Reimbursement),
            class(FieldClass::Remarks),
            left(Reason::Record, others),
        ]
    );
    assert_eq!(export.told(Lang::En).len(), 6);
    assert!(export.told(Lang::Fi)[0].starts_with("Jätetty pois 1 asiakasta, joilla on turvakielto"));
    let on = desk.office.on();
    let made = Made { by: "Otto Salmi", on, clients: "297.jsonl", records: "297.jsonl.records" };
    for lang in [Lang::Fi, Lang::Sv, Lang::En] {
        let readme = export.readme(&made, lang);
        assert!(export.told(lang).iter().all(|said| readme.contains(said)) && readme.contains("- plan_from: "));
        assert!(export.readme_in_all(&made).contains(&readme));
    }
    let json = serde_json::to_value(&export).unwrap();
    assert_eq!(json["left"][4], json!({ "why": "remarks", "how_many": others }));
    assert!(lines.iter().all(|line| !line.contains("plan_from") && !line.contains("notes")));
    let looked = desk.visit(otto, |office, visit| out::export(office, &visit, Purpose::DataQuality, "297").look);
    assert_eq!((looked.what.as_ref(), looked.allowed, looked.clients.len()), ("export", true, here.len() - 1));
    assert!(!looked.clients.contains(&protect));

    // The registrar may open the protected one, and has not: nothing that betrays where they live goes out.
    let riitta = officer::training("riitta.ahonen").unwrap();
    let (export, lines, records) = out(&mut desk, riitta, Purpose::DataSubject).unwrap();
    assert_eq!((lines.len(), records.len(), export.masked), (here.len(), here.len() - 1, 1));
    let masked: Vec<&String> = lines.iter().filter(|line| line.contains("\"non_disclosure\":\"yes\"")).collect();
    assert!(masked.len() == 1 && !masked[0].contains("phone") && !masked[0].contains("\"municipality\""));

    assert_eq!(export.left, [left(Reason::Masked, 1), left(Reason::Record, 1)]);

    // Nobody else takes a register out, nor anybody of another municipality.
    for (id, purpose) in [
        ("aino.korhonen", Purpose::Plan),
        ("otto.siirto", Purpose::Plan),
        ("paula.savolainen", Purpose::Supervision),
        ("helena.vainio", Purpose::DataQuality),
    ] {
        let by = officer::training(id).unwrap();
        assert!(out(&mut desk, by, purpose).is_err(), "{id}");
        let look = desk.visit(by, |office, visit| out::export(office, &visit, purpose, "297").look);
        assert!(!look.allowed && look.clients.is_empty());
    }
    let elsewhere = desk.visit(riitta, |office, visit| {
        let exporting = out::export(office, &visit, Purpose::DataSubject, "905");
        let logged = exporting.look.log(&NoLog).unwrap();
        exporting.release(logged)
    });
    assert!(elsewhere.is_err());
}

#[test]
fn a_municipality_without_clients_gives_an_empty_export_and_says_so() {
    let mut desk = Desk::in_memory();
    let otto = officer::training("otto.siirto").unwrap();
    let (export, lines, _) = out(&mut desk, otto, Purpose::DataQuality).unwrap();
    assert_eq!((lines.len(), export.left.len()), (0, 0));
    assert_eq!(export.told(Lang::Sv), ["Kommunen (Kuopio) har inga kunder i det här registret. Exporten är tom."]);
    assert_eq!(
        export.told(Lang::En),
        ["The municipality (Kuopio) has no clients in this register. The export is empty."]
    );
}

const OLD: &str = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa;Uskonto;Kahvi\n\
    7;290200A901C;Koe;Aino;Kuopio;1.3.2025;ortodoksi;\n\
    8;290200A901X;Virhe;Oili;Kuopio;1.3.2025;;maidolla\n\
    9;;Ilman;Iida;Kuopio;1.3.2025;;\n";

fn archived(known: Option<&dyn intake::Known>) -> (Vec<Json>, Archived) {
    let register = intake::open(OLD.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let (mends, limits) = (Mends::default(), limits());
    let checked = Checked { register: &register, mapping: &mapping, mends: &mends, limits: &limits };
    let mut lines = Vec::new();
    let head = Head::of("kunta_x", "vanha.csv", "00");
    let archived = archive::archive(checked, known, &head, &mut |line| lines.push(serde_json::from_str(line).unwrap()));
    (lines, archived.unwrap())
}

#[test]
fn what_the_act_does_not_let_in_goes_to_the_archive_and_not_into_the_register() {
    let (lines, archived) = archived(None);
    assert_eq!(archived, Archived { lines: 2, rows: 1, unseen: 0 });
    assert_eq!(lines[0]["archive"], "koto-digi-archive");
    let cell = |column: &str, value: &str| json!({ "column": column, "value": value });
    assert_eq!(lines[1], json!({ "row": 2, "whole": false, "cells": [cell("Uskonto", "ortodoksi")] }));
    assert_eq!((&lines[2]["row"], &lines[2]["whole"]), (&json!(3), &json!(true)));
    assert_eq!(lines[2]["reasons"], json!(["pic_check_character"]));
    assert!(lines[2]["cells"].as_array().unwrap().contains(&cell("Kahvi", "maidolla")));
    assert!(lines[2]["cells"].as_array().unwrap().contains(&cell("Hetu", "290200A901X")));

    let mut desk = Desk::in_memory();
    let rows = sound(OLD.as_bytes());
    desk.load(Origin { system: "kunta_x", file_hash: "00" }, &rows, Terms::of(3)).unwrap();
    for entry in desk.entries() {
        let payload = String::from_utf8(entry.content.unwrap().payload).unwrap();
        assert!(!payload.contains("ortodoksi") && !payload.contains("maidolla") && !payload.contains("290200A901X"));
    }
}

#[test]
fn the_old_registers_word_for_a_worker_stays_in_the_archive() {
    let file = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa;Vastuutyöntekijä\n\
        7;290200A901C;Koe;Aino;Kuopio;1.3.2025;A. Korhonen\n";
    let register = intake::open(file.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let (mends, limits) = (Mends::default(), limits());
    let checked = Checked { register: &register, mapping: &mapping, mends: &mends, limits: &limits };
    let mut lines: Vec<Json> = Vec::new();
    let head = Head::of("kunta_x", "vanha.csv", "00");
    archive::archive(checked, None, &head, &mut |line| lines.push(serde_json::from_str(line).unwrap())).unwrap();
    let cells = json!([{ "column": "Vastuutyöntekijä", "value": "A. Korhonen" }]);
    assert_eq!(lines[1], json!({ "row": 2, "whole": false, "cells": cells }));
}

#[test]
fn whom_the_loader_does_not_see_stands_in_the_archive_as_somebody_nobody_knows() {
    let mut desk = Desk::in_memory();
    let rows = sound(OLD.as_bytes());
    desk.load(Origin { system: "kunta_x", file_hash: "00" }, &rows, Terms::of(3)).unwrap();
    let client = desk.office.register().with_code("290200A901C").unwrap().id;
    desk.correct(&kotodigi_tests::everywhere(), client, &json!({ "non_disclosure": "yes" }));
    let otto = officer::training("otto.siirto").unwrap();
    let against = load::Against::new(&desk.office, otto);
    assert_eq!(archived(Some(&against)), archived(None));
    assert!(!against.shown().contains(&client));
    assert_eq!(load::unseen(&desk.office, otto, &rows[0]), Some(client));
}
