//! How the file was read.

use super::bench::{bench, t};
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text("2. Näin tiedosto luettiin", "2. Så lästes filen", "2. How the file was read");
const NAME: Text = text("Tiedosto", "Fil", "File");
const ENCODING: Text = text("Merkistö", "Teckenkodning", "Encoding");
const SEPARATOR: Text = text("Erotin", "Skiljetecken", "Separator");
const HEADER: Text = text("Otsikkorivi", "Rubrikrad", "Header row");
const HASH: Text = text("Tiedoston tiiviste (SHA-256)", "Filens kontrollsumma (SHA-256)", "Hash of the file (SHA-256)");
const TAB: Text = text("sarkain", "tabb", "tab");

#[component]
pub fn Reading() -> impl IntoView {
    let bench = bench();
    let facts = move || {
        let opened = bench.opened.get()?;
        let separator = if opened.separator == '\t' { t(TAB)().to_owned() } else { opened.separator.to_string() };
        Some(view! {
            <dl class="summary">
                <div><dt>{t(NAME)}</dt><dd class="hash">{opened.name}</dd></div>
                <div><dt>{t(ENCODING)}</dt><dd>{opened.encoding}</dd></div>
                <div><dt>{t(SEPARATOR)}</dt><dd>{separator}</dd></div>
                <div><dt>{t(HEADER)}</dt><dd>{opened.header_row}</dd></div>
                <div><dt>{t(HASH)}</dt><dd class="hash">{opened.hash}</dd></div>
            </dl>
        })
    };
    view! {
        <section aria-labelledby="reading-title">
            <h2 id="reading-title">{t(TITLE)}</h2>
            {facts}
        </section>
    }
}
