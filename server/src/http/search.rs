//! `POST /api/search`: the text stands in the body, for it may be an identity code.

use super::Shared;
use super::asking::{Asking, at_house, json};
use super::problem::{self, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use kotodigi::views::{Answer, Question, SearchAsk};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sought {
    text: String,
}

const LONGEST: usize = 200;

pub(super) async fn find(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    body: Bytes,
) -> Result<Json<Answer>, Problem> {
    let Sought { text } = json(&body, asker.lang)?;
    if text.chars().count() > LONGEST {
        return Err(Problem::wire(&problem::UNREADABLE, asker.lang));
    }
    let question = Question::Search(SearchAsk { text });
    at_house(&desk, asker.lang, move |house| house.look(&asker, &question)).await.map(Json)
}
