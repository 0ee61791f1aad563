//! What happened, newest first. A wrong entry stays, struck through, and says which entry annulled it.

use crate::browser::say_moment;
use crate::desk::desk;
use crate::place::Page;
use crate::reader::t;
use kotodigi::entry::ClientId;
use kotodigi::views::EntryLine;
use kotodigi::words::{Lang, Text, say_date, text};
use leptos::prelude::*;

const TIMELINE: Text = text("Merkinnät", "Anteckningar", "Entries");
const RECORDED: Text = text("Kirjattu", "Antecknad", "Recorded");
const ANNULLED: Text = text("Mitätöity merkinnällä", "Annullerad genom anteckning", "Annulled by entry");
const DETAILS: Text = text("Sisältö", "Innehåll", "Contents");
const MISTAKE: Text = text(
    "Väärä merkintä? Mitätöi se, niin se jää näkyviin yliviivattuna.",
    "Fel anteckning? Annullera den, så syns den överstruken.",
    "A wrong entry? Annul it, and it stays visible, struck through.",
);
const ANNUL: Text = text("Mitätöi merkintä", "Annullera anteckning", "Annul an entry");

#[component]
pub fn Timeline(client: ClientId, entries: Vec<EntryLine>, annuls: bool) -> impl IntoView {
    let desk = desk();
    let lang = desk.reader.lang.get_untracked();
    let annul = desk.href(Page::Form(Some(client), "annul_entry".to_owned()));
    view! {
        <section aria-labelledby="timeline">
            <h2 id="timeline">{t(TIMELINE)}</h2>
            {annuls.then(|| view! { <p class="aside">{t(MISTAKE)}" "<a href=annul>{t(ANNUL)}</a></p> })}
            <ol class="timeline" reversed>{entries.into_iter().map(|entry| line(entry, lang)).collect_view()}</ol>
        </section>
    }
}

fn line(entry: EntryLine, lang: Lang) -> impl IntoView {
    let annulled = entry.annulled_by;
    let day = entry.on.map(|on| format!(" {}", say_date(on, lang)));
    let heading = format!("{}. {}", entry.number, entry.name);
    let unseen = format!(": {heading}");
    let heading = match annulled {
        Some(_) => view! { <del>{heading}{day}</del> }.into_any(),
        None => view! { {heading}<span class="when">{day}</span> }.into_any(),
    };
    let details: Vec<_> =
        entry.details.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect();
    view! {
        <li class:annulled=annulled.is_some()>
            <h3>{heading}</h3>
            {annulled.map(|by| view! { <p class="badge badge-late">{t(ANNULLED)}" "{by}</p> })}
            <p class="aside">{t(RECORDED)}" "{say_moment(entry.at, lang)}", "{entry.by}</p>
            {(!details.is_empty()).then(|| view! {
                <details>
                    <summary>{t(DETAILS)}<span class="unseen">{unseen}</span></summary>
                    <dl>{details}</dl>
                </details>
            })}
        </li>
    }
}
