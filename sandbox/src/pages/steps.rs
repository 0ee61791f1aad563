//! What can be done now; what is work for another purpose; and what can't, with why, where it stands and what to do
//! instead.

use crate::desk::desk;
use crate::may;
use crate::parts::turn::{ToForm, Turn};
use crate::place::Page;
use crate::reader::t;
use kotodigi::access::Purpose;
use kotodigi::entry::ClientId;
use kotodigi::refusal::NoView;
use kotodigi::views::StepLine;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const CAN: Text = text("Mitä voit tehdä nyt", "Vad du kan göra nu", "What you can do now");
const NOTHING: Text = text(
    "Et voi tehdä asiakkaalle mitään tässä käyttötarkoituksessa.",
    "Du kan inte göra något för kunden för detta ändamål.",
    "There is nothing you can do with the client for this purpose.",
);
const CANNOT: Text = text("Ei onnistu nyt, ja miksi", "Går inte nu, och varför", "Not possible now, and why");
const ELSEWHERE: Text =
    text("Toiseen käyttötarkoitukseen kuuluvat", "Hör till ett annat ändamål", "Work for another purpose");
const NOT_YOURS: Text = text("Ei kuulu tehtävääsi", "Hör inte till din uppgift", "Not part of your task");

/// Steps that share something: it is said once.
type Groups<K, N = String> = Vec<(K, Vec<N>)>;

fn put<K: PartialEq, N>(groups: &mut Groups<K, N>, key: K, name: N) {
    match groups.iter_mut().find(|(known, _)| *known == key) {
        Some((_, names)) => names.push(name),
        None => groups.push((key, vec![name])),
    }
}

#[component]
pub fn Steps(client: ClientId, steps: Vec<StepLine>) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    let (open, refused): (Vec<StepLine>, Vec<StepLine>) = steps.into_iter().partition(|step| step.refused.is_none());
    let link = |step: StepLine| {
        let to = desk.href(Page::Form(Some(client), step.kind));
        view! { <li><a href=to>{step.name}</a></li> }
    };
    let (mut reasons, mut elsewhere, mut others) =
        (Groups::<NoView>::new(), Groups::<Purpose, (String, String)>::new(), Groups::<String>::new());
    for StepLine { kind, name, refused } in refused {
        let Some(no) = refused else { continue };
        match may::named(&no.next, lang).filter(|_| may::is_of_access(&no.code)) {
            Some(purpose) => put(&mut elsewhere, purpose, (kind, name)),
            None if may::is_of_access(&no.code) => put(&mut others, no.detail, name),
            None => put(&mut reasons, no, name),
        }
    }
    let nothing = open.is_empty();
    view! {
        <section class="steps" aria-labelledby="steps">
            <h2 id="steps">{t(CAN)}</h2>
            {nothing.then(|| view! { <p>{t(NOTHING)}</p> })}
            <ul class="links">{open.into_iter().map(link).collect_view()}</ul>
            {(!elsewhere.is_empty()).then(|| view! {
                <h3>{t(ELSEWHERE)}</h3>
                <ul class="refused">{elsewhere.into_iter().map(move |one| of_purpose(client, one)).collect_view()}</ul>
            })}
            {(!reasons.is_empty()).then(|| view! {
                <h3>{t(CANNOT)}</h3>
                <ul class="refused">{reasons.into_iter().map(refusal).collect_view()}</ul>
            })}
            {(!others.is_empty()).then(|| view! {
                <details>
                    <summary>{t(NOT_YOURS)}" ("{others.iter().map(|(_, names)| names.len()).sum::<usize>()}")"</summary>
                    <ul class="refused">{others.into_iter().map(not_yours).collect_view()}</ul>
                </details>
            })}
        </section>
    }
}

fn names(names: Vec<String>) -> impl IntoView {
    names.into_iter().map(|name| view! { <strong>{name}</strong> }).collect_view()
}

/// Each opens its form at once, for the purpose it belongs to.
fn of_purpose(client: ClientId, (purpose, steps): (Purpose, Vec<(String, String)>)) -> impl IntoView {
    let link = move |(step, name)| view! { <ToForm client step purpose><strong>{name}</strong></ToForm> };
    view! { <li>{steps.into_iter().map(link).collect_view()}<Turn purpose /></li> }
}

fn refusal((NoView { detail, next, cite, .. }, steps): (NoView, Vec<String>)) -> impl IntoView {
    view! {
        <li>
            {names(steps)}
            <p>{detail}" "{next}</p>
            {cite.map(|cite| view! { <p class="cite">{cite}</p> })}
        </li>
    }
}

fn not_yours((why, steps): (String, Vec<String>)) -> impl IntoView {
    view! { <li>{names(steps)}<p>{why}</p></li> }
}
