//! `GET /api/law`: the Act as this program executes it. Public; no client in it.

use super::asking::Reader;
use axum::Json;
use kotodigi::law;
use kotodigi::words::Lang;
use serde_json::{Value, json};

pub(super) async fn page(Reader(lang): Reader) -> Json<Value> {
    Json(json!({"sections": law::SECTIONS.iter().map(|section| of(section, lang)).collect::<Vec<_>>()}))
}

fn of(section: &law::Section, lang: Lang) -> Value {
    let numbers = section.numbers.iter().map(|number| {
        let values = number.timeline.lines.iter().map(|line| {
            json!({
                "from": line.from,
                "value": line.value,
                "said": number.say(line.value).say(lang),
                "cite": line.cite.say(lang),
            })
        });
        json!({"name": number.name.say(lang), "values": values.collect::<Vec<_>>()})
    });
    json!({
        "number": section.number,
        "title": section.title.say(lang),
        "cite": section.cite.say(lang),
        "numbers": numbers.collect::<Vec<_>>(),
    })
}
