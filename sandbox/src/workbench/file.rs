//! Choosing a file, or dropping it.

use super::bench::{bench, t};
use crate::browser;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};

const TITLE: Text = text("1. Tiedosto", "1. Filen", "1. The file");
const LABEL: Text = text("Vanhan järjestelmän tiedosto", "Filen från det gamla systemet", "File of the old system");
const HINT: Text = text(
    "Taulukko, jossa on otsikkorivi ja yksi asiakas rivillä: CSV tai Excel (XLSX), myös zip-pakettina. Voit vetää tiedoston tähän.",
    "En tabell med en rubrikrad och en kund per rad: CSV eller Excel (XLSX), också i ett zip-paket. Du kan dra filen hit.",
    "A table with a header row and one client a row: CSV or Excel (XLSX), also in a zip. You can drop the file here.",
);
const FORGET: Text = text("Poista tiedosto muistista", "Ta bort filen ur minnet", "Remove the file from memory");
const EARLIER: Text = text("Käytä aiemmin tehtyjä valintoja", "Använd tidigare val", "Use choices made earlier");
const EARLIER_LABEL: Text = text("Talteen otetut valinnat", "Sparade val", "Choices you kept");
const EARLIER_HINT: Text = text(
    "Sarakkeiden valinnat tai korjaukset, jotka otit talteen tältä sivulta (JSON).",
    "Val för kolumner eller rättelser som du sparade från den här sidan (JSON).",
    "Choices of columns or mends that you kept from this page (JSON).",
);
const ID: &str = "file";
const KEPT: &str = "kept";

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
    // The same name chosen again is another file perhaps.
    let begin = move |event: web_sys::MouseEvent| {
        if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value("");
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
    let take_up = move |_| {
        spawn_local(async move {
            if let Some(text) = browser::chosen_file(KEPT).await {
                bench.take_up(text);
            }
        });
    };
    let forget = move |_| {
        bench.clear();
        if let Some(field) =
            document().get_element_by_id(ID).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
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
                <input id=ID type="file" aria-describedby="file-hint" accept=".csv,.txt,.tsv,.tab,.xlsx,.xlsm,.zip,.gz,.json,.jsonl,.ndjson" on:click=begin on:change=choose />
                {move || bench.opened.with(Option::is_some).then(|| view! {
                    <p><button type="button" class="button-quiet" on:click=forget>{t(FORGET)}</button></p>
                    <details>
                        <summary>{t(EARLIER)}</summary>
                        <p class="hint" id="kept-hint">{t(EARLIER_HINT)}</p>
                        <label for=KEPT>{t(EARLIER_LABEL)}</label>
                        <input id=KEPT type="file" aria-describedby="kept-hint" accept=".json,application/json" on:change=take_up />
                    </details>
                })}
            </div>
        </section>
    }
}
