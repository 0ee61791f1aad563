//! Mending: one cell, or a wording everywhere in its column. What stood there is shown and kept.

use super::ask::{Ask, Decided, Part, Tell, Wording};
use super::bench::{bench, t};
use super::more::More;
use super::rows;
use kotodigi::phrase;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

pub const MEND: Text = text("Korjaus", "Rättelse", "Mend");
const DO: Text = text("Korjaa", "Rätta", "Mend");
const BACK: Text = text("Peru", "Ångra", "Undo");
const NEW_FOR: Text = text("Uusi arvo riville {0}", "Nytt värde för rad {0}", "New value for row {0}");
const NEW_EVERYWHERE: Text = text(
    "Uusi arvo kaikkialle, missä lukee {0}",
    "Nytt värde överallt där det står {0}",
    "New value wherever it says {0}",
);
const ALIKE: Text = text("Samoin kirjoitetut yhdellä kertaa", "Likadana på en gång", "All written alike at once");
const TIMES: Text = text("Kertaa", "Gånger", "Times");
const VALUE: Text = text("Arvo", "Värde", "Value");
const ACCEPT: Text = text("Hyväksy kaikki ehdotukset", "Godkänn alla förslag", "Accept all proposals");
const DECIDED: Text = text("Korjaukset: {0}", "Rättelser: {0}", "Mends: {0}");
const EVERYWHERE: Text = text("koko sarake", "hela kolumnen", "whole column");
const ROW: Text = text("rivi {0}", "rad {0}", "row {0}");
const KEPT: Text = text(
    "Tiedostoa ei muuteta. Alkuperäinen arvo säilyy ja menee rekisteriin merkintänä siitä, mitä vanhassa rekisterissä luki.",
    "Filen ändras inte. Det ursprungliga värdet bevaras och följer med till registret som uppgift om vad som stod i det gamla registret.",
    "The file is not changed. The original value is kept and goes into the register as a note of what the old register said.",
);
const LAST: Text = text(
    "Tässä ovat viimeiset {0}. Kaikki ovat tiedostossa Tehdyt korjaukset (JSON).",
    "Här är de senaste {0}. Alla finns i filen Gjorda rättelser (JSON).",
    "These are the last {0}. All stand in the file Mends made (JSON).",
);
/// So many decisions are listed.
const SHOWN: usize = 100;

/// A field for the new value, with what was proposed in it, and a button; or what was decided.
#[component]
pub fn Mend(one: Decided) -> impl IntoView {
    let bench = bench();
    let typed = RwSignal::new(if one.to.is_empty() { one.from.clone() } else { one.to.clone() });
    let place = one.clone();
    let done = Memo::new(move |_| {
        let here = |d: &&Decided| {
            (&d.column, d.row, &d.part, d.number) == (&place.column, place.row, &place.part, place.number)
                && (d.row.is_some() || d.from == place.from)
        };
        bench.decided.with(|decided| decided.iter().find(here).map(|d| d.to.clone()))
    });
    let label = {
        let one = one.clone();
        move || match one.row {
            Some(row) => phrase!(NEW_FOR, row).say(bench.lang.get()),
            None => phrase!(NEW_EVERYWHERE, one.from.clone()).say(bench.lang.get()),
        }
    };
    let kept = one.clone();
    let mend = move || bench.decide([Decided { to: typed.get_untracked().trim().to_owned(), ..kept.clone() }]);
    let enter = {
        let mend = mend.clone();
        move |event: web_sys::KeyboardEvent| {
            if event.key() == "Enter" {
                mend();
            }
        }
    };
    view! {
        <div class="mend">
            {move || match done.get() {
                Some(to) => {
                    let one = one.clone();
                    let undo = move |_| bench.undecide(&one);
                    view! {
                        <span>"→ "<strong>{to}</strong></span>
                        <button type="button" class="button-quiet" on:click=undo>{t(BACK)}</button>
                    }
                    .into_any()
                }
                None => {
                    let (mend, enter) = (mend.clone(), enter.clone());
                    view! {
                        <input type="text" aria-label=label.clone() prop:value=typed autocomplete="off" on:keydown=enter
                            on:input=move |event| typed.set(event_target_value(&event)) />
                        <button type="button" class="button-second" on:click=move |_| mend()>{t(DO)}</button>
                    }
                    .into_any()
                }
            }}
        </div>
    }
}

