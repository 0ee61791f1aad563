//! A one-time password for an account whose right is open: shown once, to who hands it over.

use crate::desk::desk;
use crate::parts::code::CodeField;
use crate::parts::head::Head;
use crate::parts::notice::Notice;
use crate::parts::sheets::at_code;
use crate::parts::summary::{SUMMARY, Summary};
use crate::place::Page;
use crate::reader::{said, t};
use crate::texts::{CANCEL, RIGHTS};
use kotodigi::deeds::FRESH_FACTOR;
use kotodigi::refusal::{NoView, ProblemView};
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub const INVITE: Text = text("Anna kertakäyttösalasana", "Ge ett engångslösenord", "Give a one-time password");
const LEAD: Text = text(
    "Salasana näytetään vain kerran. Kerro se työntekijälle henkilökohtaisesti; hän valitsee ensimmäisellä kerralla oman. Aiempi salasana lakkaa toimimasta.",
    "Lösenordet visas bara en gång. Berätta det personligen för den anställda, som väljer ett eget första gången. Ett tidigare lösenord slutar gälla.",
    "The password is shown only once. Tell it to the employee in person; they choose their own the first time. An earlier password ends.",
);
const IS: Text = text("Kertakäyttösalasana", "Engångslösenord", "One-time password");

#[component]
pub fn Invite(account: String) -> impl IntoView {
    let desk = desk();
    let (password, no) = (RwSignal::new(None::<String>), RwSignal::new(None::<NoView>));
    let (asks_code, code) = (RwSignal::new(false), RwSignal::new(String::new()));
    let (problems, busy) = (RwSignal::new(Vec::<ProblemView>::new()), RwSignal::new(false));
    let whose = StoredValue::new(account.clone());
    let give = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let code = asks_code.get_untracked().then(|| code.get_untracked());
        spawn_local(async move {
            let (door, manner) = (desk.door(), desk.manner());
            let shown = match code {
                Some(code) => door.factor(manner, code.trim()).await.map_err(at_code),
                None => Ok(()),
            };
            let made = match shown {
                Ok(()) => door.invite(manner, &whose.get_value()).await,
                Err(no) => Err(no),
            };
            busy.set(false);
            match made {
                Ok(made) => {
                    no.set(None);
                    asks_code.set(false);
                    password.set(Some(made));
                }
                Err(refused) => {
                    problems.set(refused.problems.clone());
                    asks_code.update(|asks| *asks |= refused.code == FRESH_FACTOR);
                    no.set(Some(refused));
                    request_animation_frame(|| crate::browser::focus(SUMMARY));
                }
            }
        });
    };
    let title = said(INVITE);
    view! {
        <Head title />
        <p class="whose">{account}</p>
        <p>{t(LEAD)}</p>
        {move || no.get().map(|no| match no.kind.as_str() {
            "problems" => view! { <Summary no form=&[] /> }.into_any(),
            _ => view! { <div id=SUMMARY tabindex="-1"><Notice no /></div> }.into_any(),
        })}
        <div role="status">
            {move || password.get().map(|password| view! {
                <p class="notice notice-info">{t(IS)}": "<code class="key">{password}</code></p>
            })}
        </div>
        <form class="sheet" novalidate on:submit=give>
            {move || asks_code.get().then(|| view! { <CodeField code problems training=desk.training() /> })}
            <p class="buttons">
                <button type="submit" class="button" aria-disabled=move || busy.get().to_string()>{t(INVITE)}</button>
                <a href=desk.href(Page::Rights)>{move || if password.with(Option::is_some) { RIGHTS } else { CANCEL }.say(desk.reader.lang.get())}</a>
            </p>
        </form>
    }
}
