//! Every entry an old register brings names the register, the run, the row, and the sheet or file of the extract; the
//! client's page says so, and so does what goes out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::client::{From, Source};
use kotodigi::dates::parse_iso;
use kotodigi::event::Event;
use kotodigi::intake::diff;
use kotodigi::intake::load::{Origin, Terms};
use kotodigi::intake::out;
use kotodigi::intake::{self, IntakeRow, Limits, Mends};
use kotodigi::officer;
use kotodigi::views::{Answer, Question};
use kotodigi_tests::NoLog;
use kotodigi_tests::desk::every_journal;
use kotodigi_tests::everywhere;
use std::io::Write as _;
use zip::write::SimpleFileOptions;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn rows(bytes: &[u8]) -> Vec<IntakeRow> {
    let register = intake::open(bytes).unwrap();
    let mapping = intake::propose(&register);
    let limits = Limits::of_law(parse_iso("2026-11-23").unwrap());
    let mut rows = Vec::new();
    intake::sound_rows(&register, &mapping, &Mends::default(), &limits, |row| rows.push(row)).unwrap();
    // As a server hands them from one process to another.
    let handed = serde_json::to_string(&rows).unwrap();
    assert_eq!(serde_json::from_str::<Vec<IntakeRow>>(&handed).unwrap(), rows);
    rows
}

const CLIENTS: &str = "Asiakasnumero;Henkilötunnus;Sukunimi;Etunimet;Kotikunta;Lupa myönnetty\n\
    A-1;290200A901C;Koe;Aino;Kuopio;1.3.2025\nA-2;010190-999W;Koe;Eino;Kuopio;1.3.2025\n";
const PLANS: &str = "Asiakasnumero;Suunnitelma alkaa;Suunnitelma päättyy\nA-2;2.2.2026;1.2.2027\n";

#[test]
fn what_came_names_the_file_and_the_row_it_stood_on() {
    every_journal(|desk| {
        let alone = rows(CLIENTS.as_bytes());
        let origin = Origin { system: "kunta_a", file_hash: "1" };
        assert!(alone.iter().all(|row| row.part.is_none() && row.elsewhere.is_empty()));
        desk.load(origin, &alone[..1], Terms::of(1)).unwrap();
        let both = rows(&zipped(&[("asiakkaat.csv", CLIENTS), ("suunnitelmat.csv", PLANS)]));
        let otto = officer::training("otto.siirto").unwrap();
        let dual = desk.visit(otto, |office, visit| diff::diff(office, &visit, "kunta_a", &both)).unwrap();
        assert_eq!(dual.differences[0].part.as_deref(), Some("asiakkaat.csv"));
        desk.load(Origin { file_hash: "2", ..origin }, &both, Terms::of(2)).unwrap();

        let second = desk.office.register().with_code("010190-999W").unwrap().id;
        let case = desk.office.case(second).unwrap();
        let sources: Vec<&Source> =
            case.entries.iter().filter_map(|entry| entry.event.as_ref().and_then(Event::source)).collect();
        assert!(sources.iter().all(|source| source.from == From::OldRegister));
        let places: Vec<(&str, &str)> = sources
            .iter()
            .map(|source| (source.part.as_deref().unwrap(), source.detail.rsplit(" / ").next().unwrap()))
            .collect();
        assert_eq!(places, [("asiakkaat.csv", "3"), ("suunnitelmat.csv", "2")]);

        // The client's page says it of the facts.
        let question = Question::Client(second);
        let Answer::Client(page) = desk.look(&everywhere(), Purpose::Plan, &question).unwrap() else { panic!() };
        let said = serde_json::to_string(&page).unwrap();
        assert!(said.contains(" / 3 (asiakkaat.csv)"), "{said}");

        // Whole records go out with it.
        let registrar = officer::training("riitta.ahonen").unwrap();
        let record = desk.visit(registrar, |office, visit| {
            let exporting = out::export(office, &visit, Purpose::DataSubject, "297");
            let logged = exporting.look.log(&NoLog).unwrap();
            exporting.release(logged).unwrap();
            out::lines(office, &visit, Purpose::DataSubject, second).unwrap().unwrap().record.unwrap()
        });
        assert!(record.contains("\"part\":\"suunnitelmat.csv\""), "{record}");
    });
}
