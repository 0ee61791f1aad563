//! Cookies. A name with `__Host-` is taken by a browser only from this very host, by https, for all its paths.

use axum::http::{HeaderMap, header};

pub(super) const SESSION: &str = "__Host-koto-session";
pub(super) const ISSUER: &str = "__Host-koto-issuer";
/// A training register is at home on plain http.
pub(super) const TRAINING: &str = "koto-session";

/// The value of a cookie. Of two with one name neither is believed: one of them was planted.
pub(super) fn of<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
    let mut named = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|cookie| {
        let (name, value) = cookie.trim().split_once('=')?;
        (name == wanted).then_some(value)
    });
    named.next().filter(|_| named.next().is_none())
}

pub(super) fn session(secret: &str) -> String {
    format!("{SESSION}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict")
}

/// Lax: the browser has to bring it along when the issuer sends it back.
pub(super) fn issuer(secret: &str) -> String {
    format!("{ISSUER}={secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600")
}

/// The cookie with no value, gone at once.
pub(super) fn gone(set: &str) -> String {
    let name = set.split('=').next().unwrap_or_default();
    format!("{name}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
}
