//! Who sits here, by which rights, and for which purpose: every look at client data is logged with it.

use crate::desk::{Desk, desk};
use crate::place::Page;
use crate::reader::{capital, t};
use crate::texts::SESSIONS;
use kotodigi::access::Purpose;
use kotodigi::officer::Role;
use kotodigi::words::{Text, text};
use leptos::html::Select;
use leptos::prelude::*;
use leptos::task::spawn_local;

const PURPOSE: Text = text("Käyttötarkoitus", "Ändamål", "Purpose of use");
const OFFICER: Text = text("Käyttäjä", "Användare", "User");
const CHANGE_ROLE: Text = text("Vaihda roolia", "Byt roll", "Change role");
const LOG_IN: Text = text("Kirjaudu", "Logga in", "Log in");
const LOG_OUT: Text = text("Kirjaudu ulos", "Logga ut", "Log out");
const SPECIAL: Text = text(
    "turvakiellon erityisoikeus",
    "särskild rätt till spärrmarkerade uppgifter",
    "special right to protected data",
);

#[component]
pub fn Who() -> impl IntoView {
    let desk = desk();
    speak_again(desk);
    let name = move || desk.session.with(|session| session.as_ref().and_then(|session| session.name.clone()));
    let training = Memo::new(move |_| desk.training());
    let sits = Memo::new(move |_| desk.officer.with(Option::is_some));
    view! {
        <div class="who">
            {move || name().map(|name| view! { <span>{t(OFFICER)}": "<strong>{name}</strong>", "{rights(desk)}</span>" " })}
            {move || match (training.get(), sits.get()) {
                (true, _) => view! { <a href=desk.href(Page::Role)>{t(CHANGE_ROLE)}</a> }.into_any(),
                (false, false) => view! { <a href=desk.href(Page::Role)>{t(LOG_IN)}</a> }.into_any(),
                (false, true) => view! {
                    <a href=desk.href(Page::Sessions)>{t(SESSIONS)}</a>" "
                    <button type="button" class="button-quiet" on:click=move |_| leave(desk)>{t(LOG_OUT)}</button>
                }.into_any(),
            }}
        </div>
    }
}

/// Role and organisation of each right.
fn rights(desk: Desk) -> String {
    let lang = desk.reader.lang.get();
    let rights = desk.session.with(|session| session.as_ref().map(|s| s.rights.clone()).unwrap_or_default());
    let one = |right: crate::door::HeldRight| {
        let role = Role::parse(&right.role).map_or(right.role_name, |role| role.name().say(lang).to_owned());
        let special = if right.protected { format!(" ({})", SPECIAL.say(lang)) } else { String::new() };
        format!("{role}, {}{special}", capital(&right.organisation))
    };
    rights.into_iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Names of organisations come in the language of the asking.
fn speak_again(desk: Desk) {
    Effect::new(move |before: Option<kotodigi::words::Lang>| {
        let lang = desk.reader.lang.get();
        if before.is_some_and(|before| before != lang) {
            spawn_local(async move {
                if let Ok(session) = desk.door().session(desk.manner()).await {
                    let _ = desk.session.try_set(Some(session));
                }
            });
        }
        lang
    });
}

fn leave(desk: Desk) {
    spawn_local(async move {
        let manner = desk.manner();
        let _ = desk.door().choose(manner, None).await;
        desk.drop_drafts();
        let _ = desk.refresh(manner).await;
        desk.reader.go(&desk.place(Page::Role));
    });
}

#[component]
pub fn Purposes() -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang;
    let select = NodeRef::<Select>::new();
    Effect::new(move |_| {
        lang.track();
        desk.purposes.track();
        let code = desk.purpose.get().code();
        if let Some(select) = select.get() {
            // The options are there after the next drawing.
            request_animation_frame(move || select.set_value(code));
        }
    });
    let choose = move |event| {
        if let Some(purpose) = Purpose::parse(&event_target_value(&event)) {
            desk.use_for(purpose);
        }
    };
    let options = move || {
        let option =
            |purpose: Purpose| view! { <option value=purpose.code()>{purpose.choice().text.say(lang.get())}</option> };
        desk.purposes.get().into_iter().map(option).collect_view()
    };
    let several = Memo::new(move |_| desk.purposes.with(|purposes| purposes.len() > 1));
    let one = move || desk.purposes.with(|all| all.first().map(|purpose| purpose.choice().text.say(lang.get())));
    move || {
        if several.get() {
            view! {
                <div class="field">
                    <label for="purpose">{t(PURPOSE)}</label>
                    <select id="purpose" node_ref=select on:change=choose>{options}</select>
                </div>
            }
            .into_any()
        } else {
            view! { <div>{one().map(|one| view! { <span>{t(PURPOSE)}": "<strong>{one}</strong></span> })}</div> }
                .into_any()
        }
    }
}
