//! A form at work: drawn, kept as a draft, sent, mended. What was typed is never lost: not by a problem, a refusal,
//! a change by somebody else, another language or a visit to another page.

use super::code::CodeField;
use super::errand::Errand;
use super::fields::{Fields, Officers};
use super::news::News;
use super::notice::Notice;
use super::sheet::{Draft, Sheet};
use super::summary::{SUMMARY, Summary};
use crate::desk::desk;
use crate::door::{Door, Manner};
use crate::reader::t;
use crate::texts::CANCEL;
use kotodigi::deeds::FRESH_FACTOR;
use kotodigi::refusal::{NoView, ProblemView};
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Map, Value};

const SAVE: Text = text("Tallenna", "Spara", "Save");
const SAVING: Text = text("Tallennetaan…", "Sparas…", "Saving…");
const SAVED: Text = text("Tallennettu", "Sparat", "Saved");
const DONE: Text = text("Tehty", "Klart", "Done");
const BEGUN: Text = text(
    "Tämä on kesken jäänyt lomakkeesi. Sitä ei ole tallennettu.",
    "Detta är ditt påbörjade formulär. Det har inte sparats.",
    "This is the form you had begun. It has not been saved.",
);
const AFRESH: Text = text("Aloita tyhjästä", "Börja om från början", "Start afresh");
const SAVE_ANYWAY: Text = text("Tallenna silti", "Spara ändå", "Save all the same");

/// What a form starts with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    pub version: u32,
    pub values: Map<String, Value>,
    pub hidden: Vec<String>,
    pub officers: Vec<(String, String)>,
    /// A second factor has to be shown first.
    pub asks_code: bool,
}

/// The draft is kept from the first moment, so that nothing has to be rescued later.
#[component]
pub fn Sheets(errand: Errand, start: Start) -> impl IntoView {
    let desk = desk();
    provide_context(Officers(start.officers));
    let (subject, kind, version) = (errand.subject(), errand.kind(), start.version);
    let begun = desk.draft(subject, kind).filter(|draft| draft.sheet.is_touched());
    let is_begun = begun.is_some();
    let draft = begun.unwrap_or_else(|| Draft { sheet: Sheet::start(errand.form(), &start.values), version });
    draft.sheet.hide(start.hidden);
    desk.keep_draft(subject, kind, draft.clone());
    let seen = RwSignal::new(draft.version);
    let sheet = draft.sheet;
    let (no, problems, busy) =
        (RwSignal::new(None::<NoView>), RwSignal::new(Vec::<ProblemView>::new()), RwSignal::new(false));
    let (asks_code, code) = (RwSignal::new(start.asks_code), RwSignal::new(String::new()));
    // What was sent and not answered goes again with its key; what was changed since is another change.
    let sent = StoredValue::new((Value::Null, String::new()));
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
            let data = sheet.data();
            if sent.with_value(|(before, _)| *before != data) {
                sent.set_value((data.clone(), crate::browser::key()));
            }
            let key = sent.with_value(|(_, key)| key.clone());
            let code = asks_code.get_untracked().then(|| code.get_untracked());
            spawn_local(async move {
                let (door, manner) = (desk.door(), desk.manner());
                let done = send(errand, &door, manner, (&data, &key, seen.get_untracked()), code).await;
                busy.set(false);
                if !done.as_ref().is_err_and(|no| no.kind == "offline") {
                    let _ = sent.try_update_value(|sent| *sent = (Value::Null, String::new()));
                }
                match done {
                    Ok(receipt) => {
                        desk.drop_draft(subject, kind);
                        desk.reader.go(&desk.place(errand.leads_to(Some(receipt))));
                        let what = if matches!(errand, Errand::Step(..)) { SAVED } else { DONE };
                        let said = format!("{}: {}", what.say(manner.lang), errand.name().say(manner.lang));
                        desk.reader.said.set(Some(said));
                    }
                    Err(refused) => {
                        problems.set(refused.problems.clone());
                        news.set((refused.kind == "stale").then_some(u32::MAX));
                        if refused.code == FRESH_FACTOR {
                            asks_code.set(true);
                        }
                        no.set(Some(refused));
                        request_animation_frame(|| crate::browser::focus(SUMMARY));
                    }
                }
            });
        }
    };
    let afresh = move |_| {
        desk.drop_draft(subject, kind);
        desk.changed.update(|n| *n += 1);
    };
    let cancel = desk.href(errand.leads_to(None));
    // A deed is not a note that is saved: its button says what it does.
    let name = if matches!(errand, Errand::Step(..)) { SAVE } else { errand.name() };
    view! {
        {is_begun.then(|| view! {
            <div class="notice notice-info">
                <p>{t(BEGUN)}</p>
                <button type="button" class="button-second" on:click=afresh>{t(AFRESH)}</button>
            </div>
        })}
        {move || no.get().map(|no| match no.kind.as_str() {
            "problems" => view! { <Summary no form=errand.form() /> }.into_any(),
            _ => view! { <div id=SUMMARY tabindex="-1"><Notice no /></div> }.into_any(),
        })}
        {move || errand.client().filter(|_| news.with(Option::is_some)).map(|client| view! { <News client seen news /> })}
        <form class="sheet" novalidate on:submit=save>
            <Fields sheet path=ArcSignal::stored(String::new()) problems />
            {move || asks_code.get().then(|| view! { <CodeField code problems training=desk.training() /> })}
            <p class="buttons">
                <button type="submit" class="button" aria-disabled=move || busy.get().to_string()>
                    {move || {
                        let text = if busy.get() { SAVING } else if news.get().is_some() { SAVE_ANYWAY } else { name };
                        text.say(desk.reader.lang.get())
                    }}
                </button>
                <a href=cancel>{t(CANCEL)}</a>
            </p>
        </form>
    }
}

/// Shows the second factor where one is asked, then sends the form.
async fn send(
    errand: Errand,
    door: &Door,
    manner: Manner,
    (data, key, seen): (&Value, &str, u32),
    code: Option<String>,
) -> Result<kotodigi::views::Receipt, NoView> {
    if let Some(code) = code {
        door.factor(manner, code.trim()).await.map_err(at_code)?;
    }
    errand.submit(door, manner, (data, key), seen).await
}

/// A wrong code is a fault of its field.
pub fn at_code(no: NoView) -> NoView {
    if no.kind != "login" {
        return no;
    }
    let problem = ProblemView { field: "code".to_owned(), what: no.detail.clone() };
    NoView { kind: "problems".to_owned(), problems: vec![problem], ..no }
}
