//! Issuers that lie of themselves, or are mixed up; certificates that are false; secrets others can read.

use super::{HERE, Hostile, Provider, enter, issuer, query, serving};
use kotodigi_server::clock;
use kotodigi_server::login::{Login, Settings};
use kotodigi_tests::personal::Server;
use kotodigi_tests::visitor::Visitor;
use serde_json::json;

/// Two issuers, one of which hands on what it got to the other's address of return.
#[test]
fn two_issuers_are_not_mixed_up() {
    let (honest, liar) = (Provider::start("hostile.mjs"), Provider::start("hostile.mjs"));
    let server =
        serving(&[issuer("honest", &honest.url, "koto", json!({})), issuer("liar", &liar.url, "koto", json!({}))]);
    for id in ["honest", "liar"] {
        server.login.link(id, "aino", "aino.korhonen", clock::now()).unwrap();
    }
    let calls = |of: &Provider| Visitor::at(&of.url).get("/calls").body["/token"].as_i64().unwrap_or_default();
    for (sent_to, back_to, word) in [
        ("liar", "honest", "liar mixed_up"),
        ("honest", "liar", "honest mixed_up"),
        ("honest", "nobody", "honest mixed_up"),
    ] {
        let browser = server.visitor();
        let asked = query(browser.get(&format!("/login/oidc/{sent_to}")).header("location"));
        assert_eq!(asked["redirect_uri"], format!("{HERE}/login/oidc/{sent_to}/callback"));
        let got = enter(&browser, &format!("/login/oidc/{back_to}/callback?code=abc&state={}", asked["state"]));
        assert_eq!((got.status, server.said().as_str()), (403, word));
    }
    assert_eq!((calls(&honest), calls(&liar)), (0, 0), "no code was carried anywhere");
}

/// What an issuer says of itself is believed only of itself, and leads nowhere the settings do not name.
#[test]
fn a_description_of_another_issuer_or_to_another_host_is_refused() {
    for (lie, good) in [
        (json!({"issuer": "https://op.example"}), false),
        (json!({"issuer": null}), false),
        (json!({"authorization_endpoint": "http://localhost:9/authorize"}), false),
        (json!({"authorization_endpoint": "javascript:alert(1)"}), false),
        (json!({"jwks_uri": "http://localhost:9/jwks"}), false),
        (json!({}), true),
    ] {
        let provider = Provider::start("hostile.mjs");
        let server = serving(&[issuer("liar", &provider.url, "koto", json!({}))]);
        provider.is_told("/plan", &json!({"describe": lie}));
        let got = server.visitor().get("/login/oidc/liar");
        assert_eq!(got.status, if good { 303 } else { 503 }, "{lie}: {}", got.text);
    }
    // A host beside the issuer's own is named in the settings.
    let provider = Provider::start("hostile.mjs");
    let more = json!({"hosts": ["localhost"]});
    let server = serving(&[issuer("liar", &provider.url, "koto", more)]);
    let other = provider.url.replace("127.0.0.1", "localhost");
    provider.is_told("/plan", &json!({"describe": {"authorization_endpoint": format!("{other}/authorize")}}));
    assert_eq!(server.visitor().get("/login/oidc/liar").status, 303);
    // An address for codes that the settings do not name gets none.
    let liar = Hostile::start(json!({}));
    let elsewhere = liar.issuer.url.replace("127.0.0.1", "localhost");
    let plan = json!({"describe": {"token_endpoint": format!("{elsewhere}/token")}});
    liar.issuer.is_told("/plan", &plan);
    assert_eq!(liar.with(plan), (403, "liar unreachable".into()));
    assert_eq!(liar.calls("/token"), 0);
}

/// Over https: an issuer nobody vouches for, one whose certificate names another, and one that will do.
#[test]
fn an_issuer_with_a_false_certificate_is_not_talked_to() {
    let folder = tempfile::tempdir().unwrap();
    let made = |name: &str| {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
        let (certificate, key) = (folder.path().join(format!("{name}.pem")), folder.path().join(format!("{name}.key")));
        std::fs::write(&certificate, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        (certificate, key)
    };
    let ((own, own_key), (other, other_key)) = (made("localhost"), made("op.example"));
    for (shows, key, trusted, status) in
        [(&own, &own_key, &own, 303), (&own, &own_key, &other, 503), (&other, &other_key, &other, 503)]
    {
        let provider = Provider::showing("hostile.mjs", &[shows, key]);
        let settings = json!({"public_url": HERE, "authorities": trusted,
            "issuers": [issuer("liar", &provider.url, "koto", json!({}))]});
        let settings: Settings = serde_json::from_value(settings).unwrap();
        assert_eq!(settings.faults(), Vec::<String>::new());
        let server = Server::with(settings, &[]);
        let got = server.visitor().get("/login/oidc/liar");
        assert_eq!(got.status, status, "{shows:?} {trusted:?}: {}", got.text);
    }
}

#[test]
fn a_clients_secret_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "a secret of the test").unwrap();
    let opened = |mode: u32| {
        std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(mode)).unwrap();
        let issuer = issuer("op", "https://op.example", "koto", json!({"client_secret_file": secret}));
        let settings = json!({"public_url": HERE, "issuers": [issuer]});
        let settings: Settings = serde_json::from_value(settings).unwrap();
        Login::open(&folder.path().join("login.sqlite"), settings).map(drop)
    };
    for mode in [0o644, 0o604, 0o660, 0o602] {
        assert!(opened(mode).unwrap_err().to_string().contains("others can read it"), "{mode:o}");
    }
    for mode in [0o600, 0o400, 0o440] {
        opened(mode).unwrap();
    }
}
