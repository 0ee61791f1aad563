//! The identification services one can log in by. Not pages of ours: the browser itself goes there.

use crate::desk::desk;
use crate::door::Doors;
use crate::reader::t;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const BY: Text = text("Kirjaudu palvelulla", "Logga in med", "Log in by");
const AGAIN: Text = text("Vahvista palvelussa", "Bekräfta med", "Confirm by");

/// `fresh`: to show the second factor again.
#[component]
pub fn Issuers(#[prop(optional)] fresh: bool) -> impl IntoView {
    let desk = desk();
    let doors = RwSignal::new(Doors::default());
    Effect::new(move |_| {
        desk.reader.lang.track();
        spawn_local(async move {
            if let Ok(found) = desk.door().doors(desk.manner()).await {
                let _ = doors.try_set(found);
            }
        });
    });
    let (text, query) = if fresh { (AGAIN, "?fresh=1") } else { (BY, "") };
    let link = move |issuer: crate::door::Issuer| {
        let to = format!("/login/oidc/{}{query}", issuer.id);
        view! { <li><a class="button" href=to rel="external">{t(text)}" "{issuer.name}</a></li> }
    };
    move || {
        let issuers = doors.with(|doors| doors.issuers.clone());
        (!issuers.is_empty()).then(|| view! { <ul class="turns">{issuers.into_iter().map(link).collect_view()}</ul> })
    }
}
