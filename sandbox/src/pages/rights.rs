//! Rights of use: those that wait for somebody first, each with its way and what can be done to it.

use super::invite::INVITE;
use crate::browser::say_moment;
use crate::desk::{Asked, Desk, desk};
use crate::may;
use crate::parts::head::Head;
use crate::parts::notice::{Notice, Waiting};
use crate::place::Page;
use crate::reader::{said, t};
use crate::texts::{CANNOT_NOW, RIGHTS};
use kotodigi::access::{Action, Resource};
use kotodigi::deeds::{self, DEEDS, Deed};
use kotodigi::views::{Answer, Question, RightLine, RightsPage, StepLine};
use kotodigi::words::{Text, say_date, text};
use leptos::prelude::*;
use uuid::Uuid;

const NONE: Text = text("Ei käyttöoikeuksia.", "Inga åtkomsträttigheter.", "No rights of use.");
const DETAILS: Text = text("Tiedot ja vaiheet", "Uppgifter och skeden", "Details and steps");
const TASK: Text = text("Tehtävä", "Uppgift", "Task");
const SCOPE: Text = text("Kunnat", "Kommuner", "Municipalities");
const REASON: Text = text("Perustelu", "Motivering", "Reason");
const ACCOUNT: Text = text("Käyttäjätunnus", "Användarnamn", "Account");
const WAY: Text = text("Vaiheet", "Skeden", "Steps");
const PROTECTED: Text = text(
    "Erityisoikeus turvakiellon tietoihin",
    "Särskild rätt till spärrmarkerade uppgifter",
    "Special right to protected data",
);
const TRAINING: Text = text("Vain harjoitteluun", "Endast för övning", "For training only");
const REVIEW: Text = text("Tarkistus myöhässä", "Granskning försenad", "Review due");

#[component]
pub fn Rights() -> impl IntoView {
    let desk = desk();
    let sees = desk.may((Resource::Rights, Action::See));
    let question = move || sees.then_some(Question::Rights);
    let asked = desk.ask(question, |answer| if let Answer::Rights(page) = answer { Some(page) } else { None });
    let title = said(RIGHTS);
    let list = move || match asked.get() {
        _ if !sees => ().into_any(),
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <Notice no /> }.into_any(),
        Asked::Got(page) => view! { <List page /> }.into_any(),
    };
    // Only what this officer may ask for.
    let begin = move |deed: &'static Deed| {
        let may = desk.officer.with(|officer| officer.as_ref().is_some_and(|officer| may::may(officer, deed.asks)));
        may.then(|| view! { <a class="button-second" href=desk.href(Page::Deed(deed.kind.to_owned(), None))>{t(deed.name)}</a> })
    };
    let begins = move || {
        let of_rights = DEEDS.iter().filter(|deed| deed.asks.0 == Resource::Rights && !deed.has_subject);
        of_rights.map(begin).collect_view()
    };
    view! { <Head title /><p class="buttons">{begins}</p>{list} }
}

#[component]
fn List(page: RightsPage) -> impl IntoView {
    if page.rights.is_empty() {
        return view! { <p class="empty">{t(NONE)}</p> }.into_any();
    }
    let mut groups: Vec<(String, Vec<RightLine>)> = Vec::new();
    for right in page.rights {
        match groups.last_mut().filter(|(name, _)| *name == right.state_name) {
            Some((_, group)) => group.push(right),
            None => groups.push((right.state_name.clone(), vec![right])),
        }
    }
    groups
        .into_iter()
        .map(|(name, rights)| {
            let count = rights.len();
            view! {
                <section>
                    <h2>{name}" ("{count}")"</h2>
                    <ul class="cards">{rights.into_iter().map(one).collect_view()}</ul>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

fn one(right: RightLine) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    let day = |day| say_date(day, lang);
    let unseen = format!(": {}", right.name);
    // Where people log in, whoever grants or opens rights hands over the way in.
    let gives = desk.may((Resource::Rights, Action::Grant)) || desk.may((Resource::Rights, Action::Open));
    let gives =
        gives && !desk.training() && right.state == "opened" && right.deeds.iter().any(|deed| deed.refused.is_none());
    let invite = gives.then(|| {
        let to = desk.href(Page::Invite(right.account.clone()));
        view! { <p><a href=to>{t(INVITE)}<span class="unseen">{unseen.clone()}</span></a></p> }
    });
    let way = right.way.into_iter().map(|(what, who, at)| view! { <li>{what}", "{who}", "{say_moment(at, lang)}</li> });
    view! {
        <li class="card">
            <h3>{right.name}</h3>
            <p class="says">{right.role}", "{right.organisation}", "{day(right.from)}"–"{day(right.until)}</p>
            <p class="badges">
                {right.review_due.then(|| view! { <span class="badge badge-late">{t(REVIEW)}</span>" " })}
                {right.protected.then(|| view! { <span class="badge">{t(PROTECTED)}</span>" " })}
                {right.training.then(|| view! { <span class="badge">{t(TRAINING)}</span> })}
            </p>
            <Deeds desk subject=right.right deeds=right.deeds of=unseen.clone() />
            {invite}
            <details>
                <summary>{t(DETAILS)}<span class="unseen">{unseen}</span></summary>
                <dl>
                    <dt>{t(ACCOUNT)}</dt><dd>{right.account}</dd>
                    <dt>{t(TASK)}</dt><dd>{right.task}</dd>
                    {(!right.scope.is_empty()).then(|| view! { <dt>{t(SCOPE)}</dt><dd>{right.scope.join(", ")}</dd> })}
                    {(!right.reason.is_empty()).then(|| view! { <dt>{t(REASON)}</dt><dd>{right.reason.clone()}</dd> })}
                </dl>
                <h4>{t(WAY)}</h4>
                <ol>{way.collect_view()}</ol>
            </details>
        </li>
    }
}

/// What can be done; and what this officer, of all people, can't: nobody decides of their own right.
#[component]
pub fn Deeds(desk: Desk, subject: Uuid, deeds: Vec<StepLine>, of: String) -> impl IntoView {
    let personal = |code: &str| matches!(code, "own_right" | "two_people");
    let (mut links, mut cannot) = (Vec::new(), Vec::new());
    for deed in deeds {
        match deed.refused {
            None => links.push((deed.kind, deed.name)),
            Some(no) if personal(&no.code) => {
                if !cannot.contains(&no.detail) {
                    cannot.push(no.detail);
                }
            }
            Some(_) => {}
        }
    }
    let link = move |(kind, name): (String, String)| {
        let to = desk.href(Page::Deed(kind.clone(), Some(subject)));
        // The deed that moves it on stands out.
        let class = if first(&kind) { "button" } else { "button-second" };
        view! { <a class=class href=to>{name}<span class="unseen">{of.clone()}</span></a> }
    };
    view! {
        {(!links.is_empty()).then(|| view! { <p class="buttons">{links.into_iter().map(link).collect_view()}</p> })}
        {cannot.into_iter().map(|why| view! { <p class="aside">{t(CANNOT_NOW)}": "{why}</p> }).collect_view()}
    }
}

fn first(kind: &str) -> bool {
    matches!(kind, "grant_right" | "open_right" | "answer_anomaly") && deeds::find(kind).is_some()
}
