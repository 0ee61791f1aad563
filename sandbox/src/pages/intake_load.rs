//! Rows of an old register, handed over by the workbench, into this practice: one run, and back again.

use crate::desk::{Desk, desk};
use crate::parts::head::Head;
use crate::parts::notice::Notice;
use crate::place::Side;
use crate::reader::{now, said, t};
use crate::texts::OLD_REGISTER;
use kotodigi::access::Purpose;
use kotodigi::intake::IntakeRow;
use kotodigi::intake::load::{INTAKE, Loaded, Origin};
use kotodigi::officer::{self, Role};
use kotodigi::phrase;
use kotodigi::refusal::NoView;
use kotodigi::words::{Text, text};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use wasm_bindgen::JsCast;

const TITLE: Text = text("Lataa harjoitusrekisteriin", "Läs in i övningsregistret", "Load into the practice register");
const NONE: Text = text(
    "Tähän ladataan rivit, jotka on tarkistettu sivulla Vanhan rekisterin siirto. Avaa se ja paina siellä latausta.",
    "Hit läses rader som har kontrollerats på sidan Överföring av ett gammalt register. Öppna den och tryck där på inläsning.",
    "Rows checked on the page Bringing in an old register are loaded here. Open it and press load there.",
);
const GOT: Text = text("{0}: {1} kelvollista riviä.", "{0}: {1} giltiga rader.", "{0}: {1} sound rows.");
const LOAD: Text = text("Lataa rivit", "Läs in raderna", "Load the rows");
const UNDO: Text = text("Peru lataus", "Ta tillbaka inläsningen", "Undo the load");
const LOADED: Text = text(
    "Uusia asiakkaita {0}, päivitettyjä {1}, ennallaan {2}.",
    "Nya kunder {0}, uppdaterade {1}, oförändrade {2}.",
    "New clients {0}, updated {1}, unchanged {2}.",
);
const WHO: Text = text(
    "Latauksen tekee työntekijä, jonka tehtävä on siirtää vanhat tiedot. Valitse hänet:",
    "Inläsningen görs av den vars uppgift är att överföra gamla uppgifter. Välj:",
    "The load is made by an officer whose task is to bring old data in. Choose:",
);
const UNDONE: Text = text(
    "Lataus on peruttu: {0} asiakasta.",
    "Inläsningen är tillbakatagen: {0} kunder.",
    "The load is undone: {0} clients.",
);

/// What the workbench hands over.
#[derive(Clone, Debug, Deserialize)]
struct Handed {
    system: String,
    file_hash: String,
    rows: Vec<IntakeRow>,
}

#[component]
pub fn IntakeLoad() -> impl IntoView {
    let desk = desk();
    let title = said(TITLE);
    let handed = RwSignal::new(None::<Handed>);
    let loaded = RwSignal::new(None::<Loaded>);
    let no = RwSignal::new(None::<NoView>);
    let opener = window().opener().ok().and_then(|opener| opener.dyn_into::<web_sys::Window>().ok());
    let origin = window().location().origin().unwrap_or_default();
    // Only a page of ours is listened to, and it is told so.
    let ours = origin.clone();
    let listening = window_event_listener(ev::message, move |message| {
        let rows = message.data().as_string().filter(|_| message.origin() == ours);
        if let Some(rows) = rows.and_then(|text| serde_json::from_str(&text).ok()) {
            handed.set(Some(rows));
        }
    });
    on_cleanup(move || listening.remove());
    if let Some(opener) = opener {
        let _ = opener.post_message(&"koto-ready".into(), &origin);
    }
    let manner = move || crate::door::Manner { purpose: Purpose::DataQuality, ..desk.manner() };
    let load = move |_| {
        let (door, handed) = (desk.door(), handed.get_untracked());
        let (Some(here), Some(handed)) = (door.here(), handed) else { return };
        let from = Origin { system: &handed.system, file_hash: &handed.file_hash };
        match here.load(manner(), from, &handed.rows) {
            Ok(done) => {
                let says = phrase!(LOADED, done.created, done.updated, done.unchanged).say(manner().lang);
                desk.reader.said.set(Some(says));
                loaded.set(Some(done));
                no.set(None);
            }
            Err(why) => no.set(Some(why)),
        }
    };
    let undo = move |_| {
        let (door, run) = (desk.door(), loaded.get_untracked().and_then(|done| done.run));
        let (Some(here), Some(run)) = (door.here(), run) else { return };
        match here.undo_load(manner(), run) {
            Ok(many) => {
                desk.reader.said.set(Some(phrase!(UNDONE, many).say(manner().lang)));
                loaded.set(None);
                no.set(None);
            }
            Err(why) => no.set(Some(why)),
        }
    };
    let act = move || match (handed.get(), loaded.get()) {
        _ if desk.side == Side::Work => ().into_any(),
        (Some(_), None) if !desk.may(INTAKE) => loaders(desk),
        (Some(_), Some(Loaded { run: Some(_), .. })) => {
            view! { <button type="button" class="button-second" on:click=undo>{t(UNDO)}</button> }.into_any()
        }
        (Some(handed), None) => {
            let says = phrase!(GOT, handed.system, handed.rows.len()).say(manner().lang);
            view! { <p>{says}</p><button type="button" class="button" on:click=load>{t(LOAD)}</button> }.into_any()
        }
        (Some(_), Some(_)) => ().into_any(),
        (None, _) => view! { <p>{now(NONE)}" "<a href="/training/intake">{now(OLD_REGISTER)}</a></p> }.into_any(),
    };
    view! {
        <Head title />
        {move || no.get().map(|no| view! { <Notice no /> })}
        {act}
    }
}

/// Who may load in this practice: chosen here, so that the rows stay.
fn loaders(desk: Desk) -> AnyView {
    let choose = move |id: String| {
        let manner = desk.manner();
        spawn_local(async move {
            if desk.door().choose(manner, Some(&id)).await.is_ok() {
                let _ = desk.refresh(manner).await;
            }
        });
    };
    let officers = desk.session.with(|session| session.as_ref().map(|s| s.officers.clone())).unwrap_or_default();
    let loads =
        |id: &str| officer::training(id).is_some_and(|o| o.first().is_some_and(|r| r.role == Role::IntakeOfficer));
    let button = |officer: crate::door::Choosable| {
        let id = officer.id.clone();
        let name = format!("{}, {}", officer.name, officer.organisation);
        view! { <p><button type="button" class="button" on:click=move |_| choose(id.clone())>{name}</button></p> }
    };
    let buttons = officers.into_iter().filter(|officer| loads(&officer.id)).map(button).collect_view();
    view! { <p>{now(WHO)}</p>{buttons} }.into_any()
}
