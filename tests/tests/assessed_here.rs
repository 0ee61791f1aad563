//! An assessment made or begun here stands against what a later extract of the old register says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::dates::parse_iso;
use kotodigi::intake::diff::What;
use kotodigi::intake::load::{Course, Loading, Origin, Phase, Terms, Why};
use kotodigi::intake::{Field, IntakeRow, Value};
use kotodigi::officer;
use kotodigi_tests::desk::{Desk, every_journal, family};
use kotodigi_tests::everywhere;
use serde_json::{Value as Json, json};

const WEEK: Origin<'static> = Origin { system: "kunta_a", file_hash: "2" };

fn stays(desk: &mut Desk, rows: &[IntakeRow]) -> Vec<(u32, What, Why)> {
    let otto = officer::training("otto.siirto").unwrap();
    desk.visit(otto, |office, mut visit| {
        let mut loading = Loading::begin(office, &mut visit, WEEK, rows, Terms::of(1)).unwrap();
        while loading.step(office, &mut visit).unwrap().phase == Phase::Comparing {}
        loading.conflicts().iter().map(|conflict| (conflict.row, conflict.what, conflict.why)).collect()
    })
}

#[test]
fn an_assessment_here_is_not_replaced_and_its_answer_counts() {
    every_journal(|desk| {
        let mut rows = family(1);
        rows[0].values.retain(|(field, _)| !matches!(field, Field::PlanFrom | Field::Jobseeker));
        desk.load(Origin { file_hash: "1", ..WEEK }, &rows, Terms::of(1)).unwrap();
        let client = desk.office.register().with_old_number("A-0").next().unwrap().id;
        let submit = |desk: &mut Desk, step: &str, data: &Json| {
            desk.submit(&everywhere(), Purpose::Assessment, Some(client), step, data).unwrap();
        };
        let jobseeker = json!({ "on": "2026-11-02", "registered": "yes", "unemployed": "yes", "source": "client" });
        submit(desk, "change_jobseeker", &jobseeker);
        submit(desk, "start_assessment", &json!({ "on": "2026-11-03" }));
        rows[0].values.push((Field::AssessmentOn, Value::Day(parse_iso("2026-01-15").unwrap())));
        let assessed = What::Course(Course::AssessmentOn);
        assert_eq!(stays(desk, &rows), [(2, assessed, Why::UnderWay)]);
        let mut data = json!({
            "on": "2026-11-10", "told": ["1", "2", "3", "4"], "language": "fi", "interpreted": "no",
            "needs_plan": "no", "next": "Ohjattu työllisyyspalveluihin", "authors": "Aino", "source": "client",
        });
        for topic in 1..=9 {
            data[format!("topic_{topic}")] = "Ei palvelutarvetta".into();
        }
        submit(desk, "finish_assessment", &data);
        rows[0].values.push((Field::PlanFrom, Value::Day(parse_iso("2026-02-02").unwrap())));
        let no_need = (2, What::Course(Course::PlanFrom), Why::NoNeed);
        assert_eq!(stays(desk, &rows), [(2, assessed, Why::MadeHere), no_need]);
        let loaded = desk.load(WEEK, &rows, Terms::of(1)).unwrap();
        assert_eq!((loaded.run, loaded.unchanged, loaded.conflicts), (None, 1, 2));
        assert!(desk.office.case(client).unwrap().plans.is_empty());
    });
}
