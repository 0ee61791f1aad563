//! What a load would do, shown on rows of each kind, and what it would leave as it is here.

use crate::door::{Compared, Sample, Stay};
use crate::reader::now;
use kotodigi::intake::Field;
use kotodigi::intake::field::Shape;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, say_date, text};
use leptos::prelude::*;
use serde_json::Value;

const SAMPLES: Text = text("Esimerkkejä riveistä", "Exempel på rader", "Some of the rows");
const CREATE: Text = text("Rivi {0} luodaan", "Rad {0} skapas", "Row {0} would be created");
const UPDATE: Text =
    text("Rivi {0} päivittää asiakkaan", "Rad {0} uppdaterar kunden", "Row {0} would update the client");
const UP_TO_DATE: Text = text("Rivi {0} ei muuta mitään", "Rad {0} ändrar inget", "Row {0} would change nothing");
const REFUSE: Text = text("Rivi {0} hylätään", "Rad {0} avvisas", "Row {0} would be rejected");
const STAY: Text = text(
    "Jää ennalleen, koska se on kirjattu tai korjattu täällä: {0}",
    "Lämnas, eftersom det har antecknats eller rättats här: {0}",
    "Stays, because it was entered or corrected here: {0}",
);
const AT: Text = text("Rivi {0}, {1}: {2} {3}", "Rad {0}, {1}: {2} {3}", "Row {0}, {1}: {2} {3}");
const YES: Text = text("kyllä", "ja", "yes");
const NO: Text = text("ei", "nej", "no");
const FIRST: Text = text("Tässä ovat ensimmäiset {0}.", "Här är de första {0}.", "These are the first {0}.");
/// So many of them are shown.
const SHOWN: usize = 50;

pub fn shown(compared: &Compared, lang: Lang) -> AnyView {
    let samples = (!compared.samples.is_empty()).then(|| {
        let rows: Vec<AnyView> = compared.samples.iter().map(|sample| row(sample, lang)).collect();
        view! { <details><summary>{now(SAMPLES)}</summary><ul>{rows}</ul></details> }
    });
    let stays = (!compared.conflicts.is_empty()).then(|| {
        let line =
            |one: &Stay| phrase!(AT, one.row, one.what_name.clone(), one.said.clone(), one.next.clone()).say(lang);
        let lines = compared.conflicts.iter().take(SHOWN).map(|one| view! { <li>{line(one)}</li> }).collect_view();
        let title = phrase!(STAY, compared.conflicts.len()).say(lang);
        let first = (compared.conflicts.len() > SHOWN).then(|| phrase!(FIRST, SHOWN).say(lang));
        view! { <details><summary>{title}</summary><p>{first}</p><ul>{lines}</ul></details> }
    });
    view! { {samples}{stays} }.into_any()
}

fn row(sample: &Sample, lang: Lang) -> AnyView {
    let state = match sample.state.as_str() {
        "create" => CREATE,
        "update" => UPDATE,
        "up_to_date" => UP_TO_DATE,
        _ => REFUSE,
    };
    let one = |field: &Field| {
        let value = sample.values.get(field.id())?;
        Some(format!("{}: {}", field.label().say(lang), said(*field, value, lang)))
    };
    let data: Vec<String> = Field::ALL.iter().filter_map(one).collect();
    view! { <li><strong>{phrase!(state, sample.row).say(lang)}</strong>". "{data.join("; ")}</li> }.into_any()
}

/// As people write it: a code by its name, a day in the form of the language.
fn said(field: Field, value: &Value, lang: Lang) -> String {
    match (value, field.shape()) {
        (Value::String(code), Shape::Code(list)) => {
            list.codes().get(code).map_or(code.as_str(), |found| found.name(lang)).to_owned()
        }
        (Value::String(day), Shape::Day) => day.parse().map_or_else(|_| day.clone(), |day| say_date(day, lang)),
        (Value::String(text), _) => text.clone(),
        (Value::Bool(yes), _) => if *yes { YES } else { NO }.say(lang).to_owned(),
        (other, _) => other.to_string(),
    }
}
