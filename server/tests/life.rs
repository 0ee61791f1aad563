//! Backup, restore and erasure as a shell meets them, also killed in the middle.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;
use tempfile::{TempDir, tempdir};

fn kotodigi(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kotodigi"));
    command.args(arguments);
    command
}

fn ran(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = kotodigi(arguments).output().unwrap();
    let said = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap_or(-1), said(stdout), said(stderr))
}

/// A made-up country in a folder of its own; on `LATER` everybody whose relationship ended is past the time.
struct Place {
    _home: TempDir,
    home: PathBuf,
    data: String,
}

const LATER: &str = "2040-01-01";

impl Place {
    fn new() -> Place {
        let folder = tempdir().unwrap();
        let home = folder.path().to_owned();
        let data = home.join("register").display().to_string();
        let made = ran(&["synth", "--clients", "60", "--on", "2026-11-23", "--data", &data]);
        assert_eq!(made.0, 0, "{made:?}");
        Place { _home: folder, home, data }
    }

    fn path(&self, name: &str) -> String {
        self.home.join(name).display().to_string()
    }

    fn erase(&self, more: &[&str]) -> (i32, String, String) {
        let all = ["erase", "--lang", "en", "--data", &self.data, "--as", "helena.vainio", "--on", LATER];
        ran(&[&all, more].concat())
    }

    /// The id of the list, and how many are on it.
    fn list(&self) -> (String, usize) {
        let (exit, said, why) = self.erase(&["--list"]);
        assert_eq!(exit, 0, "{said}{why}");
        let id = said.lines().find_map(|line| line.strip_prefix("List ")).unwrap().to_owned();
        (id, said.lines().filter(|line| line.starts_with("  K-")).count())
    }
}

/// What a server answered.
fn health(address: &str) -> String {
    let mut stream = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).unwrap();
    said
}

struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn a_register_is_backed_up_while_a_server_works_in_it_and_put_back() {
    let place = Place::new();
    let serve = ["serve", "--training", "--listen", "127.0.0.1:0", "--data", &place.data];
    let mut server = Killed(kotodigi(&serve).stdout(Stdio::piped()).spawn().unwrap());
    let mut address = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let (file, again) = (place.path("b.backup"), place.path("again"));
    let (exit, said, why) = ran(&["backup", &file, "--data", &place.data, "--lang", "en"]);
    assert!(exit == 0 && said.contains("chain verified"), "{said}{why}");
    assert!(health(address.trim()).starts_with("HTTP/1.1 200"));
    // Erasing waits for the server to stop.
    let (exit, _, why) = place.erase(&["--list"]);
    assert!(exit == 2 && why.contains("in use by the running server"), "{why}");
    drop(server);
    let chains = |data: &str| {
        let (exit, said, why) = ran(&["verify", "--data", data, "--lang", "en"]);
        assert_eq!(exit, 0, "{said}{why}");
        said
    };
    // The heads were anchored once more when the server ended; the chains are the same.
    let same = |said: String| said.lines().filter(|line| !line.starts_with("Anchors")).collect::<Vec<_>>().join("\n");
    assert_eq!(same(chains(&file)), same(chains(&place.data)));

    let restore = |more: &[&str]| ran(&[&["restore", &file, "--data", &again, "--lang", "en"], more].concat());
    let (exit, _, why) = restore(&[]);
    assert!(exit == 2 && why.contains("--nobody-erased"), "{why}");
    assert!(!Path::new(&again).exists());
    let (exit, said, why) = restore(&["--nobody-erased"]);
    assert!(exit == 0 && said.contains("0 clients were erased again"), "{said}{why}");
    assert_eq!(same(chains(&again)), same(chains(&place.data)));
    let (exit, _, why) = restore(&["--nobody-erased"]);
    assert!(exit == 2 && why.contains("is not empty"), "{why}");
    let (exit, _, why) = ran(&["restore", &place.data, "--data", &place.path("x"), "--lang", "en", "--nobody-erased"]);
    assert!(exit == 2 && why.contains("not a whole backup"), "{why}");
}

