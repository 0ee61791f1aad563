//! What stands round every page of a desk: skip link, banner, navigation, who sits here, for what, which day.

use super::choose::Choose;
use super::day::Day;
use super::practising::Practising;
use crate::desk::desk;
use crate::place::{Page, Place};
use crate::reader::{reader, t};
use crate::texts::{KOTO_DIGI, LAW, NEW_CLIENT, SEARCH, WORK_LIST};
use kotodigi::access::Purpose;
use kotodigi::views::WorkAsk;
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;

const SKIP: Text = text("Siirry sisältöön", "Gå till innehållet", "Skip to the content");
const PAGES: Text = text("Sivut", "Sidor", "Pages");
const LANGUAGE: Text = text("Kieli", "Språk", "Language");
const PURPOSE: Text = text("Käyttötarkoitus", "Användningsändamål", "Purpose of use");
const OFFICER: Text = text("Käyttäjä", "Användare", "User");
const CHANGE_ROLE: Text = text("Vaihda roolia", "Byt roll", "Change role");
const DESK: Text = text("Työskentelyn asetukset", "Arbetsinställningar", "How you work now");

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let desk = desk();
    let page = Memo::new(move |_| match desk.reader.place.get() {
        Place::In(_, page) => Some(page),
        _ => None,
    });
    let link = move |text: Text, to: Page, here: fn(&Page) -> bool| {
        let current = move || page.with(|page| page.as_ref().is_some_and(here)).then_some("page");
        view! { <li><a href=desk.href(to) aria-current=current>{t(text)}</a></li> }
    };
    view! {
        <a class="skip" href="#main">{t(SKIP)}</a>
        <header class="top">
            <Practising />
            <div class="bar">
                <a class="brand" href=desk.reader.href(&Place::Start)>{t(KOTO_DIGI)}</a>
                <Languages />
            </div>
            <nav class="pages" aria-label=t(PAGES)>
                <ul>
                    {link(WORK_LIST, Page::Tasks(WorkAsk::default()), |page| matches!(page, Page::Tasks(_)))}
                    {link(SEARCH, Page::Search, |page| matches!(page, Page::Search))}
                    {link(NEW_CLIENT, Page::Form(None, String::new()), |page| matches!(page, Page::Form(None, _)))}
                    {link(LAW, Page::Law, |page| matches!(page, Page::Law))}
                </ul>
            </nav>
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

#[component]
fn Who() -> impl IntoView {
    let desk = desk();
    let name = move || desk.session.with(|session| session.as_ref().and_then(|session| session.name.clone()));
    view! {
        <div class="who">
            {move || name().map(|name| view! { <span>{t(OFFICER)}": "<strong>{name}</strong></span>" " })}
            <a href=desk.href(Page::Role)>{t(CHANGE_ROLE)}</a>
        </div>
    }
}

/// Every look at client data is logged with what it is for.
#[component]
fn Purposes() -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang;
    let options = move || Purpose::CHOICES.map(|c| (c.code.to_owned(), c.text.say(lang.get()).to_owned())).to_vec();
    move || {
        let label = Signal::stored(PURPOSE.say(lang.get()).to_owned());
        let choose = move |code: String| {
            if let Some(purpose) = Purpose::parse(&code) {
                desk.use_for(purpose);
            }
        };
        let chosen = desk.purpose.get_untracked().choice().code.to_owned();
        view! { <Choose id="purpose" label options=options() chosen on_choose=choose /> }
    }
}
