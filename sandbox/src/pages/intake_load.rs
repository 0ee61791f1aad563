//! An old register, handed over by the workbench, goes to the server: one run, and back again.

use crate::browser;
use crate::desk::{Desk, desk};
use crate::door::{Choosable, Counts, Manner};
use crate::parts::head::Head;
use crate::parts::notice::Notice;
use crate::reader::{now, said};
use crate::texts::{OLD_REGISTER, WAIT};
use kotodigi::access::Purpose;
use kotodigi::intake::load::INTAKE;
use kotodigi::officer::{self, Role};
use kotodigi::phrase;
use kotodigi::refusal::NoView;
use kotodigi::words::{Text, text};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::Blob;

const TITLE: Text = text("Lataa rekisteriin", "Läs in i registret", "Load into the register");
const NONE: Text = text(
    "Tähän ladataan tiedosto, jonka tarkistit sivulla:",
    "Hit läses en fil som du har kontrollerat på sidan:",
    "A file is loaded here that you checked on the page:",
);
const COMPARE: Text = text(
    "Lähetä tiedosto ja vertaa rekisteriin",
    "Skicka filen och jämför med registret",
    "Send the file and compare it with the register",
);
const WOULD: Text = text(
    "Lataus loisi {0}, päivittäisi {1}, jättäisi ennalleen {2} ja hylkäisi {3} riviä.",
    "En inläsning skulle skapa {0}, uppdatera {1}, lämna {2} oförändrade och avvisa {3} rader.",
    "A load would create {0}, update {1}, leave {2} unchanged and reject {3} rows.",
);
const LOAD: Text = text("Lataa rivit", "Läs in raderna", "Load the rows");
const LOAD_ALL_THE_SAME: Text =
    text("Hyväksy luvut ja lataa", "Godkänn talen och läs in", "Accept the counts and load");
const UNDO: Text = text("Peru lataus", "Ta tillbaka inläsningen", "Undo the load");
const LOADED: Text = text(
    "Uusia asiakkaita {0}, päivitettyjä {1}, ennallaan {2}.",
    "Nya kunder {0}, uppdaterade {1}, oförändrade {2}.",
    "New clients {0}, updated {1}, unchanged {2}.",
);
const UNDONE: Text = text("Lataus on peruttu.", "Inläsningen är tillbakatagen.", "The load is undone.");
const WHO: Text = text(
    "Latauksen tekee työntekijä, jonka tehtävä on siirtää vanhat tiedot. Valitse:",
    "Inläsningen görs av den vars uppgift är att överföra gamla uppgifter. Välj:",
    "The load is made by an officer whose task is to bring old data in. Choose:",
);

/// What the workbench hands over beside the file: how it is to be read, and what was decided about it.
#[derive(Clone, Debug, Deserialize)]
struct Handed {
    name: String,
    wanted: Value,
}

#[derive(Clone, Debug)]
enum Stage {
    /// Nothing was handed over yet.
    Empty,
    Got,
    AtWork,
    /// The server has the file, and says what a load would do.
    Compared(Uuid, Counts),
    Done(Option<Uuid>),
}

#[derive(Clone, Copy)]
struct Load {
    desk: Desk,
    handed: RwSignal<Option<Handed>>,
    file: StoredValue<Option<Blob>, LocalStorage>,
    stage: RwSignal<Stage>,
    no: RwSignal<Option<NoView>>,
}

impl Load {
    fn manner(&self) -> Manner {
        Manner { purpose: Purpose::DataQuality, ..self.desk.manner() }
    }

