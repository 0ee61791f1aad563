//! The whole of the pages: which door, which page.

use crate::desk::{Desk, desk};
use crate::door::{Door, Here, Manner, There};
use crate::pages::{
    anomalies, client, client_log, deed, erasure, extract, form, intake_load, intake_runs, invite, law, missing,
    notices, officer_log, rights, role, roles, search, sessions, start, tasks, verify,
};
use crate::parts::frame::{Frame, Simple};
use crate::parts::notice::{NoticePage, Waiting};
use crate::place::{Page, Place, Side};
use crate::practice::Practice;
use crate::reader::{Reader, reader};
use kotodigi::access::Purpose;
use kotodigi::refusal::NoView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

pub fn start() {
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let reader = Reader::begin();
    let side = Memo::new(move |_| reader.place.get().side());
    let alone = Memo::new(move |_| reader.place.get());
    move || match side.get() {
        Some(side) => view! { <Opening side /> }.into_any(),
        None if alone.get() == Place::Start => view! { <start::Start /> }.into_any(),
        None if alone.get() == Place::Verify => view! { <verify::Verify /> }.into_any(),
        None => view! { <Simple /><main id="main" tabindex="-1"><missing::Missing /></main> }.into_any(),
    }
}

type Opened = Result<Desk, NoView>;

/// Opens the side's door, then shows its pages.
#[component]
fn Opening(side: Side) -> impl IntoView {
    let reader = reader();
    let opened = RwSignal::new(None::<Opened>);
    let owner = Owner::current();
    spawn_local(async move {
        let desk = open(side, reader, owner).await;
        let _ = opened.try_set(Some(desk));
    });
    move || match opened.get() {
        None => view! { <main id="main"><Waiting /></main> }.into_any(),
        Some(Ok(desk)) => {
            provide_context(desk);
            form::guard_unsaved(desk);
            view! { <Frame><Pages /></Frame> }.into_any()
        }
        Some(Err(no)) => {
            let desk = Desk::new(side, reader, Door::There(there(&reader)), None);
            provide_context(desk);
            // Trying again here means beginning again.
            Effect::new(move |_| {
                if desk.changed.get() > 0 {
                    drop(window().location().reload())
                }
            });
            view! { <Simple /><main id="main" tabindex="-1"><NoticePage no /></main> }.into_any()
        }
    }
}

async fn open(side: Side, reader: Reader, owner: Option<Owner>) -> Opened {
    let manner = Manner { lang: reader.lang.get_untracked(), purpose: Purpose::Guidance };
    let door = match side {
        Side::Work => Door::There(there(&reader)),
        Side::Training => Door::Here(Rc::new(Here::new(Practice::open().await.map_err(|no| no.view(manner.lang))?))),
    };
    let session = match door.session(manner).await {
        Ok(session) => Some(session),
        Err(no) if no.kind == "session" => None,
        Err(no) => return Err(no),
    };
    let desk = move || Desk::new(side, reader, door, session);
    // The desk lives as long as the page that opened it.
    Ok(match owner {
        Some(owner) => owner.with(desk),
        None => desk(),
    })
}

fn there(reader: &Reader) -> There {
    There { root: format!("{}api", reader.href(&Place::Start)) }
}

#[component]
fn Pages() -> impl IntoView {
    let desk = desk();
    // Nobody works before it is known who works; the law is everybody's.
    let somebody = Memo::new(move |_| desk.session.with(|s| s.as_ref().is_some_and(|s| s.officer.is_some())));
    move || {
        let Place::In(_, page) = desk.reader.place.get() else { return ().into_any() };
        if somebody.get() {
            desk.fit(&page);
        }
        match page {
            Page::Law => view! { <law::Law /> }.into_any(),
            Page::Missing => view! { <missing::Missing /> }.into_any(),
            Page::Role => view! { <role::Role /> }.into_any(),
            Page::IntakeLoad => view! { <intake_load::IntakeLoad /> }.into_any(),
            Page::IntakeRuns => view! { <intake_runs::IntakeRuns /> }.into_any(),
            _ if !somebody.get() => view! { <role::Role /> }.into_any(),
            Page::Tasks(ask) => view! { <tasks::Tasks ask /> }.into_any(),
            Page::Search => view! { <search::Search /> }.into_any(),
            Page::Client(id) => view! { <client::Client id /> }.into_any(),
            Page::Form(client, step) => view! { <form::Form client step /> }.into_any(),
            Page::Deed(deed, subject) => view! { <deed::Deed deed subject /> }.into_any(),
            Page::ClientLog(id) => view! { <client_log::ClientLog id /> }.into_any(),
            Page::Extract(id) => view! { <extract::Extract id /> }.into_any(),
            Page::OfficerLog(ask) => view! { <officer_log::OfficerLog ask /> }.into_any(),
            Page::Invite(account) => view! { <invite::Invite account /> }.into_any(),
            Page::Rights => view! { <rights::Rights /> }.into_any(),
            Page::Notices => view! { <notices::Notices /> }.into_any(),
            Page::Anomalies => view! { <anomalies::Anomalies /> }.into_any(),
            Page::Erasure => view! { <erasure::Erasure /> }.into_any(),
            Page::Sessions => view! { <sessions::Sessions /> }.into_any(),
            Page::Roles => view! { <roles::Roles /> }.into_any(),
        }
    }
}
