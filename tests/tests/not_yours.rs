//! Attempts to reach another organisation's object, by every route and every trick we know: none succeeds, and what is
//! not yours answers as what does not exist does, byte for byte.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "not_yours/tricks.rs"]
mod tricks;

use kotodigi::access::Purpose;
use kotodigi::deeds::DEEDS;
use kotodigi::officer::Role;
use kotodigi::steps::STEPS;
use kotodigi_fixtures::chance::Chance;
use kotodigi_tests::wire::{Got, Server, User};
use kotodigi_tests::world::{self, Marks, Post, Teller};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What belongs to somebody else, by kind, with its id.
#[derive(Clone, Debug)]
pub struct Foreign {
    pub client: String,
    pub number: String,
    pub name: String,
    pub code: String,
    pub right: String,
    pub anomaly: String,
}

/// An attempt: what is sent. `{}` stands where the id goes.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub method: &'static str,
    pub path: String,
    pub body: Option<String>,
    pub headers: Vec<(&'static str, String)>,
    /// Which of the foreign things is aimed at.
    pub aim: Aim,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    Client,
    Right,
    Anomaly,
}

struct World {
    server: Server,
    foreign: Foreign,
    users: Vec<(String, User)>,
}

impl World {
    /// A client, a right and an anomaly of Vaasa; the people of Kuopio and of the state who try for them.
    fn set() -> World {
        let server = Server::swift();
        let vaasa = |account: &str, role| Post { scope: vec!["905"], ..Post::of(account, role, false) };
        let enrolled = json!({
            "municipality": "905", "account": "vaasan.paa", "name": "Vaasan Pää", "notice": "1.1.2027 VSA/1",
            "from": "2026-01-01", "until": "2100-12-31",
        });
        let kaisa = server.user("kaisa.niemi", Purpose::AccessControl);
        kaisa.post("/api/deeds/enrol_municipality", &enrolled).made();
        let request = vaasa("vaasan.oikeus", Role::IntegrationWorker).request();
        let right = server.user("vaasan.paa", Purpose::AccessControl).post("/api/deeds/request_right", &request).made();
        let report = json!({"municipality": "905", "officer": "linnea.nygard", "what": "Paljon katseluja"});
        let anomaly =
            server.user("lauri.koski", Purpose::AccessControl).post("/api/deeds/report_anomaly", &report).made();
        let facts = world::facts(7, "905", false);
        let mut teller = Teller::default();
        teller.client(&facts);
        let client = teller.tell(&server)[0];
        let number = server.house.with(|office| office.register().row(client).unwrap().shown_number()).unwrap();
        let text = |key: &str| facts[key].as_str().unwrap().to_owned();
        let (name, code) = (text("family_name"), text("identity_code"));
        let foreign = Foreign { client: client.to_string(), number, name, code, right, anomaly };
        let trying = [
            ("aino.korhonen", Purpose::Plan),
            ("mikko.laine", Purpose::Assessment),
            ("sari.heikkinen", Purpose::Contact),
            ("otto.siirto", Purpose::DataQuality),
            ("katri.hyvarinen", Purpose::Plan),
            ("tomas.berg", Purpose::Plan),
            ("paula.savolainen", Purpose::Supervision),
            ("riitta.ahonen", Purpose::DataSubject),
            ("antti.miettinen", Purpose::AccessControl),
            ("helena.vainio", Purpose::AccessControl),
            ("sofia.strand", Purpose::Supervision),
            ("eeva.rantala", Purpose::Statistics),
            ("nina.salo", Purpose::Supervision),
            ("timo.hiltunen", Purpose::AccessControl),
        ];
        let users = trying.map(|(id, purpose)| (id.to_owned(), server.user(id, purpose)));
        World { server, foreign, users: users.into() }
    }

    fn id(&self, aim: Aim) -> &str {
        match aim {
            Aim::Client => &self.foreign.client,
            Aim::Right => &self.foreign.right,
            Aim::Anomaly => &self.foreign.anomaly,
        }
    }

    /// Everything the register holds, to see that nothing was written.
    fn head(&self) -> u64 {
        self.server.house.with(|office| office.head().position).unwrap()
    }
}

