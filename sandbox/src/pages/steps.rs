//! What can be done now; and what can't, with why, where it stands and what to do instead.

use crate::desk::desk;
use crate::place::Page;
use crate::reader::t;
use kotodigi::entry::ClientId;
use kotodigi::refusal::NoView;
use kotodigi::views::StepLine;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const CAN: Text = text("Mitä voit tehdä nyt", "Vad du kan göra nu", "What you can do now");
const CANNOT: Text = text("Ei onnistu nyt, ja miksi", "Går inte nu, och varför", "Not possible now, and why");

#[component]
pub fn Steps(client: ClientId, steps: Vec<StepLine>) -> impl IntoView {
    let desk = desk();
    let (open, refused): (Vec<StepLine>, Vec<StepLine>) = steps.into_iter().partition(|step| step.refused.is_none());
    let link = |step: StepLine| {
        let to = desk.href(Page::Form(Some(client), step.kind));
        view! { <li><a href=to>{step.name}</a></li> }
    };
    // Several steps often wait for the same thing: it is said once.
    let mut reasons: Vec<(Vec<String>, NoView)> = Vec::new();
    for StepLine { name, refused, .. } in refused {
        let Some(no) = refused else { continue };
        match reasons.iter_mut().find(|(_, known)| *known == no) {
            Some((names, _)) => names.push(name),
            None => reasons.push((vec![name], no)),
        }
    }
    let refusal = |(names, NoView { detail, next, cite, .. }): (Vec<String>, NoView)| {
        view! {
            <li>
                {names.into_iter().map(|name| view! { <strong>{name}</strong> }).collect_view()}
                <p>{detail}" "{next}</p>
                {cite.map(|cite| view! { <p class="cite">{cite}</p> })}
            </li>
        }
    };
    view! {
        <section class="steps" aria-labelledby="steps">
            <h2 id="steps">{t(CAN)}</h2>
            <ul class="links">{open.into_iter().map(link).collect_view()}</ul>
            {(!reasons.is_empty()).then(|| view! {
                <h3>{t(CANNOT)}</h3>
                <ul class="refused">{reasons.into_iter().map(refusal).collect_view()}</ul>
            })}
        </section>
    }
}
