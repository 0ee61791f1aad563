//! Rights of use as the Act has them, told as deeds: asked for, granted, opened, changed, reviewed, removed; openings
//! with a reason; who is told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use chrono::{Days, NaiveDate};
use kotodigi::access::{FieldClass, Purpose, Resource};
use kotodigi::entry::ClientId;
use kotodigi::journal::{VecJournal, verify};
use kotodigi::office::{LookLog, Office, VecLog, Visit};
use kotodigi::officer::{self, Officer};
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi::views::{Answer, ClientPage, Question, Receipt, RightLine, WhyAsk};
use kotodigi::words::Lang;
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

struct House {
    office: Office,
    journal: Arc<VecJournal>,
    log: VecLog,
    at: i64,
    chance: u128,
    factor_at: Option<i64>,
}

const DAY: i64 = 86_400_000;

impl House {
    fn of(directory: Directory) -> House {
        let journal = Arc::new(VecJournal::default());
        let on = day("2026-11-26");
        let office = Office::open(journal.clone(), directory, on).unwrap();
        House {
            office,
            journal,
            log: VecLog::default(),
            at: i64::from(on.to_epoch_days()) * DAY,
            chance: 7,
            factor_at: None,
        }
    }

    fn visit<T>(&mut self, by: &Officer, act: impl FnOnce(&mut Office, Visit<'_>, &VecLog) -> T) -> T {
        self.at += 1000;
        let number = &mut self.chance;
        let mut chance = || {
            *number += 1;
            number.to_be_bytes()
        };
        let (at, factor_at) = (self.at, self.factor_at);
        let visit = Visit { by, at, lang: Lang::En, factor_at, from: "192.0.2.7", chance: &mut chance };
        act(&mut self.office, visit, &self.log)
    }

    fn deed(
        &mut self,
        by: &str,
        purpose: Purpose,
        subject: Option<Uuid>,
        kind: &str,
        data: Value,
    ) -> Result<Receipt, No> {
        let by = self.office.officer(by).unwrap_or_else(|| panic!("{by} has no right"));
        self.visit(&by, |office, visit, log| office.perform(visit, (purpose, log), subject, (kind, &data)))
    }

    fn control(&mut self, by: &str, subject: Option<Uuid>, kind: &str, data: Value) -> Result<Receipt, No> {
        self.deed(by, Purpose::AccessControl, subject, kind, data)
    }

    fn step(&mut self, by: &str, client: Option<ClientId>, kind: &str, data: Value) -> Result<Receipt, No> {
        let by = self.office.officer(by).unwrap();
        let expect = client.and_then(|id| Some(self.office.register().row(id)?.head.number));
        let purpose = if client.is_none() { Purpose::Contact } else { Purpose::Plan };
        self.visit(&by, |office, visit, log| office.submit(visit, (purpose, log), client, (kind, &data), expect))
    }

    fn ask(&mut self, by: &str, purpose: Purpose, question: Question) -> Result<Answer, No> {
        let by = self.office.officer(by).unwrap();
        self.visit(&by, |office, visit, log| {
            let seen = office.look(&visit, (purpose, log), &question);
            let logged = seen.look.log(log).unwrap();
            seen.release(logged)
        })
    }

    fn client(&mut self, by: &str, id: ClientId) -> Result<ClientPage, No> {
        self.ask(by, Purpose::Plan, Question::Client(id)).map(|answer| match answer {
            Answer::Client(page) => *page,
            other => panic!("{other:?}"),
        })
    }

    fn rights(&mut self, by: &str) -> Vec<RightLine> {
        match self.ask(by, Purpose::AccessControl, Question::Rights).unwrap() {
            Answer::Rights(page) => page.rights,
            other => panic!("{other:?}"),
        }
    }

    fn notices(&mut self, by: &str) -> Vec<(String, bool)> {
        match self.ask(by, Purpose::AccessControl, Question::Notices).unwrap() {
            Answer::Notices(page) => page.notices.into_iter().map(|notice| (notice.text, notice.alarm)).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn register(&mut self, by: &str, family: &str, guarded: bool) -> ClientId {
        let data = json!({
            "family_name": family, "given_names": "Ada", "birth_date": "1990-01-01",
            "municipality": self.office.officer(by).unwrap().rights[0].scope[0], "address": "Marker Street 1",
            "contact_address": "PO box 5", "phone": "+358 45 555 0001", "non_disclosure": if guarded { "yes" } else { "no" },
            "source": "client",
        });
        self.step(by, None, "register_client", data).unwrap().client
    }
}

fn day(iso: &str) -> NaiveDate {
    kotodigi::dates::parse_iso(iso).unwrap()
}

fn request(account: &str) -> Value {
    json!({
        "account": account, "name": "Maija Virtanen", "employer": "municipality", "organisation": "297",
        "role": "integration_worker", "scope": [{ "municipality": "297" }], "from": "2026-11-26",
        "until": "2027-11-25", "reason": "New worker in the integration services",
    })
}

fn code(no: Result<impl std::fmt::Debug, No>) -> &'static str {
    match no.unwrap_err() {
        No::Refused(refusal) | No::Denied(refusal) => refusal.code,
        No::Absent => "absent",
        other => panic!("{other:?}"),
    }
}

fn fields(no: Result<impl std::fmt::Debug, No>) -> Vec<String> {
    match no.unwrap_err() {
        No::Problems(problems) => problems.into_iter().map(|problem| problem.field).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_right_is_asked_for_granted_by_the_municipality_and_opened_by_keha() {
    let mut house = House::of(Directory::Training);
    let right = house.control("paula.savolainen", None, "request_right", request("maija.virtanen")).unwrap().client;
    assert!(house.office.officer("maija.virtanen").is_none(), "asking gives nothing yet");
    assert_eq!(code(house.control("kaisa.niemi", Some(right), "open_right", json!({}))), "right_elsewhere");
    assert_eq!(
        code(house.control("kaisa.niemi", Some(right), "grant_right", json!({}))),
        "absent",
        "not KEHA's to grant"
    );
    house.control("antti.miettinen", Some(right), "grant_right", json!({})).unwrap();
    assert!(house.office.officer("maija.virtanen").is_none(), "granting is not opening");
    house.control("kaisa.niemi", Some(right), "open_right", json!({})).unwrap();
    let maija = house.office.officer("maija.virtanen").unwrap();
    assert_eq!((maija.name.as_str(), maija.rights.len()), ("Maija Virtanen", 1));
    house.register("maija.virtanen", "Own", false);
    let line = &house.rights("antti.miettinen")[0];
    assert_eq!((line.state.as_str(), line.way.len(), line.review_due), ("opened", 3, false));
    // Everyone who must know was told.
    assert!(house.notices("kaisa.niemi").iter().any(|(text, _)| text.contains("granted")));
    assert!(house.notices("antti.miettinen").iter().any(|(text, _)| text.contains("requested")));
    assert!(house.notices("maija.virtanen").iter().any(|(text, _)| text.contains("opened")));
    assert!(house.notices("linnea.nygard").is_empty());
    verify(&*house.journal).unwrap();
}

#[test]
fn a_removed_right_ends_with_the_entry() {
    let mut house = House::of(Directory::Training);
    let right = opened(&mut house, "maija.virtanen");
    let client = house.register("maija.virtanen", "Own", false);
    let maija = house.office.officer("maija.virtanen").unwrap();
    house.client("maija.virtanen", client).unwrap();
    let why = json!({ "ground": "conditions_ended", "reason": "Left the municipality" });
    house.control("antti.miettinen", Some(right), "remove_right", why).unwrap();
    assert!(house.office.officer("maija.virtanen").is_none());
    assert!(maija.rights.iter().all(|right| house.office.rights().held(right.id).unwrap().right == *right));
    assert!(house.notices("kaisa.niemi").iter().any(|(text, _)| text.contains("removed")), "KEHA is told at once");
}

fn opened(house: &mut House, account: &str) -> Uuid {
    let right = house.control("paula.savolainen", None, "request_right", request(account)).unwrap().client;
    house.control("antti.miettinen", Some(right), "grant_right", json!({})).unwrap();
    house.control("kaisa.niemi", Some(right), "open_right", json!({})).unwrap();
    right
}

#[test]
fn nobody_decides_of_their_own_right_and_the_special_right_takes_two() {
    let mut house = House::of(Directory::Training);
    let mut own = request("antti.miettinen");
    own["name"] = "Antti Miettinen".into();
    let right = house.control("paula.savolainen", None, "request_right", own).unwrap().client;
    assert_eq!(code(house.control("antti.miettinen", Some(right), "grant_right", json!({}))), "own_right");
    let mut special = request("maija.virtanen");
    special["protected"] = "yes".into();
    let right = house.control("antti.miettinen", None, "request_right", special).unwrap().client;
    assert_eq!(code(house.control("antti.miettinen", Some(right), "grant_right", json!({}))), "two_people");
    let plain = opened(&mut house, "pekka.laine");
    let more = json!({ "role": "integration_worker", "scope": [{"municipality": "297"}], "protected": "yes",
        "from": "2026-11-26", "until": "2027-01-01", "reason": "More" });
    assert_eq!(code(house.control("antti.miettinen", Some(plain), "change_right", more)), "ask_anew");
}

#[test]
fn what_the_act_grants_to_nobody_can_not_be_asked_for() {
    let mut house = House::of(Directory::Training);
    let with = |change: Value| {
        let mut data = request("maija.virtanen");
        data.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        data
    };
    let ask = |house: &mut House, change: Value| {
        fields(house.control("paula.savolainen", None, "request_right", with(change)))
    };
    let county = json!({ "employer": "wellbeing_services_county", "organisation": "13", "role": "county_worker" });
    assert_eq!(ask(&mut house, county), ["role"], "only who takes part");
    assert_eq!(ask(&mut house, json!({ "role": "auditor" })), ["role"]);
    assert_eq!(ask(&mut house, json!({ "until": "2026-11-01" })), ["until"]);
    assert_eq!(ask(&mut house, json!({ "scope": [] })), ["scope"]);
    assert_eq!(ask(&mut house, json!({ "organisation": "999" })), ["organisation"]);
    assert_eq!(ask(&mut house, json!({ "account": "Maija" })), ["account"]);
    assert_eq!(ask(&mut house, json!({ "account": "aino.korhonen" })), ["account"], "somebody else's");
    let ministry = json!({ "employer": "ministry", "organisation": "", "role": "ministry_analyst" });
    assert_eq!(ask(&mut house, ministry), ["scope"], "the state's is not limited to municipalities");
}

#[test]
fn a_neighbour_grants_nothing_and_a_right_of_the_state_is_kehas() {
    let mut house = House::of(Directory::Training);
    let mut vaasa = request("maija.virtanen");
    vaasa["organisation"] = "905".into();
    vaasa["scope"] = json!([{ "municipality": "905" }]);
    let right = house.control("paula.savolainen", None, "request_right", vaasa).unwrap().client;
    assert_eq!(code(house.control("antti.miettinen", Some(right), "grant_right", json!({}))), "absent");
    let state = json!({ "account": "ville.salo", "name": "Ville Salo", "employer": "ministry", "role": "ministry_analyst",
        "from": "2026-11-26", "until": "2027-11-25", "reason": "Statistics" });
    let right = house.control("eeva.rantala", None, "request_right", state).unwrap().client;
    assert_eq!(code(house.control("antti.miettinen", Some(right), "grant_right", json!({}))), "absent");
    house.control("kaisa.niemi", Some(right), "grant_right", json!({})).unwrap();
}

#[test]
fn a_right_for_training_opens_at_once() {
    let mut house = House::of(Directory::Training);
    let mut data = request("maija.virtanen");
    data["training"] = "yes".into();
    let right = house.control("paula.savolainen", None, "request_right", data).unwrap().client;
    house.control("antti.miettinen", Some(right), "grant_right", json!({})).unwrap();
    assert!(house.office.officer("maija.virtanen").is_some());
}

#[test]
fn a_right_runs_out_and_is_reviewed_every_year() {
    let mut house = House::of(Directory::Training);
    let right = opened(&mut house, "maija.virtanen");
    house.office.turn_to(day("2027-11-25"));
    assert!(house.office.officer("maija.virtanen").is_some(), "the last day counts");
    house.office.turn_to(day("2027-11-26"));
    assert!(house.office.officer("maija.virtanen").is_none());
    assert_eq!(house.rights("antti.miettinen")[0].state, "expired");
    let longer = json!({ "role": "integration_worker", "scope": [{"municipality": "297"}], "from": "2026-11-26",
        "until": "2029-01-01", "reason": "Goes on" });
    house.at += 365 * DAY;
    house.control("antti.miettinen", Some(right), "change_right", longer).unwrap();
    house.office.turn_to(house.office.on().checked_add_days(Days::new(366)).unwrap());
    assert!(house.rights("antti.miettinen")[0].review_due);
    house.at += 366 * DAY;
    house.control("antti.miettinen", Some(right), "review_right", json!({})).unwrap();
    assert!(!house.rights("antti.miettinen")[0].review_due);
}

#[test]
fn a_new_register_begins_with_one_administrator_who_enrols_municipalities() {
    let mut house = House::of(Directory::Production);
    let mut number = 900u128;
    let mut chance = || {
        number += 1;
        number.to_be_bytes()
    };
    house.office.begin(&mut chance, house.at, ("eka.yllapitaja", "Eka Ylläpitäjä")).unwrap();
    assert!(house.office.begin(&mut chance, house.at, ("toka.yllapitaja", "Toka")).is_err(), "once only");
    assert!(house.office.officer("aino.korhonen").is_none(), "made-up officers are nobody here");
    let enrol = json!({ "municipality": "297", "account": "antti.oikea", "name": "Antti Oikea",
        "notice": "KUO/123/2026, 20.11.2026", "from": "2026-11-26", "until": "2027-11-25" });
    house.control("eka.yllapitaja", None, "enrol_municipality", enrol.clone()).unwrap();
    assert_eq!(fields(house.control("eka.yllapitaja", None, "enrol_municipality", enrol)), ["account", "municipality"]);
    let right = house.control("antti.oikea", None, "request_right", request("maija.virtanen")).unwrap().client;
    house.control("antti.oikea", Some(right), "grant_right", json!({})).unwrap();
    house.control("eka.yllapitaja", Some(right), "open_right", json!({})).unwrap();
    assert!(house.office.officer("maija.virtanen").is_some());
    let unused = house.office.retire(&mut chance, house.at, |account| account == "maija.virtanen").unwrap();
    assert_eq!((unused, house.office.officer("maija.virtanen")), (1, None));
    // Folded anew it stands the same.
    let again = Office::open(house.journal.clone(), Directory::Production, house.office.on()).unwrap();
    assert!(again.officer("antti.oikea").is_some() && again.officer("maija.virtanen").is_none());
}

#[test]
fn a_client_outside_is_opened_with_a_reason_for_an_hour_and_the_supervisor_sees_it() {
    let mut house = House::of(Directory::Training);
    let vaasa = house.register("linnea.nygard", "Vaasalainen", false);
    assert_eq!(code(house.client("aino.korhonen", vaasa)), "absent");
    assert_eq!(code(house.client("aino.korhonen", Uuid::from_u128(99))), "absent");
    let number = house.office.register().row(vaasa).unwrap().shown_number();
    let short = json!({ "client": number, "reason": "because" });
    assert_eq!(fields(house.deed("aino.korhonen", Purpose::Plan, None, "open_outside", short)), ["reason"]);
    let why = json!({ "client": number, "reason": "Moved to Kuopio and asks for help today" });
    house.deed("aino.korhonen", Purpose::Plan, None, "open_outside", why.clone()).unwrap();
    let page = house.client("aino.korhonen", vaasa).unwrap();
    assert_eq!(page.relation.0, "opened");
    assert!(page.open_until.is_some_and(|until| until - house.at <= 60 * 60_000));
    assert_eq!(code(house.client("mikko.laine", vaasa)), "absent", "opened for one officer");
    assert_eq!(
        code(house.ask("aino.korhonen", Purpose::Assessment, Question::Client(vaasa))),
        "absent",
        "for one purpose"
    );
    let told = house.notices("paula.savolainen");
    assert!(
        told.iter().any(|(text, alarm)| text.contains(&number) && text.contains("Moved to Kuopio") && !alarm),
        "{told:?}"
    );
    let opening = house.log.of_client(vaasa).unwrap()[0].opening;
    assert!(house.log.of_client(vaasa).unwrap().iter().any(|look| look.opening.is_some()), "{opening:?}");
    house.at += 60 * 60_000;
    assert_eq!(code(house.client("aino.korhonen", vaasa)), "absent", "it ends by itself");
    let nobody = json!({ "client": "K-999999", "reason": "Moved to Kuopio and asks for help today" });
    assert_eq!(fields(house.deed("aino.korhonen", Purpose::Plan, None, "open_outside", nobody)), ["client"]);
    let guarded = house.register("linnea.nygard", "Suojattu", true);
    let number = house.office.register().row(guarded).unwrap().shown_number();
    let why = json!({ "client": number, "reason": "Moved to Kuopio and asks for help today" });
    assert_eq!(
        fields(house.deed("aino.korhonen", Purpose::Plan, None, "open_outside", why)),
        ["client"],
        "as if not there"
    );
}

#[test]
fn protected_people_show_only_to_those_who_must_see_them() {
    let mut house = House::of(Directory::Training);
    let id = house.register("aino.korhonen", "Suojattu", true);
    // Aino entered her without the special right, so Aino is her worker and sees her masked.
    let page = house.client("aino.korhonen", id).unwrap();
    assert_eq!((page.relation.0.as_str(), page.protection.0.as_str()), ("named", "closed"));
    let shown = |page: &ClientPage| page.facts.iter().map(|fact| fact.field.clone()).collect::<Vec<_>>();
    assert!(!shown(&page).iter().any(|field| ["address", "phone", "municipality"].contains(&field.as_str())));
    assert!(shown(&page).contains(&"contact_address".to_owned()));
    assert!(!format!("{page:?}").contains("Marker Street") && !format!("{page:?}").contains("Kuopio"));
    // A colleague without the special right does not find her.
    let vesa = opened(&mut house, "vesa.uusi");
    assert_eq!(code(house.client("vesa.uusi", id)), "absent");
    assert!(house.office.rights().held(vesa).is_some());
    // Mikko has it: masked at first; a reason and a fresh code open her, and the supervisor is alarmed.
    let page = house.client("mikko.laine", id).unwrap();
    assert_eq!((page.protection.0.as_str(), page.deeds.len()), ("masked", 1));
    let why = json!({ "reason": "Sends a letter that has to reach the client today" });
    let open = |house: &mut House| house.deed("mikko.laine", Purpose::Plan, Some(id), "open_protected", why.clone());
    assert_eq!(code(open(&mut house)), "fresh_factor");
    house.factor_at = Some(house.at - 6 * 60_000);
    assert_eq!(code(open(&mut house)), "fresh_factor", "an old code is not fresh");
    house.factor_at = Some(house.at);
    open(&mut house).unwrap();
    let page = house.client("mikko.laine", id).unwrap();
    assert_eq!(page.protection.0, "unlocked");
    assert!(shown(&page).contains(&"address".to_owned()));
    assert!(house.notices("paula.savolainen").iter().any(|(_, alarm)| *alarm));
    let of_aino = house.deed("aino.korhonen", Purpose::Plan, Some(id), "open_protected", why.clone());
    assert_eq!(code(of_aino), "deny_by_default", "Aino has no special right");
}

/// What is hidden is named with its rule, and who asks why is told the same.
#[test]
fn the_health_of_a_protected_person_is_hidden_by_name_and_opened_with_a_reason() {
    let mut house = House::of(Directory::Training);
    let id = house.register("aino.korhonen", "Suojattu", false);
    let own = json!({ "on": "2026-11-26", "worker": "aino.korhonen" });
    house.step("aino.korhonen", Some(id), "assign_worker", own).unwrap();
    let health = json!({ "family_name": "Suojattu", "given_names": "Ada", "birth_date": "1990-01-01",
        "municipality": "297", "address": "Marker Street 1", "contact_address": "PO box 5", "phone": "+358 45 555 0001",
        "non_disclosure": "yes", "health_condition": "Treated at Marker Hospital", "source": "client",
        "reason": "Needs an accessible room" });
    house.step("aino.korhonen", Some(id), "correct_facts", health).unwrap();
    let why = |house: &mut House, by| {
        let resource = Resource::Facts(FieldClass::Health).id();
        let ask = WhyAsk { client: Some(id), resource, action: "see".into() };
        match house.ask(by, Purpose::Plan, Question::Why(ask)).unwrap() {
            Answer::Why(page) => (page.allowed, page.rule),
            other => panic!("{other:?}"),
        }
    };
    for by in ["aino.korhonen", "mikko.laine"] {
        let page = house.client(by, id).unwrap();
        assert!(!format!("{page:?}").contains("Marker Hospital"), "{by}");
        let hidden = page.hidden.iter().find(|line| line.class == "health").unwrap_or_else(|| panic!("{by}"));
        assert!(hidden.masked && hidden.cite.contains('§'), "{hidden:?}");
        assert_eq!(why(&mut house, by), (false, "protected_masked".to_owned()));
    }
    house.factor_at = Some(house.at);
    let reason = json!({ "reason": "Books an accessible room for the client today" });
    house.deed("mikko.laine", Purpose::Plan, Some(id), "open_protected", reason).unwrap();
    assert!(format!("{:?}", house.client("mikko.laine", id).unwrap()).contains("Marker Hospital"));
    assert!(why(&mut house, "mikko.laine").0);
}

/// One who opens a client for a second purpose goes on with the first.
#[test]
fn an_opening_for_one_purpose_does_not_end_that_for_another() {
    let mut house = House::of(Directory::Training);
    let vaasa = house.register("linnea.nygard", "Vieras", false);
    let number = house.office.register().row(vaasa).unwrap().shown_number();
    let why = json!({ "client": number, "reason": "Moved to Kuopio and asks for help today" });
    let seen = |house: &mut House, purpose| match house.ask("aino.korhonen", purpose, Question::Client(vaasa)) {
        Ok(Answer::Client(page)) => page.open_until,
        _ => None,
    };
    let purposes = [Purpose::Plan, Purpose::Assessment];
    let until = purposes.map(|purpose| {
        house.deed("aino.korhonen", purpose, None, "open_outside", why.clone()).unwrap();
        let until = seen(&mut house, purpose).unwrap();
        house.at += 20 * 60_000;
        until
    });
    assert_eq!(purposes.map(|purpose| seen(&mut house, purpose)), until.map(Some), "each by its own opening");
    // The first ends on its own, though the second was written after it.
    house.at = until[0];
    assert_eq!(purposes.map(|purpose| seen(&mut house, purpose)), [None, Some(until[1])]);
    // What is protected is opened for a purpose, too.
    let guarded = house.register("aino.korhonen", "Suojattu", true);
    let reason = json!({ "reason": "Sends a letter that has to reach the client today" });
    for purpose in purposes {
        house.factor_at = Some(house.at);
        house.deed("mikko.laine", purpose, Some(guarded), "open_protected", reason.clone()).unwrap();
    }
    for purpose in purposes {
        match house.ask("mikko.laine", purpose, Question::Client(guarded)).unwrap() {
            Answer::Client(page) => assert_eq!(page.protection.0, "unlocked", "{purpose:?}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn the_household_inherits_and_an_invited_worker_sees_one_client() {
    let mut house = House::of(Directory::Training);
    let mother = house.register("aino.korhonen", "Perhe", false);
    let child = house.register("aino.korhonen", "Lapsi", false);
    let invite = json!({ "worker": "katri.hyvarinen", "part": "plan", "on": "2026-11-26", "until": "2026-12-31" });
    assert_eq!(code(house.client("katri.hyvarinen", child)), "absent");
    house.step("aino.korhonen", Some(child), "invite_worker", invite).unwrap();
    assert_eq!(house.client("katri.hyvarinen", child).unwrap().relation.0, "taking_part");
    assert_eq!(code(house.client("katri.hyvarinen", mother)), "absent");
    house
        .step("aino.korhonen", Some(child), "assign_worker", json!({ "on": "2026-11-26", "worker": "aino.korhonen" }))
        .unwrap();
    let number = house.office.register().row(mother).unwrap().shown_number();
    house.step("aino.korhonen", Some(child), "join_household", json!({ "on": "2026-11-26", "with": number })).unwrap();
    assert!(!house.client("aino.korhonen", child).unwrap().hidden.iter().any(|hidden| hidden.masked));
    house
        .step("aino.korhonen", Some(mother), "assign_worker", json!({ "on": "2026-11-26", "worker": "aino.korhonen" }))
        .unwrap();
    let guard = json!({ "family_name": "Perhe", "given_names": "Ada", "birth_date": "1990-01-01", "municipality": "297",
        "address": "Marker Street 1", "contact_address": "PO box 5", "phone": "+358 45 555 0001",
        "non_disclosure": "yes", "source": "authority", "source_detail": "DVV", "reason": "Non-disclosure given" });
    house.step("aino.korhonen", Some(mother), "correct_facts", guard).unwrap();
    let page = house.client("aino.korhonen", child).unwrap();
    assert!(page.hidden.iter().any(|hidden| hidden.masked), "the child's address is the mother's");
    house.office.turn_to(day("2027-01-01"));
    assert_eq!(code(house.client("katri.hyvarinen", child)), "absent", "the invitation is over");
}

#[test]
fn keha_tells_of_an_anomaly_and_the_municipality_answers() {
    let mut house = House::of(Directory::Training);
    let report = json!({ "municipality": "297", "officer": "aino.korhonen", "what": "60 clients within an hour" });
    let anomaly = house.control("lauri.koski", None, "report_anomaly", report).unwrap().client;
    assert!(house.notices("paula.savolainen").iter().any(|(text, _)| text.contains("Anomaly")));
    let answer = json!({ "cause": "Moved files to a new colleague", "measures": "None needed" });
    assert_eq!(
        code(house.deed("linnea.nygard", Purpose::Plan, Some(anomaly), "answer_anomaly", answer.clone())),
        "deny_by_default"
    );
    house.deed("paula.savolainen", Purpose::Supervision, Some(anomaly), "answer_anomaly", answer.clone()).unwrap();
    assert_eq!(
        code(house.deed("paula.savolainen", Purpose::Supervision, Some(anomaly), "answer_anomaly", answer)),
        "answered"
    );
    assert!(house.notices("lauri.koski").iter().any(|(text, _)| text.contains("answered")));
    house.control("lauri.koski", None, "see_notices", json!({ "up_to": 9 })).unwrap();
}

#[test]
fn why_says_what_happens_and_nothing_of_who_is_not_there() {
    let mut house = House::of(Directory::Training);
    let own = house.register("aino.korhonen", "Oma", false);
    let vaasa = house.register("linnea.nygard", "Vieras", false);
    let why = |house: &mut House, client, resource: Resource| {
        let ask = WhyAsk { client, resource: resource.id(), action: "see".into() };
        house.ask("aino.korhonen", Purpose::Contact, Question::Why(ask))
    };
    match why(&mut house, Some(own), Resource::Facts(FieldClass::Health)).unwrap() {
        Answer::Why(page) => {
            assert!(
                !page.allowed && page.purposes.contains(&"Integration plan".to_owned()) && page.cite.contains('§'),
                "{page:?}"
            );
        }
        other => panic!("{other:?}"),
    }
    let absent = why(&mut house, Some(vaasa), Resource::Client);
    assert_eq!(absent, why(&mut house, Some(Uuid::from_u128(99)), Resource::Client));
    assert_eq!(code(absent), "absent");
}

/// Whoever watches the logs reads who looked at a client they do not see: asked why, they are told so.
#[test]
fn why_is_answered_of_a_log_that_may_be_read() {
    let mut house = House::of(Directory::Training);
    let client = house.register("aino.korhonen", "Oma", false);
    let mut why = |client, purpose, resource: Resource| {
        let ask = WhyAsk { client: Some(client), resource: resource.id(), action: "see".into() };
        house.ask("lauri.koski", purpose, Question::Why(ask))
    };
    match why(client, Purpose::AccessControl, Resource::ClientLog).unwrap() {
        Answer::Why(page) => assert!(page.allowed && page.cite.contains("79"), "{page:?}"),
        other => panic!("{other:?}"),
    }
    // Of the client themselves, and of one who is nowhere, there is nothing.
    assert_eq!(code(why(client, Purpose::AccessControl, Resource::Client)), "absent");
    assert_eq!(code(why(client, Purpose::Plan, Resource::ClientLog)), "absent");
    assert_eq!(code(why(Uuid::from_u128(99), Purpose::AccessControl, Resource::ClientLog)), "absent");
}

#[test]
fn every_made_up_officer_can_read_the_table() {
    let mut house = House::of(Directory::Training);
    for officer in officer::TRAINING.iter() {
        match house.ask(&officer.id, Purpose::AccessControl, Question::Roles).unwrap() {
            Answer::Roles(page) => assert_eq!(page.roles.len(), kotodigi::officer::Role::ALL.len()),
            other => panic!("{other:?}"),
        }
    }
}
