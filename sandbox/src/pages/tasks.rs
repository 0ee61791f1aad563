//! The work list: what the law asks of the office next, overdue first.

use crate::browser;
use crate::desk::{Asked, desk};
use crate::parts::choose::Choose;
use crate::parts::guard::Place;
use crate::parts::head::Head;
use crate::parts::notice::{NoticePage, Waiting};
use crate::parts::turn::ToForm;
use crate::place::Page;
use crate::reader::{now, said, t};
use crate::texts::{CLIENT, MUNICIPALITY, NO_WORKER, WORK_LIST, WORKER};
use kotodigi::views::{Answer, Pick, Question, TASKS_A_PAGE, TaskLine, WorkAsk, WorkPage};
use kotodigi::words::{Text, say_date, text};
use kotodigi::work::Urgency;
use leptos::prelude::*;

const TASK: Text = text("Tehtävä", "Uppgift", "Task");
const WHEN: Text = text("Milloin", "När", "When");
const ALL: Text = text("Kaikki", "Alla", "All");
const MINE: Text = text("Omat tehtävät", "Egna uppgifter", "My tasks");
const EVERYBODYS: Text = text("Kaikkien tehtävät", "Allas uppgifter", "Everybody's tasks");
const SHOW: Text = text("Rajaa", "Avgränsa", "Filter");
const FILTER: Text = text("Rajaa työlistaa", "Avgränsa arbetslistan", "Filter the work list");
const TASKS: Text = text("tehtävää", "uppgifter", "tasks");
const OF_THEM_LATE: Text = text("niistä myöhässä", "av dem försenade", "of them late");
const NONE: Text = text(
    "Ei tehtäviä tällä rajauksella. Kaikki on tehty tai rajaus on liian tiukka.",
    "Inga uppgifter med denna avgränsning. Allt är gjort, eller så är avgränsningen för snäv.",
    "No tasks with this filter. All is done, or the filter is too narrow.",
);
const EARLIER: Text = text("Edelliset", "Föregående", "Previous");
const MORE: Text = text("Seuraavat", "Nästa", "Next");
/// Tasks on one page, as the core pages them.
const PAGES: Text = text("Työlistan sivut", "Arbetslistans sidor", "Pages of the work list");

#[component]
pub fn Tasks(ask: WorkAsk) -> impl IntoView {
    let desk = desk();
    let question = {
        let ask = ask.clone();
        move || Some(Question::Work(ask.clone()))
    };
    let asked = desk.ask(question, |answer| if let Answer::Work(page) = answer { Some(page) } else { None });
    let title = said(WORK_LIST);
    move || {
        match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(page) => view! {
            <Head title />
            <Whose ask=ask.clone() />
            <p class="lead"><strong>{page.total}</strong>" "{t(TASKS)}", "{t(OF_THEM_LATE)}" "<strong>{page.overdue}</strong></p>
            <FilterForm ask=ask.clone() page=page.clone() />
            <List page=page.clone() />
            <Paging ask=ask.clone() page />
        }
        .into_any(),
    }
    }
}

/// Everybody's tasks or one's own: one click.
#[component]
fn Whose(ask: WorkAsk) -> impl IntoView {
    let desk = desk();
    let me = desk.session.get_untracked().and_then(|session| session.officer);
    let link = |text: Text, worker: Option<String>| {
        let current = (ask.worker == worker).then_some("true");
        let to = Page::Tasks(WorkAsk { worker, from: 0, ..ask.clone() });
        view! { <li><a href=desk.href(to) aria-current=current>{t(text)}</a></li> }
    };
    view! {
        <ul class="tabs">
            {link(EVERYBODYS, None)}
            {me.map(|me| link(MINE, Some(me)))}
        </ul>
    }
}

