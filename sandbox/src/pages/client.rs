//! A client: who it is, what the law asks now, what can be done, what is known and from whom, what happened.

use super::facts::Facts;
use super::household::Household;
use super::steps::Steps;
use super::timeline::Timeline;
use crate::desk::{Asked, desk};
use crate::parts::guard::Guard;
use crate::parts::head::Head;
use crate::parts::notice::{NoticePage, Waiting};
use crate::parts::turn::{ToForm, Turn};
use crate::parts::why::Finding;
use crate::place::Page;
use crate::reader::{capital, now, t};
use crate::texts::{CLIENT_LOG, CLIENT_NUMBER, EXTRACT, NO_WORKER, WORKER};
use kotodigi::access::{FieldClass, Purpose, Resource};
use kotodigi::client::Field;
use kotodigi::entry::ClientId;
use kotodigi::explain::Explained;
use kotodigi::law::Rule;
use kotodigi::steps;
use kotodigi::views::{Answer, ClientPage, Question};
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const AGE: Text = text("Ikä", "Ålder", "Age");
const YEARS: Text = text("vuotta", "år", "years");
const STATUS: Text = text("Asiakkuus", "Kundrelation", "Client relationship");
const RESPONSIBLE: Text = text("Vastuussa", "Ansvarig", "Responsible");
const TODO: Text = text("Tehtävät", "Att göra", "To be done");
const NOTHING: Text = text("Ei tehtäviä juuri nyt.", "Inget att göra just nu.", "Nothing to be done just now.");
const OWN_DATA: Text =
    text("Henkilön oikeudet tietoihinsa", "Personens rätt till sina uppgifter", "The person's rights to the data");
const FOR_CASE: Text = text(
    "Arviointia ja suunnitelmaa koskevia tehtäviä ei näytetä tähän käyttötarkoitukseen.",
    "Uppgifter som gäller bedömning och plan visas inte för detta ändamål.",
    "Tasks of the assessment and the plan are not shown for this purpose.",
);
const DEADLINES: Text = text("Määräajat", "Tidsfrister", "Deadlines");
const OTHERS: Text =
    text("Oikeudet, velvollisuudet ja rahat", "Rättigheter, skyldigheter och pengar", "Rights, duties and money");
const RELATION: Text = text("Suhteesi asiakkaaseen", "Din relation till kunden", "How you stand to the client");

#[component]
pub fn Client(id: ClientId) -> impl IntoView {
    let asked = desk().ask(
        move || Some(Question::Client(id)),
        |answer| if let Answer::Client(page) = answer { Some(*page) } else { None },
    );
    move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(page) => view! { <Record page /> }.into_any(),
    }
}

#[component]
fn Record(page: ClientPage) -> impl IntoView {
    let (client, findings) = (page.client, page.findings.clone());
    let of_kinds = |kinds: &[&str]| -> Vec<Explained> {
        findings.iter().filter(|finding| kinds.contains(&finding.kind.as_str())).cloned().collect()
    };
    // What is not shown is not said to be nothing.
    let works = !page.hidden.iter().any(|line| line.class == FieldClass::Casework.id());
    // Where annulling is not this officer's, the timeline does not offer it.
    let annuls = page.steps.iter().any(|step| step.kind == "annul_entry" && step.refused.is_none());
    let mut todo = of_kinds(&["task"]);
    todo.sort_by_key(|finding| (!finding.overdue, finding.due.is_some(), finding.due));
    let (deadlines, others) = (of_kinds(&["deadline"]), of_kinds(&["authority", "duty", "right", "amount"]));
    view! {
        <Head title=page.name.clone() />
        <Guard page=page.clone() />
        <Summary page=page.clone() />
        <div class="two">
            <div>
                <section aria-labelledby="todo">
                    <h2 id="todo">{t(TODO)}</h2>
                    {match (works, todo.is_empty()) {
                        (false, _) => view! { <ForCase /> }.into_any(),
                        (true, true) => view! { <p class="empty">{t(NOTHING)}</p> }.into_any(),
                        (true, false) => ().into_any(),
                    }}
                    <ul class="findings">
                        {todo.into_iter().map(|finding| {
                            let act = act(client, &finding);
                            view! { <Finding finding act /> }
                        }).collect_view()}
                    </ul>
                </section>
                {(!deadlines.is_empty()).then(|| view! {
                    <section aria-labelledby="deadlines">
                        <h2 id="deadlines">{t(DEADLINES)}</h2>
                        <ul class="findings">
                            {deadlines.into_iter().map(|finding| view! { <Finding finding act=None /> }).collect_view()}
                        </ul>
                    </section>
                })}
                {(!others.is_empty()).then(|| view! {
                    <details class="more">
                        <summary><h2>{t(OTHERS)}" ("{others.len()}")"</h2></summary>
                        <ul class="findings">
                            {others.into_iter().map(|finding| view! { <Finding finding act=None /> }).collect_view()}
                        </ul>
                    </details>
                })}
            </div>
            <Steps client steps=page.steps />
            <div>
                <Facts facts=page.facts hidden=page.hidden />
                <Household others=page.household />
                <Timeline client entries=page.timeline annuls />
                <Elsewhere client />
            </div>
        </div>
    }
}

