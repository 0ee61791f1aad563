//! What a key is, and what it takes.

use super::fault::{At, Fault};
use super::list::KEYS;
use super::texts;
use kotodigi::phrase;
use kotodigi::words::{Phrase, Text, text};
use std::net::IpAddr;
use toml::de::DeValue;

#[derive(Debug)]
pub struct Section {
    /// Empty for what stands above the first section.
    pub name: &'static str,
    pub help: Text,
    pub keys: &'static [Key],
    /// Read by another module, which has its own list.
    pub open: bool,
}

#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    pub kind: Kind,
    /// As it stands in the example; for numbers also what holds when nothing is said.
    pub sample: &'static str,
    pub help: Text,
}

#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A whole number within these bounds.
    Whole(i64, i64),
    /// Host and port.
    Listen,
    Path,
    Paths,
    /// IP addresses.
    Addresses,
}

pub(super) const fn key(name: &'static str, kind: Kind, sample: &'static str, help: Text) -> Key {
    Key { name, kind, sample, help }
}

pub(super) fn top() -> Vec<&'static str> {
    KEYS[0].names().into_iter().chain(KEYS[1..].iter().map(|section| section.name)).collect()
}

impl Section {
    pub fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }
}

impl Key {
    /// What is wrong with a value, if anything is.
    pub(super) fn fault(&self, key: String, value: &DeValue<'_>, at: At) -> Option<Fault> {
        let good = match self.kind {
            Kind::Whole(least, most) => whole(value).is_some_and(|number| (least..=most).contains(&number)),
            Kind::Listen => value.as_str().is_some_and(|listen| {
                listen.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
            }),
            Kind::Path => value.as_str().is_some_and(|path| !path.is_empty()),
            Kind::Paths => texts(value).is_some_and(|paths| paths.iter().all(|path| !path.is_empty())),
            Kind::Addresses => texts(value).is_some_and(|all| all.iter().all(|one| one.parse::<IpAddr>().is_ok())),
        };
        (!good).then(|| Fault::Value { at, key, wanted: self.kind.wanted() })
    }
}

fn whole(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

impl Kind {
    fn wanted(self) -> Phrase {
        match self {
            Kind::Whole(least, most) => phrase!(
                text("kokonaisluku {0}–{1}", "ett heltal {0}–{1}", "a whole number from {0} to {1}"),
                least.to_string(),
                most.to_string()
            ),
            Kind::Listen => text(
                "osoite ja portti, kuten \"127.0.0.1:8080\"",
                "adress och port, såsom \"127.0.0.1:8080\"",
                "address and port, as \"127.0.0.1:8080\"",
            )
            .into(),
            Kind::Path => text(
                "tiedoston tai hakemiston polku lainausmerkeissä",
                "sökväg till en fil eller katalog inom citattecken",
                "the path of a file or folder in quotation marks",
            )
            .into(),
            Kind::Paths => text(
                "luettelo polkuja, kuten [\"a\", \"b\"]",
                "en lista med sökvägar, såsom [\"a\", \"b\"]",
                "a list of paths, as [\"a\", \"b\"]",
            )
            .into(),
            Kind::Addresses => text(
                "luettelo IP-osoitteita, kuten [\"127.0.0.1\"]",
                "en lista med IP-adresser, såsom [\"127.0.0.1\"]",
                "a list of IP addresses, as [\"127.0.0.1\"]",
            )
            .into(),
        }
    }
}
