//! Logging in to a real register: by an identification service, or by an account of the register's own, step by
//! step as the server asks. What is typed stays in memory and goes only in a body.

use crate::desk::{Desk, desk};
use crate::door::{Doors, Entry, LoginStep};
use crate::may;
use crate::parts::code::CodeField;
use crate::parts::head::Head;
use crate::parts::issuers::Issuers;
use crate::parts::notice::Notice;
use crate::parts::qr::Qr;
use crate::parts::secret::Secret;
use crate::parts::summary::{SUMMARY, Summary};
use crate::place::Page;
use crate::reader::{said, t};
use kotodigi::refusal::{NoView, ProblemView};
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const TITLE: Text = text("Kirjaudu", "Logga in", "Log in");
const LEAD: Text = text(
    "Kirjaudu organisaatiosi tunnuksilla. Jos sinulla ei ole käyttöoikeutta, pyydä sitä sen myöntäjältä.",
    "Logga in med din organisations koder. Om du saknar åtkomsträttighet, be om den av den som beviljar den.",
    "Log in with your organisation's account. If you have no right of use, ask whoever grants it.",
);
const LOCAL: Text = text("Tunnus ja salasana", "Användarnamn och lösenord", "Account and password");
const ACCOUNT: Text = text("Käyttäjätunnus", "Användarnamn", "Account");
const PASSWORD: Text = text("Salasana", "Lösenord", "Password");
const NEW: Text = text("Uusi salasana", "Nytt lösenord", "New password");
const NEW_HINT: Text = text("12–128 merkkiä", "12–128 tecken", "12 to 128 characters");
const CHOOSE_NEW: Text = text(
    "Salasanasi on kertakäyttöinen. Valitse uusi, jonka vain sinä tiedät.",
    "Ditt lösenord är för engångsbruk. Välj ett nytt som bara du känner till.",
    "Your password is good for one time. Choose a new one that only you know.",
);
const ENROL: Text = text(
    "Lisää tämä tunnistussovellukseesi: lue kuvio tai kirjoita avain. Kirjoita sitten sovelluksen näyttämä koodi.",
    "Lägg till detta i din autentiseringsapp: läs av mönstret eller skriv nyckeln. Skriv sedan koden som appen visar.",
    "Add this to your authenticator: read the picture or type the key. Then type the code it shows.",
);
const KEY: Text = text("Avain", "Nyckel", "Key");
const GO_ON: Text = text("Jatka", "Fortsätt", "Go on");

#[component]
pub fn Login() -> impl IntoView {
    let desk = desk();
    let doors = RwSignal::new(None::<Result<Doors, NoView>>);
    Effect::new(move |_| {
        desk.reader.lang.track();
        spawn_local(async move {
            let found = desk.door().doors(desk.manner()).await;
            let _ = doors.try_set(Some(found));
        });
    });
    let ways = move || match doors.get() {
        None => ().into_any(),
        Some(Err(no)) => view! { <Notice no /> }.into_any(),
        Some(Ok(doors)) => view! { <Issuers />{doors.local.then(|| view! { <Local /> })} }.into_any(),
    };
    let title = said(TITLE);
    view! { <Head title /><p class="lead">{t(LEAD)}</p>{ways} }
}

#[component]
fn Local() -> impl IntoView {
    let desk = desk();
    let [account, password, new_password, code] = [(); 4].map(|()| RwSignal::new(String::new()));
    let next = RwSignal::new(None::<LoginStep>);
    let (no, problems, busy) =
        (RwSignal::new(None::<NoView>), RwSignal::new(Vec::<ProblemView>::new()), RwSignal::new(false));
    // A new password is asked for until it was taken; from then on it is the password.
    let renews = RwSignal::new(false);
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let given = |field: RwSignal<String>| Some(field.get_untracked()).filter(|text| !text.is_empty());
        let entry = Entry {
            account: account.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
            new_password: given(new_password),
            code: given(code).map(|code| code.trim().to_owned()),
        };
        spawn_local(async move {
            let manner = desk.manner();
            let answer = desk.door().enter(manner, &entry).await;
            busy.set(false);
            code.set(String::new());
            match answer {
                Ok(step) if step.next == "done" => arrive(desk).await,
                Ok(step) => {
                    no.set(None);
                    problems.set(Vec::new());
                    let first = if step.next == "new_password" { "field-new_password" } else { "field-code" };
                    renews.set(step.next == "new_password");
                    if let Some(taken) = entry.new_password {
                        password.set(taken);
                        new_password.set(String::new());
                    }
                    next.set(Some(step));
                    request_animation_frame(move || crate::browser::focus(first));
                }
                Err(refused) => {
                    problems.set(refused.problems.clone());
                    no.set(Some(refused));
                    request_animation_frame(|| crate::browser::focus(SUMMARY));
                }
            }
        });
    };
    let is_next = move |what: &str| next.with(|next| next.as_ref().is_some_and(|step| step.next == what));
    let asks_code = move || is_next("factor") || is_next("enrol_factor");
    let enrolment = move || next.get().filter(|step| step.next == "enrol_factor");
    let plain = Signal::stored(String::new());
    view! {
        {move || no.get().map(|no| match no.kind.as_str() {
            "problems" => view! { <Summary no form=&[] /> }.into_any(),
            _ => view! { <div id=SUMMARY tabindex="-1"><Notice no /></div> }.into_any(),
        })}
        <form class="sheet login" novalidate on:submit=enter>
            <h2>{t(LOCAL)}</h2>
            <Secret id="account" name=said(ACCOUNT) value=account shown=true complete="username" hint=plain problems />
            <Secret id="password" name=said(PASSWORD) value=password shown=false complete="current-password" hint=plain problems />
            {move || renews.get().then(|| view! {
                <p>{t(CHOOSE_NEW)}</p>
                <Secret id="new_password" name=said(NEW) value=new_password shown=false complete="new-password" hint=said(NEW_HINT) problems />
            })}
            {move || enrolment().map(|step| view! {
                <p>{t(ENROL)}</p>
                {step.uri.map(|uri| view! { <Qr text=uri /> })}
                {step.secret.map(|secret| view! { <p>{t(KEY)}": "<code class="key">{in_fours(&secret)}</code></p> })}
            })}
            {move || asks_code().then(|| view! { <CodeField code problems training=false /> })}
            <p class="buttons">
                <button type="submit" class="button" aria-disabled=move || busy.get().to_string()>
                    {move || if next.with(Option::is_some) { GO_ON } else { TITLE }.say(desk.reader.lang.get())}
                </button>
            </p>
        </form>
    }
}

async fn arrive(desk: Desk) {
    let _ = desk.refresh(desk.manner()).await;
    let home = desk.officer.with_untracked(|officer| officer.as_ref().map(may::home));
    desk.reader.go(&desk.place(home.unwrap_or(Page::Role)));
}

/// A key is easier to type in pieces.
fn in_fours(key: &str) -> String {
    key.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}