    /// Does one thing at the door; what went wrong is told, and the stage is the one before.
    fn step<F>(self, what: impl FnOnce(Load, Handed) -> F + 'static)
    where
        F: Future<Output = Result<Stage, NoView>> + 'static,
    {
        let (Some(handed), before) = (self.handed.get_untracked(), self.stage.get_untracked()) else { return };
        self.stage.set(Stage::AtWork);
        self.no.set(None);
        spawn_local(async move {
            let (stage, no) = match what(self, handed).await {
                Ok(stage) => (stage, None),
                Err(no) => (before, Some(no)),
            };
            let _ = self.stage.try_set(stage);
            let _ = self.no.try_set(no);
        });
    }
}

async fn compare(load: Load, handed: Handed) -> Result<Stage, NoView> {
    let door = load.desk.door();
    let (Some(there), Some(file)) = (door.there(), load.file.get_value()) else { return Ok(Stage::Got) };
    let (id, would) = there.bring(load.manner(), &file, &handed.wanted).await?;
    Ok(Stage::Compared(id, would))
}

async fn take_in(load: Load, mut handed: Handed, file: Uuid, accepted: bool) -> Result<Stage, NoView> {
    let door = load.desk.door();
    let Some(there) = door.there() else { return Ok(Stage::Got) };
    if accepted {
        handed.wanted["counts_accepted"] = true.into();
    }
    let done = there.load(load.manner(), file, &handed.wanted, &browser::key()).await?;
    let says = phrase!(LOADED, done.created, done.updated, done.unchanged).say(load.manner().lang);
    load.desk.reader.said.set(Some(says));
    Ok(Stage::Done(done.run))
}

async fn undo(load: Load, run: Uuid) -> Result<Stage, NoView> {
    let door = load.desk.door();
    let Some(there) = door.there() else { return Ok(Stage::Got) };
    there.undo_load(load.manner(), run, &browser::key()).await?;
    load.desk.reader.said.set(Some(UNDONE.say(load.manner().lang).to_owned()));
    Ok(Stage::Got)
}

/// Listens to the workbench that opened this page, if it is of this address, and tells it so.
fn listen(load: Load) {
    let origin = window().location().origin().unwrap_or_default();
    let ours = origin.clone();
    let listening = window_event_listener(ev::message, move |message| {
        if message.origin() != ours || !message.data().is_array() {
            return;
        }
        let parts = js_sys::Array::from(&message.data());
        if let Some(handed) = parts.get(0).as_string().and_then(|text| serde_json::from_str(&text).ok()) {
            load.file.set_value(parts.get(1).dyn_into().ok());
            load.handed.set(Some(handed));
            load.stage.set(Stage::Got);
        }
    });
    on_cleanup(move || listening.remove());
    // A window of another page is no instance of this page's Window.
    if let Some(opener) = window().opener().ok().filter(wasm_bindgen::JsValue::is_object) {
        let _ = opener.unchecked_into::<web_sys::Window>().post_message(&"koto-ready".into(), &origin);
    }
}

#[component]
pub fn IntakeLoad() -> impl IntoView {
    let desk = desk();
    let load = Load {
        desk,
        handed: RwSignal::new(None),
        file: StoredValue::new_local(None),
        stage: RwSignal::new(Stage::Empty),
        no: RwSignal::new(None),
    };
    listen(load);
    let title = said(TITLE);
    let button = |says, does: Box<dyn Fn()>| view! { <button type="button" class="button" on:click=move |_| does()>{now(says)}</button> };
    let act = move || {
        let lang = desk.reader.lang.get();
        match load.stage.get() {
            Stage::Empty => {
                let href = desk.href(crate::place::Page::IntakeLoad).replace("intake-load", "intake");
                view! { <p>{NONE.say(lang)}" "<a href=href>{OLD_REGISTER.say(lang)}</a></p> }.into_any()
            }
            _ if !desk.may(INTAKE) => loaders(desk),
            Stage::AtWork => view! { <p role="status">{WAIT.say(lang)}</p> }.into_any(),
            Stage::Got => button(COMPARE, Box::new(move || load.step(compare))).into_any(),
            Stage::Compared(file, would) => {
                let says = phrase!(WOULD, would.created, would.updated, would.unchanged, would.rejected).say(lang);
                // Whoever has read which counts look wrong may go on.
                let odd = load.no.with(|no| no.as_ref().is_some_and(|no| no.code == "counts_look_wrong"));
                let take = Box::new(move || load.step(move |load, handed| take_in(load, handed, file, odd)));
                view! { <p>{says}</p>{button(if odd { LOAD_ALL_THE_SAME } else { LOAD }, take)} }.into_any()
            }
            Stage::Done(Some(run)) => {
                button(UNDO, Box::new(move || load.step(move |load, _| undo(load, run)))).into_any()
            }
            Stage::Done(None) => ().into_any(),
        }
    };
    let name = move || load.handed.with(|handed| handed.as_ref().map(|handed| handed.name.clone()));
    view! {
        <Head title />
        {move || name().map(|name| view! { <p class="lead hash">{name}</p> })}
        {move || load.no.get().map(|no| view! { <Notice no /> })}
        {act}
    }
}

/// Who may load in a training register: chosen here, so that what was handed over stays.
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
    let role = |id: &str| officer::training(id).and_then(|officer| Some(officer.first()?.role));
    let button = |officer: Choosable| {
        let id = officer.id.clone();
        let name = format!("{}, {}", officer.name, officer.organisation);
        view! { <p><button type="button" class="button" on:click=move |_| choose(id.clone())>{name}</button></p> }
    };
    let loads = officers.into_iter().filter(|officer| role(&officer.id) == Some(Role::IntakeOfficer));
    view! { <p>{now(WHO)}</p>{loads.map(button).collect_view()} }.into_any()
}
