//! An old register, handed over by the workbench, goes into the register: one run, and back again.

use super::compared;
use super::dual::{self, Board};
use super::old_system::{SystemField, find_earlier};
use crate::desk::{Desk, desk};
use crate::door::{Choosable, Compared, Counts, Door, Handed, Manner};
use crate::parts::fresh::{Fresh, FreshCode};
use crate::parts::head::Head;
use crate::place::{Page, Side};
use crate::reader::{now, said};
use crate::texts::{LOADS, OLD_REGISTER, WAIT};
use kotodigi::access::Purpose;
use kotodigi::intake::load::INTAKE;
use kotodigi::officer::{self, Role};
use kotodigi::phrase;
use kotodigi::refusal::NoView;
use kotodigi::words::{Text, text};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use uuid::Uuid;
use wasm_bindgen::JsCast;

const TITLE: Text = text("Tuo rekisteriin", "Importera till registret", "Load into the register");
const NONE: Text = text(
    "Tähän tuodaan tiedosto, jonka tarkistit sivulla:",
    "Hit importeras en fil som du har kontrollerat på sidan:",
    "A file is loaded here that you checked on the page:",
);
const COMPARE: Text = text(
    "Lähetä tiedosto ja vertaa rekisteriin",
    "Skicka filen och jämför med registret",
    "Send the file and compare it with the register",
);
const COMPARE_HERE: Text =
    text("Vertaa harjoitusrekisteriin", "Jämför med övningsregistret", "Compare with the practice register");
const WOULD: Text = text(
    "Tuonti loisi {0}, päivittäisi {1}, jättäisi ennalleen {2} ja hylkäisi {3} riviä.",
    "En import skulle skapa {0}, uppdatera {1}, lämna {2} oförändrade och avvisa {3} rader.",
    "A load would create {0}, update {1}, leave {2} unchanged and reject {3} rows.",
);
const LOAD: Text = text("Tuo rivit", "Importera raderna", "Load the rows");
const LOAD_ALL_THE_SAME: Text =
    text("Hyväksy luvut ja tuo", "Godkänn talen och importera", "Accept the counts and load");
const REQUEST: Text = text("Katso pyyntö", "Se begäran", "See the request");
const UNDO: Text = text("Peru tuonti", "Ta tillbaka importen", "Undo the load");
const LOADED: Text = text(
    "Uusia asiakkaita {0}, päivitettyjä {1}, ennallaan {2}.",
    "Nya kunder {0}, uppdaterade {1}, oförändrade {2}.",
    "New clients {0}, updated {1}, unchanged {2}.",
);
const ELSEWHERE: Text = text(
    "{0} riviä ei voitu tuoda. Kysy esihenkilöltäsi.",
    "{0} rader kunde inte importeras. Fråga din chef.",
    "{0} rows could not be loaded. Ask your supervisor.",
);
const CONFLICTS: Text = text(
    "{0} tietoa jäi ennalleen, koska ne on kirjattu tai korjattu täällä.",
    "{0} uppgifter lämnades, eftersom de har antecknats eller rättats här.",
    "{0} facts were left as they are, because they were entered or corrected here.",
);
const UNDONE: Text = text("Tuonti on peruttu.", "Importen är tillbakatagen.", "The load is undone.");
const WHO: Text = text(
    "Tuonnin tekee työntekijä, jonka tehtävä on siirtää vanhat tiedot. Valitse:",
    "Importen görs av den vars uppgift är att överföra gamla uppgifter. Välj:",
    "The load is made by an officer whose task is to bring old data in. Choose:",
);

#[derive(Clone, Debug)]
enum Stage {
    /// Nothing was handed over yet.
    Empty,
    Got,
    AtWork,
    /// The register has been compared with, and says what a load would do.
    Compared(Rc<Compared>),
    Done(Counts),
}

#[derive(Clone, Copy)]
struct Load {
    fresh: Fresh,
    handed: RwSignal<Option<Rc<Handed>>, LocalStorage>,
    stage: RwSignal<Stage, LocalStorage>,
    /// What the old register is called, and which were loaded before.
    system: RwSignal<String>,
    earlier: RwSignal<Vec<String>>,
    /// The same extract again, row by row.
    board: Board,
}

impl Load {
    /// What was handed over, under the name of its old register.
    fn named(self) -> Option<Rc<Handed>> {
        let system = Some(self.system.get_untracked().trim().to_owned()).filter(|name| !name.is_empty());
        Some(Rc::new(Handed { system, ..(*self.handed.get_untracked()?).clone() }))
    }

    /// Whether the register may know some of the file, so that there is something to compare row by row.
    fn is_known(self, compared: &Compared) -> bool {
        let (would, system) = (&compared.would, self.system.get_untracked());
        would.updated + would.unchanged > 0
            || self.earlier.with_untracked(|names| names.iter().any(|name| *name == system.trim()))
    }

    /// From now on it is this file, as the register stands now.
    fn begin_board(self, file: Uuid) {
        self.board.begin(self.named().map(|handed| (file, handed)));
    }

