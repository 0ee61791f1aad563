//! Rows that loads left out because they are about people the loader does not see: a supervisor who may know of them
//! enters them in another way, and says so.

use super::intake_runs::{button, lines};
use crate::browser::say_moment;
use crate::desk::Desk;
use crate::door::text_of;
use crate::may::LEFT_OUT;
use crate::parts::fresh::{Fresh, FreshCode};
use crate::parts::notice::{Notice, Waiting};
use crate::place::Side;
use crate::reader::now;
use kotodigi::access::Purpose;
use kotodigi::officer::{Officer, Role};
use kotodigi::refusal::NoView;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;
use uuid::Uuid;

/// Whether any of them are for whoever sits here: a supervisor with the special right, on a server; a practice keeps
/// none.
pub fn are_for(desk: Desk) -> bool {
    let protected = |officer: &Officer| officer.rights.iter().any(|r| r.role == Role::Supervisor && r.protected);
    desk.side == Side::Work
        && desk.may(LEFT_OUT)
        && desk.officer.with(|officer| officer.as_ref().is_some_and(protected))
}

const TITLE: Text =
    text("Tuonneista pois jääneet rivit", "Rader som lämnats utanför importer", "Rows left out of loads");
const WHY: Text = text(
    "Nämä rivit koskevat asiakkaita, joita tuoja ei saa nähdä, esimerkiksi turvakiellon vuoksi. Katso tiedostosta rivi, kirjaa tiedot asiakkaalle itse ja kuittaa rivit käsitellyiksi. Rivit säilyvät tässä 30 päivää.",
    "Raderna gäller kunder som den som importerade inte får se, till exempel på grund av spärrmarkering. Se raden i filen, anteckna uppgifterna för kunden själv och kvittera raderna som behandlade. Raderna finns kvar här i 30 dagar.",
    "These rows are about clients whom the loader may not see, because of non-disclosure for example. Look the row up in the file, enter the facts for the client yourself and say the rows are dealt with. They stay here for 30 days.",
);
const NONE: Text = text("Pois jääneitä rivejä ei ole.", "Det finns inga sådana rader.", "There are no such rows.");
const FILE: Text = text("Tiedosto", "Fil", "File");
const MADE_BY: Text = text("Tuoja", "Importerad av", "Loaded by");
const ROWS: Text = text("Rivit", "Rader", "Rows");
const DEALT: Text = text("Rivit on käsitelty", "Raderna är behandlade", "The rows are dealt with");
const DONE: Text = text("Kuitattu käsitellyiksi.", "Kvitterat som behandlade.", "Noted as dealt with.");
/// How many rows are named.
const NAMED: usize = 200;

#[derive(Clone, Copy)]
struct Board {
    fresh: Fresh,
    found: RwSignal<Option<Result<Value, NoView>>, LocalStorage>,
}

impl Board {
    fn ask(self) {
        let (door, manner) = (self.fresh.desk.door(), self.fresh.manner());
        spawn_local(async move {
            let found = door.left_out(manner).await;
            let _ = self.found.try_set(Some(found));
        });
    }

    fn settle(self, run: Uuid) {
        self.fresh.act(
            async move |door, manner| door.left_settled(manner, run).await,
            move |done| {
                if done.is_some() {
                    let reader = self.fresh.desk.reader;
                    reader.said.set(Some(DONE.say(reader.lang.get_untracked()).to_owned()));
                    crate::browser::focus("left");
                    self.ask();
                }
            },
        );
    }
}

pub fn shown() -> AnyView {
    let board = Board { fresh: Fresh::new(Purpose::Supervision), found: RwSignal::new_local(None) };
    let lang = board.fresh.desk.reader.lang;
    Effect::new(move |_| {
        lang.track();
        board.ask();
    });
    let body = move || match board.found.get() {
        None => view! { <Waiting /> }.into_any(),
        Some(Err(no)) => view! { <Notice no /> }.into_any(),
        Some(Ok(all)) => {
            let left = all["left"].as_array().map_or(&[][..], Vec::as_slice);
            if left.is_empty() {
                return view! { <p>{now(NONE)}</p> }.into_any();
            }
            let cards: Vec<AnyView> = left.iter().map(|one| card(board, one)).collect();
            view! { <p>{now(WHY)}</p><ul class="cards">{cards}</ul> }.into_any()
        }
    };
    view! {
        <section aria-labelledby="left">
            <h2 id="left" tabindex="-1">{move || TITLE.say(lang.get())}</h2>
            <FreshCode fresh=board.fresh />
            {body}
        </section>
    }
    .into_any()
}

fn card(board: Board, left: &Value) -> AnyView {
    let lang = board.fresh.desk.reader.lang.get_untracked();
    let all = left["rows"].as_array().map_or(&[][..], Vec::as_slice);
    let row = |row: &Value| match text_of(row, "client_number") {
        Some(number) => format!("{}: {number}", row["row"]),
        None => row["row"].to_string(),
    };
    let mut rows = all.iter().take(NAMED).map(row).collect::<Vec<_>>().join(", ");
    if all.len() > NAMED {
        rows += " …";
    }
    let by = text_of(&left["loaded_by"], "name").unwrap_or_default();
    let by = format!("{by}, {}", say_moment(left["at"].as_i64().unwrap_or_default(), lang));
    let facts = lines(vec![(FILE, text_of(left, "file").unwrap_or_default()), (MADE_BY, by), (ROWS, rows)]);
    let run = text_of(left, "run").and_then(|run| Uuid::parse_str(&run).ok());
    let dealt = run.map(|run| button(DEALT, move || board.settle(run)));
    let heading = format!("{} ({})", text_of(left, "system").unwrap_or_default(), all.len());
    view! { <li class="card"><h3>{heading}</h3>{facts}<p class="buttons">{dealt}</p></li> }.into_any()
}
