//! The page from top to bottom: proof, file, columns, findings, what would happen, files to take away; and the guide.

use super::bench::{Bench, Doing, bench, t};
use super::{columns, file, groups, guide, loading, outcome, proof, reading, take};
use crate::texts::{CANCEL, KOTO_DIGI, OLD_REGISTER as TITLE};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;

const LEAD: Text = text(
    "Tarkista täällä tiedosto, jonka veit vanhasta järjestelmästä. Tarkistus tehdään tässä selaimessa: tiedosto ei lähde tältä laitteelta, eikä siitä jää mitään talteen, kun suljet sivun.",
    "Kontrollera här filen som du exporterade från det gamla systemet. Kontrollen görs i den här webbläsaren: filen lämnar inte enheten, och inget av den blir kvar när du stänger sidan.",
    "Check here the file you exported from the old system. The check is done in this browser: the file does not leave this device, and nothing of it is kept when you close the page.",
);
const SKIP: Text = text("Siirry sisältöön", "Gå till innehållet", "Skip to the content");
const LANGUAGE: Text = text("Kieli", "Språk", "Language");
const PAGES: Text = text("Sivut", "Sidor", "Pages");
const CHECK: Text = text("Tarkista tiedosto", "Kontrollera en fil", "Check a file");
const GUIDE: Text =
    text("Opas: näin saat tiedot sisään", "Guide: så får du in dina uppgifter", "Guide: how to get your data in");
const BACK: Text = text("Takaisin ohjelmaan", "Tillbaka till programmet", "Back to the program");
const OPENING: Text = text("Avataan tiedostoa…", "Öppnar filen…", "Opening the file…");
const CHECKING: Text = text("Tarkistetaan… rivi {0}", "Kontrollerar… rad {0}", "Checking… row {0}");
const CHANGED: Text = text(
    "Teit muutoksia. Tulokset päivittyvät, kun tarkistat tiedoston uudelleen.",
    "Du har gjort ändringar. Resultaten uppdateras när du kontrollerar filen på nytt.",
    "You made changes. The results follow when you check the file again.",
);
const AGAIN: Text = text("Tarkista uudelleen", "Kontrollera på nytt", "Check again");
const RESULT_TITLE: Text = text("Tulos", "Resultat", "Result");
const RESULT: Text = text(
    "Tarkistettiin {0} riviä: {1} kelpaa, {2} jää pois.",
    "{0} rader kontrollerades: {1} duger, {2} utelämnas.",
    "{0} rows were checked: {1} will do, {2} stay out.",
);
const FOUND: Text = text("Virheitä {0}, varoituksia {1}.", "Fel {0}, varningar {1}.", "Errors {0}, warnings {1}.");
const COLUMNS: Text = text("Sarakkeet", "Kolumner", "Columns");
const FINDINGS: Text = text("Huomiot", "Anmärkningar", "Findings");
const LOADING: Text = text("Tuonti", "Import", "Load");
const KEEP: Text = text("Ota talteen", "Spara", "Keep");
const CANCELLED: Text = text("Tarkistus keskeytettiin.", "Kontrollen avbröts.", "The check was cancelled.");

pub fn start() {
    leptos::mount::mount_to_body(Workbench);
}

/// Which of the two the reader looks at.
fn at_guide() -> bool {
    window().location().hash().is_ok_and(|hash| hash == "#guide")
}

