//! What is known of a client: who said it, who entered it, when, and what was known before.

use crate::browser::say_moment;
use crate::desk::desk;
use crate::reader::t;
use kotodigi::views::{FactLine, Said};
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;

const FACTS: Text = text("Asiakkaan tiedot", "Uppgifter om kunden", "Facts of the client");
const FACT: Text = text("Tieto", "Uppgift", "Fact");
const VALUE: Text = text("Arvo", "Värde", "Value");
const ORIGIN: Text =
    text("Mistä saatu, kuka kirjasi, milloin", "Varifrån, vem antecknade, när", "Where from, entered by, when");
const BEFORE: Text = text("Aiemmin", "Tidigare", "Before");
const EMPTY: Text = text("ei ole", "finns inte", "none");

#[component]
pub fn Facts(facts: Vec<FactLine>) -> impl IntoView {
    let lang = desk().reader.lang.get_untracked();
    let heads = [FACT, VALUE, ORIGIN];
    view! {
        <section aria-labelledby="facts">
            <h2 id="facts">{t(FACTS)}</h2>
            <table class="facts" role="table">
                <thead role="rowgroup">
                    <tr role="row">{heads.map(|head| view! { <th role="columnheader" scope="col">{t(head)}</th> })}</tr>
                </thead>
                <tbody role="rowgroup">{facts.into_iter().map(|fact| line(fact, lang)).collect_view()}</tbody>
            </table>
        </section>
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
