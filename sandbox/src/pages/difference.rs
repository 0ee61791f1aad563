//! One difference: where it stands, both values, what it means; and somebody's word on it.

use super::dual::Board;
use crate::browser::{focus, say_moment};
use crate::door::{Difference, Settled, Word};
use crate::reader::now;
use kotodigi::intake::diff::{REASON as REASON_MISSING, Verdict};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;

const ROW: Text = text("Rivi {0}", "Rad {0}", "Row {0}");
const FILE: Text = text("Tiedostossa", "I filen", "In the file");
const REGISTER: Text = text("Rekisterissä", "I registret", "In the register");
const WORDING: Text = text("Tiedoston sanoin", "Med filens ord", "In the file's words");
const ENTERED: Text = text("Kirjattu täällä", "Antecknat här", "Entered here");
const LOADED: Text = text("Tuotu", "Importerat", "Loaded");
const HIDDEN: Text =
    text("Ei näytetä tähän käyttötarkoitukseen", "Visas inte för detta ändamål", "Not shown for this purpose");
const REASON: Text = text("Syy", "Skäl", "Reason");
const KEEP: Text = text("Rekisteri on oikeassa", "Registret har rätt", "The register is right");
const TAKE: Text = text("Ota tiedoston arvo", "Ta filens värde", "Take the file's value");
const KEPT: Text = text("Rekisteri on oikeassa.", "Registret har rätt.", "The register is right.");
const TAKEN: Text =
    text("Rekisteri otti tiedoston arvon.", "Registret tog filens värde.", "The register took the file's value.");
const BY: Text = text("Kuitannut", "Kvitterat av", "Signed off by");

/// `Row 12 · plans.csv · K-000123 · Telephone`.
fn place(one: &Difference, lang: Lang) -> String {
    let row = one.row.map(|row| phrase!(ROW, row).say(lang));
    let client = Some(one.client_number.clone()).filter(|number| !number.is_empty());
    let parts = [row, one.part.clone(), client, Some(one.what_name.clone())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn facts(lines: Vec<(Text, String)>) -> AnyView {
    let line = |(name, value)| view! { <dt>{now(name)}</dt><dd>{value}</dd> }.into_any();
    view! { <dl>{lines.into_iter().map(line).collect::<Vec<_>>()}</dl> }.into_any()
}

/// Both values, and who gave the register its own.
fn values(board: Board, one: &Difference, lang: Lang) -> Vec<(Text, String)> {
    let mut lines = Vec::new();
    lines.extend(one.file_said.clone().map(|said| (FILE, said)));
    lines.extend(one.wording.clone().map(|said| (WORDING, said)));
    if let Some(stood) = &one.register {
        let value = if stood.hidden { HIDDEN.say(lang).to_owned() } else { stood.said.clone() };
        lines.push((REGISTER, if value.is_empty() { "–".to_owned() } else { value }));
        let who = format!("{}, {}", name(board, &stood.by), say_moment(stood.at, lang));
        lines.push((if stood.changed_here { ENTERED } else { LOADED }, who));
    } else if !one.client_number.is_empty() && one.file_said.is_some() {
        lines.push((REGISTER, "–".to_owned()));
    }
    lines
}

/// By name, where the page knows it.
fn name(board: Board, id: &str) -> String {
    let known = board.fresh.desk.session.with_untracked(|session| {
        let officers = session.iter().flat_map(|session| &session.officers);
        officers.into_iter().find(|officer| officer.id == id).map(|officer| officer.name.clone())
    });
    known.unwrap_or_else(|| id.to_owned())
}

pub fn open_card(board: Board, one: Difference) -> AnyView {
    let lang = board.fresh.desk.reader.lang.get_untracked();
    let (heading, lines) = (place(&one, lang), values(board, &one, lang));
    let own = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(false);
    let (field, fault) = (format!("reason-{}", one.id), format!("reason-{}-wrong", one.id));
    let reason = move || own.get().unwrap_or_else(|| board.reason.get());
    let sign = {
        let (id, field) = (one.id.clone(), field.clone());
        move |keep: Verdict| {
            let reason = untrack(reason);
            wrong.set(reason.trim().is_empty());
            if wrong.get_untracked() {
                return focus(&field);
            }
            board.reason.set(reason.clone());
            board.ask(Some(Word { difference: id.clone(), keep, reason }));
        }
    };
    let take = one.can_take.then(|| button(format!("take-{}", one.id), TAKE, &heading, Verdict::File, sign.clone()));
    let keep = button(format!("keep-{}", one.id), KEEP, &heading, Verdict::Register, sign);
    let fault_id = fault.clone();
    let described = move || wrong.get().then(|| fault_id.clone());
    let told = move || wrong.get().then(|| view! { <p class="wrong" id=fault.clone()>{now(REASON_MISSING)}</p> });
    view! {
        <li class="card difference">
            <h3>{heading}</h3>
            {facts(lines)}
            <p>{one.means}" "{one.next}</p>
            <div class="field" class:has-wrong=wrong>
                <label for=field.clone()>{now(REASON)}</label>
                {told}
                <input type="text" id=field maxlength="500" autocomplete="off" prop:value=reason aria-describedby=described
                    aria-invalid=move || wrong.get().then_some("true")
                    on:input=move |event| own.set(Some(event_target_value(&event))) />
            </div>
            <p class="buttons">{keep}{take}</p>
        </li>
    }
    .into_any()
}

fn button(id: String, says: Text, of: &str, keep: Verdict, sign: impl Fn(Verdict) + 'static + Send) -> AnyView {
    let of = format!(": {of}");
    view! {
        <button type="button" class="button-second" id=id on:click=move |_| sign(keep)>
            {now(says)}<span class="unseen">{of}</span>
        </button>
    }
    .into_any()
}

pub fn settled_card(board: Board, settled: &Settled) -> AnyView {
    let lang = board.fresh.desk.reader.lang.get_untracked();
    let signature = &settled.signature;
    let verdict = if signature.keep == Verdict::File.id() { TAKEN } else { KEPT };
    let mut lines = values(board, &settled.difference, lang);
    lines.push((BY, format!("{}, {}", name(board, &signature.by), say_moment(signature.at, lang))));
    if !signature.reason.is_empty() {
        lines.push((REASON, signature.reason.clone()));
    }
    view! {
        <li class="card">
            <h3>{place(&settled.difference, lang)}</h3>
            <p><strong>{now(verdict)}</strong></p>
            {facts(lines)}
        </li>
    }
    .into_any()
}
