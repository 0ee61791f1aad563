//! The code of a second factor.

use super::fields::wrong_at;
use crate::reader::t;
use crate::texts::REQUIRED;
use kotodigi::refusal::ProblemView;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

pub const CODE: Text = text("Vahvistuskoodi", "Bekräftelsekod", "Confirmation code");
const HINT: Text = text(
    "Kuusi numeroa tunnistussovelluksestasi",
    "Sex siffror från din autentiseringsapp",
    "Six digits from your authenticator",
);
const ANY: Text = text(
    "Harjoituksessa mitkä tahansa kuusi numeroa kelpaavat",
    "I övningen duger vilka sex siffror som helst",
    "In the practice any six digits will do",
);

#[component]
pub fn CodeField(code: RwSignal<String>, problems: RwSignal<Vec<ProblemView>>, training: bool) -> impl IntoView {
    let wrong = Memo::new(move |_| wrong_at(problems, "code"));
    let has_wrong = move || wrong.with(Option::is_some);
    view! {
        <div class="field" class:has-wrong=has_wrong>
            <label for="field-code">{t(CODE)}<span class="required">" ("{t(REQUIRED)}")"</span></label>
            <p class="hint" id="field-code-hint">{t(if training { ANY } else { HINT })}</p>
            {move || wrong.get().map(|what| view! { <p class="wrong" id="field-code-wrong">{what}</p> })}
            <input type="text" id="field-code" class="short" inputmode="numeric" maxlength="6" autocomplete="one-time-code"
                aria-required="true" aria-invalid=move || has_wrong().then_some("true")
                aria-describedby=move || if has_wrong() { "field-code-wrong field-code-hint" } else { "field-code-hint" }
                prop:value=code on:input=move |event| code.set(event_target_value(&event)) />
        </div>
    }
}
