//! Personal sessions: how they begin, whose they are, and that they end.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::steps::Directory;
use kotodigi_server::backup::{self, Erased};
use kotodigi_server::clock;
use kotodigi_server::config::Limits;
use kotodigi_server::directory::DataDir;
use kotodigi_server::house::House;
use kotodigi_server::http;
use kotodigi_server::login::{Entered, Login, NoEntry, Settings};
use kotodigi_tests::personal::{AINO, COOKIE, OWN, Server, attempt, wrong};
use kotodigi_tests::visitor::Visitor;
use serde_json::{Value, json};
use std::sync::Arc;

#[test]
fn a_session_dies_at_once_and_outlives_a_restart_only_while_it_lives() {
    let mut server = Server::start();
    server.account(AINO);
    let aino = server.from("192.0.2.1");
    server.enter(&aino, AINO, 0);
    let secret = aino.cookie(COOKIE).unwrap();
    server = server.again();
    let back = server.from("192.0.2.1");
    back.set_cookie(COOKIE, &secret);
    assert_eq!(back.get("/api/session/all").status, 200);
    assert_eq!(server.login.end_all(AINO, clock::now()).unwrap(), 1);
    back.get("/api/session/all").problem(401, "session");
    server = server.again();
    let back = server.from("192.0.2.1");
    back.set_cookie(COOKIE, &secret);
    back.get("/api/session/all").problem(401, "session");
    // Nor does a session of a backup come back.
    server.account("mikko.laine");
    server.enter(&back, "mikko.laine", 0);
    server.login.end_every(clock::now()).unwrap();
    back.get("/api/session/all").problem(401, "session");
    // Closed: not by the right password and code either.
    server.login.close(AINO, clock::now()).unwrap();
    wrong(&back, AINO).problem(401, "login");
    let left = server.from("192.0.2.1").post("/api/login", &json!({"account": AINO, "password": OWN}));
    left.problem(401, "login");
}

