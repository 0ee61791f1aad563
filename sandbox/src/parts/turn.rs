//! The button that turns to another purpose; what was refused is then asked again by itself. And the link to a form
//! that brings along the purpose it is work for.

use crate::desk::desk;
use crate::may;
use crate::place::Page;
use kotodigi::access::Purpose;
use kotodigi::entry::ClientId;
use kotodigi::steps;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TURN: Text = text("Vaihda käyttötarkoitus", "Byt ändamål", "Change the purpose");

/// Of a refusal whose advice names a purpose this officer has.
#[component]
pub fn TurnTo(next: String) -> impl IntoView {
    let desk = desk();
    let purpose = may::named(&next, desk.reader.lang.get_untracked());
    let purpose = purpose.filter(|purpose| desk.purposes.with_untracked(|all| all.contains(purpose)));
    purpose.map(|purpose| view! { <Turn purpose /> })
}

#[component]
pub fn Turn(purpose: Purpose) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang;
    view! {
        <button type="button" class="button-second" on:click=move |_| desk.turn_to(purpose)>
            {move || format!("{}: {}", TURN.say(lang.get()), purpose.choice().text.say(lang.get()))}
        </button>
    }
}

/// Opens a step's form for this purpose, else for the one the step is work for; said aloud where it changes.
#[component]
pub fn ToForm(
    client: ClientId,
    step: String,
    #[prop(optional)] purpose: Option<Purpose>,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let desk = desk();
    let purpose = purpose.or_else(|| steps::find(&step).and_then(|step| may::purpose_of(step.group)));
    let to = desk.href(Page::Form(Some(client), step));
    let turn = move |_| {
        if let Some(purpose) = purpose.filter(|purpose| desk.purposes.with_untracked(|all| all.contains(purpose))) {
            desk.turn_to(purpose);
        }
    };
    view! { <a href=to class=class on:click=turn>{children()}</a> }
}
