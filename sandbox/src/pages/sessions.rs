//! One's own open sessions: where from, since when; one is ended, or all others.

use crate::browser::say_moment;
use crate::desk::desk;
use crate::door::OpenSession;
use crate::parts::head::Head;
use crate::parts::notice::{Notice, Waiting};
use crate::reader::{said, t};
use crate::texts::SESSIONS;
use kotodigi::refusal::NoView;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const LEAD: Text = text(
    "Päätä istunto, jota et tunnista tai jonka jätit auki toiselle koneelle, ja vaihda salasanasi.",
    "Avsluta en session som du inte känner igen eller som du lämnade öppen på en annan dator, och byt lösenord.",
    "End a session you do not recognise or left open on another machine, and change your password.",
);
const THIS: Text = text("Tämä istunto", "Den här sessionen", "This session");
const ANOTHER: Text = text("Toinen istunto", "En annan session", "Another session");
const WAY: Text = text("Kirjautumistapa", "Inloggningssätt", "Way of login");
const LOCAL: Text = text("tunnus ja salasana", "användarnamn och lösenord", "account and password");
const FROM: Text = text("Osoitteesta", "Från adressen", "From the address");
const BEGAN: Text = text("Alkoi", "Började", "Began");
const USED: Text = text("Käytetty viimeksi", "Senast använd", "Last used");
const END: Text = text("Päätä istunto", "Avsluta sessionen", "End the session");
const END_OTHERS: Text = text("Päätä kaikki muut", "Avsluta alla andra", "End all others");
const ENDED: Text =
    text("Istunto on päätetty heti.", "Sessionen är avslutad genast.", "The session was ended at once.");

/// What is asked: the list; or that one of them, or all others, be ended first.
#[derive(Clone)]
enum Asks {
    List,
    End(Option<String>),
}

#[component]
pub fn Sessions() -> impl IntoView {
    let desk = desk();
    let found = RwSignal::new(None::<Result<Vec<OpenSession>, NoView>>);
    let ask = move |asks: Asks| {
        spawn_local(async move {
            let (door, manner) = (desk.door(), desk.manner());
            let answer = match &asks {
                Asks::List => door.sessions(manner).await,
                Asks::End(which) => door.end_session(manner, which.as_deref()).await,
            };
            if answer.is_ok() && matches!(asks, Asks::End(_)) {
                desk.reader.said.set(Some(ENDED.say(manner.lang).to_owned()));
            }
            let _ = found.try_set(Some(answer));
        });
    };
    Effect::new(move |_| {
        desk.reader.lang.track();
        ask(Asks::List);
    });
    let list = move || match found.get() {
        None => view! { <Waiting /> }.into_any(),
        Some(Err(no)) => view! { <Notice no /> }.into_any(),
        Some(Ok(sessions)) => {
            let others = sessions.len() > 1;
            let lang = desk.reader.lang.get_untracked();
            let button = move |text: Text, which: Option<String>| {
                let end = move |_| ask(Asks::End(which.clone()));
                view! { <p class="buttons"><button type="button" class="button-second" on:click=end>{t(text)}</button></p> }
                    .into_any()
            };
            // This very request used the present one, so it is the last used, and stands first.
            let card = |(nth, session): (usize, OpenSession)| {
                let way = if session.way == "local" { LOCAL.say(lang).to_owned() } else { session.way };
                let moments = [session.began, session.used].map(|at| say_moment(at, lang));
                let [began, used] = moments;
                let lines = [(WAY, way), (FROM, session.peer), (BEGAN, began), (USED, used)];
                let lines = lines.map(|(name, value)| view! { <dt>{t(name)}</dt><dd>{value}</dd> }.into_any());
                let end = (nth > 0).then(|| button(END, Some(session.id)));
                let name = if nth == 0 { THIS } else { ANOTHER };
                view! { <li class="card"><h2>{t(name)}</h2><dl>{Vec::from(lines)}</dl>{end}</li> }.into_any()
            };
            let cards: Vec<AnyView> = sessions.into_iter().enumerate().map(card).collect();
            view! { {others.then(|| button(END_OTHERS, None))}<ul class="cards">{cards}</ul> }.into_any()
        }
    };
    let title = said(SESSIONS);
    view! { <Head title /><p class="lead">{t(LEAD)}</p>{list} }
}
