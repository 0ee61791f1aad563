//! A step's form, drawn from the step's own list of inputs.

use crate::desk::{Asked, Desk, desk};
use crate::parts::errand::Errand;
use crate::parts::head::Head;
use crate::parts::notice::{Notice, NoticePage, Waiting};
use crate::parts::sheets::{Sheets, Start};
use crate::place::Page;
use crate::reader::t;
use crate::texts::CLIENT;
use kotodigi::entry::ClientId;
use kotodigi::steps::{self, Step};
use kotodigi::views::{Answer, FormPage, Question};
use leptos::prelude::*;

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
    let body = match page.refused {
        Some(no) => view! { <Notice no /> }.into_any(),
        None => {
            let FormPage { client, version, values, hidden, officers, .. } = page;
            let start = Start { version, values, hidden, officers, asks_code: false };
            view! { <Sheets errand=Errand::Step(step, client) start /> }.into_any()
        }
    };
    view! { <Head title />{whose}{body} }
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
