//! `/api/intake/mappings`: what an organisation keeps for next time.

use super::super::Shared;
use super::super::asking::{Asking, at_house, json};
use super::super::problem::Problem;
use super::{may, may_now, organisation, problem};
use crate::house::{Asker, House};
use crate::intake::{Saved, mappings};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(in crate::http) struct Mappings {
    mappings: Vec<Saved>,
}

pub(in crate::http) async fn list(
    State(desk): State<Shared>,
    Asking(asker): Asking,
) -> Result<Json<Mappings>, Problem> {
    at_house(&desk, asker.lang, move |house| {
        may(house, &asker, "import_mapping")?;
        listed(house, &asker)
    })
    .await
}

pub(in crate::http) async fn keep(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    body: Bytes,
) -> Result<Json<Mappings>, Problem> {
    may_now(&desk, &asker, "import_mapping").await?;
    let saved: Saved = json(&body, asker.lang)?;
    if !mappings::is_name(&saved.name) {
        return Err(Problem::wire(&problem::NAME, asker.lang));
    }
    at_house(&desk, asker.lang, move |house| {
        let kept = mappings::keep(&house.place().0, &organisation(&asker), &saved);
        kept.map_err(|why| Broken::Store(why.to_string()))?;
        listed(house, &asker)
    })
    .await
}

fn listed(house: &House, asker: &Asker) -> Result<Json<Mappings>, No> {
    let kept = mappings::of(&house.place().0, &organisation(asker));
    Ok(Json(Mappings { mappings: kept.map_err(|why| Broken::Store(why.to_string()))? }))
}
