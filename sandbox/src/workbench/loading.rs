//! Loading: only made-up people go into a practice register, and a saved page has no register to load into.

use super::bench::{bench, t};
use kotodigi::phrase;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text("6. Lataus rekisteriin", "6. Inläsning i registret", "6. Loading into the register");
const ORDINARY: Text = text(
    "Tiedostossa on {0} tavallista henkilötunnusta, siis oikeita ihmisiä. Harjoitusrekisteriin ei ladata oikeita ihmisiä, joten täällä ei voi ladata. Tarkistaa voit vapaasti: tiedosto ei lähde tältä laitteelta.",
    "I filen finns {0} vanliga personbeteckningar, alltså verkliga personer. Verkliga personer läses inte in i ett övningsregister, så här går det inte att läsa in. Du kan fritt kontrollera: filen lämnar inte enheten.",
    "The file has {0} ordinary identity codes, so it is about real people. Real people are not loaded into a practice register, so there is no load here. You are free to check: the file does not leave this device.",
);
const SAVED: Text = text(
    "Tämä on tallennettu sivu, jolla ei ole rekisteriä. Lataa tiedosto ohjelmassa.",
    "Det här är en sparad sida utan register. Läs in filen i programmet.",
    "This is a saved page with no register. Load the file in the program.",
);
const NOBODY: Text = text(
    "Yhtään riviä ei voi ladata. Korjaa ensin virheet.",
    "Ingen rad kan läsas in. Rätta felen först.",
    "No row can be loaded. Mend the errors first.",
);

/// Whether this page came from the service, and from which side of it.
pub fn home() -> Option<&'static str> {
    let location = window().location();
    let served = location.protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    let work = location.pathname().is_ok_and(|path| path.contains("/work/"));
    served.then_some(if work { "/work/" } else { "/training/" })
}

#[component]
pub fn Loading() -> impl IntoView {
    let bench = bench();
    let says = move || {
        let checked = bench.checked.get().unwrap_or_default();
        let lang = bench.lang.get();
        if home().is_none() {
            SAVED.say(lang).to_owned()
        } else if checked.ordinary > 0 {
            phrase!(ORDINARY, checked.ordinary).say(lang)
        } else if checked.create == 0 {
            NOBODY.say(lang).to_owned()
        } else {
            String::new()
        }
    };
    view! {
        <section aria-labelledby="load-title">
            <h2 id="load-title">{t(TITLE)}</h2>
            <p>{says}</p>
        </section>
    }
}
