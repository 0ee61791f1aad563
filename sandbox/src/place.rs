//! Where the reader is: the address bar as a value, and back. An identity code or a name never stands in it.

use kotodigi::entry::ClientId;
use kotodigi::views::{LogAsk, WorkAsk};
use uuid::Uuid;

/// Which door the pages speak to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The register on a server.
    Work,
    /// The practice register in this browser.
    Training,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Two clear choices: work or practise.
    Start,
    In(Side, Page),
    /// Is a record file whole?
    Verify,
    Missing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    Tasks(WorkAsk),
    Search,
    Client(ClientId),
    /// A step's form; of no client when one is to be registered.
    Form(Option<ClientId>, String),
    /// A deed's form; of the right, client or anomaly it is done to.
    Deed(String, Option<Uuid>),
    Rights,
    Notices,
    Anomalies,
    Erasure,
    /// What each role may do.
    Roles,
    /// A one-time password for an account.
    Invite(String),
    /// Who looked at a client.
    ClientLog(ClientId),
    /// All data of one person.
    Extract(ClientId),
    /// What officers looked at.
    OfficerLog(LogAsk),
    Role,
    /// One's own open sessions.
    Sessions,
    Law,
    /// An old register, from the workbench into the register.
    IntakeLoad,
    /// What was loaded, and what waits for a second person.
    IntakeRuns,
    Missing,
}

impl Side {
    const fn path(self) -> &'static str {
        match self {
            Side::Work => "/work",
            Side::Training => "/training",
        }
    }
}

impl Place {
    /// `path` as it stands in the address bar, `query` without its question mark.
    pub fn parse(path: &str, query: &str) -> Place {
        let path = path.trim_end_matches('/');
        if matches!(path, "" | "/index.html") {
            return Place::Start;
        }
        if path == "/verify" {
            return Place::Verify;
        }
        let side = [Side::Work, Side::Training].into_iter().find_map(|side| {
            let rest = path.strip_prefix(side.path())?;
            (rest.is_empty() || rest.starts_with('/')).then_some((side, rest))
        });
        side.map_or(Place::Missing, |(side, rest)| Place::In(side, Page::parse(rest, query)))
    }

    pub fn path(&self) -> String {
        match self {
            Place::In(side, page) => format!("{}{}", side.path(), page.path()),
            Place::Verify => "/verify".to_owned(),
            Place::Start | Place::Missing => "/".to_owned(),
        }
    }

    pub fn side(&self) -> Option<Side> {
        if let Place::In(side, _) = self { Some(*side) } else { None }
    }
}

impl Page {
    fn parse(rest: &str, query: &str) -> Page {
        let parts: Vec<&str> = rest.split('/').skip(1).collect();
        match parts[..] {
            [] => Page::Tasks(ask(query)),
            ["search"] => Page::Search,
            ["role"] => Page::Role,
            ["sessions"] => Page::Sessions,
            ["law"] => Page::Law,
            ["intake-load"] => Page::IntakeLoad,
            ["intake-runs"] => Page::IntakeRuns,
            ["rights"] => Page::Rights,
            ["notices"] => Page::Notices,
            ["anomalies"] => Page::Anomalies,
            ["erasure"] => Page::Erasure,
            ["roles"] => Page::Roles,
            ["deeds", deed] => Page::Deed(deed.to_owned(), None),
            ["deeds", deed, id] => {
                Uuid::parse_str(id).map_or(Page::Missing, |id| Page::Deed(deed.to_owned(), Some(id)))
            }
            ["clients", "new"] => Page::Form(None, "register_client".to_owned()),
            ["clients", id] => ClientId::parse_str(id).map_or(Page::Missing, Page::Client),
            ["invite", account] => Page::Invite(unescape(account)),
            ["officer-log"] => Page::OfficerLog(log_ask(query)),
            ["clients", id, "log"] => ClientId::parse_str(id).map_or(Page::Missing, Page::ClientLog),
            ["clients", id, "extract"] => ClientId::parse_str(id).map_or(Page::Missing, Page::Extract),
            ["clients", id, step] => {
                ClientId::parse_str(id).map_or(Page::Missing, |id| Page::Form(Some(id), step.to_owned()))
            }
            _ => Page::Missing,
        }
    }

