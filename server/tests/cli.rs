//! The binary as a shell meets it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use tempfile::tempdir;

fn kotodigi(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kotodigi"));
    command.args(arguments);
    command
}

fn ran(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = kotodigi(arguments).output().unwrap();
    let said = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), said(stdout), said(stderr))
}

/// A server that is killed at the end, and the address it said it has.
struct Running(Child, String);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn serve(data: &Path) -> Running {
    let mut serve = kotodigi(&["serve", "--training", "--listen", "127.0.0.1:0", "--data"]);
    let mut child = serve.arg(data).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    Running(child, line.trim().to_owned())
}

#[test]
fn real_clients_wait() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("register");
    for (lang, words) in [("fi", "oikeille"), ("sv", "verkliga kunder"), ("en", "Not ready for real clients")] {
        let (exit, _, said) = ran(&["serve", "--lang", lang, "--data", data.to_str().unwrap()]);
        assert!(exit == 2 && said.contains(words), "{exit} {said}");
        let (exit, _, said) = ran(&["init", "--lang", lang, "--data", data.to_str().unwrap()]);
        assert!(exit == 2 && said.contains(words), "{exit} {said}");
    }
    assert!(!data.exists());
}

#[test]
fn a_register_is_made_verified_and_named_where_it_is_broken() {
    let folder = tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    assert_eq!(ran(&["verify", "--data", data]).0, 2);
    assert_eq!(ran(&["init", "--training", "--data", data, "--on", "31.1.2027"]).0, 0);
    assert_eq!(ran(&["init", "--training", "--data", data]).0, 2);
    let (exit, said, _) = ran(&["verify", "--lang", "en", "--data", data]);
    assert!(exit == 0 && said.starts_with("Journal: 0 entries, head 0000"), "{exit} {said}");
    let db = rusqlite::Connection::open(folder.path().join("journal.sqlite")).unwrap();
    db.execute("UPDATE head SET position = 7", []).unwrap();
    let (exit, said, _) = ran(&["verify", "--lang", "en", "--data", data]);
    assert!(exit == 1 && said.contains("breaks at entry 0"), "{exit} {said}");
}

#[test]
fn a_directory_in_use_names_who_has_it() {
    let folder = tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let running = serve(folder.path());
    let (exit, _, said) = ran(&["serve", "--training", "--lang", "en", "--data", data]);
    let holder = format!("in use by the running server at {} (pid {})", running.1, running.0.id());
    assert!(exit == 2 && said.contains(&holder), "{exit} {said}");
    // Looking at the chain disturbs nobody.
    assert_eq!(ran(&["verify", "--data", data]).0, 0);
    drop(running);
    // Killed, not stopped: the lock has gone with it.
    drop(serve(folder.path()));
}

#[test]
fn usage_is_two() {
    for arguments in [&["serve"][..], &["nonsense"], &["verify", "--lang", "de", "--data", "x"], &["rules"]] {
        assert_eq!(ran(arguments).0, 2, "{arguments:?}");
    }
    assert_eq!(ran(&["--help"]).0, 0);
}

#[test]
fn tables_are_verified() {
    let folder = tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    assert_eq!(ran(&["rules", "verify", path]).0, 1);
    std::fs::write(folder.path().join("unknown.csv"), "a,b\n1,2\n").unwrap();
    let (exit, said, _) = ran(&["rules", "verify", path]);
    assert!(exit == 1 && said.contains("unknown table"), "{said}");
    assert_eq!(ran(&["rules", "verify", "/nowhere"]).0, 2);
    let facts = folder.path().join("facts.json");
    std::fs::write(&facts, "{\"on\": \"2027-01-31\"}").unwrap();
    let (exit, said, _) = ran(&["rules", "explain", "--lang", "en", "--facts", facts.to_str().unwrap()]);
    assert!(exit == 0 && said.contains("\"findings\""), "{exit} {said}");
    std::fs::write(&facts, "{").unwrap();
    assert_eq!(ran(&["rules", "explain", "--facts", facts.to_str().unwrap()]).0, 2);
}
