//! Who works now. In training anybody may be anybody; in a real register everybody is who they logged in as.

use super::duties::duty;
use super::login::Login;
use crate::desk::desk;
use crate::door::Choosable;
use crate::may;
use crate::parts::head::Head;
use crate::parts::notice::Notice;
use crate::place::Page;
use crate::reader::{capital, said, t};
use kotodigi::officer;
use kotodigi::refusal::NoView;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const TITLE: Text = text("Valitse rooli", "Välj roll", "Choose a role");
const LEAD: Text = text(
    "Harjoituksessa voit olla kuka tahansa näistä keksityistä työntekijöistä. Rooli ratkaisee, mitä näet ja voit tehdä.",
    "I övningen kan du vara vem som helst av dessa påhittade anställda. Rollen avgör vad du ser och kan göra.",
    "In the practice you can be any of these made-up officers. The role decides what you see and can do.",
);
const NOW: Text = text("valittu nyt", "vald nu", "chosen now");

#[component]
pub fn Role() -> impl IntoView {
    let desk = desk();
    let training = Memo::new(move |_| desk.training());
    move || if training.get() { view! { <Choice /> }.into_any() } else { view! { <Login /> }.into_any() }
}

#[component]
fn Choice() -> impl IntoView {
    let desk = desk();
    let failed = RwSignal::new(None::<NoView>);
    let choose = move |id: String| {
        let manner = desk.manner();
        spawn_local(async move {
            let door = desk.door();
            let done = match door.choose(manner, Some(&id)).await {
                Ok(()) => desk.refresh(manner).await,
                Err(no) => Err(no),
            };
            match done {
                Ok(()) => {
                    let home = desk.officer.with_untracked(|officer| officer.as_ref().map(may::home));
                    desk.reader.go(&desk.place(home.unwrap_or(Page::Role)));
                }
                Err(no) => failed.set(Some(no)),
            }
        });
    };
    let choices = move || {
        let (officers, sitting) =
            desk.session.with(|s| s.as_ref().map(|s| (s.officers.clone(), s.officer.clone())).unwrap_or_default());
        let one = |officer: Choosable| {
            let chosen = sitting.as_ref() == Some(&officer.id);
            let role = officer::training(&officer.id).and_then(|officer| Some(officer.first()?.role));
            let id = officer.id;
            view! {
                <li>
                    <button type="button" class="role" on:click=move |_| choose(id.clone())>
                        <strong>{officer.name}</strong>
                        <span>{officer.role}</span>
                        {role.map(|role| view! { <span class="aside">{t(duty(role))}</span> })}
                        {chosen.then(|| view! { <span class="badge">{t(NOW)}</span> })}
                    </button>
                </li>
            }
        };
        by_organisation(officers)
            .into_iter()
            .map(|(name, officers)| {
                view! { <h2>{capital(&name)}</h2><ul class="roles">{officers.into_iter().map(one).collect_view()}</ul> }
            })
            .collect_view()
    };
    let title = said(TITLE);
    view! {
        <Head title />
        {move || failed.get().map(|no| view! { <Notice no /> })}
        <p class="lead">{t(LEAD)}</p>
        {choices}
    }
}

/// In the order in which organisations first come.
fn by_organisation(officers: Vec<Choosable>) -> Vec<(String, Vec<Choosable>)> {
    let mut groups: Vec<(String, Vec<Choosable>)> = Vec::new();
    for officer in officers {
        match groups.iter_mut().find(|(name, _)| *name == officer.organisation) {
            Some((_, group)) => group.push(officer),
            None => groups.push((officer.organisation.clone(), vec![officer])),
        }
    }
    groups
}