/// Every route that takes an id, as `/openapi.json` has them, with a body that would do if it were one's own.
fn routes(server: &Server) -> Vec<Attempt> {
    let described = server.stranger().get("/openapi.json").json();
    let mut attempts = Vec::new();
    for (path, operations) in described["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let method = if method == "get" { "GET" } else { "POST" };
            let body = operation.get("requestBody").map(|_| body_of(operation["operationId"].as_str().unwrap()));
            let headers = vec![("If-Match", "\"4\"".to_owned())];
            let one = |path: String, aim| Attempt { method, path, body: body.clone(), headers: headers.clone(), aim };
            for (path, aim) in paths(path) {
                attempts.push(one(path, aim));
            }
        }
    }
    attempts
}

/// The addresses of a route, an id left open; none where it takes no id.
fn paths(path: &str) -> Vec<(String, Aim)> {
    let deed = DEEDS.iter().find(|deed| path.starts_with(&format!("/api/deeds/{}/", deed.kind)));
    match (path, deed) {
        ("/api/forms/{step}", _) => {
            STEPS.iter().map(|step| (format!("/api/forms/{}?client={{}}", step.kind), Aim::Client)).collect()
        }
        ("/api/deeds/{deed}", _) => DEEDS
            .iter()
            .filter(|deed| deed.has_subject)
            .map(|deed| (format!("/api/deeds/{}?subject={{}}", deed.kind), aim_of(deed.kind)))
            .collect(),
        (path, Some(deed)) => vec![(path.replace("{subject}", "{}"), aim_of(deed.kind))],
        (path, None) if path.contains("{client}") => vec![(path.replace("{client}", "{}"), Aim::Client)],
        ("/api/why", _) => vec![(path.to_owned(), Aim::Client)],
        _ => Vec::new(),
    }
}

fn aim_of(deed: &str) -> Aim {
    match deed {
        "open_protected" => Aim::Client,
        "answer_anomaly" => Aim::Anomaly,
        _ => Aim::Right,
    }
}

/// What would be enough to do it, were it one's own.
fn body_of(kind: &str) -> String {
    let on = "2027-01-20";
    let body = match kind {
        "receive_contact" => json!({"on": on, "way": "request", "matter": "Asia", "source": "client"}),
        "assign_worker" => json!({"on": on, "worker": "aino.korhonen"}),
        "note_change" => json!({"on": on, "what": "Muutos", "source": "client"}),
        "invite_worker" => json!({"on": on, "worker": "katri.hyvarinen", "part": "plan", "until": "2027-12-31"}),
        "end_plan" => json!({"on": on, "reason": "work"}),
        "annul_entry" => json!({"number": 4, "reason": "Väärä"}),
        "why" => json!({"client": "{}", "resource": "facts.contact", "action": "see"}),
        "remove_right" => json!({"ground": "misuse", "reason": "Väärinkäyttö"}),
        "decline_right" => json!({"reason": "Ei tarvita"}),
        "open_protected" => json!({"reason": "Asiakas on tavoitettava heti tänään"}),
        "answer_anomaly" => json!({"cause": "Virhe", "measures": "Korjattu"}),
        _ => json!({}),
    };
    body.to_string()
}

fn sent(user: &User, attempt: &Attempt, id: &str) -> Option<Got> {
    let path = tricks::written(&attempt.path, id);
    let body = attempt.body.as_ref().map(|body| body.replace("{}", id));
    let headers: Vec<(&str, &str)> = attempt.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    user.try_ask(attempt.method, &path, body.as_deref(), &headers)
}

/// All of an answer but what is of this moment only; an id that was asked for may be said back.
fn bytes(got: &Got, id: &str) -> String {
    let mut headers: Vec<String> = got
        .headers
        .iter()
        .filter(|(name, _)| !["date", "x-request-id", "content-length"].contains(&name.as_str()))
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or("?")))
        .collect();
    headers.sort();
    format!("{}\n{}\n{}", got.status, headers.join("\n"), got.text.replace(id, "ID"))
}

/// Anything of the foreign client's, or of the foreign right's, in an answer.
fn tells(got: &Got, foreign: &Foreign) -> bool {
    let marks = Marks::ALL.iter().map(|(_, mark)| *mark);
    let words = [foreign.name.as_str(), foreign.number.as_str(), foreign.code.as_str(), "vaasan.oikeus", "Vaasa"];
    marks.chain(words).any(|word| got.text.contains(word))
}

