//! Non-disclosure for personal safety, as every page shows it: a picture and words, never a colour alone.

use super::icon::Lock;
use super::left::Left;
use super::turn::TurnTo;
use crate::desk::desk;
use crate::place::Page;
use crate::reader::t;
use crate::texts::{MASKED, PROTECTED};
use kotodigi::deeds::FRESH_FACTOR;
use kotodigi::views::ClientPage;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const CLOSED: Text = text(
    "Osoite, yhteystiedot, kotikunta ja vapaa teksti on peitetty. Sinulla ei ole oikeutta avata niitä. Älä kysy tai kerro niitä muualla.",
    "Adress, kontaktuppgifter, hemkommun och fri text är dolda. Du har inte rätt att öppna dem. Fråga inte efter dem och lämna inte ut dem.",
    "Address, contact details, municipality and free text are masked. You have no right to open them. Do not ask for them or tell them elsewhere.",
);
const COULD: Text = text(
    "Osoite, yhteystiedot, kotikunta ja vapaa teksti on peitetty. Voit avata ne, jos tehtäväsi vaatii sitä; esihenkilösi saa siitä hälytyksen.",
    "Adress, kontaktuppgifter, hemkommun och fri text är dolda. Du kan öppna dem om din uppgift kräver det; din chef larmas.",
    "Address, contact details, municipality and free text are masked. You can open them if your task needs it; your supervisor is alarmed.",
);
const UNLOCKED: Text = text(
    "Olet avannut peitetyt tiedot perustellusti. Älä näytä, tulosta tai kerro niitä sivullisille.",
    "Du har öppnat de dolda uppgifterna med motivering. Visa, skriv ut eller berätta dem inte för utomstående.",
    "You have opened the masked data with a reason. Do not show, print or tell it to anybody else.",
);
const OUTSIDE: Text = text(
    "Avattu oman alueesi ulkopuolelta perustellusti",
    "Öppnad utanför ditt område med motivering",
    "Opened outside your own with a reason",
);
const SEEN: Text =
    text("Esihenkilösi on saanut tästä tiedon.", "Din chef har fått veta om detta.", "Your supervisor has been told.");

/// What has to be known before anything else on a client's page.
#[component]
pub fn Guard(page: ClientPage) -> impl IntoView {
    let desk = desk();
    let text = match page.protection.0.as_str() {
        "closed" => CLOSED,
        "masked" => COULD,
        "unlocked" => UNLOCKED,
        _ if page.relation.0 == "opened" => {
            return view! {
                <section class="notice notice-info" aria-labelledby="guard">
                    <h2 id="guard">{t(OUTSIDE)}</h2>
                    <p>{t(SEEN)}" "{page.open_until.map(|until| view! { <Left until /> })}</p>
                </section>
            }
            .into_any();
        }
        _ => return ().into_any(),
    };
    // A second factor that is missing is asked for in the form; a purpose that is missing is one click away.
    let client = page.client;
    let open = page.deeds.into_iter().next().map(|deed| match deed.refused {
        Some(no) if no.code != FRESH_FACTOR => view! { <TurnTo next=no.next /> }.into_any(),
        _ => {
            let to = desk.href(Page::Deed(deed.kind, Some(client)));
            view! { <a class="button" href=to>{deed.name}</a> }.into_any()
        }
    });
    let open = open.map(|open| view! { <p>{open}</p> });
    view! {
        <section class="guard" aria-labelledby="guard">
            <h2 id="guard"><Lock />" "{t(PROTECTED)}</h2>
            <p>{t(text)}</p>
            {page.open_until.map(|until| view! { <p><Left until /></p> })}
            {open}
        </section>
    }
    .into_any()
}

/// A municipality in a list, or that it is masked.
#[component]
pub fn Place(name: String, masked: bool) -> impl IntoView {
    if masked { view! { <Masked /> }.into_any() } else { name.into_any() }
}

#[component]
pub fn Masked() -> impl IntoView {
    view! { <span class="masked" title=t(PROTECTED)><Lock />" "{t(MASKED)}<span class="unseen">": "{t(PROTECTED)}</span></span> }
}
