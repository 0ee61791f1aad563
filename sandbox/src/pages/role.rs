//! Who works now. In training anybody may be anybody; in a real register everybody is who they logged in as.

use crate::desk::desk;
use crate::parts::head::Head;
use crate::parts::notice::Notice;
use crate::place::Page;
use crate::reader::{said, t};
use kotodigi::refusal::NoView;
use kotodigi::views::WorkAsk;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const TITLE: Text = text("Valitse rooli", "Välj roll", "Choose a role");
const LEAD: Text = text(
    "Harjoituksessa voit olla kuka tahansa näistä keksityistä työntekijöistä. Rooli ratkaisee, mitä näet ja voit tehdä.",
    "I övningen kan du vara vem som helst av dessa påhittade anställda. Rollen avgör vad du ser och kan göra.",
    "In the practice you can be any of these made-up officers. The role decides what you see and can do.",
);
const LOGIN: Text = text(
    "Kirjaudu organisaatiosi tunnuksilla. Jos sinulla ei ole käyttöoikeutta, pyydä sitä sen myöntäjältä.",
    "Logga in med din organisations koder. Om du saknar användarrättighet, be om den av den som beviljar den.",
    "Log in with your organisation's account. If you have no right of use, ask whoever grants it.",
);
const NOW: Text = text("valittu nyt", "vald nu", "chosen now");

#[component]
pub fn Role() -> impl IntoView {
    let desk = desk();
    let failed = RwSignal::new(None::<NoView>);
    let title = said(TITLE);
    let choose = move |id: String| {
        let manner = desk.manner();
        spawn_local(async move {
            let door = desk.door();
            let done = match door.choose(manner, Some(&id)).await {
                Ok(()) => desk.refresh(manner).await,
                Err(no) => Err(no),
            };
            match done {
                Ok(()) => desk.reader.go(&desk.place(Page::Tasks(WorkAsk::default()))),
                Err(no) => failed.set(Some(no)),
            }
        });
    };
    let roles = move || {
        let (officers, sitting) =
            desk.session.with(|s| s.as_ref().map(|s| (s.officers.clone(), s.officer.clone())).unwrap_or_default());
        officers
            .into_iter()
            .map(|officer| {
                let chosen = sitting.as_ref() == Some(&officer.id);
                let id = officer.id;
                view! {
                    <li>
                        <button type="button" class="role" on:click=move |_| choose(id.clone())>
                            <strong>{officer.name}</strong>
                            <span>{officer.role}", "{officer.organisation}</span>
                            {chosen.then(|| view! { <span class="badge">{t(NOW)}</span> })}
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    let training = Memo::new(move |_| desk.training());
    view! {
        <Head title />
        {move || failed.get().map(|no| view! { <Notice no /> })}
        {move || if training.get() {
            view! { <p class="lead">{t(LEAD)}</p><ul class="roles">{roles}</ul> }.into_any()
        } else {
            view! { <p class="lead">{t(LOGIN)}</p> }.into_any()
        }}
    }
}
