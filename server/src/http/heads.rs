//! `GET /api/heads`: the heads of both chains, for a witness of another organisation. No client data.

use super::Shared;
use super::asking::{Reader, at_house};
use super::problem::Problem;
use super::session;
use crate::clock;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use kotodigi::access::{self, Action, Purpose, Resource};
use kotodigi::refusal::No;
use serde_json::{Value, json};

pub(super) async fn show(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
) -> Result<Json<Value>, Problem> {
    let by = session::sitting(&desk, &headers, lang).await?.by;
    let decision = access::decide_plain(&by, Purpose::AccessControl, Resource::Operation, Action::See);
    if !decision.allowed {
        return Err(Problem::of(No::Denied(decision.refusal()), lang));
    }
    let heads = at_house(&desk, lang, |house| Ok(house.heads()?)).await?;
    Ok(Json(json!({"at": clock::now(), "journal": heads.journal, "looks": heads.looks})))
}
