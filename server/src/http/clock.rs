//! `POST /api/training/clock`

use super::Shared;
use super::asking::{Reader, at_house, json};
use super::problem::{self, Problem};
use super::session::{self, Session};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use chrono::NaiveDate;
use kotodigi::steps::Directory;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    on: NaiveDate,
}

pub(super) async fn set(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Session>, Problem> {
    if desk.house.kind() != Directory::Training {
        return Err(Problem::wire(&problem::NOT_TRAINING, lang));
    }
    let by = session::officer(&desk, &headers).ok_or_else(|| Problem::wire(&problem::SESSION, lang))?;
    let Day { on } = json(&body, lang)?;
    at_house(&desk, lang, move |house| Ok(house.turn_to(on)?)).await?;
    session::describe(&desk, Some(by), lang).await.map(Json)
}
