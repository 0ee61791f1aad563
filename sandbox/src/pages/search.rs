//! Finding a client by name, number or identity code. What is typed stays out of the address bar.

use crate::desk::{Asked, desk};
use crate::parts::guard::Place;
use crate::parts::head::Head;
use crate::parts::notice::{Notice, Waiting};
use crate::place::Page;
use crate::reader::{said, t};
use crate::texts::{CLIENT, CLIENT_NUMBER, MUNICIPALITY, NEW_CLIENT, SEARCH};
use kotodigi::access::{Action, Group, Resource};
use kotodigi::views::{Answer, Hit, Question, SearchAsk, SearchPage};
use kotodigi::words::{Text, say_date, text};
use leptos::prelude::*;

const WHO: Text = text(
    "Nimi, asiakasnumero tai henkilötunnus",
    "Namn, kundnummer eller personbeteckning",
    "Name, client number or identity code",
);
const HINT: Text = text(
    "Nimen alku riittää, osat missä järjestyksessä tahansa; aksentteja ei tarvita.",
    "Början av namnet räcker, delarna i vilken ordning som helst; accenter behövs inte.",
    "The beginning of a name will do, parts in any order; accents are not needed.",
);
const GO: Text = text("Hae", "Sök", "Find");
const FOUND: Text = text("Löytyi", "Hittades", "Found");
const MORE: Text = text(
    "Osumia on enemmän kuin tässä näkyy. Tarkenna hakua.",
    "Det finns fler träffar än de som visas. Precisera sökningen.",
    "There are more than are shown. Make the search narrower.",
);
const NONE: Text = text(
    "Ketään ei löytynyt. Tarkista kirjoitusasu tai hae osalla nimeä.",
    "Ingen hittades. Kontrollera stavningen eller sök med en del av namnet.",
    "Nobody was found. Check the spelling or search with a part of the name.",
);
const BORN: Text = text("Syntynyt", "Född", "Born");

const OUTSIDE: Text = text(
    "Haku löytää vain ne asiakkaat, jotka sinulla on oikeus nähdä.",
    "Sökningen hittar bara de kunder som du har rätt att se.",
    "The search finds only the clients you have a right to see.",
);
const OPEN: Text = text(
    "Avaa oman alueesi ulkopuolinen asiakas perustellusti",
    "Öppna en kund utanför ditt område med motivering",
    "Open a client outside your own with a reason",
);

#[component]
pub fn Search() -> impl IntoView {
    let desk = desk();
    let typed = RwSignal::new(desk.searched.get_untracked());
    let question = move || {
        let text = desk.searched.get();
        (!text.trim().is_empty()).then_some(Question::Search(SearchAsk { text }))
    };
    let asked = desk.ask(question, |answer| if let Answer::Search(page) = answer { Some(page) } else { None });
    let title = said(SEARCH);
    let opens = desk.may((Resource::Outside, Action::Open));
    let outside = Page::Deed("open_outside".to_owned(), None);
    let find = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.searched.set(typed.get_untracked());
    };
    let results = move || match asked.get() {
        _ if desk.searched.with(|text| text.trim().is_empty()) => ().into_any(),
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <Notice no /> }.into_any(),
        Asked::Got(page) => view! { <Hits page /> }.into_any(),
    };
    view! {
        <Head title />
        <form class="search" role="search" on:submit=find>
            <div class="field">
                <label for="search">{t(WHO)}</label>
                <p class="hint" id="search-hint">{t(HINT)}</p>
                <input type="search" id="search" class="long" autocomplete="off" spellcheck="false" aria-describedby="search-hint"
                    prop:value=typed on:input=move |event| typed.set(event_target_value(&event)) />
            </div>
            <button type="submit" class="button">{t(GO)}</button>
        </form>
        <div aria-live="polite">{results}</div>
        {opens.then(|| view! { <p class="elsewhere">{t(OUTSIDE)}" "<a href=desk.href(outside)>{t(OPEN)}</a></p> })}
    }
}

#[component]
fn Hits(page: SearchPage) -> impl IntoView {
    let desk = desk();
    if page.hits.is_empty() {
        let new = desk.href(Page::Form(None, String::new()));
        let registers = desk.may((Resource::Steps(Group::Facts), Action::Change));
        let new = registers.then(|| view! { <p><a href=new>{t(NEW_CLIENT)}</a></p> });
        return view! { <p class="empty">{t(NONE)}</p>{new} }.into_any();
    }
    let heads = [CLIENT, BORN, CLIENT_NUMBER, MUNICIPALITY];
    view! {
        <h2>{t(FOUND)}" "{page.hits.len()}</h2>
        {page.more.then(|| view! { <p>{t(MORE)}</p> })}
        <table class="tasks" role="table">
            <thead role="rowgroup">
                <tr role="row">{heads.map(|head| view! { <th role="columnheader" scope="col">{t(head)}</th> })}</tr>
            </thead>
            <tbody role="rowgroup">{page.hits.into_iter().map(|hit| view! { <Line hit /> }).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Line(hit: Hit) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    view! {
        <tr role="row">
            <td role="cell"><a href=desk.href(Page::Client(hit.client))>{hit.name}</a></td>
            <td role="cell">{hit.birth_date.map(|day| say_date(day, lang))}</td>
            <td role="cell">{hit.client_number}</td>
            <td role="cell"><Place name=hit.municipality masked=hit.masked /></td>
        </tr>
    }
}
