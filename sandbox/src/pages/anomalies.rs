//! Anomalies of the logs (§ 79 (3)): told by KEHA, answered by the municipality.

use super::rights::Deeds;
use crate::browser::say_moment;
use crate::desk::{Asked, desk};
use crate::parts::head::Head;
use crate::parts::notice::{NoticePage, Waiting};
use crate::place::Page;
use crate::reader::{said, t};
use crate::texts::ANOMALIES;
use kotodigi::access::{Action, Resource};
use kotodigi::deeds;
use kotodigi::views::{AnomalyLine, Answer, Question};
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const NONE: Text = text("Ei poikkeamia.", "Inga avvikelser.", "No anomalies.");
const OFFICER: Text = text("Käyttäjä", "Användare", "User");
const WHAT: Text = text("Havainto", "Iakttagelse", "What was seen");
const CAUSE: Text = text("Syy", "Orsak", "Cause");
const MEASURES: Text = text("Toimet", "Åtgärder", "What was done");
const ANSWERED: Text = text("Vastattu", "Besvarad", "Answered");
const WAITS: Text = text("Odottaa vastausta", "Väntar på svar", "Waits for an answer");

#[component]
pub fn Anomalies() -> impl IntoView {
    let desk = desk();
    let question = || Some(Question::Anomalies);
    let take = |answer| if let Answer::Anomalies(page) = answer { Some(page.anomalies) } else { None };
    let asked = desk.ask(question, take);
    let reports = desk.may((Resource::Anomalies, Action::Report));
    let title = said(ANOMALIES);
    move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(list) => {
            let begin = deeds::find("report_anomaly").filter(|_| reports).map(|deed| {
                let to = desk.href(Page::Deed(deed.kind.to_owned(), None));
                view! { <p><a class="button-second" href=to>{t(deed.name)}</a></p> }
            });
            view! {
                <Head title />
                {begin}
                {list.is_empty().then(|| view! { <p class="empty">{t(NONE)}</p> })}
                <ul class="cards">{list.into_iter().map(one).collect_view()}</ul>
            }
            .into_any()
        }
    }
}

fn one(anomaly: AnomalyLine) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    let heading = format!("{}, {}", anomaly.organisation, say_moment(anomaly.at, lang));
    let state = if anomaly.answer.is_some() { ANSWERED } else { WAITS };
    let answer = anomaly.answer.map(|(at, by, cause, measures)| {
        view! {
            <dt>{t(CAUSE)}</dt><dd>{cause}</dd>
            <dt>{t(MEASURES)}</dt><dd>{measures}</dd>
            <dt>{t(ANSWERED)}</dt><dd>{by}", "{say_moment(at, lang)}</dd>
        }
    });
    view! {
        <li class="card">
            <h2>{heading.clone()}</h2>
            <p class="says"><span class="badge">{t(state)}</span></p>
            <dl>
                <dt>{t(OFFICER)}</dt><dd>{anomaly.officer}</dd>
                <dt>{t(WHAT)}</dt><dd>{anomaly.what}</dd>
                {answer}
            </dl>
            <Deeds desk subject=anomaly.anomaly deeds=anomaly.deeds of=format!(": {heading}") />
        </li>
    }
}
