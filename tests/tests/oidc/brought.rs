//! A file that was brought, and the issuer's fresh factor.

use super::{Provider, enter, issuer, serving, to_the_door};
use kotodigi_tests::personal::COOKIE;
use serde_json::json;

/// The issuer's fresh factor begins another session here: an old register that was brought is still there for it.
#[test]
fn a_file_that_was_brought_outlives_a_fresh_factor_at_the_issuer() {
    let op = Provider::start("op.mjs");
    op.is_told("/be", &json!({"account": "otto.siirto", "acr": "urn:test:mfa"}));
    let server = serving(&[issuer("es", &op.url, "koto-es", json!({"accounts": "*.siirto"}))]);
    let browser = server.visitor();
    enter(&browser, &to_the_door(&browser, "/login/oidc/es", &op.url));
    let before = browser.cookie(COOKIE).unwrap();
    let purpose = ("Koto-Purpose", "data_quality");
    let bytes = [purpose, ("Content-Type", "application/octet-stream")];
    let brought = browser.ask("POST", "/api/intake/files", Some("Hetu\n290200A901C\n"), &bytes);
    assert_eq!(brought.status, 200, "{}", brought.text);
    let file = format!("/api/intake/files/{}", brought.body["file"].as_str().unwrap());
    enter(&browser, &to_the_door(&browser, "/login/oidc/es?fresh=1", &op.url));
    assert_ne!(browser.cookie(COOKIE).unwrap(), before);
    let there = browser.ask("DELETE", &file, None, &[purpose]);
    assert_eq!(there.status, 200, "{}", there.text);
}
