//! What really happens when somebody asks for a thing over HTTP.

use crate::scenes::{Place, Scenes};
use kotodigi::access::{Action, Group, Resource};
use kotodigi::client::Field;
use kotodigi::steps::STEPS;
use kotodigi_tests::wire::{Got, User};
use kotodigi_tests::world::Marks;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Somebody at work for a purpose, before a client or none.
pub struct At<'a> {
    pub scenes: &'a Scenes,
    pub user: &'a User,
    pub client: Option<&'a Place>,
}

/// The client's page: whether there is one, and the classes of data on it.
pub struct Really {
    pub page: bool,
    pub shown: BTreeSet<&'static str>,
}

/// The plan's number on the timeline.
const PLAN: u32 = 4;

/// A version no record has: a step that may be taken answers that it is stale.
const NO_VERSION: &str = "4000000000";

/// A rule of access said no, or there is nothing there for this officer; a broken machine is neither.
fn let_in(got: &Got) -> bool {
    assert!(got.status != 500 && got.status != 401 && got.status != 405, "{} {}", got.status, got.text);
    !matches!(got.status, 403 | 404)
}

impl At<'_> {
    fn id(&self) -> String {
        self.client.map(|place| place.client.to_string()).unwrap_or_default()
    }

    pub fn why(&self, resource: Resource, action: Action) -> bool {
        let mut ask = json!({"resource": resource.id(), "action": action.id()});
        if let Some(place) = self.client {
            ask["client"] = place.client.to_string().into();
        }
        let got = self.user.post("/api/why", &ask);
        let_in(&got) && got.json()["allowed"] == true
    }

    pub fn page(&self) -> Really {
        let got = self.user.get(&format!("/api/clients/{}", self.id()));
        let page = got.json();
        let fields = page["facts"].as_array().into_iter().flatten();
        let mut shown: BTreeSet<&'static str> =
            fields.map(|line| Field::parse(line["field"].as_str().unwrap()).unwrap().class().id()).collect();
        shown.extend(Marks::ALL.iter().filter(|(_, mark)| got.text.contains(mark)).map(|(class, _)| *class));
        // The work on the case is named on the timeline, though its free text may be masked; else it is an entry.
        let named = |line: &Value| line["number"] == PLAN && line["name"] != "Entry";
        if page["timeline"].as_array().into_iter().flatten().any(named) {
            shown.insert("casework");
        }
        Really { page: let_in(&got), shown }
    }

    pub fn is_found(&self) -> bool {
        let place = self.client.unwrap();
        let got = self.user.post("/api/search", &json!({"text": place.number}));
        holds(&got.json()["hits"], place)
    }

    pub fn is_on_work_list(&self) -> bool {
        let place = self.client.unwrap();
        let mut from = 0;
        loop {
            let page = self.user.get(&format!("/api/work?from={from}")).json();
            let lines = page["tasks"].as_array().map_or(0, Vec::len);
            if lines == 0 || holds(&page["tasks"], place) {
                return lines > 0;
            }
            from += lines;
        }
    }

    /// None where the API has nothing of the kind yet.
    pub fn really(&self, resource: Resource, action: Action) -> Option<bool> {
        let (user, scenes) = (self.user, self.scenes);
        let deed = |kind: &str, subject: &str| {
            let path = if subject.is_empty() { kind.to_owned() } else { format!("{kind}/{subject}") };
            // What the form lacks shows that the deed may be done, without doing it.
            let got = user.post(&format!("/api/deeds/{path}"), &json!({"none": 1}));
            // Whoever is not of the authority that answers for the right is told that there is none: the rule of
            // access had said yes, so of what is no client's only 403 is its no.
            Some(let_in(&got) || (got.status == 404 && !resource.is_of_client()))
        };
        match (resource, action) {
            (Resource::WorkList, _) => Some(let_in(&user.get("/api/work"))),
            (Resource::Search, _) => Some(let_in(&user.post("/api/search", &json!({"text": "koehenkilö"})))),
            (Resource::Roles, _) => Some(let_in(&user.get("/api/roles"))),
            (Resource::Law, _) => Some(let_in(&user.get("/api/law"))),
            (Resource::Steps(group), _) => self.step(group),
            (Resource::Outside, _) => deed("open_outside", ""),
            (Resource::Protected, _) => deed("open_protected", &self.id()),
            (Resource::Rights, Action::See) => Some(let_in(&user.get("/api/rights"))),
            (Resource::Rights, Action::Request) => deed("request_right", ""),
            (Resource::Rights, Action::Enrol) => deed("enrol_municipality", ""),
            (Resource::Rights, Action::Decline) => deed("decline_right", &scenes.waiting),
            (Resource::Rights, Action::Change) => deed("change_right", &scenes.in_use),
            (Resource::Rights, Action::Remove) => deed("remove_right", &scenes.in_use),
            // Without a form to be wrong in: one's own way to see whether it may be done is the form itself.
            (Resource::Rights, Action::Grant) => Some(self.form("grant_right", &scenes.waiting)),
            (Resource::Rights, Action::Open) => Some(self.form("open_right", &scenes.granted)),
            (Resource::Rights, Action::Review) => Some(self.form("review_right", &scenes.in_use)),
            (Resource::Anomalies, Action::See) => Some(let_in(&user.get("/api/anomalies"))),
            (Resource::Anomalies, Action::Report) => deed("report_anomaly", ""),
            (Resource::Anomalies, Action::Answer) => deed("answer_anomaly", &scenes.anomaly),
            _ => None,
        }
    }

    /// A deed that would be done at once is asked for by its form.
    fn form(&self, kind: &str, subject: &str) -> bool {
        let got = self.user.get(&format!("/api/deeds/{kind}?subject={subject}"));
        let_in(&got) || got.status == 404
    }

    /// Every step of the group gives one answer.
    fn step(&self, group: Group) -> Option<bool> {
        let nothing = json!({});
        let answers: BTreeSet<bool> = STEPS
            .iter()
            .filter(|step| step.group == group)
            .filter(|step| (step.kind == "register_client") == self.client.is_none())
            .map(|step| let_in(&self.taken(step.kind, &nothing)))
            .collect();
        assert!(answers.len() < 2, "steps of {} differ", group.id());
        answers.first().copied()
    }

    fn taken(&self, step: &str, body: &Value) -> Got {
        match self.client {
            Some(_) => self.user.change(&self.id(), step, NO_VERSION, body),
            None => self.user.post("/api/clients", body),
        }
    }
}

fn holds(lines: &Value, place: &Place) -> bool {
    let id = place.client.to_string();
    lines.as_array().into_iter().flatten().any(|line| line["client"] == id.as_str())
}
