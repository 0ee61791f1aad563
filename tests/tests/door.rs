//! The listener and what stands round every request: heads, slow connections, odd requests, headers that lie.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::steps::Directory;
use kotodigi_server::directory::DataDir;
use kotodigi_server::house::House;
use kotodigi_server::http::{self, Serving, Setup};
use kotodigi_server::login::{Login, Settings};
use kotodigi_tests::visitor::Visitor;
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

struct Server {
    serving: Serving,
    login: Option<Arc<Login>>,
    _folder: TempDir,
}

impl Server {
    fn start(personal: bool) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let directory = DataDir::create(&data, Directory::Training, "2027-01-31".parse().unwrap()).unwrap();
        let login = personal.then(|| Arc::new(Login::open(&data.join("login.sqlite"), Settings::default()).unwrap()));
        let setup = Setup { login: login.clone(), https: personal, ..Setup::default() };
        let house = Arc::new(House::open(directory).unwrap());
        Server { serving: http::start_as(house, "127.0.0.1:0", setup).unwrap(), login, _folder: folder }
    }

    fn visitor(&self) -> Visitor {
        Visitor::at(&format!("http://{}", self.serving.address))
    }

    /// Everything that is answered to these bytes, until the server hangs up or falls silent.
    fn says(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.serving.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(700))).unwrap();
        // The server may have hung up before all was sent.
        drop(stream.write_all(bytes));
        let (mut said, mut part) = (Vec::new(), [0; 4096]);
        while let Ok(read @ 1..) = stream.read(&mut part) {
            said.extend_from_slice(&part[..read]);
        }
        String::from_utf8_lossy(&said).into_owned()
    }

    fn events(&self, what: &str) -> i64 {
        let events = self.login.as_ref().unwrap().events(100).unwrap();
        events.iter().filter(|event| event.what == what && event.peer == "127.0.0.1").map(|event| event.times).sum()
    }
}

#[test]
fn a_head_of_8_kb_is_answered_and_noted() {
    let server = Server::start(true);
    let visitor = server.visitor();
    for (n, path) in ["/api/session", "/", "/api/work"].iter().enumerate() {
        let got = visitor.ask("GET", path, None, &[("X-Long", &"x".repeat(8192))]);
        got.problem(431, "head_too_large");
        assert!(got.header("content-security-policy").starts_with("default-src 'none'"));
        assert_eq!(server.events("head_too_large"), i64::try_from(n).unwrap() + 1);
    }
    let cookies = format!("a={}", "x".repeat(8192));
    visitor.ask("POST", "/api/login", Some("{}"), &[("Cookie", &cookies)]).problem(431, "head_too_large");
    assert_eq!(visitor.ask("GET", &format!("/?{}", "x".repeat(8192)), None, &[]).status, 431);
    assert_eq!(visitor.ask("GET", "/api/login", None, &[("X-Long", &"x".repeat(6000))]).status, 200);
    // So large that it isn't read to its end; so many that nobody counts them.
    let before = server.events("head_too_large");
    for head in [format!("X-Long: {}\r\n", "x".repeat(60_000)), "A: b\r\n".repeat(150)] {
        let said = server.says(format!("GET / HTTP/1.1\r\nHost: x\r\n{head}\r\n").as_bytes());
        assert!(said.starts_with("HTTP/1.1 431 "), "{said}");
    }
    let noted = (0..50).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        server.events("head_too_large") == before + 2
    });
    assert!(noted, "{} of {}", server.events("head_too_large"), before + 2);
}

