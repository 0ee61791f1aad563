//! `Why can (or can't) I see this?`: on every page, asked of the policy about what the page holds.

use super::turn::Turn;
use crate::desk::{Asked, Desk, desk};
use crate::parts::notice::Notice;
use crate::place::{Page, Place};
use crate::reader::{capital, t};
use crate::texts::WAIT;
use kotodigi::access::{Action, FieldClass, Group, Purpose, Resource};
use kotodigi::entry::ClientId;
use kotodigi::views::{Answer, Question, WhyAsk, WhyPage};
use kotodigi::words::{Text, text};
use kotodigi::{deeds, steps};
use leptos::html::Select;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

const TITLE: Text =
    text("Miksi näen tai en näe tätä?", "Varför ser jag detta, eller inte?", "Why can or can't I see this?");
const WHAT: Text = text("Mitä kysyt?", "Vad frågar du om?", "What do you ask about?");
const MAY: Text =
    text("Kyllä: tämä on sinulle sallittu.", "Ja: detta är tillåtet för dig.", "Yes: this is allowed to you.");
const MAY_NOT: Text = text(
    "Ei: tämä ei ole sinulle sallittu.",
    "Nej: detta är inte tillåtet för dig.",
    "No: this is not allowed to you.",
);
const PURPOSE: Text = text("Käyttötarkoitus", "Ändamål", "Purpose");
const RELATION: Text = text("Suhteesi asiakkaaseen", "Din relation till kunden", "How you stand to the client");
const PROTECTION: Text = text("Turvakielto", "Spärrmarkering", "Non-disclosure");
const RULE: Text = text("Sääntö", "Regel", "Rule");
const OTHERS: Text =
    text("Sallittu näihin käyttötarkoituksiin:", "Tillåtet för dessa ändamål:", "Allowed for these purposes:");

type Asks = (Resource, Action);

#[component]
pub fn Reasons() -> impl IntoView {
    let desk = desk();
    let things = Memo::new(move |_| match desk.reader.place.get() {
        Place::In(_, page) => things(&page),
        _ => (None, Vec::new()),
    });
    // What was asked on another page is not asked here.
    let what = Memo::new(move |_| {
        let (resource, action) = desk.why.get();
        let asked = Resource::parse(&resource).zip(Action::parse(&action));
        things.with(|(_, things)| asked.filter(|asked| things.contains(asked)).or(things.first().copied()))
    });
    let question = move || {
        let (resource, action) = what.get().filter(|_| desk.why_open.get())?;
        let client = things.with(|(client, _)| *client).filter(|_| resource.is_of_client());
        Some(Question::Why(WhyAsk { client, resource: resource.id(), action: action.id().to_owned() }))
    };
    let asked = desk.ask(question, |answer| if let Answer::Why(page) = answer { Some(page) } else { None });
    let toggled = move |event: web_sys::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        desk.why_open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    let answer = move || match asked.get() {
        _ if !desk.why_open.get() => ().into_any(),
        Asked::Waiting => view! { <p>{t(WAIT)}</p> }.into_any(),
        Asked::No(no) => view! { <Notice no /> }.into_any(),
        Asked::Got(page) => {
            view! { <Reason page of_client=things.with_untracked(|(client, _)| client.is_some()) /> }.into_any()
        }
    };
    move || {
        (desk.officer.with(Option::is_some) && things.with(|(_, things)| !things.is_empty())).then(|| {
            view! {
                <details class="reasons" prop:open=move || desk.why_open.get() on:toggle=toggled>
                    <summary>{t(TITLE)}</summary>
                    <Pick desk things what />
                    <div aria-live="polite">{answer}</div>
                </details>
            }
        })
    }
}

type Things = Memo<(Option<ClientId>, Vec<Asks>)>;

#[component]
fn Pick(desk: Desk, things: Things, what: Memo<Option<Asks>>) -> impl IntoView {
    let lang = desk.reader.lang;
    let select = NodeRef::<Select>::new();
    let code = |(resource, action): Asks| format!("{} {}", resource.id(), action.id());
    let options = move || {
        let lang = lang.get();
        let option = |asks: Asks| {
            let (name, action) = (asks.0.name().say(lang), asks.1.name().say(lang));
            view! { <option value=code(asks)>{capital(name)}" – "{action}</option> }
        };
        things.with(|(_, things)| things.iter().map(|asks| option(*asks)).collect_view())
    };
    Effect::new(move |_| {
        lang.track();
        things.track();
        let chosen = what.get().map(code).unwrap_or_default();
        if let Some(select) = select.get() {
            request_animation_frame(move || select.set_value(&chosen));
        }
    });
    let choose = move |event| {
        if let Some((resource, action)) = event_target_value(&event).split_once(' ') {
            desk.why.set((resource.to_owned(), action.to_owned()));
        }
    };
    view! {
        <div class="field">
            <label for="why-what">{t(WHAT)}</label>
            <select id="why-what" node_ref=select on:change=choose>{options}</select>
        </div>
    }
}

