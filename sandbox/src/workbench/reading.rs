//! How the file was read, what told so, and a choice where it was told wrong.

use super::ask::Opened;
use super::bench::{bench, t};
use kotodigi::intake::read::encoding::Encoding;
use kotodigi::intake::{DateOrder, Reading as As};
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;

const TITLE: Text = text("2. Näin tiedosto luettiin", "2. Så lästes filen", "2. How the file was read");
const LEAD: Text = text(
    "Jos ä ja ö näkyvät oikein esimerkeissä, tässä ei tarvitse muuttaa mitään.",
    "Om å, ä och ö syns rätt i exemplen behöver inget ändras här.",
    "If letters such as ä and ö look right in the examples, nothing needs changing here.",
);
const NAME: Text = text("Tiedosto", "Fil", "File");
const HASH: Text = text("Tiedoston tiiviste (SHA-256)", "Filens kontrollsumma (SHA-256)", "Hash of the file (SHA-256)");
const CHANGE: Text = text("Tarkemmin ja muuta", "Närmare och ändra", "More, and change");
const TAB: Text = text("sarkain", "tabb", "tab");
const ASPECTS: [(&str, Text); 5] = [
    ("encoding", text("Merkistö", "Teckenkodning", "Encoding")),
    ("separator", text("Erotin", "Skiljetecken", "Separator")),
    ("header_row", text("Otsikkorivi", "Rubrikrad", "Header row")),
    ("part", text("Taulukko tai tiedosto", "Blad eller fil", "Sheet or file")),
    ("date_order", text("Päivien järjestys", "Datumens ordning", "Order of dates")),
];
const READ_AGAIN: Text = text("Lue tiedosto näin", "Läs filen så här", "Read the file like this");
const BY_COLUMN: Text = text("sarakkeittain", "kolumn för kolumn", "column by column");
/// So far down a header row is looked for by hand.
const ROWS: u32 = 30;

#[component]
pub fn Reading() -> impl IntoView {
    let bench = bench();
    let draft = RwSignal::new(As::default());
    let read_again = move |_| {
        bench.read_as(draft.get_untracked());
        crate::browser::focus("reading-title");
    };
    let facts = move || {
        let opened = bench.opened.get()?;
        let lang = bench.lang.get();
        draft.set(bench.given.get_untracked());
        let aspects = ASPECTS.into_iter().filter_map(|(of, name)| {
            let says = said(&opened, of, lang)?;
            Some(view! { <div><dt>{name.say(lang)}</dt><dd>{says}</dd></div> })
        });
        let changes = ASPECTS.into_iter().filter_map(|(of, name)| change(&opened, draft, of, name, lang));
        Some(view! {
            <dl class="summary">
                <div><dt>{NAME.say(lang)}</dt><dd class="hash">{opened.name.clone()}</dd></div>
                {aspects.collect_view()}
            </dl>
            <details>
                <summary>{CHANGE.say(lang)}</summary>
                <p>{LEAD.say(lang)}</p>
                {changes.collect_view()}
                <p><button type="button" class="button-second" on:click=read_again>{READ_AGAIN.say(lang)}</button></p>
                <p class="aside">{HASH.say(lang)}": "<code class="hash">{opened.hash.clone()}</code></p>
            </details>
        })
    };
    view! {
        <section aria-labelledby="reading-title">
            <h2 id="reading-title" tabindex="-1">{t(TITLE)}</h2>
            {facts}
        </section>
    }
}

/// The value as people say it; nothing where the file has no such thing.
fn said(opened: &Opened, of: &str, lang: Lang) -> Option<String> {
    let reading = &opened.reading;
    match of {
        "encoding" => reading.encoding.map(|encoding| encoding.name().to_owned()),
        "separator" => reading.separator.map(|separator| sign(separator, lang)),
        "header_row" => reading.header_row.map(|row| row.to_string()),
        "part" => reading.part.clone(),
        _ => reading.date_order.map(|order| order.label().say(lang).to_owned()),
    }
}

fn sign(separator: char, lang: Lang) -> String {
    if separator == '\t' { TAB.say(lang).to_owned() } else { separator.to_string() }
}

/// What it could be instead: code and name.
fn others(opened: &Opened, of: &str, lang: Lang) -> Vec<(String, String)> {
    let text = opened.format == "csv";
    match of {
        "encoding" if text => {
            Encoding::ALL.iter().map(|encoding| (encoding.name().to_owned(), encoding.name().to_owned())).collect()
        }
        "separator" if text => [';', ',', '\t', '|'].map(|c| (c.to_string(), sign(c, lang))).to_vec(),
        "header_row" => (1..=ROWS).map(|row| (row.to_string(), row.to_string())).collect(),
        "part" => opened.parts.iter().map(|part| (part.clone(), part.clone())).collect(),
        "date_order" => {
            let by_column = std::iter::once((String::new(), BY_COLUMN.say(lang).to_owned()));
            let orders = DateOrder::ALL.iter().map(|o| (o.code().to_owned(), o.label().say(lang).to_owned()));
            by_column.chain(orders).collect()
        }
        _ => Vec::new(),
    }
}

fn code(reading: &As, of: &str) -> String {
    match of {
        "encoding" => reading.encoding.map(|encoding| encoding.name().to_owned()),
        "separator" => reading.separator.map(String::from),
        "header_row" => reading.header_row.map(|row| row.to_string()),
        "part" => reading.part.clone(),
        _ => reading.date_order.map(|order| order.code().to_owned()),
    }
    .unwrap_or_default()
}

fn change(
    opened: &Opened,
    draft: RwSignal<As>,
    of: &'static str,
    name: Text,
    lang: Lang,
) -> Option<impl IntoView + use<>> {
    let others = others(opened, of, lang);
    if others.is_empty() {
        return None;
    }
    let now = code(&opened.reading, of);
    let choose = move |event| {
        let value = event_target_value(&event);
        draft.update(|reading| match of {
            "encoding" => reading.encoding = Encoding::ALL.iter().copied().find(|e| e.name() == value),
            "separator" => reading.separator = value.chars().next(),
            "header_row" => reading.header_row = value.parse().ok(),
            "part" => reading.part = Some(value),
            _ => reading.date_order = DateOrder::ALL.into_iter().find(|order| order.code() == value),
        });
    };
    let options = others.into_iter().map(|(code, name)| {
        let selected = code == now;
        view! { <option value=code selected=selected>{name}</option> }
    });
    let id = format!("read-{of}");
    let why: Vec<&str> = opened.evidence.iter().filter(|e| e.of == of).map(|e| e.says.as_str()).collect();
    Some(view! {
        <div class="field">
            <label for=id.clone()>{name.say(lang)}</label>
            <p class="hint">{why.join(" ")}</p>
            <select id=id on:change=choose>{options.collect_view()}</select>
        </div>
    })
}
