//! Clients with something in every class of data, told into a training register.

use crate::wire::Server;
use chrono::{Days, NaiveDate};
use kotodigi::access::Purpose;
use kotodigi::entry::ClientId;
use kotodigi::law::identity_code::artificial;
use kotodigi::office::{Telling, Told};
use kotodigi::officer::TRAINING;
use serde_json::{Map, Value, json};

/// What stands in free text of each class, to be found again where it should not be.
#[derive(Clone, Copy, Debug)]
pub struct Marks;

impl Marks {
    pub const CONTACT: &str = "MERKKIOSOITE";
    pub const RESIDENCE: &str = "MERKKIVANHA";
    pub const CONTACT_ADDRESS: &str = "MERKKIYHTEYS";
    pub const CASEWORK: &str = "MERKKISUUNNITELMA";
    pub const BACKGROUND: &str = "MERKKITAUSTA";
    pub const HEALTH: &str = "MERKKITERVEYS";
    pub const REMARKS: &str = "MERKKIHUOMIO";
    /// Class of data and its mark.
    pub const ALL: [(&str, &str); 7] = [
        ("contact", Marks::CONTACT),
        ("residence", Marks::RESIDENCE),
        ("contact_address", Marks::CONTACT_ADDRESS),
        ("casework", Marks::CASEWORK),
        ("background", Marks::BACKGROUND),
        ("health", Marks::HEALTH),
        ("remarks", Marks::REMARKS),
    ];
}

/// Facts of a made-up person: something in every class.
pub fn facts(number: u32, municipality: &str, protected: bool) -> Value {
    let (birth, code) = code(number);
    json!({
        "family_name": format!("Koehenkilö{}", letters(number)), "given_names": "Oili", "identity_code": code,
        "birth_date": birth.to_string(), "municipality": municipality, "first_municipality_on": "2026-12-01",
        "citizenship": "SO", "mother_tongue": "so", "service_language": "so", "interpreter": "yes",
        "address": format!("{} 1", Marks::CONTACT), "contact_address": format!("{} 2", Marks::CONTACT_ADDRESS),
        "phone": "+358 45 555 0101", "email": "oili@example.invalid", "residence_right": "A",
        "first_right_on": "2025-11-14", "protection_or_family": "yes", "home_care_allowance": "yes",
        "health_condition": Marks::HEALTH, "old_number": Marks::RESIDENCE, "notes": Marks::REMARKS,
        "non_disclosure": if protected { "yes" } else { "no" },
    })
}

/// An artificial identity code of one's own.
fn code(number: u32) -> (NaiveDate, String) {
    let first: NaiveDate = "1990-01-01".parse().unwrap();
    let birth = first + Days::new(u64::from(number / 100));
    (birth, artificial(birth, '-', 900 + number % 100).unwrap())
}

/// A number in letters, for a name holds no digits.
fn letters(mut number: u32) -> String {
    let mut letters = String::new();
    for _ in 0..5 {
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
        number /= 26;
    }
    letters
}

/// Collects what is to be told of many clients, and tells it at once.
#[derive(Debug, Default)]
pub struct Teller(Vec<Telling>);

fn told(iso: &str, step: &'static str, data: Value) -> Told {
    let on = iso.parse().unwrap();
    let mut data = data;
    for (key, value) in [("on", iso), ("source", "client")] {
        let asked = kotodigi::steps::find(step).is_some_and(|s| s.form.iter().any(|input| input.key == key));
        if let (true, Value::Object(data)) = (asked, &mut data) {
            data.entry(key).or_insert_with(|| value.into());
        }
    }
    Told { on, by: &TRAINING[0], step, data }
}

fn with(facts: &Value, more: Value) -> Value {
    let mut all: Map<String, Value> = facts.as_object().unwrap().clone();
    all.extend(more.as_object().unwrap().clone());
    Value::Object(all)
}

impl Teller {
    /// A client with an assessment and a plan; gives the place in the list.
    pub fn client(&mut self, facts: &Value) -> usize {
        let topics: Map<String, Value> =
            (1..=9).map(|n| (format!("topic_{n}"), format!("{} {n}", Marks::BACKGROUND).into())).collect();
        let assessed = json!({
            "told": ["1", "2", "3", "4"], "language": "so", "interpreted": "yes", "needs_plan": "yes",
            "next": Marks::CASEWORK, "authors": "Aino Korhonen",
        });
        let plan = json!({
            "until": "2028-01-07", "next_review_on": "2027-07-07", "long_goal": Marks::CASEWORK,
            "plan_goal": "Arjen kielitaito", "services": [{"name": "Kurssi", "reason": Marks::CASEWORK}],
            "language_studies": "Kurssilla", "follow_up": "Kuukausittain", "authors": "Aino Korhonen",
        });
        let steps = vec![
            told("2027-01-04", "register_client", facts.clone()),
            told("2027-01-05", "start_assessment", json!({})),
            told("2027-01-06", "finish_assessment", with(&assessed, Value::Object(topics))),
            told("2027-01-07", "draw_up_plan", plan),
        ];
        self.0.push(Telling { client: None, steps });
        self.0.len() - 1
    }

    /// A client of whom nothing else is told yet.
    pub fn registered(&mut self, facts: &Value) -> usize {
        self.0.push(Telling { client: None, steps: vec![told("2027-01-04", "register_client", facts.clone())] });
        self.0.len() - 1
    }

    pub fn named(&mut self, place: usize, worker: &str) {
        self.0[place].steps.push(told("2027-01-08", "assign_worker", json!({"worker": worker})));
    }

    pub fn invited(&mut self, place: usize, worker: &str, part: &str) {
        let invitation = json!({"worker": worker, "part": part, "until": "2027-12-31"});
        self.0[place].steps.push(told("2027-01-09", "invite_worker", invitation));
    }

    pub fn step(&mut self, place: usize, step: &'static str, data: Value) {
        self.0[place].steps.push(told("2027-01-12", step, data));
    }

    /// Facts told anew: all of them, with what is different.
    pub fn corrected(&mut self, place: usize, facts: &Value, more: Value) {
        let more = with(&json!({"reason": "Muutos"}), more);
        self.0[place].steps.push(told("2027-01-10", "correct_facts", with(facts, more)));
    }

    /// A client who is there, of whom more is told.
    pub fn known(&mut self, client: ClientId) -> usize {
        self.0.push(Telling { client: Some(client), steps: Vec::new() });
        self.0.len() - 1
    }

    pub fn tell(self, server: &Server) -> Vec<ClientId> {
        let asker = server.with_factor("aino.korhonen", Purpose::Plan);
        let told = server.house.change(&asker, None, |office, visit| office.tell(visit.chance, &self.0));
        told.unwrap_or_else(|no| panic!("{:#?}", no.view(kotodigi::words::Lang::En)))
    }

    /// As told by somebody else of the training register.
    pub fn tell_by(mut self, server: &Server, officer: &str) -> Vec<ClientId> {
        let by = kotodigi::officer::training(officer).unwrap();
        self.0.iter_mut().flat_map(|telling| &mut telling.steps).for_each(|told| told.by = by);
        self.tell(server)
    }
}

/// One client, told alone.
pub fn register(server: &Server, facts: &Value) -> ClientId {
    let mut teller = Teller::default();
    teller.client(facts);
    teller.tell(server)[0]
}
