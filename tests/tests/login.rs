//! Personal accounts, as those who log in meet them, and those who should not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::steps::Directory;
use kotodigi_server::clock;
use kotodigi_server::directory::DataDir;
use kotodigi_server::house::House;
use kotodigi_server::http::{self, Doors, Serving};
use kotodigi_server::login::{Attempt, Entered, Login, NoEntry, Settings};
use kotodigi_tests::visitor::{Got, Visitor};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const COOKIE: &str = "__Host-koto-session";
const OWN: &str = "lusikka juna pilvi seitsemän";
const AINO: &str = "aino.korhonen";

struct Server {
    serving: Serving,
    login: Arc<Login>,
    folder: TempDir,
}

impl Server {
    fn start() -> Server {
        Server::at(tempfile::tempdir().unwrap(), Settings::default())
    }

    /// 127.0.0.1 is our proxy here: a test says by a header which address it comes from.
    fn at(folder: TempDir, settings: Settings) -> Server {
        let data = folder.path().join("data");
        let on = "2027-01-31".parse().unwrap();
        let directory = match DataDir::create(&data, Directory::Training, on) {
            Ok(new) => new,
            Err(_) => DataDir::open(&data, Directory::Training).unwrap(),
        };
        let login = Arc::new(Login::open(&data.join("login.sqlite"), settings).unwrap());
        let trusted = vec!["127.0.0.1".parse().unwrap()];
        let doors = Doors { login: Some(Arc::clone(&login)), trusted, ..Doors::default() };
        let house = Arc::new(House::open(directory).unwrap());
        Server { serving: http::start_by(house, "127.0.0.1:0", doors).unwrap(), login, folder }
    }

    fn again(self) -> Server {
        let Server { serving, login, folder } = self;
        drop((serving, login));
        Server::at(folder, Settings::default())
    }

    fn from(&self, address: &str) -> Visitor {
        Visitor::at(&format!("http://{}", self.serving.address)).with("X-Forwarded-For", address)
    }

    /// An account that came in a while ago, and has its own password and second factor.
    fn account(&self, account: &str) {
        let then = clock::now() - 90_000;
        let once = self.login.invite(account, then).unwrap();
        self.login.enter(&attempt(account, &once, Some(OWN), None), then).unwrap();
        let code = self.login.code(account, then);
        assert!(matches!(self.login.enter(&attempt(account, OWN, None, code), then), Ok(Entered::In(_))));
        self.login.end_all(account, then).unwrap();
    }

    /// A code that was not used yet: `n` steps from now.
    fn code(&self, account: &str, n: i64) -> String {
        self.login.code(account, clock::now() + n * 30_000).unwrap()
    }

    fn enter(&self, visitor: &Visitor, account: &str, n: i64) -> Got {
        visitor.post("/api/login", &json!({"account": account, "password": OWN, "code": self.code(account, n)}))
    }

    fn happened(&self) -> Vec<(String, String, String)> {
        let events = self.login.events(1000).unwrap();
        events.into_iter().map(|event| (event.what, event.account, event.peer)).collect()
    }
}

fn attempt(account: &str, password: &str, new_password: Option<&str>, code: Option<String>) -> Attempt {
    let new_password = new_password.map(str::to_owned);
    Attempt { account: account.into(), password: password.into(), new_password, code, peer: "192.0.2.1".into() }
}

fn wrong(visitor: &Visitor, account: &str) -> Got {
    visitor.post("/api/login", &json!({"account": account, "password": "ei se ole tämä"}))
}

