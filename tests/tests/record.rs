//! The record when work is untidy: entries made late, out of order, on the wrong client.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::entry::ClientId;
use kotodigi::journal::VecJournal;
use kotodigi::office::{Office, Visit};
use kotodigi::refusal::{No, NoView};
use kotodigi::steps::Directory;
use kotodigi::views::Receipt;
use kotodigi::words::Lang;
use kotodigi_fixtures::chance::Chance;
use kotodigi_fixtures::stories::{self, STORIES};
use kotodigi_tests::{NoLog, everywhere, purpose_of};
use serde_json::{Value, json};
use std::sync::Arc;

struct Desk {
    office: Office,
    chance: Chance,
}

impl Desk {
    fn new() -> Desk {
        let on = parse_iso("2026-11-23").unwrap();
        let office = Office::open(Arc::new(VecJournal::default()), Directory::Training, on).unwrap();
        let mut desk = Desk { office, chance: Chance::seeded(5) };
        for story in STORIES {
            stories::tell(&mut desk.office, story, &mut || desk.chance.bytes()).unwrap();
        }
        desk
    }

    fn client(&self, name: &str) -> ClientId {
        self.office.register().search(name, 2, |_| true)[0].id
    }

    fn take(&mut self, client: Option<ClientId>, step: &str, data: Value) -> Result<Receipt, No> {
        let Desk { office, chance } = self;
        let (by, at, mut chance) = (everywhere(), 1_795_392_000_000, || chance.bytes());
        let visit = Visit { by: &by, at, lang: Lang::En, factor_at: None, from: "", chance: &mut chance };
        office.submit(visit, (purpose_of(step), &NoLog), client, (step, &data), None)
    }

    fn refused(&mut self, client: ClientId, step: &str, data: Value) -> NoView {
        self.take(Some(client), step, data).unwrap_err().view(Lang::En)
    }

    fn review_due(&self, client: ClientId) -> String {
        let facts = self.office.case(client).unwrap().law_facts();
        let found = kotodigi::explain::explain(&facts, Lang::En);
        found.findings.iter().find(|f| f.id == "review_due").unwrap().answer.clone()
    }
}

fn review(on: &str, next: &str) -> Value {
    json!({ "on": on, "participation": "p", "progress": "p", "next_review_on": next, "authors": "a", "source": "client" })
}

#[test]
fn a_review_recorded_late_does_not_move_the_deadline_back() {
    let mut desk = Desk::new();
    let selam = desk.client("haile selam");
    assert_eq!(desk.review_due(selam), "2027-02-27");
    desk.take(Some(selam), "review_plan", review("2026-06-01", "2026-12-01")).unwrap();
    assert_eq!(desk.review_due(selam), "2027-02-27");
}

#[test]
fn a_change_recorded_late_does_not_hide_a_newer_one() {
    let mut desk = Desk::new();
    let hodan = desk.client("nuur hodan");
    for on in ["2026-11-01", "2026-10-01"] {
        desk.take(Some(hodan), "note_change", json!({ "on": on, "what": "x", "source": "client" })).unwrap();
    }
    assert_eq!(desk.office.case(hodan).unwrap().change_on, parse_iso("2026-11-01"));
    let status = |on: &str, yes: &str| json!({ "on": on, "registered": yes, "unemployed": yes, "source": "client" });
    desk.take(Some(hodan), "change_jobseeker", status("2026-11-02", "yes")).unwrap();
    desk.take(Some(hodan), "change_jobseeker", status("2026-10-02", "no")).unwrap();
    assert!(desk.office.case(hodan).unwrap().jobseeker.unwrap().registered);
}

#[test]
fn what_was_done_in_time_may_be_recorded_late() {
    let mut desk = Desk::new();
    let facts = json!({
        "family_name": "Myöhäinen", "given_names": "Mai", "birth_date": "1.1.1990", "municipality": "297",
        "first_right_on": "5.11.2023", "protection_or_family": "yes", "source": "client",
    });
    let client = desk.take(None, "register_client", facts).unwrap().client;
    let late = desk.refused(client, "start_assessment", json!({ "on": "23.11.2026" }));
    assert_eq!((late.code.as_str(), late.cite.is_some()), ("no_ground_for_assessment", true));
    desk.take(Some(client), "start_assessment", json!({ "on": "1.11.2026" })).unwrap();
}

