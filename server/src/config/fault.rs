//! What is wrong with the settings, in words.

use kotodigi::phrase;
use kotodigi::words::{Phrase, text};
use std::path::{Path, PathBuf};

/// File and line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At(String);

impl At {
    pub(super) fn of(file: &Path, text: &str, place: usize) -> At {
        let line = text.bytes().take(place).filter(|byte| *byte == b'\n').count() + 1;
        At(format!("{}:{line}", file.display()))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Unreadable {
        file: PathBuf,
        why: String,
    },
    /// No TOML, or a section without what it needs; the parser says which.
    Syntax {
        at: At,
        why: String,
    },
    UnknownKey {
        at: At,
        key: String,
        known: Vec<&'static str>,
    },
    NoSection {
        at: At,
        section: &'static str,
    },
    Value {
        at: At,
        key: String,
        wanted: Phrase,
    },
    /// A section another module reads.
    Section {
        section: &'static str,
        why: String,
    },
    OpenSecret {
        file: PathBuf,
        mode: u32,
    },
    Certificate {
        file: PathBuf,
        why: String,
    },
    PlainHttp(String),
    PlainFigures(String),
    NoData,
}

impl Fault {
    pub fn words(&self) -> Phrase {
        match self {
            Fault::Unreadable { file, why } => phrase!(
                text("Tiedostoa {0} ei voi lukea: {1}", "Filen {0} kan inte läsas: {1}", "{0} can't be read: {1}"),
                file.display().to_string(),
                why.clone()
            ),
            Fault::Syntax { at, why } => phrase!(
                text(
                    "{0}: asetuksia ei voi lukea: {1}",
                    "{0}: inställningarna kan inte läsas: {1}",
                    "{0}: the settings can't be read: {1}"
                ),
                at.0.clone(),
                why.clone()
            ),
            Fault::UnknownKey { at, key, known } => phrase!(
                text(
                    "{0}: avainta {1} ei ole. Avaimet: {2}",
                    "{0}: nyckeln {1} finns inte. Nycklar: {2}",
                    "{0}: there is no key {1}. Keys: {2}"
                ),
                at.0.clone(),
                key.clone(),
                known.join(", ")
            ),
            Fault::NoSection { at, section } => phrase!(
                text(
                    "{0}: {1} on osa: kirjoita [{1}]",
                    "{0}: {1} är en del: skriv [{1}]",
                    "{0}: {1} is a section: write [{1}]"
                ),
                at.0.clone(),
                *section
            ),
            Fault::Value { at, key, wanted } => phrase!(
                text(
                    "{0}: avaimen {1} arvon pitää olla {2}.",
                    "{0}: värdet av {1} ska vara {2}.",
                    "{0}: {1} has to be {2}."
                ),
                at.0.clone(),
                key.clone(),
                wanted.clone()
            ),
            Fault::Section { section, why } => {
                phrase!(text("Osa [{0}]: {1}", "Delen [{0}]: {1}", "Section [{0}]: {1}"), *section, why.clone())
            }
            Fault::OpenSecret { file, mode } => phrase!(
                text(
                    "Salaisuuden {0} voivat muutkin lukea (oikeudet {1}). Korjaa: chmod 600 {0}",
                    "Hemligheten {0} kan läsas av andra (rättigheter {1}). Rätta: chmod 600 {0}",
                    "Others can read the secret {0} (mode {1}). Mend it: chmod 600 {0}"
                ),
                file.display().to_string(),
                format!("{mode:04o}")
            ),
            Fault::Certificate { file, why } => phrase!(
                text(
                    "Varmenne {0} ei kelpaa: {1}",
                    "Certifikatet {0} duger inte: {1}",
                    "The certificate {0} won't do: {1}"
                ),
                file.display().to_string(),
                why.clone()
            ),
            Fault::PlainHttp(listen) => phrase!(
                text(
                    "Oikeita asiakastietoja ei anneta salaamatta osoitteesta {0}. Anna asetuksissa [tls] tai edessä olevan välityspalvelimen osoite (trusted_proxies), tai kuuntele osoitetta 127.0.0.1.",
                    "Verkliga kunduppgifter ges inte okrypterade på adressen {0}. Ange [tls] eller adressen till proxyn framför (trusted_proxies) i inställningarna, eller lyssna på 127.0.0.1.",
                    "Real clients' data is not served unencrypted at {0}. Give [tls] or the address of the proxy in front (trusted_proxies) in the settings, or listen at 127.0.0.1."
                ),
                listen.clone()
            ),
            Fault::PlainFigures(listen) => phrase!(
                text(
                    "Mittareita ei anneta salaamatta osoitteesta {0}. Kuuntele osoitetta 127.0.0.1 ja anna mittarit siitä verkkoon TLS:n tekevän välityspalvelimen kautta.",
                    "Mätvärden ges inte okrypterade på adressen {0}. Lyssna på 127.0.0.1 och ge dem därifrån till nätet genom en proxy som gör TLS.",
                    "Metrics are not served unencrypted at {0}. Listen at 127.0.0.1 and give them to the network from there through a proxy that does TLS."
                ),
                listen.clone()
            ),
            Fault::NoData => text(
                "Tietohakemisto puuttuu: anna --data DIR tai asetuksissa data.",
                "Datakatalogen saknas: ange --data DIR eller data i inställningarna.",
                "The data directory is missing: give --data DIR, or data in the settings.",
            )
            .into(),
        }
    }
}
