//! How a reader sees for herself that nothing leaves: a count of requests, how to try, and the page to keep.

use super::bench::{bench, t};
use super::link::call;
use crate::browser;
use kotodigi::phrase;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const REQUESTS: Text = text(
    "Verkkopyyntöjä sivun avaamisen jälkeen: {0}",
    "Nätverksanrop sedan sidan öppnades: {0}",
    "Network requests since the page was opened: {0}",
);
const BROKEN: Text = text(
    "Jokin tällä sivulla on ottanut tai yrittänyt ottaa yhteyden. Se voi olla selaimen lisäosa. Älä tarkista oikeita tietoja, ennen kuin asia on selvä: tallenna sivu ja avaa se ilman verkkoa.",
    "Något på den här sidan har öppnat eller försökt öppna en förbindelse. Det kan vara ett tillägg i webbläsaren. Kontrollera inga verkliga uppgifter förrän saken är klar: spara sidan och öppna den utan nät.",
    "Something on this page made or tried to make a connection. It may be an extension of the browser. Check no real data before this is clear: save the page and open it without a network.",
);
const HOW: Text =
    text("Miten voin varmistua siitä itse?", "Hur kan jag själv försäkra mig om det?", "How can I make sure myself?");
const STEPS: [Text; 4] = [
    text(
        "Irrota verkko: vedä johto irti tai kytke lentotila päälle. Tarkista sitten tiedosto. Kaikki toimii, koska sivu ei tarvitse verkkoa.",
        "Koppla bort nätet: dra ut kabeln eller slå på flygplansläget. Kontrollera sedan filen. Allt fungerar, för sidan behöver inget nät.",
        "Pull the plug: take the cable out or switch flight mode on. Then check the file. Everything works, for the page needs no network.",
    ),
    text(
        "Tallenna sivu omalle koneellesi ja avaa tallennettu tiedosto. Se on sama sivu, ja se toimii ilman palvelinta. Tietohallinto voi tarkistaa sen ensin.",
        "Spara sidan på din egen dator och öppna den sparade filen. Det är samma sida, och den fungerar utan server. It-förvaltningen kan granska den först.",
        "Save the page on your own computer and open the saved file. It is the same page and works without a server. Your IT department may look at it first.",
    ),
    text(
        "Sivun oma sääntö kieltää selainta ottamasta yhteyttä mihinkään. Jos sivu yrittäisi, selain estäisi sen ja yritys näkyisi yllä olevassa luvussa.",
        "Sidans egen regel förbjuder webbläsaren att ta kontakt med något. Om sidan försökte skulle webbläsaren hindra det, och försöket skulle synas i talet ovan.",
        "The page’s own rule forbids the browser to connect to anything. If the page tried, the browser would stop it and the attempt would show in the number above.",
    ),
    text(
        "Tiedosto ja huomiot ovat vain tämän välilehden muistissa. Kun suljet välilehden, ne ovat poissa.",
        "Filen och anmärkningarna finns bara i den här flikens minne. När du stänger fliken är de borta.",
        "The file and the findings are only in this tab’s memory. When you close the tab they are gone.",
    ),
];
const SAVE: Text = text("Tallenna tämä sivu", "Spara den här sidan", "Save this page");
const CHANGED: &str = "koto-requests";

#[component]
pub fn Proof() -> impl IntoView {
    let lang = bench().lang;
    let counted = || call("requests", &[]).and_then(|count| count.as_f64()).unwrap_or_default();
    let requests = RwSignal::new(counted());
    window_event_listener_untyped(CHANGED, move |_| requests.set(counted()));
    let says = move || phrase!(REQUESTS, requests.get().to_string()).say(lang.get());
    let class = move || if requests.get() > 0.0 { "proof proof-broken" } else { "proof" };
    view! {
        <section class=class aria-labelledby="requests">
            <p class="count-of-requests" id="requests" role="status">{says}</p>
            {move || (requests.get() > 0.0).then(|| view! { <p role="alert">{t(BROKEN)}</p> })}
            <details>
                <summary>{t(HOW)}</summary>
                <ol>{STEPS.map(|step| view! { <li>{t(step)}</li> })}</ol>
                <p><button type="button" class="button-second" on:click=move |_| save()>{t(SAVE)}</button></p>
            </details>
        </section>
    }
}

/// The page as it came, byte for byte.
fn save() {
    if let Some(source) = call("source", &[]).and_then(|source| source.as_string()) {
        let _ = browser::save("koto-digi-workbench.html", "text/html", source.as_bytes());
    }
}
