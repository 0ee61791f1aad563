//! Out, in and out again: whatever the register has of a municipality's clients stands in the second export as it stood
//! in the first, but for what the text beside the export names.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::client;
use kotodigi::entry::ClientId;
use kotodigi::intake::load::{self, Origin, Terms};
use kotodigi::intake::out::{self, Export, Reason};
use kotodigi::intake::{self, Field, IntakeRow, Limits, Mapping, Mends, Standing};
use kotodigi::office::Visit;
use kotodigi::officer;
use kotodigi_fixtures::chance::Chance;
use kotodigi_fixtures::{stories, synth};
use kotodigi_tests::desk::Desk;
use kotodigi_tests::{NoLog, everywhere};
use serde_json::{Value, json};

const KUOPIO: &str = "297";

fn limits(desk: &Desk) -> Limits {
    Limits::of_law(desk.office.on())
}

/// Everything of a municipality, by whoever answers its clients' requests. `opened`: what is protected was opened
/// with a written reason before.
fn exported(desk: &mut Desk, opened: bool) -> (Export, Vec<String>) {
    let riitta = officer::training("riitta.ahonen").unwrap();
    let guarded: Vec<ClientId> = {
        let register = desk.office.register();
        register
            .rows()
            .filter(|row| register.is_guarded(row) && &*row.municipality == KUOPIO)
            .map(|row| row.id)
            .collect()
    };
    for client in guarded.into_iter().filter(|_| opened) {
        desk.visit(riitta, |office, visit| {
            let visit = Visit { factor_at: Some(visit.at), ..visit };
            if !office.sight(&visit, Purpose::DataSubject, office.register().row(client)).is_masked() {
                return;
            }
            let why = json!({ "reason": "Kunnan koko rekisteri siirretään toiseen järjestelmään" });
            office.perform(visit, (Purpose::DataSubject, &NoLog), Some(client), ("open_protected", &why)).unwrap();
        });
    }
    desk.visit(riitta, |office, visit| {
        let exporting = out::export(office, &visit, Purpose::DataSubject, KUOPIO);
        let logged = exporting.look.log(&NoLog).unwrap();
        let export = exporting.release(logged).unwrap();
        let line =
            |client: &ClientId| out::lines(office, &visit, Purpose::DataSubject, *client).unwrap().unwrap().client;
        let lines = export.clients.iter().map(line).collect();
        (export, lines)
    })
}