/// Who looked, and all there is: where the policy lets the officer go.
#[component]
fn Elsewhere(client: ClientId) -> impl IntoView {
    let desk = desk();
    let link = |resource, text: Text, page| {
        desk.may_with_own(resource).then(|| view! { <li><a href=desk.href(page)>{t(text)}</a></li> })
    };
    let log = link(Resource::ClientLog, CLIENT_LOG, Page::ClientLog(client));
    let extract = link(Resource::Extract, EXTRACT, Page::Extract(client));
    (log.is_some() || extract.is_some()).then(|| {
        view! {
            <nav aria-labelledby="elsewhere">
                <h2 id="elsewhere">{t(OWN_DATA)}</h2>
                <ul class="links">{log}{extract}</ul>
            </nav>
        }
    })
}

/// The purposes of this officer that show the work on the case.
#[component]
fn ForCase() -> impl IntoView {
    let purposes = desk().purposes.get_untracked();
    let shows = |purpose: &Purpose| purpose.opens().has(FieldClass::Casework);
    let turn = |purpose| view! { <li><Turn purpose /></li> };
    view! {
        <p>{t(FOR_CASE)}</p>
        <ul class="turns">{purposes.into_iter().filter(shows).map(turn).collect_view()}</ul>
    }
}

/// The link to the step that does a task, by the step's own name.
fn act(client: ClientId, finding: &Explained) -> Option<AnyView> {
    let step = steps::doing(Rule::parse(&finding.id)?)?;
    let kind = step.kind.to_owned();
    Some(view! { <p class="act"><ToForm client step=kind class="button">{t(step.name)}</ToForm></p> }.into_any())
}

#[component]
fn Summary(page: ClientPage) -> impl IntoView {
    let municipality = page.facts.iter().find(|fact| fact.field == Field::Municipality.key());
    let municipality = municipality.map(|fact| (fact.name.clone(), fact.value.clone()));
    let worker = if page.worker.is_empty() { now(NO_WORKER).to_owned() } else { page.worker };
    view! {
        <dl class="summary">
            <div><dt>{t(CLIENT_NUMBER)}</dt><dd>{page.client_number}</dd></div>
            {page.age.map(|age| view! { <div><dt>{t(AGE)}</dt><dd>{age}" "{t(YEARS)}</dd></div> })}
            {municipality.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })}
            <div><dt>{t(WORKER)}</dt><dd>{worker}</dd></div>
            {(!page.responsible.is_empty()).then(|| view! { <div><dt>{t(RESPONSIBLE)}</dt><dd>{page.responsible}</dd></div> })}
            {(!page.status.is_empty()).then(|| view! { <div><dt>{t(STATUS)}</dt><dd>{page.status}</dd></div> })}
            <div><dt>{t(RELATION)}</dt><dd>{capital(&page.relation.1)}</dd></div>
        </dl>
    }
}
