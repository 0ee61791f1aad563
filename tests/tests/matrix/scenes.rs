//! Every role with and without the special right, and for each a client in every relation and protection that can
//! come about at all.

use kotodigi::access::{Protection, Purpose, Relation};
use kotodigi::entry::ClientId;
use kotodigi::officer::Role;
use kotodigi_tests::wire::{Server, User};
use kotodigi_tests::world::{self, Post, Teller};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub struct Person {
    pub account: String,
    pub role: Role,
    pub special: bool,
    pub user: User,
}

/// A client, as somebody stands to them.
pub struct Place {
    pub relation: Relation,
    pub protection: Protection,
    pub client: ClientId,
    pub number: String,
    /// Where the way there is open for one purpose only.
    only: Option<Purpose>,
    of: String,
}

pub struct Scenes {
    pub server: Server,
    pub people: Vec<Person>,
    /// A right that waits to be granted, one to be opened, one in use; and an anomaly in Kuopio.
    pub waiting: String,
    pub granted: String,
    pub in_use: String,
    pub anomaly: String,
    /// What can't come about, with how often it was looked for.
    pub nobody_stands: BTreeMap<String, usize>,
    places: Vec<Place>,
}

pub fn roles() -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied()
}

/// Somebody who is to be told of, before it is told.
struct Wanted {
    relation: Relation,
    protection: Protection,
    only: Option<Purpose>,
    of: String,
    facts: Value,
}

impl Scenes {
    pub fn set() -> Scenes {
        let server = Server::swift();
        let mut number = 0;
        let mut next = || {
            number += 1;
            number
        };
        let posts: Vec<Post> = roles()
            .flat_map(|role| {
                let name = role.id().replace('_', "-");
                [false, true].map(|special| {
                    let kind = if special { "erityis" } else { "tavallinen" };
                    Post::of(&format!("{name}.{kind}"), role, special)
                })
            })
            .collect();
        // Whoever is to be a client's worker works with clients first, and gets the other role then.
        let worked: Vec<String> = posts
            .iter()
            .filter(|post| !is_guest(post.role))
            .map(|post| world::post(&server, &Post::of(&post.account, Role::IntegrationWorker, false)))
            .collect();
        let people: Vec<Person> = posts
            .iter()
            .map(|post| {
                world::post(&server, post);
                let user = server.user(&post.account, Purpose::Plan);
                Person { account: post.account.clone(), role: post.role, special: post.protected, user }
            })
            .collect();
        let (waiting, granted, in_use, anomaly) = register_things(&server);
        let mut scenes = Scenes {
            server,
            people,
            waiting,
            granted,
            in_use,
            anomaly,
            nobody_stands: BTreeMap::new(),
            places: Vec::new(),
        };
        scenes.near(&mut next);
        worked.iter().for_each(|right| world::remove(&scenes.server, right));
        scenes.opened(&mut next);
        scenes.unlock();
        scenes
    }

    /// Those whose relation stands in the record: all of them at once.
    fn near(&mut self, next: &mut dyn FnMut() -> u32) {
        let (mut teller, mut wanted) = (Teller::default(), Vec::new());
        for i in 0..self.people.len() {
            for relation in [Relation::Named, Relation::Own, Relation::TakingPart, Relation::Former, Relation::None] {
                if !self.can_stand(i, relation) {
                    continue;
                }
                for (protection, only) in self.people[i].guards() {
                    let one = self.want(i, relation, protection, only, next());
                    tell(&mut teller, &one, self.people[i].role);
                    wanted.push(one);
                }
            }
        }
        self.told(teller, wanted);
    }

    fn want(&self, person: usize, relation: Relation, guard: Protection, only: Option<Purpose>, number: u32) -> Wanted {
        let guest = is_guest(self.people[person].role);
        let here = match relation {
            Relation::Own | Relation::Former => true,
            // A guest's right names Kuopio, and reaches nobody there who did not invite them.
            Relation::None => guest,
            _ => false,
        };
        let guarded = guard != Protection::Open && relation != Relation::Opened;
        let facts = world::facts(number, if here { "297" } else { "905" }, guarded);
        Wanted { relation, protection: guard, only, of: self.people[person].account.clone(), facts }
    }

    fn told(&mut self, teller: Teller, wanted: Vec<Wanted>) {
        let clients = teller.tell(&self.server);
        for (client, one) in clients.into_iter().zip(wanted) {
            let number = self.server.house.with(|office| office.register().row(client).unwrap().shown_number());
            let Wanted { relation, protection, only, of, .. } = one;
            self.places.push(Place { relation, protection, client, number: number.unwrap(), only, of });
        }
    }

    fn can_stand(&mut self, person: usize, relation: Relation) -> bool {
        let role = self.people[person].role;
        let stateless = !world::is_state(role.employers()[0]);
        let can = match relation {
            Relation::Named => !is_guest(role),
            Relation::Own | Relation::Former => !is_guest(role) && stateless,
            Relation::TakingPart => is_guest(role),
            Relation::Opened | Relation::None => true,
        };
        if !can {
            *self.nobody_stands.entry(format!("{} {}", role.id(), relation.id())).or_default() += 1;
        }
        can
    }

