//! There is no such page.

use crate::parts::head::Head;
use crate::place::Place;
use crate::reader::{reader, said, t};
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text("Sivua ei löydy", "Sidan finns inte", "There is no such page");
const WHY: Text = text(
    "Osoitteessa voi olla virhe, tai sivu on poistettu.",
    "Adressen kan vara fel, eller så har sidan tagits bort.",
    "The address may be wrong, or the page is gone.",
);
const HOME: Text = text("Etusivulle", "Till startsidan", "To the start page");

#[component]
pub fn Missing() -> impl IntoView {
    let title = said(TITLE);
    view! {
        <Head title />
        <p>{t(WHY)}</p>
        <p><a class="button" href=reader().href(&Place::Start)>{t(HOME)}</a></p>
    }
}