#[component]
fn Reason(page: WhyPage, of_client: bool) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    let now = desk.purpose.get_untracked();
    let others: Vec<Purpose> = Purpose::ALL
        .into_iter()
        .filter(|purpose| *purpose != now && page.purposes.iter().any(|name| name == purpose.choice().text.say(lang)))
        .collect();
    let is_lacking = !page.allowed && !others.is_empty();
    view! {
        <p class="says"><strong>{t(if page.allowed { MAY } else { MAY_NOT })}</strong>" "{page.why}</p>
        <dl class="summary">
            <div><dt>{t(PURPOSE)}</dt><dd>{capital(&page.purpose)}</dd></div>
            {of_client.then(|| view! {
                <div><dt>{t(RELATION)}</dt><dd>{capital(&page.relation)}</dd></div>
                <div><dt>{t(PROTECTION)}</dt><dd>{capital(&page.protection)}</dd></div>
            })}
            <div><dt>{t(RULE)}</dt><dd>{capital(&page.cite)}" "<span class="aside">{page.rule}</span></dd></div>
        </dl>
        {is_lacking.then(|| view! {
            <p>{t(OTHERS)}</p>
            <ul class="turns">{others.into_iter().map(|purpose| view! { <li><Turn purpose /></li> }).collect_view()}</ul>
        })}
    }
}

/// What a page holds, and of which client.
fn things(page: &Page) -> (Option<ClientId>, Vec<Asks>) {
    let see = |resource| (resource, Action::See);
    let all = |wanted: fn(Resource) -> bool| -> Vec<Asks> {
        let of = |(resource, actions): (Resource, &'static [Action])| actions.iter().map(move |a| (resource, *a));
        Resource::all().filter(|(resource, _)| wanted(*resource)).flat_map(of).collect()
    };
    match page {
        Page::Client(id) => {
            let facts = FieldClass::ALL.iter().map(|class| see(Resource::Facts(*class)));
            let steps = Group::ALL.iter().map(|group| (Resource::Steps(*group), Action::Change));
            let rest = [(Resource::Protected, Action::Open), see(Resource::ClientLog), see(Resource::Extract)];
            (Some(*id), [see(Resource::Client)].into_iter().chain(facts).chain(steps).chain(rest).collect())
        }
        Page::Form(client, step) => {
            let asks = steps::find(step).map(|step| (Resource::Steps(step.group), Action::Change));
            (*client, asks.into_iter().collect())
        }
        Page::Deed(deed, subject) => match deeds::find(deed) {
            Some(deed) if deed.asks.0.is_of_client() => (*subject, vec![deed.asks]),
            Some(deed) => (None, vec![deed.asks]),
            None => (None, Vec::new()),
        },
        Page::ClientLog(id) => (Some(*id), vec![see(Resource::ClientLog), see(Resource::Client)]),
        Page::Extract(id) => (Some(*id), vec![see(Resource::Extract), see(Resource::Client)]),
        Page::OfficerLog(_) => (None, vec![see(Resource::OfficerLog), (Resource::Anomalies, Action::Report)]),
        Page::Tasks(_) => (None, vec![see(Resource::WorkList), see(Resource::Search)]),
        Page::Search => (None, vec![see(Resource::Search), (Resource::Outside, Action::Open)]),
        Page::Rights | Page::Invite(_) => (None, all(|resource| resource == Resource::Rights)),
        Page::Anomalies => (None, all(|resource| resource == Resource::Anomalies)),
        Page::Erasure => (None, all(|resource| resource == Resource::Erasure)),
        Page::Notices => (None, vec![see(Resource::OfficerLog), see(Resource::Rights), see(Resource::Anomalies)]),
        Page::Roles | Page::Law => (None, all(|resource| !resource.is_of_client())),
        Page::IntakeLoad | Page::IntakeRuns => (None, all(|resource| resource == Resource::Import)),
        Page::Role | Page::Sessions | Page::Missing => (None, Vec::new()),
    }
}