#[test]
fn people_look_at_a_list_and_approve_it() {
    let place = Place::new();
    let older = place.path("older.backup");
    assert_eq!(ran(&["backup", &older, "--data", &place.data]).0, 0);
    let (id, count) = place.list();
    assert!(count > 0, "somebody's time is over");
    let (_, said, _) = place.erase(&["--list"]);
    assert!(said.contains("lays down no time") && said.contains("§ 21(1)"), "of officers it says so: {said}");
    let due = |more: &[&str]| place.erase(&[&["--due"], more].concat());
    assert_eq!(due(&[]).0, 2, "a list has to be named");
    let (exit, _, why) = due(&["--approve", "0123456789abcdef", "--second", "outi.harju"]);
    assert!(exit == 1 && why.contains("has changed") && why.contains(&id), "{why}");
    let (exit, _, why) = due(&["--approve", &id]);
    assert!(exit == 1 && why.contains("two different people") && why.contains("§ 77"), "{why}");
    // Who may not, may not; it is in the log.
    let (exit, _, why) = due(&["--approve", &id, "--second", "eeva.rantala"]);
    assert_eq!(exit, 1, "{why}");
    // The clock has moved since somebody looked.
    let record = Path::new(&place.data).join("erasure.json");
    let kept = fs::read(&record).unwrap();
    let mut run: serde_json::Value = serde_json::from_slice(&kept).unwrap();
    for hours in [25, -2] {
        let at = serde_json::from_slice::<serde_json::Value>(&kept).unwrap()["at"].as_i64().unwrap();
        run["at"] = (at - hours * 3_600_000).into();
        fs::write(&record, run.to_string()).unwrap();
        let (exit, _, why) = due(&["--approve", &id, "--second", "outi.harju"]);
        assert!(exit == 1 && why.contains("clock has moved") && why.contains("--day-is 20"), "{why}");
        let (exit, _, why) = due(&["--approve", &id, "--second", "outi.harju", "--day-is", "2001-01-01"]);
        assert!(exit == 1 && why.contains("2001"), "{why}");
    }
    fs::write(&record, kept).unwrap();
    assert_eq!(place.list(), (id.clone(), count), "nothing was erased");

    let (exit, said, why) = due(&["--approve", &id, "--second", "outi.harju"]);
    assert!(exit == 0 && said.contains(&format!("{count} clients are erased")), "{said}{why}");
    let (exit, _, why) = due(&["--approve", &id, "--second", "outi.harju"]);
    assert!(exit == 1 && why.contains("has changed"), "{why}");
    assert_eq!(place.list().1, 0);
    assert_eq!(ran(&["verify", "--data", &place.data]).0, 0);
    let list = place.path("register.erased.jsonl");
    assert_eq!(fs::read_to_string(&list).unwrap().lines().count(), count + 1);
    let again = place.path("again");
    let (exit, said, why) = ran(&["restore", &older, "--data", &again, "--erased", &list, "--lang", "en"]);
    assert!(exit == 0 && said.contains(&format!("{count} clients were erased again")), "{said}{why}");
    // Inside it would go with the directory.
    let inside = Path::new(&place.data).join("erased.jsonl").display().to_string();
    let (exit, _, why) = place.erase(&["--list", "--erased", &inside]);
    assert!(exit == 2 && why.contains("outside"), "{why}");
    // The list moves elsewhere and stays known.
    let elsewhere = place.path("elsewhere.jsonl");
    assert_eq!(place.erase(&["--list", "--erased", &elsewhere]).0, 0);
    assert_eq!(fs::read_to_string(&elsewhere).unwrap().lines().count(), count + 1);
    fs::remove_file(&list).unwrap();
    assert_eq!(place.list().1, 0);
    assert!(!Path::new(&list).exists());
}

/// Killed at any moment of an erasure: everybody is there, or nobody of the list is; the chain holds.
#[test]
fn an_erasure_killed_in_the_middle_is_not_half_done() {
    let place = Place::new();
    let (id, count) = place.list();
    let fresh = place.path("fresh.backup");
    assert_eq!(ran(&["backup", &fresh, "--data", &place.data]).0, 0);
    let (mut none, mut all) = (0, 0);
    for millis in (0..24).map(|n| n * 12) {
        fs::remove_dir_all(&place.data).unwrap();
        drop(fs::remove_file(place.path("register.erased.jsonl")));
        assert_eq!(ran(&["restore", &fresh, "--data", &place.data, "--nobody-erased"]).0, 0);
        let due = ["erase", "--data", &place.data, "--as", "helena.vainio", "--on", LATER, "--due", "--approve", &id];
        let mut child = kotodigi(&due)
            .args(["--second", "outi.harju"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(ran(&["verify", "--data", &place.data]).0, 0, "after {millis} ms");
        match place.list().1 {
            0 => all += 1,
            left => {
                assert_eq!(left, count, "after {millis} ms");
                none += 1;
            }
        }
    }
    assert!(none > 0, "{none} {all}");
}

/// Killed at any moment of a restore: the directory is whole, or opens for nobody until a restore ends.
#[test]
fn a_restore_killed_in_the_middle_opens_for_nobody() {
    let place = Place::new();
    let older = place.path("older.backup");
    assert_eq!(ran(&["backup", &older, "--data", &place.data]).0, 0);
    let (id, count) = place.list();
    assert_eq!(place.erase(&["--due", "--approve", &id, "--second", "outi.harju"]).0, 0);
    let (list, to) = (place.path("register.erased.jsonl"), place.path("to"));
    let restore = ["restore", &older, "--data", &to, "--erased", &list, "--lang", "en"];
    let mut stopped = 0;
    for millis in (0..24).map(|n| n * 8) {
        drop(fs::remove_dir_all(&to));
        let mut child = kotodigi(&restore).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        child.wait().unwrap();
        if !Path::new(&to).exists() {
            continue;
        }
        let look = ["erase", "--list", "--lang", "en", "--data", &to, "--as", "helena.vainio", "--on", LATER];
        let (exit, said, why) = ran(&look);
        if exit == 0 {
            assert!(said.contains("§ 77): 0."), "after {millis} ms: {said}");
            continue;
        }
        assert!(exit == 2 && (why.contains("not finished") || why.contains("no register")), "after {millis} ms: {why}");
        stopped += 1;
        let (exit, said, why) = ran(&restore);
        assert!(exit == 0 && said.contains(&format!("{count} clients were erased again")), "{said}{why}");
    }
    assert!(stopped > 0);
}
