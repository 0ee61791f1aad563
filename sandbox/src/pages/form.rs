//! A step's form, drawn from the step's own list of inputs. What was typed is never lost: not by a problem, a
//! refusal, a change by somebody else, another language or a visit to another page.

use crate::desk::{Asked, Desk, desk};
use crate::parts::fields::Fields;
use crate::parts::head::Head;
use crate::parts::notice::{Notice, NoticePage, Waiting};
use crate::parts::sheet::{Draft, Sheet};
use crate::parts::summary::{SUMMARY, Summary};
use crate::place::Page;
use crate::reader::t;
use crate::texts::{CANCEL, CLIENT};
use kotodigi::entry::ClientId;
use kotodigi::refusal::{NoView, ProblemView};
use kotodigi::steps::{self, Step};
use kotodigi::views::{Answer, ClientPage, EntryLine, FormPage, Question};
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const SAVE: Text = text("Tallenna", "Spara", "Save");
const SAVING: Text = text("Tallennetaan…", "Sparas…", "Saving…");
const SAVED: Text = text("Tallennettu", "Sparat", "Saved");
const BEGUN: Text = text(
    "Tämä on kesken jäänyt lomakkeesi. Sitä ei ole tallennettu.",
    "Detta är ditt påbörjade formulär. Det har inte sparats.",
    "This is the form you had begun. It has not been saved.",
);
const AFRESH: Text = text("Aloita tyhjästä", "Börja om från början", "Start afresh");
const NEWS: Text = text("Uudet merkinnät", "Nya anteckningar", "New entries");
const OPEN: Text = text("Avaa asiakkaan sivu", "Öppna kundens sida", "Open the client's page");
const OPEN_KEEPS: Text = text(
    "Kirjoittamasi säilyy, kun palaat lomakkeelle.",
    "Det du skrivit finns kvar när du återvänder till formuläret.",
    "What you wrote stays when you come back to the form.",
);
const SAVE_ANYWAY: Text = text("Tallenna silti", "Spara ändå", "Save all the same");
const CHANGED: Text = text(
    "Asiakkaan tiedot ovat muuttuneet sen jälkeen, kun aloitit.",
    "Kundens uppgifter har ändrats sedan du började.",
    "The record has changed since you began.",
);

#[component]
pub fn Form(client: Option<ClientId>, step: String) -> impl IntoView {
    let desk = desk();
    let Some(step) = steps::find(&step) else { return view! { <super::missing::Missing /> }.into_any() };
    let question = move || Some(Question::Form { client, step: step.kind.to_owned() });
    let asked = desk.ask(question, |answer| if let Answer::Form(page) = answer { Some(page) } else { None });
    let view = move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(page) => view! { <Drawn step page /> }.into_any(),
    };
    view.into_any()
}

#[component]
fn Drawn(step: &'static Step, page: FormPage) -> impl IntoView {
    let desk = desk();
    let title = Signal::derive(move || step.name.say(desk.reader.lang.get()).to_owned());
    let whose = page.client.map(|id| {
        let to = desk.href(Page::Client(id));
        view! { <p class="whose">{t(CLIENT)}": "<a href=to>{page.name.clone()}</a>" "{page.client_number.clone()}</p> }
    });
    let body = match page.refused.clone() {
        Some(no) => view! { <Notice no /> }.into_any(),
        None => view! { <Sheets step page /> }.into_any(),
    };
    view! { <Head title />{whose}{body} }
}

/// The form itself. The draft is kept from the first moment, so that nothing has to be rescued later.
#[component]
fn Sheets(step: &'static Step, page: FormPage) -> impl IntoView {
    let desk = desk();
    let (client, version) = (page.client, page.version);
    let begun = desk.draft(client, step.kind).filter(|draft| draft.sheet.is_touched());
    let is_begun = begun.is_some();
    let draft = begun.unwrap_or_else(|| Draft { sheet: Sheet::start(step.form, &page.values), version });
    desk.keep_draft(client, step.kind, draft.clone());
    let seen = RwSignal::new(draft.version);
    let sheet = draft.sheet;
    let (no, problems, busy) =
        (RwSignal::new(None::<NoView>), RwSignal::new(Vec::<ProblemView>::new()), RwSignal::new(false));
    let news = RwSignal::new((draft.version < version).then_some(version));
    let save = {
        let sheet = sheet.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            // A second click while the first is on its way sends nothing.
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let sheet = sheet.clone();
            spawn_local(async move {
                let version = client.map(|_| seen.get_untracked());
                let manner = desk.manner();
                let done = desk.door().submit(manner, client, step.kind, &sheet.data(), version).await;
                busy.set(false);
                match done {
                    Ok(receipt) => {
                        desk.drop_draft(client, step.kind);
                        desk.reader.go(&desk.place(Page::Client(receipt.client)));
                        let said = format!("{}: {}", SAVED.say(manner.lang), step.name.say(manner.lang));
                        desk.reader.said.set(Some(said));
                    }
                    Err(refused) => {
                        problems.set(refused.problems.clone());
                        news.set((refused.kind == "stale").then_some(u32::MAX));
                        no.set(Some(refused));
                        request_animation_frame(|| crate::browser::focus(SUMMARY));
                    }
                }
            });
        }
    };
    let afresh = move |_| {
        desk.drop_draft(client, step.kind);
        desk.changed.update(|n| *n += 1);
    };
    let cancel = desk.href(client.map_or(Page::Search, Page::Client));
    view! {
        {is_begun.then(|| view! {
            <div class="notice notice-info">
                <p>{t(BEGUN)}</p>
                <button type="button" class="button-second" on:click=afresh>{t(AFRESH)}</button>
            </div>
        })}
        {move || no.get().map(|no| match no.kind.as_str() {
            "problems" => view! { <Summary no form=step.form /> }.into_any(),
            _ => view! { <div id=SUMMARY tabindex="-1"><Notice no /></div> }.into_any(),
        })}
        {move || client.filter(|_| news.with(Option::is_some)).map(|client| view! { <News client seen news /> })}
        <form class="sheet" novalidate on:submit=save>
            <Fields sheet path=ArcSignal::stored(String::new()) problems />
            <p class="buttons">
                <button type="submit" class="button" aria-disabled=move || busy.get().to_string()>
                    {move || {
                        let text = if busy.get() { SAVING } else if news.get().is_some() { SAVE_ANYWAY } else { SAVE };
                        text.say(desk.reader.lang.get())
                    }}
                </button>
                <a href=cancel>{t(CANCEL)}</a>
            </p>
        </form>
    }
}

/// What somebody else saved since this form was begun. Once it is shown, saving again goes on from there.
#[component]
fn News(client: ClientId, seen: RwSignal<u32>, news: RwSignal<Option<u32>>) -> impl IntoView {
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

/// Closing the window with something typed and not saved asks first.
pub fn guard_unsaved(desk: Desk) {
    let handle = window_event_listener(leptos::ev::beforeunload, move |event| {
        if desk.has_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
