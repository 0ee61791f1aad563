//! Rows of inputs: each a fieldset that can be taken away, and a button for one more.

use super::fields::{Fields, Path, id_of, wrong_at};
use super::sheet::Sheet;
use crate::reader::{reader, t};
use crate::texts::REQUIRED;
use kotodigi::form::Input;
use kotodigi::refusal::ProblemView;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const ADD: Text = text("Lisää rivi", "Lägg till en rad", "Add a row");
const REMOVE: Text = text("Poista rivi", "Ta bort raden", "Remove the row");

#[component]
pub fn RowsField(
    input: &'static Input,
    form: &'static [Input],
    most: usize,
    sheet: Sheet,
    path: Path,
    problems: RwSignal<Vec<ProblemView>>,
) -> impl IntoView {
    let Some(rows) = sheet.rows(input.key) else { return ().into_any() };
    let field = ArcMemo::new(move |_| format!("{}{}", path.get(), input.key));
    let name = move || input.name.say(reader().lang.get());
    let id = {
        let field = field.clone();
        move || id_of(&field.get())
    };
    let wrong = {
        let field = field.clone();
        move || wrong_at(problems, &field.get())
    };
    let full = {
        let rows = rows.clone();
        move || rows.with(|rows| rows.len() >= most)
    };
    let add = {
        let (sheet, id) = (sheet.clone(), id.clone());
        move |_| {
            sheet.add_row(input.key, form);
            let at = sheet.rows(input.key).map_or(0, |rows| rows.with_untracked(Vec::len));
            // The new row is there after the next drawing.
            let first = format!("{}-{}-{}", id(), at.saturating_sub(1), form.first().map_or("", |input| input.key));
            request_animation_frame(move || crate::browser::focus(&first));
        }
    };
    let (each, own_id) = (rows.clone(), id.clone());
    let row = move |(key, row): (usize, Sheet)| {
        let index = {
            let rows = rows.clone();
            ArcMemo::new(move |_| rows.with(|rows| rows.iter().position(|(k, _)| *k == key)).unwrap_or_default())
        };
        let path = {
            let (field, index) = (field.clone(), index.clone());
            ArcSignal::derive(move || format!("{}.{}.", field.get(), index.get()))
        };
        let remove = {
            let (rows, sheet, id) = (rows.clone(), sheet.clone(), id.clone());
            move |_| {
                sheet.touch();
                rows.update(|rows| rows.retain(|(k, _)| *k != key));
                crate::browser::focus(&id());
            }
        };
        let number = {
            let index = index.clone();
            move || format!("{} {}", name(), index.get() + 1)
        };
        let unseen = number.clone();
        view! {
            <fieldset class="row">
                <legend>{number}</legend>
                <Fields sheet=row path problems />
                <button type="button" class="button-quiet" on:click=remove>
                    {t(REMOVE)}<span class="unseen">": "{unseen}</span>
                </button>
            </fieldset>
        }
    };
    view! {
        <fieldset class="rows" id=own_id tabindex="-1">
            <legend>{name}{input.required.then(|| view! { <span class="required">" ("{t(REQUIRED)}")"</span> })}</legend>
            {move || wrong().map(|what| view! { <p class="wrong">{what}</p> })}
            <For each=move || each.get() key=|(key, _)| *key children=row />
            <button type="button" class="button-second" disabled=full on:click=add>{t(ADD)}</button>
        </fieldset>
    }
    .into_any()
}