#[component]
fn FilterForm(ask: WorkAsk, page: WorkPage) -> impl IntoView {
    let desk = desk();
    let next = StoredValue::new(WorkAsk { from: 0, ..ask.clone() });
    let given = |code: String| (!code.is_empty()).then_some(code);
    let options = |picks: Vec<Pick>| -> Vec<(String, String)> {
        picks.into_iter().map(|pick| (pick.code, format!("{} ({})", pick.text, pick.count))).collect()
    };
    let all = said(ALL);
    let show = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.reader.go(&desk.place(Page::Tasks(next.get_value())));
    };
    // On a narrow screen the tasks come first; the filter opens on demand, and stays open while it narrows.
    let narrows = ask.worker.is_some() || ask.municipality.is_some() || ask.kind.is_some();
    let open = narrows || browser::is_wide();
    view! {
        <details class="narrowing" open=open>
        <summary>{t(FILTER)}</summary>
        <form class="filter" aria-label=t(FILTER) on:submit=show>
            <Choose id="worker" label=said(WORKER) none=all options=options(page.workers)
                chosen=ask.worker.unwrap_or_default()
                on_choose=move |code| next.update_value(|next| next.worker = given(code)) />
            <Choose id="municipality" label=said(MUNICIPALITY) none=all options=options(page.municipalities)
                chosen=ask.municipality.unwrap_or_default()
                on_choose=move |code| next.update_value(|next| next.municipality = given(code)) />
            <Choose id="kind" label=said(TASK) none=all options=options(page.kinds)
                chosen=ask.kind.unwrap_or_default()
                on_choose=move |code| next.update_value(|next| next.kind = given(code)) />
            <button type="submit" class="button-second">{t(SHOW)}</button>
        </form>
        </details>
    }
}

/// A table that becomes cards where there is no room; the roles stay what they are.
#[component]
fn List(page: WorkPage) -> impl IntoView {
    if page.tasks.is_empty() {
        return view! { <p class="empty">{t(NONE)}</p> }.into_any();
    }
    let heads = [TASK, WHEN, CLIENT, MUNICIPALITY, WORKER];
    view! {
        <table class="tasks" role="table">
            <caption class="unseen">{t(WORK_LIST)}</caption>
            <thead role="rowgroup">
                <tr role="row">{heads.map(|head| view! { <th role="columnheader" scope="col">{t(head)}</th> })}</tr>
            </thead>
            <tbody role="rowgroup">{page.tasks.into_iter().map(|task| view! { <Line task /> }).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Line(task: TaskLine) -> impl IntoView {
    let desk = desk();
    let late = task.urgency == Urgency::Overdue;
    let day = say_date(task.day, desk.reader.lang.get_untracked());
    let client = desk.href(Page::Client(task.client));
    let what = match task.step {
        Some(step) => {
            let unseen = format!(": {}", task.name);
            // The task says what it is work for.
            let client = task.client;
            view! { <ToForm client step>{task.task}<span class="unseen">{unseen}</span></ToForm> }.into_any()
        }
        None => task.task.into_any(),
    };
    let worker = if task.worker.is_empty() { now(NO_WORKER).to_owned() } else { task.worker };
    view! {
        <tr role="row" class:late=late>
            <td role="cell" class="task">{what}</td>
            <td role="cell">
                <span class:badge=late class:badge-late=late>{task.when}</span><span class="aside">" "{day}</span>
            </td>
            <td role="cell"><a href=client>{task.name}</a>" "<span class="aside">{task.client_number}</span></td>
            <td role="cell"><Place name=task.municipality masked=task.masked /></td>
            <td role="cell">{worker}</td>
        </tr>
    }
}

#[component]
fn Paging(ask: WorkAsk, page: WorkPage) -> impl IntoView {
    let desk = desk();
    let shown = page.tasks.len();
    let (first, last) = (page.from + 1, page.from + shown);
    let to = |from: usize| desk.href(Page::Tasks(WorkAsk { from, ..ask.clone() }));

    let before = (page.from > 0).then(|| to(page.from.saturating_sub(TASKS_A_PAGE)));
    let after = (last < page.total).then(|| to(last));
    (before.is_some() || after.is_some()).then(|| {
        view! {
            <nav class="paging" aria-label=t(PAGES)>
                {before.map(|href| view! { <a href=href rel="prev">{t(EARLIER)}</a> })}
                <span>{first}"–"{last}" / "{page.total}</span>
                {after.map(|href| view! { <a href=href rel="next">{t(MORE)}</a> })}
            </nav>
        }
    })
}
