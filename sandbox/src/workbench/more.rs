//! The button under a long list: so many more, of so many.

use super::bench::bench;
use super::engine::PAGE;
use kotodigi::phrase;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const MORE: Text = text("Näytä {0} lisää ({1} jäljellä)", "Visa {0} till ({1} kvar)", "Show {0} more ({1} left)");

/// Nothing where all is shown.
#[component]
pub fn More(
    shown: impl Fn() -> usize + Send + 'static,
    of: impl Fn() -> usize + Send + 'static,
    more: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let lang = bench().lang;
    move || {
        let (shown, of) = (shown(), of());
        let left = of.saturating_sub(shown);
        (left > 0 && shown > 0).then(|| {
            let says = phrase!(MORE, left.min(PAGE), left).say(lang.get());
            view! { <button type="button" class="button-second" on:click=move |_| more()>{says}</button> }
        })
    }
}
