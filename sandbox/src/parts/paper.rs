//! What can be taken along from a page: the paper a server makes, the data for a program, the page as printed.

use super::notice::Notice;
use crate::browser;
use crate::desk::desk;
use crate::reader::t;
use kotodigi::entry::ClientId;
use kotodigi::refusal::NoView;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const PDF: Text = text("Tallenna PDF", "Spara som PDF", "Save as PDF");
const JSON: Text = text("Tallenna JSON", "Spara som JSON", "Save as JSON");
const PRINT: Text = text("Tulosta", "Skriv ut", "Print");

#[component]
pub fn Papers(
    client: ClientId,
    /// `log`, `extract`: the route of the paper.
    what: &'static str,
    number: String,
    /// The data for a program.
    #[prop(optional)]
    json: Option<String>,
) -> impl IntoView {
    let desk = desk();
    let failed = RwSignal::new(None::<NoView>);
    let is_here = desk.door().practice().is_some();
    let name = StoredValue::new(format!("{number}-{what}"));
    let pdf = move |_| {
        spawn_local(async move {
            let path = format!("/clients/{client}/{what}.pdf");
            match desk.door().paper(desk.manner(), &path).await {
                Ok(bytes) => drop(browser::save(&format!("{}.pdf", name.get_value()), "application/pdf", &bytes)),
                Err(no) => failed.set(Some(no)),
            }
        });
    };
    let json = json.map(|json| {
        let save =
            move |_| drop(browser::save(&format!("{}.json", name.get_value()), "application/json", json.as_bytes()));
        view! { <button type="button" class="button-second" on:click=save>{t(JSON)}</button> }
    });
    let print = |_| drop(window().print());
    view! {
        {move || failed.get().map(|no| view! { <Notice no /> })}
        <p class="buttons papers">
            {(!is_here).then(|| view! { <button type="button" class="button" on:click=pdf>{t(PDF)}</button> })}
            {json}
            <button type="button" class="button-second" on:click=print>{t(PRINT)}</button>
        </p>
    }
}
