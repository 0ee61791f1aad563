//! The settings of a server, as the one who writes them meets them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::{Running, User, ran};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use tempfile::tempdir;

fn check(file: &Path, lang: &str) -> (i32, String) {
    let (exit, said, _) = ran(&["config", "--lang", lang, "--check", file.to_str().unwrap()]);
    (exit, said)
}

#[test]
fn a_key_nobody_knows_is_named_with_its_line_and_what_there_is() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("koto.toml");
    for (text, line, key, known) in [
        ("listen = \"127.0.0.1:0\"\nlisten_on = 1\n", 2, "listen_on", "trusted_proxies"),
        ("[limits]\n\nbody_bites = 1\n", 3, "limits.body_bites", "body_bytes"),
        ("[tls]\ncert = \"a\"\n", 2, "tls.cert", "certificate, key"),
        ("[metrics]\nport = 1\n", 2, "metrics.port", "listen"),
        ("[limts]\n", 1, "limts", "limits"),
    ] {
        fs::write(&file, text).unwrap();
        let (exit, said) = check(&file, "en");
        let at = format!("{}:{line}: there is no key {key}. Keys: ", file.display());
        assert!(exit == 1 && said.contains(&at) && said.contains(known), "{exit} {said}");
        // And such a server does not start.
        let data = folder.path().join("register");
        let arguments = ["serve", "--training", "--lang", "en", "--data", data.to_str().unwrap(), "--config"];
        let (exit, _, said) = ran(&[&arguments[..], &[file.to_str().unwrap()]].concat());
        assert!(exit == 2 && said.contains(&at) && !data.exists(), "{exit} {said}");
    }
    for (lang, words) in [("fi", "avainta limts ei ole"), ("sv", "nyckeln limts finns inte")] {
        assert!(check(&file, lang).1.contains(words));
    }
}

#[test]
fn a_value_out_of_its_bounds_is_told_the_bounds() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("koto.toml");
    for (text, words) in [
        ("[limits]\nidle_minutes = 0", ":2: limits.idle_minutes has to be a whole number from 1 to 60."),
        ("[limits]\nidle_minutes = 61", "from 1 to 60"),
        ("[limits]\nsession_hours = \"12\"", "from 1 to 24"),
        ("[limits]\nsession_hours = 99999999999999999999", "from 1 to 24"),
        ("[limits]\nbody_bytes = -1", "from 10000 to 100000000"),
        ("listen = \"8080\"", ":1: listen has to be address and port"),
        ("listen = 8080", "address and port"),
        ("trusted_proxies = [\"proxy\"]", "a list of IP addresses"),
        ("trusted_proxies = \"127.0.0.1\"", "a list of IP addresses"),
        ("anchors = [1]", "a list of paths"),
        ("data = \"\"", "the path of a file"),
        ("tls = 1", "write [tls]"),
        ("[tls]\ncertificate = \"a.pem\"", "missing field `key`"),
        ("listen = ", "can't be read"),
        ("listen = \"a:1\"\nlisten = \"b:1\"", ":2: the settings can't be read: duplicate key"),
    ] {
        fs::write(&file, text).unwrap();
        let (exit, said) = check(&file, "en");
        assert!(exit == 1 && said.contains(words), "{text}: {exit} {said}");
    }
    // Every fault at once.
    fs::write(&file, "a = 1\nb = 2\n[limits]\nidle_minutes = 0\n").unwrap();
    assert_eq!(check(&file, "en").1.lines().count(), 3);
    assert!(check(Path::new("/nowhere.toml"), "sv").1.contains("kan inte läsas"));
}

