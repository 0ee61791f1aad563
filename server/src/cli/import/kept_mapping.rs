//! A kept mapping is never taken silently.

use crate::intake::mappings;
use kotodigi::audit::say_moment;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Says which one is used and when it was kept, if one is.
pub(super) fn used(folder: &Path, organisation: &str, name: Option<&str>, lang: Lang) {
    let Some(name) = name else { return };
    let kept = mappings::kept_at(folder, organisation, name).map(|at| moment(at, lang));
    eprintln!("{}", phrase!(USED, name.to_owned(), kept.unwrap_or_default()).say(lang));
}

fn moment(at: SystemTime, lang: Lang) -> String {
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    say_moment(i64::try_from(since).unwrap_or(i64::MAX), lang)
}

const USED: Text = text(
    "Käytetään tallennettuja sarakkeiden vastaavuuksia ”{0}” ({1}). Uudet ehdotetaan valitsimella --no-kept-mapping.",
    "Den sparade kopplingen ”{0}” ({1}) används. Med --no-kept-mapping föreslås en ny.",
    "The kept mapping “{0}” ({1}) is used. --no-kept-mapping proposes anew.",
);
