//! All data of one person: to read, to print, for a program.

use super::client_log::Told;
use super::facts::Facts;
use super::timeline::Timeline;
use crate::desk::{Asked, desk};
use crate::parts::head::Head;
use crate::parts::notice::{NoticePage, Waiting};
use crate::parts::paper::Papers;
use crate::parts::why::Finding;
use crate::place::Page;
use crate::reader::t;
use crate::texts::{CLIENT, CLIENT_LOG, EXTRACT};
use kotodigi::entry::ClientId;
use kotodigi::views::{Answer, ExtractPage, InvitationLine, Question, RequestLine};
use kotodigi::words::{Lang, Text, say_date, text};
use leptos::prelude::*;

const INCOMPLETE: Text = text(
    "Ote ei ole täydellinen: kaikkea ei näytetä.",
    "Utdraget är inte fullständigt: allt visas inte.",
    "The extract is not complete: something is not shown.",
);
const FINDINGS: Text = text("Mitä laista seuraa", "Vad som följer av lagen", "What follows from the law");
const REQUESTS: Text = text("Henkilön pyynnöt", "Personens begäranden", "Requests of the person");
const DUE: Text = text("vastattava viimeistään", "ska besvaras senast", "to be answered by");
const ANSWERED: Text = text("vastattu", "besvarad", "answered");
const INVITED: Text = text("Mukaan kutsutut", "Inbjudna att delta", "Invited to take part");
const OTHERS: Text = text("Muita samassa taloudessa", "Andra i samma hushåll", "Others in the same household");
const CONTROLLERS: Text = text("Rekisterinpitäjät", "Personuppgiftsansvariga", "Controllers");

#[component]
pub fn Extract(id: ClientId) -> impl IntoView {
    let take = |answer| if let Answer::Extract(page) = answer { Some(*page) } else { None };
    let asked = desk().ask(move || Some(Question::Extract(id)), take);
    move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(page) => view! { <Whole page /> }.into_any(),
    }
}

#[component]
fn Whole(page: ExtractPage) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    let title = Signal::derive(move || EXTRACT.say(desk.reader.lang.get()).to_owned());
    let json = serde_json::to_string_pretty(&page).unwrap_or_default();
    let to = desk.href(Page::Client(page.client));
    let entries = page.timeline.into_iter().map(|entry| entry.line).collect();
    let findings = page.findings.into_iter().map(|finding| view! { <Finding finding act=None /> }).collect_view();
    view! {
        <Head title />
        <p class="whose">{t(CLIENT)}": "<a href=to>{page.name}</a>" "{page.client_number.clone()}</p>
        {(!page.complete).then(|| view! { <p class="notice notice-refused">{t(INCOMPLETE)}</p> })}
        {page.told.into_iter().map(|told| view! { <p>{told}</p> }).collect_view()}
        <p class="aside">{t(CONTROLLERS)}": "{page.controllers.join("; ")}</p>
        <Papers client=page.client what="extract" number=page.client_number json />
        <Facts facts=page.facts hidden=page.hidden />
        {(page.others_in_household > 0).then(|| view! { <p>{t(OTHERS)}": "{page.others_in_household}</p> })}
        {list(REQUESTS, page.requests.into_iter().map(|one| request(one, lang)).collect())}
        {list(INVITED, page.invitations.into_iter().map(|one| invitation(one, lang)).collect())}
        <Timeline client=page.client entries annuls=false />
        <section aria-labelledby="findings"><h2 id="findings">{t(FINDINGS)}</h2><ul class="findings">{findings}</ul></section>
        <section><h2>{t(CLIENT_LOG)}</h2><Told page=page.log /></section>
    }
}

fn list(title: Text, lines: Vec<String>) -> Option<impl IntoView> {
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <section><h2>{t(title)}</h2><ul>{lines}</ul></section> }
    })
}

fn request(request: RequestLine, lang: Lang) -> String {
    let (word, day) = request.answered_on.map_or((DUE, request.due), |day| (ANSWERED, day));
    format!(
        "{}: {}; {} {} ({})",
        say_date(request.on, lang),
        request.what,
        word.say(lang),
        say_date(day, lang),
        request.cite
    )
}

fn invitation(one: InvitationLine, lang: Lang) -> String {
    format!("{}, {}: {}–{}", one.name, one.organisation, say_date(one.from, lang), say_date(one.until, lang))
}