    fn path(&self) -> String {
        match self {
            Page::Tasks(ask) => query(ask),
            Page::Search => "/search".to_owned(),
            Page::Role => "/role".to_owned(),
            Page::Sessions => "/sessions".to_owned(),
            Page::Law => "/law".to_owned(),
            Page::IntakeLoad => "/intake-load".to_owned(),
            Page::IntakeRuns => "/intake-runs".to_owned(),
            Page::Rights => "/rights".to_owned(),
            Page::Notices => "/notices".to_owned(),
            Page::Anomalies => "/anomalies".to_owned(),
            Page::Erasure => "/erasure".to_owned(),
            Page::Roles => "/roles".to_owned(),
            Page::Deed(deed, None) => format!("/deeds/{deed}"),
            Page::Deed(deed, Some(id)) => format!("/deeds/{deed}/{id}"),
            Page::Invite(account) => format!("/invite/{}", escape(account)),
            Page::OfficerLog(ask) => format!("/officer-log{}", log_query(ask)),
            Page::ClientLog(id) => format!("/clients/{id}/log"),
            Page::Extract(id) => format!("/clients/{id}/extract"),
            Page::Client(id) => format!("/clients/{id}"),
            Page::Form(None, _) => "/clients/new".to_owned(),
            Page::Form(Some(id), step) => format!("/clients/{id}/{step}"),
            Page::Missing => String::new(),
        }
    }
}

/// What is asked of the work list, as it stands behind the question mark; nothing when all is asked.
pub fn query(ask: &WorkAsk) -> String {
    let from = (ask.from > 0).then(|| ask.from.to_string());
    let pairs = [("worker", &ask.worker), ("municipality", &ask.municipality), ("kind", &ask.kind), ("from", &from)];
    behind(&pairs)
}

/// The same for the log of looks: an officer's id and a number of days, nothing of a client.
pub fn log_query(ask: &LogAsk) -> String {
    behind(&[("officer", &ask.officer), ("days", &ask.days.map(|days| days.to_string()))])
}

fn behind(pairs: &[(&str, &Option<String>)]) -> String {
    let parts: Vec<String> = pairs
        .iter()
        .filter_map(|(key, value)| Some((key, value.as_deref().filter(|value| !value.is_empty())?)))
        .map(|(key, value)| format!("{key}={}", escape(value)))
        .collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

fn value(query: &str, key: &str) -> Option<String> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='))?;
    Some(unescape(value)).filter(|value| !value.is_empty())
}

fn log_ask(query: &str) -> LogAsk {
    LogAsk { officer: value(query, "officer"), days: value(query, "days").and_then(|days| days.parse().ok()) }
}

fn ask(query: &str) -> WorkAsk {
    let get = |key: &str| value(query, key);
    WorkAsk {
        worker: get("worker"),
        municipality: get("municipality"),
        kind: get("kind"),
        from: get("from").and_then(|from| from.parse().ok()).unwrap_or(0),
    }
}

fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn unescape(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let pair = tail.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (first, pair) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_reads_back() {
        let id = ClientId::from_u128(7);
        let ask =
            WorkAsk { worker: Some("aino@x y".into()), municipality: None, kind: Some("review_plan".into()), from: 50 };
        let pages = [
            Page::Tasks(WorkAsk::default()),
            Page::Tasks(ask),
            Page::Search,
            Page::Role,
            Page::Sessions,
            Page::Law,
            Page::IntakeLoad,
            Page::IntakeRuns,
            Page::Rights,
            Page::Notices,
            Page::Anomalies,
            Page::Erasure,
            Page::Roles,
            Page::OfficerLog(LogAsk { days: Some(30), officer: Some("aino.korhonen".into()) }),
            Page::Invite("maija.virtanen".into()),
            Page::ClientLog(id),
            Page::Extract(id),
            Page::Deed("open_outside".into(), None),
            Page::Deed("grant_right".into(), Some(id)),
            Page::Client(id),
            Page::Form(None, "register_client".into()),
            Page::Form(Some(id), "draw_up_plan".into()),
        ];
        for page in pages {
            for side in [Side::Work, Side::Training] {
                let place = Place::In(side, page.clone());
                let path = place.path();
                let (path, query) = path.split_once('?').unwrap_or((&path, ""));
                assert_eq!(Place::parse(path, query), place);
            }
        }
    }

    #[test]
    fn what_is_nowhere_is_missing() {
        assert_eq!(Place::parse("/", ""), Place::Start);
        assert_eq!(Place::parse(&Place::Verify.path(), ""), Place::Verify);
        assert_eq!(Place::parse("/workshop", ""), Place::Missing);
        assert_eq!(Place::parse("/work/clients/7", ""), Place::In(Side::Work, Page::Missing));
        assert_eq!(Place::parse("/training/", ""), Place::In(Side::Training, Page::Tasks(WorkAsk::default())));
    }
}
