//! `GET /api/operation`: how the server fares, for the one who runs it.

use super::Shared;
use super::asking::{Reader, at_house};
use super::problem::{self, Problem};
use super::session;
use crate::house::Declined;
use crate::operation::Operation;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use kotodigi::access::{self, Action};
use kotodigi::officer::Officer;
use kotodigi::refusal::No;

pub(super) async fn show(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
) -> Result<Json<Operation>, Problem> {
    let by = session::officer(&desk, &headers).ok_or_else(|| Problem::wire(&problem::SESSION, lang))?;
    may_see(by).map_err(|declined| Problem::of(declined, lang))?;
    let (figures, sources) = (desk.figures.clone(), desk.setup.sources.clone());
    at_house(&desk, lang, move |house| Ok(Operation::now(house, &figures, &sources)?)).await.map(Json)
}

/// Hook (ops): `operation see` of the policy. Until it is there, those who load registers.
fn may_see(by: &Officer) -> Result<(), Declined> {
    let decision = access::decide(by, Action::LoadRegister);
    if decision.allowed {
        return Ok(());
    }
    Err(Declined { no: Box::new(No::Refused(decision.refusal())), by_access: true })
}
