//! Whose a whole row is: left out, another person's, or a client's of the register.

use super::ask::{Ask, Tell};
use super::bench::{bench, t};
use kotodigi::intake::finding::Kind;
use kotodigi::intake::{RowMend, Whose};
use kotodigi::phrase;
use kotodigi::words::{Lang, Phrase, Text, text};
use leptos::prelude::*;

const LEAVE_OUT: Text = text("Jätä rivi {0} pois", "Lämna bort rad {0}", "Leave row {0} out");
const IS_ANOTHER: Text = text("Rivi {0} on eri henkilö", "Rad {0} är en annan person", "Row {0} is another person");
const LEFT_OUT: Text = text("rivi {0} jää pois", "rad {0} lämnas bort", "row {0} stays out");
const ANOTHER: Text = text("rivi {0} on eri henkilö", "rad {0} är en annan person", "row {0} is another person");
const THEIRS: Text = text("rivi {0} on asiakas {1}", "rad {0} är kunden {1}", "row {0} is the client {1}");
const BACK: Text = text("Peru", "Ångra", "Undo");
const OPEN: Text = text("Päätä, kenen rivi on", "Bestäm vems raden är", "Decide whose a row is");
const LEAD: Text = text(
    "Kun tiedostoa verrataan rekisteriin, rivillä voi olla ehkä joku, joka on jo asiakas. Jos hän on sama, kirjoita tähän hänen asiakasnumeronsa: rivi päivittää häntä eikä tee uutta asiakasta.",
    "När filen jämförs med registret kan en rad kanske gälla någon som redan är kund. Om det är samma person, skriv kundens nummer här: raden uppdaterar kunden och skapar ingen ny.",
    "When the file is compared with the register, a row may perhaps be about somebody who is a client already. If it is the same person, write the client’s number here: the row updates them and makes no new client.",
);
const ROW: Text = text("Rivi", "Rad", "Row");
const CLIENT: Text = text("Asiakkaan numero (K-000123)", "Kundens nummer (K-000123)", "The client’s number (K-000123)");
const DECIDE: Text = text("Päätä", "Bestäm", "Decide");
const NO_ROW: Text = text(
    "Rivillä ”{0}” ei ole asiakasta. Kirjoita rivin numero sellaisena kuin taulukko sen näyttää.",
    "Rad ”{0}” har ingen kund. Skriv radens nummer så som tabellen visar det.",
    "Row “{0}” has no client. Write the number of the row as the spreadsheet shows it.",
);
const NO_NUMBER: Text = text(
    "”{0}” ei ole asiakkaan numero. Kirjoita se näin: K-000123.",
    "”{0}” är inte ett kundnummer. Skriv det så här: K-000123.",
    "“{0}” is not a client’s number. Write it like this: K-000123.",
);

/// What may be said of the rows of a group; nothing where it is not about who somebody is.
pub fn answers(code: &str) -> &'static [(Text, Whose)] {
    const ONE: &[(Text, Whose)] = &[(LEAVE_OUT, Whose::LeftOut)];
    const BOTH: &[(Text, Whose)] = &[(LEAVE_OUT, Whose::LeftOut), (IS_ANOTHER, Whose::Another)];
    match Kind::parse(code) {
        Some(Kind::DuplicateInFile | Kind::LeftOut) => ONE,
        Some(kind) if kind.is_doubt_of_person() => BOTH,
        _ => &[],
    }
}

fn said(one: &RowMend) -> Phrase {
    match &one.is {
        Whose::LeftOut => phrase!(LEFT_OUT, one.row),
        Whose::Another => phrase!(ANOTHER, one.row),
        Whose::Client(number) => phrase!(THEIRS, one.row, number.clone()),
    }
}

/// A button for each answer, or what was decided.
#[component]
pub fn OfRow(row: u32, answers: &'static [(Text, Whose)]) -> impl IntoView {
    let bench = bench();
    let done = Memo::new(move |_| bench.rows.with(|rows| rows.iter().find(|one| one.row == row).cloned()));
    view! {
        <div class="mend">
            {move || match done.get() {
                Some(one) => decision(one).into_any(),
                None => {
                    let button = |(says, is): &'static (Text, Whose)| view! {
                        <button type="button" class="button-second"
                            on:click=move |_| bench.decide_row(RowMend { row, is: is.clone() })>
                            {move || phrase!(*says, row).say(bench.lang.get())}
                        </button>
                    };
                    answers.iter().map(button).collect_view().into_any()
                }
            }}
        </div>
    }
}

fn decision(one: RowMend) -> impl IntoView {
    let bench = bench();
    let (row, said) = (one.row, said(&one));
    view! {
        <span>"→ "<strong>{move || said.say(bench.lang.get())}</strong>" "</span>
        <button type="button" class="button-quiet" on:click=move |_| bench.undecide_row(row)>{t(BACK)}</button>
    }
}

/// Every decision about a row, for the list of what was decided.
#[component]
pub fn Decided() -> impl IntoView {
    let bench = bench();
    let one = |one: RowMend| view! { <li>{decision(one)}</li> };
    move || bench.rows.get().into_iter().rev().map(one).collect_view()
}

/// A row and a client's number.
#[component]
pub fn WhoseRow() -> impl IntoView {
    let bench = bench();
    let (row, number) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<Phrase>);
    let says = move |lang: Lang| wrong.with(|wrong| wrong.as_ref().map(|wrong| wrong.say(lang)));
    let decide = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (typed, is) = (row.get_untracked(), Whose::from(number.get_untracked()));
        let no_row = phrase!(NO_ROW, typed.trim().to_owned());
        let Ok(at) = typed.trim().parse::<u32>() else { return wrong.set(Some(no_row)) };
        if is.number().is_none() {
            return wrong.set(Some(phrase!(NO_NUMBER, number.get_untracked())));
        }
        bench.ask(Ask::HasRow { row: at }, move |tell, _| match tell {
            Tell::HasRow(true) => {
                bench.decide_row(RowMend { row: at, is: is.clone() });
                row.set(String::new());
                number.set(String::new());
                wrong.set(None);
            }
            _ => wrong.set(Some(no_row.clone())),
        });
    };
    view! {
        <details class="alike">
            <summary>{t(OPEN)}</summary>
            <p>{t(LEAD)}</p>
            <form class="whose" on:submit=decide>
                <label for="whose-row">{t(ROW)}</label>
                <input id="whose-row" type="text" inputmode="numeric" size="7" autocomplete="off" prop:value=row
                    on:input=move |event| row.set(event_target_value(&event)) />
                <label for="whose-client">{t(CLIENT)}</label>
                <input id="whose-client" type="text" size="12" autocomplete="off" prop:value=number
                    on:input=move |event| number.set(event_target_value(&event)) />
                <button type="submit" class="button-second">{t(DECIDE)}</button>
                <p role="alert" class="error">{move || says(bench.lang.get())}</p>
            </form>
        </details>
    }
}
