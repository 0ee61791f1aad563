//! A deed's form: what is done to the register itself.

use crate::desk::{Asked, desk};
use crate::parts::errand::Errand;
use crate::parts::head::Head;
use crate::parts::notice::{Notice, NoticePage, Waiting};
use crate::parts::sheets::{Sheets, Start};
use crate::place::Page;
use crate::reader::t;
use crate::texts::CLIENT;
use kotodigi::access::Resource;
use kotodigi::deeds::{self, FRESH_FACTOR};
use kotodigi::views::{Answer, DeedPage, Question};
use leptos::prelude::*;
use uuid::Uuid;

#[component]
pub fn Deed(deed: String, subject: Option<Uuid>) -> impl IntoView {
    let desk = desk();
    let Some(deed) = deeds::find(&deed) else { return view! { <super::missing::Missing /> }.into_any() };
    let question = move || Some(Question::Deed { deed: deed.kind.to_owned(), subject });
    let asked = desk.ask(question, |answer| if let Answer::Deed(page) = answer { Some(page) } else { None });
    let view = move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(page) => view! { <Drawn deed page /> }.into_any(),
    };
    view.into_any()
}

#[component]
fn Drawn(deed: &'static deeds::Deed, page: DeedPage) -> impl IntoView {
    let desk = desk();
    let title = Signal::derive(move || deed.name.say(desk.reader.lang.get()).to_owned());
    let DeedPage { subject, about, values, refused, .. } = page;
    let whose = (!about.is_empty()).then(|| match (deed.asks.0, subject) {
        (Resource::Protected, Some(client)) => {
            let to = desk.href(Page::Client(client));
            view! { <p class="whose">{t(CLIENT)}": "<a href=to>{about}</a></p> }.into_any()
        }
        _ => view! { <p class="whose">{about}</p> }.into_any(),
    });
    // A second factor that is missing is asked for in the form itself.
    let asks_code = refused.as_ref().is_some_and(|no| no.code == FRESH_FACTOR);
    let body = match refused {
        Some(no) if !asks_code => view! { <Notice no /> }.into_any(),
        _ => {
            let start = Start { values, asks_code, ..Start::default() };
            view! { <Sheets errand=Errand::Deed(deed, subject) start /> }.into_any()
        }
    };
    view! { <Head title />{whose}{body} }
}
