//! `GET /api/forms/{step}`

use super::Shared;
use super::asking::{Asking, at_house};
use super::clients::{client, with_version};
use super::problem::{self, Problem};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use kotodigi::views::Question;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Of {
    client: Option<String>,
}

pub(super) async fn page(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(step): Path<String>,
    of: Result<Query<Of>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(of) = of.map_err(|_| Problem::wire(&problem::UNREADABLE, asker.lang))?;
    let client = of.client.map(|id| client(&id, asker.lang)).transpose()?;
    let question = Question::Form { client, step };
    let answer = at_house(&desk, asker.lang, move |house| house.look(&asker, &question)).await?;
    Ok(with_version(answer))
}