/// The wordings of a group, each mended at one stroke; shown where something is written alike, or proposed.
#[component]
pub fn Wordings(group: usize, count: usize, column: String) -> impl IntoView {
    let bench = bench();
    let wordings = RwSignal::new(Part::<Wording>::default());
    let more = move || {
        let from = wordings.with_untracked(|all| all.these.len());
        bench.ask(Ask::Wordings { group, from }, move |tell, _| {
            if let Tell::Wordings(found) = tell {
                let _ = wordings.try_update(|all| all.append(found));
            }
        });
    };
    more();
    let of = {
        let column = column.clone();
        move |wording: Wording| Decided {
            column: column.clone(),
            row: None,
            part: None,
            number: None,
            from: wording.value,
            to: wording.mend.unwrap_or_default(),
        }
    };
    let accept = {
        let of = of.clone();
        move |_| {
            let of = of.clone();
            bench.ask(Ask::Proposals { group }, move |tell, _| {
                if let Tell::Wordings(found) = tell {
                    bench.decide(found.these.into_iter().map(of.clone()));
                }
            });
        }
    };
    let different = move || wordings.with(|all| all.of);
    let alike =
        move || wordings.with(|all| all.of < count && all.these.iter().any(|w| w.count > 1 && !w.value.is_empty()));
    let proposed = move || wordings.with(|all| all.these.iter().any(|wording| wording.mend.is_some()));
    let all = move || wordings.get().these.into_iter().filter(|wording| !wording.value.is_empty()).collect::<Vec<_>>();
    let row = move |wording: Wording| {
        let (value, many) = (wording.value.clone(), wording.count);
        view! { <tr><th scope="row" class="cell">{value}</th><td>{many}</td><td><Mend one=of(wording) /></td></tr> }
    };
    let heads = [VALUE, TIMES, MEND].map(|head| view! { <th scope="col">{t(head)}</th> });
    // Drawn once, so that it stays open when more of it comes.
    view! {
        <p hidden=move || !proposed()>
            <button type="button" class="button-second" on:click=accept>{t(ACCEPT)}</button>
        </p>
        <details class="alike" hidden=move || !alike()>
            <summary>{t(ALIKE)}</summary>
            <div class="box" tabindex="0" role="region" aria-label=t(ALIKE)>
                <table class="lines">
                    <thead><tr>{heads}</tr></thead>
                    <tbody><For each=all key=|wording| wording.value.clone() children=row /></tbody>
                </table>
            </div>
            <More shown=move || wordings.with(|all| all.these.len()) of=different more />
        </details>
    }
}

/// Everything that was decided, with the way back.
#[component]
pub fn Decisions() -> impl IntoView {
    let bench = bench();
    let one = move |one: Decided| {
        let lang = bench.lang.get_untracked();
        let place = match one.row {
            Some(row) => phrase!(ROW, row).say(lang),
            None => EVERYWHERE.say(lang).to_owned(),
        };
        let says = format!("{}, {place}: ", one.column);
        let (from, to) = (one.from.clone(), one.to.clone());
        let undo = move |_| bench.undecide(&one);
        view! {
            <li>
                {says}<del>{from}</del>" → "<strong>{to}</strong>" "
                <button type="button" class="button-quiet" on:click=undo>{t(BACK)}</button>
            </li>
        }
    };
    let many = move || bench.decided.with(Vec::len) + bench.rows.with(Vec::len);
    let none = move || many() == 0;
    let title = move || phrase!(DECIDED, many()).say(bench.lang.get());
    let last = move || {
        let many = bench.decided.with(Vec::len) > SHOWN;
        many.then(|| view! { <p>{phrase!(LAST, SHOWN).say(bench.lang.get())}</p> })
    };
    let list = move || {
        bench.lang.track();
        bench.decided.get().into_iter().rev().take(SHOWN).map(one).collect_view()
    };
    // Drawn once, so that it stays open while decisions come and go.
    view! {
        <details class="decided" hidden=none>
            <summary>{title}</summary>
            <p>{t(KEPT)}</p>
            {last}
            <ul>{list}<rows::Decided /></ul>
        </details>
    }
}
