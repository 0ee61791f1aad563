//! `GET /api/operation`: how the server fares, for the one who runs it.

use super::Shared;
use super::asking::{Reader, at_house};
use super::problem::Problem;
use super::session;
use super::shapes::Shape;
use crate::operation::Operation;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use kotodigi::access::{self, Action, Purpose, Resource};
use kotodigi::refusal::No;

pub(super) async fn show(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
) -> Result<Json<Operation>, Problem> {
    let by = session::sitting(&desk, &headers, lang).await?.by;
    let decision = access::decide_plain(&by, Purpose::AccessControl, Resource::Operation, Action::See);
    if !decision.allowed {
        return Err(Problem::of(No::Denied(decision.refusal()), lang));
    }
    let (figures, sources) = (desk.figures.clone(), desk.setup.sources.clone());
    at_house(&desk, lang, move |house| Ok(Operation::now(house, &figures, &sources)?)).await.map(Json)
}

pub(super) const SHAPE: Shape = (
    "Operation",
    &[
        ("version", "string"),
        ("uptime_seconds", "integer"),
        ("kind", "string"),
        ("format", "integer"),
        ("journal_position", "integer"),
        ("clients", "integer"),
        ("looks_today", "integer?"),
        ("looks_committed", "integer?"),
        ("looks_waiting", "integer?"),
        ("last_backup", "integer?"),
        ("last_anchor", "integer?"),
        ("disk_free_bytes", "integer?"),
        ("sessions", "integer?"),
        ("refused_logins", "integer?"),
        ("requests_under_way", "integer"),
    ],
);
