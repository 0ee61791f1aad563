//! What officers looked at, and what is odd in it: patterns first, for a superior to ask about.

use crate::desk::{Asked, desk};
use crate::parts::cell::Cell;
use crate::parts::choose::Choose;
use crate::parts::head::Head;
use crate::parts::notice::{NoticePage, Waiting};
use crate::parts::sheet::{Draft, Sheet};
use crate::place::Page;
use crate::reader::{said, t};
use crate::texts::OFFICER_LOG;
use kotodigi::access::{Action, Resource};
use kotodigi::deeds;
use kotodigi::views::{Answer, LogAsk, OfficerCount, OfficerLogPage, PatternClient, PatternLine, Question, StepLine};
use kotodigi::words::{Text, say_date, text};
use leptos::prelude::*;
use serde_json::{Map, Value};

const DAYS: Text = text("Ajanjakso", "Period", "Period");
const OF_DAYS: Text = text("viimeiset {0} päivää", "de senaste {0} dagarna", "the last {0} days");
const SHOW: Text = text("Rajaa", "Avgränsa", "Filter");
const FILTER: Text = text("Rajaa katseluja", "Avgränsa läsningarna", "Filter the looks");
const OFFICER: Text = text("Käyttäjä", "Användare", "User");
const ALL: Text = text("Kaikki", "Alla", "All");
const ODD: Text = text("Poikkeavaa", "Avvikande", "Odd");
const ODD_IS: Text = text(
    "Nämä eivät ole rikkeitä vaan asioita, joista kannattaa kysyä.",
    "Dessa är inte förseelser utan saker att fråga om.",
    "These are not offences but things to ask about.",
);
const NOTHING: Text = text("Mitään poikkeavaa ei näy.", "Inget avvikande syns.", "Nothing odd shows.");
const MORE: Text = text(
    "Katseluja oli enemmän kuin kerralla luetaan: vanhimpia ei ole laskettu.",
    "Läsningarna var fler än vad som läses på en gång: de äldsta är inte medräknade.",
    "There were more looks than are read at once: the oldest are not counted.",
);
const OFFICERS: Text = text("Työntekijät", "Anställda", "Officers");
const CLIENTS: Text = text("Asiakkaita", "Kunder", "Clients");
const REFUSED: Text = text("Evättyjä", "Nekade", "Refused");
const OPENINGS: Text = text("Avauksia", "Öppningar", "Openings");

#[component]
pub fn OfficerLog(ask: LogAsk) -> impl IntoView {
    let desk = desk();
    let question = {
        let ask = ask.clone();
        move || Some(Question::OfficerLog(ask.clone()))
    };
    let asked = desk.ask(question, |answer| if let Answer::OfficerLog(page) = answer { Some(page) } else { None });
    let title = said(OFFICER_LOG);
    move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(page) => {
            let lang = desk.reader.lang.get_untracked();
            let patterns = page.patterns.clone();
            view! {
                <Head title />
                <p class="lead">{say_date(page.from, lang)}"–"{say_date(page.on, lang)}</p>
                <Narrow ask=ask.clone() page=page.clone() />
                {page.more.then(|| view! { <p class="notice notice-info">{t(MORE)}</p> })}
                <section aria-labelledby="odd">
                    <h2 id="odd">{t(ODD)}" ("{patterns.len()}")"</h2>
                    {if patterns.is_empty() { view! { <p class="empty">{t(NOTHING)}</p> } } else { view! { <p class="">{t(ODD_IS)}</p> } }}
                    <ul class="cards">{patterns.into_iter().map(|line| view! { <Pattern line /> }).collect_view()}</ul>
                </section>
                <Officers officers=page.officers />
            }
            .into_any()
        }
    }
}

