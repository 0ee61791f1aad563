//! A value that every client gets who has none in the file.

use super::bench::{bench, t};
use kotodigi::intake::field::Shape;
use kotodigi::intake::{Constant, Field};
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text("Sama arvo kaikille riveille", "Samma värde för alla rader", "The same value for all rows");
const LEAD: Text = text(
    "Jos jokin tieto on kaikilla sama eikä sitä ole tiedostossa, esimerkiksi kotikunta, anna se tässä. Solun oma arvo menee aina edelle.",
    "Om en uppgift är densamma för alla och saknas i filen, till exempel hemkommunen, ange den här. Cellens eget värde går alltid före.",
    "If something is the same for everybody and not in the file, such as the municipality, give it here. A cell’s own value always goes first.",
);
const FIELD: Text = text("Kenttä", "Fält", "Field");
const VALUE: Text = text("Arvo", "Värde", "Value");
const ADD: Text = text("Lisää", "Lägg till", "Add");
const REMOVE: Text = text("Poista", "Ta bort", "Remove");

#[component]
pub fn Constants() -> impl IntoView {
    let bench = bench();
    let field = RwSignal::new(Field::Municipality.id().to_owned());
    let value = RwSignal::new(String::new());
    let add = move |_| {
        let chosen = Field::ALL.iter().copied().find(|one| one.id() == field.get_untracked());
        let given = value.get_untracked().trim().to_owned();
        if let Some(field) = chosen.filter(|_| !given.is_empty()) {
            bench.constants.update(|all| {
                all.retain(|constant| constant.field != field);
                all.push(Constant { field, value: given });
            });
            value.set(String::new());
            bench.changed.set(true);
        }
    };
    let options = move || {
        let lang = bench.lang.get();
        let one_for_all = |field: &Field| !matches!(field.shape(), Shape::Identity | Shape::Nothing | Shape::Number);
        let may = |field: &&Field| one_for_all(field) && !field.is_of_ours_alone();
        let option = |one: &Field| {
            let selected = one.id() == field.get_untracked();
            view! { <option value=one.id() selected=selected>{one.label().say(lang)}</option> }
        };
        Field::ALL.iter().filter(may).map(option).collect_view()
    };
    let one = move |constant: Constant| {
        let label = constant.field.label().say(bench.lang.get_untracked());
        let remove = move |_| {
            bench.constants.update(|all| all.retain(|other| other.field != constant.field));
            bench.changed.set(true);
        };
        view! {
            <li>
                {label}": "<strong>{constant.value}</strong>" "
                <button type="button" class="button-quiet" on:click=remove>{t(REMOVE)}</button>
            </li>
        }
    };
    view! {
        <details class="constants">
            <summary>{t(TITLE)}</summary>
            <p>{t(LEAD)}</p>
            <ul>{move || { bench.lang.track(); bench.constants.get().into_iter().map(one).collect_view() }}</ul>
            <div class="filter">
                <div class="field">
                    <label for="constant-field">{t(FIELD)}</label>
                    <select id="constant-field" on:change=move |event| field.set(event_target_value(&event))>{options}</select>
                </div>
                <div class="field">
                    <label for="constant-value">{t(VALUE)}</label>
                    <input type="text" id="constant-value" autocomplete="off" prop:value=value
                        on:input=move |event| value.set(event_target_value(&event)) />
                </div>
                <button type="button" class="button-second" on:click=add>{t(ADD)}</button>
            </div>
        </details>
    }
}