/// As a clerk does it who changes nothing: the proposed mapping, the families by their number.
fn loaded(desk: &mut Desk, lines: &[String]) -> load::Loaded {
    let (file, limits) = (lines.join("\n"), limits(desk));
    let register = intake::open(file.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let checked = intake::check(&register, &mapping, &Mends::default(), &limits, None).unwrap();
    let said = checked.text("297.jsonl", kotodigi::words::Lang::En);
    assert_eq!(checked.errors(), 0, "{said}");
    assert!(checked.findings.iter().all(|f| f.kind.code() != "column_ignored"), "{said}");
    let mut rows: Vec<IntakeRow> = Vec::new();
    intake::sound_rows(&register, &mapping, &Mends::default(), &limits, |row| rows.push(row)).unwrap();
    let households: Vec<Vec<u32>> = checked.households.iter().map(|home| home.rows.clone()).collect();
    let terms = Terms { households: &households, ..Terms::of(u32::try_from(lines.len()).unwrap()) };
    desk.load(Origin { system: "koto-digi", file_hash: "1" }, &rows, terms).unwrap()
}

/// A made-up municipality with every story, and somebody of whom everything is known.
fn municipality(seed: u64) -> Desk {
    let mut desk = Desk::in_memory();
    synth::fill(&mut desk.office, 80, seed, |_| {}).unwrap();
    let mut chance = Chance::seeded(seed);
    let on = desk.office.on();
    for story in stories::STORIES {
        if stories::last_day_told(story).is_none_or(|last| last <= on) {
            stories::tell(&mut desk.office, story, &mut || chance.bytes()).unwrap();
        }
    }
    let here: Vec<ClientId> = {
        let register = desk.office.register();
        let open = |row: &&kotodigi::register::Row| &*row.municipality == KUOPIO && !register.is_guarded(row);
        let mut rows: Vec<_> = register.rows().filter(open).collect();
        rows.sort_by_key(|row| row.client_number);
        rows.iter().map(|row| row.id).collect()
    };
    // Sparse columns: one client has them, far down the file.
    let everything = json!({
        "address": "Puijonkatu 1 A 2, 70100 Kuopio", "contact_address": "c/o Esimerkki, PL 1, 70101 Kuopio",
        "email": "asiakas@kuopio.example", "interpreter": "no", "quota_family_member": "yes", "unaccompanied": "no",
        "trafficking_victim": "no", "reached_late": "yes", "other_client_plan": "yes", "home_care_allowance": "yes",
        "social_assistance": "no", "protection_or_family": "no", "quota_refugee": "no",
        "health_condition": "Kuulo heikko: tarvitsee kuulokojeen", "notes": "Mäkinen; ”lainaus”\ntoinen rivi",
    });
    desk.correct(&everywhere(), *here.last().unwrap(), &everything);
    desk
}

#[test]
fn the_second_export_is_the_first() {
    for seed in 1..=6 {
        let mut desk = municipality(seed);
        let (export, first) = exported(&mut desk, true);
        assert_eq!((export.masked, export.left.len()), (0, 0), "{:?}", export.left);
        assert!(first.iter().any(|line| line.contains("health_condition") && line.contains("reached_late")));
        assert!(first.iter().any(|line| line.contains("\"non_disclosure\":\"yes\"")));
        assert!(first.iter().any(|line| line.contains("ended_on") && line.contains("\"worker\"")));

        let mut other = Desk::in_memory();
        let done = loaded(&mut other, &first);
        assert_eq!(usize::try_from(done.created).unwrap(), first.len());
        let (_, second) = exported(&mut other, true);
        for (one, two) in first.iter().zip(&second) {
            assert_eq!(one, two, "seed {seed}");
        }
        assert_eq!(first.len(), second.len());

        // Again, and again nothing: who is protected is not the loader's to see.
        let again = loaded(&mut other, &first);
        assert_eq!((again.created, again.updated), (0, 0));
        assert_eq!(exported(&mut other, true).1, second);
    }
}

#[test]
fn what_is_masked_is_counted_and_named_and_nothing_else_is_missing() {
    let mut desk = municipality(1);
    let (export, masked) = exported(&mut desk, false);
    assert!(export.masked > 0);
    assert!(export.left.iter().any(|left| left.why == Reason::Masked && left.how_many == export.masked));
    let (_, whole) = exported(&mut desk, true);
    assert_eq!(masked.len(), whole.len());
    let mut differ = 0;
    for (masked, whole) in masked.iter().zip(&whole).filter(|(masked, whole)| masked != whole) {
        differ += 1;
        let (masked, whole): (Value, Value) =
            (serde_json::from_str(masked).unwrap(), serde_json::from_str(whole).unwrap());
        for (key, value) in whole.as_object().unwrap() {
            let betrays =
                ["address", "phone", "email", "municipality", "first_municipality_on", "notes", "health_condition"];
            assert!(
                masked[key] == *value || (masked[key].is_null() && betrays.contains(&key.as_str())),
                "{key}: {masked}"
            );
        }
        // Our own number tells nothing of where anybody lives: it stays, and with it the way back.
        assert!(masked["client_number"].as_str().unwrap().starts_with("K-"), "{masked}");
    }
    assert_eq!(differ, export.masked);
}

#[test]
fn an_old_registers_number_of_somebody_masked_stands_nowhere() {
    let mut desk = Desk::in_memory();
    let people = ["{\"client_number\":\"KUO-1\",\"family_name\":\"Meri\",\"given_names\":\"Aino\",\"birth_date\":\"1990-01-01\",\
                   \"first_right_on\":\"2025-11-14\",\"municipality\":\"297\",\"household\":\"KUO-1\",\"non_disclosure\":\"yes\"}",
        "{\"client_number\":\"KUO-2\",\"family_name\":\"Meri\",\"given_names\":\"Oili\",\"birth_date\":\"2015-01-01\",\
          \"first_right_on\":\"2025-11-14\",\"municipality\":\"297\",\"household\":\"KUO-1\"}"].map(str::to_owned);
    loaded(&mut desk, &people);
    let (export, lines) = exported(&mut desk, false);
    assert_eq!((export.masked, lines.len()), (2, 2));
    assert!(lines.iter().all(|line| !line.contains("KUO-") && line.contains("\"household\":\"K-")), "{lines:#?}");
}

/// The export's columns and intake's words for them are one list.
#[test]
fn every_exported_column_is_known_whatever_stands_in_it() {
    let columns: Vec<&str> = Field::ALL.iter().filter(|field| field.is_exported()).map(|field| field.id()).collect();
    for fact in client::Field::ALL {
        let column = if *fact == client::Field::OldNumber { "client_number" } else { fact.key() };
        assert!(columns.contains(&column), "{column} is a fact of a client and is not exported");
    }
    let person = |key: &str, value: &str| {
        let mut line = json!({ "family_name": "Meri", "given_names": "Aino", "birth_date": "1990-01-01", "first_right_on": "2025-11-14" });
        line[key] = value.into();
        line.to_string()
    };
    for column in &columns {
        // Nothing, what it is for, and what plainly is something else.
        for value in ["", "yes", "1990-01-01", "islam", "+358 45 555 0101", "aino@kuopio.example", "Kuopio", "fa"] {
            let file =
                [person(column, value), person(column, value), person(column, value), person(column, value)].join("\n");
            let register = intake::open(file.as_bytes()).unwrap();
            is_known(&intake::propose(&register), column);
        }
        // Filled once, after many rows; the others are there as well, in another order.
        let mut file = columns.iter().rev().copied().collect::<Vec<_>>().join(";") + "\n";
        for _ in 0..300 {
            file += &(";".repeat(columns.len() - 1) + "\n");
        }
        let register = intake::open(file.as_bytes());
        if let Ok(register) = register {
            is_known(&intake::propose(&register), column);
        }
    }
}

fn is_known(mapping: &Mapping, column: &str) {
    let mapped = mapping.columns.iter().find(|mapped| mapped.column == column).unwrap();
    assert_eq!((mapped.field.id(), mapped.confidence), (column, 100), "{mapped:?}");
}

/// Health is not let in from anywhere else, whatever the mapping says.
#[test]
fn health_comes_back_from_our_own_export_alone() {
    let file = "family_name;given_names;birth_date;first_right_on;health_condition;Kahvi\nMeri;Aino;1990-01-01;2025-11-14;huono kuulo;musta\n";
    let register = intake::open(file.as_bytes()).unwrap();
    let proposed = intake::propose(&register);
    assert_eq!(proposed.field_of("health_condition"), Some(Field::Refused));
    let mut given = proposed.clone();
    for mapped in given.columns.iter_mut().filter(|mapped| mapped.column == "health_condition") {
        mapped.field = Field::HealthCondition;
    }
    let on = kotodigi::dates::parse_iso("2026-11-23").unwrap();
    for mapping in [proposed, given] {
        let checked = intake::check(&register, &mapping, &Mends::default(), &Limits::of_law(on), None).unwrap();
        assert!(
            checked.findings.iter().any(|f| f.kind.code() == "not_in_section_73" && f.column == "health_condition")
        );
        intake::sound_rows(&register, &mapping, &Mends::default(), &Limits::of_law(on), |row| {
            assert_eq!(row.get(Field::HealthCondition), None);
        })
        .unwrap();
    }
}

/// A column nobody knows is told of wherever its first cell stands.
#[test]
fn a_column_that_is_filled_late_in_the_file_is_not_passed_over_in_silence() {
    let mut file = "Sukunimi;Etunimet;Synt.aika;Lupa myönnetty;Kahvi;Tee\n".to_owned();
    for n in 0..400 {
        file += &format!("Meri{n};Aino;1.1.1990;1.3.2025;{};\n", if n == 390 { "maidolla" } else { "" });
    }
    let register = intake::open(file.as_bytes()).unwrap();
    let on = kotodigi::dates::parse_iso("2026-11-23").unwrap();
    let mapping = intake::propose(&register);
    let checked = intake::check(&register, &mapping, &Mends::default(), &Limits::of_law(on), None).unwrap();
    let ignored: Vec<&str> =
        checked.findings.iter().filter(|f| f.kind.code() == "column_ignored").map(|f| f.column.as_str()).collect();
    assert_eq!(ignored, ["Kahvi"]);
}

/// Before a load the loader sees nobody who is protected: a check and the load after it count them as one.
#[test]
fn a_check_says_what_it_cannot_know() {
    let mut desk = municipality(1);
    let (_, lines) = exported(&mut desk, true);
    let mut other = Desk::in_memory();
    loaded(&mut other, &lines);
    let otto = officer::training("otto.siirto").unwrap();
    let file = lines.join("\n");
    let register = intake::open(file.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let against = load::Against::new(&other.office, otto);
    let checked = intake::check(&register, &mapping, &Mends::default(), &limits(&other), Some(&against)).unwrap();
    let again = loaded(&mut other, &lines);
    assert_eq!((checked.would.update, again.updated), (0, 0));
    assert_eq!(checked.would.create, again.created + again.elsewhere);
    let mut unseen = 0;
    intake::sound_rows(&register, &mapping, &Mends::default(), &limits(&other), |row| {
        unseen += u32::from(load::compare(&other.office, otto, &row).standing == Standing::Elsewhere);
    })
    .unwrap();
    assert_eq!(unseen, again.elsewhere);
}
