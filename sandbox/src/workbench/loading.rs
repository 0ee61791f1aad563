//! Loading: only made-up people go into a practice register, and a saved page has no register to load into.

use super::ask::{Ask, Tell};
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

const WORK: Text = text(
    "Tältä sivulta ei ladata rekisteriin: sivulla ei ole yhteyttä mihinkään. Tiedoston lataa se, jolla on oikeus siirtää vanhat tiedot, palvelimella ohjelman komennolla import. Anna hänelle tiedosto ja tältä sivulta sarakkeiden valinnat.",
    "Från den här sidan läses inget in i registret: sidan har ingen förbindelse med något. Filen läses in på servern, med kommandot import, av den som har rätt att överföra gamla uppgifter. Ge den personen filen och kolumnvalen från den här sidan.",
    "Nothing is loaded into the register from this page: it has no connection to anything. Whoever has the right to bring old data in loads the file on the server with the command import. Give them the file and the choices of columns from this page.",
);
const READY: Text = text(
    "Kaikki henkilötunnukset ovat keksittyjä, joten rivit voi ladata harjoitusrekisteriin. Se avautuu uuteen välilehteen ja pyytää vahvistuksen.",
    "Alla personbeteckningar är påhittade, så raderna kan läsas in i övningsregistret. Det öppnas i en ny flik och ber om bekräftelse.",
    "All identity codes are made up, so the rows can be loaded into the practice register. It opens in a new tab and asks you to confirm.",
);
const LOAD: Text = text("Vie harjoitusrekisteriin", "För till övningsregistret", "Take to the practice register");

/// Whether this page came from the service, and from which side of it.
pub fn home() -> Option<&'static str> {
    let location = window().location();
    let served = location.protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    let work = location.pathname().is_ok_and(|path| path.contains("/work/"));
    served.then_some(if work { "/work/" } else { "/training/" })
}

/// Opens the practice register, which asks for the rows when it is there; they go to this very origin only.
fn hand_over() {
    let bench = bench();
    let Ok(Some(practice)) = window().open_with_url("/training/intake-load") else { return };
    let origin = window().location().origin().unwrap_or_default();
    let waiting = window_event_listener(leptos::ev::message, move |message| {
        if message.origin() != origin || message.data().as_string().as_deref() != Some("koto-ready") {
            return;
        }
        let (practice, origin) = (practice.clone(), origin.clone());
        bench.ask(Ask::Rows, move |tell, _| {
            if let Tell::Rows { json } = tell {
                let _ = practice.post_message(&json.into(), &origin);
            }
        });
    });
    on_cleanup(move || waiting.remove());
}

#[component]
pub fn Loading() -> impl IntoView {
    let bench = bench();
    let owner = Owner::current();
    let says = move || {
        let checked = bench.checked.get().unwrap_or_default();
        let lang = bench.lang.get();
        match home() {
            None => SAVED.say(lang).to_owned(),
            Some("/work/") => WORK.say(lang).to_owned(),
            _ if checked.ordinary > 0 => phrase!(ORDINARY, checked.ordinary).say(lang),
            _ if checked.create == 0 => NOBODY.say(lang).to_owned(),
            _ => READY.say(lang).to_owned(),
        }
    };
    let ready = move || {
        let sound = bench.checked.with(|c| c.as_ref().is_some_and(|c| c.ordinary == 0 && c.create > 0));
        let unchanged = !bench.changed.get();
        sound && unchanged && home() == Some("/training/")
    };
    let load = move |_| {
        if let Some(owner) = &owner {
            owner.with(hand_over);
        }
    };
    view! {
        <section aria-labelledby="load-title">
            <h2 id="load-title">{t(TITLE)}</h2>
            <p>{says}</p>
            {move || ready().then(|| view! {
                <p><button type="button" class="button" id="load" on:click=load.clone()>{t(LOAD)}</button></p>
            })}
        </section>
    }
}
