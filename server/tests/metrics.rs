//! The figures an operator watches, on a port of their own and on the operator's page.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::{Running, User, contact};
use std::fs;
use std::net::TcpListener;
use tempfile::{TempDir, tempdir};

struct Watched {
    server: Running,
    metrics: User,
    folder: TempDir,
}

fn serve() -> Watched {
    let folder = tempdir().unwrap();
    // A free port; the test may lose it to another only if that one is as quick.
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let file = folder.path().join("koto.toml");
    fs::write(&file, format!("[metrics]\nlisten = \"{free}\"\n")).unwrap();
    let server = Running::start(&folder.path().join("register"), &["--config", file.to_str().unwrap()]);
    Watched { server, metrics: User { root: format!("http://{free}"), cookie: String::new() }, folder }
}

impl Watched {
    fn figures(&self) -> String {
        let got = self.metrics.get("/metrics");
        assert_eq!((got.status, got.header("content-type")), (200, "text/plain; version=0.0.4; charset=utf-8"));
        got.text
    }
}

/// The value of a line.
fn value(figures: &str, name: &str) -> Option<f64> {
    let line = figures.lines().find(|line| line.split(' ').next() == Some(name))?;
    line.rsplit(' ').next().unwrap().parse().ok()
}

#[test]
fn requests_are_counted_by_route_and_status() {
    let watched = serve();
    let aino = watched.server.user("aino.korhonen");
    let client = aino.register("Merkkinen");
    let page = format!("/api/clients/{client}");
    for _ in 0..3 {
        assert_eq!(aino.get(&page).status, 200);
    }
    aino.get("/api/clients/290190-999W");
    aino.post(&format!("{page}/receive_contact"), &contact(), &[("If-Match", "\"7\"")]);
    aino.get("/Merkkinen/290190-999W");
    aino.ask("PUT", &page, None, &[]);
    let figures = watched.figures();
    let counted = |line: &str| value(&figures, &format!("kotodigi_requests_total{{{line}}}"));
    assert_eq!(counted("route=\"client\",status=\"200\""), Some(3.0), "{figures}");
    assert_eq!(counted("route=\"client\",status=\"404\""), Some(1.0));
    assert_eq!(counted("route=\"receive_contact\",status=\"412\""), Some(1.0));
    assert_eq!(counted("route=\"register_client\",status=\"201\""), Some(1.0));
    assert_eq!(counted("route=\"pages\",status=\"404\""), Some(1.0));
    assert_eq!(counted("route=\"other_method\",status=\"405\""), Some(1.0));
    assert_eq!(value(&figures, "kotodigi_request_seconds_count{route=\"client\"}"), Some(4.0));
    assert_eq!(value(&figures, "kotodigi_request_seconds_bucket{route=\"client\",le=\"+Inf\"}"), Some(4.0));
    assert_eq!(value(&figures, "kotodigi_journal_position"), Some(1.0));
    // Registered, seen three times, sought once in vain by what is no id (refused before the log), refused once.
    let looks = value(&figures, "kotodigi_looks_committed_total").unwrap();
    assert!((5.0..=6.0).contains(&looks), "{looks}");
    assert_eq!(value(&figures, "kotodigi_requests_under_way"), Some(0.0));
    assert!(figures.contains(&format!("kotodigi_build_info{{version=\"{}\"}} 1", env!("CARGO_PKG_VERSION"))));
    assert!(value(&figures, "kotodigi_disk_free_bytes").unwrap() > 0.0);
    for planted in [client.as_str(), "Merkkinen", "290190", "aino"] {
        assert!(!figures.contains(planted), "{planted}");
    }
    // As Prometheus reads it: every line is a comment, or a name, labels and a number.
    for line in figures.lines().filter(|line| !line.starts_with("# ")) {
        let (name, number) = line.rsplit_once(' ').unwrap();
        assert!(name.starts_with("kotodigi_") && number.parse::<f64>().is_ok(), "{line}");
    }
}

#[test]
fn figures_stand_on_their_own_port_only() {
    let watched = serve();
    let stranger = User { root: watched.server.root.clone(), cookie: String::new() };
    assert_eq!(stranger.get("/metrics").status, 404);
    for path in ["/", "/healthz", "/api/session", "/api/law"] {
        assert_eq!(watched.metrics.get(path).status, 404, "{path}");
    }
    for path in ["/metrics", "/nothing"] {
        let got = watched.metrics.get(path);
        assert_eq!((got.header("x-content-type-options"), got.header("referrer-policy")), ("nosniff", "no-referrer"));
        assert!(got.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
    }
}

#[test]
fn the_operators_page_has_its_figures() {
    let watched = serve();
    let stranger = User { root: watched.server.root.clone(), cookie: String::new() };
    assert_eq!(stranger.get("/api/operation").status, 401);
    let aino = watched.server.user("aino.korhonen");
    assert_eq!(watched.server.user("eeva.rantala").get("/api/operation").status, 403);
    let client = aino.register("Merkkinen");
    aino.get(&format!("/api/clients/{client}"));
    let got = watched.server.user("timo.hiltunen").get("/api/operation");
    assert_eq!(got.status, 200, "{}", got.text);
    let now = &got.body;
    assert_eq!((&now["kind"], &now["format"], &now["clients"]), (&"training".into(), &2.into(), &1.into()));
    assert_eq!((&now["journal_position"], &now["looks_today"]), (&1.into(), &2.into()), "{now}");
    assert!(now["disk_free_bytes"].as_i64().unwrap() > 0 && now["uptime_seconds"].as_i64().unwrap() < 60);
    // What nobody knows is no zero; the heads were anchored when it began.
    assert!(now["last_backup"].is_null() && now["last_anchor"].as_i64().unwrap() > 0, "{now}");
    assert!(!got.text.contains("Merkkinen") && !got.text.contains(&client));
}

#[test]
fn the_age_of_the_last_backup_is_watched() {
    let watched = serve();
    assert_eq!(value(&watched.figures(), "kotodigi_backup_age_seconds"), None);
    let (data, file) = (watched.folder.path().join("register"), watched.folder.path().join("b.backup"));
    let (exit, said, why) = running::ran(&["backup", file.to_str().unwrap(), "--data", data.to_str().unwrap()]);
    assert_eq!(exit, 0, "{said}{why}");
    let age = value(&watched.figures(), "kotodigi_backup_age_seconds").unwrap();
    assert!((0.0..60.0).contains(&age), "{age}");
}
