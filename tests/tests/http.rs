//! The server over HTTP, in this process, as its users and strangers meet it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::deeds::DEEDS;
use kotodigi::entry::ClientId;
use kotodigi::journal::Broken;
use kotodigi::office::{Look, LookLog};
use kotodigi::steps::{Directory, STEPS};
use kotodigi_server::directory::{DataDir, looks_in};
use kotodigi_server::house::House;
use kotodigi_server::http::{self, LIMITS, Limits, Serving};
use kotodigi_server::looks::{self, Looks};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

struct Server {
    serving: Serving,
    folder: TempDir,
}

/// A browser, or whatever asks.
struct User {
    agent: ureq::Agent,
    root: String,
    headers: Vec<(&'static str, String)>,
}

struct Got {
    status: u16,
    headers: ureq::http::HeaderMap,
    body: Value,
    text: String,
}

impl Server {
    fn start() -> Server {
        Server::with(|directory| House::open(directory).unwrap(), LIMITS)
    }

    fn with(open: impl FnOnce(DataDir) -> House, limits: Limits) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let on = "2027-01-31".parse().unwrap();
        let house = open(DataDir::create(folder.path(), Directory::Training, on).unwrap());
        Server { serving: http::start_with(Arc::new(house), "127.0.0.1:0", limits).unwrap(), folder }
    }

    /// Nobody in particular.
    fn stranger(&self) -> User {
        let config = ureq::Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true);
        let root = format!("http://{}", self.serving.address);
        User { agent: config.build().into(), root, headers: vec![("Accept-Language", "en".into())] }
    }

    fn user(&self, officer: &str) -> User {
        let mut user = self.stranger();
        let chosen = user.post("/api/session", &json!({"officer": officer}));
        assert_eq!(chosen.status, 200, "{}", chosen.text);
        let cookie = chosen.headers["set-cookie"].to_str().unwrap().to_owned();
        assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
        user.headers.push(("Cookie", cookie.split(';').next().unwrap().to_owned()));
        user.headers.push(("Koto-Purpose", "plan".into()));
        user
    }

    fn aino(&self) -> User {
        self.user("aino.korhonen")
    }

    fn looks_at(&self, client: &str) -> Vec<looks::Kept> {
        looks::at_client(&looks_in(self.folder.path()), ClientId::parse_str(client).unwrap()).unwrap()
    }
}

impl User {
    fn ask(&self, method: &str, path: &str, body: Option<&str>, more: &[(&str, &str)]) -> Got {
        self.try_ask(method, path, body, more).unwrap()
    }

    /// None when the server hung up before its answer was read.
    fn try_ask(&self, method: &str, path: &str, body: Option<&str>, more: &[(&str, &str)]) -> Option<Got> {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.root));
        let ours = self.headers.iter().map(|(name, value)| (*name, value.as_str()));
        // Who comes in is entered in handling a contact; the rest is work on the plan.
        let contact = path == "/api/clients" || path.ends_with("_contact") || path.ends_with("forms/register_client");
        for (name, value) in ours.filter(|(name, _)| !more.iter().any(|(other, _)| other == name)) {
            let meant = if (name, value) == ("Koto-Purpose", "plan") && contact { "contact" } else { value };
            request = request.header(name, meant);
        }
        for (name, value) in more.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(*name, *value);
        }
        let sent = match body {
            Some(body) => {
                if !more.iter().any(|(name, _)| *name == "Content-Type") {
                    request = request.header("Content-Type", "application/json");
                }
                self.agent.run(request.body(body.to_owned()).unwrap())
            }
            None => self.agent.run(request.body(()).unwrap()),
        };
        let mut response = sent.ok()?;
        let text = response.body_mut().read_to_string().ok()?;
        let body = serde_json::from_str(&text).unwrap_or_default();
        Some(Got { status: response.status().as_u16(), headers: response.headers().clone(), body, text })
    }

    /// The same user at work for another purpose.
    fn for_purpose(&self, purpose: &str) -> User {
        let mut headers = self.headers.clone();
        headers.retain(|(name, _)| *name != "Koto-Purpose");
        headers.push(("Koto-Purpose", purpose.to_owned()));
        User { agent: self.agent.clone(), root: self.root.clone(), headers }
    }

    fn get(&self, path: &str) -> Got {
        self.ask("GET", path, None, &[])
    }

    fn post(&self, path: &str, body: &Value) -> Got {
        self.ask("POST", path, Some(&body.to_string()), &[])
    }

    fn change(&self, client: &str, step: &str, version: &str, body: &Value) -> Got {
        let tag = if version.is_empty() { String::new() } else { format!("\"{version}\"") };
        let path = format!("/api/clients/{client}/{step}");
        self.ask("POST", &path, Some(&body.to_string()), &[("If-Match", &tag)])
    }

    fn register(&self, family_name: &str) -> String {
        let got = self.post("/api/clients", &oili(family_name));
        assert_eq!((got.status, got.headers["etag"].to_str().unwrap()), (201, "\"1\""), "{}", got.text);
        got.body["client"].as_str().unwrap().to_owned()
    }
}

