//! `kotodigi verify --report`: without a register, and without a network.

use super::super::{Done, Exit, Stopped, print, unreadable};
use crate::intake::report::{Fault, Verified, verify};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::path::Path;

pub(super) fn run(file: &Path, key: Option<&str>, lang: Lang) -> Done {
    let key = key.map(|key| key_of(key, lang)).transpose()?;
    let bytes = std::fs::read(file).map_err(|why| unreadable(file, &why, lang))?;
    let (said, exit) = match verify(&bytes) {
        Err(Fault::NotSealed) => (NOT_SEALED.into(), Exit::Findings),
        Err(Fault::Changed) => (CHANGED.into(), Exit::Findings),
        Ok(Verified { key: found, .. }) => match key {
            None => (phrase!(WHOLE, found), Exit::Clean),
            Some(key) if key == found => (phrase!(OWN, found), Exit::Clean),
            Some(_) => (phrase!(OTHER, found), Exit::Findings),
        },
    };
    print(&format!("{}\n", said.say(lang)));
    Ok(exit)
}

/// As it was printed, or the file it was printed to.
fn key_of(given: &str, lang: Lang) -> Result<String, Stopped> {
    let is_key = |key: &str| STANDARD.decode(key).is_ok_and(|bytes| bytes.len() == KEY_BYTES);
    let key = match given.trim() {
        key if is_key(key) => key.to_owned(),
        file => std::fs::read_to_string(file).map(|text| text.trim().to_owned()).unwrap_or_default(),
    };
    if is_key(&key) { Ok(key) } else { Err((Exit::Usage, phrase!(NO_KEY, given.to_owned()).say(lang))) }
}

/// Of Ed25519.
const KEY_BYTES: usize = 32;

const NO_KEY: Text = text(
    "”{0}” ei ole avain eikä tiedosto, jossa se on. Avain on 44 merkkiä: kotodigi import report --key tulostaa sen.",
    "”{0}” är varken en nyckel eller en fil som har den. Nyckeln är 44 tecken: kotodigi import report --key skriver ut den.",
    "“{0}” is neither a key nor a file that has it. A key is 44 characters: kotodigi import report --key prints it.",
);
const WHOLE: Text = text(
    "Raportti on sellainen kuin se allekirjoitettiin, avaimella {0}. Vertaa avainta rekisterin omaan: kotodigi import report --key",
    "Rapporten är sådan som den undertecknades, med nyckeln {0}. Jämför den med registrets egen: kotodigi import report --key",
    "The report is as it was signed, with the key {0}. Compare it with the register's own: kotodigi import report --key",
);
const OWN: Text = text(
    "Raportti on sellainen kuin se allekirjoitettiin, ja avain {0} on se, jonka pitääkin olla.",
    "Rapporten är sådan som den undertecknades, och nyckeln {0} är den rätta.",
    "The report is as it was signed, and the key {0} is the one it should be.",
);
const OTHER: Text = text(
    "Raportti on allekirjoitettu toisella avaimella: {0}. Se ei ole tämän rekisterin.",
    "Rapporten är undertecknad med en annan nyckel: {0}. Den är inte från detta register.",
    "The report is signed with another key: {0}. It is not of this register.",
);
const CHANGED: Text = text(
    "Raportti tai sen allekirjoitus on muuttunut.",
    "Rapporten eller dess underskrift har ändrats.",
    "The report or its signature has changed.",
);
const NOT_SEALED: Text = text(
    "Tiedosto ei ole siirtoraportti, tai siitä puuttuu allekirjoitus: anna tiedosto, jonka kotodigi import report kirjoitti.",
    "Filen är inte en överföringsrapport, eller så saknas underskriften: ange en fil som kotodigi import report har skrivit.",
    "The file is not a migration report, or its signature is gone: give a file that kotodigi import report wrote.",
);
