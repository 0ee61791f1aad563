//! Login by an issuer: a certified provider, started here, and one that lies.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "oidc/lies.rs"]
mod lies;

use kotodigi_server::clock;
use kotodigi_server::login::Settings;
use kotodigi_tests::personal::{COOKIE, Server};
use kotodigi_tests::visitor::{Got, Visitor};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

const ISSUER: &str = "__Host-koto-issuer";
const HERE: &str = "https://koto.example";

/// A provider in a process of its own.
struct Provider {
    process: Child,
    /// Kept open: it goes on talking.
    _says: Lines<BufReader<ChildStdout>>,
    url: String,
}

impl Provider {
    fn start(script: &str) -> Provider {
        Provider::showing(script, &[])
    }

    /// Over https, where it shows a certificate with its key.
    fn showing(script: &str, certificate: &[&Path]) -> Provider {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("oidc");
        if !folder.join("node_modules/oidc-provider").exists() {
            let installed = Command::new(folder.join("../../.ci/tools.sh")).arg("oidc").status().unwrap();
            assert!(installed.success(), ".ci/tools.sh oidc");
        }
        let callback = format!("{HERE}/login/oidc/ISSUER/callback");
        let mut node = Command::new("node");
        node.arg(folder.join(script)).arg(callback).args(certificate).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = node.spawn().unwrap();
        // The provider itself may print advice before.
        let mut says = BufReader::new(process.stdout.take().unwrap()).lines();
        let url = says.by_ref().map(Result::unwrap).find(|line| line.starts_with("http")).unwrap();
        Provider { process, _says: says, url }
    }

    fn is_told(&self, path: &str, what: &Value) {
        assert_eq!(Visitor::at(&self.url).post(path, what).status, 200);
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn serving(issuers: &[Value]) -> Server {
    let settings = json!({"public_url": HERE, "issuers": issuers, "plain_http_on_this_machine": true});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    assert_eq!(settings.faults(), Vec::<String>::new());
    Server::with(settings, &[])
}

fn issuer(id: &str, url: &str, client: &str, more: Value) -> Value {
    let mut issuer = json!({"id": id, "name": {"fi": "Testi", "sv": "Test", "en": "Test"}, "url": url,
        "client_id": client, "acr_values": ["urn:test:mfa"]});
    issuer.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    issuer
}

fn query(url: &str) -> BTreeMap<String, String> {
    let pairs = url.split_once('?').map_or("", |(_, query)| query).split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.replace("%3A", ":").replace("%2F", "/"))).collect()
}

/// Follows the browser to the issuer and back to our door, which it does not enter yet.
fn to_the_door(browser: &Visitor, start: &str, issuer: &str) -> String {
    let mut to = browser.get(start).header("location").to_owned();
    for _ in 0..12 {
        if let Some(path) = to.strip_prefix(HERE) {
            return path.to_owned();
        }
        let got = browser.get(&to);
        to = got.header("location").to_owned();
        assert!(!to.is_empty(), "{} {}", got.status, got.text);
        if to.starts_with('/') {
            to = format!("{issuer}{to}");
        }
    }
    panic!("{to}");
}

