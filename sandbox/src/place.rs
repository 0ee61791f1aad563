//! Where the reader is: the address bar as a value, and back. An identity code or a name never stands in it.

use kotodigi::entry::ClientId;
use kotodigi::views::WorkAsk;

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
    Role,
    Law,
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
            ["law"] => Page::Law,
            ["clients", "new"] => Page::Form(None, "register_client".to_owned()),
            ["clients", id] => ClientId::parse_str(id).map_or(Page::Missing, Page::Client),
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
            Page::Law => "/law".to_owned(),
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
    let parts: Vec<String> = pairs
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.as_deref().filter(|value| !value.is_empty())?)))
        .map(|(key, value)| format!("{key}={}", escape(value)))
        .collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

fn ask(query: &str) -> WorkAsk {
    let get = |key: &str| {
        let value = query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='))?;
        Some(unescape(value)).filter(|value| !value.is_empty())
    };
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
            Page::Law,
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