#[component]
fn Narrow(ask: LogAsk, page: OfficerLogPage) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    let next = StoredValue::new(ask.clone());
    let days = [1u32, 7, 30, 92].map(|days| (days.to_string(), OF_DAYS.say(lang).replace("{0}", &days.to_string())));
    let officers = page.officers.into_iter().map(|one| (one.officer, one.name)).collect();
    let show = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.reader.go(&desk.place(Page::OfficerLog(next.get_value())));
    };
    view! {
        <form class="filter" aria-label=t(FILTER) on:submit=show>
            <Choose id="days" label=said(DAYS) options=days.to_vec() chosen=ask.days.unwrap_or(7).to_string()
                on_choose=move |days| next.update_value(|next| next.days = days.parse().ok()) />
            <Choose id="officer" label=said(OFFICER) none=said(ALL) options=officers chosen=ask.officer.unwrap_or_default()
                on_choose=move |id| next.update_value(|next| next.officer = (!id.is_empty()).then_some(id)) />
            <button type="submit" class="button-second">{t(SHOW)}</button>
        </form>
    }
}

#[component]
fn Pattern(line: PatternLine) -> impl IntoView {
    let desk = desk();
    let day = say_date(line.day, desk.reader.lang.get_untracked());
    let report = line.report.map(|(step, start)| view! { <Report step start /> });
    view! {
        <li class="card">
            <h3>{line.name}</h3>
            <p class="says">{line.said}</p>
            <p class="aside">{line.officer_name}", "{line.organisation}", "{day}</p>
            {(!line.clients.is_empty()).then(|| view! {
                <ul class="numbers">{line.clients.into_iter().map(number).collect_view()}</ul>
            })}
            {report}
        </li>
    }
}

fn number(client: PatternClient) -> impl IntoView {
    let desk = desk();
    let sees = desk.may_with_own(Resource::Client);
    let to = client.client.map(|id| desk.href(if sees { Page::Client(id) } else { Page::ClientLog(id) }));
    match to {
        Some(to) => view! { <li><a href=to>{client.number}</a></li> }.into_any(),
        None => view! { <li>{client.number}</li> }.into_any(),
    }
}

/// Tells the municipality; what was seen stands in the form already.
#[component]
fn Report(step: StepLine, start: Map<String, Value>) -> impl IntoView {
    let desk = desk();
    let deed = deeds::find(&step.kind)
        .filter(|_| step.refused.is_none() && desk.may((Resource::Anomalies, Action::Report)))?;
    let begin = move |_| {
        let sheet = Sheet::start(deed.form, &start);
        sheet.touch();
        desk.keep_draft(None, deed.kind, Draft { sheet, version: 0 });
        desk.reader.go(&desk.place(Page::Deed(deed.kind.to_owned(), None)));
    };
    Some(view! { <p><button type="button" class="button-second" on:click=begin>{step.name}</button></p> })
}

#[component]
fn Officers(officers: Vec<OfficerCount>) -> impl IntoView {
    let desk = desk();
    let heads = [OFFICER, OFFICER_LOG, CLIENTS, REFUSED, OPENINGS, ODD];
    let line = move |one: OfficerCount| {
        let to = desk.href(Page::OfficerLog(LogAsk { officer: Some(one.officer), ..LogAsk::default() }));
        view! {
            <tr role="row">
                <td role="cell"><a href=to>{one.name}</a>" "<span class="aside">{one.role}", "{one.organisation}</span></td>
                <Cell head=OFFICER_LOG>{one.looks}</Cell>
                <Cell head=CLIENTS>{one.clients}</Cell>
                <Cell head=REFUSED>{one.refused}</Cell>
                <Cell head=OPENINGS>{one.openings}</Cell>
                <Cell head=ODD>{one.patterns}</Cell>
            </tr>
        }
    };
    view! {
        <section aria-labelledby="officers">
            <h2 id="officers">{t(OFFICERS)}</h2>
            <table class="tasks counts" role="table">
                <thead role="rowgroup">
                    <tr role="row">{heads.map(|head| view! { <th role="columnheader" scope="col">{t(head)}</th> })}</tr>
                </thead>
                <tbody role="rowgroup">{officers.into_iter().map(line).collect_view()}</tbody>
            </table>
        </section>
    }
}
