//! One line of a login: an account or a password.

use super::fields::wrong_at;
use crate::reader::t;
use crate::texts::REQUIRED;
use kotodigi::refusal::ProblemView;
use leptos::prelude::*;

#[component]
pub fn Secret(
    id: &'static str,
    name: Signal<String>,
    value: RwSignal<String>,
    /// Whether what is typed shows.
    shown: bool,
    /// What a password keeper calls it.
    complete: &'static str,
    hint: Signal<String>,
    problems: RwSignal<Vec<ProblemView>>,
) -> impl IntoView {
    let wrong = Memo::new(move |_| wrong_at(problems, id));
    let has_wrong = move || wrong.with(Option::is_some);
    let described = move || {
        let hinted = hint.with(|hint| !hint.is_empty()).then(|| format!("field-{id}-hint"));
        let ids: Vec<String> = has_wrong().then(|| format!("field-{id}-wrong")).into_iter().chain(hinted).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    view! {
        <div class="field" class:has-wrong=has_wrong>
            <label for=format!("field-{id}")>{name}<span class="required">" ("{t(REQUIRED)}")"</span></label>
            {move || hint.with(|hint| !hint.is_empty()).then(|| view! { <p class="hint" id=format!("field-{id}-hint")>{hint}</p> })}
            {move || wrong.get().map(|what| view! { <p class="wrong" id=format!("field-{id}-wrong")>{what}</p> })}
            <input type=if shown { "text" } else { "password" } id=format!("field-{id}") class="long" autocomplete=complete
                autocapitalize="none" spellcheck="false" aria-required="true"
                aria-invalid=move || has_wrong().then_some("true") aria-describedby=described
                prop:value=value on:input=move |event| value.set(event_target_value(&event)) />
        </div>
    }
}
