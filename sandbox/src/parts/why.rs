//! One thing the law says of a client, and why: facts used, the version of the section, step by step.

use crate::reader::{reader, t};
use crate::texts::LATE;
use kotodigi::dates::parse_iso;
use kotodigi::explain::Explained;
use kotodigi::words::{Text, say_date, text};
use leptos::prelude::*;

const DUE: Text = text("viimeistään", "senast", "by");
const WORKING_DAY: Text = text("seuraava arkipäivä", "följande vardag", "next working day");
const WHY_DAY: Text = text("Miksi tämä päivä?", "Varför denna dag?", "Why this date?");
const WHY: Text = text("Mihin tämä perustuu?", "Vad grundar sig detta på?", "What is this based on?");
const FACTS: Text = text("Käytetyt tiedot", "Uppgifter som användes", "Facts used");
const NO_FACTS: Text = text("Ei asiakkaan tietoja", "Inga uppgifter om kunden", "No facts of the client");
const VERSION: Text = text("Säännös ja sen versio", "Bestämmelsen och dess version", "The provision and its version");
const FROM: Text = text("voimassa alkaen", "i kraft från", "in force from");
const STEPS: Text = text("Laskenta", "Uträkning", "Reckoning");

#[component]
pub fn Why(finding: Explained) -> impl IntoView {
    let lang = reader().lang.get_untracked();
    let has_day = finding.due.is_some() || parse_iso(&finding.answer).is_some();
    // Steps that only repeat a fact are listed as facts already.
    let is_fact = |step: &String| finding.facts_used.iter().any(|fact| step.starts_with(&format!("{}: ", fact.label)));
    let steps: Vec<String> = finding.reckoning.iter().filter(|step| !is_fact(step)).cloned().collect();
    let facts: Vec<_> = finding
        .facts_used
        .into_iter()
        .map(|fact| view! { <dt>{fact.label}</dt><dd>{shown(&fact.value, lang)}{fact.source.map(|source| view! { " "<span class="source">{source}</span> })}</dd> })
        .collect();
    view! {
        <details class="why">
            <summary>{t(if has_day { WHY_DAY } else { WHY })}<span class="unseen">" "{finding.title}</span></summary>
            <h4>{t(FACTS)}</h4>
            {if facts.is_empty() { view! { <p>{t(NO_FACTS)}</p> }.into_any() } else { view! { <dl>{facts}</dl> }.into_any() }}
            <h4>{t(VERSION)}</h4>
            <p>{finding.citation}", "{t(FROM)}" "{say_date(finding.in_force_from, lang)}</p>
            {(!steps.is_empty()).then(|| view! {
                <h4>{t(STEPS)}</h4>
                <ol>{steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
            })}
        </details>
    }
}

/// A finding in a list: what, how it presses, why; `act` is the link to what does it.
#[component]
pub fn Finding(finding: Explained, act: Option<AnyView>) -> impl IntoView {
    let lang = reader().lang.get_untracked();
    let day = |day| say_date(day, lang);
    let (is_task, overdue) = (finding.kind == "task", finding.overdue);
    view! {
        <li class="finding" class:late=overdue>
            <h3>{finding.title.clone()}</h3>
            <p class="says">
                {overdue.then(|| view! { <strong class="badge badge-late">{t(LATE)}</strong>" " })}
                {(!is_task).then(|| view! { <span class="answer">{finding.answer_in_words.clone()}</span>" " })}
                {finding.due.filter(|_| is_task).map(|due| view! { <span class="answer">{t(DUE)}" "{day(due)}</span>" " })}
                {finding.next_working_day.map(|next| view! { <span class="aside">"("{t(WORKING_DAY)}" "{day(next)}")"</span> })}
            </p>
            {act}
            <Why finding />
        </li>
    }
}

/// Days and yes/no of a fact, in words.
fn shown(value: &str, lang: kotodigi::words::Lang) -> String {
    match (parse_iso(value), value) {
        (Some(day), _) => say_date(day, lang),
        (None, "yes" | "true") => crate::texts::YES.say(lang).to_owned(),
        (None, "no" | "false") => crate::texts::NO.say(lang).to_owned(),
        _ => value.to_owned(),
    }
}
