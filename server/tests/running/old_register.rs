//! An old register that is brought to a server.

use super::{Got, User, ran};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub const SOUND: &str =
    "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa\n7;290200A901C;Meri;Aino;Kuopio;1.3.2025\n";
pub const FILES: &str = "/api/intake/files";

pub fn ask(user: &User, method: &str, path: &str, body: Option<&Value>) -> Got {
    user.ask(method, path, body, &[("Koto-Purpose", "data_quality")])
}

pub fn bring(user: &User, bytes: &[u8]) -> Got {
    bring_as(user, bytes, "application/octet-stream")
}

pub fn bring_as(user: &User, bytes: &[u8], media: &str) -> Got {
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    let agent: ureq::Agent = config.build().into();
    let request = ureq::http::Request::builder().method("POST").uri(format!("{}{FILES}", user.root));
    let request = request.header("Koto-Purpose", "data_quality").header("Accept-Language", "en");
    let request = request.header("Content-Type", media).header("Cookie", &user.cookie);
    let mut response = agent.run(request.body(bytes.to_vec()).unwrap()).unwrap();
    let text = response.body_mut().read_to_string().unwrap();
    let body = serde_json::from_str(&text).unwrap_or_default();
    Got { status: response.status().as_u16(), headers: response.headers().clone(), text, body }
}

pub fn file(user: &User, bytes: &[u8]) -> String {
    let got = bring(user, bytes);
    assert_eq!(got.status, 200, "{}", got.text);
    assert_eq!(got.body["bytes"], bytes.len());
    format!("{FILES}/{}", got.body["file"].as_str().unwrap())
}

/// Loads a file to its end.
pub fn load(user: &User, file: &str, more: &Value) -> Value {
    let mut wanted = json!({"name": "vanha.csv"});
    wanted.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let got = ask(user, "POST", &format!("{file}/load"), Some(&wanted));
    assert_eq!(got.status, 202, "{}", got.text);
    let start = Instant::now();
    loop {
        let got = ask(user, "GET", &format!("{file}/load"), None);
        assert_eq!(got.status, 200, "{}", got.text);
        if ["done", "failed"].contains(&got.body["state"].as_str().unwrap()) {
            return got.body;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{}", got.text);
        std::thread::sleep(Duration::from_millis(50));
    }
}

pub fn is_signed(folder: &TempDir, sealed: &str) {
    let file = folder.path().join("report.json");
    let path = file.to_str().unwrap();
    std::fs::write(&file, sealed).unwrap();
    let (exit, said, _) = ran(&["verify", "--report", path, "--lang", "en"]);
    assert!(exit == 0 && said.contains("as it was signed"), "{exit} {said}");
    let key = serde_json::from_str::<Value>(sealed).unwrap()["key"].as_str().unwrap().to_owned();
    assert_eq!(ran(&["verify", "--report", path, "--key", &key]).0, 0);
    // Another register's, what is no key, and the file the key was put into.
    assert_eq!(ran(&["verify", "--report", path, "--key", &format!("{}=", "A".repeat(43))]).0, 1);
    let (exit, _, said) = ran(&["verify", "--report", path, "--key", "other", "--lang", "en"]);
    assert!(exit == 2 && said.contains("neither a key nor a file"), "{said}");
    let kept = folder.path().join("report.key");
    std::fs::write(&kept, format!("{key}\n")).unwrap();
    assert_eq!(ran(&["verify", "--report", path, "--key", kept.to_str().unwrap()]).0, 0);
    std::fs::write(&file, sealed.replacen("\"created\": ", "\"created\": 1", 1)).unwrap();
    let (exit, said, _) = ran(&["verify", "--report", path, "--lang", "en"]);
    assert!(exit == 1 && said.contains("has changed"), "{exit} {said}");
}
