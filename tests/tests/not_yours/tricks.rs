//! Ways to say the same id, address, header or body differently, in the hope that one check reads it and another does
//! not.

use crate::{Attempt, Foreign};
use kotodigi_fixtures::chance::Chance;

type Twist = fn(&mut Attempt, &Foreign, &mut Chance);

/// What it is called in the count, and what it does.
const TWISTS: &[(&str, Twist)] = &[
    ("plain", |_, _, _| {}),
    ("upper case id", |attempt, _, _| attempt.path = attempt.path.replace("{}", "{upper}")),
    ("id in braces", |attempt, _, _| attempt.path = attempt.path.replace("{}", "%7B{}%7D")),
    ("id without hyphens", |attempt, _, _| attempt.path = attempt.path.replace("{}", "{bare}")),
    ("id as urn", |attempt, _, _| attempt.path = attempt.path.replace("{}", "urn:uuid:{}")),
    ("percent-encoded id", |attempt, _, _| attempt.path = attempt.path.replace("{}", "{percent}")),
    ("doubly encoded id", |attempt, _, _| attempt.path = attempt.path.replace("{}", "{double}")),
    ("encoded slash", |attempt, _, _| attempt.path = attempt.path.replacen("/{}", "%2F{}", 1)),
    ("encoded dots", |attempt, _, _| attempt.path = attempt.path.replacen("/api/", "/api/%2e%2e/api/", 1)),
    ("dots", |attempt, _, _| attempt.path = attempt.path.replacen("/api/", "/api/x/../", 1)),
    ("dots behind", |attempt, _, _| attempt.path = behind(&attempt.path, "/.")),
    ("double slash", |attempt, _, _| attempt.path = attempt.path.replacen("/api/", "//api//", 1)),
    ("backslash", |attempt, _, _| attempt.path = attempt.path.replacen("/{}", "/x%5C..%5C{}", 1)),
    ("trailing slash", |attempt, _, _| attempt.path = behind(&attempt.path, "/")),
    ("semicolon", |attempt, _, _| attempt.path = behind(&attempt.path, ";x=1")),
    ("null byte", |attempt, _, _| attempt.path = behind(&attempt.path, "%00")),
    ("space behind", |attempt, _, _| attempt.path = behind(&attempt.path, "%20")),
    ("case of the path", |attempt, _, _| attempt.path = attempt.path.replacen("/api/clients", "/API/Clients", 1)),
    ("ending of a file", |attempt, _, _| attempt.path = behind(&attempt.path, ".json")),
    ("own client first in the query", |attempt, _, _| {
        attempt.path = twice(&attempt.path, "00000000-0000-0000-0000-000000000000", "{}");
    }),
    ("own client last in the query", |attempt, _, _| {
        attempt.path = twice(&attempt.path, "{}", "00000000-0000-0000-0000-000000000000");
    }),
    ("query nobody asked for", |attempt, _, chance| {
        let extra = ["client={}", "subject={}", "id={}", "officer=linnea.nygard", "purpose=data_subject", "scope=905"];
        let mark = if attempt.path.contains('?') { '&' } else { '?' };
        attempt.path = format!("{}{mark}{}", attempt.path, chance.pick(&extra));
    }),
    ("method override", |attempt, _, chance| {
        let name = *chance.pick(&["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method", "_method"]);
        attempt.headers.push((name, (*chance.pick(&["GET", "POST", "PUT", "DELETE"])).to_owned()));
    }),
    ("another address in a header", |attempt, _, chance| {
        let name = *chance.pick(&["X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix"]);
        attempt.headers.push((name, attempt.path.clone()));
    }),
    ("another sender in a header", |attempt, _, chance| {
        let name = *chance.pick(&["X-Forwarded-For", "X-Forwarded-User", "X-Remote-User", "Forwarded", "X-Real-IP"]);
        attempt.headers.push((name, (*chance.pick(&["linnea.nygard", "127.0.0.1", "for=127.0.0.1"])).to_owned()));
    }),
    ("foreign version", |attempt, _, chance| {
        attempt.headers.retain(|(name, _)| *name != "If-Match");
        let version = *chance.pick(&["\"1\"", "\"4\"", "\"5\"", "\"0\"", "\"4294967295\""]);
        attempt.headers.push(("If-Match", version.to_owned()));
    }),
    ("second purpose", |attempt, _, chance| {
        let purpose = *chance.pick(&["plan", "data_subject", "data_quality", "supervision"]);
        attempt.headers.push(("Koto-Purpose", purpose.to_owned()));
    }),
    ("second cookie", |attempt, _, _| attempt.headers.push(("Cookie", "koto-session=linnea.nygard".to_owned()))),
    ("members nobody asked for", |attempt, foreign, chance| {
        let Some(body) = attempt.body.as_mut().filter(|body| body.len() > 2) else { return };
        let members = ["\"client\":\"{}\"", "\"subject\":\"{}\"", "\"by\":\"linnea.nygard\"", "\"right\":\"RIGHT\""];
        let member = chance.pick(&members).replace("RIGHT", &foreign.right);
        *body = format!("{{{member},{}", &body[1..]);
    }),
    ("other language", |attempt, _, chance| {
        attempt.headers.push(("Accept-Language", (*chance.pick(&["fi", "sv", "de", "*"])).to_owned()));
    }),
];

/// The attempt, said differently.
pub fn twist(attempt: &Attempt, foreign: &Foreign, chance: &mut Chance) -> (&'static str, Attempt) {
    let (name, how) = chance.pick(TWISTS);
    let mut twisted = attempt.clone();
    how(&mut twisted, foreign, chance);
    (name, twisted)
}

/// The id in the form the address wants, where it is not said as it is.
pub fn written(path: &str, id: &str) -> String {
    let percent: String = id.bytes().map(|byte| format!("%{byte:02X}")).collect();
    path.replace("{upper}", &id.to_uppercase())
        .replace("{bare}", &id.replace('-', ""))
        .replace("{double}", &percent.replace('%', "%25"))
        .replace("{percent}", &percent)
        .replace("{}", id)
}

fn behind(path: &str, what: &str) -> String {
    match path.split_once('?') {
        Some((path, query)) => format!("{path}{what}?{query}"),
        None => format!("{path}{what}"),
    }
}

fn twice(path: &str, first: &str, then: &str) -> String {
    match path.split_once('?').and_then(|(path, query)| Some((path, query.split_once('=')?.0))) {
        Some((path, key)) => format!("{path}?{key}={first}&{key}={then}"),
        None => format!("{path}?client={first}&client={then}"),
    }
}
