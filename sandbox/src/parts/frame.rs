//! What stands round every page of a desk: skip link, banner, navigation, who sits here, for what, which day; at
//! the foot, the law and the reasons.

use super::day::Day;
use super::practising::Practising;
use super::reasons::Reasons;
use super::who::{Purposes, Who};
use crate::desk::{Asked, desk};
use crate::pages::left_out;
use crate::place::{Page, Place};
use crate::reader::{reader, t};
use crate::texts::{
    ANOMALIES, ERASURE, KOTO_DIGI, LAW, LOADS, NEW_CLIENT, NOTICES, OFFICER_LOG, OLD_REGISTER, RIGHTS, ROLES, SEARCH,
    WORK_LIST,
};
use kotodigi::access::{Action, Group, Resource};
use kotodigi::deeds;
use kotodigi::intake::load::INTAKE;
use kotodigi::views::{Answer, LogAsk, Question, WorkAsk};
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;

const SKIP: Text = text("Siirry sisältöön", "Gå till innehållet", "Skip to the content");
const PAGES: Text = text("Sivut", "Sidor", "Pages");
const LANGUAGE: Text = text("Kieli", "Språk", "Language");
const DESK: Text = text("Työskentelyn asetukset", "Arbetsinställningar", "How you work now");
const NEW: Text = text("uutta", "nya", "new");

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let desk = desk();
    view! {
        <a class="skip" href="#main">{t(SKIP)}</a>
        <header class="top">
            <Practising />
            <div class="bar">
                <a class="brand" href=desk.reader.href(&Place::Start)>{t(KOTO_DIGI)}</a>
                <Languages />
            </div>
            <Menu />
            <section class="desk" aria-label=t(DESK)>
                <Who />
                <Purposes />
                <Day />
            </section>
        </header>
        <main id="main" tabindex="-1">
            <Said />
            {children()}
        </main>
        <Foot />
    }
}

/// What the menu leads to, where the policy lets the officer go.
#[component]
fn Menu() -> impl IntoView {
    let desk = desk();
    count_notices();
    let page = Memo::new(move |_| match desk.reader.place.get() {
        Place::In(_, page) => Some(page),
        _ => None,
    });
    let link = move |text: Text, to: Page, here: fn(&Page) -> bool| {
        let current = move || page.with(|page| page.as_ref().is_some_and(here)).then_some("page");
        let count = matches!(to, Page::Notices).then(|| view! { <Count /> });
        view! { <li><a href=desk.href(to) aria-current=current>{t(text)}{count}</a></li> }
    };
    let see = |resource| (resource, Action::See);
    let where_allowed = move |asks, text, to: Page, here: fn(&Page) -> bool| {
        let allowed = Memo::new(move |_| desk.may(asks));
        move || allowed.get().then(|| link(text, to.clone(), here))
    };
    // Whoever searches finds the link there.
    let opens = Memo::new(move |_| desk.may((Resource::Outside, Action::Open)) && !desk.may(see(Resource::Search)));
    let outside = move || {
        let deed = deeds::find("open_outside")?;
        let here = |page: &Page| matches!(page, Page::Deed(deed, _) if deed == "open_outside");
        opens.get().then(|| link(deed.name, Page::Deed(deed.kind.to_owned(), None), here))
    };
    let loads = Memo::new(move |_| desk.may(INTAKE) || left_out::are_for(desk));
    let register = (Resource::Steps(Group::Facts), Action::Change);
    // A page of its own, outside this program.
    let intake = move || {
        let href = format!("{}/intake", desk.href(Page::Role).trim_end_matches("/role"));
        desk.may(INTAKE).then(|| view! { <li><a href=href>{t(OLD_REGISTER)}</a></li> }.into_any())
    };
    view! {
        <nav class="pages" aria-label=t(PAGES)>
            <ul>
                {where_allowed(see(Resource::WorkList), WORK_LIST, Page::Tasks(WorkAsk::default()), |page| matches!(page, Page::Tasks(_)))}
                {where_allowed(see(Resource::Search), SEARCH, Page::Search, |page| matches!(page, Page::Search))}
                {where_allowed(register, NEW_CLIENT, Page::Form(None, String::new()), |page| matches!(page, Page::Form(None, _)))}
                {outside}
                {intake}
                {move || loads.get().then(|| link(LOADS, Page::IntakeRuns, |page| matches!(page, Page::IntakeRuns)))}
                {where_allowed(see(Resource::Rights), RIGHTS, Page::Rights, |page| matches!(page, Page::Rights))}
                {where_allowed(see(Resource::OfficerLog), OFFICER_LOG, Page::OfficerLog(LogAsk::default()), |page| matches!(page, Page::OfficerLog(_)))}
                {where_allowed(see(Resource::Anomalies), ANOMALIES, Page::Anomalies, |page| matches!(page, Page::Anomalies))}
                {where_allowed(see(Resource::Erasure), ERASURE, Page::Erasure, |page| matches!(page, Page::Erasure))}
                {where_allowed(see(Resource::Roles), NOTICES, Page::Notices, |page| matches!(page, Page::Notices))}
            </ul>
        </nav>
    }
}