#[test]
fn somebody_new_comes_in_by_a_one_time_password_a_password_of_their_own_and_a_second_factor() {
    let server = Server::start();
    let once = server.login.invite(AINO, clock::now()).unwrap();
    let aino = server.from("192.0.2.1");
    let say = |more: Value| {
        let mut said = json!({"account": " Aino.Korhonen ", "password": once});
        said.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        aino.post("/api/login", &said)
    };
    assert_eq!(say(json!({})).body["next"], "new_password");
    // A code does not lead past the new password.
    assert_eq!(say(json!({"code": "123456"})).body["next"], "new_password");
    for weak in ["lyhyt", "password1234", "aino.korhonen2027", once.as_str(), &"x".repeat(200)] {
        let no = say(json!({"new_password": weak}));
        assert_eq!(no.problem(422, "problems")["problems"][0]["field"], "new_password", "{weak}");
    }
    let enrol = say(json!({"new_password": OWN}));
    assert_eq!(enrol.body["next"], "enrol_factor", "{}", enrol.text);
    let (secret, uri) = (enrol.body["secret"].as_str().unwrap(), enrol.body["uri"].as_str().unwrap());
    assert!(uri.starts_with("otpauth://totp/") && uri.contains(secret), "{uri}");
    assert_eq!(aino.cookie(COOKIE), None, "no session before the second factor");
    // The one-time password is gone.
    say(json!({})).problem(401, "login");
    let wrong = aino.post("/api/login", &json!({"account": AINO, "password": OWN, "code": "000000"}));
    wrong.problem(401, "login");
    let done = server.enter(&aino, AINO, 0);
    assert_eq!((done.status, &done.body["next"]), (200, &json!("done")), "{}", done.text);
    let set = done.header("set-cookie");
    let (pair, attributes) = set.split_once("; ").unwrap();
    assert_eq!(attributes, "Path=/; Secure; HttpOnly; SameSite=Strict");
    assert_eq!(pair.strip_prefix("__Host-koto-session=").unwrap().len(), 64);
    let open = aino.get("/api/session/all");
    assert_eq!(open.body["sessions"][0]["account"], AINO);
    assert!(open.body["sessions"][0]["factor_at"].is_i64());
    assert!(server.login.last_seen(AINO).unwrap().is_some());
    // The secret of the factor is shown to nobody again.
    let later = server.from("192.0.2.1").post("/api/login", &json!({"account": AINO, "password": OWN}));
    assert_eq!((&later.body["next"], &later.body["secret"]), (&json!("factor"), &Value::Null));
}

#[test]
fn nobody_learns_which_accounts_there_are() {
    let server = Server::start();
    server.account(AINO);
    server.login.invite("mikko.laine", clock::now()).unwrap();
    server.account("otto.siirto");
    server.login.close("otto.siirto", clock::now()).unwrap();
    let accounts = [AINO, "mikko.laine", "otto.siirto", "nobody.here", "<b>aino</b>"];
    let mut took = vec![Vec::new(); accounts.len()];
    let mut answers = Vec::new();
    // From another address each time, so that no wait is in the way.
    for round in 0..5 {
        for (n, account) in accounts.iter().enumerate() {
            let visitor = server.from(&format!("198.51.100.{}", round * 10 + n));
            let began = Instant::now();
            let got = wrong(&visitor, account);
            took[n].push(began.elapsed());
            let mut headers: Vec<String> =
                got.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
            headers.retain(|line| !line.starts_with("date:"));
            answers.push((got.status, headers, got.text));
        }
    }
    // The right password and a wrong code.
    let code = json!({"account": AINO, "password": OWN, "code": "000000"});
    let got = server.from("198.51.100.99").post("/api/login", &code);
    assert_eq!((got.status, &got.text), (answers[0].0, &answers[0].2));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    // Told, not asserted: other tests work on the same cores.
    for (account, took) in accounts.iter().zip(&mut took) {
        took.sort();
        println!("{account}: median {:?}", took[took.len() / 2]);
    }
}

