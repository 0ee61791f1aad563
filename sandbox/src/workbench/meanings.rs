//! What the old register's words mean: permits, countries, languages, municipalities, yes and no. Kept with the
//! choices of columns for the next file.

use super::ask::{Ask, Meaning, Part, Tell};
use super::bench::{Bench, bench, t};
use super::more::More;
use kotodigi::intake::Field;
use kotodigi::intake::field::{List, Shape};
use kotodigi::phrase;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text(
    "Kerro, mitä nämä sanat tarkoittavat: {0}",
    "Ange vad de här orden betyder: {0}",
    "Say what these words mean: {0}",
);
const LEAD: Text = text(
    "Vanhan rekisterin sanat vasemmalla, rekisterin sana oikealla. Ehdotukset eivät tule voimaan ennen kuin hyväksyt ne. Sanat säilyvät sarakkeiden valinnoissa seuraavaa kertaa varten.",
    "Det gamla registrets ord till vänster, registrets ord till höger. Förslagen gäller först när du godkänner dem. Orden sparas med kolumnvalen till nästa gång.",
    "The old register’s words on the left, the register’s word on the right. Proposals hold only when you accept them. The words are kept with the choices of columns for next time.",
);
const HEADS: [Text; 4] = [
    text("Vanha sana", "Gammalt ord", "Old word"),
    text("Sarake", "Kolumn", "Column"),
    text("Kertaa", "Gånger", "Times"),
    text("Tarkoittaa", "Betyder", "Means"),
];
const MEANS: Text = text("Mitä {0} tarkoittaa", "Vad {0} betyder", "What {0} means");
const DO: Text = text("Hyväksy", "Godkänn", "Accept");
const ALL: Text = text("Hyväksy kaikki ehdotukset", "Godkänn alla förslag", "Accept all proposals");
const BACK: Text = text("Peru", "Ångra", "Undo");
const NOTHING: Text = text("(jätetään tyhjäksi)", "(lämnas tomt)", "(left empty)");

fn say(bench: Bench, field: Field, old: String, new: String) {
    bench.values.update(|all| drop(all.entry(field).or_default().insert(old, new)));
    bench.changed.set(true);
}

#[component]
pub fn Meanings() -> impl IntoView {
    let bench = bench();
    let found = RwSignal::new(Part::<Meaning>::default());
    let more = move || {
        let from = found.with_untracked(|all| all.these.len());
        bench.ask(Ask::Meanings { from }, move |tell, _| {
            if let Tell::Meanings(next) = tell {
                let _ = found.try_update(|all| all.append(next));
            }
        });
    };
    Effect::new(move |_| {
        bench.turn.track();
        found.set(Part::default());
        more();
    });
    let all = move |_| {
        bench.ask(Ask::Guesses, move |tell, _| {
            if let Tell::Meanings(all) = tell {
                for meaning in all.these {
                    say(bench, meaning.field, meaning.old, meaning.new.unwrap_or_default());
                }
            }
        });
    };
    let none = move || found.with(|all| all.these.is_empty());
    let title = move || phrase!(TITLE, found.with(|all| all.of)).say(bench.lang.get());
    let lists = move || {
        let lang = bench.lang.get();
        (!none()).then(|| {
            [List::Municipality, List::Country, List::Language, List::Permit].map(|list| {
                let names = list.codes().all.iter().map(|code| view! { <option value=code.name(lang)></option> });
                view! { <datalist id=list_id(list)>{names.collect_view()}</datalist> }
            })
        })
    };
    let guessed = move || found.with(|all| all.these.iter().any(|word| word.guessed));
    // Drawn once, so that it stays open when more of it comes.
    view! {
        <details class="meanings" hidden=none>
            <summary>{title}</summary>
            <p>{t(LEAD)}</p>
            {lists}
            <p hidden=move || !guessed()><button type="button" class="button-second" on:click=all>{t(ALL)}</button></p>
            <div class="box" tabindex="0" role="region" aria-labelledby="columns-title">
                <table class="lines">
                    <thead><tr>{HEADS.map(|head| view! { <th scope="col">{t(head)}</th> })}</tr></thead>
                    <tbody>
                        <For each=move || found.get().these key=key children=move |word| view! { <Word word /> } />
                    </tbody>
                </table>
            </div>
            <More shown=move || found.with(|all| all.these.len()) of=move || found.with(|all| all.of) more />
        </details>
    }
}

/// One word of one column, with what is proposed for it in the reader's language.
fn key(word: &Meaning) -> (String, String, Option<String>) {
    (word.column.clone(), word.old.clone(), word.new.clone())
}

fn list_id(list: List) -> &'static str {
    match list {
        List::Municipality => "list-municipality",
        List::Country => "list-country",
        List::Language => "list-language",
        List::Permit => "list-permit",
    }
}

#[component]
fn Word(word: Meaning) -> impl IntoView {
    let bench = bench();
    let typed = RwSignal::new(word.new.clone().unwrap_or_default());
    let (field, old) = (word.field, word.old.clone());
    let said = {
        let old = old.clone();
        Memo::new(move |_| bench.values.with(|all| all.get(&field).and_then(|words| words.get(&old).cloned())))
    };
    let list = if let Shape::Code(list) = field.shape() { Some(list_id(list)) } else { None };
    let act = move || match said.get() {
        Some(new) => {
            let old = old.clone();
            let undo = move |_| {
                bench.values.update(|all| {
                    if let Some(words) = all.get_mut(&field) {
                        words.remove(&old);
                    }
                });
                bench.changed.set(true);
            };
            let new = if new.is_empty() { t(NOTHING)().to_owned() } else { new };
            view! {
                <span>"→ "<strong>{new}</strong></span>
                <button type="button" class="button-quiet" on:click=undo>{t(BACK)}</button>
            }
            .into_any()
        }
        None => {
            let label = phrase!(MEANS, old.clone()).say(bench.lang.get());
            let old = old.clone();
            let accept = move |_| say(bench, field, old.clone(), typed.get_untracked().trim().to_owned());
            view! {
                <input type="text" aria-label=label list=list prop:value=typed autocomplete="off"
                    on:input=move |event| typed.set(event_target_value(&event)) />
                <button type="button" class="button-second" on:click=accept>{t(DO)}</button>
            }
            .into_any()
        }
    };
    view! {
        <tr>
            <th scope="row" class="cell">{word.old.clone()}</th>
            <td>{word.column.clone()}</td>
            <td>{word.count}</td>
            <td><div class="mend">{act}</div></td>
        </tr>
    }
}
