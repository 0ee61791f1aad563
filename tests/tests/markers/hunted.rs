//! Protected people with a mark in everything that betrays them, and the people at work around them.

use kotodigi::access::Purpose;
use kotodigi::officer::Role;
use kotodigi_server::looks::Looks;
use kotodigi_tests::wire::{Server, User};
use kotodigi_tests::world::{self, Post, Teller};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::sync::Arc;

/// A municipality where nobody else lives and nobody's right reaches but one.
pub const HOME: &str = "304";
pub const HOME_FI: &str = "Kustavi";
pub const HOME_SV: &str = "Gustavs";
pub const HOME_CODE: &str = "\"304\"";

/// Each in one place of the record.
pub const MARKS: [&str; 22] = [
    "XQADDRESS",
    "+358 45 555 0977",
    "xqemail@example.invalid",
    "XQOLDNUMBER",
    "XQNOTES",
    "XQSOURCE",
    "XQAUTHOR",
    "XQMATTER",
    "XQHANDLED",
    "XQSTARTED",
    "XQTOPIC",
    "XQNEXT",
    "XQLONGGOAL",
    "XQSERVICE",
    "XQPROVIDER",
    "XQCHANGE",
    "XQPARTICIPATION",
    "XQEXTENSION",
    "XQANNULLED",
    "XQREASON",
    "XQJOBSEEKER",
    "XQEARLIER",
];
/// The reasons of openings, which stand in notices.
pub const OPENING: &str = "XQNOTES odottaa tavoittamista heti tänään";

pub const CROWD: &str = "Samanniminen";

pub struct Hunted {
    pub server: Server,
    /// Lives in Kuopio; the officers' own, were it not for the protection.
    pub at_home: String,
    /// Lives with them, with no non-disclosure of their own.
    pub member: String,
    /// Lives in the municipality where nobody else lives; Aino is the worker.
    pub named: String,
    /// Lives there too; a county worker and a producer are invited.
    pub invited: String,
    /// Moved there from Kuopio.
    pub away: String,
    /// Opened outside one's own with a reason, and protected since.
    pub opened: String,
    pub numbers: Vec<String>,
    people: Vec<String>,
}

/// Facts with a mark in each that betrays.
fn facts(number: u32, municipality: &str, protected: bool) -> Value {
    let mut facts = world::facts(number, municipality, protected);
    let marks = json!({
        "address": "XQADDRESS 3", "phone": "+358 45 555 0977", "email": "xqemail@example.invalid",
        "old_number": "XQOLDNUMBER", "notes": "XQNOTES", "contact_address": "Postilokero 5, Helsinki",
        "health_condition": "XQNOTES", "source": "authority", "source_detail": "XQSOURCE",
    });
    facts.as_object_mut().unwrap().extend(marks.as_object().unwrap().clone());
    facts
}

/// A record with a mark in the free text of every step.
fn full(teller: &mut Teller, facts: &Value) -> usize {
    let place = teller.registered(facts);
    let topics: Map<String, Value> = (1..=9).map(|n| (format!("topic_{n}"), "XQTOPIC".into())).collect();
    let mut assessed = json!({
        "told": ["1", "2", "3", "4"], "language": "so", "interpreted": "yes", "needs_plan": "yes", "next": "XQNEXT",
        "authors": "XQAUTHOR",
    });
    assessed.as_object_mut().unwrap().extend(topics);
    let told = [
        ("receive_contact", json!({"way": "request", "matter": "XQMATTER"})),
        ("handle_contact", json!({"in_need": "yes", "note": "XQHANDLED"})),
        ("start_assessment", json!({"note": "XQSTARTED"})),
        ("finish_assessment", assessed),
        (
            "draw_up_plan",
            json!({
                "until": "2027-12-30", "next_review_on": "2027-07-07", "long_goal": "XQLONGGOAL",
                "plan_goal": "XQLONGGOAL", "services": [{"name": "XQSERVICE", "reason": "XQSERVICE"}],
                "language_studies": "XQLONGGOAL", "participation": "XQLONGGOAL", "follow_up": "XQLONGGOAL",
                "authors": "XQAUTHOR",
            }),
        ),
        ("direct_to_service", json!({"service": "XQSERVICE", "provider": "XQPROVIDER"})),
        ("note_change", json!({"what": "XQCHANGE"})),
        (
            "review_plan",
            json!({
                "participation": "XQPARTICIPATION", "progress": "XQPARTICIPATION", "obstacles": "XQPARTICIPATION",
                "changes": "XQPARTICIPATION", "next_review_on": "2027-07-09", "authors": "XQAUTHOR",
            }),
        ),
        ("extend_plan", json!({"ground": "little_schooling", "months": 1, "reason": "XQEXTENSION"})),
        ("change_jobseeker", json!({"registered": "yes", "unemployed": "yes", "note": "XQJOBSEEKER"})),
        ("note_change", json!({"what": "XQANNULLED"})),
        ("annul_entry", json!({"number": 12, "reason": "XQANNULLED"})),
        ("note_change", json!({"what": "XQCHANGE"})),
    ];
    for (step, data) in told {
        teller.step(place, step, data);
    }
    // What was true before stays in the history, with why it was changed.
    let mut before = facts.clone();
    before["address"] = "XQEARLIER 1".into();
    teller.corrected(place, &before, json!({"reason": "XQREASON"}));
    teller.corrected(place, facts, json!({"reason": "XQREASON"}));
    place
}