    /// Clients outside one's own, opened with a reason, each for one purpose; protected only afterwards, for a
    /// protected client can't be opened so.
    fn opened(&mut self, next: &mut dyn FnMut() -> u32) {
        let (mut teller, mut wanted) = (Teller::default(), Vec::new());
        for i in 0..self.people.len() {
            for purpose in Purpose::ALL {
                let form = self.people[i].user.for_purpose(purpose).get("/api/deeds/open_outside");
                if form.status != 200 {
                    let role = self.people[i].role.id();
                    *self.nobody_stands.entry(format!("{role} opened for {}", purpose.code())).or_default() += 1;
                    continue;
                }
                for (protection, _) in
                    self.people[i].guards().into_iter().filter(|(_, only)| only.is_none_or(|o| o == purpose))
                {
                    let one = self.want(i, Relation::Opened, protection, Some(purpose), next());
                    teller.client(&one.facts);
                    wanted.push(one);
                }
            }
        }
        let (before, guarded): (usize, Vec<bool>) =
            (self.places.len(), wanted.iter().map(|one| one.protection != Protection::Open).collect());
        let facts: Vec<Value> = wanted.iter().map(|one| one.facts.clone()).collect();
        self.told(teller, wanted);
        let mut teller = Teller::default();
        for ((place, guarded), facts) in self.places[before..].iter().zip(guarded).zip(facts) {
            let person = self.people.iter().find(|person| person.account == place.of).unwrap();
            let body = json!({"client": place.number, "reason": "Asiakas tarvitsee palvelun tästä kunnasta heti"});
            let opening = person.user.for_purpose(place.only.unwrap()).post("/api/deeds/open_outside", &body);
            assert_eq!(opening.status, 200, "{}", opening.text);
            if guarded {
                let known = teller.known(place.client);
                teller.corrected(known, &facts, json!({"non_disclosure": "yes"}));
            }
        }
        teller.tell(&self.server);
    }

    /// Protected people opened with reason and factor, each for one purpose. Who can't be opened so is left out.
    fn unlock(&mut self) {
        let (mut kept, mut shut) = (Vec::new(), BTreeMap::new());
        for place in std::mem::take(&mut self.places) {
            if place.protection == Protection::Unlocked {
                let asker = self.server.with_factor(&place.of, place.only.unwrap());
                let reason = json!({"reason": "Asiakas on vaarassa ja hänet on tavoitettava heti"});
                if self.server.house.perform(&asker, Some(place.client), "open_protected", &reason).is_err() {
                    let role = asker.by.rights[0].role.id();
                    *shut.entry(format!("{role} {} unlocked", place.relation.id())).or_default() += 1usize;
                    continue;
                }
            }
            kept.push(place);
        }
        self.places = kept;
        self.nobody_stands.extend(shut);
    }

    pub fn places(&self, person: &Person, purpose: Purpose, relation: Relation) -> Vec<&Place> {
        let theirs = |place: &&Place| {
            place.of == person.account && place.relation == relation && place.only.is_none_or(|only| only == purpose)
        };
        self.places.iter().filter(theirs).collect()
    }
}

impl Person {
    /// How a client may be guarded before this person; unlocked for one purpose at a time.
    fn guards(&self) -> Vec<(Protection, Option<Purpose>)> {
        let mut guards = vec![(Protection::Open, None)];
        if self.special {
            guards.push((Protection::Masked, None));
            guards.extend(Purpose::ALL.map(|purpose| (Protection::Unlocked, Some(purpose))));
        } else {
            guards.push((Protection::Closed, None));
        }
        guards
    }
}

fn is_guest(role: Role) -> bool {
    matches!(role, Role::CountyWorker | Role::ServiceProducer)
}

fn tell(teller: &mut Teller, one: &Wanted, role: Role) {
    let place = teller.client(&one.facts);
    match one.relation {
        Relation::Named => teller.named(place, &one.of),
        Relation::Former => teller.corrected(place, &one.facts, json!({"municipality": "905"})),
        Relation::TakingPart => {
            teller.invited(place, &one.of, if role == Role::ServiceProducer { "service" } else { "plan" });
        }
        _ => {}
    }
    // Something to do, for the work list: a change has been asked for.
    teller.step(place, "note_change", json!({"what": "Pyytää tarkistusta"}));
}

/// Rights in each state, and an anomaly: what deeds are tried on.
fn register_things(server: &Server) -> (String, String, String, String) {
    let asking = server.user("aino.korhonen", Purpose::AccessControl);
    let ask = |account: &str| {
        asking.post("/api/deeds/request_right", &Post::of(account, Role::IntegrationWorker, false).request()).made()
    };
    let (waiting, granted) = (ask("odottava.pyynto"), ask("myonnetty.oikeus"));
    let antti = server.user("antti.miettinen", Purpose::AccessControl);
    antti.post(&format!("/api/deeds/grant_right/{granted}"), &json!({})).made();
    let in_use = world::post(server, &Post::of("kaytossa.oikeus", Role::IntegrationWorker, false));
    let report = json!({"municipality": "297", "officer": "aino.korhonen", "what": "Paljon katseluja"});
    let lauri = server.user("lauri.koski", Purpose::AccessControl);
    let anomaly = lauri.post("/api/deeds/report_anomaly", &report).made();
    (waiting, granted, in_use, anomaly)
}
