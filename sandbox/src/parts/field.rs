//! One input: label, hint, what is wrong with it, and the control its kind asks for.

use super::fields::{Officers, Path, id_of, wrong_at};
use super::sheet::Sheet;
use crate::reader::{reader, t};
use crate::texts::{CHOOSE, DATE_HINT, REQUIRED};
use kotodigi::form::{Choice, Input, Kind, YES_NO};
use kotodigi::refusal::ProblemView;
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;

const UNKNOWN: Text = text("Ei tiedossa", "Inte känt", "Not known");

#[component]
pub fn Field(input: &'static Input, sheet: Sheet, path: Path, problems: RwSignal<Vec<ProblemView>>) -> impl IntoView {
    let field = ArcMemo::new(move |_| format!("{}{}", path.get(), input.key));
    let id = {
        let field = field.clone();
        ArcMemo::new(move |_| id_of(&field.get()))
    };
    let wrong = ArcMemo::new(move |_| wrong_at(problems, &field.get()));
    let hinted = !input.hint.fi.is_empty() || matches!(input.kind, Kind::Date);
    let described = {
        let (id, wrong) = (id.clone(), wrong.clone());
        move || {
            let hint = hinted.then(|| format!("{}-hint", id.get()));
            let fault = wrong.with(Option::is_some).then(|| format!("{}-wrong", id.get()));
            let ids: Vec<String> = fault.into_iter().chain(hint).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let invalid = {
        let wrong = wrong.clone();
        move || wrong.with(Option::is_some).then_some("true")
    };
    let label = move || {
        let name = input.name.say(reader().lang.get());
        view! { {name}{input.required.then(|| view! { <span class="required">" ("{t(REQUIRED)}")"</span> })} }
    };
    let notes = {
        let (id, wrong) = (id.clone(), wrong.clone());
        let wrong_id = {
            let id = id.clone();
            move || format!("{}-wrong", id.get())
        };
        view! {
            {hinted.then(|| view! { <p class="hint" id={move || format!("{}-hint", id.get())}>{t(hint(input))}</p> })}
            {move || wrong.get().map(|what| view! { <p class="wrong" id=wrong_id.clone()>{what}</p> })}
        }
    };
    let class = {
        let wrong = wrong.clone();
        move || if wrong.with(Option::is_some) { "field has-wrong" } else { "field" }
    };
    match input.kind {
        Kind::YesNo => {
            let choices = move || choices(&YES_NO, reader().lang.get());
            view! {
                <fieldset class=class aria-describedby=described.clone() aria-invalid=invalid>
                    <legend>{label}</legend>
                    {notes}
                    <div class="radios">{move || radios(choices(), input, &sheet, &id)}</div>
                </fieldset>
            }
            .into_any()
        }
        Kind::Many(many) => view! {
            <fieldset class=class aria-describedby=described.clone() aria-invalid=invalid>
                <legend>{label}</legend>
                {notes}
                {move || ticks(choices(many, reader().lang.get()), input, &sheet, &id)}
            </fieldset>
        }
        .into_any(),
        _ => {
            let for_id = id.clone();
            view! {
                <div class=class>
                    <label for=move || for_id.get()>{label}</label>
                    {notes}
                    {control(input, sheet, id, described, invalid)}
                </div>
            }
            .into_any()
        }
    }
}

fn hint(input: &Input) -> Text {
    if input.hint.fi.is_empty() { DATE_HINT } else { input.hint }
}

type Choices = Vec<(&'static str, &'static str)>;

fn choices(list: &'static [Choice], lang: Lang) -> Choices {
    list.iter().map(|choice| (choice.code, choice.text.say(lang))).collect()
}

/// A control of one element.
fn control(
    input: &'static Input,
    sheet: Sheet,
    id: ArcMemo<String>,
    described: impl Fn() -> Option<String> + Send + Sync + 'static,
    invalid: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
) -> AnyView {
    let id = move || id.get();
    let key = input.key;
    let required = input.required.then_some("true");
    let typed = sheet.text(key);
    let class = match input.kind {
        Kind::Date => "short",
        Kind::Number(..) | Kind::IdentityCode => "short",
        _ => "long",
    };
    match input.kind {
        Kind::Long(_) => {
            let rows = if typed.len() > 200 { "8" } else { "4" };
            view! {
                <textarea id=id rows=rows aria-describedby=described aria-invalid=invalid aria-required=required
                    prop:value=typed on:input=move |event| sheet.set(key, event_target_value(&event))></textarea>
            }
            .into_any()
        }
        Kind::One(_) | Kind::Code(_) | Kind::Officer => {
            let kept = sheet.clone();
            let officers = use_context::<Officers>().unwrap_or_default();
            view! {
                <select id=id aria-describedby=described aria-invalid=invalid aria-required=required
                    on:change=move |event| sheet.set(key, event_target_value(&event))>
                    {move || options(input.kind, &officers, &kept.text(key), reader().lang.get())}
                </select>
            }
            .into_any()
        }
        _ => view! {
            <input type="text" id=id class=class autocomplete="off" aria-describedby=described aria-invalid=invalid
                aria-required=required prop:value=typed on:input=move |event| sheet.set(key, event_target_value(&event)) />
        }
        .into_any(),
    }
}

fn options(kind: Kind, officers: &Officers, chosen: &str, lang: Lang) -> impl IntoView + use<> {
    let owned = |list: Choices| list.into_iter().map(|(code, name)| (code.to_owned(), name.to_owned())).collect();
    let list: Vec<(String, String)> = match kind {
        Kind::One(list) => owned(choices(list, lang)),
        Kind::Code(codes) => {
            let mut list: Choices = codes().all.iter().map(|code| (code.code, code.name(lang))).collect();
            list.sort_by_cached_key(|(_, name)| sorting(name));
            owned(list)
        }
        _ => officers.0.clone(),
    };
    let none = view! { <option value="" selected=chosen.is_empty()>{CHOOSE.say(lang)}</option> };
    let list: Vec<_> = list
        .into_iter()
        .map(|(code, name)| {
            let selected = code == chosen;
            view! { <option value=code selected=selected>{name}</option> }
        })
        .collect();
    (none, list)
}

/// Order of the Finnish and Swedish alphabet: å, ä and ö come last.
fn sorting(name: &str) -> String {
    name.to_lowercase().replace('å', "{").replace('ä', "|").replace('ö', "}")
}

fn radios(mut list: Choices, input: &'static Input, sheet: &Sheet, id: &ArcMemo<String>) -> impl IntoView + use<> {
    if !input.required {
        list.push(("", UNKNOWN.say(reader().lang.get())));
    }
    let name = id.get();
    let chosen = sheet.text(input.key);
    list.into_iter()
        .enumerate()
        .map(|(i, (code, text))| {
            let sheet = sheet.clone();
            // The summary's link leads to the first of them.
            let id = if i == 0 { name.clone() } else { format!("{name}-{i}") };
            view! {
                <label class="pick">
                    <input type="radio" id=id name=name.clone() value=code checked={code == chosen}
                        on:change=move |_| sheet.set(input.key, code.to_owned()) />
                    <span>{text}</span>
                </label>
            }
        })
        .collect_view()
}

fn ticks(list: Choices, input: &'static Input, sheet: &Sheet, id: &ArcMemo<String>) -> impl IntoView + use<> {
    let name = id.get();
    list.into_iter()
        .enumerate()
        .map(|(i, (code, text))| {
            let id = if i == 0 { name.clone() } else { format!("{name}-{i}") };
            let ticked = sheet.has(input.key, code);
            let sheet = sheet.clone();
            view! {
                <label class="pick pick-row">
                    <input type="checkbox" id=id checked=ticked
                        on:change=move |event| sheet.tick(input.key, code, event_target_checked(&event)) />
                    <span>{text}</span>
                </label>
            }
        })
        .collect_view()
}
