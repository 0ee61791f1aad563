//! The day of law: shown to everybody, set by whoever practises.

use crate::desk::desk;
use crate::reader::{reader, t};
use crate::texts::DATE_HINT;
use chrono::{Datelike, NaiveDate};
use kotodigi::dates::parse_typed;
use kotodigi::words::{Text, say_date, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const DAY: Text = text("Päivä", "Dag", "Day");
const CHANGE: Text = text("Vaihda päivää", "Byt dag", "Change the day");
const NEW_DAY: Text = text("Harjoituksen päivä", "Övningens dag", "Day of the practice");
const SET: Text = text("Siirry päivään", "Gå till dagen", "Go to the day");
const NOT_A_DAY: Text =
    text("Kirjoita päivä muodossa 31.1.2027.", "Skriv dagen i formen 31.1.2027.", "Write the day as 31.1.2027.");
const NOW_IS: Text = text("Nyt on", "Nu är det", "It is now");

/// A day as it is typed.
pub fn typed(day: NaiveDate) -> String {
    format!("{}.{}.{}", day.day(), day.month(), day.year())
}

#[component]
pub fn Day() -> impl IntoView {
    let desk = desk();
    let lang = reader().lang;
    let on = move || desk.session.with(|session| session.as_ref().map(|session| session.on));
    // The form stays open while only the day changes.
    let training = Memo::new(move |_| desk.training());
    view! {
        <div class="day">
            <span>{t(DAY)}": "<strong>{move || on().map(|on| say_date(on, lang.get()))}</strong></span>
            {move || training.get().then(|| view! { <SetDay /> })}
        </div>
    }
}

#[component]
fn SetDay() -> impl IntoView {
    let desk = desk();
    let reader = desk.reader;
    let text = RwSignal::new(desk.session.with_untracked(|s| s.as_ref().map(|s| typed(s.on))).unwrap_or_default());
    let wrong = RwSignal::new(None::<String>);
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let manner = desk.manner();
        let Some(on) = parse_typed(&text.get_untracked()) else {
            wrong.set(Some(NOT_A_DAY.say(manner.lang).to_owned()));
            crate::browser::focus("day-input");
            return;
        };
        spawn_local(async move {
            let door = desk.door();
            let done = match door.set_day(manner, on).await {
                Ok(()) => desk.refresh(manner).await,
                Err(no) => Err(no),
            };
            match done {
                Ok(()) => {
                    let said = format!("{} {}.", NOW_IS.say(manner.lang), say_date(on, manner.lang));
                    reader.said.set(Some(said));
                }
                Err(no) => wrong.set(Some(no.detail)),
            }
        });
    };
    view! {
        <details class="set-day">
            <summary>{t(CHANGE)}</summary>
            <form novalidate on:submit=set>
                <label for="day-input">{t(NEW_DAY)}</label>
                <p class="hint" id="day-hint">{t(DATE_HINT)}</p>
                {move || wrong.get().map(|what| view! { <p class="wrong" id="day-wrong">{what}</p> })}
                <input type="text" id="day-input" class="short" autocomplete="off" aria-describedby="day-wrong day-hint"
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    prop:value=text on:input=move |event| text.set(event_target_value(&event)) />
                <button type="submit" class="button-second">{t(SET)}</button>
            </form>
        </details>
    }
}