impl Got {
    /// A problem with every member, as RFC 9457 and `NoView` have them.
    fn problem(&self, status: u16, kind: &str) -> &Value {
        assert_eq!((self.status, &self.body["kind"]), (status, &json!(kind)), "{}", self.text);
        assert_eq!(self.headers["content-type"], "application/problem+json");
        assert_eq!(self.body["type"], format!("/problems/{kind}"));
        assert_eq!(self.body["status"], status);
        for member in ["title", "detail", "next", "code"] {
            assert!(!self.body[member].as_str().unwrap().is_empty(), "{member} of {}", self.text);
        }
        &self.body
    }
}

fn oili(family_name: &str) -> Value {
    json!({"family_name": family_name, "given_names": "Oili", "municipality": "297", "source": "client"})
}

fn contact() -> Value {
    json!({"on": "2027-01-30", "way": "request", "matter": "Pyytää arviointia", "source": "client"})
}

#[test]
fn every_route_is_described_and_every_description_is_served() {
    let server = Server::start();
    let aino = server.aino();
    let described = aino.get("/openapi.json").body;
    let mut ids = BTreeSet::new();
    for (path, operations) in described["paths"].as_object().unwrap() {
        let nobody = ClientId::nil().to_string();
        let at = path.replace("{client}", &nobody).replace("{subject}", &nobody).replace("{issuer}", "none");
        let at = at.replace("{step}", "draw_up_plan").replace("{deed}", "request_right");
        for (method, operation) in operations.as_object().unwrap() {
            assert!(ids.insert(operation["operationId"].as_str().unwrap().to_owned()), "{operation}");
            let body = operation.get("requestBody").map(|_| "{}");
            let got = aino.ask(&method.to_uppercase(), &at, body, &[("If-Match", "\"1\"")]);
            assert!(got.body["kind"] != "unknown" && got.status != 405, "{method} {path}: {}", got.text);
            let statuses = operation["responses"].as_object().unwrap();
            assert!(statuses.contains_key(&got.status.to_string()), "{method} {path} gave {}", got.status);
        }
        // The form of every deed, though a deed without a subject has an address of its own under this one.
        for deed in DEEDS.iter().filter(|_| path == "/api/deeds/{deed}") {
            let form = aino.for_purpose("access_control").get(&path.replace("{deed}", deed.kind));
            assert!(matches!(form.status, 200 | 403 | 404), "{}: {}", deed.kind, form.text);
        }
        let other = ["PUT", "PATCH", "OPTIONS", "TRACE"];
        for method in other.into_iter().filter(|method| operations.get(method.to_lowercase()).is_none()) {
            assert_eq!(aino.ask(method, &at, None, &[]).status, 405, "{method} {path}");
        }
    }
    for kind in STEPS.iter().map(|step| step.kind).chain(DEEDS.iter().map(|deed| deed.kind)) {
        assert!(ids.contains(kind), "{kind}");
    }
    for path in ["/api", "/api/", "/api/nothing", "/api/clients/x/y/z", "/openapi.yaml"] {
        aino.get(path).problem(404, "unknown");
    }
    // Elsewhere a person may have lost the way: the page says so in words.
    for path in ["/openapi", "/problems", "/nothing"] {
        let got = aino.get(path);
        assert_eq!((got.status, got.headers["content-type"].to_str().unwrap()), (404, "text/html; charset=utf-8"));
    }
}

