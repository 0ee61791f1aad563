//! Loading: the program does it, in a window of its own; a saved page and a practice have nothing to load into.

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
    "Tämä sivu ei lähetä mitään. Lataus avautuu uuteen välilehteen, ohjelmaan, johon olet kirjautunut. Tiedosto lähtee palvelimelle vasta, kun vahvistat sen siellä; palvelin tarkistaa sen uudelleen ja vertaa rekisteriin.",
    "Den här sidan skickar inget. Inläsningen öppnas i en ny flik, i programmet där du är inloggad. Filen skickas till servern först när du bekräftar det där; servern kontrollerar den på nytt och jämför med registret.",
    "This page sends nothing. The load opens in a new tab, in the program you are logged in to. The file goes to the server only when you confirm it there; the server checks it anew and compares it with the register.",
);
const TO_WORK: Text = text("Siirry lataamaan", "Gå till inläsningen", "Go on to the load");
const PRACTISE: Text = text(
    "Kaikki henkilötunnukset ovat keksittyjä. Tämän selaimen harjoitusrekisteriin ei ladata tiedostoja. Lataamista voi harjoitella harjoituspalvelimella: avaa sama sivu Työ-puolelta.",
    "Alla personbeteckningar är påhittade. Filer läses inte in i övningsregistret i den här webbläsaren. Inläsning kan övas på en övningsserver: öppna samma sida på sidan Arbete.",
    "All identity codes are made up. No files are loaded into the practice register of this browser. Loading can be practised on a training server: open the same page on the Work side.",
);
const WORK_SIDE: Text = text("Sama sivu Työ-puolella", "Samma sida på sidan Arbete", "The same page on the Work side");

/// Whether this page came from the service, and from which side of it.
pub fn home() -> Option<&'static str> {
    let location = window().location();
    let served = location.protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    let work = location.pathname().is_ok_and(|path| path.contains("/work/"));
    served.then_some(if work { "/work/" } else { "/training/" })
}

/// Opens the program, which asks for what it needs when it is there; that goes to this very origin only.
fn hand_over() {
    let bench = bench();
    let Ok(Some(program)) = window().open_with_url("/work/intake-load") else { return };
    let origin = window().location().origin().unwrap_or_default();
    let waiting = window_event_listener(leptos::ev::message, move |message| {
        if message.origin() != origin || message.data().as_string().as_deref() != Some("koto-ready") {
            return;
        }
        let (program, origin) = (program.clone(), origin.clone());
        bench.ask(Ask::Wanted, move |tell, _| {
            if let (Tell::Wanted { json }, Some(file)) = (tell, bench.file()) {
                let _ = program.post_message(&js_sys::Array::of2(&json.into(), &file), &origin);
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
            _ if checked.create == 0 => NOBODY.say(lang).to_owned(),
            Some("/work/") => WORK.say(lang).to_owned(),
            _ if checked.ordinary > 0 => phrase!(ORDINARY, checked.ordinary).say(lang),
            _ => PRACTISE.say(lang).to_owned(),
        }
    };
    let sound = move || bench.checked.with(|c| c.as_ref().is_some_and(|c| c.create > 0)) && !bench.changed.get();
    let ready = move || sound() && home() == Some("/work/");
    let made_up = move || bench.checked.with(|c| c.as_ref().is_some_and(|c| c.ordinary == 0));
    let practise = move || sound() && made_up() && home() == Some("/training/");
    let load = move |_| {
        if let Some(owner) = &owner {
            owner.with(hand_over);
        }
    };
    view! {
        <section aria-labelledby="load-title">
            <h2 id="load-title" tabindex="-1">{t(TITLE)}</h2>
            <p>{says}</p>
            {move || ready().then(|| view! {
                <p><button type="button" class="button" id="load" on:click=load.clone()>{t(TO_WORK)}</button></p>
            })}
            {move || practise().then(|| view! { <p><a href="/work/intake">{t(WORK_SIDE)}</a></p> })}
        </section>
    }
}
