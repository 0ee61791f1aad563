//! `/metrics`, on a port of its own.

use super::Shared;
use super::asking::at_house;
use super::guard;
use super::problem::Problem;
use crate::operation::Operation;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kotodigi::words::Lang;

pub(super) fn router(desk: Shared) -> Router {
    let treated = map_response(|mut response: Response| async move {
        guard::treat(&mut response);
        response
    });
    Router::new().route("/metrics", get(show)).layer(treated).with_state(desk)
}

async fn show(State(desk): State<Shared>) -> Result<Response, Problem> {
    let (figures, sources) = (desk.figures.clone(), desk.setup.sources.clone());
    let text =
        at_house(&desk, Lang::En, move |house| Ok(figures.prometheus(&Operation::now(house, &figures, &sources)?)));
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text.await?).into_response())
}