#[test]
fn the_example_is_a_file_that_will_do_in_every_language() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("koto.toml");
    for (lang, words) in [("fi", "Tietohakemisto."), ("sv", "Datakatalogen."), ("en", "The data directory.")] {
        let (exit, example, _) = ran(&["config", "--example", "--lang", lang]);
        assert!(exit == 0 && example.contains(words) && example.contains("1–60"), "{example}");
        fs::write(&file, &example).unwrap();
        assert_eq!(check(&file, lang).0, 0);
        // With every key in use too; only the files of [tls] are not there.
        let used: String = example
            .lines()
            .map(|line| match line.strip_prefix('#') {
                Some(key) if !key.starts_with(' ') => format!("{key}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        fs::write(&file, &used).unwrap();
        let (exit, said) = check(&file, "en");
        assert!(
            exit == 1 && said.lines().count() == 1 && said.contains("/etc/kotodigi/key.pem can't be read"),
            "{said}"
        );
    }
    assert_eq!(ran(&["config"]).0, 2);
}

/// The numbers the example shows, the numbers that hold and the numbers of the API's description are the same.
#[test]
fn limits_are_documented_as_they_hold() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("koto.toml");
    let (_, example, _) = ran(&["config", "--example", "--lang", "en"]);
    let standing = Running::start(&folder.path().join("one"), &[]);
    let described = stranger(&standing).get("/openapi.json").body["info"]["description"].as_str().unwrap().to_owned();
    let mut found = 0;
    for line in described.lines().filter_map(|line| line.strip_prefix("- ")) {
        let (name, value) = line.split_once(':').unwrap().0.split_once(' ').unwrap();
        assert!(
            example.contains(&format!("{name} = {value}\n")) || example.contains(&format!("{name} = {value} ")),
            "{line}"
        );
        found += 1;
    }
    assert!(found >= 17, "{described}");
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")).unwrap();
    assert!(readme.contains("over 5 000\nnew and changed clients (500 000 made-up ones"));
    assert!(example.contains("intake_second_over = 5000 ") || example.contains("intake_second_over = 5000\n"));
    assert!(example.contains("intake_second_over_in_practice = 500000"));
    fs::write(&file, "[limits]\nbody_bytes = 10_000\n").unwrap();
    let small = Running::start(&folder.path().join("two"), &["--config", file.to_str().unwrap()]);
    let user = stranger(&small);
    assert!(user.get("/openapi.json").text.contains("body_bytes 10000: Largest body"));
    let long = serde_json::json!({"officer": "x".repeat(10_000)});
    assert_eq!(user.post("/api/session", &long, &[]).status, 413);
}

fn stranger(server: &Running) -> User {
    User { root: server.root.clone(), cookie: String::new() }
}

#[test]
fn a_secret_others_can_read_is_refused() {
    let folder = tempdir().unwrap();
    let (file, key) = (folder.path().join("koto.toml"), folder.path().join("key.pem"));
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    fs::write(folder.path().join("certificate.pem"), made.cert.pem()).unwrap();
    fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    // Paths are read from where the file stands.
    fs::write(&file, "[tls]\ncertificate = \"certificate.pem\"\nkey = \"key.pem\"\n").unwrap();
    for (mode, good) in [(0o644, false), (0o604, false), (0o660, false), (0o600, true), (0o400, true), (0o440, true)] {
        fs::set_permissions(&key, fs::Permissions::from_mode(mode)).unwrap();
        let (exit, said) = check(&file, "en");
        assert_eq!(exit == 0, good, "{mode:o} {said}");
        assert!(good || said.contains("Others can read the secret"), "{said}");
    }
    fs::write(&key, "no key").unwrap();
    let (exit, said) = check(&file, "en");
    assert!(exit == 1 && said.contains("won't do"), "{said}");
    let other = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    fs::write(&key, other.signing_key.serialize_pem()).unwrap();
    assert_eq!(check(&file, "en").0, 1, "the key of another certificate");
}

#[test]
fn real_clients_are_not_served_unencrypted_over_a_network() {
    let folder = tempdir().unwrap();
    let (data, file) = (folder.path().join("register"), folder.path().join("koto.toml"));
    let serve = |listen: &str, settings: &str| {
        fs::write(&file, settings).unwrap();
        let (data, file) = (data.to_str().unwrap(), file.to_str().unwrap());
        let (exit, _, said) = ran(&["serve", "--lang", "en", "--data", data, "--listen", listen, "--config", file]);
        assert_eq!(exit, 2);
        said.contains("not served unencrypted")
    };
    assert!(serve("0.0.0.0:0", "") && serve("[::]:0", "") && serve("192.0.2.1:80", ""));
    assert!(!data.exists(), "refused before anything was made");
    // Where it would be served, a register made for training is refused for that.
    assert_eq!(ran(&["init", "--training", "--data", data.to_str().unwrap()]).0, 0);
    assert!(!serve("127.0.0.1:0", "") && !serve("[::1]:0", "") && !serve("localhost:0", ""));
    assert!(!serve("0.0.0.0:0", "trusted_proxies = [\"192.0.2.7\"]"));
    // The figures have no TLS of their own: this machine, or a proxy on it.
    for (listen, good) in [("0.0.0.0:9464", false), ("192.0.2.1:9464", false), ("127.0.0.1:9464", true)] {
        let settings = format!("[metrics]\nlisten = \"{listen}\"\n");
        fs::write(&file, settings).unwrap();
        let arguments = ["serve", "--lang", "en", "--listen", "127.0.0.1:0", "--data"];
        let rest = [data.to_str().unwrap(), "--config", file.to_str().unwrap()];
        let (_, _, said) = ran(&[&arguments[..], &rest].concat());
        assert_eq!(said.contains("Metrics are not served unencrypted"), !good, "{listen}: {said}");
    }
}

#[test]
fn the_command_line_wins_over_the_file() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("koto.toml");
    fs::write(&file, "listen = \"127.0.0.1:0\"\ndata = \"of-the-file\"\n").unwrap();
    let mut command = running::kotodigi(&["serve", "--training", "--config", file.to_str().unwrap()]);
    command.current_dir("/");
    drop(Running::of(command));
    assert!(folder.path().join("of-the-file/koto-digi.json").exists());
    let given = folder.path().join("of-the-line");
    drop(Running::start(&given, &["--config", file.to_str().unwrap()]));
    assert!(given.join("koto-digi.json").exists());
    let (exit, _, said) = ran(&["serve", "--training", "--lang", "en"]);
    assert!(exit == 2 && said.contains("--data DIR"), "{said}");
}

/// Made-up people at an address of their own: the pages, and no register behind them.
#[test]
fn the_practice_pages_have_an_address_of_their_own() {
    let folder = tempdir().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let server = Running::start(folder.path(), &["--practice-listen", &free]);
    let practice = User { root: format!("http://{free}"), cookie: String::new() };
    let page = practice.get("/training/");
    assert!(page.status == 200 && page.header("content-type").starts_with("text/html"), "{}", page.status);
    assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(practice.get("/").text, page.text, "it is where one arrives");
    for path in ["/api/session", "/api/work", "/api/law", "/openapi.json", "/readyz"] {
        let got = practice.get(path);
        assert!(got.status == 404 && got.status != stranger(&server).get(path).status, "{path} {}", got.status);
    }
}
