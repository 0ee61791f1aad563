//! What each role may do: the table of access as it decides, without anybody's data.

use crate::desk::{Asked, desk};
use crate::parts::cell::Cell;
use crate::parts::head::Head;
use crate::parts::notice::{NoticePage, Waiting};
use crate::reader::{capital, said, t};
use crate::texts::ROLES;
use kotodigi::views::{Answer, Question, RoleLine, RuleLine};
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const LEAD: Text = text(
    "Säännöt luetaan ylhäältä: ensimmäinen, joka sopii, ratkaisee. Mitä mikään ei salli, on kielletty.",
    "Reglerna läses uppifrån: den första som passar avgör. Det som ingen tillåter är förbjudet.",
    "The rules are read from the top: the first that fits decides. What none allows is forbidden.",
);
const TASK: Text = text("Tehtävä", "Uppgift", "Task");
const EMPLOYERS: Text = text("Työnantajat", "Arbetsgivare", "Employers");
const MAY: Text = text("Saa", "Får", "May");
const MAY_NOT: Text = text("Ei saa", "Får inte", "May not");
const WHAT: Text = text("Mitä", "Vad", "What");
const PURPOSES: Text = text("Käyttötarkoitus", "Ändamål", "Purpose");
const RELATIONS: Text = text("Suhde asiakkaaseen", "Relation till kunden", "Relation to the client");
const PROTECTIONS: Text = text("Turvakielto", "Spärrmarkering", "Non-disclosure");
const WHY: Text = text("Peruste", "Grund", "Ground");
const ALL: Text = text("kaikki", "alla", "all");

#[component]
pub fn Roles() -> impl IntoView {
    let desk = desk();
    let question = || Some(Question::Roles);
    let asked = desk.ask(question, |answer| if let Answer::Roles(page) = answer { Some(page.roles) } else { None });
    let title = said(ROLES);
    move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(roles) => view! {
            <Head title />
            <p class="lead">{t(LEAD)}</p>
            {roles.into_iter().map(|role| view! { <OneRole role /> }).collect_view()}
        }
        .into_any(),
    }
}

#[component]
fn OneRole(role: RoleLine) -> impl IntoView {
    let desk = desk();
    // One's own stands open.
    let own = desk.session.with_untracked(|s| s.as_ref().is_some_and(|s| s.rights.iter().any(|r| r.role == role.role)));
    let heads = [WHAT, PURPOSES, RELATIONS, PROTECTIONS, WHY];
    view! {
        <details class="one-role" open=own>
            <summary><h2>{role.name}</h2></summary>
            <p>{t(TASK)}": "{role.task}". "{t(EMPLOYERS)}": "{role.employers.join(", ")}"."</p>
            <table class="tasks rules" role="table">
                <thead role="rowgroup">
                    <tr role="row">{heads.map(|head| view! { <th role="columnheader" scope="col">{t(head)}</th> })}</tr>
                </thead>
                <tbody role="rowgroup">{role.rules.into_iter().map(line).collect_view()}</tbody>
            </table>
        </details>
    }
}

fn line(rule: RuleLine) -> impl IntoView {
    let all = move |list: Vec<String>| {
        if list.is_empty() { view! { {t(ALL)} }.into_any() } else { list.join(", ").into_any() }
    };
    let named = move |head: Text, list: Vec<String>| {
        view! { <Cell head>{all(list)}</Cell> }
    };
    let what = rule.what.join(", ");
    let what = if rule.actions.is_empty() { what } else { format!("{}: {what}", rule.actions.join(", ")) };
    view! {
        <tr role="row">
            <td role="cell">
                <strong class="badge" class:badge-not=!rule.allow>{t(if rule.allow { MAY } else { MAY_NOT })}</strong>
                " "{what}
            </td>
            {named(PURPOSES, rule.purposes)}
            {named(RELATIONS, rule.relations)}
            {named(PROTECTIONS, rule.protections)}
            <td role="cell">{capital(&rule.why)}" "<span class="cite">{rule.cite}</span></td>
        </tr>
    }
}
