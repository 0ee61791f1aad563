//! What is to be mended, at the top of the form, each with a link to its field.

use super::code::CODE;
use super::fields::id_of;
use crate::reader::reader;
use kotodigi::form::{Input, Kind};
use kotodigi::refusal::NoView;
use kotodigi::words::Lang;
use leptos::prelude::*;

pub const SUMMARY: &str = "summary";

#[component]
pub fn Summary(no: NoView, form: &'static [Input]) -> impl IntoView {
    let lang = reader().lang.get_untracked();
    let items = no
        .problems
        .into_iter()
        .map(|problem| match label_of(form, &problem.field, lang) {
            Some(label) => {
                view! { <li><a href=format!("#{}", id_of(&problem.field))>{label}</a>": "{problem.what}</li> }
                    .into_any()
            }
            None => view! { <li>{problem.what}</li> }.into_any(),
        })
        .collect_view();
    view! {
        <section class="notice notice-fault" id=SUMMARY tabindex="-1" aria-labelledby="summary-head">
            <h2 id="summary-head">{no.title}</h2>
            <p>{no.detail}" "{no.next}</p>
            <ul>{items}</ul>
        </section>
    }
}

/// `services.1.reason` as `Agreed services 2: Why does it serve the goal?`.
fn label_of(form: &'static [Input], field: &str, lang: Lang) -> Option<String> {
    let (key, rest) = field.split_once('.').unwrap_or((field, ""));
    let Some(input) = form.iter().find(|input| input.key == key) else {
        return (key == "code").then(|| CODE.say(lang).to_owned());
    };
    let name = input.name.say(lang);
    let (Kind::Rows(form, _), Some((index, rest))) = (input.kind, rest.split_once('.')) else {
        return Some(name.to_owned());
    };
    let number = index.parse::<usize>().ok()? + 1;
    Some(format!("{name} {number}: {}", label_of(form, rest, lang)?))
}
