//! What an old register is called: extracts of one have one name, by which the next one is known again.

use crate::door::Loads;
use crate::parts::fresh::Fresh;
use crate::reader::now;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const SYSTEM: Text = text("Vanhan järjestelmän nimi", "Det gamla systemets namn", "Name of the old system");
const SYSTEM_HINT: Text = text(
    "Anna joka kerta sama nimi: siitä ohjelma tietää, että otteet ovat samasta järjestelmästä.",
    "Ange samma namn varje gång: av det vet programmet att utdragen är ur samma system.",
    "Give the same name every time: by it the program knows that extracts are of the same system.",
);
const EARLIER: Text =
    text("Aiemmin tuotu, valitse tästä:", "Importerat tidigare, välj här:", "Loaded earlier, choose here:");
/// So many earlier names are offered, the newest first.
const OFFERED: usize = 6;

/// Fills in the names of registers that were loaded before.
pub fn find_earlier(fresh: Fresh, earlier: RwSignal<Vec<String>>) {
    let (door, manner) = (fresh.desk.door(), fresh.manner());
    spawn_local(async move {
        let Ok(Loads { runs, .. }) = door.loads(manner).await else { return };
        let mut names: Vec<String> = Vec::new();
        for run in runs {
            if !names.contains(&run.system) {
                names.push(run.system);
            }
        }
        drop(earlier.try_set(names));
    });
}

#[component]
pub fn SystemField(system: RwSignal<String>, earlier: RwSignal<Vec<String>>) -> impl IntoView {
    let offered = move || {
        let names = earlier.get();
        (!names.is_empty()).then(|| {
            let button = |name: String| {
                let (says, chosen) = (name.clone(), name.clone());
                let pressed = move || (system.get() == chosen).to_string();
                view! {
                    <button type="button" class="button-second" aria-pressed=pressed on:click=move |_| system.set(name.clone())>{says}</button>
                }
                .into_any()
            };
            let buttons: Vec<AnyView> = names.into_iter().take(OFFERED).map(button).collect();
            view! { <p>{now(EARLIER)}</p><p class="buttons">{buttons}</p> }
        })
    };
    view! {
        <div class="field">
            <label for="system">{now(SYSTEM)}</label>
            <p class="hint" id="system-hint">{now(SYSTEM_HINT)}</p>
            <input type="text" id="system" maxlength="100" autocomplete="off" aria-describedby="system-hint" prop:value=system
                on:input=move |event| system.set(event_target_value(&event)) />
            {offered}
        </div>
    }
}
