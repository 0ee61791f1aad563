//! What the log's ids mean, in words that a client understands too.

use crate::access::RULES;
use crate::deeds;
use crate::event::Event;
use crate::phrase;
use crate::steps;
use crate::words::{Phrase, Text, text};

/// What somebody looked at.
const WHAT: &[(&str, Text)] = &[
    ("work", text("Näki työlistalla", "Såg i arbetslistan", "Saw in the work list")),
    ("search", text("Näki hakutuloksessa", "Såg i ett sökresultat", "Saw among search results")),
    ("client", text("Katsoi asiakkaan tietoja", "Läste kundens uppgifter", "Looked at the client's data")),
    ("form", text("Avasi lomakkeen", "Öppnade ett formulär", "Opened a form")),
    ("deed_form", text("Avasi lomakkeen", "Öppnade ett formulär", "Opened a form")),
    (
        "client_log",
        text(
            "Tarkisti, kuka tietoja on katsonut",
            "Kontrollerade vem som läst uppgifterna",
            "Checked who has looked at the data",
        ),
    ),
    (
        "client_log_copy",
        text(
            "Teki luettelon tietojen katselijoista",
            "Gjorde en förteckning över läsningarna",
            "Made a list of the looks",
        ),
    ),
    (
        "extract",
        text(
            "Kokosi kaikki henkilön tiedot",
            "Sammanställde alla uppgifter om personen",
            "Gathered all data of the person",
        ),
    ),
    (
        "open_protected",
        text(
            "Avasi peitetyt tiedot kirjatulla perusteella",
            "Öppnade dolda uppgifter med antecknad motivering",
            "Opened masked data with a written reason",
        ),
    ),
    (
        "officer_log",
        text("Näki asiakasnumeron valvonnassa", "Såg kundnumret vid tillsyn", "Saw the client number when supervising"),
    ),
];
const OTHER: Text = text("Käsitteli asiakkaan tietoja", "Behandlade kundens uppgifter", "Handled the client's data");
const ENTRY: Text = text("Teki merkintää: {0}", "Gjorde en anteckning: {0}", "Worked on an entry: {0}");
const DEED: Text = text("Toiminto: {0}", "Åtgärd: {0}", "Action: {0}");
const INTAKE: Text = text(
    "Siirsi tai tarkisti vanhan rekisterin tietoja",
    "Överförde eller kontrollerade uppgifter ur ett gammalt register",
    "Moved or checked data of an old register",
);

/// The log's word for what was done, as people say it.
pub fn what(id: &str) -> Phrase {
    if let Some((_, text)) = WHAT.iter().find(|(known, _)| *known == id) {
        return (*text).into();
    }
    if let Some(name) = steps::find(id).and_then(|step| Event::name_of(step.event)) {
        return phrase!(ENTRY, name);
    }
    match deeds::find(id) {
        Some(deed) => phrase!(DEED, deed.name),
        None if id.starts_with("import") => INTAKE.into(),
        None => OTHER.into(),
    }
}

/// Why a rule of access refused.
pub fn refusal(rule: &str) -> Text {
    RULES.iter().find(|known| known.name == rule && !known.allow).map_or(NO_RULE, |rule| rule.why)
}

const NO_RULE: Text = text(
    "Tehtävä tai käyttötarkoitus ei oikeuttanut näihin tietoihin.",
    "Uppgiften eller ändamålet gav ingen rätt till dessa uppgifter.",
    "The task or the purpose gave no right to this data.",
);
