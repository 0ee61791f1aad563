//! One difference: where it stands, both values, what it means; and somebody's word on it.

use super::dual::Board;
use crate::browser::{focus, say_moment};
use crate::door::{Word, text_of};
use crate::reader::now;
use kotodigi::intake::diff::{REASON as REASON_MISSING, Verdict};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;
use serde_json::Value;

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
fn place(one: &Value, lang: Lang) -> String {
    let row = one["row"].as_u64().map(|row| phrase!(ROW, row.to_string()).say(lang));
    let others = ["part", "client_number", "what_name"].map(|key| text_of(one, key));
    row.into_iter().chain(others.into_iter().flatten()).collect::<Vec<_>>().join(" · ")
}

fn facts(lines: Vec<(Text, String)>) -> AnyView {
    let line = |(name, value)| view! { <dt>{now(name)}</dt><dd>{value}</dd> }.into_any();
    view! { <dl>{lines.into_iter().map(line).collect::<Vec<_>>()}</dl> }.into_any()
}

/// Both values, and who gave the register its own.
fn values(board: Board, one: &Value, lang: Lang) -> Vec<(Text, String)> {
    let (mut lines, file) = (Vec::new(), text_of(one, "file_said"));
    let is_somebody = text_of(one, "client_number").is_some() && file.is_some();
    lines.extend(file.map(|said| (FILE, said)));
    lines.extend(text_of(one, "wording").map(|said| (WORDING, said)));
    let stood = &one["register"];
    if stood.is_object() {
        let hidden = (stood["hidden"] == true).then(|| HIDDEN.say(lang).to_owned());
        lines.push((REGISTER, hidden.or(text_of(stood, "said")).unwrap_or_else(|| "–".to_owned())));
        lines.push((if stood["changed_here"] == true { ENTERED } else { LOADED }, who(board, stood, lang)));
    } else if is_somebody {
        lines.push((REGISTER, "–".to_owned()));
    }
    lines
}

/// Who and when, by name, where the page knows it.
fn who(board: Board, said: &Value, lang: Lang) -> String {
    let (id, at) = (text_of(said, "by").unwrap_or_default(), said["at"].as_i64().unwrap_or_default());
    let known = board.fresh.desk.session.with_untracked(|session| {
        let officers = session.iter().flat_map(|session| &session.officers);
        officers.into_iter().find(|officer| officer.id == id).map(|officer| officer.name.clone())
    });
    format!("{}, {}", known.unwrap_or(id), say_moment(at, lang))
}

pub fn open_card(board: Board, one: &Value) -> AnyView {
    let lang = board.fresh.desk.reader.lang.get_untracked();
    let (heading, lines) = (place(one, lang), values(board, one, lang));
    let id = text_of(one, "id").unwrap_or_default();
    // What was typed here, else what was typed last anywhere.
    let own = {
        let id = id.clone();
        board.typed.with_untracked(|typed| typed.iter().find(|(of, _)| *of == id).map(|(_, said)| said.clone()))
    };
    let own = RwSignal::new(own);
    let wrong = RwSignal::new(false);
    let (field, fault) = (format!("reason-{id}"), format!("reason-{id}-wrong"));
    let reason = move || own.get().unwrap_or_else(|| board.reason.get());
    let sign = {
        let (id, field) = (id.clone(), field.clone());
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
    let take =
        (one["can_take"] == true).then(|| button(format!("take-{id}"), TAKE, &heading, Verdict::File, sign.clone()));
    let keep = button(format!("keep-{id}"), KEEP, &heading, Verdict::Register, sign);
    let fault_id = fault.clone();
    let described = move || wrong.get().then(|| fault_id.clone());
    let told = move || wrong.get().then(|| view! { <p class="wrong" id=fault.clone()>{now(REASON_MISSING)}</p> });
    let means = format!("{} {}", text_of(one, "means").unwrap_or_default(), text_of(one, "next").unwrap_or_default());
    let type_in = move |event| {
        let said = event_target_value(&event);
        own.set(Some(said.clone()));
        board.typed.update(|typed| {
            typed.retain(|(of, _)| *of != id);
            typed.push((id.clone(), said));
        });
    };
    view! {
        <li class="card difference">
            <h3>{heading}</h3>
            {facts(lines)}
            <p>{means}</p>
            <div class="field" class:has-wrong=wrong>
                <label for=field.clone()>{now(REASON)}</label>
                {told}
                <input type="text" id=field maxlength="500" autocomplete="off" prop:value=reason aria-describedby=described
                    aria-invalid=move || wrong.get().then_some("true")
                    on:input=type_in />
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

pub fn settled_card(board: Board, settled: &Value) -> AnyView {
    let lang = board.fresh.desk.reader.lang.get_untracked();
    let (one, signature) = (&settled["difference"], &settled["signature"]);
    let verdict = if signature["keep"] == Verdict::File.id() { TAKEN } else { KEPT };
    let mut lines = values(board, one, lang);
    lines.push((BY, who(board, signature, lang)));
    lines.extend(text_of(signature, "reason").map(|reason| (REASON, reason)));
    view! { <li class="card"><h3>{place(one, lang)}</h3><p><strong>{now(verdict)}</strong></p>{facts(lines)}</li> }
        .into_any()
}
