//! Choosing a file, or dropping it.

use super::bench::{bench, t};
use crate::browser;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};

const TITLE: Text = text("1. Tiedosto", "1. Filen", "1. The file");
const LABEL: Text = text("Vanhan järjestelmän tiedosto", "Filen från det gamla systemet", "File of the old system");
const HINT: Text = text(
    "Taulukko, jossa on otsikkorivi ja yksi asiakas rivillä (CSV). Voit myös vetää tiedoston tähän.",
    "En tabell med en rubrikrad och en kund per rad (CSV). Du kan också dra filen hit.",
    "A table with a header row and one client a row (CSV). You can also drop the file here.",
);
const FORGET: Text = text("Poista tiedosto muistista", "Ta bort filen ur minnet", "Remove the file from memory");
const ID: &str = "file";

#[component]
pub fn Choosing() -> impl IntoView {
    let bench = bench();
    let over = RwSignal::new(false);
    let choose = move |event: web_sys::Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(file) = field.and_then(|field| field.files()).and_then(|files| files.get(0)) {
            bench.open(file);
        }
    };
    let drag = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            bench.open(file);
        }
    };
    let forget = move |_| {
        bench.clear();
        if let Some(field) = document().get_element_by_id(ID).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        {
            field.set_value("");
        }
        browser::focus(ID);
    };
    view! {
        <section aria-labelledby="file-title">
            <h2 id="file-title">{t(TITLE)}</h2>
            <div class="drop" class:drop-over=move || over.get() on:dragover=drag on:dragleave=move |_| over.set(false) on:drop=drop>
                <label for=ID>{t(LABEL)}</label>
                <p class="hint" id="file-hint">{t(HINT)}</p>
                <input id=ID type="file" aria-describedby="file-hint" accept=".csv,.txt,.tsv,.tab,text/csv" on:change=choose />
                {move || bench.opened.with(Option::is_some).then(|| view! {
                    <p><button type="button" class="button-quiet" on:click=forget>{t(FORGET)}</button></p>
                })}
            </div>
        </section>
    }
}
