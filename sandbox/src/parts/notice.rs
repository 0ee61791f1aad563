//! A no, as people read it: what, why, where it stands, what to do next. The kinds never look alike.

use super::head::Head;
use super::issuers::Issuers;
use super::turn::TurnTo;
use crate::desk::desk;
use crate::place::Page;
use crate::reader::t;
use crate::texts::{AGAIN, NEXT_STEP, WAIT};
use kotodigi::refusal::NoView;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const WHERE: Text = text("Säännös", "Bestämmelse", "Provision");
const ROLE: Text = text("Valitse rooli", "Välj roll", "Choose a role");
const LOG_IN: Text = text("Kirjaudu uudelleen", "Logga in på nytt", "Log in again");

/// A no inside a page, which has its own way to try again.
#[component]
pub fn Notice(no: NoView) -> impl IntoView {
    let class = format!("notice notice-{}", if no.kind == "refused" { "refused" } else { "fault" });
    view! {
        <section class=class>
            <h2>{no.title.clone()}</h2>
            <NoticeBody no again=false />
        </section>
    }
}

/// A no instead of a page.
#[component]
pub fn NoticePage(no: NoView) -> impl IntoView {
    let class = format!("notice notice-{}", if no.kind == "refused" { "refused" } else { "fault" });
    view! {
        <Head title=no.title.clone() />
        <div class=class>
            <NoticeBody no again=true />
        </div>
    }
}

#[component]
fn NoticeBody(no: NoView, again: bool) -> impl IntoView {
    let desk = desk();
    let act = match no.kind.as_str() {
        "refused" => view! { <p><TurnTo next=no.next.clone() /></p> }.into_any(),
        "session" => {
            let text = if desk.training() { ROLE } else { LOG_IN };
            view! { <p><a class="button" href=desk.href(Page::Role)>{t(text)}</a></p> }.into_any()
        }
        "factor_elsewhere" => view! { <Issuers fresh=true /> }.into_any(),
        "offline" | "broken" if again => {
            let again = move |_| desk.changed.update(|n| *n += 1);
            view! { <p><button type="button" class="button" on:click=again>{t(AGAIN)}</button></p> }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <p>{no.detail}</p>
        {(!no.next.is_empty()).then(|| view! { <p><strong>{t(NEXT_STEP)}": "</strong>{no.next}</p> })}
        {no.cite.map(|cite| view! { <p class="cite">{t(WHERE)}": "{cite}</p> })}
        {act}
    }
}

/// While the answer is on its way.
#[component]
pub fn Waiting() -> impl IntoView {
    view! { <p class="waiting" role="status">{t(WAIT)}</p> }
}
