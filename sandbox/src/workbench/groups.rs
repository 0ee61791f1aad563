//! Findings of one kind in one column together, the worst first; a group is opened page by page.

use super::ask::{Ask, Decided, Group, Line, Tell};
use super::bench::{bench, t};
use super::mends;
use super::more::More;
use super::rows;
use kotodigi::intake::Whose;
use kotodigi::phrase;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text("4. Huomiot", "4. Anmärkningar", "4. Findings");
const ERRORS: Text = text(
    "Virheet: riviä ei tuoda ennen korjausta",
    "Fel: raden importeras inte före rättelse",
    "Errors: the row stays out until mended",
);
const WARNINGS: Text = text("Varoitukset: tarkista", "Varningar: kontrollera", "Warnings: to be looked at");
const CLEAN: Text = text("Ei huomautettavaa.", "Inga anmärkningar.", "Nothing to remark.");
const SHOW: Text = text("Näytä rivit", "Visa raderna", "Show the rows");
const HIDE: Text = text("Piilota rivit", "Dölj raderna", "Hide the rows");
const LEFT_OUT: Text = text(
    "Huomioita on enemmän kuin näytetään: {0} jätettiin pois. Korjaa ensin nämä.",
    "Det finns fler anmärkningar än vad som visas: {0} utelämnades. Rätta dessa först.",
    "There are more findings than are shown: {0} were left out. Mend these first.",
);
const HEADS: [Text; 3] =
    [text("Rivi", "Rad", "Row"), text("Arvo", "Värde", "Value"), text("Mitä tehdä", "Vad som bör göras", "What to do")];

#[component]
pub fn Groups() -> impl IntoView {
    let bench = bench();
    let groups = move |error: bool| {
        bench.turn.track();
        let all = bench.checked.with(|checked| checked.as_ref().map(|checked| checked.groups.clone()));
        let these: Vec<Group> = all.unwrap_or_default().into_iter().filter(|group| group.error == error).collect();
        (!these.is_empty()).then(|| {
            let title = if error { ERRORS } else { WARNINGS };
            let class = if error { "groups groups-error" } else { "groups" };
            let list = these.into_iter().map(|group| view! { <li><OneGroup group /></li> }).collect_view();
            view! { <h3>{t(title)}</h3><ul class=class>{list}</ul> }
        })
    };
    let clean = move || {
        let clean = bench.checked.with(|checked| checked.as_ref().is_some_and(|checked| checked.groups.is_empty()));
        clean.then(|| view! { <p>{t(CLEAN)}</p> })
    };
    let left_out = move || {
        let left = bench.checked.with(|checked| checked.as_ref().map_or(0, |checked| checked.left_out));
        (left > 0).then(|| view! { <p>{phrase!(LEFT_OUT, left).say(bench.lang.get())}</p> })
    };
    view! {
        <section aria-labelledby="groups-title">
            <h2 id="groups-title" tabindex="-1">{t(TITLE)}</h2>
            {move || groups(true)}
            {move || groups(false)}
            {clean}
            <rows::WhoseRow />
            <mends::Decisions />
            {left_out}
        </section>
    }
}

#[component]
fn OneGroup(group: Group) -> impl IntoView {
    let bench = bench();
    let open = RwSignal::new(false);
    let lines = RwSignal::new(Vec::<Line>::new());
    let (at, count) = (group.at, group.count);
    let more = move || {
        let ask = Ask::Lines { group: at, from: lines.with_untracked(Vec::len) };
        bench.ask(ask, move |tell, _| {
            if let Tell::Lines(found) = tell {
                let _ = lines.try_update(|lines| lines.extend(found));
            }
        });
    };
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() && lines.with_untracked(Vec::is_empty) {
            more();
        }
    };
    let id = format!("group-{at}");
    let (shown, group_column) = {
        let (id, column) = (id.clone(), group.column.clone());
        let mendable = !group.whole;
        let answers = rows::answers(&group.code);
        let shown = move || {
            open.get().then(|| {
                // Who somebody is is nothing to answer for many at once.
                let wordings = (mendable && answers.is_empty())
                    .then(|| view! { <mends::Wordings group=at count column=column.clone() /> });
                view! { {wordings}<Lines id=id.clone() lines count mendable answers more /> }
            })
        };
        (shown, group.column)
    };
    let word = move || if open.get() { t(HIDE)() } else { t(SHOW)() };
    view! {
        <div class="group">
            <h4 id=id.clone()><span class="badge">{count}</span>" "{group_column}</h4>
            <p class="says"><strong>{group.title}"."</strong>" "{group.says}</p>
            <button type="button" class="button-quiet" aria-expanded=move || open.get().to_string() aria-describedby=id
                on:click=toggle>{word}</button>
            {shown}
        </div>
    }
}

#[component]
fn Lines(
    id: String,
    lines: RwSignal<Vec<Line>>,
    count: usize,
    mendable: bool,
    answers: &'static [(Text, Whose)],
    more: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let row = move |line: Line| {
        let mend = mendable.then(|| {
            let one = Decided {
                column: line.column.clone(),
                row: Some(line.row),
                part: line.part.clone(),
                number: line.number,
                from: line.value.clone(),
                to: line.mend.clone().unwrap_or_default(),
            };
            // Of a row that stays out there is nothing to mend.
            let mend = (!line.value.is_empty() || answers.is_empty()).then(|| view! { <mends::Mend one /> });
            let decide = (!answers.is_empty()).then(|| view! { <rows::OfRow row=line.row answers /> });
            view! { <td>{mend}{decide}</td> }
        });
        view! {
            <tr>
                <th scope="row"><span class="narrow-head">{t(HEADS[0])}" "</span>{line.row}{line.part.map(|part| view! { <span class="aside">" "{part}</span> })}</th>
                <td class="cell">{line.value}</td>
                <td>{line.says}</td>
                {mend}
            </tr>
        }
    };
    let heads = HEADS.into_iter().chain(mendable.then_some(mends::MEND));
    let shown = move || lines.with(Vec::len);
    view! {
        <div class="box" tabindex="0" role="region" aria-labelledby=id>
            <table class="lines">
                <thead><tr>{heads.map(|head| view! { <th scope="col">{t(head)}</th> }).collect_view()}</tr></thead>
                <tbody><For each=move || lines.get() key=|line| (line.row, line.says.clone()) children=row /></tbody>
            </table>
        </div>
        <More shown of=move || count more />
    }
}
