//! `GET /api/operation`: how the server fares, for the one who runs it.

use super::Shared;
use super::asking::{Reader, at_house};
use super::problem::Problem;
use super::session;
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
    let by = session::sitting(&desk, &headers, lang)?.by;
    let decision = access::decide_plain(&by, Purpose::AccessControl, Resource::Operation, Action::See);
    if !decision.allowed {
        return Err(Problem::of(No::Denied(decision.refusal()), lang));
    }
    let (figures, sources) = (desk.figures.clone(), desk.setup.sources.clone());
    at_house(&desk, lang, move |house| Ok(Operation::now(house, &figures, &sources)?)).await.map(Json)
}
