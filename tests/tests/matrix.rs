//! The whole matrix over real HTTP: role × purpose × relation × protection × resource × action, against the table a
//! jurist wrote from the Act (`tests/access/README.md`). What really happens, what `/api/why` says of it, and what the
//! policy says in memory have to be one; and one with the table.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../../core/tests/act/mod.rs"]
mod act;
#[path = "matrix/asked.rs"]
mod asked;
#[path = "matrix/scenes.rs"]
mod scenes;

use act::{Act, Otherwise, ids, told};
use asked::{At, Really};
use kotodigi::access::{Ask, Group, Protection, Purpose, Relation, Resource, judge};
use kotodigi::officer::Role;
use scenes::{Person, Scenes};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of a client who is not there yet, too.
const NEW: Resource = Resource::Steps(Group::Facts);

/// What was found on the way through.
#[derive(Default)]
struct Found {
    /// Combinations asked: by a real request, by `/api/why` alone.
    real: usize,
    why_only: usize,
    lists: usize,
    /// Against the table.
    otherwise: Vec<Otherwise>,
    /// What happens is not what the policy in memory, or `/api/why`, says.
    apart: BTreeSet<String>,
    asked: BTreeSet<act::Ids>,
}

impl Found {
    fn weigh(&mut self, act: &Act, ask: &Ask, really: Option<bool>, why: bool) {
        let (ids, decision) = (ids(ask), judge(ask));
        if really.is_some_and(|really| really != why) {
            self.apart.insert(format!("{} really {really:?}, /api/why {why}", ids.join(" · ")));
        }
        let happens = really.unwrap_or(why);
        if happens != decision.allowed {
            let rule = decision.rule;
            self.apart.insert(format!("{} over HTTP {happens}, policy {rule} {}", ids.join(" · "), decision.allowed));
        }
        let (allow, row) = act.says(&ids);
        if happens != allow && act.let_be(&ids, happens).is_none() {
            self.otherwise.push(Otherwise { allowed: happens, row, rule: decision.rule, ids: ids.clone() });
        }
        *(if really.is_some() { &mut self.real } else { &mut self.why_only }) += 1;
        self.asked.insert(ids);
    }

    fn told(&self, every: usize, cannot: &BTreeMap<String, usize>) -> String {
        let asked = self.asked.len();
        let mut said = format!(
            "{every} combinations: {asked} asked over HTTP ({} by real requests, {} by /api/why alone, some twice: with and \
             without the special right), {} more are of places no officer can stand in; facts.placement is no field yet. \
             {} lists looked through.\n",
            self.real,
            self.why_only,
            every - asked,
            self.lists
        );
        for (place, many) in cannot {
            said.push_str(&format!("  no officer stands there: {place} ({many})\n"));
        }
        said
    }
}

fn run(short: bool) {
    let act = Act::read();
    let scenes = Scenes::set();
    let mut found = Found::default();
    for person in &scenes.people {
        for purpose in Purpose::ALL {
            of_no_client(&act, &scenes, person, purpose, &mut found);
            for (nth, relation) in Relation::ALL.iter().enumerate() {
                let places = scenes.places(person, purpose, *relation);
                // The short form sees each relation in one of its protections, another one for each purpose.
                let turn = person.role as usize + purpose as usize + nth;
                for (i, place) in places.iter().enumerate() {
                    if !short || i == turn % places.len() {
                        of_client(&act, &scenes, person, purpose, place, &mut found);
                    }
                }
            }
        }
    }
    print!("{}", found.told(act::every().len(), &scenes.nobody_stands));
    let apart: Vec<&str> = found.apart.iter().map(String::as_str).collect();
    let otherwise = told(&found.otherwise);
    println!("{} apart, {} against the table\n{}\n{otherwise}", apart.len(), found.otherwise.len(), apart.join("\n"));
    assert!(apart.is_empty(), "what happens is not what the policy says");
    assert!(found.otherwise.is_empty(), "what happens is not what the table says");
}

fn of_no_client(act: &Act, scenes: &Scenes, person: &Person, purpose: Purpose, found: &mut Found) {
    let at = At { scenes, user: &person.user.for_purpose(purpose), client: None };
    for (resource, actions) in Resource::all().filter(|(resource, _)| !resource.is_of_client() || *resource == NEW) {
        for action in actions {
            let (relation, protection) = (Relation::None, Protection::Open);
            let ask = Ask { role: person.role, purpose, relation, protection, resource, action: *action };
            found.weigh(act, &ask, at.really(resource, *action), at.why(resource, *action));
        }
    }
}

fn of_client(act: &Act, scenes: &Scenes, person: &Person, purpose: Purpose, place: &scenes::Place, found: &mut Found) {
    let user = person.user.for_purpose(purpose);
    let at = At { scenes, user: &user, client: Some(place) };
    let Really { shown, page } = at.page();
    for (resource, actions) in Resource::all().filter(|(resource, _)| resource.is_of_client()) {
        // Of nobody yet, this is to register a client.
        let new = resource == NEW && (place.relation, place.protection) == (Relation::None, Protection::Open);
        for action in actions.iter().filter(|_| !new) {
            let (relation, protection) = (place.relation, place.protection);
            let ask = Ask { role: person.role, purpose, relation, protection, resource, action: *action };
            let really = match resource {
                Resource::Client => Some(page),
                Resource::Facts(class) => Some(shown.contains(class.id())),
                _ => at.really(resource, *action),
            };
            found.weigh(act, &ask, really, at.why(resource, *action));
        }
    }
    // In lists stands who may be seen, if there may be a list at all.
    let plain = |resource| Ask {
        role: person.role,
        purpose,
        relation: Relation::None,
        protection: Protection::Open,
        resource,
        action: kotodigi::access::Action::See,
    };
    for (resource, listed) in [(Resource::Search, at.is_found()), (Resource::WorkList, at.is_on_work_list())] {
        let may = judge(&plain(resource)).allowed && page;
        // Former clients and those opened for an hour are no work of one's own.
        let work = matches!(place.relation, Relation::Named | Relation::Own | Relation::TakingPart);
        let may = may && (resource == Resource::Search || work);
        if listed != may {
            let (role, relation, guard) = (person.role.id(), place.relation.id(), place.protection.id());
            let what = resource.id();
            found.apart.insert(format!("{role} · {} · {relation} · {guard} · in {what} {listed}", purpose.code()));
        }
        found.lists += 1;
    }
}

#[test]
fn each_role_meets_each_resource_for_each_purpose_in_each_relation() {
    run(true);
}

#[test]
#[ignore = "the whole matrix: make test-long"]
fn the_whole_matrix() {
    run(false);
}

/// Every role has its people here, with and without the special right.
#[test]
fn nobody_is_missing() {
    assert_eq!(scenes::roles().collect::<BTreeSet<Role>>(), Role::ALL.iter().copied().collect());
}
