//! The settings of a server: a TOML file. A key nobody knows, a value out of its bounds, a secret others can read:
//! the server does not start, and says where and why.

mod example;
mod fault;
mod fixed;
mod keys;
mod list;
mod secret;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::net::{IpAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use example::{documented, example};
pub use fault::{At, Fault};
pub use fixed::FIXED;
pub use keys::Kind;
pub use list::KEYS;
pub use secret::guarded;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub listen: Option<String>,
    pub data: Option<PathBuf>,
    /// Addresses of the proxies in front, whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Where the practice pages are offered beside a register for real people.
    pub practice_listen: Option<String>,
    /// Files the heads of the chains are written to, best on another organisation's disk.
    pub anchors: Vec<PathBuf>,
    /// The list of what was erased; it stands outside the data directory and its backups.
    pub erased: Option<PathBuf>,
    pub tls: Option<Tls>,
    pub metrics: Option<Metrics>,
    pub limits: Limits,
    /// What the login module reads by [`Config::login`].
    login: toml::Table,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Metrics {
    pub listen: String,
}

impl Default for Metrics {
    fn default() -> Self {
        Metrics { listen: "127.0.0.1:9464".into() }
    }
}

/// How much and how long; the bounds of each stand in [`KEYS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    pub body_bytes: usize,
    pub intake_bytes: usize,
    pub intake_second_over: u32,
    pub intake_second_over_in_practice: u32,
    pub intake_open_hours: u32,
    pub head_seconds: u64,
    pub connections: usize,
    pub requests_per_minute: u64,
    pub opening_minutes: u64,
    pub idle_minutes: u64,
    pub session_hours: u64,
    pub unused_days: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            body_bytes: 1_000_000,
            intake_bytes: 67_108_864,
            intake_second_over: 5_000,
            intake_second_over_in_practice: 500_000,
            intake_open_hours: 24,
            head_seconds: 10,
            connections: 1024,
            requests_per_minute: 600,
            opening_minutes: 60,
            idle_minutes: 15,
            session_hours: 12,
            unused_days: 60,
        }
    }
}

impl Limits {
    /// What the office itself has to know.
    pub fn of_office(&self) -> kotodigi::office::Settings {
        let opening_minutes = i64::try_from(self.opening_minutes).unwrap_or(i64::MAX);
        let mut settings = kotodigi::office::Settings { opening_minutes, ..kotodigi::office::Settings::default() };
        settings.intake.second_over = self.intake_second_over;
        settings.intake.second_over_in_practice = self.intake_second_over_in_practice;
        settings
    }
}

impl Config {
    /// Reads a file whole; every fault in it is named.
    pub fn read(file: &Path) -> Result<Config, Vec<Fault>> {
        let text = std::fs::read_to_string(file)
            .map_err(|why| vec![Fault::Unreadable { file: file.to_owned(), why: why.to_string() }])?;
        let mut config = Config::parse(&text, file)?;
        config.stand_beside(file.parent().unwrap_or(Path::new(".")));
        let faults: Vec<Fault> = config.tls.iter().filter_map(|tls| guarded(&tls.key).err()).collect();
        if faults.is_empty() { Ok(config) } else { Err(faults) }
    }

    fn parse(text: &str, file: &Path) -> Result<Config, Vec<Fault>> {
        let at = |place: usize| At::of(file, text, place);
        let syntax = |why: &toml::de::Error| {
            vec![Fault::Syntax { at: at(why.span().map_or(0, |span| span.start)), why: why.message().to_owned() }]
        };
        let table = DeTable::parse(text).map_err(|why| syntax(&why))?;
        let mut faults = Vec::new();
        walk(table.get_ref(), &at, &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        toml::from_str(text).map_err(|why| syntax(&why))
    }

    /// Paths are read from where the file stands, not from where the server was started.
    fn stand_beside(&mut self, folder: &Path) {
        let tls = self.tls.iter_mut().flat_map(|tls| [&mut tls.certificate, &mut tls.key]);
        let single = self.data.iter_mut().chain(self.erased.iter_mut()).chain(self.anchors.iter_mut());
        for path in single.chain(tls) {
            *path = folder.join(&*path);
        }
    }

    /// The section of the login module, in its own shape; `deny_unknown_fields` there keeps unknown keys out.
    pub fn login<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        self.login
            .clone()
            .try_into()
            .map_err(|why: toml::de::Error| Fault::Section { section: "login", why: why.message().to_owned() })
    }

    /// Real people's data goes over a network encrypted, or to a proxy on the way that does it.
    pub fn refuse_plain_http(&self, listen: &str) -> Result<(), Fault> {
        let encrypted = self.tls.is_some() || !self.trusted_proxies.is_empty();
        if !encrypted && !loopback(listen) {
            return Err(Fault::PlainHttp(listen.to_owned()));
        }
        // The figures have no TLS of their own.
        let figures = self.metrics.as_ref().filter(|metrics| !loopback(&metrics.listen));
        figures.map_or(Ok(()), |metrics| Err(Fault::PlainFigures(metrics.listen.clone())))
    }
}

fn loopback(listen: &str) -> bool {
    listen.to_socket_addrs().is_ok_and(|mut found| found.all(|address| address.ip().is_loopback()))
}

fn walk(table: &DeTable<'_>, at: &dyn Fn(usize) -> At, faults: &mut Vec<Fault>) {
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let place = at(key.span().start);
        if let Some(known) = KEYS[0].keys.iter().find(|known| known.name == name) {
            faults.extend(known.fault(known.name.into(), value.get_ref(), place));
            continue;
        }
        match (KEYS[1..].iter().find(|section| section.name == name), value.get_ref()) {
            (Some(section), DeValue::Table(inner)) => in_section(section, inner, at, faults),
            (Some(section), _) => faults.push(Fault::NoSection { at: place, section: section.name }),
            (None, _) => faults.push(Fault::UnknownKey { at: place, key: name.to_owned(), known: keys::top() }),
        }
    }
}

fn in_section(section: &keys::Section, table: &DeTable<'_>, at: &dyn Fn(usize) -> At, faults: &mut Vec<Fault>) {
    if section.open {
        return;
    }
    for (key, value) in table {
        let (name, place) = (key.get_ref().as_ref(), at(key.span().start));
        let full = format!("{}.{name}", section.name);
        match section.keys.iter().find(|known| known.name == name) {
            Some(known) => faults.extend(known.fault(full, value.get_ref(), place)),
            None => faults.push(Fault::UnknownKey { at: place, key: full, known: section.names() }),
        }
    }
}

/// The texts of an array, where it holds nothing else.
fn texts<'a>(value: &'a DeValue<'_>) -> Option<Vec<&'a str>> {
    value.as_array()?.iter().map(Spanned::get_ref).map(DeValue::as_str).collect()
}
