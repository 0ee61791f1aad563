//! Notices to the officer: alarms first, what is new before what was seen.

use crate::browser::say_moment;
use crate::desk::{Asked, desk};
use crate::door::Change;
use crate::parts::head::Head;
use crate::parts::icon::Lock;
use crate::parts::notice::{Notice, Waiting};
use crate::reader::{said, t};
use crate::texts::NOTICES;
use kotodigi::refusal::NoView;
use kotodigi::views::{Answer, NoticeLine, NoticesPage, Question};
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

const NONE: Text = text("Ei ilmoituksia.", "Inga meddelanden.", "No notices.");
const NEW: Text = text("Uudet", "Nya", "New");
const SEEN: Text = text("Nähdyt", "Sedda", "Seen");
const ALARM: Text = text("Hälytys", "Larm", "Alarm");
const MARK: Text = text("Merkitse kaikki nähdyiksi", "Markera alla som sedda", "Mark all as seen");
const MARKED: Text = text(
    "Ilmoitukset on merkitty nähdyiksi.",
    "Meddelandena är markerade som sedda.",
    "The notices are marked as seen.",
);

#[component]
pub fn Notices() -> impl IntoView {
    let desk = desk();
    let question = || Some(Question::Notices);
    let asked = desk.ask(question, |answer| if let Answer::Notices(page) = answer { Some(page) } else { None });
    let title = said(NOTICES);
    let list = move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <Notice no /> }.into_any(),
        Asked::Got(page) => view! { <List page /> }.into_any(),
    };
    view! { <Head title />{list} }
}

#[component]
fn List(page: NoticesPage) -> impl IntoView {
    let desk = desk();
    let failed = RwSignal::new(None::<NoView>);
    let up_to = page.notices.iter().map(|notice| notice.number).max().unwrap_or_default();
    let (seen, mut new): (Vec<NoticeLine>, Vec<NoticeLine>) = page.notices.into_iter().partition(|notice| notice.seen);
    new.sort_by_key(|notice| !notice.alarm);
    let mark = move |_| {
        spawn_local(async move {
            let manner = desk.manner();
            let (data, key) = (json!({ "up_to": up_to }), crate::browser::key());
            let change = Change { kind: "see_notices", data: &data, key: &key };
            match desk.door().perform(manner, None, change).await {
                Ok(_) => {
                    desk.changed.update(|n| *n += 1);
                    desk.reader.said.set(Some(MARKED.say(manner.lang).to_owned()));
                }
                Err(no) => failed.set(Some(no)),
            }
        });
    };
    let (has_new, has_seen) = (!new.is_empty(), !seen.is_empty());
    view! {
        {move || failed.get().map(|no| view! { <Notice no /> })}
        {(!has_new && !has_seen).then(|| view! { <p class="empty">{t(NONE)}</p> })}
        {has_new.then(|| view! {
            <section>
                <h2>{t(NEW)}" ("{new.len()}")"</h2>
                <p><button type="button" class="button" on:click=mark>{t(MARK)}</button></p>
                <ul class="cards">{new.into_iter().map(one).collect_view()}</ul>
            </section>
        })}
        {has_seen.then(|| view! {
            <section><h2>{t(SEEN)}</h2><ul class="cards">{seen.into_iter().map(one).collect_view()}</ul></section>
        })}
    }
}

fn one(notice: NoticeLine) -> impl IntoView {
    let lang = desk().reader.lang.get_untracked();
    view! {
        <li class="card" class:alarming=notice.alarm>
            {notice.alarm.then(|| view! { <p class="says"><strong class="badge badge-late"><Lock />" "{t(ALARM)}</strong></p> })}
            <p class="says">{notice.text}</p>
            <p class="aside">{notice.by}", "{say_moment(notice.at, lang)}</p>
        </li>
    }
}