#[test]
fn guessing_gets_slower_and_a_restart_does_not_help() {
    let mut server = Server::start();
    server.account(AINO);
    for account in [AINO, "nobody.here"] {
        let guesser = server.from("203.0.113.66");
        for _ in 0..6 {
            wrong(&guesser, account).problem(401, "login");
        }
        let wait = wrong(&guesser, account);
        wait.problem(429, "wait");
        let seconds: u32 = wait.header("retry-after").parse().unwrap();
        assert!((1..=30).contains(&seconds), "{seconds}");
    }
    let here = |server: &Server, n| server.enter(&server.from("203.0.113.66"), AINO, n);
    here(&server, 0).problem(429, "wait");
    server = server.again();
    here(&server, 0).problem(429, "wait");
    // The owner of the account, elsewhere, is not kept out.
    let aino = server.from("192.0.2.1");
    assert_eq!(server.enter(&aino, AINO, 0).body["next"], "done");
    // And her success gives the guesser nothing back.
    wrong(&server.from("203.0.113.66"), AINO).problem(429, "wait");
    let happened = server.happened();
    assert!(happened.contains(&("waiting".into(), AINO.into(), "203.0.113.66".into())), "{happened:?}");
    assert!(happened.contains(&("refused".into(), "-".into(), "203.0.113.66".into())), "{happened:?}");
    assert!(happened.contains(&("login".into(), AINO.into(), "192.0.2.1".into())), "{happened:?}");
}

#[test]
fn one_address_does_not_try_everybody() {
    let server = Server::start();
    let sprayer = server.from("203.0.113.67");
    let mut waits = 0;
    for n in 0..40 {
        waits += usize::from(wrong(&sprayer, &format!("person{n}")).status == 429);
    }
    assert_eq!(waits, 40 - 31);
    wrong(&server.from("203.0.113.68"), "person1").problem(401, "login");
}

/// A guess is counted before it is reckoned: many at once are not more.
#[test]
fn many_guesses_at_once_are_counted_one_by_one() {
    let server = Server::start();
    server.account(AINO);
    let reckoned: usize = std::thread::scope(|scope| {
        let guesses = (0..24).map(|_| scope.spawn(|| wrong(&server.from("203.0.113.69"), AINO).status));
        let guesses: Vec<_> = guesses.collect();
        guesses.into_iter().map(|guess| usize::from(guess.join().unwrap() == 401)).sum()
    });
    assert_eq!(reckoned, 6);
}

#[test]
fn a_code_is_good_once() {
    let server = Server::start();
    server.account(AINO);
    let code = server.code(AINO, 0);
    let enter = || {
        let visitor = server.from("192.0.2.1");
        visitor.post("/api/login", &json!({"account": AINO, "password": OWN, "code": code})).status
    };
    // Two at the same moment.
    let (one, two) = std::thread::scope(|scope| {
        let (one, two) = (scope.spawn(enter), scope.spawn(enter));
        (one.join().unwrap(), two.join().unwrap())
    });
    assert_eq!([one.min(two), one.max(two)], [200, 401]);
    assert_eq!(enter(), 401);
    // An older one is worth nothing after a newer one; the next one is.
    assert_eq!(server.enter(&server.from("192.0.2.1"), AINO, -1).status, 401);
    assert_eq!(server.enter(&server.from("192.0.2.1"), AINO, 1).status, 200);
}

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
fn nothing_secret_and_nothing_typed_stands_in_the_file() {
    let server = Server::start();
    server.account(AINO);
    let aino = server.from("192.0.2.1");
    server.enter(&aino, AINO, 0);
    let once = server.login.invite("mikko.laine", clock::now()).unwrap();
    // Somebody types the password where the name belongs.
    wrong(&aino, "salainen-sana-nimen-paikalla");
    let secret = aino.cookie(COOKIE).unwrap();
    let mut read = Vec::new();
    for entry in std::fs::read_dir(server.folder.path().join("data")).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with("login.sqlite") {
            #[cfg(unix)]
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions()) & 0o077, 0);
            read.extend(std::fs::read(path).unwrap());
        }
    }
    let holds = |text: &str| read.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(AINO) && holds("$argon2id$v=19$m=65536,t=3,p=1$"));
    for gone in [secret.as_str(), OWN, once.as_str(), "salainen-sana-nimen-paikalla", "ei se ole"] {
        assert!(!holds(gone), "{gone}");
    }
}