#[test]
fn leaving_ends_the_session_on_the_server() {
    let server = Server::start();
    server.account(AINO);
    let aino = server.from("192.0.2.1");
    server.enter(&aino, AINO, 0);
    let secret = aino.cookie(COOKIE).unwrap();
    let left = aino.delete("/api/session");
    assert!(left.status == 200 && left.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(left.header("clear-site-data"), "\"storage\"");
    assert_eq!(aino.cookie(COOKIE), None);
    aino.set_cookie(COOKIE, &secret);
    aino.get("/api/session/all").problem(401, "session");
}

#[test]
fn a_planted_secret_is_worth_nothing() {
    let server = Server::start();
    server.account(AINO);
    let planted = "0".repeat(64);
    let aino = server.from("192.0.2.1");
    aino.set_cookie(COOKIE, &planted);
    server.enter(&aino, AINO, 0);
    let first = aino.cookie(COOKIE).unwrap();
    assert_ne!(first, planted);
    // A second login in the same browser: a new secret, and the one before is dead.
    server.enter(&aino, AINO, 1);
    let second = aino.cookie(COOKIE).unwrap();
    let with = |secret: &str| {
        let other = server.from("192.0.2.9");
        other.set_cookie(COOKIE, secret);
        other.get("/api/session/all").status
    };
    assert_eq!([with(&planted), with(&first), with(&second)], [401, 401, 200]);
    // Two cookies of one name: one of them was planted, so neither is believed.
    let both = format!("{COOKIE}={second}; {COOKIE}={planted}");
    let torn = server.from("192.0.2.9").ask("GET", "/api/session/all", None, &[("Cookie", &both)]);
    torn.problem(401, "session");
}

#[test]
fn a_fresh_second_factor_gives_the_session_a_new_secret() {
    let server = Server::start();
    server.account(AINO);
    let aino = server.from("192.0.2.1");
    server.enter(&aino, AINO, 0);
    let before = aino.cookie(COOKIE).unwrap();
    let used = json!({"code": server.code(AINO, 0)});
    aino.post("/api/session/factor", &used).problem(401, "login");
    aino.post("/api/session/factor", &json!({"code": "12345"})).problem(401, "login");
    let began = &aino.get("/api/session/all").body["sessions"][0]["began"];
    let risen = aino.post("/api/session/factor", &json!({"code": server.code(AINO, 1)}));
    assert_eq!(risen.status, 200, "{}", risen.text);
    assert!(clock::now() - risen.body["factor_at"].as_i64().unwrap() < 10_000);
    let after = aino.cookie(COOKIE).unwrap();
    assert_ne!(before, after);
    let open = aino.get("/api/session/all");
    assert_eq!(
        (&open.body["sessions"][0]["factor_at"], &open.body["sessions"][0]["began"]),
        (&risen.body["factor_at"], began)
    );
    aino.set_cookie(COOKIE, &before);
    aino.get("/api/session/all").problem(401, "session");
    server.from("192.0.2.1").post("/api/session/factor", &used).problem(401, "session");
}

#[test]
fn two_at_work_by_one_account_are_told_of_each_other() {
    let server = Server::start();
    server.account(AINO);
    let (one, two) = (server.from("192.0.2.1"), server.from("198.51.100.2"));
    assert_eq!(server.enter(&one, AINO, 0).body["others"], json!([]));
    let second = server.enter(&two, AINO, 1);
    assert_eq!(second.body["others"][0]["peer"], "192.0.2.1");
    let seen: Vec<Value> = one.get("/api/session/all").body["sessions"].as_array().unwrap().clone();
    assert_eq!(seen.iter().map(|one| one["peer"].as_str().unwrap()).collect::<Vec<_>>(), ["198.51.100.2", "192.0.2.1"]);
    assert!(server.happened().contains(&("second_session".into(), AINO.into(), "198.51.100.2".into())));
    assert_eq!(two.delete("/api/session/others").body["sessions"].as_array().unwrap().len(), 1);
    one.get("/api/session/all").problem(401, "session");
    assert_eq!(two.get("/api/session/all").status, 200);
}

#[test]
fn one_session_is_ended_alone_and_never_somebody_elses() {
    let server = Server::start();
    server.account(AINO);
    server.account("mikko.laine");
    let (one, two) = (server.from("192.0.2.1"), server.from("198.51.100.2"));
    let mikko = server.from("203.0.113.3");
    server.enter(&one, AINO, 0);
    server.enter(&two, AINO, 1);
    server.enter(&mikko, "mikko.laine", 0);
    let id = |of: &Visitor| of.get("/api/session/all").body["sessions"][0]["id"].as_str().unwrap().to_owned();
    // The newest stands first: two's own.
    let (newest, mikkos) = (id(&one), id(&mikko));
    for not_hers in [mikkos.as_str(), "00000000-0000-4000-8000-000000000000"] {
        one.delete(&format!("/api/session/all/{not_hers}")).problem(404, "absent");
    }
    one.delete("/api/session/all/x").problem(400, "unreadable");
    let left = one.delete(&format!("/api/session/all/{newest}"));
    assert_eq!(left.body["sessions"].as_array().unwrap().len(), 1, "{}", left.text);
    two.get("/api/session/all").problem(401, "session");
    assert_eq!((one.get("/api/session/all").status, mikko.get("/api/session/all").status), (200, 200));
    two.delete(&format!("/api/session/all/{newest}")).problem(401, "session");
    // Gone from the file too.
    let secret = one.cookie(COOKIE).unwrap();
    one.delete(&format!("/api/session/all/{}", id(&one)));
    let again = server.again();
    let back = again.from("192.0.2.1");
    back.set_cookie(COOKIE, &secret);
    back.get("/api/session/all").problem(401, "session");
}

/// Whoever gives another a new password and a new factor has just shown their own; a new one opens the way at once.
#[test]
fn an_old_second_factor_gives_nobody_a_new_way_in() {
    let server = Server::start();
    let (antti, then) = ("antti.miettinen", clock::now() - 8 * 60_000);
    let once = server.login.invite(antti, then - 90_000).unwrap();
    server.login.enter(&attempt(antti, &once, Some(OWN), None), then - 90_000).unwrap();
    let enrolled = server.login.code(antti, then);
    let Entered::In(opened) = server.login.enter(&attempt(antti, OWN, None, enrolled), then).unwrap() else {
        panic!("not in")
    };
    let desk = server.from("192.0.2.1").with("Koto-Purpose", "access_control");
    desk.set_cookie(COOKIE, &opened.secret);
    let invite = || desk.post("/api/login/invite", &json!({"account": AINO}));
    let stale = invite();
    assert!(stale.status == 409 && stale.body["password"].is_null(), "{}", stale.text);
    assert_eq!(stale.body["code"], "fresh_factor", "{}", stale.text);
    let fresh = desk.post("/api/session/factor", &json!({"code": server.code(antti, 0)}));
    assert_eq!(fresh.status, 200, "{}", fresh.text);
    // Now it is asked who Aino is: in this register nobody gave her a right (who has one is invited in `first_start`).
    invite().problem(404, "absent");
}

/// Who was logged in when a backup was made is not logged in where it is put back; accounts and factors are.
#[test]
fn a_restore_brings_no_session_back() {
    let server = Server::start();
    server.account(AINO);
    let aino = server.from("192.0.2.1");
    server.enter(&aino, AINO, 0);
    let secret = aino.cookie(COOKIE).unwrap();
    let (data, file) = (server.folder.path().join("data"), server.folder.path().join("a.backup"));
    backup::make(&data, &file).unwrap();
    assert_eq!(aino.get("/api/session/all").status, 200);
    let other = tempfile::tempdir().unwrap();
    let back = other.path().join("back");
    backup::restore(&file, &back, Erased::NobodyEver).unwrap();
    let login = Login::open(&back.join("login.sqlite"), Settings::default()).unwrap();
    assert!(login.session(&secret, clock::now()).is_none() && login.sessions_of(AINO, clock::now()).is_empty());
    assert!(login.accounts().unwrap().iter().any(|listed| listed.account == AINO && listed.local));
    assert_eq!(login.events(1).unwrap()[0].what, "sessions_ended");
}

/// As fast as people work; a program that reads one client after another is stopped, whichever session it uses.
#[test]
fn nobody_asks_for_client_data_faster_than_the_setting_says() {
    let folder = tempfile::tempdir().unwrap();
    let on = "2027-01-31".parse().unwrap();
    let directory = DataDir::create(folder.path(), Directory::Training, on).unwrap();
    let login = Arc::new(Login::open(&folder.path().join("login.sqlite"), Settings::default()).unwrap());
    let settings = Limits { requests_per_minute: 60, ..Limits::default() };
    let setup = http::Setup { login: Some(login.clone()), settings, ..http::Setup::default() };
    let serving = http::start_as(Arc::new(House::open(directory).unwrap()), "127.0.0.1:0", setup).unwrap();
    let enter = |account: &str, n: i64| {
        let visitor = Visitor::at(&format!("http://{}", serving.address)).with("Koto-Purpose", "plan");
        let code = login.code(account, clock::now() + n * 30_000);
        visitor.post("/api/login", &json!({"account": account, "password": OWN, "code": code}));
        visitor
    };
    for account in [AINO, "mikko.laine"] {
        let once = login.invite(account, clock::now() - 90_000).unwrap();
        login.enter(&attempt(account, &once, Some(OWN), None), clock::now() - 90_000).unwrap();
        let code = login.code(account, clock::now() - 90_000);
        assert!(matches!(login.enter(&attempt(account, OWN, None, code), clock::now() - 90_000), Ok(Entered::In(_))));
    }
    let (one, two) = (enter(AINO, 0), enter(AINO, 1));
    let began = std::time::Instant::now();
    let mut answered = 0;
    let stopped = loop {
        let got = if answered % 2 == 0 { one.get("/api/work") } else { two.get("/api/work") };
        if got.status != 200 {
            break got;
        }
        answered += 1;
        assert!(answered < 600, "nothing stops it");
    };
    stopped.problem(429, "pace");
    assert!((1..=2).contains(&stopped.header("retry-after").parse::<u64>().unwrap()));
    // One more a second, while it lasted.
    let most = 60 + began.elapsed().as_secs() + 1;
    assert!((60..=most).contains(&answered), "{answered} of {most}");
    // Others work on, and so does what holds no client.
    assert_eq!(enter("mikko.laine", 0).get("/api/work").status, 200);
    assert_eq!(one.get("/api/session").status, 200);
}

#[test]
fn a_session_ends_when_nobody_works_and_at_the_end_of_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let login = Login::open(&folder.path().join("login.sqlite"), Settings::default()).unwrap();
    let start = 1_800_000_000_000;
    let minutes = |n: i64| start + n * 60_000;
    let enter = |at: i64| {
        let account = "a.b";
        let once = login.invite(account, at).unwrap();
        login.enter(&attempt(account, &once, Some(OWN), None), at).unwrap();
        match login.enter(&attempt(account, OWN, None, login.code(account, at)), at).unwrap() {
            Entered::In(opened) => opened.secret,
            other => panic!("{other:?}"),
        }
    };
    let secret = enter(start);
    assert!(login.session(&secret, minutes(14)).is_some());
    assert!(login.session(&secret, minutes(28)).is_some());
    assert!(login.session(&secret, minutes(43)).is_none(), "15 minutes without work");
    assert!(login.session(&secret, minutes(29)).is_none(), "what has ended does not come back");
    let day = minutes(60);
    let secret = enter(day);
    for minute in (0..720).step_by(10) {
        assert!(login.session(&secret, day + minute * 60_000).is_some(), "{minute}");
    }
    assert!(login.session(&secret, day + 720 * 60_000).is_none(), "12 hours");
    // An invitation ends as well, also one whose second factor was never enrolled.
    let once = login.invite("c.d", start).unwrap();
    let days = |n: i64| start + n * 86_400_000;
    assert!(login.enter(&attempt("c.d", &once, Some(OWN), None), days(6)).is_ok());
    assert!(matches!(login.enter(&attempt("c.d", OWN, None, None), days(8)), Err(NoEntry::Refused)));
}

#[test]
fn a_training_register_has_roles_and_any_six_digits() {
    let folder = tempfile::tempdir().unwrap();
    let on = "2027-01-31".parse().unwrap();
    let house = House::open(DataDir::create(folder.path(), Directory::Training, on).unwrap()).unwrap();
    let serving = http::start(Arc::new(house), "127.0.0.1:0").unwrap();
    let aino = Visitor::at(&format!("http://{}", serving.address));
    wrong(&aino, AINO).problem(403, "no_login");
    assert_eq!(aino.get("/api/login").body, json!({"local": false, "issuers": []}));
    aino.post("/api/session/factor", &json!({"code": "123456"})).problem(401, "session");
    aino.post("/api/session", &json!({"officer": AINO}));
    aino.post("/api/session/factor", &json!({"code": "12345x"})).problem(401, "login");
    assert_eq!(aino.post("/api/session/factor", &json!({"code": "123456"})).status, 200);
}
