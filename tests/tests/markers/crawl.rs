//! Everything that can be asked, by one user for one purpose.

use crate::hunted::{CROWD, HOME, Hunted, MARKS};
use crate::in_answer;
use kotodigi::access::{Purpose, Resource};
use kotodigi::deeds::DEEDS;
use kotodigi::steps::STEPS;
use kotodigi_tests::wire::{Got, User};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub struct Crawl<'a> {
    hunted: &'a Hunted,
    /// Addresses of questions without an id, from the description of the API.
    pages: Vec<String>,
    rules: Vec<String>,
    whole: bool,
    pub answers: usize,
    /// Where a mark was found, and which.
    pub leaks: BTreeMap<String, Vec<&'static str>>,
}

impl<'a> Crawl<'a> {
    pub fn of(hunted: &'a Hunted, whole: bool) -> Crawl<'a> {
        let described = hunted.server.stranger().get("/openapi.json").json();
        let paths = described["paths"].as_object().unwrap();
        let pages = paths
            .iter()
            // The description itself lists all municipalities there are.
            .filter(|(path, of)| of.get("get").is_some() && !path.contains('{') && *path != "/openapi.json")
            .map(|(path, _)| path.clone())
            .collect();
        let kinds = &paths["/api/work"]["get"]["parameters"];
        let kind = kinds.as_array().unwrap().iter().find(|parameter| parameter["name"] == "kind").unwrap();
        let rules = kind["schema"]["enum"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned());
        Crawl { hunted, pages, rules: rules.collect(), whole, answers: 0, leaks: BTreeMap::new() }
    }

    pub fn told(&self) -> String {
        let lines = self.leaks.iter().map(|(place, marks)| format!("{place}: {marks:?}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn look(&mut self, place: String, got: &Got) {
        self.answers += 1;
        let mut marks: Vec<&'static str> = in_answer(got).into_iter().collect();
        // Whose right reaches the municipality is told by the page of rights and by the choice of roles in training:
        // that is no client's home.
        let of_officers = ["/api/rights", "/api/notices", "/api/deeds/", "/api/session"];
        if of_officers.iter().any(|path| place.contains(path)) {
            marks.retain(|mark| MARKS.contains(mark));
        }
        if !marks.is_empty() {
            self.leaks.insert(place, marks);
        }
    }

    fn get(&mut self, who: &str, user: &User, path: &str) -> Got {
        let got = user.get(path);
        self.look(format!("{who} GET {path}"), &got);
        got
    }

    fn post(&mut self, who: &str, user: &User, path: &str, body: &Value) {
        let got = user.ask("POST", path, Some(&body.to_string()), &[("If-Match", "\"1\"")]);
        self.look(format!("{who} POST {path} {body}"), &got);
    }

    pub fn all(&mut self, who: &str, user: &User, purpose: Purpose) {
        let who = format!("{who} for {}", purpose.code());
        let mut sees = false;
        for lang in ["fi", "sv", "en"] {
            let mut user = user.clone();
            user.headers.retain(|(name, _)| *name != "Accept-Language");
            user.headers.push(("Accept-Language", lang.to_owned()));
            for page in self.pages.clone() {
                self.get(&who, &user, &page);
            }
            for client in self.hunted.clients() {
                sees |= self.get(&who, &user, &format!("/api/clients/{client}")).status == 200;
            }
        }
        self.lists(&who, user);
        for deed in DEEDS {
            self.deed(&who, user, deed.kind, deed.has_subject);
        }
        self.household(&who, user);
        // Every form of those nobody shows this user: for one purpose, the whole crawl for all.
        if sees || self.whole || purpose == Purpose::Plan {
            for client in self.hunted.clients() {
                self.of_client(&who, user, client);
            }
        }
    }

    fn lists(&mut self, who: &str, user: &User) {
        let filters = [format!("municipality={HOME}"), "municipality=297".into(), "worker=aino.korhonen".into()];
        let kinds = self.rules.iter().map(|rule| format!("kind={rule}"));
        for query in filters.into_iter().chain(kinds).collect::<Vec<_>>() {
            self.get(who, user, &format!("/api/work?{query}"));
        }
        let numbers = self.hunted.numbers.clone();
        let words = ["Koehenkilö", "Oili", CROWD, "Kustavi", "304", "XQOLDNUMBER", "XQADDRESS", "0977"];
        for text in numbers.iter().map(String::as_str).chain(words) {
            self.post(who, user, "/api/search", &json!({"text": text}));
        }
    }

    fn of_client(&mut self, who: &str, user: &User, client: &str) {
        for step in STEPS {
            self.get(who, user, &format!("/api/forms/{}?client={client}", step.kind));
            // Nothing, and rubbish: what is wrong with it may tell what stands there.
            let rubbish: Value = step
                .form
                .iter()
                .map(|input| (input.key.to_owned(), json!("2027-01-15")))
                .collect::<serde_json::Map<_, _>>()
                .into();
            for body in [json!({}), rubbish] {
                if step.kind != "register_client" {
                    self.post(who, user, &format!("/api/clients/{client}/{}", step.kind), &body);
                }
            }
        }
        for (resource, actions) in Resource::all() {
            for action in actions {
                let ask = json!({"client": client, "resource": resource.id(), "action": action.id()});
                self.post(who, user, "/api/why", &ask);
            }
        }
    }

    fn deed(&mut self, who: &str, user: &User, kind: &str, has_subject: bool) {
        if has_subject {
            for client in self.hunted.clients() {
                self.get(who, user, &format!("/api/deeds/{kind}?subject={client}"));
                self.post(who, user, &format!("/api/deeds/{kind}/{client}"), &json!({"none": 1}));
            }
            return;
        }
        self.get(who, user, &format!("/api/deeds/{kind}"));
        for number in self.hunted.numbers.clone() {
            self.post(who, user, &format!("/api/deeds/{kind}"), &json!({"client": number}));
        }
    }

    /// To join somebody's household asks whether they are there; so does registering their namesake.
    fn household(&mut self, who: &str, user: &User) {
        let found = user.post("/api/search", &json!({"text": CROWD})).json();
        let Some(own) = found["hits"][0]["client"].as_str() else { return };
        for number in self.hunted.numbers.clone() {
            let body = json!({"on": "2027-01-15", "with": number});
            // Of a version that is not: whoever is asked for is asked for before that is seen, or never.
            self.post(who, user, &format!("/api/clients/{own}/join_household"), &body);
        }
    }
}