/// With the limits it is served with.
#[test]
fn two_hundred_half_open_connections_are_gone_in_15_seconds() {
    let server = Server::start(false);
    let began = Instant::now();
    let half_open = |n: usize| {
        let mut stream = TcpStream::connect(server.serving.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(&b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: "[..n % 40]).unwrap();
        stream
    };
    let streams: Vec<TcpStream> = (0..200).map(half_open).collect();
    // Others are served meanwhile.
    assert_eq!(server.visitor().get("/healthz").status, 200);
    let mut dripping = half_open(39);
    for mut stream in streams {
        drop(dripping.write_all(b"x"));
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
    // One that sends a little now and then gains nothing by it.
    dripping.read_to_end(&mut Vec::new()).ok();
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
}

#[test]
fn a_request_is_one_request() {
    let server = Server::start(false);
    let smuggled = "GET /api/nothing HTTP/1.1\r\nHost: x\r\n\r\n";
    let answers = |said: &str| said.matches("HTTP/1.1 ").count();
    // Lengths that contradict each other.
    let two =
        format!("POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\n{{}}{smuggled}");
    let said = server.says(two.as_bytes());
    assert!(said.starts_with("HTTP/1.1 400") && answers(&said) == 1, "{said}");
    for odd in ["+2", "2, 2x", "-1", "0x2", "99999999999999999999999"] {
        let said = server.says(
            format!("POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: {odd}\r\n\r\n{{}}{smuggled}").as_bytes(),
        );
        assert!(said.starts_with("HTTP/1.1 400") && answers(&said) == 1, "{odd}: {said}");
    }
    for coding in ["xchunked", "chunked, identity", "gzip", " chunked\r\nTransfer-Encoding: x"] {
        let said = server.says(
            format!("POST /api/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: {coding}\r\n\r\n0\r\n\r\n{smuggled}")
                .as_bytes(),
        );
        assert!(said.starts_with("HTTP/1.1 400") && answers(&said) == 1, "{coding}: {said}");
    }
    // Both a length and chunks.
    let both = format!(
        "POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"
    );
    let said = server.says(both.as_bytes());
    // The chunks count, and the connection is not used again.
    assert!(answers(&said) == 1 && said.contains("\r\nconnection: close\r\n"), "{said}");
    // Bare line ends, spaces before the colon, folded lines, a chunk size that is none.
    for head in ["Host : x\r\n", "Host: x\r\nX: a\r\n b\r\n", "Host: x\r\nX\0: a\r\n"] {
        let said = server.says(format!("GET /healthz HTTP/1.1\r\n{head}\r\n").as_bytes());
        assert!(said.starts_with("HTTP/1.1 400"), "{head:?}: {said}");
    }
    let said = server.says(b"POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n");
    assert!(!said.starts_with("HTTP/1.1 2") && answers(&said) == 1, "{said}");
    for head in ["", "Host: x\r\nHost: evil.example\r\n"] {
        let said = server.says(format!("GET /healthz HTTP/1.1\r\n{head}\r\n").as_bytes());
        assert!(said.starts_with("HTTP/1.1 400"), "{head:?}: {said}");
    }
    let said = server.says(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assert!(!said.contains(" 200"), "{said}");
}

#[test]
fn odd_methods_and_paths_are_answered() {
    let server = Server::start(true);
    let visitor = server.visitor();
    for method in ["TRACE", "OPTIONS", "PUT", "PATCH", "PROPFIND", "FROBNICATE", "get"] {
        visitor.ask(method, "/api/login", None, &[]).problem(405, "method");
        assert_eq!(visitor.ask(method, "/nothing", None, &[]).status, 404);
    }
    let said = server.says(b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    assert!(said.starts_with("HTTP/1.1 4"), "{said}");
    for path in
        ["//api/work", "/api/..%2fwork", "/api/%2e%2e/work", "/api/work/", "/API/work", "/api/work%00", "/api//login"]
    {
        let got = visitor.get(path);
        assert!(matches!(got.status, 400 | 404), "{path}: {}", got.status);
    }
    for path in ["/api/session?__proto__=1", "/api/session?a=1&a=2&a[]=3", "/api/session?%ff=%00"] {
        assert_eq!(visitor.get(path).status, 200, "{path}");
    }
}

#[test]
fn a_header_does_not_say_where_one_comes_from_or_where_one_is() {
    let server = Server::start(true);
    let liar = server.visitor().with("X-Forwarded-For", "10.0.0.1").with("Forwarded", "for=10.0.0.2;proto=https");
    let liar =
        liar.with("X-Real-IP", "10.0.0.3").with("X-Forwarded-Host", "evil.example").with("X-Forwarded-Proto", "http");
    for n in 0..8 {
        // Another address in the header each time does not shorten the wait.
        let forwarded = format!("10.0.1.{n}");
        let body = json!({"account": "aino.korhonen", "password": "x"}).to_string();
        let got = liar.ask("POST", "/api/login", Some(&body), &[("X-Client-IP", &forwarded)]);
        assert_eq!(got.status, if n < 6 { 401 } else { 429 });
        assert!(!got.text.contains("evil.example"));
    }
    assert_eq!((server.events("refused"), server.events("waiting")), (6, 2));
}

#[test]
fn changes_come_from_our_own_pages_only() {
    let server = Server::start(true);
    let visitor = server.visitor();
    let body = json!({"account": "aino.korhonen", "password": "x"}).to_string();
    let send = |more: &[(&str, &str)]| visitor.ask("POST", "/api/login", Some(&body), more);
    for site in ["cross-site", "same-site", "none", "", "Same-Origin"] {
        send(&[("Sec-Fetch-Site", site)]).problem(403, "cross_site");
    }
    let here = format!("http://{}", server.serving.address);
    for origin in ["null", "https://evil.example", &format!("{here}.evil.example"), "evil"] {
        send(&[("Origin", origin)]).problem(403, "cross_site");
    }
    send(&[("Sec-Fetch-Site", "same-origin")]).problem(401, "login");
    send(&[("Origin", &here)]).problem(401, "login");
    // The operator is told from where.
    assert_eq!(server.events("cross_site"), 9);
}

/// What another origin may read is said by headers; there are none, whatever is asked.
#[test]
fn other_origins_are_given_nothing() {
    let server = Server::start(true);
    for path in ["/", "/api/login", "/api/session", "/api/nothing", "/openapi.json", "/healthz"] {
        for method in ["GET", "OPTIONS", "POST"] {
            let preflight = [
                ("Origin", "https://evil.example"),
                ("Access-Control-Request-Method", "GET"),
                ("Access-Control-Request-Headers", "koto-purpose"),
            ];
            let got = server.visitor().ask(method, path, None, &preflight);
            let told = got.headers.keys().find(|name| name.as_str().starts_with("access-control-"));
            assert!(told.is_none(), "{method} {path}: {told:?}");
            assert_eq!(got.header("cross-origin-resource-policy"), "same-origin", "{method} {path}");
        }
    }
}

#[test]
fn nothing_of_the_source_is_to_be_had() {
    let server = Server::start(true);
    for path in [
        "/.git/HEAD",
        "/.git/config",
        "/.gitignore",
        "/.env",
        "/Cargo.toml",
        "/koto.toml",
        "/login.sqlite",
        "/training/.git/HEAD",
    ] {
        server.visitor().get(path).problem(404, "unknown");
    }
}

#[test]
fn a_browser_is_told_to_come_by_https_where_people_log_in() {
    let (personal, training) = (Server::start(true), Server::start(false));
    for path in ["/", "/api/login", "/healthz", "/api/nothing", "/login/oidc/nobody"] {
        let got = personal.visitor().get(path);
        assert_eq!(got.header("strict-transport-security"), "max-age=63072000; includeSubDomains", "{path}");
        let policy = got.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_eq!(training.visitor().get(path).header("strict-transport-security"), "");
    }
}

#[test]
fn names_with_markup_come_back_as_text() {
    let server = Server::start(false);
    let aino = server.visitor().with("Koto-Purpose", "contact");
    aino.post("/api/session", &json!({"officer": "aino.korhonen"}));
    for name in [
        "<img src=x onerror=alert(1)>",
        "\"><script>alert(1)</script>",
        "=HYPERLINK(\"http://evil.example\")",
        "{{7*7}}${7*7}",
    ] {
        let client = json!({"family_name": name, "given_names": "Oili", "municipality": "297", "source": "client"});
        let made = aino.post("/api/clients", &client);
        assert_eq!(made.status, 201, "{}", made.text);
        let got = aino.get(&format!("/api/clients/{}", made.body["client"].as_str().unwrap()));
        assert_eq!((got.header("content-type"), got.header("x-content-type-options")), ("application/json", "nosniff"));
        assert!(got.body["name"].as_str().unwrap().contains(name), "{}", got.text);
        // Where an address is a page, it says nothing of what was typed.
        let lost = aino.get("/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        assert!(lost.status == 404 && !lost.text.contains("alert(1)"));
    }
}