#[test]
fn a_password_is_changed_with_the_second_factor_only() {
    let server = Server::start();
    server.account(AINO);
    let (aino, other) = (server.from("192.0.2.1"), server.from("192.0.2.2"));
    server.enter(&other, AINO, 0);
    let new = "kuusi torni hiljainen maito";
    let change = |code: Option<String>| {
        aino.post("/api/login", &json!({"account": AINO, "password": OWN, "new_password": new, "code": code}))
    };
    assert_eq!(change(None).body["next"], "factor");
    change(Some("000000".into())).problem(401, "login");
    assert_eq!(change(Some(server.code(AINO, 1))).body["next"], "done");
    other.get("/api/session/all").problem(401, "session");
    let old = server.from("192.0.2.3").post("/api/login", &json!({"account": AINO, "password": OWN}));
    old.problem(401, "login");
}

#[test]
fn a_body_that_is_none_of_ours_is_refused() {
    let server = Server::start();
    let visitor = server.from("192.0.2.1");
    for body in [
        json!({"account": AINO}),
        json!({"account": AINO, "password": "x", "role": "administrator"}),
        json!({"account": AINO, "password": ["x"]}),
        json!({"account": "a".repeat(129), "password": "x"}),
        json!({"account": AINO, "password": "x".repeat(513)}),
        json!({"account": AINO, "password": "x", "code": "1".repeat(17)}),
    ] {
        visitor.post("/api/login", &body).problem(400, "unreadable");
    }
    let cross = visitor.ask("POST", "/api/login", Some("{}"), &[("Sec-Fetch-Site", "cross-site")]);
    cross.problem(403, "cross_site");
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

#[test]
fn settings_that_would_be_a_hole_are_named() {
    let faults = |settings: Value| serde_json::from_value::<Settings>(settings).map(|settings| settings.faults());
    assert_eq!(faults(json!({})).unwrap(), Vec::<String>::new());
    assert!(faults(json!({"idle_secconds": 5})).is_err());
    let issuer = |more: Value| {
        let mut issuer = json!({"id": "kuopio", "name": {"fi": "Kuopio", "sv": "Kuopio", "en": "Kuopio"},
            "url": "https://op.example", "client_id": "koto", "acr_values": ["mfa"], "accounts": "*@kuopio.example"});
        issuer.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"public_url": "https://koto.example", "issuers": [issuer]})
    };
    assert_eq!(faults(issuer(json!({}))).unwrap(), Vec::<String>::new());
    for (more, named) in [
        (json!({"url": "http://op.example"}), "url"),
        (json!({"url": "http://127.0.0.1:9"}), "url"),
        (json!({"acr_values": []}), "acr_values"),
        (json!({"id": "Ku/opio"}), "id"),
        (json!({"accounts": "*"}), "accounts"),
        (json!({"accounts": "aino"}), "accounts"),
    ] {
        let faults = faults(issuer(more.clone())).unwrap();
        assert!(faults.iter().any(|fault| fault.contains(&format!("{named}: "))), "{more}: {faults:?}");
    }
    let mut plain = issuer(json!({"url": "http://op.example"}));
    plain["plain_http_on_this_machine"] = true.into();
    assert_eq!(faults(plain).unwrap().len(), 1, "plain http goes to this machine or nowhere");
}

/// What is slow is the reckoning, two at a time: others wait their turn and are served.
#[test]
fn many_log_in_at_once() {
    let server = Server::start();
    server.account(AINO);
    let began = Instant::now();
    std::thread::scope(|scope| {
        for n in 0..12 {
            let server = &server;
            scope.spawn(move || {
                let visitor = server.from(&format!("192.0.2.{n}"));
                let got = visitor.post("/api/login", &json!({"account": AINO, "password": OWN}));
                assert_eq!(got.body["next"], "factor", "{}", got.text);
            });
        }
    });
    assert!(began.elapsed() < Duration::from_secs(30));
}