#[test]
fn what_others_rest_on_is_annulled_last() {
    let mut desk = Desk::new();
    let selam = desk.client("haile selam");
    let refused = desk.refused(selam, "annul_entry", json!({ "number": 5, "reason": "x" }));
    assert_eq!(refused.problems[0].field, "number");
    assert!(refused.problems[0].what.contains("7, 6"), "{}", refused.problems[0].what);
    for number in [7, 6, 5] {
        desk.take(Some(selam), "annul_entry", json!({ "number": number, "reason": "x" })).unwrap();
    }
    assert!(desk.office.case(selam).unwrap().plans.is_empty());
}

#[test]
fn an_end_does_not_come_before_what_it_ends() {
    let mut desk = Desk::new();
    let selam = desk.client("haile selam");
    let early = desk.refused(selam, "end_plan", json!({ "on": "1.4.2026", "reason": "work" }));
    assert_eq!(early.problems[0].field, "on");
    let open = desk.refused(selam, "end_relationship", json!({ "on": "23.11.2026", "reason": "integrated" }));
    assert_eq!(open.code, "plan_still_open");
    desk.take(Some(selam), "end_plan", json!({ "on": "20.11.2026", "reason": "work" })).unwrap();
    let early = desk.refused(selam, "end_relationship", json!({ "on": "1.1.2020", "reason": "integrated" }));
    assert_eq!(early.problems[0].field, "on");
}

#[test]
fn a_later_plan_begins_after_the_one_before_it() {
    let mut desk = Desk::new();
    let hiwet = desk.client("tesfay hiwet");
    desk.take(Some(hiwet), "end_plan", json!({ "on": "1.11.2026", "reason": "time_over" })).unwrap();
    let plan = |on: &str| {
        json!({
            "on": on, "until": "1.5.2027", "long_goal": "g", "plan_goal": "g", "services": [{ "name": "n", "reason": "r" }],
            "language_studies": "l", "follow_up": "f", "next_review_on": "1.4.2027", "authors": "a", "source": "client",
        })
    };
    assert_eq!(desk.refused(hiwet, "draw_up_plan", plan("15.10.2026")).problems[0].field, "on");
    desk.take(Some(hiwet), "draw_up_plan", plan("2.11.2026")).unwrap();
}

#[test]
fn an_identity_code_is_not_taken_twice_by_way_of_an_annulment() {
    let mut desk = Desk::new();
    let selam = desk.client("haile selam");
    let case = desk.office.case(selam).unwrap();
    // As the form has them: what the purpose does not need is not asked.
    let asked = case.newest().filter(|(field, _)| purpose_of("correct_facts").opens().has(field.class()));
    let mut facts: serde_json::Map<String, Value> =
        asked.map(|(field, value)| (field.key().to_owned(), value.into())).collect();
    facts.extend([
        ("identity_code".to_owned(), "".into()),
        ("source".to_owned(), "client".into()),
        ("reason".to_owned(), "x".into()),
    ]);
    let corrected = desk.take(Some(selam), "correct_facts", Value::Object(facts)).unwrap().version;
    let other = json!({
        "family_name": "Toinen", "given_names": "Tessa", "identity_code": "140388-9028", "municipality": "297", "source": "client",
    });
    desk.take(None, "register_client", other).unwrap();
    let refused = desk.refused(selam, "annul_entry", json!({ "number": corrected, "reason": "x" }));
    assert!(refused.problems[0].what.contains("identity code"), "{refused:#?}");
}

#[test]
fn an_extension_longer_than_the_act_allows_is_refused_at_its_field() {
    let mut desk = Desk::new();
    let selam = desk.client("haile selam");
    let extend = |months: u32| json!({ "on": "23.11.2026", "ground": "little_schooling", "months": months, "reason": "r", "source": "client" });
    assert_eq!(desk.refused(selam, "extend_plan", extend(25)).problems[0].field, "months");
    desk.take(Some(selam), "extend_plan", extend(24)).unwrap();
}

#[test]
fn a_second_registration_of_the_same_person_is_asked_about() {
    let mut desk = Desk::new();
    let facts = |another: Option<&str>| {
        json!({
            "family_name": "Kaksois", "given_names": "Kai", "birth_date": "1.1.1990", "municipality": "297", "source": "client",
            "another_person": another,
        })
    };
    desk.take(None, "register_client", facts(None)).unwrap();
    let asked = desk.take(None, "register_client", facts(None)).unwrap_err().view(Lang::En);
    assert_eq!(asked.problems[0].field, "another_person");
    desk.take(None, "register_client", facts(Some("yes"))).unwrap();
}