/// The browser comes from another site: that is what a return from an issuer is.
fn enter(browser: &Visitor, path: &str) -> Got {
    browser.ask("GET", path, None, &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")])
}

#[test]
fn a_certified_provider_logs_people_in() {
    let op = Provider::start("op.mjs");
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(secret.path(), "a secret of the test\n").unwrap();
    let confidential = json!({"client_secret_file": secret.path(), "accounts": "*.korhonen"});
    let server = serving(&[
        issuer("rs", &op.url, "koto-rs", confidential.clone()),
        issuer("ps", &op.url, "koto-ps", json!({"client_secret_file": secret.path()})),
        issuer("es", &op.url, "koto-es", json!({"max_age_seconds": 3600})),
    ]);
    for (n, id) in ["ps", "es"].iter().enumerate() {
        server.login.link(id, "aino.korhonen", &format!("linked.{n}"), clock::now()).unwrap();
    }
    for (id, account) in [("rs", "aino.korhonen"), ("ps", "linked.0"), ("es", "linked.1")] {
        let browser = server.visitor();
        let path = to_the_door(&browser, &format!("/login/oidc/{id}"), &op.url);
        let entered = enter(&browser, &path);
        assert_eq!(
            (entered.status, entered.header("location")),
            (303, "/work"),
            "{id}: {} {}",
            entered.text,
            server.said()
        );
        let session = server.session(&browser);
        assert_eq!((&session["account"], &session["way"]), (&json!(account), &json!(id)));
        assert!(browser.cookie(COOKIE).is_some() && browser.cookie(ISSUER).is_none());
        // The same return once more, with the cookie it had: refused, and the provider is not asked.
        enter(&browser, &path);
        assert!(server.said().ends_with(" state"), "{}", server.said());
    }
    // Somebody the provider knows and this register does not.
    op.is_told("/be", &json!({"account": "eve.stranger", "acr": "urn:test:mfa"}));
    let browser = server.visitor();
    let entered = enter(&browser, &to_the_door(&browser, "/login/oidc/rs", &op.url));
    assert_eq!((entered.status, server.said().as_str()), (403, "rs account"));
    assert!(entered.header("content-type").starts_with("text/html") && browser.cookie(COOKIE).is_none());
    // A login without a second factor.
    op.is_told("/be", &json!({"account": "aino.korhonen", "acr": "urn:test:single"}));
    let browser = server.visitor();
    let entered = enter(&browser, &to_the_door(&browser, "/login/oidc/rs", &op.url));
    assert_eq!((entered.status, server.said().as_str()), (403, "rs acr"));
    // An account that was closed.
    op.is_told("/be", &json!({"account": "aino.korhonen", "acr": "urn:test:mfa"}));
    server.login.close("aino.korhonen", clock::now()).unwrap();
    let browser = server.visitor();
    let entered = enter(&browser, &to_the_door(&browser, "/login/oidc/rs", &op.url));
    assert_eq!((entered.status, server.said().as_str()), (403, "rs account"));
}

#[test]
fn a_fresh_second_factor_is_given_at_the_issuer() {
    let op = Provider::start("op.mjs");
    let server = serving(&[issuer("es", &op.url, "koto-es", json!({"accounts": "*.korhonen"}))]);
    let browser = server.visitor();
    enter(&browser, &to_the_door(&browser, "/login/oidc/es", &op.url));
    let before = browser.cookie(COOKIE).unwrap();
    browser.post("/api/session/factor", &json!({"code": "123456"})).problem(403, "factor_elsewhere");
    let sent = browser.get("/login/oidc/es?fresh=1");
    let asked = query(sent.header("location"));
    assert_eq!((asked["max_age"].as_str(), asked["prompt"].as_str()), ("0", "login"));
    assert_eq!((asked["code_challenge_method"].as_str(), asked["acr_values"].as_str()), ("S256", "urn:test:mfa"));
    let entered = enter(&browser, &to_the_door(&browser, "/login/oidc/es?fresh=1", &op.url));
    assert_eq!(entered.status, 303, "{}", entered.text);
    let factor_at = server.session(&browser)["factor_at"].as_i64().unwrap();
    assert!(clock::now() - factor_at < 20_000);
    assert_ne!(browser.cookie(COOKIE).unwrap(), before);
}

/// The issuer's fresh factor begins another session here: an old register that was brought is still there for it.
#[test]
fn a_file_that_was_brought_outlives_a_fresh_factor_at_the_issuer() {
    let op = Provider::start("op.mjs");
    op.is_told("/be", &json!({"account": "otto.siirto", "acr": "urn:test:mfa"}));
    let server = serving(&[issuer("es", &op.url, "koto-es", json!({"accounts": "*.siirto"}))]);
    let browser = server.visitor();
    enter(&browser, &to_the_door(&browser, "/login/oidc/es", &op.url));
    let before = browser.cookie(COOKIE).unwrap();
    let purpose = ("Koto-Purpose", "data_quality");
    let bytes = [purpose, ("Content-Type", "application/octet-stream")];
    let brought = browser.ask("POST", "/api/intake/files", Some("Hetu\n290200A901C\n"), &bytes);
    assert_eq!(brought.status, 200, "{}", brought.text);
    let file = format!("/api/intake/files/{}", brought.body["file"].as_str().unwrap());
    enter(&browser, &to_the_door(&browser, "/login/oidc/es?fresh=1", &op.url));
    assert_ne!(browser.cookie(COOKIE).unwrap(), before);
    let there = browser.ask("DELETE", &file, None, &[purpose]);
    assert_eq!(there.status, 200, "{}", there.text);
}

struct Hostile {
    issuer: Provider,
    server: Server,
}

impl Hostile {
    fn start(more: Value) -> Hostile {
        let provider = Provider::start("hostile.mjs");
        let server = serving(&[issuer("liar", &provider.url, "koto", more)]);
        server.login.link("liar", "aino", "aino.korhonen", clock::now()).unwrap();
        Hostile { issuer: provider, server }
    }

    /// Sends a browser off; what was asked of the issuer.
    fn sent(&self, browser: &Visitor) -> BTreeMap<String, String> {
        query(browser.get("/login/oidc/liar").header("location"))
    }

    /// A login with a token as planned: the status, and the word for the operator if it was refused.
    fn with(&self, plan: Value) -> (u16, String) {
        let browser = self.server.visitor();
        let asked = self.sent(&browser);
        let mut plan = plan;
        if plan["claims"].get("nonce").is_none() {
            plan["claims"]["nonce"] = json!(asked["nonce"]);
        }
        self.issuer.is_told("/plan", &plan);
        let entered = enter(&browser, &format!("/login/oidc/liar/callback?code=abc&state={}", asked["state"]));
        let inside = browser.get("/api/session/all").status == 200;
        assert_eq!(entered.status == 303, inside, "{}", entered.text);
        assert_eq!(browser.cookie(ISSUER), None);
        (entered.status, if inside { "in".into() } else { self.server.said() })
    }

    fn calls(&self, path: &str) -> i64 {
        Visitor::at(&self.issuer.url).get("/calls").body[path].as_i64().unwrap_or_default()
    }
}

#[test]
fn forged_tokens_open_nothing() {
    let liar = Hostile::start(json!({"max_age_seconds": 600}));
    let now = clock::now() / 1000;
    assert_eq!(liar.with(json!({})), (303, "in".into()));
    assert_eq!(liar.with(json!({"alg": "ES256", "key": "es"})), (303, "in".into()));
    assert_eq!(liar.with(json!({"alg": "PS256"})), (303, "in".into()));
    let claims = |claims: Value| json!({"claims": claims});
    for (word, plan) in [
        ("audience", claims(json!({"aud": "another"}))),
        ("audience", claims(json!({"aud": ["koto", "another"]}))),
        ("audience", claims(json!({"aud": []}))),
        ("audience", claims(json!({"aud": ["koto", "koto"]}))),
        ("azp", claims(json!({"azp": "another"}))),
        ("issuer", claims(json!({"iss": "https://op.example"}))),
        ("expired", claims(json!({"exp": now - 1}))),
        ("expired", claims(json!({"iat": now - 3600}))),
        ("expired", claims(json!({"iat": now + 3600}))),
        ("nbf", claims(json!({"nbf": now + 3600}))),
        ("nonce", claims(json!({"nonce": "another"}))),
        ("nonce", claims(json!({"nonce": null}))),
        ("acr", claims(json!({"acr": null}))),
        ("acr", claims(json!({"acr": "urn:test:single"}))),
        ("auth_time", claims(json!({"auth_time": null}))),
        ("auth_time", claims(json!({"auth_time": now - 1000}))),
        ("at_hash", claims(json!({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}))),
        ("account", claims(json!({"sub": "somebody else"}))),
        ("algorithm", json!({"alg": "none"})),
        ("algorithm", json!({"alg": "HS256", "secret": "koto"})),
        ("algorithm", json!({"alg": "RS512"})),
        ("signature", json!({"key": "other", "kid": "rs"})),
        ("signature", json!({"garble": {"sub": "aino", "acr": "urn:test:mfa", "admin": true}})),
        // A key, or where to fetch one, in the token itself: the other key signed it, the issuer's is what counts.
        ("signature", json!({"key": "other", "kid": "rs", "carry": "jwk"})),
        ("signature", json!({"key": "other", "kid": "rs", "carry": "jku"})),
        ("signature", json!({"key": "other", "kid": "rs", "carry": "x5u"})),
        ("token", json!({"typ": "at+jwt"})),
        ("token", json!({"leave_out_token": true})),
        ("code", json!({"error": "invalid_grant"})),
    ] {
        assert_eq!(liar.with(plan.clone()), (403, format!("liar {word}")), "{plan}");
    }
    // Too large to be read, and a call sent on to another address, which is not made.
    assert_eq!(liar.with(json!({"large": true})).0, 403);
    assert_eq!(liar.with(json!({"redirect": true})).0, 403);
    assert_eq!(liar.with(json!({"move": true, "kid": "made-up"})), (403, "liar unreachable".into()));
    assert_eq!(liar.calls("/elsewhere"), 0);
    // Whoever is refused hears the same, whichever it was.
    assert_eq!(liar.with(json!({})), (303, "in".into()));
}

#[test]
fn an_unknown_key_is_asked_for_once() {
    let liar = Hostile::start(json!({}));
    assert_eq!(liar.with(json!({})), (303, "in".into()));
    assert_eq!(liar.calls("/jwks"), 1);
    // The issuer has changed its key.
    assert_eq!(liar.with(json!({"serve": ["other"], "key": "other"})), (303, "in".into()));
    assert_eq!(liar.calls("/jwks"), 2);
    for _ in 0..5 {
        assert_eq!(liar.with(json!({"key": "rs", "kid": "made-up"})).1, "liar key");
    }
    assert_eq!(liar.calls("/jwks"), 2, "not more often than every ten seconds");
}

#[test]
fn state_belongs_to_one_browser_and_one_return() {
    let liar = Hostile::start(json!({}));
    let (aino, eve) = (liar.server.visitor(), liar.server.visitor());
    let asked = liar.sent(&aino);
    assert_eq!((asked["response_type"].as_str(), asked["code_challenge_method"].as_str()), ("code", "S256"));
    assert_eq!(asked["redirect_uri"], format!("{HERE}/login/oidc/liar/callback"));
    liar.issuer.is_told("/plan", &json!({"claims": {"nonce": asked["nonce"]}}));
    let path = format!("/login/oidc/liar/callback?code=abc&state={}", asked["state"]);
    // Eve has a link of Aino's, or Aino one of Eve's: the other's browser is refused, and the state is spent.
    liar.sent(&eve);
    assert_eq!((enter(&eve, &path).status, liar.server.said().as_str()), (403, "liar browser"));
    assert_eq!((enter(&aino, &path).status, liar.server.said().as_str()), (403, "- state"));
    assert_eq!(liar.calls("/token"), 0);
    // A good return, and the same again with the cookie put back.
    let asked = liar.sent(&aino);
    let cookie = aino.cookie(ISSUER).unwrap();
    liar.issuer.is_told("/plan", &json!({"claims": {"nonce": asked["nonce"]}}));
    let path = format!("/login/oidc/liar/callback?code=abc&state={}&iss={}", asked["state"], liar.issuer.url);
    assert_eq!(enter(&aino, &path).status, 303);
    aino.set_cookie(ISSUER, &cookie);
    assert_eq!((enter(&aino, &path).status, liar.calls("/token")), (403, 1));
    // Another issuer's answer is not taken for this one's; an issuer that says no is believed.
    for (more, word) in [("code=abc&iss=https://op.example", "iss"), ("error=access_denied", "error"), ("x=y", "error")]
    {
        let asked = liar.sent(&aino);
        let got = enter(&aino, &format!("/login/oidc/liar/callback?state={}&{more}", asked["state"]));
        assert_eq!((got.status, liar.server.said()), (403, format!("liar {word}")));
    }
    for odd in ["", "?state=", "?state=%00", "?state=a&state=b", "?code=%3Cscript%3Ealert(1)%3C/script%3E&state=x"] {
        let got = enter(&aino, &format!("/login/oidc/liar/callback{odd}"));
        assert!(got.status == 403 && !got.text.contains("<script"), "{odd}: {} {}", got.status, got.text);
    }
}

#[test]
fn a_login_by_an_issuer_begins_on_our_own_pages() {
    let liar = Hostile::start(json!({}));
    let browser = liar.server.visitor();
    let send = |path: &str, site: &str| browser.ask("GET", path, None, &[("Sec-Fetch-Site", site)]);
    assert_eq!(send("/login/oidc/liar", "cross-site").status, 403);
    assert_eq!(send("/login/oidc/liar", "same-site").status, 403);
    let sent = send("/login/oidc/liar", "same-origin");
    assert_eq!(sent.status, 303);
    let set = sent.header("set-cookie");
    assert!(
        set.starts_with("__Host-koto-issuer=")
            && set.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600")
    );
    assert_eq!(sent.header("strict-transport-security"), "max-age=63072000; includeSubDomains");
    assert_eq!(send("/login/oidc/nobody", "none").status, 404);
    let choices = browser.get("/api/login").body;
    assert_eq!(choices, json!({"local": true, "issuers": [{"id": "liar", "name": "Test"}]}));
    // An issuer that is gone.
    let server = serving(&[issuer("gone", "http://127.0.0.1:9", "koto", json!({}))]);
    let got = server.visitor().get("/login/oidc/gone");
    assert!(got.status == 503 && got.header("content-type").starts_with("text/html"), "{}", got.text);
}