/// Asked anew wherever the officer goes: an alarm is to be seen at once.
fn count_notices() {
    let desk = desk();
    let question = move || {
        desk.reader.place.track();
        desk.officer.with(Option::is_some).then_some(Question::Notices)
    };
    let asked = desk.ask(question, |answer| if let Answer::Notices(page) = answer { Some(page.unseen) } else { None });
    Effect::new(move |_| {
        if let Asked::Got(unseen) = asked.get() {
            desk.unseen.set(unseen);
        }
    });
}

#[component]
fn Count() -> impl IntoView {
    let unseen = desk().unseen;
    move || {
        let count = unseen.get();
        (count > 0).then(|| view! { " "<span class="count">{count}<span class="unseen">" "{t(NEW)}</span></span> })
    }
}

#[component]
fn Foot() -> impl IntoView {
    let desk = desk();
    let asks = move || desk.may((Resource::Rights, Action::Request));
    let request = Page::Deed("request_right".to_owned(), None);
    view! {
        <footer class="foot">
            <Reasons />
            <ul>
                <li><a href=desk.href(Page::Law)>{t(LAW)}</a></li>
                <li><a href=desk.href(Page::Roles)>{t(ROLES)}</a></li>
                {move || asks().then(|| {
                    let name = deeds::find("request_right").map(|deed| deed.name);
                    view! { <li><a href=desk.href(request.clone())>{name.map(t)}</a></li> }
                })}
            </ul>
        </footer>
    }
}

/// The head of a page without a desk.
#[component]
pub fn Simple() -> impl IntoView {
    view! {
        <a class="skip" href="#main">{t(SKIP)}</a>
        <header class="top">
            <div class="bar">
                <a class="brand" href=reader().href(&Place::Start)>{t(KOTO_DIGI)}</a>
                <Languages />
            </div>
        </header>
    }
}

/// What was just done; always there, so that it is read out when it fills.
#[component]
pub fn Said() -> impl IntoView {
    let said = reader().said;
    view! { <div role="status" class:said=move || said.with(Option::is_some)>{move || said.get()}</div> }
}

#[component]
pub fn Languages() -> impl IntoView {
    let reader = reader();
    let name = |lang| match lang {
        Lang::Fi => "Suomi",
        Lang::Sv => "Svenska",
        Lang::En => "English",
    };
    let button = move |lang: Lang| {
        view! {
            <li>
                <button type="button" lang=lang.code() aria-pressed=move || (reader.lang.get() == lang).to_string()
                    on:click=move |_| reader.speak(lang)>{name(lang)}</button>
            </li>
        }
    };
    view! {
        <nav class="languages" aria-label=t(LANGUAGE)>
            <ul>{Lang::ALL.map(button)}</ul>
        </nav>
    }
}
