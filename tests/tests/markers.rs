//! What betrays a protected person is marked and looked for: in every answer to every role without the special right,
//! for every purpose, in every language; in the log of looks; in what the server says to whoever runs it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "markers/crawl.rs"]
mod crawl;
#[path = "markers/hunted.rs"]
mod hunted;

use hunted::{Hunted, MARKS};
use kotodigi::access::Purpose;
use kotodigi_tests::wire::{Got, User};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::process::Command;

/// Marks in some text; the municipality is looked for as a word in two languages and as its code.
pub fn found(text: &str) -> BTreeSet<&'static str> {
    let words = MARKS.iter().copied().chain([hunted::HOME_FI, hunted::HOME_SV, hunted::HOME_CODE]);
    words.filter(|word| text.contains(word)).collect()
}

pub fn in_answer(got: &Got) -> BTreeSet<&'static str> {
    let headers = got.headers.values().filter_map(|value| value.to_str().ok());
    headers.flat_map(found).chain(found(&got.text)).collect()
}

/// In a process of its own, so that what the server says on its standard error is seen too.
const HOW: &str = "KOTO_CRAWL";

/// In short: the first for every purpose, the others for two each.
#[test]
fn no_mark_reaches_anybody_without_the_special_right() {
    crawled("short");
}

#[test]
#[ignore = "long: everybody for every purpose"]
fn no_mark_reaches_anybody_for_any_purpose() {
    crawled("whole");
}

fn crawled(how: &str) {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["the_crawl", "--ignored", "--exact", "--nocapture"])
        .env(HOW, how)
        .env("RUST_BACKTRACE", "0")
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&child.stdout), String::from_utf8_lossy(&child.stderr));
    assert!(child.status.success(), "{out}\n{err}");
    assert_eq!(found(&err), BTreeSet::new(), "on standard error");
    assert!(out.contains("answers looked through"), "{out}");
    print!("{out}");
}

#[test]
#[ignore = "a child of the tests above"]
fn the_crawl() {
    let hunted = Hunted::set();
    let mut crawl = crawl::Crawl::of(&hunted);
    let whole = std::env::var(HOW).is_ok_and(|how| how == "whole");
    for (n, (who, user)) in hunted.without_the_right().into_iter().enumerate() {
        let chosen = |at: usize| whole || n == 0 || at == n % Purpose::ALL.len() || at == (n + 5) % Purpose::ALL.len();
        for (_, purpose) in Purpose::ALL.into_iter().enumerate().filter(|(at, _)| chosen(*at)) {
            crawl.all(&who, &user.for_purpose(purpose), purpose);
        }
    }
    crawl.all("nobody", &hunted.server.stranger(), Purpose::Plan);
    println!("{} answers looked through", crawl.answers);
    assert!(crawl.leaks.is_empty(), "{} leaks:\n{}", crawl.leaks.len(), crawl.told());
    assert!(crawl.answers > if whole { 5_000 } else { 1_000 }, "{}", crawl.answers);
    let mut read = 0;
    for (file, bytes) in hunted.files() {
        // The journal is the record itself.
        if !file.starts_with("journal.sqlite") {
            assert_eq!(found(&String::from_utf8_lossy(&bytes)), BTreeSet::new(), "in the file {file}");
            read += 1;
        }
    }
    println!("{read} files beside the journal");
}

/// The test can fail: whoever has the special right and opened the record sees every mark.
#[test]
fn who_opened_it_sees_every_mark() {
    let hunted = Hunted::set();
    let page = |user: &User, client: &str| in_answer(&user.get(&format!("/api/clients/{client}")));
    let mikko = hunted.server.user("mikko.laine", Purpose::Assessment);
    // Masked until opened, though the right is special.
    assert_eq!(page(&mikko, &hunted.at_home), BTreeSet::new());
    hunted.open_protected("mikko.laine", Purpose::Assessment, &hunted.at_home);
    let mut seen = page(&mikko, &hunted.at_home);
    hunted.open_protected("mikko.laine", Purpose::Assessment, &hunted.named);
    // Mikko's municipality is Kuopio: the one who lives elsewhere is not his, with or without the special right.
    assert_eq!(page(&mikko, &hunted.named), BTreeSet::new());
    let linked: BTreeSet<&str> = MARKS.iter().copied().collect();
    seen.retain(|mark| linked.contains(mark));
    assert_eq!(linked.difference(&seen).collect::<Vec<_>>(), Vec::<&&str>::new(), "planted and not seen by who may");
    // The special worker of the municipality where nobody else lives sees it by name once it is open.
    hunted.open_protected("suojattu.tyontekija", Purpose::Plan, &hunted.away);
    let own = hunted.server.user("suojattu.tyontekija", Purpose::Plan);
    assert!(page(&own, &hunted.away).contains(hunted::HOME_FI));
}

