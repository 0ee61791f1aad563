//! Logging in with a personal account, as those who may meet it, and those who should not get in.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi_server::clock;
use kotodigi_server::login::{Entered, Settings};
use kotodigi_tests::personal::{AINO, COOKIE, OWN, Server, attempt, wrong};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

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
            headers.retain(|line| !line.starts_with("date:") && !line.starts_with("x-request-id:"));
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

/// Nothing ages: the password of ten years ago opens, without being asked for another.
#[test]
fn a_password_does_not_expire() {
    let server = Server::start();
    let then = clock::now() - 3_650 * 86_400_000;
    let once = server.login.invite(AINO, then).unwrap();
    server.login.enter(&attempt(AINO, &once, Some(OWN), None), then).unwrap();
    let code = server.login.code(AINO, then);
    assert!(matches!(server.login.enter(&attempt(AINO, OWN, None, code), then), Ok(Entered::In(_))));
    let aino = server.from("192.0.2.1");
    assert_eq!(server.enter(&aino, AINO, 0).body["next"], "done");
}

/// Whoever has lost the password or the second factor begins like somebody new: by a one-time password handed over by
/// the administrator, and both of the old ones are worth nothing.
#[test]
fn who_has_lost_a_factor_begins_anew() {
    let server = Server::start();
    server.account(AINO);
    let aino = server.from("192.0.2.1");
    server.enter(&aino, AINO, 0);
    let lost = server.code(AINO, 1);
    let once = server.login.invite(AINO, clock::now()).unwrap();
    aino.get("/api/session/all").problem(401, "session");
    let old = server.from("192.0.2.2");
    old.post("/api/login", &json!({"account": AINO, "password": OWN, "code": lost})).problem(401, "login");
    let new = "kuusi torni hiljainen maito";
    let enrol = aino.post("/api/login", &json!({"account": AINO, "password": once, "new_password": new}));
    assert_eq!(enrol.body["next"], "enrol_factor", "{}", enrol.text);
    let with_lost = json!({"account": AINO, "password": new, "code": lost});
    aino.post("/api/login", &with_lost).problem(401, "login");
    let with_new = json!({"account": AINO, "password": new, "code": server.code(AINO, 0)});
    assert_eq!(aino.post("/api/login", &with_new).body["next"], "done");
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
fn answers_have_the_described_shape() {
    let server = Server::start();
    server.account(AINO);
    let aino = server.from("192.0.2.1");
    let described = aino.get("/openapi.json").body;
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let shaped = |value: &Value, shape: &str| {
        assert_eq!(keys(value), keys(&described["components"]["schemas"][shape]["properties"]), "{shape}: {value}");
    };
    shaped(&aino.get("/api/login").body, "Doors");
    shaped(&aino.post("/api/login", &json!({"account": AINO, "password": OWN})).body, "LoginStep");
    let done = server.enter(&aino, AINO, 0);
    shaped(&done.body, "LoginStep");
    shaped(&done.body["session"], "LoginSession");
    let open = aino.get("/api/session/all");
    shaped(&open.body, "LoginSessions");
    shaped(&open.body["sessions"][0], "LoginSession");
    shaped(&aino.post("/api/session/factor", &json!({"code": server.code(AINO, 1)})).body, "Factor");
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
