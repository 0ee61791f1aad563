//! Whose four years are over (§ 77): looked at, approved, erased; by client number only.

use crate::browser::say_moment;
use crate::desk::{Asked, desk};
use crate::parts::head::Head;
use crate::parts::notice::{Notice, NoticePage, Waiting};
use crate::place::Page;
use crate::reader::{said, t};
use crate::texts::{CLIENT_NUMBER, ERASURE};
use kotodigi::access::{Action, Resource};
use kotodigi::deeds;
use kotodigi::law::s077_erasure;
use kotodigi::phrase;
use kotodigi::refusal::NoView;
use kotodigi::views::{Answer, ErasurePage, Question};
use kotodigi::words::{Text, say_date, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const NONE: Text = text(
    "Kenenkään tietoja ei ole nyt poistettava.",
    "Ingens uppgifter ska raderas nu.",
    "Nobody's data is to be erased now.",
);
const HOW_MANY: Text = text(
    "Poistettavana {0} asiakkaan tiedot. Luettelo {1}.",
    "Uppgifter om {0} kunder ska raderas. Förteckning {1}.",
    "The data of {0} clients are to be erased. List {1}.",
);
const TWO: Text = text(
    "Näin monen tietojen poistamiseen tarvitaan kahden eri ihmisen hyväksyntä: toinen hyväksyy luettelon, toinen poistaa.",
    "Att radera så många kräver att två olika personer godkänner: den ena godkänner förteckningen, den andra raderar.",
    "Erasing so many takes two different people: one approves the list, the other erases.",
);
const ENDED: Text = text("Asiakkuus päättyi", "Kundrelationen upphörde", "Relationship ended");
const ERASE_ON: Text = text("Poistettava", "Ska raderas", "To be erased on");
const HELD: Text = text("Säilytetään asti", "Behålls till och med", "Held until");
const APPROVED: Text = text("Hyväksynyt", "Godkänd av", "Approved by");
const ERASE: Text = text("Poista luettelon tiedot", "Radera förteckningens uppgifter", "Erase the data of the list");
const GONE: Text = text(
    "Tiedot on poistettu. Niitä ei saa takaisin.",
    "Uppgifterna är raderade. De kan inte återställas.",
    "The data are erased. They can't be brought back.",
);

#[component]
pub fn Erasure() -> impl IntoView {
    let desk = desk();
    let question = || Some(Question::Erasure);
    let asked = desk.ask(question, |answer| if let Answer::Erasure(page) = answer { Some(page) } else { None });
    let title = said(ERASURE);
    move || match asked.get() {
        Asked::Waiting => view! { <Waiting /> }.into_any(),
        Asked::No(no) => view! { <NoticePage no /> }.into_any(),
        Asked::Got(page) => view! { <Head title /><List page /> }.into_any(),
    }
}

#[component]
fn List(page: ErasurePage) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    let failed = RwSignal::new(None::<NoView>);
    let approves = desk.may((Resource::Erasure, Action::Approve));
    let acts = approves && page.to_erase > 0;
    let approve = deeds::find("approve_erasure").filter(|_| acts).map(|deed| {
        let to = desk.href(Page::Deed(deed.kind.to_owned(), None));
        view! { <a class="button-second" href=to>{t(deed.name)}</a> }
    });
    let list = page.list.clone();
    let erase = move |_| {
        let list = list.clone();
        spawn_local(async move {
            let manner = desk.manner();
            match desk.door().erase(manner, &list).await {
                Ok(()) => {
                    desk.changed.update(|n| *n += 1);
                    desk.reader.said.set(Some(GONE.say(manner.lang).to_owned()));
                }
                Err(no) => failed.set(Some(no)),
            }
        });
    };
    let erase = (acts && !page.approved_by.is_empty())
        .then(|| view! { <button type="button" class="button-second" on:click=erase>{t(ERASE)}</button> });
    let how_many = (!page.list.is_empty() && page.to_erase > 0)
        .then(|| phrase!(HOW_MANY, page.to_erase.to_string(), page.list.clone()).say(lang));
    let approved = page.approved_by.into_iter().map(|(by, at)| format!("{by}, {}", say_moment(at, lang)));
    let approved = approved.map(|said| view! { <dt>{t(APPROVED)}</dt><dd>{said}</dd> }).collect_view();
    let rows = page.due.iter().map(|due| {
        let day = |day| say_date(day, lang);
        view! {
            <tr>
                <th scope="row">{due.client_number.clone()}</th>
                <td>{day(due.ended_on)}</td>
                <td>{day(due.erase_on)}</td>
                <td>{due.held_until.map(day).unwrap_or_default()}</td>
            </tr>
        }
    });
    let table = (!page.due.is_empty()).then(|| {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=said(ERASURE)>
                <table>
                    <thead><tr>
                        <th scope="col">{t(CLIENT_NUMBER)}</th><th scope="col">{t(ENDED)}</th>
                        <th scope="col">{t(ERASE_ON)}</th><th scope="col">{t(HELD)}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        }
    });
    view! {
        {page.due.is_empty().then(|| view! { <p class="empty">{t(NONE)}</p> })}
        {how_many.map(|said| view! { <p>{said}</p> })}
        {(page.wants_two && approves).then(|| view! { <p>{t(TWO)}</p> })}
        <dl>{approved}</dl>
        {move || failed.get().map(|no| view! { <Notice no /> })}
        <p class="buttons">{approve}{erase}</p>
        {table}
        <p class="aside">{t(s077_erasure::OFFICERS)}" ("{s077_erasure::KEPT_BY_NEED.say(lang)}")"</p>
    }
}
