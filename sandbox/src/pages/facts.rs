//! What is known of a client: who said it, who entered it, when, and what was known before.

use crate::browser::say_moment;
use crate::desk::desk;
use crate::parts::guard::Masked;
use crate::reader::t;
use crate::texts::WHY_NOT;
use kotodigi::views::{FactLine, HiddenLine, Said};
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;

const FACTS: Text = text("Asiakkaan tiedot", "Uppgifter om kunden", "Facts of the client");
const FACT: Text = text("Tieto", "Uppgift", "Fact");
const VALUE: Text = text("Arvo", "Värde", "Value");
const ORIGIN: Text =
    text("Mistä saatu, kuka kirjasi, milloin", "Varifrån, vem antecknade, när", "Where from, entered by, when");
const BEFORE: Text = text("Aiemmin", "Tidigare", "Before");
const NOT_SHOWN: Text =
    text("Ei näytetä tähän käyttötarkoitukseen", "Visas inte för detta ändamål", "Not shown for this purpose");
const EMPTY: Text = text("ei ole", "finns inte", "none");

#[component]
pub fn Facts(facts: Vec<FactLine>, hidden: Vec<HiddenLine>) -> impl IntoView {
    let lang = desk().reader.lang.get_untracked();
    let heads = [FACT, VALUE, ORIGIN];
    let (masked, others): (Vec<HiddenLine>, Vec<HiddenLine>) = hidden.into_iter().partition(|line| line.masked);
    view! {
        <section aria-labelledby="facts">
            <h2 id="facts">{t(FACTS)}</h2>
            <table class="facts" role="table">
                <thead role="rowgroup">
                    <tr role="row">{heads.map(|head| view! { <th role="columnheader" scope="col">{t(head)}</th> })}</tr>
                </thead>
                <tbody role="rowgroup">
                    {masked.into_iter().map(masked_line).collect_view()}
                    {facts.into_iter().map(|fact| line(fact, lang)).collect_view()}
                </tbody>
            </table>
            {(!others.is_empty()).then(|| not_shown(others))}
        </section>
    }
}

fn masked_line(line: HiddenLine) -> impl IntoView {
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{line.name.clone()}</th>
            <td role="cell" class="value"><Masked /></td>
            <td role="cell" class="aside"><Why line /></td>
        </tr>
    }
}

/// What the purpose does not need, folded: it is not missing, it is not shown.
fn not_shown(lines: Vec<HiddenLine>) -> impl IntoView {
    let count = lines.len();
    let line = |line: HiddenLine| view! { <li>{line.name.clone()}" "<Why line /></li> };
    view! {
        <details class="not-shown">
            <summary>{t(NOT_SHOWN)}" ("{count}")"</summary>
            <ul>{lines.into_iter().map(line).collect_view()}</ul>
        </details>
    }
}

#[component]
fn Why(line: HiddenLine) -> impl IntoView {
    let desk = desk();
    let resource = format!("facts.{}", line.class);
    view! {
        <button type="button" class="button-quiet" on:click=move |_| desk.ask_why(resource.clone(), "see")>
            {t(WHY_NOT)}<span class="unseen">" "{line.name}</span>
        </button>
    }
}

fn line(fact: FactLine, lang: Lang) -> impl IntoView {
    let earlier: Vec<_> = fact
        .earlier
        .into_iter()
        .map(|(value, said)| view! { <li>{shown(value)}" "<span class="aside">{origin(&said, lang)}</span></li> })
        .collect();
    let unseen = format!(": {}", fact.name);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{fact.name}</th>
            <td role="cell" class="value">
                {shown(fact.value)}
                {(!earlier.is_empty()).then(|| view! {
                    <details>
                        <summary>{t(BEFORE)}" ("{earlier.len()}")"<span class="unseen">{unseen}</span></summary>
                        <ul>{earlier}</ul>
                    </details>
                })}
            </td>
            <td role="cell" class="aside">{origin(&fact.said, lang)}</td>
        </tr>
    }
}

fn shown(value: String) -> AnyView {
    if value.is_empty() { view! { <em>{t(EMPTY)}</em> }.into_any() } else { value.into_any() }
}

fn origin(said: &Said, lang: Lang) -> String {
    format!("{}; {}, {}", said.source, said.by, say_moment(said.at, lang))
}
