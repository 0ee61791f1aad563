//! The log of the process: enough to run it, nothing of clients. And what the service manager is told.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::{Running, User, contact, kotodigi, oili};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixDatagram;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::tempdir;

const MARK: &str = "merkki7391";
const ID: &str = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

fn lines(said: &str) -> Vec<Value> {
    said.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| Value::from(line))).collect()
}

#[test]
fn nothing_a_request_brings_stands_in_the_log() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let aino = server.user("aino.korhonen");
    let client = aino.register(&format!("Test{MARK}"));
    let path = format!("/api/clients/{client}");
    let cookie = format!("koto-session={MARK}");
    let sent = [
        aino.get(&path),
        aino.get(&format!("/api/clients/{MARK}")),
        aino.get(&format!("/{MARK}")),
        aino.get(&format!("/api/{MARK}/{MARK}?q={MARK}")),
        aino.get(&format!("/api/work?worker={MARK}&{MARK}=1")),
        aino.post("/api/search", &json!({"text": MARK}), &[]),
        aino.post("/api/search", &json!({MARK: MARK}), &[]),
        aino.post("/api/session", &json!({"officer": MARK}), &[]),
        aino.post("/api/clients", &json!({"family_name": MARK, MARK: MARK}), &[]),
        aino.post("/api/clients", &oili(MARK), &[("Idempotency-Key", MARK)]),
        aino.ask("POST", &format!("{path}/receive_contact"), Some(&contact()), &[("If-Match", MARK)]),
        aino.ask("POST", &format!("{path}/{MARK}"), Some(&json!({})), &[("If-Match", "\"1\"")]),
        aino.ask(MARK, &path, None, &[]),
        aino.ask("GET", &path, None, &[("Koto-Purpose", MARK), ("Accept-Language", MARK), ("User-Agent", MARK)]),
        aino.ask("GET", &path, None, &[("X-Request-Id", MARK), ("X-Forwarded-For", MARK), ("Origin", MARK)]),
        aino.ask("POST", &path, Some(&json!(MARK)), &[("Origin", MARK)]),
        User { root: server.root.clone(), cookie }.get(&path),
    ];
    // What stands broken in the file is not told on either.
    let db = rusqlite::Connection::open(folder.path().join("journal.sqlite")).unwrap();
    let damage = format!("{{\"family_name\": [\"{MARK}\"], \"{MARK}\": 1}}");
    assert_eq!(db.execute("UPDATE entries SET payload = $1 WHERE position = 1", [damage.into_bytes()]).unwrap(), 1);
    let broken = aino.get(&path);
    assert_eq!(broken.status, 500, "{}", broken.text);
    assert_eq!(aino.get("/healthz").status, 200);

    let said = server.says("\"route\":\"healthz\"");
    for hidden in [MARK, &client, &client[..8], "aino", "korhonen", "koto-session"] {
        assert!(!said.contains(hidden), "{hidden} in {said}");
    }
    let lines = lines(&said);
    let requests: Vec<&Value> = lines.iter().filter(|line| line["event"] == "request").collect();
    // The session, the registration, what was sent, the broken one and the last.
    assert_eq!(requests.len(), 2 + sent.len() + 2, "{said}");
    for (line, got) in requests[2..].iter().zip(&sent) {
        assert_eq!(line["status"], got.status, "{line}");
        assert_eq!(line["request"].as_str().unwrap(), got.header("x-request-id"));
    }
    for line in &lines {
        assert!(line["time"].is_string() && line["level"].is_string() && line["event"].is_string(), "{line}");
        let keys = line.as_object().unwrap().keys().map(String::as_str);
        let known = ["time", "level", "event", "route", "status", "ms", "request", "fault", "detail", "version"];
        assert!(keys.clone().all(|key| known.contains(&key)), "{line}");
    }
    assert!(lines.iter().any(|line| line["event"] == "fault" && line["level"] == "error"), "{said}");
}

/// The pipe is full, and whoever should empty it sleeps.
#[test]
fn who_does_not_read_the_log_stops_nobodys_work() {
    let folder = tempdir().unwrap();
    let mut command = kotodigi(&["serve", "--training", "--listen", "127.0.0.1:0", "--data"]);
    command.arg(folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut root = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut root).unwrap();
    let mut stream = TcpStream::connect(root.trim().strip_prefix("http://").unwrap()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    // Some 150 bytes a line; the pipe holds 65 536.
    for _ in 0..2_000 {
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut said = [0; 2_000];
        let mut length = 0;
        while !said[..length].ends_with(b"{\"status\":\"ok\"}") {
            length += stream.read(&mut said[length..]).unwrap();
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_request_has_an_id_of_ours_or_a_uuid_of_the_callers() {
    let folder = tempdir().unwrap();
    let server = Running::start(folder.path(), &[]);
    let stranger = User { root: server.root.clone(), cookie: String::new() };
    let with =
        |id: &str| stranger.ask("GET", "/healthz", None, &[("X-Request-Id", id)]).header("x-request-id").to_owned();
    assert_eq!(with(ID), ID);
    assert!(server.says(ID).contains("\"route\":\"healthz\""));
    for other in ["1", "0190a1b2c3d47e5f8a9b0c1d2e3f4a5b", "{0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b}", "", "x' OR 1=1"] {
        let ours = with(other);
        assert!(ours.len() == 36 && ours != other && ours != with(other), "{ours}");
    }
}

#[test]
fn the_service_manager_is_told_that_it_is_ready_that_it_lives_and_that_it_stops() {
    let folder = tempdir().unwrap();
    let socket = folder.path().join("notify");
    let hears = UnixDatagram::bind(&socket).unwrap();
    hears.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let hear = || {
        let mut bytes = [0; 200];
        let length = hears.recv(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes[..length]).into_owned()
    };
    let mut command = kotodigi(&["serve", "--training", "--listen", "127.0.0.1:0", "--data"]);
    command.arg(folder.path().join("register")).env("NOTIFY_SOCKET", &socket).env("WATCHDOG_USEC", "200000");
    let mut server = Running::of(command);
    assert_eq!(hear(), "READY=1");
    // Whoever was told can be sure of it.
    let stranger = User { root: server.root.clone(), cookie: String::new() };
    assert_eq!(stranger.get("/readyz").status, 200);
    assert_eq!((hear(), hear()), ("WATCHDOG=1".into(), "WATCHDOG=1".into()));
    Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().unwrap();
    while hear() != "STOPPING=1" {}
    assert!(server.child.wait().unwrap().success());
    assert!(server.says("\"event\":\"stop\"").contains("\"event\":\"start\""));
}

/// Where systemd is there to ask.
#[test]
fn systemd_takes_the_unit() {
    let unit = concat!(env!("CARGO_MANIFEST_DIR"), "/systemd/kotodigi.service");
    let text = std::fs::read_to_string(unit).unwrap();
    let folder = tempdir().unwrap();
    // It looks for the program too: the one built here stands for the installed one.
    let ours = text.replace("/usr/local/bin/kotodigi", env!("CARGO_BIN_EXE_kotodigi"));
    assert_ne!(ours, text);
    let copy = folder.path().join("kotodigi.service");
    std::fs::write(&copy, ours).unwrap();
    match Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&copy).output() {
        Err(_) => println!("no systemd-analyze here: not asked"),
        Ok(done) => {
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            let about_ours: Vec<&str> = said.lines().filter(|line| line.contains("kotodigi.service")).collect();
            assert!(about_ours.is_empty(), "{said}");
            println!("systemd-analyze verify: {}", done.status);
        }
    }
}
