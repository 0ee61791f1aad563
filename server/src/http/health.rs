//! `/healthz`, `/readyz`: for whoever watches over the process; no session, no data.

use super::Shared;
use super::asking::at_house;
use super::problem::Problem;
use axum::Json;
use axum::extract::State;
use kotodigi::words::Lang;
use serde_json::{Value, json};

pub(super) async fn lives() -> Json<Value> {
    Json(json!({"status": "ok"}))
}

/// Ready when the register answers: its lock can be had and no bug has stopped it. Heads that could not be anchored
/// stop nobody's work, but are said.
pub(super) async fn ready(State(desk): State<Shared>) -> Result<Json<Value>, Problem> {
    at_house(&desk, Lang::En, |house| Ok(house.on()?)).await?;
    let standing = desk.house.anchoring();
    let anchors = if standing.fault.is_some() { "failing" } else { "ok" };
    Ok(Json(json!({"status": "ok", "anchors": anchors})))
}
