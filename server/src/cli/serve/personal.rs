//! Personal accounts of a register for real clients: the settings of the login, and the first administrator.

use super::super::{Exit, Stopped, import::refused};
use crate::clock;
use crate::config::{Config, Fault};
use crate::house::House;
use crate::login::{Login, Settings};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::io::Write as _;
use std::path::Path;

/// Who begins; grants others their rights, and is no one's own name.
const FIRST: (&str, &str) = ("first.administrator", "Ensimmäinen ylläpitäjä");

const INVITED: Text = text(
    "Ensimmäinen ylläpitäjä: tunnus {0}, kertakäyttösalasana {1}. Sitä ei näytetä toiste; vaihda se kirjautumalla.",
    "Första administratören: användarnamn {0}, engångslösenord {1}. Det visas inte igen; byt det genom att logga in.",
    "First administrator: account {0}, one-time password {1}. It is not shown again; log in and change it.",
);
const BY_ISSUER: Text = text(
    "Ensimmäinen ylläpitäjä on {0}: kirjaudu tunnistuspalvelusta, joka antaa tämän tunnuksen.",
    "Första administratören är {0}: logga in med en identitetstjänst som ger detta användarnamn.",
    "The first administrator is {0}: log in by an issuer that gives this account.",
);

/// The section of the configuration; sessions last as the limits say.
pub(super) fn settings(config: &Config) -> Result<Settings, Vec<Fault>> {
    let settings: Settings = config.login().map_err(|fault| vec![fault])?;
    let seconds = |minutes: u64| u32::try_from(minutes * 60).unwrap_or(u32::MAX);
    let settings = Settings {
        idle_seconds: seconds(config.limits.idle_minutes),
        longest_seconds: seconds(config.limits.session_hours * 60),
        ..settings
    };
    let faults: Vec<Fault> =
        settings.faults().into_iter().map(|why| Fault::Section { section: "login", why: why.to_string() }).collect();
    if faults.is_empty() { Ok(settings) } else { Err(faults) }
}

/// Only whoever runs the server reads it there; it is worth nothing after the first login.
fn to_file(folder: &Path, said: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.create(true).write(true).truncate(true).open(folder.join("first-administrator"))?;
    file.write_all(said.as_bytes())
}

/// A register in which nobody has a right yet begins with one administrator, who is shown the way in once.
pub(super) fn first_administrator(folder: &Path, house: &House, login: &Login, lang: Lang) -> Result<(), Stopped> {
    let begun =
        house.with(|office| office.rights().all().next().is_some()).map_err(|why| refused(&why.into(), lang))?;
    let known = login.last_seen(FIRST.0).map_err(|why| refused(&why.into(), lang))?.is_some();
    if !begun {
        house.begin(FIRST).map_err(|no| refused(&no, lang))?;
    }
    // Until the first login a new start makes a new password: the old one may have been lost with the screen.
    let only_first =
        house.with(|office| office.rights().all().count() == 1).map_err(|why| refused(&why.into(), lang))?;
    if known || !only_first {
        return Ok(());
    }
    if login.settings().local {
        let password = login.invite(FIRST.0, clock::now()).map_err(|why| (Exit::Broken, why.to_string()))?;
        let said = phrase!(INVITED, FIRST.0.to_owned(), password).say(lang);
        match std::env::var_os("NOTIFY_SOCKET") {
            // Under a service manager what is printed stays in its log for everybody who reads that.
            Some(_) => to_file(folder, &said).map_err(|why| (Exit::Broken, why.to_string()))?,
            None => println!("{said}"),
        }
    } else {
        super::super::print(&format!("{}\n", phrase!(BY_ISSUER, FIRST.0.to_owned()).say(lang)));
    }
    Ok(())
}
