//! `kotodigi verify --report`: without a register, and without a network.

use super::super::{Done, Exit, print, unreadable};
use crate::intake::report::{Fault, Verified, verify};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::path::Path;

pub(super) fn run(file: &Path, key: Option<&str>, lang: Lang) -> Done {
    let bytes = std::fs::read(file).map_err(|why| unreadable(file, &why, lang))?;
    let (said, exit) = match verify(&bytes) {
        Err(Fault::NotSealed) => (NOT_SEALED.into(), Exit::Findings),
        Err(Fault::Changed) => (CHANGED.into(), Exit::Findings),
        Ok(Verified { key: found, .. }) => match key {
            None => (phrase!(WHOLE, found), Exit::Clean),
            Some(key) if key.trim() == found => (phrase!(OWN, found), Exit::Clean),
            Some(_) => (phrase!(OTHER, found), Exit::Findings),
        },
    };
    print(&format!("{}\n", said.say(lang)));
    Ok(exit)
}

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
