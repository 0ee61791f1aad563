//! Changes that name a key, and what is kept of them.

use super::{Got, Running, User};
use rusqlite::Connection;
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

pub const KEY: &str = "Idempotency-Key";

pub fn count(data: &Path, what: &str) -> i64 {
    let db = Connection::open(data.join("journal.sqlite")).unwrap();
    db.query_row(&format!("SELECT count(*) FROM entries WHERE {what}"), [], |row| row.get(0)).unwrap()
}

pub fn registered(data: &Path) -> i64 {
    count(data, "kind = 'client_registered'")
}

pub fn keys(data: &Path) -> Connection {
    Connection::open(data.join("idempotency.sqlite")).unwrap()
}

pub fn problem(got: &Got, status: u16, kind: &str) {
    assert_eq!((got.status, &got.body["kind"]), (status, &Value::from(kind)), "{}", got.text);
    for member in ["title", "detail", "next"] {
        assert!(!got.body[member].as_str().unwrap().is_empty());
    }
}

/// A request as bytes, on a connection of its own.
pub fn send(server: &Running, user: &User, path: &str, key: &str, version: &str, body: &Value) -> TcpStream {
    let body = body.to_string();
    let version = if version.is_empty() { String::new() } else { format!("If-Match: {version}\r\n") };
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {}\r\nKoto-Purpose: contact\r\n{KEY}: {key}\r\n{version}\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        user.cookie,
        body.len()
    );
    // The server may be killed meanwhile.
    drop(stream.write_all(head.as_bytes()));
    stream
}

/// Everything but when it was and which request it answers.
pub fn answer(mut stream: TcpStream) -> String {
    let mut said = String::new();
    drop(stream.read_to_string(&mut said));
    let own = |line: &&str| !line.starts_with("date:") && !line.starts_with("x-request-id:");
    said.split("\r\n").filter(own).collect::<Vec<_>>().join("\n")
}