    /// Does one thing at the door; what went wrong is told, and the stage is the one before.
    fn step<F>(self, what: impl FnOnce(Door, Manner, Rc<Handed>) -> F + 'static)
    where
        F: Future<Output = Result<Stage, NoView>> + 'static,
    {
        let (Some(handed), before) = (self.named(), self.stage.get_untracked()) else { return };
        self.stage.set(Stage::AtWork);
        self.fresh
            .act(move |door, manner| what(door, manner, handed), move |stage| self.stage.set(stage.unwrap_or(before)));
    }

    fn say(self, what: String) {
        self.fresh.desk.reader.said.set(Some(what));
    }

    fn compare(self) {
        self.step(async move |door, manner, handed| {
            let compared = door.bring(manner, &handed).await?;
            self.board.begin(self.is_known(&compared).then_some((compared.file, handed)));
            Ok(Stage::Compared(Rc::new(compared)))
        });
    }

    fn take_in(self, file: Uuid, accepted: bool) {
        self.step(async move |door, manner, handed| {
            let done = door.load(manner, file, &handed, accepted).await?;
            self.begin_board(file);
            self.say(phrase!(LOADED, done.created, done.updated, done.unchanged).say(manner.lang));
            Ok(Stage::Done(done))
        });
    }

    fn undo(self, run: Uuid) {
        self.step(async move |door, manner, _| {
            door.undo_load(manner, run).await?;
            self.board.begin(None);
            self.say(UNDONE.say(manner.lang).to_owned());
            Ok(Stage::Got)
        });
    }
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
        let handed = parts.get(0).as_string().and_then(|text| serde_json::from_str::<Handed>(&text).ok());
        if let Some(handed) = handed {
            let file = parts.get(1).dyn_into().ok();
            load.system.set(handed.name.clone());
            load.board.begin(None);
            load.handed.set(Some(Rc::new(Handed { file, ..handed })));
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
    let fresh = Fresh::new(Purpose::DataQuality);
    let load = Load {
        fresh,
        handed: RwSignal::new_local(None),
        stage: RwSignal::new_local(Stage::Empty),
        system: RwSignal::new(String::new()),
        earlier: RwSignal::new(Vec::new()),
        board: Board::new(),
    };
    listen(load);
    Effect::new(move |_| {
        if desk.may(INTAKE) && load.handed.with(Option::is_some) {
            find_earlier(fresh, load.earlier);
        }
    });
    let title = said(TITLE);
    let button = |says, does: Box<dyn Fn()>| view! { <button type="button" class="button" on:click=move |_| does()>{now(says)}</button> };
    let act = move || {
        let lang = desk.reader.lang.get();
        match load.stage.get() {
            Stage::Empty => {
                let href = desk.href(Page::IntakeLoad).replace("intake-load", "intake");
                view! { <p>{NONE.say(lang)}" "<a href=href>{OLD_REGISTER.say(lang)}</a></p> }.into_any()
            }
            _ if !desk.may(INTAKE) => loaders(desk),
            Stage::AtWork => view! { <p role="status">{WAIT.say(lang)}</p> }.into_any(),
            Stage::Got => {
                let says = if desk.side == Side::Work { COMPARE } else { COMPARE_HERE };
                view! { <SystemField system=load.system earlier=load.earlier />{button(says, Box::new(move || load.compare()))} }.into_any()
            }
            Stage::Compared(compared) => {
                let (file, would) = (compared.file, &compared.would);
                let shown = compared::shown(&compared, lang);
                let says = phrase!(WOULD, would.created, would.updated, would.unchanged, would.rejected).say(lang);
                // Whoever has read which counts look wrong may go on.
                let odd = fresh.no.with(|no| no.as_ref().is_some_and(|no| no.code == "counts_look_wrong"));
                let take = Box::new(move || load.take_in(file, odd));
                // The request stands there by itself, for whoever may be the second person.
                let second = fresh.no.with(|no| no.as_ref().is_some_and(|no| no.code == "second_needed"));
                let asked =
                    second.then(|| view! { <p><a href=desk.href(Page::IntakeRuns)>{REQUEST.say(lang)}</a></p> });
                view! { <p>{says}</p>{shown}{asked}{button(if odd { LOAD_ALL_THE_SAME } else { LOAD }, take)} }
                    .into_any()
            }
            Stage::Done(done) => {
                let told = [(ELSEWHERE, done.elsewhere), (CONFLICTS, done.conflicts)];
                let told = told.into_iter().filter(|(_, count)| *count > 0).map(|(text, count)| phrase!(text, count));
                let told = told.map(|says| view! { <p>{says.say(lang)}</p> }).collect_view();
                let undo = done.run.map(|run| button(UNDO, Box::new(move || load.undo(run))));
                let to = desk.href(Page::IntakeRuns);
                view! { {told}{undo}<p><a href=to>{LOADS.say(lang)}</a></p> }.into_any()
            }
        }
    };
    let again = Memo::new(move |_| {
        let there = load.stage.with(|stage| matches!(stage, Stage::Compared(_) | Stage::Done(_)));
        there && load.board.has_something() && desk.may(INTAKE)
    });
    let name = move || load.handed.with(|handed| handed.as_ref().map(|handed| handed.name.clone()));
    view! {
        <Head title />
        {move || name().map(|name| view! { <p class="lead hash">{name}</p> })}
        <FreshCode fresh />
        {act}
        {move || again.get().then(|| dual::shown(load.board))}
    }
}

/// Who may load in a training register: chosen here, so that what was handed over stays.
pub fn loaders(desk: Desk) -> AnyView {
    let choose = move |id: String| {
        let manner = desk.manner();
        spawn_local(async move {
            if desk.door().choose(manner, Some(&id)).await.is_ok() {
                let _ = desk.refresh(manner).await;
                desk.turn_to(Purpose::DataQuality);
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
