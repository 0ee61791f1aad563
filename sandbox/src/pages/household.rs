//! Who lives with a client, of those the officer sees.

use crate::desk::desk;
use crate::parts::guard::Place;
use crate::place::Page;
use crate::reader::t;
use kotodigi::views::Hit;
use kotodigi::words::{Text, say_date, text};
use leptos::prelude::*;

const HOUSEHOLD: Text = text("Samassa taloudessa", "I samma hushåll", "In the same household");
const BORN: Text = text("syntynyt", "född", "born");

#[component]
pub fn Household(others: Vec<Hit>) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    let line = move |hit: Hit| {
        let born = hit.birth_date.map(|day| view! { ", "{t(BORN)}" "{say_date(day, lang)} });
        view! {
            <li>
                <a href=desk.href(Page::Client(hit.client))>{hit.name}</a>
                <span class="aside">" "{hit.client_number}{born}", "<Place name=hit.municipality masked=hit.masked /></span>
            </li>
        }
    };
    (!others.is_empty()).then(|| {
        view! {
            <section aria-labelledby="household">
                <h2 id="household">{t(HOUSEHOLD)}</h2>
                <ul class="links">{others.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}
