//! Loading: the program does it, in a window of its own; a saved page has nothing to load into, and a practice takes
//! made-up people only.

use super::ask::{Ask, Checked, Tell};
use super::bench::{bench, t};
use kotodigi::phrase;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text("6. Tuonti rekisteriin", "6. Import till registret", "6. Loading into the register");
const ORDINARY: Text = text(
    "Tiedostossa on {0} tavallista henkilötunnusta, siis oikeita ihmisiä. Harjoitusrekisteriin ei tuoda oikeita ihmisiä, joten täällä ei voi tuoda. Tarkistaa voit vapaasti: tiedosto ei lähde tältä laitteelta.",
    "I filen finns {0} vanliga personbeteckningar, alltså verkliga personer. Verkliga personer importeras inte till ett övningsregister, så här går det inte att importera. Du kan fritt kontrollera: filen lämnar inte enheten.",
    "The file has {0} ordinary identity codes, so it is about real people. Real people are not loaded into a practice register, so there is no load here. You are free to check: the file does not leave this device.",
);
const SAVED: Text = text(
    "Tämä on tallennettu sivu, jolla ei ole rekisteriä. Tuo tiedosto ohjelmassa.",
    "Det här är en sparad sida utan register. Importera filen i programmet.",
    "This is a saved page with no register. Load the file in the program.",
);
const NOBODY: Text = text(
    "Yhtään riviä ei voi tuoda. Korjaa ensin virheet.",
    "Ingen rad kan importeras. Rätta felen först.",
    "No row can be loaded. Mend the errors first.",
);

const WORK: Text = text(
    "Tämä sivu ei lähetä mitään. Tuonti avautuu uuteen välilehteen, ohjelmaan, johon olet kirjautunut. Tiedosto lähtee palvelimelle vasta, kun vahvistat sen siellä; palvelin tarkistaa sen uudelleen ja vertaa rekisteriin.",
    "Den här sidan skickar inget. Importen öppnas i en ny flik, i programmet där du är inloggad. Filen skickas till servern först när du bekräftar det där; servern kontrollerar den på nytt och jämför med registret.",
    "This page sends nothing. The load opens in a new tab, in the program you are logged in to. The file goes to the server only when you confirm it there; the server checks it anew and compares it with the register.",
);
const ON: Text = text("Siirry tuontiin", "Gå till importen", "Go on to the load");
const PRACTISE: Text = text(
    "Kaikki henkilötunnukset ovat keksittyjä, joten rivit voi tuoda tämän selaimen harjoitusrekisteriin. Se avautuu uuteen välilehteen (avaa se verkon ollessa päällä) ja kysyy vahvistuksen. Mitään ei lähetetä.",
    "Alla personbeteckningar är påhittade, så raderna kan importeras till övningsregistret i den här webbläsaren. Det öppnas i en ny flik (öppna den när nätet är på) och ber om bekräftelse. Inget skickas.",
    "All identity codes are made up, so the rows can be loaded into the practice register of this browser. It opens in a new tab (open it while the network is on) and asks you to confirm. Nothing is sent.",
);
const LARGE: Text = text(
    "Harjoitusrekisteriin tuodaan enintään {0} riviä kerralla, jotta selain jaksaa. Harjoittele pienemmällä otteella.",
    "Till övningsregistret importeras högst {0} rader åt gången, så att webbläsaren orkar. Öva med ett mindre utdrag.",
    "At most {0} rows at a time are loaded into the practice register, so that the browser keeps up. Practise with a smaller extract.",
);
/// What IndexedDB and a phone's memory bear.
const IN_PRACTICE: u32 = 20_000;

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
    // Beside this page, wherever the service stands.
    let location = window().location();
    let Ok(path) = location.pathname() else { return };
    let Ok(Some(program)) = window().open_with_url(&format!("{path}-load")) else { return };
    let origin = location.origin().unwrap_or_default();
    let practice = home() == Some("/training/");
    let waiting = window_event_listener(leptos::ev::message, move |message| {
        if message.origin() != origin || message.data().as_string().as_deref() != Some("koto-ready") {
            return;
        }
        let (program, origin) = (program.clone(), origin.clone());
        bench.ask(Ask::Wanted { practice }, move |tell, _| {
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
            _ if checked.create > IN_PRACTICE => phrase!(LARGE, IN_PRACTICE).say(lang),
            _ => PRACTISE.say(lang).to_owned(),
        }
    };
    let ready = move || {
        let fits = |checked: &Checked| match home() {
            Some("/work/") => checked.create > 0,
            Some(_) => (1..=IN_PRACTICE).contains(&checked.create) && checked.ordinary == 0,
            None => false,
        };
        bench.checked.with(|checked| checked.as_ref().is_some_and(fits)) && !bench.changed.get()
    };
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
                <p><button type="button" class="button" id="load" on:click=load.clone()>{t(ON)}</button></p>
            })}
        </section>
    }
}