impl Hunted {
    pub fn set() -> Hunted {
        let server = Server::logging(|directory| Arc::new(Looks::open(&directory.looks()).unwrap()));
        let mut people = vec!["aino.korhonen".to_owned()];
        // Every role, without the special right.
        for role in Role::ALL {
            let account = format!("{}.tavallinen", role.id().replace('_', "-"));
            world::post(&server, &Post::of(&account, *role, false));
            people.push(account);
        }
        let special = Post { scope: vec![HOME], ..Post::of("suojattu.tyontekija", Role::IntegrationWorker, true) };
        special_post(&server, &special);
        let mut teller = Teller::default();
        let at_home = full(&mut teller, &facts(1, "297", true));
        let member = full(&mut teller, &facts(2, "297", false));
        let named = full(&mut teller, &facts(3, HOME, true));
        teller.named(named, "integration-worker.tavallinen");
        teller.named(named, "aino.korhonen");
        let invited = full(&mut teller, &facts(4, HOME, true));
        for (worker, part) in [
            ("katri.hyvarinen", "plan"),
            ("county-worker.tavallinen", "assessment"),
            ("tomas.berg", "service"),
            ("service-producer.tavallinen", "service"),
        ] {
            teller.invited(invited, worker, part);
        }
        let moved = facts(5, "297", true);
        let away = full(&mut teller, &moved);
        teller.corrected(away, &moved, json!({"municipality": HOME, "reason": "XQREASON"}));
        let outside = facts(6, "905", false);
        let opened = full(&mut teller, &outside);
        for number in 10..63 {
            let mut one = world::facts(number, "297", number >= 60);
            one["family_name"] = CROWD.into();
            teller.client(&one);
        }
        // Told by one with the special right: whoever enters a protected person without it becomes their worker.
        let ids = teller.tell_by(&server, "mikko.laine");
        let id = |place: usize| ids[place].to_string();
        let number = |place: usize| {
            server.house.with(|office| office.register().row(ids[place]).unwrap().shown_number()).unwrap()
        };
        let numbers: Vec<String> = [at_home, member, named, invited, away, opened].map(number).into();
        let aino = server.user("aino.korhonen", Purpose::Plan);
        let opening = aino.post("/api/deeds/open_outside", &json!({"client": numbers[5], "reason": OPENING}));
        assert_eq!(opening.status, 200, "{}", opening.text);
        let mut teller = Teller::default();
        let member_known = teller.known(ids[member]);
        teller.step(member_known, "join_household", json!({"with": numbers[0]}));
        let known = teller.known(ids[opened]);
        teller.corrected(known, &outside, json!({"non_disclosure": "yes", "municipality": HOME}));
        teller.tell_by(&server, "mikko.laine");
        let (at_home, member, named) = (id(at_home), id(member), id(named));
        let (invited, away, opened) = (id(invited), id(away), id(opened));
        let hunted = Hunted { server, at_home, member, named, invited, away, opened, numbers, people };
        // The alarm of an opening goes to supervisors, with and without the special right.
        hunted.open_protected("mikko.laine", Purpose::Contact, &hunted.at_home);
        hunted
    }

    pub fn clients(&self) -> [&String; 6] {
        [&self.at_home, &self.member, &self.named, &self.invited, &self.away, &self.opened]
    }

    pub fn without_the_right(&self) -> Vec<(String, User)> {
        self.people.iter().map(|id| (id.clone(), self.server.user(id, Purpose::Plan))).collect()
    }

    /// Tries to: who may not is simply refused.
    pub fn open_protected(&self, who: &str, purpose: Purpose, client: &str) {
        let asker = self.server.with_factor(who, purpose);
        let reason = json!({"reason": OPENING});
        drop(self.server.house.perform(&asker, Some(client.parse().unwrap()), "open_protected", &reason));
    }

    /// Every file of the data directory, by its path in it.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        walk(self.server.folder.path(), self.server.folder.path(), &mut files);
        files
    }
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            walk(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            files.push((name, std::fs::read(path).unwrap_or_default()));
        }
    }
}

/// The right of somebody in another municipality: that one's own administrator grants it.
fn special_post(server: &Server, post: &Post) {
    let enrolled = json!({
        "municipality": HOME, "account": "kunnan.paa", "name": "Kunnan Pää", "notice": "1.1.2027/1",
        "from": "2026-01-01", "until": "2100-12-31",
    });
    let keha = server.user("kaisa.niemi", Purpose::AccessControl);
    keha.post("/api/deeds/enrol_municipality", &enrolled).made();
    let right =
        server.user("aino.korhonen", Purpose::AccessControl).post("/api/deeds/request_right", &post.request()).made();
    let head = server.user("kunnan.paa", Purpose::AccessControl);
    head.post(&format!("/api/deeds/grant_right/{right}"), &json!({})).made();
    keha.post(&format!("/api/deeds/open_right/{right}"), &json!({})).made();
}