fn run(many: usize) {
    let world = World::set();
    let plain = routes(&world.server);
    let mut chance = Chance::seeded(20_000);
    let head = world.head();
    let mut tried: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut unsent = 0;
    let mut nth = 0;
    while tried.values().sum::<usize>() < many {
        let (officer, user) = &world.users[nth % world.users.len()];
        let route = &plain[(nth / world.users.len()) % plain.len()];
        nth += 1;
        let (kind, attempt) = tricks::twist(route, &world.foreign, &mut chance);
        let (id, guessed) =
            (world.id(attempt.aim), Uuid::from_u128(u128::from(chance.roll()) << 64 | 0x8000_0000_0000_4000));
        let guessed = guessed.to_string();
        let Some(yours) = sent(user, &attempt, id) else {
            unsent += 1;
            continue;
        };
        let nowhere = sent(user, &attempt, &guessed).unwrap();
        *tried.entry(kind).or_default() += 1;
        let (theirs, nobodys) = (bytes(&yours, id), bytes(&nowhere, &guessed));
        assert_eq!(theirs, nobodys, "{officer} tells apart by {kind}: {attempt:?}");
        assert!(!tells(&yours, &world.foreign), "{officer} by {kind}: {attempt:?}\n{}", yours.text);
        assert!(yours.status >= 400 || harmless(&attempt), "{officer} by {kind}: {attempt:?}\n{}", yours.text);
        assert!(yours.status < 500, "{officer} by {kind}: {attempt:?}\n{}", yours.text);
    }
    assert_eq!(world.head(), head, "something was written");
    println!("{tried:?}, and {unsent} that no client of HTTP can send");
    // The test can fail: Vaasa's own worker gets what nobody else got.
    let linnea = world.server.user("linnea.nygard", Purpose::Plan);
    let own = linnea.get(&format!("/api/clients/{}", world.foreign.client));
    assert!(own.status == 200 && tells(&own, &world.foreign), "{}", own.text);
}

/// Addresses that a twist made into the page of the program itself, or into a question without an id.
fn harmless(attempt: &Attempt) -> bool {
    !attempt.path.starts_with("/api/")
        || attempt.path.starts_with("/api/law")
        || attempt.path.starts_with("/api/session")
}

#[test]
fn two_thousand_attempts() {
    run(2_000);
}

#[test]
#[ignore = "20 000 attempts: make test-long"]
fn twenty_thousand_attempts() {
    run(20_000);
}

/// Search and the other questions that take words: somebody else's client is found by nothing.
#[test]
fn words_find_nobody_elses() {
    let world = World::set();
    let Foreign { number, name, code, .. } = &world.foreign;
    for (officer, user) in &world.users {
        let nothing = user.post("/api/search", &json!({"text": "Eiketään"}));
        for text in [number.as_str(), number.trim_start_matches("K-"), name, &name[..6], code, Marks::RESIDENCE] {
            let got = user.post("/api/search", &json!({"text": text}));
            assert_eq!(bytes(&got, "-"), bytes(&nothing, "-"), "{officer} finds {text}");
        }
        for query in ["municipality=905", "worker=linnea.nygard", ""] {
            let got = user.get(&format!("/api/work?{query}"));
            assert!(!tells(&got, &world.foreign) || got.status == 403, "{officer}: {}", got.text);
        }
    }
}

/// Opening a client outside one's own leads to those one may open, and tells of no others.
#[test]
fn an_opening_needs_the_right_and_the_reason() {
    let world = World::set();
    let body = |client: &str| json!({"client": client, "reason": "Asiakas on tavoitettava heti tänään"});
    for (officer, user) in &world.users {
        let there = user.post("/api/deeds/open_outside", &json!({"client": world.foreign.number}));
        let nowhere = user.post("/api/deeds/open_outside", &json!({"client": "K-999999"}));
        assert_eq!(bytes(&there, "-"), bytes(&nowhere, "-"), "{officer}: a form without its reason told");
    }
    let worker: &Value = &body(&world.foreign.number);
    let analyst = world.users.iter().find(|(id, _)| id == "eeva.rantala").unwrap();
    assert_eq!(analyst.1.post("/api/deeds/open_outside", worker).status, 403);
}
