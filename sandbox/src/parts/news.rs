//! What somebody else saved since a form was begun.

use crate::desk::desk;
use crate::place::Page;
use crate::reader::t;
use kotodigi::entry::ClientId;
use kotodigi::views::{Answer, ClientPage, EntryLine, Question};
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const NEWS: Text = text("Uudet merkinnät", "Nya anteckningar", "New entries");
const OPEN: Text = text("Avaa asiakkaan sivu", "Öppna kundens sida", "Open the client's page");
const OPEN_KEEPS: Text = text(
    "Kirjoittamasi säilyy, kun palaat lomakkeelle.",
    "Det du skrivit finns kvar när du återvänder till formuläret.",
    "What you wrote stays when you come back to the form.",
);
const CHANGED: Text = text(
    "Asiakkaan tiedot ovat muuttuneet sen jälkeen, kun aloitit.",
    "Kundens uppgifter har ändrats sedan du började.",
    "The record has changed since you began.",
);

/// Once it is shown, saving again goes on from there.
#[component]
pub fn News(client: ClientId, seen: RwSignal<u32>, news: RwSignal<Option<u32>>) -> impl IntoView {
    let desk = desk();
    let page = RwSignal::new(None::<ClientPage>);
    let begun_on = seen.get_untracked();
    spawn_local(async move {
        if let Ok(Answer::Client(found)) = desk.door().look(desk.manner(), &Question::Client(client)).await {
            let _ = seen.try_set(found.version);
            let _ = page.try_set(Some(*found));
        }
    });
    let line = move |entry: EntryLine| {
        let at = crate::browser::say_moment(entry.at, desk.reader.lang.get_untracked());
        view! { <li>{entry.number}". "{entry.name}", "{entry.by}", "{at}</li> }
    };
    let stale = news.get_untracked() == Some(u32::MAX);
    view! {
        <section class="notice notice-info">
            <h2>{t(NEWS)}</h2>
            {(!stale).then(|| view! { <p>{t(CHANGED)}</p> })}
            <ul>
                {move || page.get().map(|page| {
                    page.timeline.into_iter().filter(|entry| entry.number > begun_on).map(line).collect_view()
                })}
            </ul>
            <p><a href=desk.href(Page::Client(client))>{t(OPEN)}</a>". "{t(OPEN_KEEPS)}</p>
        </section>
    }
}