/// Nothing a person types goes into an address: not a name, not an identity code.
#[test]
fn no_address_takes_free_text() {
    let server = Server::start();
    let described = server.stranger().get("/openapi.json").body;
    for (path, operations) in described["paths"].as_object().unwrap() {
        for parameter in operations.as_object().unwrap().values().flat_map(|op| op["parameters"].as_array().unwrap()) {
            let schema = &parameter["schema"];
            let bound = schema["enum"].is_array()
                || schema["pattern"].is_string()
                || schema["type"] == "integer"
                || schema["format"] == "uuid";
            assert!(bound || parameter["in"] == "header", "{path}: {parameter}");
        }
    }
    let aino = server.aino();
    for query in ["worker=010190-999W", "worker=Oili", "kind=010190-999W", "municipality=Oili", "text=Oili", "from=x"] {
        let got = aino.get(&format!("/api/work?{query}"));
        got.problem(400, "unreadable");
        assert!(!got.text.contains("Oili") && !got.text.contains("999W"));
    }
    assert_eq!(aino.get("/api/work?worker=&municipality=297&kind=&from=0").status, 200);
    aino.get("/api/clients/010190-999W").problem(404, "absent");
}

/// What is sent is what `/openapi.json` says is sent.
#[test]
fn answers_have_the_described_shape() {
    let server = Server::start();
    let aino = server.aino();
    let described = aino.get("/openapi.json").body;
    let shapes = described["components"]["schemas"].as_object().unwrap();
    let client = aino.register("Testinen");
    let registrar = server.user("riitta.ahonen").for_purpose("data_subject");
    aino.change(&client, "receive_contact", "1", &contact());
    aino.change(&client, "assign_worker", "2", &json!({"worker": "aino.korhonen", "on": "2027-01-30"}));
    for (shape, got) in [
        ("ClientPage", aino.get(&format!("/api/clients/{client}"))),
        ("WorkPage", aino.get("/api/work")),
        ("SearchPage", aino.post("/api/search", &json!({"text": "testinen"}))),
        ("FormPage", aino.get("/api/forms/register_client")),
        ("FormPage", aino.get(&format!("/api/forms/draw_up_plan?client={client}"))),
        ("RolesPage", aino.get("/api/roles")),
        ("NoticesPage", aino.get("/api/notices")),
        ("RightsPage", server.user("antti.miettinen").for_purpose("access_control").get("/api/rights")),
        ("AnomaliesPage", server.user("paula.savolainen").for_purpose("supervision").get("/api/anomalies")),
        ("WhyPage", aino.post("/api/why", &json!({"client": client, "resource": "client", "action": "see"}))),
        ("ClientLogPage", registrar.get(&format!("/api/clients/{client}/log"))),
        ("ExtractPage", registrar.get(&format!("/api/clients/{client}/extract"))),
        ("OfficerLogPage", server.user("paula.savolainen").for_purpose("supervision").get("/api/officer-log?days=3")),
        ("ProcessingPage", aino.get("/api/processing")),
        ("DeedPage", aino.for_purpose("access_control").get("/api/deeds/request_right")),
        ("Session", aino.get("/api/session")),
        ("Law", aino.get("/api/law")),
        ("Health", aino.get("/readyz")),
        ("Problem", aino.get("/api/clients/x")),
        ("Problem", aino.post("/api/clients", &json!({}))),
        ("Receipt", aino.post("/api/clients", &oili("Toinen"))),
    ] {
        fits(&got.body, &shapes[shape], shapes, shape);
    }
    let work = aino.get("/api/work").body;
    assert!(!work["tasks"].as_array().unwrap().is_empty(), "{work}");
}

