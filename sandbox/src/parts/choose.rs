//! A select with its label: one of a list, or none.

use leptos::prelude::*;

/// `options` are code and text.
#[component]
pub fn Choose(
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    /// The text of choosing nothing.
    #[prop(into, optional)]
    none: Option<Signal<String>>,
    options: Vec<(String, String)>,
    chosen: String,
    on_choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(code, text)| {
            let selected = code == chosen;
            view! { <option value=code selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| on_choose(event_target_value(&event))>
                {none.map(|none| view! { <option value="">{none}</option> })}
                {options}
            </select>
        </div>
    }
}