/// Not the mark but its shadow: counts, filters, the order of a list, and whether there is more.
#[test]
fn counts_filters_and_more_do_not_tell() {
    let hunted = Hunted::set();
    let aino = hunted.server.user("aino.korhonen", Purpose::Plan);
    // Fifty that may be seen, and three of the same name that may not: no more than fifty are there.
    let hits = aino.post("/api/search", &json!({"text": hunted::CROWD})).json();
    assert_eq!((hits["hits"].as_array().unwrap().len(), &hits["more"]), (50, &json!(false)));
    let listed = |query: &str| aino.get(&format!("/api/work{query}"));
    let shown = |page: &Value| -> Vec<Value> { page["tasks"].as_array().unwrap().clone() };
    let all = listed("").json();
    let picked = |page: &Value, what: &str| -> u64 {
        page[what].as_array().unwrap().iter().map(|pick| pick["count"].as_u64().unwrap()).sum()
    };
    let total = all["total"].as_u64().unwrap();
    assert_eq!(picked(&all, "kinds"), total);
    // By municipality only who may be known to live there is counted: the named protected client is not.
    let masked = shown(&all).iter().filter(|task| task["masked"] == true).count() as u64;
    assert!(masked > 0, "the named worker sees the protected client's task");
    assert_eq!(picked(&all, "municipalities") + masked, total);
    for code in [hunted::HOME, "297"] {
        let filtered = listed(&format!("?municipality={code}")).json();
        assert!(shown(&filtered).iter().all(|task| task["masked"] == false), "{code}: {filtered}");
    }
    // Where the protected client lives and where nobody at all lives are one answer.
    assert_eq!(listed(&format!("?municipality={}", hunted::HOME)).text, listed("?municipality=890").text);
    let order: Vec<(String, String)> = shown(&all)
        .iter()
        .map(|task| (task["urgency"].as_str().unwrap().to_owned(), task["day"].as_str().unwrap().to_owned()))
        .collect();
    let rank = |urgency: &str| ["overdue", "now", "upcoming"].iter().position(|one| *one == urgency).unwrap();
    let mut sorted = order.clone();
    sorted.sort_by_key(|(urgency, day)| (rank(urgency), day.clone()));
    assert_eq!(order, sorted, "ordered by what is shown, and by nothing else");
}

/// Who lives with a protected person is protected as well, from the day they do until the day they do not.
#[test]
fn the_household_inherits() {
    let hunted = Hunted::set();
    let aino = hunted.server.user("aino.korhonen", Purpose::Plan);
    let absent = aino.get(&format!("/api/clients/{}", uuid::Uuid::from_u128(77)));
    for client in [&hunted.at_home, &hunted.member] {
        let got = aino.get(&format!("/api/clients/{client}"));
        assert_eq!((got.status, got.text), (404, absent.text.clone()));
    }
    // Mikko has the special right: masked, the member too, though the member has no non-disclosure of their own.
    let mikko = hunted.server.user("mikko.laine", Purpose::Plan);
    let page = mikko.get(&format!("/api/clients/{}", hunted.member)).json();
    assert_eq!(page["protection"][0], "masked");
    let household = page["household"].as_array().unwrap();
    assert!(household.len() == 1 && household[0]["masked"] == true && household[0]["municipality"] == "", "{page}");
    let version = page["version"].to_string();
    let left = mikko.change(&hunted.member, "leave_household", &version, &json!({"on": "2027-01-20"}));
    assert_eq!(left.status, 200, "{}", left.text);
    assert_eq!(aino.get(&format!("/api/clients/{}", hunted.member)).status, 200);
    assert_eq!(aino.get(&format!("/api/clients/{}", hunted.at_home)).status, 404);
}