fn fits(value: &Value, schema: &Value, shapes: &Map<String, Value>, at: &str) {
    if let Some(shape) = schema["$ref"].as_str() {
        let shape = shape.rsplit('/').next().unwrap();
        return fits(value, &shapes[shape], shapes, shape);
    }
    if let Some(either) = schema["anyOf"].as_array() {
        if !value.is_null() {
            fits(value, &either[0], shapes, at);
        }
        return;
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.clone(),
        kind => vec![kind.clone()],
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    assert!(kinds.contains(&json!(kind)), "{at}: {value} is not {kinds:?}");
    if let (Some(members), Some(properties)) = (value.as_object(), schema["properties"].as_object()) {
        for (key, value) in members {
            let property = properties.get(key).unwrap_or_else(|| panic!("{at}: {key} is not described"));
            fits(value, property, shapes, &format!("{at}.{key}"));
        }
        for key in schema["required"].as_array().into_iter().flatten() {
            assert!(members.contains_key(key.as_str().unwrap()), "{at}: {key} is missing");
        }
    }
    if let (Some(items), Some(item)) = (value.as_array(), schema.get("items")) {
        items.iter().for_each(|value| fits(value, item, shapes, at));
    }
}

#[test]
fn a_change_names_the_version_it_is_made_from() {
    let server = Server::start();
    let aino = server.aino();
    let client = aino.register("Testinen");
    let page = aino.get(&format!("/api/clients/{client}"));
    assert_eq!((page.headers["etag"].to_str().unwrap(), &page.body["version"]), ("\"1\"", &json!(1)));
    aino.change(&client, "receive_contact", "", &contact()).problem(428, "version");
    for tag in ["*", "W/\"1\"", "1", "\"x\"", "\"1\", \"2\""] {
        let path = format!("/api/clients/{client}/receive_contact");
        let said = aino.ask("POST", &path, Some(&contact().to_string()), &[("If-Match", tag)]);
        said.problem(400, "version_form");
    }
    aino.post("/api/search", &json!({"text": "a", "birth_date": "2000-01-01"})).problem(400, "unreadable");
    let saved = aino.change(&client, "receive_contact", "1", &contact());
    assert_eq!((saved.status, saved.headers["etag"].to_str().unwrap()), (200, "\"2\""));
    // A second click on Save.
    let again = aino.change(&client, "receive_contact", "1", &contact());
    again.problem(412, "stale");
    assert_eq!(again.headers["etag"], "\"2\"");
    assert_eq!(aino.get(&format!("/api/clients/{client}")).body["version"], 2);
}

#[test]
fn every_no_says_why_and_what_to_do_in_the_readers_language() {
    let server = Server::start();
    let aino = server.aino();
    let client = aino.register("Testinen");
    let analyst = server.user("eeva.rantala");
    let mut said = BTreeSet::new();
    for lang in ["fi", "sv-FI,sv;q=0.9,en;q=0.5", "de, en-GB;q=0.8, fi;q=0.3"] {
        let lang = [("Accept-Language", lang)];
        let page = format!("/api/clients/{client}");
        said.insert(analyst.ask("GET", &page, None, &lang).problem(403, "refused")["detail"].to_string());
        let plan = format!("/api/clients/{client}/end_plan");
        let with = [lang[0], ("If-Match", "\"1\"")];
        let refused = aino.ask("POST", &plan, Some("{}"), &with);
        said.insert(refused.problem(409, "refused")["next"].to_string());
        assert!(refused.body["cite"].as_str().unwrap().contains("681/2023"), "{}", refused.text);
        let registered = aino.ask("POST", "/api/clients", Some("{}"), &lang);
        let problems = &registered.problem(422, "problems")["problems"];
        assert_eq!(problems[0]["field"], "family_name");
        said.insert(problems[0]["what"].to_string());
        let nobody = format!("/api/clients/{}", ClientId::nil());
        said.insert(aino.ask("GET", &nobody, None, &lang).problem(404, "absent")["detail"].to_string());
        let aimless = [lang[0], ("Koto-Purpose", "")];
        said.insert(aino.ask("GET", &page, None, &aimless).problem(400, "purpose")["detail"].to_string());
        said.insert(server.stranger().ask("GET", &page, None, &lang).problem(401, "session")["title"].to_string());
        said.insert(aino.ask("POST", &plan, Some("{}"), &lang).problem(428, "version")["title"].to_string());
    }
    assert_eq!(said.len(), 7 * 3, "{said:#?}");
}

#[test]
fn not_yours_and_not_there_are_the_same_answer() {
    let server = Server::start();
    let aino = server.aino();
    let client = aino.register("Testinen");
    let analyst = server.user("eeva.rantala");
    let there = analyst.change(&client, "receive_contact", "1", &contact());
    let absent = analyst.change(&ClientId::nil().to_string(), "receive_contact", "1", &contact());
    there.problem(403, "refused");
    assert_eq!(there.text, absent.text);
    let (there, absent) = (format!("/api/clients/{client}"), format!("/api/clients/{}", ClientId::nil()));
    assert_eq!(analyst.get(&there).text, analyst.get(&absent).text);
}

#[test]
fn a_client_without_a_purpose_is_not_shown() {
    let server = Server::start();
    let aino = server.aino();
    let client = aino.register("Testinen");
    let page = format!("/api/clients/{client}");
    for purpose in ["", "curiosity", "Plan"] {
        let got = aino.ask("GET", &page, None, &[("Koto-Purpose", purpose)]);
        assert!(got.problem(400, "purpose")["detail"].as_str().unwrap().contains("Koto-Purpose"));
        assert!(!got.text.contains("Testinen"));
    }
}

#[test]
fn every_look_and_every_change_is_in_the_log_when_the_answer_comes() {
    let server = Server::start();
    let aino = server.aino();
    let client = aino.register("Testinen");
    let seen = |n: usize, what: &str, purpose: &str, allowed: bool| {
        let looks = server.looks_at(&client);
        assert_eq!(looks.len(), n);
        let newest = &looks[0];
        assert_eq!((newest.what.as_str(), newest.allowed, newest.purpose.as_str()), (what, allowed, purpose));
    };
    aino.get(&format!("/api/clients/{client}"));
    seen(1, "client", "plan", true);
    aino.post("/api/search", &json!({"text": "Testinen"}));
    seen(2, "search", "plan", true);
    aino.change(&client, "receive_contact", "1", &contact());
    seen(3, "receive_contact", "contact", true);
    aino.get(&format!("/api/forms/handle_contact?client={client}"));
    seen(4, "form", "plan", true);
    aino.get("/api/work");
    seen(5, "work", "plan", true);
    server.user("eeva.rantala").change(&client, "receive_contact", "2", &contact());
    seen(6, "receive_contact", "contact", false);
}

/// A log on a disk that is full.
#[derive(Debug)]
struct Full;

impl LookLog for Full {
    fn keep(&self, _: &Look) -> Result<(), Broken> {
        Err(Broken::Store("disk full at /secret/path".into()))
    }

    fn of_client(&self, _: ClientId) -> Result<Vec<Look>, Broken> {
        Err(Broken::Store("disk full at /secret/path".into()))
    }

    fn since(&self, _: i64, _: usize) -> Result<Vec<Look>, Broken> {
        Err(Broken::Store("disk full at /secret/path".into()))
    }
}

#[test]
fn when_the_log_fails_nothing_leaves_and_nothing_changes() {
    let working = Server::start();
    let client = working.aino().register("Testinen");
    let Server { serving, folder } = working;
    drop(serving);
    let directory = || DataDir::open(folder.path(), Directory::Training).unwrap();
    let house = House::logging_to(directory(), Arc::new(Full)).unwrap();
    let server =
        Server { serving: http::start(Arc::new(house), "127.0.0.1:0").unwrap(), folder: tempfile::tempdir().unwrap() };
    let aino = server.aino();
    for got in [
        aino.get(&format!("/api/clients/{client}")),
        aino.get(&format!("/api/clients/{}", ClientId::nil())),
        aino.get("/api/work"),
        aino.post("/api/search", &json!({"text": "Testinen"})),
        aino.change(&client, "receive_contact", "1", &contact()),
        server.user("eeva.rantala").get(&format!("/api/clients/{client}")),
    ] {
        got.problem(500, "broken");
        assert!(!got.text.contains("Testinen") && !got.text.contains("/secret/path"), "{}", got.text);
    }
    drop(server);
    let house = House::open(directory()).unwrap();
    let server = Server { serving: http::start(Arc::new(house), "127.0.0.1:0").unwrap(), folder };
    assert_eq!(server.aino().get(&format!("/api/clients/{client}")).body["version"], 1);
}

#[test]
fn strangers_sites_change_nothing() {
    let server = Server::start();
    let aino = server.aino();
    let body = oili("Testinen").to_string();
    let host = server.serving.address.to_string();
    let ours = format!("http://{host}");
    let send = |more: &[(&str, &str)]| aino.ask("POST", "/api/clients", Some(&body), more);
    // The server does not read what it refuses; a client that is still sending may miss the answer and asks again.
    let refused =
        |more: &[(&str, &str)]| (0..5).find_map(|_| aino.try_ask("POST", "/api/clients", Some(&body), more)).unwrap();
    for more in [
        [("Sec-Fetch-Site", "cross-site")],
        [("Sec-Fetch-Site", "same-site")],
        [("Origin", "https://evil.example")],
        [("Origin", "null")],
    ] {
        refused(&more).problem(403, "cross_site");
    }
    refused(&[("Content-Type", "text/plain")]).problem(415, "media_type");
    refused(&[("Content-Type", "application/x-www-form-urlencoded")]).problem(415, "media_type");
    assert_eq!(send(&[("Sec-Fetch-Site", "same-origin")]).status, 201);
    assert_eq!(send(&[("Origin", &ours)]).status, 201);
}

#[test]
fn bodies_are_bounded_and_json() {
    let server = Server::start();
    let aino = server.aino();
    let large = json!({"text": "x".repeat(1_100_000)}).to_string();
    let deep = "[".repeat(100_000);
    let long = json!({"text": "x".repeat(300)}).to_string();
    // The server hangs up on what is too large; a client that is still sending, or sends the next question on the
    // same connection, may miss the answer and asks again.
    let cases = [
        ("/api/search", large.as_str(), 413, "too_large"),
        ("/api/search", "{\"text\":", 400, "unreadable"),
        ("/api/search", long.as_str(), 400, "unreadable"),
        ("/api/clients", deep.as_str(), 400, "unreadable"),
    ];
    for (path, body, status, kind) in cases {
        let answered = (0..20).find_map(|_| aino.try_ask("POST", path, Some(body), &[]));
        answered.unwrap().problem(status, kind);
    }
}

#[test]
fn a_browser_is_told_how_to_treat_an_answer() {
    let server = Server::start();
    let aino = server.aino();
    for path in ["/api/session", "/api/work", "/nothing", "/", "/work/clients/x", "/training/"] {
        let got = aino.get(path);
        assert!(
            got.headers["content-security-policy"]
                .to_str()
                .unwrap()
                .starts_with("default-src 'none'; script-src 'self' 'wasm")
        );
        assert_eq!(got.headers["x-content-type-options"], "nosniff");
        assert_eq!(got.headers["referrer-policy"], "no-referrer");
        if path.starts_with("/api") {
            assert_eq!(got.headers["cache-control"], "no-store");
        }
    }
    let shell = aino.get("/");
    assert_eq!((shell.status, shell.headers["content-type"].to_str().unwrap()), (200, "text/html; charset=utf-8"));
    assert_eq!(aino.get("/work/clients/new").text, shell.text);
    aino.get("/../Cargo.toml").problem(404, "unknown");
}

#[test]
fn a_session_ends_when_it_is_left() {
    let server = Server::start();
    let aino = server.aino();
    assert_eq!(aino.get("/api/session").body["officer"], "aino.korhonen");
    let left = aino.ask("DELETE", "/api/session", None, &[]);
    assert_eq!((left.status, &left.body["officer"]), (200, &Value::Null));
    aino.get("/api/work").problem(401, "session");
    aino.post("/api/session", &json!({"officer": "nobody"})).problem(400, "unreadable");
}

#[test]
fn the_day_of_training_can_be_set() {
    let server = Server::start();
    let aino = server.aino();
    let client = aino.register("Testinen");
    aino.change(&client, "receive_contact", "1", &contact());
    server.stranger().post("/api/training/clock", &json!({"on": "2027-09-01"})).problem(401, "session");
    assert_eq!(aino.post("/api/training/clock", &json!({"on": "2027-09-01"})).body["on"], "2027-09-01");
    assert_eq!(aino.get(&format!("/api/clients/{client}")).body["on"], "2027-09-01");
    assert_eq!(aino.get("/api/work").body["on"], "2027-09-01");
    aino.post("/api/training/clock", &json!({"on": "31.1.2027"})).problem(400, "unreadable");
    for outside in ["1999-12-31", "2101-01-01"] {
        let no = aino.post("/api/training/clock", &json!({"on": outside}));
        assert_eq!(no.problem(422, "problems")["problems"][0]["field"], "on");
    }
    for (day, officer) in [("2000-01-01", "mikko.laine"), ("2100-12-31", "sari.heikkinen")] {
        assert_eq!(server.user(officer).post("/api/training/clock", &json!({"on": day})).body["on"], day);
    }
    let analyst = server.user("eeva.rantala").post("/api/training/clock", &json!({"on": "2027-01-31"}));
    assert_eq!(analyst.problem(403, "refused")["code"], "deny_by_default");
    assert_eq!(aino.get("/api/session").body["on"], "2100-12-31");
}

#[test]
fn connections_that_say_nothing_are_gone() {
    let head = Duration::from_millis(400);
    let server = Server::with(|directory| House::open(directory).unwrap(), Limits { head, ..LIMITS });
    let connect = |words: &[u8]| {
        let mut stream = TcpStream::connect(server.serving.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.write_all(words).unwrap();
        stream
    };
    let start = Instant::now();
    let mut slow: Vec<TcpStream> = (0..50).map(|_| connect(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ")).collect();
    slow.push(connect(b""));
    // One that asked and was answered, and then says nothing.
    slow.push(connect(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"));
    for mut stream in slow {
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn users_who_look_together_share_commits() {
    let mut looks = None;
    let server = Server::with(
        |directory| {
            let log = Arc::new(Looks::open(&directory.looks()).unwrap());
            looks = Some(log.clone());
            House::logging_to(directory, log).unwrap()
        },
        LIMITS,
    );
    let looks = looks.unwrap();
    let client = server.aino().register("Testinen");
    let before = looks.commits();
    std::thread::scope(|scope| {
        for _ in 0..32 {
            scope.spawn(|| {
                let aino = server.aino();
                for _ in 0..10 {
                    assert_eq!(aino.get(&format!("/api/clients/{client}")).status, 200);
                }
            });
        }
    });
    assert_eq!(server.looks_at(&client).len(), 320);
    assert!(looks.commits() - before < 320, "{} commits for 320 looks", looks.commits() - before);
}

#[test]
fn what_was_saved_is_there_after_a_restart() {
    let mut server = Server::start();
    let client = server.aino().register("Testinen");
    server.aino().post("/api/training/clock", &json!({"on": "2027-03-01"}));
    let Server { serving, folder } = server;
    drop(serving);
    let house = House::open(DataDir::open(folder.path(), Directory::Training).unwrap()).unwrap();
    server = Server { serving: http::start(Arc::new(house), "127.0.0.1:0").unwrap(), folder };
    let page = server.aino().get(&format!("/api/clients/{client}"));
    assert_eq!((page.status, &page.body["on"]), (200, &json!("2027-03-01")));
}
