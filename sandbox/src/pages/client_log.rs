//! Who looked at a client, when and why: in words the client understands too.

use crate::desk::{Asked, desk};
use crate::parts::head::Head;
use crate::parts::notice::{NoticePage, Waiting};
use crate::parts::paper::Papers;
use crate::place::Page;
use crate::reader::t;
use crate::texts::{CLIENT, CLIENT_LOG, MASKED};
use kotodigi::access::Resource;
use kotodigi::entry::ClientId;
use kotodigi::views::{Answer, ClientLogPage, LogDay, LogLine, LogOfficer, OpeningLine, Question};
use kotodigi::words::{Lang, Text, say_date, text};
use leptos::prelude::*;

const LOOKS: Text = text("katselua", "läsningar", "looks");
const REFUSED: Text = text("evättyä", "nekade", "refused");
const NO: Text = text("Evätty", "Nekad", "Refused");
const OPENINGS: Text = text("Perustellut avaukset", "Öppningar med motivering", "Openings with a reason");
const NOBODY: Text =
    text("Kukaan ei ole katsonut tietoja.", "Ingen har läst uppgifterna.", "Nobody has looked at the data.");

#[component]
pub fn ClientLog(id: ClientId) -> impl IntoView {
    let take = |answer| if let Answer::ClientLog(page) = answer { Some(*page) } else { None };
    let asked = desk().ask(move || Some(Question::ClientLog(id)), take);
    move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(page) => view! { <Log page /> }.into_any(),
    }
}

#[component]
fn Log(page: ClientLogPage) -> impl IntoView {
    let desk = desk();
    let title = Signal::derive(move || CLIENT_LOG.say(desk.reader.lang.get()).to_owned());
    // Whoever watches the logs sees the log of a client and not the client.
    let to = desk.may_with_own(Resource::Client).then(|| desk.href(Page::Client(page.client)));
    let who = if page.name.is_empty() { page.client_number.clone() } else { page.name.clone() };
    let whose = match to {
        Some(to) => view! { <a href=to>{who}</a>" "{page.client_number.clone()} }.into_any(),
        None => page.client_number.clone().into_any(),
    };
    view! {
        <Head title />
        <p class="whose">{t(CLIENT)}": "{whose}</p>
        {page.told.iter().map(|told| view! { <p>{told.clone()}</p> }).collect_view()}
        <Papers client=page.client what="log" number=page.client_number.clone() />
        <Told page />
    }
}

/// The log itself, which an extract holds too.
#[component]
pub fn Told(page: ClientLogPage) -> impl IntoView {
    let lang = desk().reader.lang.get_untracked();
    let (none, openings) = (page.days.is_empty(), page.openings);
    view! {
        <p class="lead"><strong>{page.looks}</strong>" "{t(LOOKS)}", "<strong>{page.refused}</strong>" "{t(REFUSED)}</p>
        {none.then(|| view! { <p class="empty">{t(NOBODY)}</p> })}
        {(!openings.is_empty()).then(|| view! {
            <h2>{t(OPENINGS)}</h2>
            <ul class="cards">{openings.into_iter().map(opening).collect_view()}</ul>
        })}
        {page.days.into_iter().map(|day| one_day(day, lang)).collect_view()}
    }
}

fn opening(opening: OpeningLine) -> impl IntoView {
    view! {
        <li class="card" class:alarming=opening.kind == "protected">
            <p class="says">{opening.said}</p>
            {opening.reason.map(|reason| view! { <p class="aside">{reason}</p> })}
        </li>
    }
}

fn one_day(day: LogDay, lang: Lang) -> impl IntoView {
    view! {
        <section class="log-day">
            <h2>{say_date(day.day, lang)}</h2>
            {day.officers.into_iter().map(officer).collect_view()}
        </section>
    }
}

fn officer(officer: LogOfficer) -> impl IntoView {
    let name =
        if officer.name.is_empty() { officer.title.clone() } else { format!("{}, {}", officer.name, officer.title) };
    view! {
        <h3>{name}</h3>
        <ul class="looks">{officer.looks.into_iter().map(line).collect_view()}</ul>
    }
}

fn line(line: LogLine) -> impl IntoView {
    view! {
        <li>
            {(!line.allowed).then(|| view! { <strong class="badge badge-not">{t(NO)}</strong>" " })}
            {line.said}
            {line.masked.then(|| view! { " "<span class="aside">"("{t(MASKED)}")"</span> })}
        </li>
    }
}
