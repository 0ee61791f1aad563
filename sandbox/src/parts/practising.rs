//! The banner of practice: made-up people, how well the practice is kept, and starting over.

use crate::desk::desk;
use crate::place::Page;
use crate::practice::Kept;
use crate::reader::{reader, t};
use crate::texts::CANCEL;
use kotodigi::views::WorkAsk;
use kotodigi::words::{Text, text};
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;

const BANNER: Text = text(
    "Harjoitus: kaikki henkilöt ovat keksittyjä",
    "Övning: alla personer är påhittade",
    "Practice: all people are made up",
);
const OVER: Text = text("Aloita alusta", "Börja om", "Start over");
const SURE: Text = text("Aloitetaanko harjoitus alusta?", "Vill du börja om övningen?", "Start the practice over?");
const LOST: Text = text(
    "Kaikki tässä selaimessa tekemäsi harjoitusmerkinnät poistetaan ja alkuperäiset keksityt henkilöt palaavat. Tätä ei voi perua.",
    "Alla övningsanteckningar du gjort i den här webbläsaren raderas och de ursprungliga påhittade personerna kommer tillbaka. Det kan inte ångras.",
    "Everything you recorded in this browser is deleted, and the made-up people come back as they were. This can't be undone.",
);
const ANEW: Text =
    text("Harjoitus alkoi alusta.", "Övningen började om från början.", "The practice has started over.");

#[component]
pub fn Practising() -> impl IntoView {
    let desk = desk();
    let training = Memo::new(move |_| desk.training());
    let here = desk.door().practice().map(|practice| practice.kept.clone());
    view! {
        {move || training.get().then(|| {
            let kept = here.clone();
            view! {
                <div class="practising">
                    <p><strong>{t(BANNER)}</strong></p>
                    {kept.map(|kept| view! { <KeptLine kept=kept.clone() /><StartOver kept /> })}
                </div>
            }
        })}
    }
}

/// Saved or not, in words; what is wrong is said aloud.
#[component]
fn KeptLine(kept: ArcRwSignal<Kept>) -> impl IntoView {
    let lang = reader().lang;
    let say = move |text: Text| text.say(lang.get());
    let state = {
        let kept = kept.clone();
        move || match kept.get() {
            Kept::Saved => {
                say(text("Tallennettu tähän selaimeen", "Sparat i den här webbläsaren", "Saved in this browser"))
            }
            Kept::NotYet => say(text("Tallennetaan…", "Sparas…", "Saving…")),
            Kept::Nowhere => say(text(
                "Selain ei säilytä harjoitusta: se katoaa, kun suljet sivun",
                "Webbläsaren sparar inte övningen: den försvinner när du stänger sidan",
                "The browser does not keep the practice: it is gone when you close the page",
            )),
            _ => "",
        }
    };
    let alarm = move || {
        match kept.get() {
        Kept::ReadOnly => say(text(
            "Harjoitus on auki toisessa välilehdessä. Täällä voit vain katsella; sulje toinen välilehti ja lataa tämä sivu uudelleen.",
            "Övningen är öppen i en annan flik. Här kan du bara titta; stäng den andra fliken och ladda om den här sidan.",
            "The practice is open in another tab. Here you can only look; close the other tab and load this page again.",
        )).to_owned(),
        Kept::Full => say(text(
            "Selaimen tila on täynnä. Uusia merkintöjä ei säilytetä, kun suljet sivun. Aloita alusta tai vapauta tilaa.",
            "Webbläsarens utrymme är fullt. Nya anteckningar sparas inte när du stänger sidan. Börja om eller frigör utrymme.",
            "The browser's store is full. New entries are not kept when you close the page. Start over or free some space.",
        )).to_owned(),
        Kept::Failed(why) => format!("{} ({why})", say(text(
            "Selain ei saanut harjoitusta talteen. Uusin yritys tehdään seuraavan tallennuksen yhteydessä.",
            "Webbläsaren kunde inte spara övningen. Ett nytt försök görs när du sparar nästa gång.",
            "The browser could not keep the practice. It tries again with the next save.",
        ))),
        _ => String::new(),
    }
    };
    view! {
        <p class="kept">{state}</p>
        <p class="alarm" role="status">{alarm}</p>
    }
}

#[component]
fn StartOver(kept: ArcRwSignal<Kept>) -> impl IntoView {
    let desk = desk();
    let dialog = NodeRef::<Dialog>::new();
    let ask = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let over = move |_| {
        close();
        let manner = desk.manner();
        spawn_local(async move {
            let door = desk.door();
            let Some(practice) = door.practice() else { return };
            let done = practice.start_over().await;
            desk.drop_drafts();
            desk.reader.go(&desk.place(Page::Tasks(WorkAsk::default())));
            let _ = desk.refresh(manner).await;
            let said = done.map_or_else(|no| no.view(manner.lang).detail, |()| ANEW.say(manner.lang).to_owned());
            desk.reader.said.set(Some(said));
        });
    };
    let read_only = move || kept.with(|kept| *kept == Kept::ReadOnly);
    view! {
        <button type="button" class="button-second" disabled=read_only on:click=ask>{t(OVER)}</button>
        <dialog node_ref=dialog aria-labelledby="over-head" aria-describedby="over-text">
            <h2 id="over-head">{t(SURE)}</h2>
            <p id="over-text">{t(LOST)}</p>
            <p class="buttons">
                <button type="button" class="button-danger" on:click=over>{t(OVER)}</button>
                <button type="button" class="button-second" autofocus on:click=move |_| close()>{t(CANCEL)}</button>
            </p>
        </dialog>
    }
}
