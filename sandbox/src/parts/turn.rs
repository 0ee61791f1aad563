//! The button that turns to another purpose; what was refused is then asked again by itself.

use crate::desk::desk;
use crate::may;
use kotodigi::access::Purpose;
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