#[component]
fn Workbench() -> impl IntoView {
    let bench = Bench::begin();
    let guide = RwSignal::new(at_guide());
    window_event_listener(leptos::ev::hashchange, move |_| {
        guide.set(at_guide());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    Effect::new(move |_| {
        let lang = bench.lang.get();
        let title = if guide.get() { GUIDE } else { TITLE };
        document().set_title(&format!("{} – {}", title.say(lang), KOTO_DIGI.say(lang)));
    });
    let here = move |guided: bool| move || (guide.get() == guided).then_some("page");
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); crate::browser::focus("main") }>
            {t(SKIP)}
        </a>
        <header class="top">
            <div class="bar">
                <span class="brand">{t(KOTO_DIGI)}</span>
                <Languages />
            </div>
            <nav class="pages" aria-label=t(PAGES)>
                <ul>
                    <li><a href="#check" aria-current=here(false)>{t(CHECK)}</a></li>
                    <li><a href="#guide" aria-current=here(true)>{t(GUIDE)}</a></li>
                    {loading::home().map(|home| view! { <li><a href=home>{t(BACK)}</a></li> })}
                </ul>
            </nav>
        </header>
        <main id="main" tabindex="-1">
            <div hidden=move || !guide.get()><guide::Guide /></div>
            <div hidden=move || guide.get()>
                <h1>{t(TITLE)}</h1>
                <p class="lead">{t(LEAD)}</p>
                <proof::Proof />
                <file::Choosing />
                <Result />
                {move || bench.opened.with(Option::is_some).then(|| view! {
                    <reading::Reading />
                    <columns::Columns />
                })}
                {move || bench.checked.with(Option::is_some).then(|| view! {
                    <groups::Groups />
                    <outcome::Outcomes />
                    <loading::Loading />
                    <take::Papers />
                })}
            </div>
        </main>
        <DoingNow />
    }
}

/// The check in one line, and where to go on.
#[component]
fn Result() -> impl IntoView {
    let bench = bench();
    let there = |id: &'static str, name: Text| {
        let go = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            crate::browser::focus(id);
        };
        view! { <li><a href=format!("#{id}") on:click=go>{t(name)}</a></li> }
    };
    move || {
        let checked = bench.checked.get()?;
        let lang = bench.lang.get();
        let says = phrase!(RESULT, checked.rows, checked.create, checked.refuse).say(lang);
        let found = phrase!(FOUND, checked.errors, checked.warnings).say(lang);
        Some(view! {
            <section class="notice" id="result" aria-label=t(RESULT_TITLE)>
                <p><strong>{says}</strong>" "{found}</p>
                <ul class="tabs">
                    {there("columns-title", COLUMNS)}
                    {there("groups-title", FINDINGS)}
                    {there("load-title", LOADING)}
                    {there("take-title", KEEP)}
                </ul>
            </section>
        })
    }
}

#[component]
fn Languages() -> impl IntoView {
    let lang = bench().lang;
    let name = |lang| match lang {
        Lang::Fi => "Suomi",
        Lang::Sv => "Svenska",
        Lang::En => "English",
    };
    let button = move |one: Lang| {
        view! {
            <li>
                <button type="button" lang=one.code() aria-pressed=move || (lang.get() == one).to_string()
                    on:click=move |_| lang.set(one)>{name(one)}</button>
            </li>
        }
    };
    view! { <nav class="languages" aria-label=t(LANGUAGE)><ul>{Lang::ALL.map(button)}</ul></nav> }
}

/// What goes on, at the foot of the window wherever the reader is.
#[component]
fn DoingNow() -> impl IntoView {
    let bench = bench();
    let says = move || match bench.doing.get() {
        Doing::Nothing if bench.changed.get() => t(CHANGED)().to_owned(),
        Doing::Nothing => String::new(),
        Doing::Opening => t(OPENING)().to_owned(),
        Doing::Checking(row) => phrase!(CHECKING, row).say(bench.lang.get()),
        Doing::Fault(why) => why,
        Doing::Cancelled => t(CANCELLED)().to_owned(),
    };
    let act = move || match bench.doing.get() {
        Doing::Opening | Doing::Checking(_) => {
            let cancel = move |_| bench.cancel();
            view! { <button type="button" class="button-second" on:click=cancel>{t(CANCEL)}</button> }.into_any()
        }
        Doing::Cancelled => again(bench),
        Doing::Fault(_) if bench.opened.with(Option::is_some) => again(bench),
        Doing::Nothing if bench.changed.get() => again(bench),
        _ => ().into_any(),
    };
    let class = move || match bench.doing.get() {
        Doing::Nothing if !bench.changed.get() => "doing doing-nothing",
        Doing::Fault(_) => "doing doing-fault",
        _ => "doing",
    };
    view! { <div class=class><p role="status">{says}</p>{act}</div> }
}

fn again(bench: Bench) -> AnyView {
    view! { <button type="button" class="button" on:click=move |_| bench.check()>{t(AGAIN)}</button> }.into_any()
}
